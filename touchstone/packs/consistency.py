"""Check that rows of a pack are consistent, in ways that a Table Schema cannot express.

A range runs from low to high. A finding of the whole way says on whom, and to what end, it was
tested. A finding names an effect of its own study. An effect applies only to cells on which its
study has a finding. A review is not inside itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from touchstone.errors import Problem
from touchstone.packs.csv_tables import RawTable
from touchstone.packs.sources import standard_tables
from touchstone.text import shorten

RANGE_COLUMNS = ("minutes", "times_per_week", "weeks", "sessions")
_WHOLE_COLUMNS = ("tested_on", "aim", "direct")

Row = Mapping[str, str]


def check_consistency(sound: Mapping[str, RawTable]) -> Iterator[Problem]:
    """Yield a problem for each row that contradicts itself or another row.

    Args:
        sound: The tables that could be read, by name.
    """
    rows = {name: list(_iterate_rows(raw)) for name, raw in sound.items()}
    yield from _check_ranges(rows.get("studies", ()))
    yield from _check_limits(rows.get("effects", ()))
    yield from _check_whole_findings(rows.get("findings", ()))
    yield from _check_main_effects(rows.get("findings", ()), rows.get("effects", ()))
    yield from _check_effect_cells(rows)
    yield from _check_reviews(rows.get("review_contents", ()))


def _iterate_rows(raw: RawTable) -> Iterator[tuple[int, Row]]:
    for number, cells in raw.rows:
        if len(cells) == len(raw.header):
            yield number, dict(zip(raw.header, cells, strict=True))


def _build_problem(table: str, row: int, column: str, message: str) -> Problem:
    return Problem(standard_tables()[table].path, row, column, message)


def _check_ranges(studies: Sequence[tuple[int, Row]]) -> Iterator[Problem]:
    for number, row in studies:
        for column in RANGE_COLUMNS:
            low, separator, high = row.get(column, "").partition("-")
            if separator and _is_above(low, high):
                message = f"'{shorten(row[column])}' runs from high to low. Write '{high}-{low}'."
                yield _build_problem("studies", number, column, message)


def _check_limits(effects: Sequence[tuple[int, Row]]) -> Iterator[Problem]:
    for number, row in effects:
        low, high = row.get("low", ""), row.get("high", "")
        if low and high and _is_above(low, high):
            message = f"the range runs from {low} to {high}. Exchange 'low' and 'high'."
            yield _build_problem("effects", number, "low", message)


def _is_above(low: str, high: str) -> bool:
    try:
        return float(low) > float(high)
    except ValueError:
        return False  # reported as a wrong value


def _check_whole_findings(findings: Sequence[tuple[int, Row]]) -> Iterator[Problem]:
    for number, row in findings:
        if row.get("step") != "whole":
            continue
        for column in _WHOLE_COLUMNS:
            if not row.get(column, "").strip():
                message = "the cell is blank, and a finding of step 'whole' needs a value here."
                yield _build_problem("findings", number, column, message)


def _check_main_effects(
    findings: Sequence[tuple[int, Row]], effects: Sequence[tuple[int, Row]]
) -> Iterator[Problem]:
    study_by_effect = {row.get("effect_id", ""): row.get("study_id", "") for _, row in effects}
    for number, row in findings:
        effect_id, study_id = row.get("effect_id", ""), row.get("study_id", "")
        if effect_id in study_by_effect and effect_id and study_by_effect[effect_id] != study_id:
            message = (
                f"'{shorten(effect_id)}' is an effect of '{shorten(study_by_effect[effect_id])}', "
                f"not of '{shorten(study_id)}'. Use an effect of this study."
            )
            yield _build_problem("findings", number, "effect_id", message)


def _check_effect_cells(rows: Mapping[str, Sequence[tuple[int, Row]]]) -> Iterator[Problem]:
    if "effects" not in rows or "findings" not in rows:
        return
    study_by_effect = {
        row.get("effect_id", ""): row.get("study_id", "") for _, row in rows["effects"]
    }
    names = ("study_id", "concern_id", "benefit_id")
    studied_cells = {tuple(row.get(name, "") for name in names) for _, row in rows["findings"]}
    for number, row in rows.get("effect_cells", ()):
        study_id = study_by_effect.get(row.get("effect_id", ""))
        cell = (row.get("concern_id", ""), row.get("benefit_id", ""))
        if study_id is not None and (study_id, *cell) not in studied_cells:
            message = (
                f"'{shorten(study_id)}' has no finding for {shorten(cell[0])} and "
                f"{shorten(cell[1])}. Add it to findings.csv, or remove this row."
            )
            yield _build_problem("effect_cells", number, "effect_id", message)


def _check_reviews(contents: Sequence[tuple[int, Row]]) -> Iterator[Problem]:
    for number, row in contents:
        if row.get("review_id") == row.get("study_id"):
            message = f"'{shorten(row['review_id'])}' cannot be inside itself. Remove this row."
            yield _build_problem("review_contents", number, "study_id", message)
