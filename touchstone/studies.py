"""Which studies and cautions stand behind a concern, as readers need them?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

import pandas as pd

from touchstone.designs import DESIGNS
from touchstone.pack import Pack
from touchstone.passages import find_text
from touchstone.verdicts import DIRECTIONS

# Most severe first.
SEVERITIES = {"stop": "Stop", "ask-first": "Ask first", "go-gently": "Go gently"}
STUDY_SORTS = {
    "newest": "Newest first",
    "oldest": "Oldest first",
    "people": "Most people first",
    "design": "Best design first",
    "name": "Name, A to Z",
}


@dataclass(frozen=True)
class Study:
    """One study; the columns of studies.csv, people 0 when the source gives none."""

    study_id: str
    authors: str
    year: int
    title: str
    journal: str
    citation: str
    doi: str
    pmid: str
    url: str
    design: str
    participants: int
    population: str
    intervention: str
    comparator: str
    outcome: str
    finding: str
    limits: str
    seen: str


@dataclass(frozen=True)
class Caution:
    """One piece of advice before massaging, with the study it rests on."""

    severity: str
    advice: str
    study: Study


@dataclass(frozen=True)
class StudyFilter:
    """What a reader wants to see of the studies; an empty value lets all through.

    Attributes:
        concern: Ids of concerns; a study passes with one finding on any of them.
        benefit: Ids of benefits.
        step: Ids of steps.
        direction: Ids of directions.
        design: Ids of designs.
        since: First year, or ''.
        until: Last year, or ''.
        q: Text that stands in the study's title, authors, finding, people or limits.
    """

    concern: tuple[str, ...] = ()
    benefit: tuple[str, ...] = ()
    step: tuple[str, ...] = ()
    direction: tuple[str, ...] = ()
    design: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    q: str = ""


def build_studies(pack: Pack) -> dict[str, Study]:
    """Return every study by id, in the order of the pack."""
    names = [field.name for field in fields(Study)]
    frame = pack.studies.assign(
        participants=pack.studies["participants"].fillna(0).astype(int),
        year=pack.studies["year"].astype(int),
    )
    rows = zip(*(frame[name] for name in names), strict=True)
    return {row[0]: Study(*row) for row in rows}


def list_cautions(pack: Pack, studies: Mapping[str, Study], concern_id: str) -> tuple[Caution, ...]:
    """Return the cautions for a concern, or for everyone with '', the most severe first.

    Args:
        pack: The data pack.
        studies: See ``build_studies``.
        concern_id: The concern, or ''.
    """
    own = pack.cautions.loc[pack.cautions["concern_id"] == concern_id]
    cautions = [
        Caution(severity, advice, studies[study_id])
        for severity, advice, study_id in zip(
            own["severity"], own["advice"], own["study_id"], strict=True
        )
    ]
    order = list(SEVERITIES)
    return tuple(sorted(cautions, key=lambda item: order.index(item.severity)))


def short_name(study: Study) -> str:
    """Return how a study is called in a sentence: "Adcock 2001"."""
    first = study.authors.split(",")[0].strip()
    family, _, initials = first.rpartition(" ")
    return f"{family if family and initials.isupper() else first} {study.year}"


def filter_findings(pack: Pack, chosen: StudyFilter) -> pd.DataFrame:
    """Return the findings that pass, one row a study, cell and step.

    Returns:
        The columns of findings.csv and ``design``, ``year`` (int), in the order of
        the pack.
    """
    studies = pack.studies[["study_id", "design", "year"]]
    found = pack.findings.merge(studies, on="study_id").astype({"year": int})
    kept = pd.Series(data=True, index=found.index)
    columns = {"concern": "concern_id", "benefit": "benefit_id"}
    for name in ("concern", "benefit", "step", "direction", "design"):
        values = getattr(chosen, name)
        if values:
            kept &= found[columns.get(name, name)].isin(values)
    if chosen.since:
        kept &= found["year"] >= int(chosen.since)
    if chosen.until:
        kept &= found["year"] <= int(chosen.until)
    return found.loc[kept]


def summarize_directions(pack: Pack) -> dict[str, tuple[str, ...]]:
    """Return the directions of each study's findings, each once, best first."""
    found: dict[str, set[str]] = {}
    rows = zip(pack.findings["study_id"], pack.findings["direction"], strict=True)
    for study_id, direction in rows:
        found.setdefault(study_id, set()).add(direction)
    order = list(DIRECTIONS)
    return {key: tuple(sorted(value, key=order.index)) for key, value in found.items()}


def filter_studies(pack: Pack, chosen: StudyFilter, *, sort: str) -> list[Study]:
    """Return the studies with a finding that passes and the searched words, sorted."""
    passing = set(filter_findings(pack, chosen)["study_id"])
    if chosen == StudyFilter(q=chosen.q):
        passing = set(pack.studies["study_id"])  # studies behind cautions have no finding
    studies = [study for study in build_studies(pack).values() if study.study_id in passing]
    if chosen.q:
        studies = [study for study in studies if find_text(_searched(study), chosen.q)]
    return sort_studies(studies, sort)


def sort_studies(studies: Iterable[Study], sort: str) -> list[Study]:
    """Return studies in one of ``STUDY_SORTS``; ties by name."""
    designs = list(DESIGNS)
    named = sorted(studies, key=lambda study: study.study_id)
    if sort == "oldest":
        return sorted(named, key=lambda study: study.year)
    if sort == "people":
        return sorted(named, key=lambda study: -study.participants)
    if sort == "design":
        return sorted(named, key=lambda study: designs.index(study.design))
    return named if sort == "name" else sorted(named, key=lambda study: -study.year)


def _searched(study: Study) -> str:
    parts = [study.authors, study.title, study.journal, study.population, study.intervention]
    return "\n".join([*parts, study.outcome, study.finding, study.limits])
