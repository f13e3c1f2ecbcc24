"""Studies are filtered, searched and sorted as asked."""

from __future__ import annotations

from datetime import date

import pytest

from touchstone.charts.research import (
    build_directions_chart,
    build_years_chart,
    count_directions,
    count_years,
    directions_title,
)
from touchstone.charts.research_map import (
    build_map_chart,
    count_map,
    list_map_parts,
    map_title,
)
from touchstone.design.palette import DARK, LIGHT
from touchstone.evidence.basis import list_standings, mark_deciding
from touchstone.evidence.studies import (
    STUDY_SORTS,
    build_index,
    build_studies,
    filter_findings,
    filter_studies,
    search_studies,
    short_name,
)
from touchstone.evidence_map.cells import list_cells
from touchstone.evidence_map.choices import list_choices
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.packs.pack import Change
from touchstone.wording.notices import changed_sentences, overdue_sentence


def ids(pack, sort: str = "name", query: str = "", **chosen) -> list[str]:
    """Return the ids of the studies that pass the filters, in order."""
    return [
        study.study_id
        for study in filter_studies(build_index(pack), chosen, sort=sort, query=query)
    ]


def test_no_filter_lets_every_study_through(pack):
    """Studies that only back a caution are included."""
    assert len(ids(pack)) == len(pack.studies)


def test_filters_hold_for_one_finding(pack):
    """A study passes if a single finding of it passes all filters."""
    assert ids(pack, concern=("redness",), step=("whole",)) == [
        "cho-2014",
        "nedelec-2024",
        "patino-1999",
        "roh-2007",
        "santuzzi-2024",
    ]
    assert ids(pack, concern=("redness",), step=("whole",), direction=("supports",)) == [
        "cho-2014",
        "roh-2007",
    ]


def test_studies_can_be_chosen_by_who_paid_what_touched_the_skin_and_harms(pack):
    """A study for which these details were not recorded passes none of the filters."""
    assert ids(pack, funding=("seller",), given_with=("machine",)) == ["caberlotto-2017"]
    assert ids(pack, harms=("seen", "none-seen")) == ["caberlotto-2017", "harandi-2010", "xu-2012"]
    everything = tuple(list_choices(pack)["given_with"])
    assert len(ids(pack, given_with=everything)) < len(pack.studies)


def test_years_are_inclusive(pack):
    """The two filters name the first and the last year shown."""
    years = {
        study.year
        for study in filter_studies(
            build_index(pack), {"since": ("2007",), "until": ("2008",)}, sort="name"
        )
    }

    assert years == {2007, 2008}


def test_a_search_looks_into_findings_and_people(pack):
    """A search covers the study's own text, whatever the capitals."""
    assert "adcock-2001" in ids(pack, query="BANDS OF COLLAGEN")
    # Also by the short name that pages show, with or without accents.
    assert ids(pack, query="wang 2024") == ["wang-2024"]
    assert ids(pack, query="tashan") == ids(pack, query="Taşhan") != []
    assert ids(pack, query="no such words at all") == []


def test_a_search_looks_into_what_a_study_tells_of_itself(evidence_map: EvidenceMap):
    """A search covers who paid, how massage was given and the design.

    Words that do not apply to a study do not find it.
    """

    def search(query: str) -> set[str]:
        return search_studies(evidence_map.index, query)

    studies = evidence_map.studies
    paid = {study.study_id for study in studies.values() if study.funding == "seller"}
    assert paid
    assert paid <= search("seller")
    assert search("a seller paid") == paid
    independent = {key for key, study in studies.items() if study.funding == "independent"}
    assert independent
    assert not independent & search("seller")
    lab = {key for key, study in studies.items() if study.design == "lab-study"}
    assert lab <= search("lab study")
    assert {key for key, study in studies.items() if study.given_with == "hands"} <= search(
        "by hand"
    )
    assert "caberlotto-2017" in search("8 weeks, 56 sessions")
    # "Of the device, oil, training or method" is the label for any seller, not a detail.
    assert "caberlotto-2017" not in search("oil, training")
    assert search("more than one of these") == set()


