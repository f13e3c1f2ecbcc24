"""Decide what each cell of the matrix shows once filters are applied.

A cell shows the article's claim, the verdict of research, its certainty, or both;
or, where a pack holds several articles, how many of them make the claim.
A cell that a filter leaves out never looks like a cell without a claim.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from touchstone.evidence.bar import NO_BAR, Bar, list_verdicts
from touchstone.evidence.rule import CERTAINTY_WORDS, RULE, VERDICTS, VerdictId
from touchstone.evidence.verdicts import CellVerdict
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.frames import iterate_cells
from touchstone.ids import Cell
from touchstone.wording.articles import count_articles

# With more articles than this, a legend says once what all counts mean.
_LISTED_COUNTS = 4
NO_CLAIM: VerdictId = "no-claim"
LEFT_OUT = "Left out by a filter"


@dataclass(frozen=True)
class CellStyle:
    """How one state of a cell looks and reads.

    Attributes:
        sign: What stands in the cell.
        word: What it means.
        emphasis: ``strong``, ``soft``, ``plain`` or ``empty``: how much the cell stands out;
            a verdict that studies decided has an emphasis of its own, see ``Palette.emphases``.
    """

    sign: str
    word: str
    emphasis: str


_NO_CLAIM = CellStyle(VERDICTS[NO_CLAIM].sign, VERDICTS[NO_CLAIM].name, "empty")
_HIDDEN = CellStyle("", LEFT_OUT, "empty")
_CLAIM_STYLES = {
    "stated": CellStyle("S", "Stated", "strong"),
    "implied": CellStyle("I", "Implied", "soft"),
}
_VERDICT_EMPHASES = {
    "better": "better",
    "points-to-better": "soft",
    "mixed": "mixed",
    "no-difference": "no-difference",
    "points-to-worse": "plain",
    "worse": "worse",
    "below-bar": "plain",
    "only-a-step": "plain",
    "not-studied": "plain",
}
# Claims whose verdict has no certainty.
_WITHOUT_CERTAINTY = ("below-bar", "not-studied")


def list_legend(display_mode: str, articles: int = 1, bar: Bar = NO_BAR) -> dict[str, str]:
    """Return what each sign of a display mode means, see ``list_cell_styles``."""
    styles = list_cell_styles(display_mode, articles, bar)
    return {style.sign: style.word for style in styles.values()}


def list_cell_styles(
    display_mode: str, articles: int = 1, bar: Bar = NO_BAR
) -> dict[str, CellStyle]:
    """Return the styles that cells can have, by state, for a legend.

    Args:
        display_mode: A key of ``DISPLAY_MODES``.
        articles: How many articles are shown.
        bar: What the reader asks of the studies that decide.
    """
    if display_mode == "claim":
        styles = dict(_CLAIM_STYLES)
    elif display_mode == "articles":
        styles = _list_count_styles(articles)
    elif display_mode == "certainty":
        styles = {
            str(dots): CellStyle(str(dots), word, _certainty_emphasis(dots))
            for dots, word in CERTAINTY_WORDS.items()
        }
        styles |= {
            verdict_id: CellStyle(verdict.sign, verdict.name, _VERDICT_EMPHASES[verdict_id])
            for verdict_id, verdict in list_verdicts(bar).items()
            if verdict_id in _WITHOUT_CERTAINTY
        }
    else:
        styles = {
            verdict_id: CellStyle(verdict.sign, verdict.name, _VERDICT_EMPHASES[verdict_id])
            for verdict_id, verdict in list_verdicts(bar).items()
            if verdict_id != NO_CLAIM
        }
        if display_mode == "both":
            least, most = min(CERTAINTY_WORDS), max(CERTAINTY_WORDS)
            words = ", ".join(f"{dots} {CERTAINTY_WORDS[dots].lower()}" for dots in (least, most))
            styles["certainty"] = CellStyle(f"{least} to {most}", f"Certainty: {words}", "plain")
    return {**styles, NO_CLAIM: _NO_CLAIM}


def build_cells(
    evidence_map: EvidenceMap,
    shown: pd.DataFrame,
    *,
    display_mode: str,
) -> pd.DataFrame:
    """Return the cells of the rows and columns that still hold a shown claim.

    Args:
        evidence_map: The evidence map, with the articles that are shown.
        shown: The rows of its claims that the filters let through.
        display_mode: A key of ``DISPLAY_MODES``.

    Returns:
        One row per concern and benefit in the order of the pack: ``concern_id,
        concern, group, benefit_id, benefit, area, sign, word, emphasis``.
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
    styles = _style_claims(shown, evidence_map.verdicts, display_mode, len(pack.articles))
    states = [
        styles.get(pair, _HIDDEN if pair in claimed else _NO_CLAIM) for pair in iterate_cells(cells)
    ]
    return cells.assign(
        sign=[style.sign for style in states],
        word=[style.word for style in states],
        emphasis=[style.emphasis for style in states],
    )


def _style_claims(
    shown: pd.DataFrame,
    verdicts: Mapping[Cell, CellVerdict],
    display_mode: str,
    articles: int,
) -> dict[Cell, CellStyle]:
    pairs = list(iterate_cells(shown))
    if display_mode == "articles":
        counts = zip(pairs, shown["articles"].tolist(), strict=True)
        return {pair: _style_count(int(count), articles) for pair, count in counts}
    kinds = zip(pairs, shown["kind"].tolist(), strict=True)
    return {pair: _style_claim(kind, verdicts[pair], display_mode) for pair, kind in kinds}


def _style_count(count: int, articles: int) -> CellStyle:
    emphasis = "strong" if count == articles else "soft"
    return CellStyle(str(count), count_articles(count, articles), emphasis)


def _list_count_styles(articles: int) -> dict[str, CellStyle]:
    if articles <= _LISTED_COUNTS:
        counts = range(articles, 0, -1)
        return {str(count): _style_count(count, articles) for count in counts}
    return {
        "1": CellStyle(f"1–{articles}", f"How many of the {articles} articles claim this", "soft")
    }


def _style_claim(kind: str, cell: CellVerdict, display_mode: str) -> CellStyle:
    if display_mode == "claim":
        return _CLAIM_STYLES[kind]
    if display_mode == "certainty":
        if not cell.certainty:
            return CellStyle(cell.sign, cell.name, "plain")
        word = f"{cell.certainty} of {RULE.highest}: {CERTAINTY_WORDS[cell.certainty]}"
        return CellStyle(str(cell.certainty), word, _certainty_emphasis(cell.certainty))
    emphasis = _VERDICT_EMPHASES[cell.verdict]
    if display_mode == "both" and cell.certainty:
        word = f"{cell.name}, {CERTAINTY_WORDS[cell.certainty].lower()}"
        return CellStyle(f"{cell.sign}{cell.certainty}", word, emphasis)
    return CellStyle(cell.sign, cell.name, emphasis)


def _certainty_emphasis(certainty: int) -> str:
    return "strong" if certainty >= 3 else "soft" if certainty == 2 else "plain"
