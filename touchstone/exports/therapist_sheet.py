"""Gather the second page of the handout, for people who give massage: each line with its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from touchstone.evidence.cautions import SEVERITIES, split_cautions
from touchstone.evidence.studies import short_name
from touchstone.evidence_map.answers import honest_answer
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.evidence_map.trials import list_trials, pick_counting
from touchstone.frames import iterate_cells
from touchstone.ids import ConcernId
from touchstone.wording.headings import HONEST
from touchstone.wording.notices import data_sentence
from touchstone.wording.phrases import format_count

TITLE = "For people who give massage"
_TRIALS = "What the studies did and found: described, not recommended"
_BEWARE = "What to watch out for"
# Few enough for print that can be read at arm's length; the concern page has all trials.
_TRIALS_TOLD = 12


@dataclass(frozen=True)
class SheetLine:
    """One line: its words, and the name and address of its source."""

    words: str
    source: str
    url: str


@dataclass(frozen=True)
class SheetPart:
    """One part of the page: its heading, its lines, and whether it goes into the side column."""

    title: str
    lines: tuple[SheetLine, ...]
    is_aside: bool = False


def build_sheet(
    evidence_map: EvidenceMap, concern_id: ConcernId, *, address: str
) -> tuple[SheetPart, ...]:
    """Return the parts of the page about one concern; a part without lines is left out.

    Args:
        evidence_map: The evidence map, limited to the articles shown.
        concern_id: The concern.
        address: The link to the page of the concern.
    """
    parts = (
        SheetPart(_TRIALS, tuple(_list_trials(evidence_map, concern_id, address))),
        SheetPart(_BEWARE, tuple(_list_cautions(evidence_map, concern_id)), is_aside=True),
        SheetPart(HONEST, tuple(_list_sentences(evidence_map, concern_id, address)), is_aside=True),
    )
    return tuple(part for part in parts if part.lines)


def _list_trials(
    evidence_map: EvidenceMap, concern_id: ConcernId, address: str
) -> Iterator[SheetLine]:
    """Yield what was done in the trials that count, or in all if none does, up to the limit."""
    every = list_trials(evidence_map, concern_id)
    first_trials = pick_counting(every)[:_TRIALS_TOLD]
    for trial in first_trials:
        yield SheetLine(trial.words, short_name(trial.study), trial.study.url)
    if more := len(every) - len(first_trials):
        words = f"{format_count(more, 'more study', 'more studies')}:"
        yield SheetLine(words, "the page of this concern", address)


def _list_cautions(evidence_map: EvidenceMap, concern_id: ConcernId) -> Iterator[SheetLine]:
    """Yield the cautions in full, the most severe first, and among these those for the concern."""
    cautions = chain(*split_cautions(evidence_map.pack, evidence_map.studies, concern_id))
    for item in sorted(cautions, key=lambda item: list(SEVERITIES).index(item.severity)):
        words = f"{SEVERITIES[item.severity]}: {item.advice}"
        yield SheetLine(words, short_name(item.study), item.study.url)


def _list_sentences(
    evidence_map: EvidenceMap, concern_id: ConcernId, address: str
) -> Iterator[SheetLine]:
    """Yield what the evidence allows one to say about each claim, each sentence once.

    For a claim that was tested whole, this includes the details: clients ask on whom it was
    tested.
    """
    data = data_sentence(evidence_map.pack.created, evidence_map.pack.version)
    answers = {
        cell: honest_answer(evidence_map, cell)
        for cell in iterate_cells(evidence_map.claims_of(concern_id))
    }
    sentences = (
        honest.whole if evidence_map.verdicts[cell].is_decided else honest.short
        for cell, honest in answers.items()
    )
    for sentence in dict.fromkeys(sentences):
        if sentence:
            yield SheetLine(sentence, f"Touchstone. {data}", address)
