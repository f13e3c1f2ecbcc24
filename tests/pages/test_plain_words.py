"""Pages speak plainly in our own voice: short sentences, easy words, no selling."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
import textstat
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import OpenPage, read_in_order, read_text
from tests.pages.test_your_article import TEXT, own, paste
from tests.plain_words import BANNED, MAX_GRADE, find_long, measure
from touchstone.claims.claims import KINDS
from touchstone.evidence.designs import DESIGNS
from touchstone.evidence.rule import VERDICTS
from touchstone.markup.glossary import CLAIM_TERMS
from touchstone.packs.pack import Pack
from touchstone.wording.about import about_text
from touchstone.wording.studies import shorten_advice

_BLOCKS = {"p", "li", "dd", "dt", "td", "th", "caption", "figcaption", "summary", "div", "br"}
_BLOCKS |= {"h1", "h2", "h3"}
# Left out are the article, which is measured as a whole, and studies, which have their own words.
# Sentences for others to quote are tested in tests/unit/test_honest.py.
_OTHERS = {"blockquote", "cite", "mark", "style"}
_OTHER_CLASSES = {"ts-study", "ts-prose", "ts-honest"}

# Page and link -> a page in a state with much text. Add a row for each new page.
STATES = [
    pytest.param("concern", {}, id="concern-welcome"),
    pytest.param("concern", {"concern": "stretch-marks", "compare": "acne"}, id="concern-chosen"),
    pytest.param("concern", {"concern": "wrinkels", "data": "0.1"}, id="concern-broken_link"),
    pytest.param("concern", {"concern": "wrinkles", "bar": "by-hand"}, id="concern-own_bar"),
    pytest.param("matrix", {"bar": "by-hand,not-seller", "show": "both"}, id="matrix-own_bar"),
    pytest.param("matrix", {"cell": "redness.blood-flow"}, id="matrix-cell_open"),
    pytest.param("matrix", {"group": "skin-conditions", "kind": "stated"}, id="matrix-empty"),
    pytest.param("research", {}, id="research"),
    pytest.param("article", {"concern": "stress", "q": "skin"}, id="article"),
    pytest.param("your_article", {}, id="your_article"),
    pytest.param("about", {}, id="about"),
]


class _Reader(HTMLParser):
    """Collects what a page says in our own voice, one block per line."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self.others: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Start a line at each block, and skip what others say."""
        names = str(dict(attrs).get("class") or "").split()
        if tag in _OTHERS or _OTHER_CLASSES & set(names) or self.others:
            self.others.append(tag)
        if tag in _BLOCKS:
            self.lines.append("")
        if tag == "br" and self.others:
            self.others.pop()

    def handle_endtag(self, tag: str) -> None:
        """End what is skipped, and each block."""
        if self.others and tag == self.others[-1]:
            self.others.pop()
        if tag in _BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        """Keep our own words."""
        if not self.others:
            self.lines[-1] += data


def read_own_lines(app: AppTest) -> list[str]:
    """Return every line that a page says in our own voice."""
    reader = _Reader()
    for markup in read_in_order(app.main):
        reader.feed(markup)
        reader.lines.append("")
    plain = [item.value for item in (*app.title, *app.header, *app.caption, *app.markdown)]
    labels = [
        str(getattr(item, "label", "") or getattr(item.proto, "label", ""))
        for kind in ("selectbox", "multiselect", "text_input", "radio", "button", "expander",
                     "download_button", "page_link", "button_group")
        for item in app.get(kind)
    ]  # fmt: skip
    return [line.strip() for line in (*reader.lines, *"\n".join(plain).split("\n"), *labels)]


@pytest.mark.parametrize(("page", "link"), STATES)
def test_pages_are_read_at_grade_nine_or_below(open_page: OpenPage, page: str, link: dict):
    """Our own words have a Flesch-Kincaid grade of nine or below.

    Syllables come from a pronouncing dictionary.
    """
    assert measure(page, read_own_lines(open_page(page, **link))) <= MAX_GRADE


