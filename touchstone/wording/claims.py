"""Sentences about what the article claims.

They are in plain English, at most about twenty words each. ``wording.research`` has the
sentences about research.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from touchstone.articles.article import NOT_GIVEN
from touchstone.claims.claims import IMPLIED, STATED
from touchstone.evidence.verdicts import CellVerdict
from touchstone.limits import MAX_HITS_DRAWN
from touchstone.wording.phrases import (
    capital_first,
    choose_words,
    format_all,
    format_count,
    format_day,
    lower_first,
    spell_number,
)

# The verbs for a single claim, by its kind: for one article and for several.
_CLAIM_VERBS = {STATED: ("states", "state"), IMPLIED: ("implies", "imply")}
# What to do about sentences that matched no claim.
UNMATCHED = (
    "The program misses claims, and it lists repeated ones here. Check these sentences yourself: "
    "those with words that often go too far come first."
)

LEFT_OUT = "These sentences warn, deny, doubt or ask, so none is a claim."

# Title and lead of what an article says about the subjects of cautions.
TOUCHED = "Cautions that the article speaks of"
TOUCHED_LEAD = "Check that the article says the same as each caution, and not the opposite."

# The label of what opens below a claim.
CLAIM_FOLD = "Studies and reasons"


def welcome_sentence(articles: int) -> str:
    """Return what the tool does, for a reader who has not chosen a concern yet."""
    says = choose_words(articles, "an article says", "{n} articles say")
    whose = choose_words(articles, "its", "their")
    return (
        f"Pick what worries you about your skin. You see what {says} massage does "
        f"for it, in {whose} exact words. "
        "Beside it you see what studies found, and how sure you can be."
    )


def benefits_title(articles: int) -> str:
    """Return the heading of the benefits that are claimed for one concern."""
    one, several = "Benefits that the article claims", "Benefits that the articles claim"
    return choose_words(articles, one, several)


def meaning_sentence(concern: str, meaning: str) -> str:
    """Return what the name of a concern means, as "Redness: skin that looks red."."""
    return f"{concern}: {lower_first(meaning)}"


def claims_title(cells: Collection[CellVerdict]) -> str:
    """Return how many claims there are for one concern, and how many were tested.

    Args:
        cells: The verdicts of its claims, at least one.
    """
    tested = sum(cell.is_decided for cell in cells)
    tested_words = (
        f"{spell_number(tested)} of them tested" if tested else "none tested the whole way"
    )
    if len(cells) == 1:
        return "One claim, tested" if tested else "One claim, not tested the whole way"
    if tested == len(cells):
        tested_words = "both tested" if tested == 2 else "all tested"
    return f"{capital_first(spell_number(len(cells)))} claims, {tested_words}"


def untested_title(count: int) -> str:
    """Return the title of the untested claims below those that are shown."""
    return f"{format_count(count, 'more claim')}, not tested the whole way"


def same_words_sentence(benefit: str) -> str:
    """Say that a claim rests on words that are already shown with another claim."""
    return f"The same words as for “{lower_first(benefit)}”."


def more_passages_words(count: int) -> str:
    """Return how many more passages make the same claim."""
    return f"{format_count(count, 'more passage')} below."


def passage_link_words(number: int) -> str:
    """Return the text of the link to a passage in its article."""
    return f"Read passage {number} in the article"


def answer_sentence(
    concern: str, claims: pd.DataFrame, *, articles: int = 1, naming: int = 1
) -> str:
    """Return what is claimed for one concern, in one sentence.

    Args:
        concern: Name of the concern.
        claims: Its rows of ``claims.claims.build_claims``.
        articles: How many articles are shown.
        naming: How many of them name a benefit for it; ignored if there is no claim.
    """
    name = lower_first(concern)
    if claims.empty:
        subject = choose_words(articles, "The article names no", "None of the {n} articles names a")
        return f"{subject} benefit of massage for {name}."
    is_one = len(claims) == 1
    one, several = _CLAIM_VERBS[claims["kind"].item()] if is_one else ("names", "name")
    subject = f"{naming} of {articles} articles {one if naming == 1 else several}"
    if naming == articles:
        subject = choose_words(articles, f"The article {one}", f"The {{n}} articles {several}")
    benefits = format_count(len(claims), "benefit")
    kinds = "" if is_one else f": {_kinds_words(claims, naming)}"
    return f"{subject} {benefits} of massage for {name}{kinds}."


def count_shown(shown: pd.DataFrame, claims: pd.DataFrame) -> str:
    """Return what filters leave, as "8 of 18 concerns, 21 of 52 claims"."""
    concerns, all_concerns = shown["concern_id"].nunique(), claims["concern_id"].nunique()
    return f"{concerns} of {all_concerns} concerns, {len(shown)} of {len(claims)} claims"


def article_lines(meta: Mapping[str, str]) -> list[str]:
    """Return what an article says about itself, leaving out what was not given."""
    origin = meta["based_on"] if meta["based_on"] != NOT_GIVEN else ""
    author = meta["author"]
    if origin and author != NOT_GIVEN:
        # Who tells it is not the author of what it is based on.
        author = f"Retold by {lower_first(author) if author.startswith('The ') else author}"
    parts = [author, format_day(meta["published"]), meta["licence"]]
    credit = ", ".join(part for part in parts if part != NOT_GIVEN)
    return [line for line in (f"{credit}." if credit else "", origin) if line]


def own_sentence(claims: pd.DataFrame, concerns: int) -> str:
    """Return how much a visitor's article claims, as "12 claims for 5 of 18 concerns."."""
    named = claims["concern_id"].nunique()
    return f"{format_count(len(claims), 'claim')} for {named} of {concerns} concerns."


