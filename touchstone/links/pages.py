"""The pages of the app, and the parameters that a link to each may have.

This registry is read by the link parser, the navigation, the widgets, the filtering of
tables, the web server, the offline copy and the tests; docs/links.md describes it to people
who write links.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from touchstone.links.parameters import Comparison, Filter, Parameter


@dataclass(frozen=True)
class Page:
    """One page of the app.

    Attributes:
        page_id: Its name in the code.
        path: Its path in links; empty for the main page.
        title: Its name for readers.
        file: The script that draws it.
        parameters: What its links may carry, in this order.
        shows_claims: Whether it shows only the claims of the chosen articles; other pages show
            the whole pack.
        shows_verdicts: Whether it shows verdicts, which a reader's own bar changes.
        is_offline: Whether the offline copy also has it.
    """

    page_id: str
    path: str
    title: str
    file: str
    parameters: tuple[Parameter, ...]
    shows_claims: bool = False
    shows_verdicts: bool = False
    is_offline: bool = True


def _list_of(name: str, noun: str, choices: str = "") -> Parameter:
    return Parameter(name, noun, choices or name, is_list=True)


_CONCERN = Parameter("concern", "concern", "concern")
# Articles whose claims are shown. None means all.
_ARTICLE = _list_of("article", "article")
# What a reader requires of the studies that decide. None means the published rule.
_BAR = _list_of("bar", "bar")
_SEARCH = Parameter("q", "search text", "")
# The version of the data that a shared link was made with; it does not change what is shown.
_DATA = Parameter("data", "data version", "")

# Filters of the matrix. Columns: those of ``evidence_map.cells.add_verdicts``.
CLAIM_FILTERS = (
    Filter(_list_of("group", "concern group"), "Concern group", "group_id", is_offline=True),
    Filter(_list_of("area", "area"), "Area of the article", "area_id", is_offline=True),
    Filter(_list_of("kind", "kind of claim"), "Kind of claim", "kind", is_offline=True),
    Filter(_list_of("concerns", "concern", "concern"), "Individual concerns", "concern_id"),
    Filter(_list_of("benefits", "benefit", "benefit"), "Individual benefits", "benefit_id"),
    Filter(_list_of("verdict", "verdict"), "Research verdict", "verdict", is_offline=True),
    Filter(_list_of("certainty", "certainty"), "Certainty", "certainty"),
)

# Filters of the studies. A study passes if one of its findings does. Columns: those of
# ``evidence.studies.StudyIndex.findings``.
STUDY_FILTERS = (
    Filter(_list_of("concern", "concern"), "Concern", "concern_id", is_offline=True),
    Filter(_list_of("benefit", "benefit"), "Benefit", "benefit_id", is_offline=True),
    Filter(_list_of("design", "design"), "Design", "design", is_offline=True),
    Filter(_list_of("direction", "direction"), "What it found", "direction", is_offline=True),
    Filter(_list_of("step", "step"), "Step of the chain", "step"),
    Filter(_list_of("given_with", "way of giving"), "Given with", "given_with", is_offline=True),
    Filter(_list_of("funding", "payer"), "Who paid", "funding", is_offline=True),
    Filter(_list_of("sex", "sex"), "Who took part", "sex", is_offline=True),
    Filter(_list_of("harms", "word on harms"), "Harms", "harms", is_offline=True),
    Filter(Parameter("since", "first year", "year"), "From year", "year", Comparison.AT_LEAST),
    Filter(Parameter("until", "last year", "year"), "To year", "year", Comparison.AT_MOST),
)

_PAGES = (
    Page(
        "concern",
        "",
        "Your concern",
        "streamlit_app.py",
        (
            _CONCERN,
            _ARTICLE,
            _BAR,
            _list_of("compare", "concern", "concern"),
            Parameter("sort", "order", "claim_sort"),
            Parameter("study", "study", "study", resets_with=("concern",)),
            _DATA,
        ),
        shows_claims=True,
        shows_verdicts=True,
    ),
    Page(
        "matrix",
        "matrix",
        "Benefit matrix",
        "pages/matrix.py",
        (
            _CONCERN,
            _ARTICLE,
            _BAR,
            *(item.parameter for item in CLAIM_FILTERS),
            Parameter("show", "way to show the cells", "show"),
            Parameter("cell", "cell", "cell"),
            _DATA,
        ),
        shows_claims=True,
        shows_verdicts=True,
    ),
    Page(
        "research",
        "research",
        "Research",
        "pages/research.py",
        (
            *(item.parameter for item in STUDY_FILTERS),
            _ARTICLE,
            _BAR,
            _SEARCH,
            Parameter("scale", "scale", "axis"),
            Parameter("sort", "order", "study_sort"),
            Parameter(
                "page",
                "page of the table",
                "study_page",
                resets_with=(*(item.name for item in STUDY_FILTERS), "q", "sort"),
            ),
            _DATA,
        ),
        shows_claims=True,
        shows_verdicts=True,
    ),
    # This page shows only the first of the articles.
    Page(
        "article",
        "article",
        "Article",
        "pages/article.py",
        (_CONCERN, _ARTICLE, _BAR, _SEARCH, Parameter("mark", "kind of marks", "mark"), _DATA),
    ),
    # What a visitor enters here is private: none of it goes into a link.
    Page(
        "your_article",
        "your_article",
        "Your own article",
        "pages/your_article.py",
        (_CONCERN, _ARTICLE, _BAR, _DATA),
        shows_verdicts=True,
        is_offline=False,
    ),
    Page("about", "about", "About", "pages/about.py", (_CONCERN, _ARTICLE, _BAR, _DATA)),
)

# Pages by id, in the order of the navigation.
PAGES: Mapping[str, Page] = {page.page_id: page for page in _PAGES}
