"""Export the map and the studies as CSV and JSON for other tools.

Pure functions: the same input gives the same bytes. Cells that a spreadsheet
would run as a formula are made harmless. CSV begins with a byte-order mark, which tells
spreadsheets that it is UTF-8. ``table_workbook`` writes the same rows for Excel.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from touchstone.claims.claims import pair_kinds
from touchstone.evidence.bar import Bar
from touchstone.evidence.findings import Evidence
from touchstone.evidence.studies import STUDY_FIELDS, Study
from touchstone.evidence.verdicts import CellVerdict
from touchstone.evidence_map.answers import honest_answer, honest_sources
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.formulas import harmless, is_number
from touchstone.frames import iterate_rows
from touchstone.ids import Cell
from touchstone.markup.chart_table import ChartTable
from touchstone.packs.pack import Pack
from touchstone.wording.bar import file_bar_sentence
from touchstone.wording.verdicts import explain_reason

_CLAIM_COLUMNS = (
    "concern_id", "concern", "benefit_id", "benefit", "area", "kind", "verdict", "certainty",
)  # fmt: skip
_MAP_COLUMNS = (
    "concern", "benefit", "kind", "verdict", "certainty", "studies", "people", "study_ids",
    "article", "section", "quote", "data_version", "article_title", "note", "honest_sentence",
)  # fmt: skip
_EFFECT_FIELDS = (
    "outcome", "unit", "better", "kind", "massage", "comparison", "difference", "low", "high",
    "p", "clear", "measured_at",
)  # fmt: skip


Value = str | int | float | None


@dataclass(frozen=True)
class Rows:
    """The content of a table file.

    Attributes:
        columns: The names of its columns.
        rows: Cells, one for each column; None for a number that is not given.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[Value]]


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """Return rows as UTF-8 CSV with a byte-order mark, a header row and harmless cells."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_write_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _write_cell(value: Value) -> str:
    text = "" if value is None else str(value)
    return text if is_number(text) else harmless(text)


def list_table(frame: pd.DataFrame) -> Rows:
    """Return the rows of a table of the pack."""
    cells = (frame[name].astype("object").where(frame[name].notna(), None) for name in frame)
    return Rows([str(name) for name in frame], list(zip(*cells, strict=True)))


def table_csv_bytes(frame: pd.DataFrame) -> bytes:
    """Return a table of the pack as CSV; a missing number is a blank cell."""
    table = list_table(frame)
    return csv_bytes(table.columns, table.rows)


def claims_csv_bytes(
    evidence_map: EvidenceMap,
    claims: pd.DataFrame,
    *,
    beyond: Mapping[tuple[Cell, str], str] | None = None,
) -> bytes:
    """Return the passages behind ``claims`` as CSV, one row per passage.

    If a reader's own bar judged the claims, each row begins by saying so.

    Args:
        evidence_map: The evidence map.
        claims: The rows of its claims that are shown.
        beyond: Words that go further than the evidence, by cell and quote; None if that was not
            checked.
    """
    bar_sentence = file_bar_sentence(evidence_map.bar)
    columns = [
        *(["judged_by"] if bar_sentence else []),
        *(*_CLAIM_COLUMNS, "passage_kind", "article_id", "article", "section", "quote"),
        *([] if beyond is None else ["goes_too_far"]),
        *("honest_sentence", "honest_sources", "data_version"),
    ]
    rows: list[dict[str, Value]] = []
    for values in iterate_rows(claims, _CLAIM_COLUMNS):
        claim = dict(zip(_CLAIM_COLUMNS, values, strict=True))
        cell = Cell(claim["concern_id"], claim["benefit_id"])
        honest_sentence = honest_answer(evidence_map, cell).whole
        sources = honest_sources(evidence_map, cell)
        rows += [
            {
                **claim,
                "judged_by": bar_sentence,
                "passage_kind": passage.kind,
                "article_id": passage.article_id,
                "article": passage.article_title,
                "section": passage.section_title,
                "quote": passage.quote,
                "goes_too_far": (beyond or {}).get((cell, passage.quote)),
                "honest_sentence": honest_sentence,
                "honest_sources": sources,
                "data_version": evidence_map.pack.version,
            }
            for passage in evidence_map.passages_by_pair.get(cell, ())
        ]
    return _records_csv_bytes(columns, rows)


def _records_csv_bytes(columns: Sequence[str], rows: Iterable[Mapping[str, Value]]) -> bytes:
    """Return some columns of rows as CSV; a value that a row lacks is a blank cell."""
    return csv_bytes(columns, ([row.get(name) for name in columns] for row in rows))


def list_chart(table: ChartTable, bar: Bar) -> Rows:
    """Return the rows of a chart; if a reader's own bar judged it, each row says so."""
    rows = [[_read_number(text) for text in row] for row in table.rows]
    if bar_sentence := file_bar_sentence(bar):
        return Rows(["judged_by", *table.titles], [[bar_sentence, *row] for row in rows])
    return Rows(table.titles, rows)


