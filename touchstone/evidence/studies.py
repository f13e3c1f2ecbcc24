"""Filter, search and sort studies."""

from __future__ import annotations

import bisect
import itertools
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from string import ascii_lowercase

import pandas as pd

from touchstone.evidence.designs import DESIGNS
from touchstone.evidence.findings import FoundOf, list_found_by_study
from touchstone.frames import iterate_rows
from touchstone.links.pages import STUDY_FILTERS
from touchstone.links.parameters import Chosen, filter_rows, list_set
from touchstone.packs.pack import Pack
from touchstone.text import fold_text

# The columns of a study that are joined to its findings.
STUDY_COLUMNS = ("design", "year", "given_with", "funding", "sex", "harms")
# The comparison of a study without another group, and the harms of one that mentions none.
NOT_COMPARED, NOT_MENTIONED = "before-after", "not-mentioned"
# How studies were read.
FULL_TEXT = "full text"
ABSTRACT = "abstract"
STUDY_SORTS = {
    "newest": "Newest first",
    "oldest": "Oldest first",
    "people": "Most people first",
    "design": "Best design first",
    "name": "Name, A to Z",
}


@dataclass(frozen=True)
class Study:
    """One study; the columns of studies.csv.

    If the source gives no number, ``participants`` is 0 and ``dropouts`` is None. The other fields
    from ``given_by`` on are '' if they were not read. ``letter`` is not a column: it tells apart
    studies that share a short name.
    """

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
    given_by: str = ""
    given_with: str = ""
    minutes: str = ""
    times_per_week: str = ""
    weeks: str = ""
    sessions: str = ""
    body_site: str = ""
    comparator_kind: str = ""
    raters_blind: str = ""
    dropouts: int | None = None
    sex: str = ""
    ages: str = ""
    funding: str = ""
    funding_note: str = ""
    harms: str = ""
    harms_note: str = ""
    letter: str = ""


# The columns of studies.csv, in their order.
STUDY_FIELDS = tuple(field.name for field in fields(Study) if field.name != "letter")


@dataclass(frozen=True)
class StudyIndex:
    """The studies of a pack, prepared once so that a change of filter is quick.

    Attributes:
        studies: See ``build_studies``.
        findings: The columns of findings.csv and ``STUDY_COLUMNS``, ``year`` as int.
        found: See ``list_found_by_study``.
        text: The searchable text of all studies, one line each, see ``text.fold_text``.
        lines: The offset in ``text`` at which the line of each study starts.
        orders: Ids of all studies, sorted in each way of ``STUDY_SORTS``.
    """

    studies: Mapping[str, Study]
    findings: pd.DataFrame
    found: Mapping[str, Mapping[str, tuple[FoundOf, ...]]]
    text: str
    lines: Sequence[int]
    orders: Mapping[str, tuple[str, ...]]


def build_studies(pack: Pack) -> dict[str, Study]:
    """Return every study by id, in the order of the pack."""
    frame = pack.studies.assign(
        participants=pack.studies["participants"].fillna(0).astype(int),
        year=pack.studies["year"].astype(int),
        dropouts=pack.studies["dropouts"]
        .astype(object)
        .where(pack.studies["dropouts"].notna(), None),
    )
    studies = {row[0]: Study(*row) for row in iterate_rows(frame, STUDY_FIELDS)}
    return {study.study_id: study for study in _add_letters(list(studies.values()))}


def _add_letters(studies: Sequence[Study]) -> Iterator[Study]:
    """Yield studies, with a letter if they share author and year: "Ntoumas 2025a"."""
    counts = Counter(map(short_name, studies))
    letters = {name: iter(ascii_lowercase) for name, count in counts.items() if count > 1}
    for study in studies:
        yield replace(study, letter=next(letters.get(short_name(study), iter(())), ""))


def short_name(study: Study) -> str:
    """Return the short name of a study: "Adcock 2001", or "Adcock 2001a" beside another one."""
    first_author = study.authors.split(",")[0].strip()
    family, _, initials = first_author.rpartition(" ")
    return f"{family if family and initials.isupper() else first_author} {study.year}{study.letter}"


def build_index(pack: Pack, *, tell: Callable[[Study], Iterable[str]] = lambda _: ()) -> StudyIndex:
    """Return the studies of a pack, ready to be filtered, searched and sorted.

    Args:
        pack: The data pack.
        tell: Returns what a search covers besides the texts of a study.
    """
    studies = build_studies(pack)
    texts = [fold_text("\n".join((_join_text(study), *tell(study)))) for study in studies.values()]
    study_frame = pack.studies[["study_id", *STUDY_COLUMNS]]
    return StudyIndex(
        studies=studies,
        findings=pack.findings.merge(study_frame, on="study_id").astype({"year": int}),
        found=list_found_by_study(pack),
        text="\n".join(texts),
        lines=[0, *itertools.accumulate(len(text) + 1 for text in texts)][:-1],
        orders={
            sort: tuple(study.study_id for study in sort_studies(studies.values(), sort))
            for sort in STUDY_SORTS
        },
    )


def filter_findings(index: StudyIndex, chosen: Chosen) -> pd.DataFrame:
    """Return the findings that pass every one of ``STUDY_FILTERS``.

    Returns:
        One row per study, cell and step: the columns of ``StudyIndex.findings``, in the order
        of the pack.
    """
    return filter_rows(index.findings, STUDY_FILTERS, chosen)


def filter_studies(index: StudyIndex, chosen: Chosen, *, sort: str, query: str = "") -> list[Study]:
    """Return the studies that pass the filters and hold the searched words, sorted.

    Args:
        index: See ``build_index``.
        chosen: Chosen values by name of the filter, see ``STUDY_FILTERS``.
        sort: One of ``STUDY_SORTS``.
        query: Text that must occur in the searchable text of the study; '' for any.
    """
    passing: Collection[str] = index.studies  # even studies without a finding, which cautions cite
    if list_set(STUDY_FILTERS, chosen):
        passing = set(filter_findings(index, chosen)["study_id"].tolist())
    matching = search_studies(index, query) if query else passing
    return [
        index.studies[study_id]
        for study_id in index.orders[sort]
        if study_id in passing and study_id in matching
    ]


def search_studies(index: StudyIndex, query: str) -> set[str]:
    """Return the ids of the studies whose text holds ``query``, see ``text.fold_text``.

    All texts are searched as one string: thousands of short searches take five times as long.
    """
    ids, folded, matching = list(index.studies), fold_text(query), set[str]()
    offset = index.text.find(folded)
    while offset >= 0:
        line = bisect.bisect_right(index.lines, offset)
        matching.add(ids[line - 1])
        offset = index.text.find(folded, index.lines[line]) if line < len(ids) else -1
    return matching


def sort_studies(studies: Iterable[Study], sort: str) -> list[Study]:
    """Return studies sorted in one of the ways of ``STUDY_SORTS``; ties are sorted by id."""
    designs = list(DESIGNS)
    by_id = sorted(studies, key=lambda study: study.study_id)
    if sort == "oldest":
        return sorted(by_id, key=lambda study: study.year)
    if sort == "people":
        return sorted(by_id, key=lambda study: -study.participants)
    if sort == "design":
        return sorted(by_id, key=lambda study: designs.index(study.design))
    return by_id if sort == "name" else sorted(by_id, key=lambda study: -study.year)


def _join_text(study: Study) -> str:
    bibliography = [short_name(study), study.authors, study.title, study.journal, study.citation]
    methods = [study.doi, study.population, study.intervention, study.comparator, study.outcome]
    return "\n".join([*bibliography, *methods, study.finding, study.limits])
