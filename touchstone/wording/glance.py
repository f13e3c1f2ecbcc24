"""Say what the studies of a concern show together, and what each of them is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from touchstone.evidence.designs import DESIGNS
from touchstone.evidence.findings import Evidence, is_review
from touchstone.evidence.glance import Glance, StudyRow
from touchstone.evidence.rule import CLEAR, DIRECTION_SIGNS, NOT_STATED, POINTING
from touchstone.evidence.verdicts import CellVerdict
from touchstone.wording.answer_card import instead_words
from touchstone.wording.findings import COULD_BE_CHANCE, UNLIKELY_CHANCE, name_found
from touchstone.wording.phrases import format_count, join_words, lower_first
from touchstone.wording.verdicts import describe_people

_GUIDE = (
    "The best designs come first. A larger sign means more people. Choose a row to open its study."
)
_REPEATED = "A study is listed under each claim that it bears on."
WHY_NOT_COUNTED = (
    "They tested only a step, or a related method, or are inside a review that counts. "
    "Some are of a kind that never counts."
)
BELOW_BAR = "Some do not meet your bar."
# What the sign of each direction means, in the order of a legend.
_MEANINGS = {
    "supports": "points to better",
    "against": "points to worse",
    "mixed": "mixed",
    "no-difference": "no different",
    NOT_STATED: "not stated",
}
_FILLED = ("▲ filled", f"{UNLIKELY_CHANCE}, by the study's own test")
_HOLLOW = ("△ hollow", f"{COULD_BE_CHANCE}, or not tested")
# The directions in a title, in this order, for one study and for several.
_VERBS = {
    "supports": ("points to better", "point to better"),
    "no-difference": ("finds no difference", "find no difference"),
    "mixed": ("is mixed", "are mixed"),
    "against": ("points to worse", "point to worse"),
}
# What touched the skin and who paid, as a row says it. What was not read has no entry.
_GIVEN_WITH = {
    "hands": "by hand",
    "tool": "with a tool",
    "machine": "by machine",
    "several": "by hand and device",
    NOT_STATED: "hand or machine not stated",
}
_PAID_BY = {
    "seller": "paid by seller",
    "independent": "paid independently",
    "none": "no funding",
    NOT_STATED: "payer not stated",
}
_CLEAR = {
    CLEAR: UNLIKELY_CHANCE,
    "no": COULD_BE_CHANCE,
    "not-tested": "not tested against chance",
}


def glance_title(concern: str, cells: Mapping[str, CellVerdict]) -> str:
    """Return the finding of the chart: where the studies that decide point.

    Args:
        concern: Name of the concern.
        cells: The verdict of each claim by the name of its benefit.
    """
    decided = {name: cell for name, cell in cells.items() if cell.is_decided}
    if not decided:
        is_barred = any(cell.verdict == "below-bar" for cell in cells.values())
        found = "no study meets your bar" if is_barred else "no claim was tested the whole way"
        return f"{concern}: {found}"
    if len(decided) == 1:
        (cell,) = decided.values()
        return f"{concern}{_tested_instead(cell, concern)}: {_count_words(cell)}"
    parts = [
        f"“{name}”{_tested_instead(cell, concern)}: {_count_words(cell)}"
        for name, cell in decided.items()
    ]
    return f"{concern}. {'; '.join(parts)}"


def _tested_instead(cell: CellVerdict, concern: str) -> str:
    """Return what was tested instead of a claim, to put after its name; '' for nothing."""
    instead = instead_words(cell, concern)
    return f" ({lower_first(instead)})" if instead else ""


def counted_sentence(glance: Glance) -> str:
    """Return how many studies count, and how many are only shown."""
    deciding, shown = len(glance.deciding), len(glance.shown)
    if not deciding and not shown:
        return "We found no study of a claim about this concern."
    counted = format_count(deciding, "study counts", "studies count")
    reviews = sum(any(is_review(item) for _, item in row.found) for row in glance.deciding)
    if 0 < reviews < deciding:
        kind = "a review" if reviews == 1 else "reviews"
        counted += f", {reviews} of them {kind} that may include some of the trials"
    if not shown:
        return f"{counted}."
    if not deciding:
        one = "The one study does not count."
        return one if shown == 1 else f"None of the {shown} studies counts."
    again = glance.shown_again
    others = shown - again
    apart = f"; {others} {'does' if others == 1 else 'do'} not" if others else ""
    return f"{counted}{apart}.{f' {_again_words(glance)}.' if again else ''}"


def shown_label(glance: Glance) -> str:
    """Return the label of the switch that shows what does not count."""
    others = len(glance.shown) - glance.shown_again
    if not others:
        return "Show what does not count"
    return f"Show {format_count(others, 'study', 'studies')} not counted"


def shown_title(glance: Glance) -> str:
    """Return how many studies are shown and do not count, and how many of those that count."""
    again = glance.shown_again
    others = len(glance.shown) - again
    also = f". {_again_words(glance)}" if again else ""
    return f"Shown, not counted: {others}{also}"


def _again_words(glance: Glance) -> str:
    again = glance.shown_again
    which = "The one that counts" if len(glance.deciding) == 1 else f"{again} of those that count"
    return f"{which} {'is' if again == 1 else 'are'} listed again, for another claim"


def guide_words(rows: Iterable[StudyRow], *, is_first: bool = True) -> str:
    """Return how to read a chart of studies; for a second chart, only what is special to it."""
    is_repeated = any(len(row.found) > 1 for row in rows)
    return " ".join([_GUIDE] * is_first + [_REPEATED] * is_repeated)


def list_signs(rows: Iterable[StudyRow]) -> dict[str, str]:
    """Return the signs in a chart of some studies, and what each means."""
    found = [item for row in rows for _, item in row.found]
    directions = {item.direction for item in found}
    fills = {item.clear == CLEAR for item in found if item.direction in POINTING}
    signs = {DIRECTION_SIGNS[key]: text for key, text in _MEANINGS.items() if key in directions}
    looks = ((True, _FILLED), (False, _HOLLOW))
    return signs | dict(look for is_filled, look in looks if is_filled in fills)


def _count_words(cell: CellVerdict) -> str:
    counts, total = cell.counts, len(cell.deciding)
    found = [direction for direction in _VERBS if counts.get(direction)]
    parts = [f"{counts[key]} {_VERBS[key][counts[key] > 1]}" for key in found]
    if total == 1:
        return f"1 study {_VERBS[found[0]][0]}"
    first = f"{counts[found[0]]} of {total} studies {_VERBS[found[0]][counts[found[0]] > 1]}"
    return ", ".join([first, *parts[1:]])


def list_evidence_details(item: Evidence) -> list[str]:
    """Return the design, how massage was given and who paid, as far as the study says."""
    given_with = "" if item.given_with == NOT_STATED else describe_given_with(item)
    payer = "" if item.funding == NOT_STATED else describe_payer(item)
    return [part for part in (DESIGNS[item.design].name, given_with, payer) if part]


def study_sentence(name: str, item: Evidence) -> str:
    """Return what a row of the chart says about a study, as a sentence."""
    return f"{name}, {name_people(item)}: {', '.join(list_evidence_details(item))}."


def name_people(item: Evidence) -> str:
    """Return how many people took part, short enough for a row."""
    return describe_people(item.people) if item.people else "size not given"


def describe_given_with(item: Evidence) -> str:
    """Return what touched the skin, for a table."""
    return _GIVEN_WITH.get(item.given_with, "")


def describe_payer(item: Evidence) -> str:
    """Return who paid, for a table."""
    return _PAID_BY.get(item.funding, "")


def describe_finding(item: Evidence) -> str:
    """Return where a finding points and whether it could be chance."""
    clear = _CLEAR.get(item.clear, "")
    return ", ".join(part for part in (name_found(item), clear) if part)


def describe_mark(name: str, item: Evidence, benefit: str) -> str:
    """Return what a screen reader says for a sign: the study, what it is, and what it found.

    Args:
        name: Short name of the study.
        item: The finding.
        benefit: Name of the benefit.
    """
    parts = [DESIGNS[item.design].name, describe_people(item.people)]
    parts += _list_conditions(item)
    return f"{name}, {join_words(parts)}. {benefit}: {describe_finding(item)}"


def _list_conditions(item: Evidence) -> list[str]:
    parts = [_GIVEN_WITH.get(item.given_with, ""), _PAID_BY.get(item.funding, "")]
    return [part for part in parts if part]