def _read_number(text: str) -> str | int | float:
    """Return a text as a number if that number is written the same way, else the text."""
    if not is_number(text):
        return text
    number = float(text) if "." in text else int(text)
    return number if str(number) == text else text


def chart_csv_bytes(table: ChartTable, bar: Bar) -> bytes:
    """Return the rows of a chart as CSV; see ``list_chart``."""
    listed = list_chart(table, bar)
    return csv_bytes(listed.columns, listed.rows)


def map_json_bytes(evidence_map: EvidenceMap, cells: Collection[Cell] | None = None) -> bytes:
    """Return the map as JSON, one entry per cell, sorted by concern and benefit.

    Args:
        evidence_map: The evidence map.
        cells: The cells to include; None for all. Cells with findings and no claim have a null
            ``kind``.

    Shape: ``{"data_version", "data_date", "claims": [{"concern", "benefit", "kind",
    "verdict", "certainty", "studies", "people", "study_ids", "note", "honest_sentence",
    "direct", "counts",
    "domains": [{"domain", "reason", "change", "why"}],
    "effects": [{"effect_id", "study", "outcome", "unit", "better", "kind", "massage",
    "comparison", "difference", "low", "high", "p", "clear", "measured_at", "people", "scale",
    "of_claim"}],
    "passages": [{"article", "article_title", "section", "section_title", "quote"}]}]}``.
    ``studies`` counts the studies that decide, and ``people`` the people who took part in them
    (0: no number is given). ``study_ids`` names all studies shown for the cell. ``note`` says
    what a reader must know beside these figures. ``honest_sentence`` says what the evidence
    allows one to say about the claim ('' if there is no claim). ``direct`` counts the studies
    that treated people with the concern to reduce it, and ``counts`` how many found each
    direction. ``domains`` lists what moved the certainty. ``effects`` gives every outcome of
    the deciding studies in the units of the study, null where it gives no number.
    A map judged by a reader's own bar begins with ``"judged_by": {"bar", "note"}``.
    """
    pack, kinds = evidence_map.pack, pair_kinds(evidence_map.pack)
    claims = [
        {
            **_describe_cell(evidence_map, cell, kinds.get(cell)),
            "direct": verdict.direct_count,
            "counts": verdict.counts,
            "domains": _list_domains(verdict),
            "effects": _list_effects(evidence_map, cell),
            "passages": [
                {
                    "article": passage.article_id,
                    "article_title": passage.article_title,
                    "section": passage.section_id,
                    "section_title": passage.section_title,
                    "quote": passage.quote,
                }
                for passage in evidence_map.passages_by_pair.get(cell, ())
            ],
        }
        for cell, verdict in evidence_map.verdicts.items()
        if cells is None or cell in cells
    ]
    bar = evidence_map.bar
    judged = {"judged_by": {"bar": sorted(bar), "note": file_bar_sentence(bar)}} if bar else {}
    content = {**judged, "data_version": pack.version, "data_date": pack.created, "claims": claims}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _describe_cell(evidence_map: EvidenceMap, cell: Cell, kind: str | None) -> dict[str, Any]:
    """Return what the map says about a cell both as JSON and as CSV."""
    verdict = evidence_map.verdicts[cell]
    return {
        "concern": cell.concern_id,
        "benefit": cell.benefit_id,
        "kind": kind,
        "verdict": verdict.verdict,
        "certainty": verdict.certainty,
        "studies": len(_ids(verdict.deciding)),
        "people": verdict.people,
        "study_ids": _ids((*verdict.deciding, *verdict.shown)),
        "note": evidence_map.pack.cell_notes.get(cell, ""),
        "honest_sentence": honest_answer(evidence_map, cell).whole,
    }


