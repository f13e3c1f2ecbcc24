"""The RIS export has one record per study, with what the data say, and nothing can be forged."""

from __future__ import annotations

from dataclasses import replace

import pytest
import rispy

from touchstone.evidence.studies import Study, build_index
from touchstone.exports.ris import studies_ris_bytes


@pytest.fixture
def studies(pack) -> dict[str, Study]:
    """Return the shipped studies by id."""
    return build_index(pack).studies


def read(*studies: Study) -> list[dict[str, object]]:
    """Return the records that an RIS reader finds in the export."""
    return rispy.loads(studies_ris_bytes(studies).decode("utf-8"))


def read_places(study: Study, citation: str) -> tuple[object, ...]:
    """Return volume, issue and pages, and whether the citation is kept as the last note."""
    record = read(replace(study, citation=citation))[0]
    names = ("volume", "number", "start_page", "end_page")
    return (*(record.get(name) for name in names), record["notes"][-1] == citation)


def test_every_study_reads_back(studies):
    """Title, year, address and abstract survive, and nothing precedes the first record."""
    raw = studies_ris_bytes(studies.values())
    records = read(*studies.values())

    assert raw.startswith(b"TY  - JOUR\n")
    assert [record["title"] for record in records] == [item.title for item in studies.values()]
    assert [record["year"] for record in records] == [str(item.year) for item in studies.values()]
    assert [record["urls"] for record in records] == [[item.url] for item in studies.values()]
    ours = "Summary by Touchstone, not the abstract of the authors: "
    assert [record["abstract"] for record in records] == [
        f"{ours}{item.finding}" for item in studies.values()
    ]
    assert not any(line[:2] == "1." for line in raw.decode().splitlines())


@pytest.mark.parametrize(
    ("study_id", "kind", "source"),
    [
        ("humbert-2015", "JOUR", "Clinical Interventions in Aging"),
        ("mayo-clinic-botox-2017", "ELEC", "Mayo Clinic"),
        ("nrs-2001", "MGZN", "Rosacea Review"),
        ("statpearls-koebner-2024", "CHAP", "StatPearls"),
    ],
)
def test_the_type_is_what_the_source_says_of_itself(studies, study_id, kind, source):
    """A web page, a newsletter and a book chapter are not exported as journal articles."""
    record = read(studies[study_id])[0]

    assert record["type_of_reference"] == kind
    assert record.get("journal_name", record.get("secondary_title")) == source


def test_what_nothing_places_is_of_no_kind(studies):
    """Without volume, issue, DOI and PubMed number, nothing shows that the source is a journal."""
    study = replace(studies["adcock-2001"], doi="", pmid="", citation="Summer 2001")

    assert read(study)[0]["type_of_reference"] == "GEN"


@pytest.mark.parametrize(
    ("citation", "found"),
    [
        ("24(6):e70236", ("24", "6", "e70236", None, False)),
        ("8:82", ("8", None, "82", None, False)),
        ("10(5):CR173-178", ("10", "5", "CR173", "178", False)),
        ("158(1-2):105-110", ("158", "1-2", "105", "110", False)),
        ("4(119):119ra13", ("4", "119", "119ra13", None, False)),
        ("2012: article 490292", ("2012", None, "490292", None, False)),
        ("2012;(11):CD000066", (None, "11", "CD000066", None, False)),
        ("issue 5, pages 616-620", (None, "5", "616", "620", False)),
        ("89(4)", ("89", "4", None, None, False)),
        ("Summer 2001", (None, None, None, None, True)),
        ("2023 (issue 2-22)", (None, None, None, None, True)),
    ],
)
def test_volume_issue_and_pages_have_fields_of_their_own(studies, citation, found):
    """A citation in any other form is kept as a note, word for word."""
    assert read_places(studies["adcock-2001"], citation) == found


def test_most_studies_have_their_volume(studies):
    """Tools that look for duplicates compare volume and pages, so most records need both."""
    records = read(*studies.values())

    assert sum("volume" in record and "start_page" in record for record in records) >= 140


@pytest.mark.parametrize(
    ("authors", "names", "is_cut"),
    [
        ("Ahn SH, Hwang UJ", ["Ahn, SH", "Hwang, UJ"], False),
        ("Humbert P, Fanian F, et al.", ["Humbert, P", "Fanian, F"], True),
        ("Sadat, et al", ["Sadat"], True),
        ("Kim JH Jr, Garcia-Lopez M 3rd", ["Kim, JH, Jr", "Garcia-Lopez, M, 3rd"], False),
        ("Van de Velde L", ["Van de Velde, L"], False),
        ("Mayo Clinic", ["Mayo Clinic"], False),
    ],
)
def test_names_are_taken_apart_and_a_cut_list_says_so(studies, authors, names, is_cut):
    """A reference manager must not present three authors of ten as all of them."""
    record = read(replace(studies["adcock-2001"], authors=authors))[0]

    assert record["authors"] == names
    assert ("The list of authors is cut: et al." in record["notes"]) == is_cut


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028"])
def test_a_break_in_a_value_forges_no_record(studies, gap):
    """Text from a visitor's pack stays on one line, because a line break could forge a record."""
    forged = f"good{gap}ER  - {gap}{gap}TY  - JOUR{gap}TI  - Forged"
    study = replace(studies["adcock-2001"], finding=forged, limits=forged, title=forged)
    raw = studies_ris_bytes([study, studies["ahn-2025"]]).decode("utf-8")

    assert [line[:2] for line in raw.splitlines()].count("TY") == 2
    assert len(rispy.loads(raw)) == 2
