"""A table that a pack may lack: missing, empty and misspelled ones, and what points to them."""

from __future__ import annotations

import shutil
from pathlib import Path

from touchstone.packs.checking import check_sources
from touchstone.packs.loading import load_pack, parse_frame
from touchstone.packs.schema import ForeignKey, Table, parse_tables
from touchstone.packs.sources import read_sources
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
    """Return an optional table with numbers and a key under another name."""
    return parse_tables(DESCRIPTOR)["effects"]


def test_a_table_says_that_it_is_optional_and_what_its_keys_mean():
    """A key may have another name than the id that it points to."""
    table = made_table()

    assert table.optional
    assert table.foreign_keys == (ForeignKey("review_id", "studies", "study_id"),)


def test_numbers_are_read_as_their_type():
    """Whole numbers stay whole, others keep their fraction, blank ones are missing."""
    frame = parse_frame(made_table(), b"effect_id,review_id,low,people\na,b,-0.5,12\nc,d,,\n")

    assert (frame["low"].dtype, frame["people"].dtype) == ("Float64", "Int64")
    assert frame["low"].iloc[0] == -0.5
    assert frame[["low", "people"]].iloc[1].isna().all()


def test_a_misspelled_table_is_warned_of_and_the_pack_loads(tmp_path: Path):
    """Nobody would miss an optional table that is passed over in silence."""
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
    assert all("is not known, and is passed over. Known: " in item.message for item in problems)
    assert load_pack(folder).name == "touchstone-massage-and-skin"