def _list_domains(verdict: CellVerdict) -> list[dict[str, Any]]:
    return [
        {
            "domain": reason.domain,
            "reason": reason.code,
            "change": reason.change,
            "why": explain_reason(verdict, reason),
        }
        for reason in verdict.reasons
    ]


def _list_effects(evidence_map: EvidenceMap, cell: Cell) -> list[dict[str, Any]]:
    deciding = {item.study_id for item in evidence_map.verdicts[cell].deciding}
    return [
        {
            "effect_id": effect.effect_id,
            "study": effect.study_id,
            **{name: getattr(effect, name) for name in _EFFECT_FIELDS},
            "people": effect.people or None,
            "scale": effect.scale.name if effect.scale else None,
            "of_claim": not evidence_map.is_aside(cell, effect),
        }
        for effect in evidence_map.effects_by_cell.get(cell, ())
        if effect.study_id in deciding
    ]


def map_csv_bytes(evidence_map: EvidenceMap) -> bytes:
    """Return the whole map as CSV, one row per passage, sorted by concern and benefit.

    A cell with findings and no claim has one row without a passage.
    """
    pack, kinds = evidence_map.pack, pair_kinds(evidence_map.pack)
    rows: list[dict[str, Value]] = []
    for cell in evidence_map.verdicts:
        described = _describe_cell(evidence_map, cell, kinds.get(cell))
        described |= {
            "study_ids": " ".join(described["study_ids"]),
            "data_version": pack.version,
        }
        passages: list[dict[str, Value]] = [
            {
                "article": passage.article_id,
                "section": passage.section_id,
                "quote": passage.quote,
                "article_title": passage.article_title,
            }
            for passage in evidence_map.passages_by_pair.get(cell, ())
        ]
        rows += [{**described, **passage} for passage in passages or [{}]]
    return _records_csv_bytes(_MAP_COLUMNS, rows)


def _ids(evidence: Iterable[Evidence]) -> list[str]:
    return sorted({item.study_id for item in evidence})


def list_studies(pack: Pack, studies: Sequence[Study]) -> Rows:
    """Return one row per study, with the cells that its findings are about."""
    cells = _findings_by_study(pack)
    rows = [
        [*_list_values(study).values(), "; ".join(cells.get(study.study_id, []))]
        for study in studies
    ]
    return Rows([*STUDY_FIELDS, "findings"], rows)


def studies_csv_bytes(pack: Pack, studies: Sequence[Study]) -> bytes:
    """Return studies as CSV; see ``list_studies``."""
    table = list_studies(pack, studies)
    return csv_bytes(table.columns, table.rows)


def studies_json_bytes(pack: Pack, studies: Sequence[Study]) -> bytes:
    """Return studies as JSON.

    Shape: ``{"data_version", "data_date", "studies": [{..., "findings": [...]}]}``.
    """
    cells = _findings_by_study(pack)
    items = [
        {
            **_list_values(study),
            "findings": cells.get(study.study_id, []),
        }
        for study in studies
    ]
    content = {"data_version": pack.version, "data_date": pack.created, "studies": items}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _list_values(study: Study) -> dict[str, str | int | None]:
    """Return the values of a study by column; None if its source gives no number of people."""
    values = {name: getattr(study, name) for name in STUDY_FIELDS}
    return {**values, "participants": study.participants or None}


def _findings_by_study(pack: Pack) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    columns = ("study_id", "concern_id", "benefit_id", "step", "direction")
    for study_id, *finding_fields in iterate_rows(pack.findings, columns):
        found.setdefault(study_id, []).append("/".join(finding_fields))
    return found
