"""Files for other tools contain what is shown, with the same bytes each time."""

from __future__ import annotations

import csv
import io
import json

import pandas as pd

from touchstone.evidence.studies import build_index, filter_studies
from touchstone.exports.tables import (
    claims_csv_bytes,
    csv_bytes,
    map_csv_bytes,
    map_json_bytes,
    studies_csv_bytes,
    studies_json_bytes,
    table_csv_bytes,
)


def read_rows(raw: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV file by column."""
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_formulas_are_made_harmless():
    """A spreadsheet must show text that starts like a formula and never run it."""
    raw = csv_bytes(["a"], [["=1+1"], ["+1"], ["-1-1"], ["@x"], ["plain"], ["-1.5"]])

    assert raw.decode("utf-8-sig").splitlines() == [
        "a",
        "'=1+1",
        "'+1",
        "'-1-1",
        "'@x",
        "plain",
        "-1.5",
    ]


def test_the_map_as_csv_reads_back(evidence_map, pack):
    """The file has one row per passage, and none is lost."""
    rows = read_rows(map_csv_bytes(evidence_map))
    claimed = [row for row in rows if row["kind"]]

    assert {row["quote"] for row in claimed} == set(pack.claims["quote"])
    assert len(claimed) == len(pack.claims)
    assert {row["verdict"] for row in rows if not row["kind"]} == {"no-claim"}


def test_what_is_shown_is_what_is_exported(evidence_map, claims):
    """The file has only the passages of the claims that the filters left."""
    shown = claims.loc[claims["concern_id"] == "acne"]
    rows = list(read_rows(claims_csv_bytes(evidence_map, shown)))

    assert {row["concern"] for row in rows} == {"Acne"}
    assert len(rows) == int(shown["passages"].sum())


def test_what_may_be_said_leaves_with_its_studies_and_version(evidence_map, claims):
    """A copied sentence names its sources; for a claim tested in steps, those of the steps."""
    rows = read_rows(claims_csv_bytes(evidence_map, claims))
    by_pair = {(row["concern_id"], row["benefit_id"]): row for row in rows}

    whole, steps = by_pair["wrinkles", "fewer-aging-signs"], by_pair["acne", "stress-relief"]
    assert whole["honest_sources"].startswith("Studies: Caberlotto 2017 (https://")
    assert steps["honest_sources"].count("(https://") == 22
    assert "more stud" not in "".join(row["honest_sources"] for row in by_pair.values())
    assert by_pair["stretch-marks", "cell-renewal"]["honest_sources"] == ""
    assert {row["data_version"] for row in by_pair.values()} == {evidence_map.pack.version}


def test_a_pair_with_findings_and_no_claim_is_exported(evidence_map):
    """A pair that was studied but not claimed has kind null and certainty 0."""
    content = json.loads(map_json_bytes(evidence_map))
    pair = next(
        item
        for item in content["claims"]
        if (item["concern"], item["benefit"]) == ("other-scars", "elasticity")
    )

    assert (pair["kind"], pair["verdict"], pair["certainty"]) == (None, "no-claim", 0)
    assert pair["study_ids"] == ["cho-2014", "gilbert-2022", "nedelec-2024", "santuzzi-2024"]
    assert pair["passages"] == []


def test_the_note_on_a_cell_is_exported(evidence_map, pack):
    """Figures must not leave the app without the note that qualifies them."""
    content = json.loads(map_json_bytes(evidence_map))
    rows = read_rows(map_csv_bytes(evidence_map))

    found = {(item["concern"], item["benefit"]): item["note"] for item in content["claims"]}
    assert {cell: note for cell, note in found.items() if note} == pack.cell_notes
    assert {(row["concern"], row["benefit"]): row["note"] for row in rows} == found


def test_studies_as_csv_and_json_hold_exactly_what_is_shown(pack):
    """A filtered list is exported as filtered, together with its findings."""
    studies = filter_studies(build_index(pack), {"concern": ("stretch-marks",)}, sort="name")
    rows = read_rows(studies_csv_bytes(pack, studies))
    content = json.loads(studies_json_bytes(pack, studies))

    assert [row["study_id"] for row in rows] == [study.study_id for study in studies]
    assert [item["study_id"] for item in content["studies"]] == [row["study_id"] for row in rows]
    assert all("stretch-marks/" in row["findings"] for row in rows)


def test_studies_leave_with_who_paid_and_with_what_is_not_known(pack):
    """Zero dropouts is 0; a number that was not reported is blank in CSV and null in JSON."""
    studies = list(build_index(pack).studies.values())
    rows = {row["study_id"]: row for row in read_rows(studies_csv_bytes(pack, studies))}
    content = {
        item["study_id"]: item for item in json.loads(studies_json_bytes(pack, studies))["studies"]
    }
    given = [row for row in rows.values() if row["dropouts"] == "0"]

    assert len(given) == 1
    assert content[given[0]["study_id"]]["dropouts"] == 0
    assert (rows["flament-2023"]["dropouts"], content["flament-2023"]["dropouts"]) == ("", None)
    assert rows["flament-2023"]["funding"] == content["flament-2023"]["funding"] == "seller"
    assert rows["flament-2023"]["harms"] == "not-mentioned"


def test_every_table_reads_back_as_it_is(pack):
    """A table downloaded on About is the table that is shown, cell by cell."""
    for name, frame in pack.tables.items():
        read = pd.read_csv(io.BytesIO(table_csv_bytes(frame)), dtype="str", keep_default_na=False)
        wanted = frame.astype("str").where(frame.notna(), "")
        assert read.to_dict("list") == wanted.to_dict("list"), name


def test_the_same_pack_gives_the_same_bytes(evidence_map):
    """Identical exports can be compared and cached."""
    assert map_json_bytes(evidence_map) == map_json_bytes(evidence_map)
    assert map_csv_bytes(evidence_map) == map_csv_bytes(evidence_map)
