"""The About text works for any pack and includes what the pack says about itself."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from tests.several import make_several
from touchstone.markup.data_pack import render_changes
from touchstone.markup.trust import render_trust
from touchstone.packs import loading
from touchstone.packs.descriptor import DESCRIPTOR
from touchstone.packs.pack import Change, Pack
from touchstone.packs.sources import Sources, read_sources
from touchstone.resources import SHIPPED_FOLDER
from touchstone.wording.about import NO_CONTACT, about_text, list_contents, trust_facts


def test_what_the_pack_says_of_itself_is_told_once(pack):
    """Each of the pack's own texts appears exactly once, and no template marker is left over."""
    said = "".join(about_text(pack))

    assert all(said.count(text) == 1 for text in pack.texts.values())
    assert "<!--" not in said


def test_a_pack_without_texts_leaves_no_gap(pack):
    """Text about the shipped data is left out, and no heading is left without text under it."""
    parts = about_text(replace(pack, texts={}))

    assert "The article was read twice" not in "".join(parts)
    assert "<!--" not in "".join(parts)
    tokens = MarkdownIt("commonmark").parse("\n".join(parts))
    opened = [token for token in tokens if token.level == 0 and token.nesting != -1]
    after = [
        second.type
        for first, second in itertools.pairwise(opened)
        if first.type == "heading_open" and first.tag == "h2" and second.tag == "h2"
    ]
    assert after == []


def test_the_box_says_who_and_when_in_the_words_of_the_pack(pack):
    """Makers, sources and dates come from the pack, so another pack shows its own."""
    facts = trust_facts(pack)

    assert facts["Made by"] == "The Touchstone team"
    assert facts["The claims come from"].startswith("“What a good massage can do for your skin”.")
    assert "unsigned article" in facts["The claims come from"]
    assert "The owner of this project supplied it" in facts["The claims come from"]
    assert facts["Studies searched"] == "November 2026"
    assert facts["Data"] == f"version {pack.version}, December 1, 2026"
    strange = trust_facts(replace(pack, makers=("A & B", "C"), searched="", next_check=""))
    assert strange["Made by"] == "A & B, C"
    assert strange["Studies searched"] == strange["Next check due"] == "not given"


def test_several_articles_are_counted_in_the_box(tmp_path):
    """The box gives only their number, because each article's own page names its source."""
    several = loading.load_pack(make_several(tmp_path / "pack"))

    assert trust_facts(several)["The claims come from"].startswith("3 articles.")


def test_an_address_stands_in_the_box_and_where_mistakes_are_reported(pack):
    """A mail or web address becomes a link in both places; without one, both say so."""
    for contact, target in (
        ("help@example.org", "mailto:help@example.org"),
        ("https://example.org/help", "https://example.org/help"),
    ):
        assert f'<a href="{target}">{contact}</a>' in render_trust(pack, contact)
        assert f"Write to <{contact}>." in about_text(pack, contact=contact)[1]
    assert NO_CONTACT in render_trust(pack, "")
    assert NO_CONTACT in about_text(pack)[1]


def test_names_of_a_pack_are_no_markup_in_the_box(pack):
    """Makers choose their own names, so the box escapes any markup in them."""
    assert "<b>" not in render_trust(replace(pack, makers=("<b>x</b>",)), "")


def test_the_contents_hold_every_heading_of_the_page_in_order(pack):
    """Contents list the headings of the text, of the pack, and of what the page itself draws."""
    contents = list_contents(replace(pack, texts={"about_claims": "## Wie *gelesen* – Größe\n"}))

    assert list(contents)[:2] == ["what-this-is", "what-this-is-not"]
    assert contents["wie-gelesen-größe"] == "Wie gelesen – Größe"
    keys = list(contents)
    assert keys.index("examples") < keys.index("limits") < keys.index("report-a-mistake")
    assert keys[-1] == "data"


@pytest.mark.parametrize(
    ("contributors", "makers"),
    [
        ([{"title": "A"}, {"title": "B", "roles": ["author"]}], ("A", "B")),
        ([{"givenName": "C"}, {"title": " "}, {"title": 3}, "D"], ()),
        (None, ()),
        (3, ()),
    ],
)
def test_what_names_nobody_among_the_makers_is_passed_over(contributors, makers):
    """The standard requires no title, so contributors without a usable one are skipped."""
    shipped = read_sources(SHIPPED_FOLDER).files
    descriptor = {**json.loads(shipped[DESCRIPTOR]), "contributors": contributors}
    changed = Sources({**shipped, DESCRIPTOR: json.dumps(descriptor).encode()}, ())

    assert loading.open_sources(changed).makers == makers


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "No change is listed."), (3, "Change 3"), (4, "Earlier changes: 1")],
)
def test_the_latest_changes_stand_open(pack: Pack, count: int, said: str):
    """The three latest changes are open and earlier ones are folded; an empty list says so."""
    changes = [Change(f"{number}.0.0", "2026-11-29", f"Change {number}") for number in range(1, 5)]
    html = render_changes(replace(pack, changes=tuple(changes[:count])))

    assert said in html
    assert ("<details" in html) == (count > 3)
