"""The pages of the app, and the parameters that a link to each may have.

This registry is read by the link parser, the navigation, the web server, the offline copy
and the tests; docs/links.md describes it to people who write links.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Parameter:
    """One parameter of a link.

    Attributes:
        name: Its name in the link.
        noun: What one value of it is, in words.
        is_list: Whether it may hold several values, separated by commas or repeated.
        is_text: Whether it holds free text instead of an id.
        resets_with: Parameters whose change makes it begin anew: page 3 of one list says
            nothing about another.
    """

    name: str
    noun: str
    is_list: bool = False
    is_text: bool = False
    resets_with: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """One page of the app.

    Attributes:
        page_id: Its name in the code.
        path: Its path in links; empty for the main page.
        title: Its name for readers.
        file: The script that draws it.
        parameters: What its links may carry, in this order.
        shows_claims: Whether it shows the claims of the chosen articles; others show the
            whole pack.
        is_offline: Whether the offline copy has it, too.
    """

    page_id: str
    path: str
    title: str
    file: str
    parameters: tuple[Parameter, ...]
    shows_claims: bool = False
    is_offline: bool = True

    def find_parameter(self, name: str) -> Parameter:
        """Return the parameter called ``name``.

        Raises:
            KeyError: Links to this page have no such parameter.
        """
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        raise KeyError(name)


_CONCERN = Parameter("concern", "concern")
# Articles whose claims are shown. None means all.
_ARTICLE = Parameter("article", "article", is_list=True)
# The version of the data that a shared link was made with; it does not change what is shown.
_DATA = Parameter("data", "data version", is_text=True)

_CLAIM_FILTERS = (
    Parameter("group", "concern group", is_list=True),
    Parameter("area", "area", is_list=True),
    Parameter("kind", "kind of claim", is_list=True),
    Parameter("concerns", "concern", is_list=True),
    Parameter("benefits", "benefit", is_list=True),
    Parameter("verdict", "verdict", is_list=True),
    Parameter("certainty", "certainty", is_list=True),
)

_STUDY_FILTERS = (
    Parameter("concern", "concern", is_list=True),
    Parameter("benefit", "benefit", is_list=True),
    Parameter("design", "design", is_list=True),
    Parameter("direction", "direction", is_list=True),
    Parameter("step", "step", is_list=True),
    Parameter("since", "first year"),
    Parameter("until", "last year"),
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
            Parameter("compare", "concern", is_list=True),
            Parameter("sort", "order"),
            _DATA,
        ),
        shows_claims=True,
    ),
    Page(
        "matrix",
        "matrix",
        "Benefit matrix",
        "pages/matrix.py",
        (
            _CONCERN,
            _ARTICLE,
            *_CLAIM_FILTERS,
            Parameter("show", "way to show the cells"),
            Parameter("cell", "cell"),
            _DATA,
        ),
        shows_claims=True,
    ),
    Page(
        "research",
        "research",
        "Research",
        "pages/research.py",
        (
            _STUDY_FILTERS[0],
            _ARTICLE,
            *_STUDY_FILTERS[1:],
            Parameter("q", "search text", is_text=True),
            Parameter("sort", "order"),
            Parameter(
                "page",
                "page of the table",
                resets_with=(*(item.name for item in _STUDY_FILTERS), "q", "sort"),
            ),
            _DATA,
        ),
        shows_claims=True,
    ),
    # Here the first of the articles is the one that is read.
    Page(
        "article",
        "article",
        "Article",
        "pages/article.py",
        (_CONCERN, _ARTICLE, Parameter("q", "search text", is_text=True), _DATA),
    ),
    # What is given here is private: none of it stands in a link.
    Page(
        "your_article",
        "your_article",
        "Your own article",
        "pages/your_article.py",
        (_CONCERN, _ARTICLE, _DATA),
        is_offline=False,
    ),
    Page("about", "about", "About", "pages/about.py", (_CONCERN, _ARTICLE, _DATA)),
)

# Pages by id, in the order of the navigation.
PAGES: Mapping[str, Page] = {page.page_id: page for page in _PAGES}


def find_page(path: str) -> Page:
    """Return the page at ``path``.

    Raises:
        KeyError: There is none.
    """
    for page in _PAGES:
        if page.path == path:
            return page
    raise KeyError(path)
