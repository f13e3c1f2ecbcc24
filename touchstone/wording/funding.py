"""Say how many studies were paid for or written by those who sell a method."""

from __future__ import annotations

from collections.abc import Iterable

from touchstone.evidence.findings import Evidence
from touchstone.evidence.rule import RULE
from touchstone.evidence.verdicts import CellVerdict
from touchstone.wording.phrases import capital_first, format_all


def funding_sentence(deciding: Iterable[Evidence]) -> str:
    """Return how many studies sellers paid for or wrote, and what they sell; '' if none."""
    studies = {item.study_id: item for item in deciding}
    sold = [item for item in studies.values() if item.is_sold]
    if not sold:
        return ""
    used = {item.given_with for item in sold}
    thing = next(iter(used)) if len(used) == 1 else ""
    sells = f"the {thing}" if thing in RULE.devices else "such products or methods"
    total, verb = len(studies), "was" if len(sold) == 1 else "were"
    if len(sold) < total:
        counted = f"{len(sold)} of {total} studies"
    elif total == 1:
        counted = "The one study that counts"
    else:
        counted = f"{capital_first(format_all(total))} studies"
    return f"{counted} {verb} paid for or written by those who sell {sells}."


def some_sold_sentence(cell: CellVerdict) -> str:
    """Return ``funding_sentence`` of a decided cell; '' if one of its reasons already says it."""
    named = any(reason.code == "seller-paid" for reason in cell.reasons)
    return "" if named or not cell.is_decided else funding_sentence(cell.deciding)
