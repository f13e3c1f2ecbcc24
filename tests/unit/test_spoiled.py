"""Damage that a spreadsheet does to a table is silently undone if possible, or else reported."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as hs

from tests.shipped import FEW_WORDS, SHIPPED
from touchstone.exports.tables import table_csv_bytes
from touchstone.formulas import harmless, restore
from touchstone.packs.checking import check_sources
from touchstone.packs.csv_tables import parse_table
from touchstone.packs.loading import parse_frame
from touchstone.packs.sources import Sources, standard_tables
from touchstone.packs.spoiled import check_spoiled

ARTICLE = "articles/massage-and-skin.md"
STUDIES = standard_tables()["studies"]


def check_cell(column: str, cell: str) -> list[str]:
    """Return the problems reported for the table of studies with one cell changed."""
    raw = parse_table(STUDIES, SHIPPED.files["studies.csv"])
    place = raw.header.index(column)
    (row, cells), *rest = raw.rows
    changed = (row, (*cells[:place], cell, *cells[place + 1 :]))
    return [str(item) for item in check_spoiled({"studies": replace(raw, rows=(changed, *rest))})]


def test_a_guarded_cell_comes_back_unchanged(pack):
    """A table that was downloaded can be uploaded again."""
    titles = ["-Omics of skin", "@home", "=1+1", "'-Omics of skin", "''+x", "'Tis", "'", "-1.5"]
    frame = pack.studies.head(len(titles)).assign(title=titles)

    assert parse_frame(STUDIES, table_csv_bytes(frame)).equals(frame)


@given(hs.text(alphabet="'=-+@ a1\t＝", max_size=6))
def test_what_makes_harmless_is_undone(text: str):
    """This holds for any text, and the exported text never starts like a formula."""
    assert restore(harmless(text)) == text
    assert harmless(text)[:1] not in {"=", "+", "-", "@", "\t", "＝"}


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("authors", "JankoviÄ‡ S, et al."),
        ("population", "Women aged 18â€“40"),
        ("title", "crÃ¨me"),
    ],
)
def test_garbled_letters_are_named_with_what_they_were(column: str, cell: str):
    """UTF-8 text read as Windows-1252 passes every other check, so readers would see it."""
    (said,) = check_cell(column, cell)

    assert f"studies.csv, row 2, column '{column}':" in said
    assert "has garbled letters, for '" in said
    assert "choose UTF-8, and save it as CSV UTF-8." in said


@pytest.mark.parametrize(
    ("column", "cell", "word"),
    [
        ("authors", "Timur Ta?han S, et al.", "Ta?han"),
        ("title", "A word with a lo\ufffdt letter", "lo\ufffdt"),
    ],
)
def test_lost_letters_are_named(column: str, cell: str, word: str):
    """A program that could not write a letter put a sign such as "?" in its place."""
    (said,) = check_cell(column, cell)

    assert f"'{word}' seems to have lost a letter" in said


@pytest.mark.parametrize(
    ("column", "cell"),
    [("title", "Does it help? Yes"), ("url", "https://example.org/a?b=c"), ("title", "Why?")],
)
def test_a_question_is_no_lost_letter(column: str, cell: str):
    """The question mark of a sentence or of an address is not reported."""
    assert check_cell(column, cell) == []


def test_garbled_quotes_are_told_once():
    """All rows have the same cause; odd letters that are also in the article are no fault."""
    garbled = SHIPPED.files["claims.csv"].decode().encode().decode("cp1252").encode()
    (problem,) = check_sources(Sources({**FEW_WORDS, "claims.csv": garbled}, ()))

    assert problem.message.startswith("'â€¦' has garbled letters, for '…'. The table has ")
    assert not problem.warning
    odd = {
        name: SHIPPED.files[name].replace(b"an ideal way to ease", "an ideal wÃ¤y to ease".encode())
        for name in ("claims.csv", ARTICLE)
    }
    assert check_sources(Sources({**SHIPPED.files, **odd}, ())) == []


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("citation", "05:01"),
        ("citation", "11:15:00 AM"),
        ("citation", "122:09:00"),
        ("citation", "10-Aug-17"),
        ("study_id", "2005-03-01"),
        ("study_id", "01.03.2005"),
        ("minutes", "15-Feb"),
    ],
)
def test_times_and_dates_that_a_spreadsheet_made_are_named(column: str, cell: str):
    """A spreadsheet took a citation, an id or a range for a time or a date."""
    (said,) = check_cell(column, cell)

    assert f"'{cell}' is a time or a date" in said
    assert "set the column to Text" in said


@pytest.mark.parametrize(
    "cell", ["5:1", "11:15", "117:309", "10 August 2017", "Summer 2001", "May", "1.1.0", "24(6):1"]
)
def test_citations_are_no_times(cell: str):
    """Text that an author may have meant is not reported."""
    assert check_cell("citation", cell) == []
