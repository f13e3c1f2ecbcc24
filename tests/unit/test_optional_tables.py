"""What a pack may lack: missing, empty and misspelled tables, and a missing column."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest

from tests.shipped import FEW_WORDS, SHIPPED
from touchstone.limits import MAX_PACK_TEXT_CHARS
from touchstone.packs.checking import check_sources
from touchstone.packs.loading import load_pack, open_sources, parse_frame, seal_pack
from touchstone.packs.schema import ForeignKey, Table, parse_tables
from touchstone.packs.sealing import is_sealed
from touchstone.packs.sources import Sources, read_sources
from touchstone.resources import SHIPPED_FOLDER

DESCRIPTOR = {
    "resources": [
        {
            "name": "effects",
            "title": "Effects",
            "description": "One row per outcome.",
            "path": "effects.csv",
            "optional": True,
            "schema": {
                "fields": [
                    {"name": "effect_id", "title": "Effect", "type": "string", "description": "."},
                    {"name": "review_id", "title": "Review", "type": "string", "description": "."},
                    {"name": "low", "title": "Low", "type": "number", "description": "."},
                    {"name": "people", "title": "People", "type": "integer", "description": "."},
                ],
                "primaryKey": ["effect_id"],
                "foreignKeys": [
                    {
                        "fields": ["review_id"],
                        "reference": {"resource": "studies", "fields": ["study_id"]},
                    }
                ],
            },
        }
    ]
}


def made_table() -> Table:
    """Return an optional table with numbers and a key whose name differs from its target."""
    return parse_tables(DESCRIPTOR)["effects"]


def test_a_table_says_that_it_is_optional_and_what_its_keys_mean():
    """A foreign key may have a different name from the id that it refers to."""
    table = made_table()

    assert table.optional
    assert table.foreign_keys == (ForeignKey("review_id", "studies", "study_id"),)


def test_numbers_are_read_as_their_type():
    """Integers stay integers, other numbers keep their fraction, and blank cells are missing."""
    frame = parse_frame(made_table(), b"effect_id,review_id,low,people\na,b,-0.5,12\nc,d,,\n")

    assert (frame["low"].dtype, frame["people"].dtype) == ("Float64", "Int64")
    assert frame["low"].iloc[0] == -0.5
    assert frame[["low", "people"]].iloc[1].isna().all()


def test_a_misspelled_table_is_warned_of_and_the_pack_loads(tmp_path: Path):
    """Without a warning, nobody would notice that a misspelled table is ignored."""
    folder = tmp_path / "pack"
    shutil.copytree(SHIPPED_FOLDER, folder)
    (folder / "claims.csv").rename(folder / "claim.csv")
    shutil.copy(SHIPPED_FOLDER / "claims.csv", folder / "claims.csv")
    (folder / "zebra.csv").write_text("stripes\n7\n")

    problems = check_sources(read_sources(folder))

    assert [(problem.file, problem.warning) for problem in problems] == [
        ("claim.csv", True),
        ("zebra.csv", True),
    ]
    assert all("is not known, and is ignored. Known: " in item.message for item in problems)
    assert load_pack(folder).name == "touchstone-massage-and-skin"


OPTIONAL = (
    "cell_notes.csv",
    "examples.csv",
    "not_covered.csv",
    "overstatements.csv",
    "strong_words.csv",
    "about_claims.md",
    "about_evidence.md",
)


def shipped_with(**files: bytes | None) -> Sources:
    """Return the files of the shipped pack, with some replaced or, if None, removed."""
    changed = {name.replace("__", "."): raw for name, raw in files.items()}
    kept = {**FEW_WORDS, **changed}
    return Sources({name: raw for name, raw in kept.items() if raw is not None}, ())


def test_a_pack_without_its_optional_files_is_whole(tmp_path: Path):
    """A pack without optional files can be sealed, and loads with empty tables and no texts."""
    folder = tmp_path / "pack"
    shutil.copytree(SHIPPED_FOLDER, folder)
    for name in OPTIONAL:
        (folder / name).unlink()

    sources = seal_pack(folder)

    assert check_sources(sources) == []
    assert is_sealed(read_sources(folder).files)
    pack = load_pack(folder)
    assert pack.tables["cell_notes"].empty
    assert list(pack.tables["cell_notes"].columns) == ["concern_id", "benefit_id", "note"]
    assert pack.texts == {}


def test_an_optional_table_may_have_no_rows():
    """A file with only a header means the same as no file."""
    sources = shipped_with(cell_notes__csv=b"concern_id,benefit_id,note\n")

    assert check_sources(sources) == []
    assert open_sources(sources).tables["cell_notes"].empty


def test_an_optional_column_may_be_missing_or_blank_and_is_checked_where_it_is_there():
    """Without the column, all short names are blank; with it, their length is checked."""
    whole = SHIPPED.files["benefits.csv"].decode()
    rows = list(csv.reader(io.StringIO(whole, newline="")))
    place = rows[0].index("short_name")

    text = io.StringIO(newline="")
    csv.writer(text).writerows(row[:place] + row[place + 1 :] for row in rows)
    without = shipped_with(benefits__csv=text.getvalue().encode())
    assert check_sources(without) == []
    assert set(open_sources(without).benefits["short_name"]) == {""}
    too_long = whole.replace("Firmer skin", "x" * 31).encode()
    (problem,) = check_sources(shipped_with(benefits__csv=too_long))
    assert "has 31 characters; the limit is 30" in problem.message


@pytest.mark.parametrize(
    ("file", "raw", "said"),
    [
        pytest.param(
            "cell_notes__csv",
            b"concern_id,benefit_id,note\nredness,blod-flow,Text.\n",
            "'blod-flow' is not a known benefit. Did you mean 'blood-flow'?",
            id="unknown id",
        ),
        pytest.param(
            "cell_notes__csv",
            b"concern_id,benefit_id,note\nredness,blood-flow," + b"x" * 301 + b"\n",
            "has 301 characters; the limit is 300",
            id="too long",
        ),
        pytest.param("cell_notes__csv", b"", "the file is empty", id="empty file"),
        pytest.param(
            "examples__csv",
            b"concern_id,words\nrednes,red cheeks\n",
            "'rednes' is not a known concern. Did you mean 'redness'?",
            id="example of no concern",
        ),
        pytest.param(
            "not_covered__csv",
            b"words,about,near\nhair,hair,rednes\n",
            "'rednes' is not a known concern. Did you mean 'redness'?",
            id="near no concern",
        ),
        pytest.param(
            "strong_words__csv",
            b"words,kind_id,fits_from\nproven,certain,\n",
            "'certain' is not a known kind. Did you mean 'certainty'?",
            id="word of no kind",
        ),
        pytest.param(
            "about_claims__md", b"Text.\n\n<script>x</script>\n", "HTML is not allowed", id="HTML"
        ),
        pytest.param("about_claims__md", b"A <b>word</b>.", "HTML is not allowed", id="inline"),
        pytest.param(
            "about_evidence__md", b"![map](https://x.org/m.png)", "a picture", id="picture"
        ),
        pytest.param("about_evidence__md", b"# Title", "Begin a heading with ##", id="title"),
        pytest.param(
            "about_evidence__md",
            b"x" * (MAX_PACK_TEXT_CHARS + 1),
            f"the limit is {MAX_PACK_TEXT_CHARS:,}",
            id="long text",
        ),
        pytest.param("about_claims__md", b"\xff\xfe", "UTF-16", id="encoding"),
    ],
)
def test_what_is_wrong_in_an_optional_file_is_named(file: str, raw: bytes, said: str):
    """A file that may be missing is still checked if it is present."""
    problems = check_sources(shipped_with(**{file: raw}))

    assert len(problems) == 1
    assert problems[0].file == file.replace("__", ".")
    assert said in problems[0].message
