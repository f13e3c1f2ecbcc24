"""Say which articles are shown, what they claim, and how far they agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from touchstone.articles.article import NOT_GIVEN
from touchstone.evidence.rule import VERDICTS
from touchstone.wording.claims import matrix_title
from touchstone.wording.phrases import (
    capital_first,
    choose_words,
    format_all,
    format_count,
    join_words,
    lower_first,
)

# A sentence that names more titles than this is too long to read.
_NAMED_TITLES = 3


def origin_sentence(meta: Mapping[str, str]) -> str:
    """Return the first sentence of what an article is based on; '' if that is not given."""
    if meta["based_on"] == NOT_GIVEN:
        return ""
    first = meta["based_on"].partition(". ")[0].rstrip(".")
    return f"The article's source: {lower_first(first)}."


def count_articles(count: int, articles: int) -> str:
    """Return how many of the shown articles make a claim.

    Examples:
        >>> count_articles(2, 3), count_articles(1, 3), count_articles(1, 1)
        ('2 of 3 articles claim this', '1 of 3 articles claims this', 'The article claims this')
    """
    if articles == 1:
        return "The article claims this"
    return f"{count} of {articles} articles {'claims' if count == 1 else 'claim'} this"


def shown_sentence(titles: Sequence[str], articles: int) -> str:
    """Return which articles are shown.

    Args:
        titles: Titles of the chosen articles, empty for all: data, never markup.
        articles: How many the pack holds.
    """
    if not titles or len(titles) == articles:
        return f"{capital_first(format_all(articles))} articles are shown together."
    shown = f"{len(titles)} of {articles} articles {'is' if len(titles) == 1 else 'are'} shown"
    if len(titles) > _NAMED_TITLES:
        return f"{shown}."
    return f"{shown}: {join_words([f'“{title}”' for title in titles])}."


def no_claims_sentence(articles: int) -> str:
    """Say that the shown articles make no claim."""
    one, several = "This article makes no claim.", "These {n} articles make no claim."
    return choose_words(articles, one, several)


def no_claim_sentence(articles: int) -> str:
    """Say that none of the shown articles claims a pair."""
    one = VERDICTS["no-claim"].meaning
    return choose_words(articles, one, "None of the {n} articles claims this.")


def elsewhere_sentence(titles: Sequence[str]) -> str:
    """Return which of the articles that are not shown make a claim, or '' for none.

    Args:
        titles: Their titles: data, never markup.
    """
    if not titles:
        return ""
    if len(titles) > _NAMED_TITLES:
        return f"{len(titles)} articles that are not chosen here do."
    quoted = join_words([f"“{title}”" for title in titles])
    return (
        f"{quoted} does, and is not chosen here."
        if len(titles) == 1
        else (f"{quoted} do, and are not chosen here.")
    )


def look_elsewhere_sentence(titles: Sequence[str]) -> str:
    """Return which other articles have words that back a claim about a concern, or '' for none.

    Args:
        titles: Their titles: data, never markup.
    """
    if not titles:
        return ""
    if len(titles) > _NAMED_TITLES:
        return f"Words of {len(titles)} other articles do."
    return f"Words of {join_words([f'“{title}”' for title in titles])} do."


def agreement_sentence(claims: pd.DataFrame, naming: int) -> str:
    """Return how many benefits for one concern are named by all articles that name any.

    Returns '' if fewer than two articles name any.

    Args:
        claims: Rows of ``claims.claims.build_claims`` for one concern.
        naming: How many articles name a benefit for it.
    """
    if naming < 2:
        return ""
    everyone = format_all(naming)
    shared = int((claims["articles"] == naming).sum())
    if not shared:
        return f"None of them is named by {everyone}."
    if shared == len(claims):
        return f"{everyone.capitalize()} name {'it' if shared == 1 else 'each of them'}."
    return f"{everyone.capitalize()} name {shared} of them."


def agreement_title(shown: pd.DataFrame, articles: int) -> str:
    """Return the finding of a matrix that counts articles: how far they agree.

    Args:
        shown: Rows of ``claims.claims.build_claims``, at least one.
        articles: How many articles are shown.
    """
    if articles == 1:
        return matrix_title(shown)
    shared, single = (int((shown["articles"] == count).sum()) for count in (articles, 1))
    made = f"{single} {'is' if single == 1 else 'are'} made by only one article"
    by_all = f"{shared or 'none'} by {format_all(articles)}"
    return f"Of {format_count(len(shown), 'claim')}, {made} and {by_all}"
