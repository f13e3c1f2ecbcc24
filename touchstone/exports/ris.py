"""Export studies in RIS, which reference managers such as Zotero and EndNote open.

Each field holds what the data say; nothing is guessed. The text is UTF-8 without a byte-order
mark: with one, several importers miss the first study.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from touchstone.evidence.studies import Study

# How the name of a source that is not a journal ends, by kind.
_KINDS = (
    (re.compile(r" \((?:[^()]* )?website\)$"), "ELEC"),
    (re.compile(r" \((?:[^()]* )?(?:newsletter|magazine)\)$"), "MGZN"),
    (re.compile(r" \((?:[^()]* )?newspaper\)$"), "NEWS"),
    # The National Library of Medicine marks books published online this way.
    (re.compile(r" \[Internet\]$"), "CHAP"),
)
_PUBLISHER = re.compile(r"([^;:]+); \d{4}\b.*")
_PAGES = r"(?P<start>[A-Za-z]{0,3}\d+[A-Za-z]{0,2}\d*)(?:[-–](?P<end>[A-Za-z]{0,3}\d+))?"
# 24(6):701-9, 8:82, 89(4), 2012;(11):CD000066, issue 5, pages 441-450.
_CITATION_PATTERNS = (
    re.compile(rf"(?P<volume>\d+)(?:\((?P<issue>[^()]+)\))?: ?(?:article )?{_PAGES}"),
    re.compile(r"(?P<volume>\d+)\((?P<issue>[^()]+)\)"),
    re.compile(rf"(?:\d{{4}};)?\((?P<issue>[^()]+)\):{_PAGES}"),
    re.compile(rf"issue (?P<issue>\d+), pages {_PAGES}"),
)
_TAGS = {"volume": "VL", "issue": "IS", "start": "SP", "end": "EP"}
_SUFFIX = re.compile(r" (Jr|Sr|II|III|IV|2nd|3rd|4th)\.?$")
_CUT = re.compile(r",? *\bet al\.?$")


def studies_ris_bytes(studies: Iterable[Study]) -> bytes:
    """Return studies in RIS, one record each, in the given order.

    The finding goes into the abstract field, marked as ours, because screening tools show that
    field.
    """
    lines = [line for study in studies for line in (*_list_lines(study), "ER  - ", "")]
    return "\n".join(lines).encode("utf-8")


def _list_lines(study: Study) -> Iterator[str]:
    """Yield the lines of a study, with line breaks removed, since one could forge a record."""
    for tag, value in _list_fields(study):
        text = " ".join(value.split())
        if text:
            yield f"{tag}  - {text}"


def _list_fields(study: Study) -> Iterator[tuple[str, str]]:
    citation_fields = _parse_citation(study.citation)
    kind, source = _find_kind(study, has_citation_fields=bool(citation_fields))
    yield "TY", kind
    yield "ID", study.study_id
    yield from (("AU", name) for name in _list_authors(study.authors))
    yield "TI", study.title
    yield "JO" if kind == "JOUR" else "T2", source
    yield "PY", str(study.year)
    yield from ((_TAGS[name], value) for name, value in citation_fields.items())
    publisher = _PUBLISHER.fullmatch(study.citation) if kind == "CHAP" else None
    if publisher:
        yield "PB", publisher[1]
    yield "DO", study.doi
    yield "AN", study.pmid
    yield "UR", study.url
    yield "AB", f"Summary by Touchstone, not the abstract of the authors: {study.finding}"
    yield "N1", f"Limits: {study.limits}" if study.limits else ""
    if _CUT.search(study.authors):
        yield "N1", "The list of authors is cut: et al."
    yield "N1", "" if citation_fields or publisher else study.citation


def _find_kind(study: Study, *, has_citation_fields: bool) -> tuple[str, str]:
    """Return the RIS type of a study, and its source without the word that names the type."""
    for pattern, kind in _KINDS:
        if pattern.search(study.journal):
            return kind, pattern.sub("", study.journal)
    is_journal = has_citation_fields or study.doi or study.pmid or "issue" in study.citation
    return "JOUR" if is_journal else "GEN", study.journal


def _parse_citation(citation: str) -> dict[str, str]:
    """Return the volume, issue and pages that a citation states; empty if it states none."""
    matches = (pattern.fullmatch(citation) for pattern in _CITATION_PATTERNS)
    groups = next((match.groupdict() for match in matches if match), {})
    return {name: value for name, value in groups.items() if value}


def _list_authors(authors: str) -> Sequence[str]:
    """Return names as RIS wants them: "Adcock D" as "Adcock, D", "Kim JH Jr" as "Kim, JH, Jr"."""
    found: list[str] = []
    for name in filter(None, map(str.strip, _CUT.sub("", authors).split(","))):
        suffix = _SUFFIX.search(name)
        family, _, initials = (name[: suffix.start()] if suffix else name).rpartition(" ")
        is_person = family and initials.isupper()
        parts = [family, initials, *([suffix[1]] if suffix else [])]
        found.append(", ".join(parts) if is_person else name)
    return found
