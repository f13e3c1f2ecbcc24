"""Decide what each cell of the matrix shows once filters are applied.

A cell shows the article's claim, the verdict of research, its certainty, or both;
or, where a pack holds several articles, how many of them make the claim.
A cell that a filter leaves out never looks like a cell without a claim.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from touchstone.evidence.rule import CERTAINTY_WORDS, RULE, VERDICTS, VerdictId
from touchstone.evidence.verdicts import CellVerdict
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.frames import iterate_cells
from touchstone.ids import Cell
from touchstone.wording.articles import count_articles

# With more articles than this, a legend says once what all counts mean.
_LISTED_COUNTS = 4
NO_CLAIM: VerdictId = "no-claim"


@dataclass(frozen=True)
class Look:
    """How one state of a cell looks and reads.

    Attributes:
        sign: What stands in the cell.
        word: What it means.
        tone: ``strong``, ``soft``, ``plain`` or ``empty``: how much the cell stands out;
            a verdict that studies decided is a tone of its own, see ``Palette.tones``.
    """

    sign: str
    word: str
    tone: str


_NO_CLAIM = Look(VERDICTS[NO_CLAIM].sign, VERDICTS[NO_CLAIM].name, "empty")
_HIDDEN = Look("", "Left out by a filter", "empty")
_CLAIM_LOOKS = {"stated": Look("S", "Stated", "strong"), "implied": Look("I", "Implied", "soft")}
_VERDICT_TONES = {
    "helped": "helped",
    "worse": "worse",
    "mixed": "mixed",
    "no-difference": "no-difference",
    "only-a-step": "plain",
    "not-studied": "plain",
}


def list_looks(show: str, articles: int = 1) -> dict[str, Look]:
    """Return the looks that cells can have, by state, for a legend.

    Args:
        show: A key of ``SHOWS``.
        articles: How many articles are shown.
    """
    if show == "claim":
        looks = dict(_CLAIM_LOOKS)
    elif show == "articles":
        looks = _count_looks(articles)
    elif show == "certainty":
        looks = {
            str(dots): Look(str(dots), word, _certainty_tone(dots))
            for dots, word in CERTAINTY_WORDS.items()
        }
        looks["0"] = Look(VERDICTS["not-studied"].sign, VERDICTS["not-studied"].name, "plain")
    else:
        looks = {
            verdict_id: Look(verdict.sign, verdict.name, _VERDICT_TONES[verdict_id])
            for verdict_id, verdict in VERDICTS.items()
            if verdict_id != NO_CLAIM
        }
        if show == "both":
            least, most = min(CERTAINTY_WORDS), max(CERTAINTY_WORDS)
            words = ", ".join(f"{dots} {CERTAINTY_WORDS[dots].lower()}" for dots in (least, most))
            looks["certainty"] = Look(f"{least} to {most}", f"Certainty: {words}", "plain")
    return {**looks, NO_CLAIM: _NO_CLAIM}


def build_cells(
    evidence_map: EvidenceMap,
    shown: pd.DataFrame,
    *,
    show: str,
) -> pd.DataFrame:
    """Return the cells of the rows and columns that still hold a shown claim.

    Args:
        evidence_map: The evidence map, with the articles that are shown.
        shown: The rows of its claims that the filters let through.
        show: A key of ``SHOWS``.

    Returns:
        One row per concern and benefit in the order of the pack: ``concern_id,
        concern, group, benefit_id, benefit, area, sign, word, tone``.
    """
    pack = evidence_map.pack
    rows = pack.concerns.loc[pack.concerns["concern_id"].isin(shown["concern_id"])]
    columns = pack.benefits.loc[pack.benefits["benefit_id"].isin(shown["benefit_id"])]
    cells = (
        rows[["concern_id", "name", "group"]]
        .rename(columns={"name": "concern"})
        .merge(
            columns[["benefit_id", "name", "area"]].rename(columns={"name": "benefit"}),
            how="cross",
        )
    )
    claimed = set(iterate_cells(evidence_map.claims))
    looks = _list_claim_looks(shown, evidence_map.verdicts, show, len(pack.articles))
    states = [
        looks.get(pair, _HIDDEN if pair in claimed else _NO_CLAIM) for pair in iterate_cells(cells)
    ]
    return cells.assign(
        sign=[look.sign for look in states],
        word=[look.word for look in states],
        tone=[look.tone for look in states],
    )


def _list_claim_looks(
    shown: pd.DataFrame,
    verdicts: Mapping[Cell, CellVerdict],
    show: str,
    articles: int,
) -> dict[Cell, Look]:
    pairs = list(iterate_cells(shown))
    if show == "articles":
        counts = zip(pairs, shown["articles"].tolist(), strict=True)
        return {pair: _count_look(int(count), articles) for pair, count in counts}
    kinds = zip(pairs, shown["kind"].tolist(), strict=True)
    return {pair: _look(kind, verdicts[pair], show) for pair, kind in kinds}


def _count_look(count: int, articles: int) -> Look:
    tone = "strong" if count == articles else "soft"
    return Look(str(count), count_articles(count, articles), tone)


def _count_looks(articles: int) -> dict[str, Look]:
    if articles <= _LISTED_COUNTS:
        counts = range(articles, 0, -1)
        return {str(count): _count_look(count, articles) for count in counts}
    return {"1": Look(f"1–{articles}", f"How many of the {articles} articles claim this", "soft")}


def _look(kind: str, cell: CellVerdict, show: str) -> Look:
    if show == "claim":
        return _CLAIM_LOOKS[kind]
    if show == "certainty":
        if not cell.certainty:
            return Look(cell.sign, cell.name, "plain")
        word = f"{cell.certainty} of {RULE.highest}: {CERTAINTY_WORDS[cell.certainty]}"
        return Look(str(cell.certainty), word, _certainty_tone(cell.certainty))
    tone = _VERDICT_TONES[cell.verdict]
    if show == "both" and cell.certainty:
        word = f"{cell.name}, {CERTAINTY_WORDS[cell.certainty].lower()}"
        return Look(f"{cell.sign}{cell.certainty}", word, tone)
    return Look(cell.sign, cell.name, tone)


def _certainty_tone(certainty: int) -> str:
    return "strong" if certainty >= 3 else "soft" if certainty == 2 else "plain"
