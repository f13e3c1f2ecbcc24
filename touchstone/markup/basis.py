"""Render what verdicts rest on: a summary, and which trials are inside which reviews."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from html import escape

from touchstone.evidence.basis import (
    Overlap,
    find_overlaps,
    find_shared,
    leave_one_out,
    split_basis,
)
from touchstone.evidence.studies import Study, short_name
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import Cell
from touchstone.markup.elements import (
    Column,
    render_details,
    render_paragraphs,
    render_table,
)
from touchstone.wording.basis import (
    INSIDE,
    NOT_KNOWN,
    basis_sentences,
    count_overlap,
    left_out_sentences,
    overlap_sentences,
    shared_studies_sentence,
)
from touchstone.wording.phrases import lower_first

_SIGNS = {INSIDE: "●", NOT_KNOWN: "?"}


def render_map_basis(evidence_map: EvidenceMap, pairs: Collection[Cell] | None = None) -> str:
    """Return what the decided claims of a map rest on; '' if no study decides.

    Args:
        evidence_map: The evidence map.
        pairs: The claims that are shown; None for all.
    """
    verdicts = evidence_map.verdicts
    if pairs is not None:
        verdicts = {pair: verdicts[pair] for pair in pairs}
    split = split_basis(verdicts)
    names, is_barred = evidence_map.pack.concern_names, bool(evidence_map.bar)
    sentences = basis_sentences(split, names, is_barred=is_barred)
    return render_paragraphs([" ".join(sentences)], css_class="ts-plain") if sentences else ""


def list_cell_basis(evidence_map: EvidenceMap, cell: Cell) -> list[str]:
    """Return what one claim rests on, and what its verdict would be without one study.

    Returns:
        Sentences; [] if no study decides.
    """
    verdict = evidence_map.verdicts[cell]
    if not verdict.is_decided:
        return []
    evidence = evidence_map.evidence.get(cell, ())
    left_out = leave_one_out(evidence, verdict, evidence_map.contents, evidence_map.bar)
    return [
        shared_studies_sentence(find_shared(evidence_map.claims_by_study, cell)),
        *left_out_sentences(left_out, verdict, evidence_map.studies),
    ]


def render_overlaps(evidence_map: EvidenceMap) -> str:
    """Return a folded table for each claim, showing which trials are inside which reviews.

    A trial is marked as inside a review, or as not known to be inside it.

    Returns:
        '' if no claim has both trials and reviews.
    """
    overlaps = find_overlaps(evidence_map.verdicts, evidence_map.contents)
    if not overlaps:
        return ""
    pack = evidence_map.pack
    names = {
        item.pair: f"{pack.concern_names[item.pair.concern_id]}: "
        f"{lower_first(pack.benefit_names[item.pair.benefit_id])}"
        for item in overlaps
    }
    grids = [_render_overlap(item, names[item.pair], evidence_map.studies) for item in overlaps]
    summary = " ".join(overlap_sentences(overlaps))
    return render_paragraphs([summary], css_class="ts-plain") + "".join(grids)


def _render_overlap(overlap: Overlap, name: str, studies: Mapping[str, Study]) -> str:
    columns = [
        Column("Study"),
        Column("Counts"),
        *(Column(short_name(studies[review])) for review in overlap.reviews),
    ]
    rows = [
        [
            escape(short_name(studies[trial])),
            "Yes" if trial in overlap.deciding else "No",
            *(
                _render_state(INSIDE if (trial, review) in overlap.inside else NOT_KNOWN)
                for review in overlap.reviews
            ),
        ]
        for trial in overlap.trials
    ]
    return render_details(f"{name}. {count_overlap(overlap)}", render_table(name, columns, rows))


def _render_state(word: str) -> str:
    return f'<span class="ts-sign" aria-hidden="true">{_SIGNS[word]}</span> {word}'
