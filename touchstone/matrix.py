"""What does each cell of the matrix show once filters are applied?

A cell shows the article's claim, the verdict of research, its certainty, or both.
A cell that a filter leaves out is never shown as one without a claim.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from touchstone.pack import Pack
from touchstone.verdicts import CERTAINTY_WORDS, VERDICTS, CellVerdict, VerdictId

SHOWS = {
    "claim": "The article's claim",
    "verdict": "Verdict of research",
    "certainty": "Certainty",
    "both": "Verdict and certainty",
}
HIDDEN = "hidden"
NO_CLAIM: VerdictId = "no-claim"


@dataclass(frozen=True)
class Look:
    """How one state of a cell looks and reads.

    Attributes:
        sign: What stands in the cell.
        word: What it means.
        tone: ``strong``, ``soft``, ``plain`` or ``empty``: how much the cell stands out.
    """

    sign: str
    word: str
    tone: str


_NO_CLAIM = Look(VERDICTS[NO_CLAIM].sign, VERDICTS[NO_CLAIM].name, "empty")
_HIDDEN = Look("", "Left out by a filter", "empty")
_CLAIM_LOOKS = {"stated": Look("S", "Stated", "strong"), "implied": Look("I", "Implied", "soft")}
_VERDICT_TONES = {
    "helped": "strong",
    "worse": "strong",
    "mixed": "soft",
    "no-difference": "soft",
    "only-a-step": "plain",
    "not-studied": "plain",
}


def list_looks(show: str) -> dict[str, Look]:
    """Return the looks that cells can have, by state, for a legend."""
    if show == "claim":
        looks = dict(_CLAIM_LOOKS)
    elif show == "certainty":
        looks = {
            str(dots): Look(str(dots), word, _certainty_tone(dots))
            for dots, word in CERTAINTY_WORDS.items()
        }
        looks["0"] = Look(VERDICTS["not-studied"].sign, "Not studied", "plain")
    else:
        looks = {
            verdict_id: Look(verdict.sign, verdict.name, _VERDICT_TONES[verdict_id])
            for verdict_id, verdict in VERDICTS.items()
            if verdict_id != NO_CLAIM
        }
    return {**looks, NO_CLAIM: _NO_CLAIM}


def build_cells(
    pack: Pack,
    claims: pd.DataFrame,
    shown: pd.DataFrame,
    verdicts: Mapping[tuple[str, str], CellVerdict],
    *,
    show: str,
) -> pd.DataFrame:
    """Return the cells of the rows and columns that still hold a shown claim.

    Args:
        pack: Gives the order of rows and columns.
        claims: All claims, see ``claims.build_claims``.
        shown: The claims that the filters let through.
        verdicts: See ``verdicts.judge_pack``.
        show: A key of ``SHOWS``.

    Returns:
        One row per concern and benefit in the order of the pack: ``concern_id,
        concern, group, benefit_id, benefit, area, sign, word, tone``.
    """
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
    kinds = dict(zip(_pairs(shown), shown["kind"], strict=True))
    claimed = set(_pairs(claims))
    looks = [
        _look(kinds[pair], verdicts[pair], show)
        if pair in kinds
        else (_HIDDEN if pair in claimed else _NO_CLAIM)
        for pair in _pairs(cells)
    ]
    return cells.assign(
        sign=[look.sign for look in looks],
        word=[look.word for look in looks],
        tone=[look.tone for look in looks],
    )


def _look(kind: str, cell: CellVerdict, show: str) -> Look:
    if show == "claim":
        return _CLAIM_LOOKS[kind]
    if show == "certainty":
        if not cell.certainty:
            return Look(cell.sign, cell.name, "plain")
        word = f"{cell.certainty} of 4: {CERTAINTY_WORDS[cell.certainty]}"
        return Look(str(cell.certainty), word, _certainty_tone(cell.certainty))
    tone = _VERDICT_TONES[cell.verdict]
    if show == "both" and cell.certainty:
        word = f"{cell.name}, {CERTAINTY_WORDS[cell.certainty].lower()}"
        return Look(f"{cell.sign}{cell.certainty}", word, tone)
    return Look(cell.sign, cell.name, tone)


def _certainty_tone(certainty: int) -> str:
    return "strong" if certainty >= 3 else "soft" if certainty == 2 else "plain"


def _pairs(frame: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(frame["concern_id"], frame["benefit_id"], strict=True))