@pytest.mark.parametrize(("page", "link"), STATES)
def test_pages_use_short_sentences(open_page: OpenPage, pack: Pack, page: str, link: dict):
    """Our own sentences have at most twenty words.

    Advice is exempt: it is shown as its curators wrote it.
    """
    lines = read_own_lines(open_page(page, **link))
    own = "\n".join(lines)
    for advice in pack.tables["cautions"]["advice"]:
        own = own.replace(advice, "").replace(shorten_advice(advice), "")

    assert find_long(own.split("\n")) == []


@pytest.mark.parametrize(("page", "link"), STATES)
def test_pages_do_not_sell(open_page: OpenPage, page: str, link: dict):
    """Our own words include no banned word."""
    lines = read_own_lines(open_page(page, **link))

    assert [line for line in lines if BANNED.search(line)] == []


def test_the_work_on_an_own_article_is_told_plainly(open_page: OpenPage):
    """Our own words beside a visitor's text and claims are as plain as those of other pages."""
    app = paste(open_page("your_article"), TEXT)
    work = own(app)
    work.rows = tuple(replace(row, accepted=False) for row in work.rows)
    lines = read_own_lines(app.run())

    assert any("reloading or closing" in line.lower() for line in lines)
    assert measure("your_article, read", lines) <= MAX_GRADE
    assert find_long(lines) == []
    assert [line for line in lines if BANNED.search(line)] == []


def test_own_words_hold_all_that_is_said_of_a_concern(open_page: OpenPage):
    """These tests see all of a concern page: answer, caution, research and labels."""
    said = "\n".join(read_own_lines(open_page(concern="wrinkles")))

    for words in (
        "The one study that counts was paid for or written by",
        "ask a doctor before firm massage",
        "Before you massage",
        "How it is said to work",
        "Or say it in your own words",
    ):
        assert words in said


def test_article_and_about_are_read_at_grade_nine_or_below(pack: Pack):
    """Our long texts are as plain as the rest."""
    for article in pack.articles.values():
        told = [text for section in article.sections for text in section.paragraphs]
        assert measure(article.article_id, told) <= MAX_GRADE
    about = "\n".join(about_text(pack)).split("\n")
    assert measure("about", about) <= MAX_GRADE


def test_names_and_meanings_are_read_at_grade_nine_or_below(pack: Pack):
    """Descriptions of concerns, how benefits come about, and advice are as plain as the rest."""
    told = [
        *pack.concerns["description"],
        *pack.benefits["how_it_works"],
        *pack.tables["cautions"]["advice"],
    ]
    assert measure("meanings and advice", told) <= MAX_GRADE
    assert [text for text in told if BANNED.search(text)] == []
    # Advice, the last part of this list, is exempt: it is shown as its curators wrote it.
    assert find_long(re.sub("[;:]", ".", text) for text in told[: -len(pack.cautions)]) == []


def test_the_grade_of_hard_words_is_high():
    """The measure distinguishes hard words from plain ones."""
    hard = "Pharmacological interventions demonstrated statistically considerable amelioration."

    assert textstat.flesch_kincaid_grade(hard) > 15
    assert textstat.flesch_kincaid_grade("Massage may help a little. Ask a doctor first.") < 5


@pytest.mark.parametrize(
    ("page", "query", "terms"),
    [
        pytest.param("concern", {"concern": "wrinkles"}, CLAIM_TERMS, id="concern"),
        pytest.param("matrix", {}, CLAIM_TERMS, id="matrix"),
        pytest.param(
            "research", {}, {key: item.meaning for key, item in DESIGNS.items()}, id="research"
        ),
    ],
)
def test_terms_are_explained_where_they_are_used(
    open_page: OpenPage, page: str, query: dict[str, str], terms: dict[str, str]
):
    """Each term beside a claim or a study is explained in plain words on the same page."""
    said = html.unescape(read_text(open_page(page, **query)))

    assert [term for term, meaning in terms.items() if meaning not in said] == []


def test_every_word_beside_a_claim_is_explained():
    """The glossary has both kinds of claims, and the verdicts that are not plain words."""
    assert set(CLAIM_TERMS) >= {*KINDS.values(), VERDICTS["only-a-step"].name, "Not studied"}