@pytest.mark.parametrize("sort", STUDY_SORTS)
def test_every_order_keeps_every_study(pack, sort: str):
    """Sorting never loses a study."""
    assert sorted(ids(pack, sort=sort)) == sorted(build_studies(pack))


def test_newest_come_first(pack):
    """Sorting by newest puts later years first."""
    years = [study.year for study in filter_studies(build_index(pack), {}, sort="newest")]

    assert years == sorted(years, reverse=True)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_charts_of_research_serialize_and_say_the_finding(pack, verdicts, palette):
    """The titles are computed from the same counts that the charts show."""
    deciding = list_standings(verdicts)
    findings = mark_deciding(filter_findings(build_index(pack), {}), deciding)
    counts = count_map(list_cells(pack, verdicts), findings)
    title = map_title(counts, filtered=False)
    gaps = int(((counts["studies"] == 0) & (counts["verdict"] != "No claim")).sum())
    benefits = list(pack.benefit_names.values())
    parts = list_map_parts(counts, headers=pack.benefit_names, emphases=["step"] * len(counts))
    map_chart = build_map_chart(parts, benefits=benefits, palette=palette, title=title)
    found = count_directions(findings)
    chart = build_directions_chart(found, palette=palette, title=directions_title(found))
    studies = pack.studies[["study_id", "year"]].astype({"year": int})
    studies = studies.assign(decides=studies["study_id"].isin(deciding))
    years = count_years(studies)

    assert title.startswith(f"{gaps} of 52 claims have no study")
    assert map_chart.to_dict()["layer"]
    assert chart.to_dict()["layer"]
    assert years["studies"].sum() == len(studies)
    assert build_years_chart(years, palette=palette, title="t").to_dict()["layer"]


def test_filtered_gaps_are_said_to_be_filtered(pack, verdicts):
    """A gap made by a filter is not presented as a gap in research."""
    findings = filter_findings(build_index(pack), {"concern": ("other-scars",)})
    findings = mark_deciding(findings, list_standings(verdicts))
    counts = count_map(list_cells(pack, verdicts), findings, concerns=("other-scars",))

    assert set(counts.loc[counts["chosen"], "concern_id"]) == {"other-scars"}
    assert "among these" in map_title(counts, filtered=True)


@pytest.mark.parametrize(
    ("today", "overdue"),
    [
        pytest.param(date(2027, 5, 31), False, id="on the day"),
        pytest.param(date(2027, 6, 1), True, id="the day after"),
    ],
)
def test_an_overdue_check_is_said_from_the_next_day(today: date, overdue: bool):  # noqa: FBT001  # a case
    """The notice appears once the date has passed, and not on the day itself."""
    assert bool(overdue_sentence("2027-05-31", today)) is overdue


def test_no_date_is_never_overdue():
    """A pack that announces no next check cannot miss it."""
    assert overdue_sentence("", date(2999, 1, 1)) == ""


def test_studies_of_one_short_name_are_told_apart(pack):
    """Two studies by Ntoumas came out in 2025; no other study needs a letter."""
    studies = build_studies(pack)
    names = [short_name(study) for study in studies.values()]

    assert len(set(names)) == len(names)
    assert [name for name in names if name[-1].isalpha()] == ["Ntoumas 2025a", "Ntoumas 2025b"]


CHANGES = (Change("1.2", "2027-03-01", "A study added."), Change("1.0", "2026-11-24", "First."))


def test_a_link_made_with_older_data_says_what_changed():
    """Only changes after the version named in the link are listed."""
    said = changed_sentences("1.0", "1.2", CHANGES)

    assert said[0].startswith("This link was made with data version 1.0, and this is 1.2.")
    assert said[1:] == ["March 1, 2027, version 1.2: A study added."]


def test_a_link_made_with_these_data_says_nothing():
    """A link with the current version, or with none, needs no notice."""
    assert changed_sentences("1.2", "1.2", CHANGES) == []
    assert changed_sentences("", "1.2", CHANGES) == []


def test_a_link_made_with_unknown_data_says_that_answers_may_differ():
    """The version may belong to another pack, or be made up."""
    assert changed_sentences("9", "1.2", CHANGES) == [
        "This link was made with data version 9, and this is 1.2. Answers may differ."
    ]
