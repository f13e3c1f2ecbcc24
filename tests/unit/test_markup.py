"""Markup shows text; it never runs it."""

from __future__ import annotations

import re
from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as hs

from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import ConcernId
from touchstone.markup.concern import render_claims_section
from touchstone.markup.elements import (
    Column,
    escape_markdown,
    render_contents,
    render_legend,
    render_link,
    render_note,
    render_paragraphs,
    render_stats,
    render_table,
)
from touchstone.markup.passages import mark_text

HOSTILE = "<img src=x onerror=alert(1)> & \"quotes\" 'too'"


def visible(html: str) -> str:
    """Return the text that a reader sees in markup."""
    return unescape(re.sub(r"<[^>]*>", "", html))


# A small alphabet: among all of Unicode, the characters of markup would rarely come up.
@given(
    hs.text("<>&\"'/ab é\n", max_size=40),
    hs.integers(0, 40),
    hs.integers(0, 40),
    hs.integers(0, 40),
)
def test_marking_never_changes_the_words(text: str, start: int, end: int, hit: int):
    """Whatever is marked, the reader sees exactly the text, and no part of it becomes a tag."""
    low, high = sorted((min(start, len(text)), min(end, len(text))))
    marks = [(low, high)] if low < high else []
    hits = [(hit, hit + 1)] if hit < len(text) else []
    html = mark_text(text, marks, hits=hits)

    assert visible(html) == text
    assert set(re.findall(r"</?(\w+)", html)) <= {"mark"}


def test_numbered_marks_lead_on_and_back():
    """Each mark links to the next, and the last one links back to the first."""
    html = mark_text("one two", [(0, 3), (4, 7)], first=1, last=2)

    assert '<mark id="mark-1">one</mark><a class="ts-next" href="#mark-2">' in html
    assert '<mark id="mark-2">two</mark><a class="ts-next" href="#mark-1">' in html


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(render_note([HOSTILE]), id="note"),
        pytest.param(mark_text(HOSTILE, [(0, 9)], hits=[(4, 12)]), id="marks"),
        pytest.param(render_paragraphs([HOSTILE]), id="paragraphs"),
        pytest.param(render_link(HOSTILE, HOSTILE), id="link"),
        pytest.param(render_stats({HOSTILE: HOSTILE}), id="stats"),
        pytest.param(render_contents({HOSTILE: HOSTILE}, HOSTILE), id="contents"),
        pytest.param(render_legend({HOSTILE: HOSTILE}), id="legend"),
        pytest.param(
            render_table(HOSTILE, [Column(HOSTILE)], [[escape(HOSTILE)]]),
            id="table",
        ),
    ],
)
def test_every_builder_escapes(html: str):
    """No builder lets text become a tag."""
    assert "<img" not in html
    assert "onerror=alert(1)>" not in html
    assert HOSTILE in visible(html) or "&lt;img" in html


def test_markdown_of_a_pack_is_shown_as_text():
    """Headings come from data, so their Markdown characters are escaped."""
    assert escape_markdown("A *b* [c](d)") == r"A \*b\* \[c\]\(d\)"


@pytest.mark.parametrize(
    ("concern", "shown", "fold"),
    [
        pytest.param("poor-sleep", 1, "2 more claims, not tested the whole way", id="one tested"),
        pytest.param("acne", 1, "1 more claim, not tested the whole way", id="none tested"),
        pytest.param("loss-of-elasticity", 3, "", id="all tested"),
    ],
)
def test_on_a_phone_a_page_begins_with_the_claims_that_were_tested(
    evidence_map: EvidenceMap, concern: str, shown: int, fold: str
):
    """If none was tested, the first claim is shown. The others are folded; none is left out."""
    drawn = render_claims_section(evidence_map, ConcernId(concern))
    first, _, rest = drawn.partition('<details class="ts-fold ts-fold-narrow">')

    assert first.count('<article class="ts-claim">') == shown
    claims = len(evidence_map.claims_of(ConcernId(concern)))
    assert rest.count('<article class="ts-claim">') == claims - shown
    assert rest.startswith(f"<summary>{fold}</summary>") if fold else not rest