def beyond_sentence(count: int, claims: int) -> str:
    """Return how many of an article's claims go further than the evidence.

    Examples:
        >>> beyond_sentence(1, 13)
        '1 of the 13 claims goes further than the evidence.'
        >>> beyond_sentence(1, 1)
        'The claim goes further than the evidence.'
        >>> beyond_sentence(13, 13)
        'All 13 claims go further than the evidence.'
    """
    verb = "goes" if count == 1 else "go"
    if claims == 1:
        return f"The claim {verb} further than the evidence."
    which = f"{count} of the {claims}" if count < claims else capital_first(format_all(claims))
    return f"{which} claims {verb} further than the evidence."


def strong_sentence(count: int) -> str:
    """Return how many sentences that are no claim have words that often go too far."""
    has = format_count(count, "sentence without a claim has", "sentences without a claim have")
    return f"{has} words that often go too far."


def opposites_sentence(count: int) -> str:
    """Return how many sentences of an article may say the opposite of a caution."""
    says = format_count(count, "sentence may say", "sentences may say")
    return f"{says} the opposite of a caution."


def accepted_sentence(count: int) -> str:
    """Return how many claims are accepted, and that this holds until the visitor rejects them.

    Examples:
        >>> accepted_sentence(0), accepted_sentence(1)
        ('No claim is accepted.', '1 claim is accepted until you reject it.')
    """
    if not count:
        return "No claim is accepted."
    it = "it" if count == 1 else "them"
    return f"{format_count(count, 'claim is', 'claims are')} accepted until you reject {it}."


def differs_sentence(here: int, both: int, there: int) -> str:
    """Return how a visitor's article differs from the shown one."""
    return (
        f"{format_count(both, 'claim')} in both, {here} only in your article, "
        f"{there} only in the article shown here."
    )


def matrix_title(shown: pd.DataFrame) -> str:
    """Return the finding of the matrix: claims by kind, and the most widely claimed benefit."""
    stated = int((shown["kind"] == STATED).sum())
    widest = shown["benefit"].value_counts().idxmax()
    concerns = int((shown["benefit"] == widest).sum())
    return (
        f"{format_count(len(shown), 'claim')}, {stated} stated and {len(shown) - stated} implied; "
        f"“{widest}” is claimed for {format_count(concerns, 'concern')}"
    )


def marks_sentence(concern: str, marks: int) -> str:
    """Return how many marked places in the article back a claim about a concern."""
    name = lower_first(concern)
    if not marks:
        return f"No words of the article back a claim about {name}."
    places = "1 place is" if marks == 1 else f"{marks} places are"
    return f"{places} marked: the words that back a claim about {name}."


def overstated_sentences(marks: int) -> list[str]:
    """Return how many places in the article go too far, and that a rule judged so."""
    if not marks:
        return ["No words of the article go further than the studies allow."]
    places = "1 place goes" if marks == 1 else f"{marks} places go"
    return [
        f"{places} further than the studies behind the claims allow. "
        "A rule finds them by their words and can be wrong. "
        "Open a claim in the matrix to see what may honestly be said."
    ]


def unmatched_title(count: int) -> str:
    """Return how many sentences of a visitor's article matched no claim."""
    spoken = choose_words(count, "1 sentence speaks", "{n} sentences speak")
    return f"Not matched: {spoken} of massage or skin"


def hits_sentence(query: str, hits: int) -> str:
    """Return how often a search text was found.

    ``query`` is visitor text: show it as data.
    """
    if not hits:
        return f"“{query}” is not in the article."
    marked = f" The first {MAX_HITS_DRAWN:,} are marked." if hits > MAX_HITS_DRAWN else ""
    return f"“{query}” is found {'once' if hits == 1 else f'{hits:,} times'}.{marked}"


def shared_benefits_sentence(shared: int, benefits: int, concerns: int, articles: int = 1) -> str:
    """Return how many of the compared benefits are claimed for each of two or more concerns."""
    subject = choose_words(articles, "The article names", "The {n} articles name")
    if not shared:
        return f"{subject} no benefit that these concerns share."
    which = f"{shared} of these {benefits}" if shared < benefits else format_all(benefits)
    return f"{subject} {which} benefits for {format_all(concerns)} concerns."


def _kinds_words(claims: pd.DataFrame, naming: int) -> str:
    stated = int((claims["kind"] == STATED).sum())
    implied = len(claims) - stated
    states = choose_words(naming, "it states", "they state")
    implies = choose_words(naming, "it implies", "they imply")
    if not implied:
        return f"{states} {_spell_all(stated)}"
    if not stated:
        return f"{implies} {_spell_all(implied)}"
    return f"{states} {spell_number(stated)} and {implies.split()[1]} {spell_number(implied)}"


def _spell_all(count: int) -> str:
    return "both" if count == 2 else f"all {spell_number(count)}"
