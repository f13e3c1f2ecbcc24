"""Export the matrix as an Excel workbook to sort and filter.

The last sheet says what each column means.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Mapping, Sequence

import pandas as pd
import xlsxwriter

from touchstone.claims.claims import KINDS, Passage
from touchstone.evidence.bar import BAR_ITEMS, Bar
from touchstone.evidence.designs import DESIGNS
from touchstone.evidence.rule import CERTAINTY_WORDS
from touchstone.evidence.studies import Study
from touchstone.evidence_map.answers import honest_answer
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.exports.sheets import SheetColumn, Value, open_book, write_sheet
from touchstone.frames import iterate_cells, iterate_rows
from touchstone.ids import Cell
from touchstone.packs.pack import Pack
from touchstone.packs.sources import standard_tables
from touchstone.wording import bar as bar_words
from touchstone.wording.effects import NO_NUMBER, better_words, how_sized_words, notice_sentence
from touchstone.wording.headings import HONEST
from touchstone.wording.notices import NOTICE, data_sentence
from touchstone.wording.verdicts import (
    cell_sentence,
    certainty_sentence,
    directions_words,
    population_sentence,
)

# Columns of studies.csv with their widths; titles and meanings are those of the table.
_DETAILS = {
    "given_by": 18, "given_with": 18, "minutes": 12, "times_per_week": 12, "weeks": 10,
    "sessions": 10, "body_site": 18, "comparator_kind": 18, "raters_blind": 14, "dropouts": 12,
    "sex": 12, "ages": 20, "funding": 14, "funding_note": 50, "harms": 16, "harms_note": 50,
}  # fmt: skip
_TO_CHECK = "Also to check"


def _list_detail_columns() -> list[SheetColumn]:
    table = standard_tables()["studies"]
    fields = [table.field(name) for name in _DETAILS]
    return [SheetColumn(item.title, _DETAILS[item.name], item.description) for item in fields]


_CELL_COLUMNS = (
    SheetColumn("Concern", 26, "What worries a person about the skin."),
    SheetColumn("Benefit", 30, "What massage is said to bring for it."),
)
CLAIM_COLUMNS = (
    *_CELL_COLUMNS,
    SheetColumn("Area", 34, "The part of the article that the benefit belongs to."),
    SheetColumn("The article", 12, "Stated: the words say it. Implied: one more step."),
    SheetColumn("Research found", 24, "The verdict of the studies that tested the whole way."),
    SheetColumn("Certainty", 10, "How sure you can be, 1 to 4. Blank: there is none."),
    SheetColumn("In words", 14, "The certainty in words."),
    SheetColumn("Studies that count", 18, "How many studies count toward the verdict."),
    SheetColumn("People", 10, "How many people took part in them. Blank: no number is given."),
    SheetColumn("What research found", 60, "The verdict and the certainty as a sentence."),
    SheetColumn("On whom", 46, "On whom, and to what end, it was tested."),
    SheetColumn("What the studies found", 30, "How many of the studies that count found what."),
    SheetColumn("What lowers certainty", 46, "Why the certainty is not higher."),
    SheetColumn("Note", 46, "What to know beside these figures."),
    SheetColumn(HONEST, 60, "What the evidence allows you to say about the claim."),
    SheetColumn("Study ids", 40, "All studies that are shown for the claim."),
)
NUMBER_COLUMNS = (
    *_CELL_COLUMNS,
    SheetColumn("Study id", 22, "The study that counts and gives the number."),
    SheetColumn("Outcome", 40, "What was measured."),
    SheetColumn("Of the claim", 12, "No: something other than what the benefit names."),
    SheetColumn("Unit", 20, "The unit of the study."),
    SheetColumn("With massage", 14, "The massage group; after, for before and after."),
    SheetColumn("Compared with", 14, "The comparison group; before, for before and after."),
    SheetColumn("Difference", 12, "Massage minus comparison."),
    SheetColumn("Range from", 12, "The lower end of the 95% range of the difference."),
    SheetColumn("Range to", 12, "The upper end of the 95% range of the difference."),
    SheetColumn("Better", 18, "Which way is better."),
    SheetColumn("Kind", 30, "How the numbers came about."),
    SheetColumn("Measured", 24, "When it was measured. Blank: not stated."),
    SheetColumn("People", 10, "How many people the number is about. Blank: not stated."),
    SheetColumn("Noticeable", 46, "How it compares with what people notice on its scale."),
)
PASSAGE_COLUMNS = (
    *_CELL_COLUMNS,
    SheetColumn("Kind", 12, "Whether this passage states the claim or implies it."),
    SheetColumn("Article", 30, "The article that the words stand in."),
    SheetColumn("Section", 34, "The section of the article."),
    SheetColumn("Words", 90, "The exact words. Parts that belong together are joined by …"),
)
BEYOND_COLUMN = SheetColumn("Goes too far", 60, "Words that go further than the evidence.")
TO_CHECK_COLUMNS = (
    SheetColumn("Words", 90, "A sentence or heading of the article that makes no accepted claim."),
    SheetColumn("Why", 60, "What in it often goes too far, or that it may go against a caution."),
)
STUDY_COLUMNS = (
    SheetColumn("Study id", 22, "The id of the study, as in the other sheets."),
    SheetColumn("Year", 8, "Year of publication."),
    SheetColumn("Authors", 36, "Authors as published, cut after the first few."),
    SheetColumn("Title", 60, "Title as published."),
    SheetColumn("Journal", 30, "Where it was published."),
    SheetColumn("Design", 24, "The kind of study."),
    SheetColumn("People", 10, "How many took part. Blank: the source gives no number."),
    SheetColumn("Finding", 70, "What it found, in our words."),
    SheetColumn("Limits", 50, "What to keep in mind about it."),
    *_list_detail_columns(),
    SheetColumn("Address", 44, "Where to read it."),
)


def map_xlsx_bytes(
    evidence_map: EvidenceMap,
    claims: pd.DataFrame,
    *,
    beyond: Mapping[tuple[Cell, str], str] | None = None,
    to_check: Sequence[tuple[str, str]] = (),
) -> bytes:
    """Return the shown claims, their passages and studies as a workbook, the same bytes each time.

    Args:
        evidence_map: The evidence map.
        claims: The rows of its claims that are shown.
        beyond: Words that go further than the evidence, by cell and quote; None if that was not
            checked.
        to_check: Other words of an article that need a look, each with the reason.
    """
    pack, verdicts = evidence_map.pack, evidence_map.verdicts
    shown = set(iterate_cells(claims))
    used = {
        item.study_id
        for cell in shown
        for item in (*verdicts[cell].deciding, *verdicts[cell].shown)
    }
    drawn = io.BytesIO()
    book = open_book(pack, drawn)
    if evidence_map.bar:
        _write_bar(book, evidence_map.bar)
    write_sheet(book, "Claims", CLAIM_COLUMNS, _claim_rows(evidence_map, claims))
    passages = [item for item in evidence_map.passages if item.cell in shown]
    explained: dict[str, tuple[SheetColumn, ...]] = {"Passages": PASSAGE_COLUMNS}
    rows = _passage_rows(pack, passages)
    if beyond is not None:
        explained = {"Passages": (*PASSAGE_COLUMNS, BEYOND_COLUMN)}
        beyond_words = [beyond.get((item.cell, item.quote), "") for item in passages]
        rows = [(*row, words) for row, words in zip(rows, beyond_words, strict=True)]
    write_sheet(book, "Passages", explained["Passages"], rows)
    if to_check:
        explained[_TO_CHECK] = TO_CHECK_COLUMNS
        write_sheet(book, _TO_CHECK, TO_CHECK_COLUMNS, to_check)
    listed = [study for study in evidence_map.studies.values() if study.study_id in used]
    write_sheet(book, "Studies", STUDY_COLUMNS, _study_rows(listed))
    write_sheet(book, "Numbers", NUMBER_COLUMNS, _number_rows(evidence_map, shown))
    _write_meanings(book, pack, explained)
    book.close()
    return drawn.getvalue()


def _claim_rows(evidence_map: EvidenceMap, claims: pd.DataFrame) -> Iterable[tuple[Value, ...]]:
    columns = ("concern_id", "benefit_id", "concern", "benefit", "area", "kind")
    for concern_id, benefit_id, concern, benefit, area, kind in iterate_rows(claims, columns):
        cell = evidence_map.verdicts[Cell(concern_id, benefit_id)]
        ids = sorted({item.study_id for item in (*cell.deciding, *cell.shown)})
        yield (
            concern,
            benefit,
            area,
            KINDS[kind],
            cell.name,
            cell.certainty or "",
            CERTAINTY_WORDS.get(cell.certainty, ""),
            len({item.study_id for item in cell.deciding}),
            cell.people or "",
            cell_sentence(cell, concern),
            population_sentence(cell, concern),
            directions_words(cell),
            certainty_sentence(cell),
            evidence_map.pack.cell_notes.get(Cell(concern_id, benefit_id), ""),
            honest_answer(evidence_map, Cell(concern_id, benefit_id)).whole,
            " ".join(ids),
        )


def _number_rows(evidence_map: EvidenceMap, cells: Collection[Cell]) -> Iterable[tuple[Value, ...]]:
    for cell in sorted(cells):
        deciding = {item.study_id for item in evidence_map.verdicts[cell].deciding}
        for effect in evidence_map.effects_by_cell.get(cell, ()):
            if effect.study_id not in deciding:
                continue
            numbers = (
                effect.massage,
                effect.comparison,
                effect.difference,
                effect.low,
                effect.high,
            )
            yield (
                evidence_map.pack.concern_names[cell.concern_id],
                evidence_map.pack.benefit_names[cell.benefit_id],
                effect.study_id,
                effect.outcome,
                "No" if evidence_map.is_aside(cell, effect) else "Yes",
                effect.unit,
                *("" if number is None else number for number in numbers),
                better_words(effect),
                how_sized_words(effect),
                effect.measured_at,
                effect.people or "",
                notice_sentence(effect) if effect.has_number else f"{NO_NUMBER}.",
            )


def _passage_rows(pack: Pack, passages: Iterable[Passage]) -> Iterable[tuple[Value, ...]]:
    for item in passages:
        yield (
            pack.concern_names[item.concern_id],
            pack.benefit_names[item.benefit_id],
            KINDS[item.kind],
            pack.articles[item.article_id].title,
            item.section_title,
            item.quote,
        )


def _study_rows(studies: Iterable[Study]) -> Iterable[tuple[Value, ...]]:
    for study in studies:
        yield (
            study.study_id,
            study.year,
            study.authors,
            study.title,
            study.journal,
            DESIGNS[study.design].name,
            study.participants or "",
            study.finding,
            study.limits,
            *("" if (value := getattr(study, name)) is None else value for name in _DETAILS),
            study.url,
        )


def _write_bar(book: xlsxwriter.Workbook, bar: Bar) -> None:
    """Write a first sheet that says by whose rule the verdicts were judged."""
    columns = (SheetColumn(bar_words.TITLE, 34, ""), SheetColumn("What it asks", 90, ""))
    asked: list[tuple[Value, ...]] = [
        (item.name, item.meaning) for key, item in BAR_ITEMS.items() if key in bar
    ]
    rows = [("Please note", bar_words.file_bar_sentence(bar)), *asked]
    write_sheet(book, bar_words.TITLE, columns, rows)


def _write_meanings(
    book: xlsxwriter.Workbook, pack: Pack, more: Mapping[str, Sequence[SheetColumn]]
) -> None:
    columns = (
        SheetColumn("Sheet", 12, ""),
        SheetColumn("Column", 24, ""),
        SheetColumn("What it means", 80, ""),
    )
    sheets = {
        "Claims": CLAIM_COLUMNS,
        "Passages": PASSAGE_COLUMNS,
        "Studies": STUDY_COLUMNS,
        "Numbers": NUMBER_COLUMNS,
        **more,
    }
    rows: list[tuple[Value, ...]] = [
        (name, column.title, column.meaning)
        for name, explained in sheets.items()
        for column in explained
    ]
    source = f"{pack.title}. {data_sentence(pack.created, pack.version)}"
    rows += [("", "Source", source), ("", "Please note", NOTICE)]
    write_sheet(book, "What the columns mean", columns, rows)
