"""Files for other tools hold what is shown, the same bytes each time."""

from __future__ import annotations

import csv
import io

from touchstone.exports import claims_csv_bytes, csv_bytes, map_csv_bytes, map_json_bytes


def test_formulas_are_made_harmless():
    """A spreadsheet shows what starts like a formula, and does not run it."""
    raw = csv_bytes(["a"], [["=1+1"], ["+1"], ["-1"], ["@x"], ["plain"]])

    assert raw.decode().splitlines() == ["a", "'=1+1", "'+1", "'-1", "'@x", "plain"]


def test_the_map_as_csv_reads_back(pack):
    """One row a passage, none lost."""
    rows = list(csv.DictReader(io.StringIO(map_csv_bytes(pack).decode("utf-8"))))

    assert {row["quote"] for row in rows} == set(pack.claims["quote"])
    assert len(rows) == len(pack.claims)


def test_what_is_shown_is_what_is_exported(passages, claims):
    """Only the passages of the claims that are left."""
    shown = claims.loc[claims["concern_id"] == "acne"]
    rows = list(csv.DictReader(io.StringIO(claims_csv_bytes(passages, shown).decode("utf-8"))))

    assert {row["concern"] for row in rows} == {"Acne"}
    assert len(rows) == int(shown["passages"].sum())


def test_the_same_pack_gives_the_same_bytes(pack):
    """Exports can be compared and cached."""
    assert map_json_bytes(pack) == map_json_bytes(pack)
    assert map_csv_bytes(pack) == map_csv_bytes(pack)
