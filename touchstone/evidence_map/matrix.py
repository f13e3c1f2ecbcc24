"""Decide what each cell of the matrix shows once filters are applied.

A cell shows the article's claim, the verdict of research, its certainty, or both of these.
If a pack holds several articles, it can also show how many of them make the claim.
The hue says where a verdict points, and its strength how sure it is; claims have no hue.
A cell that a filter leaves out never looks like a cell without a claim.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from touchstone.evidence.bar import NO_BAR, Bar, list_verdicts
from touchstone.evidence.rule import CERTAINTY_WORDS, RULE, VERDICTS, VerdictId
from touchstone.evidence.verdicts import CellVerdict, format_pips
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.frames import iterate_cells
from touchstone.ids import Cell
from touchstone.wording.articles import count_articles
from touchstone.wording.verdicts import NEAR_WORDS

# With more articles than this, one entry of the legend explains all counts.
_LISTED_COUNTS = 4
LEFT_OUT = "Left out by a filter"


@dataclass(frozen=True)
class CellStyle:
    """How one state of a cell looks and reads.

    Attributes:
        sign: The sign in the cell.
        word: What the sign means.
        emphasis: How the cell stands out, see ``Palette.emphases``.
        dots: How sure one can be, as dots under the sign; 0 for none.
        near: Whether something near the concern was tested instead of the concern.
    """

    sign: str
    word: str
    emphasis: str
    dots: int = 0
    near: bool = False


_NO_CLAIM = CellStyle(VERDICTS["no-claim"].sign, VERDICTS["no-claim"].name, "empty")
_HIDDEN = CellStyle("", LEFT_OUT, "empty")
_CLAIM_STYLES = {
    "stated": CellStyle("S", "Stated", "strong"),
    "implied": CellStyle("I", "Implied", "plain"),
}
# The fill of each verdict that studies decided, see ``fill_verdict``.
_FILLS: Mapping[VerdictId, str] = {
    "better": "better",
    "points-to-better": "better",
    "mixed": "mixed",
    "no-difference": "no-difference",
    "points-to-worse": "worse",
    "worse": "worse",
}
# How sure a verdict looks when it is shown without its certainty.
_USUAL_DOTS: Mapping[VerdictId, int] = {"points-to-better": 2, "points-to-worse": 2}
# With at least this many dots, a fill has its full strength.
_FULL_DOTS = 3
# Verdicts of claims that have no certainty.
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
        bar: What the reader requires of the studies that decide.
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
            verdict_id: CellStyle(verdict.sign, verdict.name, fill_verdict(verdict_id))
            for verdict_id, verdict in list_verdicts(bar).items()
            if verdict_id in _WITHOUT_CERTAINTY
        }
    else:
        styles = {
            verdict_id: CellStyle(verdict.sign, verdict.name, fill_verdict(verdict_id))
            for verdict_id, verdict in list_verdicts(bar).items()
            if verdict_id != "no-claim"
        }
        if display_mode == "both":
            least, most = min(CERTAINTY_WORDS), max(CERTAINTY_WORDS)
            certainty_range = " to ".join(CERTAINTY_WORDS[dots].lower() for dots in (least, most))
            pips = f"{format_pips(least)} to {format_pips(most)}"
            styles["certainty"] = CellStyle(pips, f"How sure, from {certainty_range}", "empty")
    return {**styles, "no-claim": _NO_CLAIM}


def find_hue(verdict_id: VerdictId) -> str:
    """Return the name of the color of a verdict; '' if no study decides."""
    return _FILLS.get(verdict_id, "")


def fill_verdict(verdict_id: VerdictId, dots: int = 0) -> str:
    """Return the emphasis of a verdict: its hue says where it points, its strength how sure.

    Args:
        verdict_id: The verdict of a claim.
        dots: How sure one can be, or 0 if that is not shown.
    """
    fill = find_hue(verdict_id)
    if not fill:
        return "gap" if verdict_id == "not-studied" else "step"
    dots = dots or _USUAL_DOTS.get(verdict_id, _FULL_DOTS)
    return fill if dots >= _FULL_DOTS else f"{fill}-{dots}"


def build_cells(
    evidence_map: EvidenceMap,
    shown: pd.DataFrame,
    *,
    display_mode: str,
) -> pd.DataFrame:
    """Return the cells of the rows and columns that still hold a shown claim.

    Args:
        evidence_map: The evidence map, limited to the articles shown.
        shown: The rows of its claims that pass the filters.
        display_mode: A key of ``DISPLAY_MODES``.

    Returns:
        One row per concern and benefit in the order of the pack: ``concern_id,
        concern, group, benefit_id, benefit, short_name, area, sign, word, emphasis, dots,
        near``.
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
    cells["short_name"] = cells["benefit_id"].map(pack.short_benefit_names)
    claimed = set(iterate_cells(evidence_map.claims))
    styles_by_cell = _style_claims(shown, evidence_map.verdicts, display_mode, len(pack.articles))
    cell_styles = [
        styles_by_cell.get(pair, _HIDDEN if pair in claimed else _NO_CLAIM)
        for pair in iterate_cells(cells)
    ]
    return cells.assign(
        sign=[style.sign for style in cell_styles],
        word=[style.word for style in cell_styles],
        emphasis=[style.emphasis for style in cell_styles],
        dots=[style.dots for style in cell_styles],
        near=[style.near for style in cell_styles],
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
    emphasis = "strong" if count == articles else "middle"
    return CellStyle(str(count), count_articles(count, articles), emphasis)


def _list_count_styles(articles: int) -> dict[str, CellStyle]:
    if articles <= _LISTED_COUNTS:
        counts = range(articles, 0, -1)
        return {str(count): _style_count(count, articles) for count in counts}
    return {
        "1": CellStyle(f"1–{articles}", f"How many of the {articles} articles claim this", "middle")
    }


def _style_claim(kind: str, cell: CellVerdict, display_mode: str) -> CellStyle:
    if display_mode == "claim":
        return _CLAIM_STYLES[kind]
    if display_mode == "certainty":
        if not cell.certainty:
            return CellStyle(cell.sign, cell.name, fill_verdict(cell.verdict))
        word = f"{cell.certainty} of {RULE.highest}: {CERTAINTY_WORDS[cell.certainty]}"
        return CellStyle(str(cell.certainty), word, _certainty_emphasis(cell.certainty))
    if display_mode == "both" and cell.certainty:
        word = f"{cell.name}, {CERTAINTY_WORDS[cell.certainty].lower()}"
        emphasis = fill_verdict(cell.verdict, cell.certainty)
        word = f"{word}, {NEAR_WORDS}" if cell.is_indirect else word
        # A cell without a fill gets no dots either; its word says how sure one can be.
        dots = cell.certainty if cell.is_decided else 0
        return CellStyle(cell.sign, word, emphasis, dots, cell.is_indirect)
    return CellStyle(cell.sign, cell.name, fill_verdict(cell.verdict))


def _certainty_emphasis(certainty: int) -> str:
    return "strong" if certainty >= _FULL_DOTS else "middle" if certainty == 2 else "plain"
