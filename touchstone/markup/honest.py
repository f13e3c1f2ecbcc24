"""Render what may honestly be said about a claim, to be copied with its source."""

from __future__ import annotations

from html import escape

from touchstone.evidence_map.answer_card import find_caution_row
from touchstone.evidence_map.answers import honest_answer, honest_sources
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import Cell
from touchstone.links.view import build_path
from touchstone.markup.elements import render_link
from touchstone.wording.bar import file_bar_sentence
from touchstone.wording.headings import HONEST
from touchstone.wording.notices import data_sentence

_COPY = "Copy with its source and caution"
# Of more studies than this, the last are counted: the address leads to all.
_NAMED_STUDIES = 5


def render_honest(
    evidence_map: EvidenceMap,
    cell: Cell,
    *,
    linked: bool = True,
    with_button: bool = True,
    titled: bool = True,
    addressed: bool = True,
) -> str:
    """Return what the evidence allows to say about a claim, with its source.

    Args:
        evidence_map: The evidence map.
        cell: The claim; '' is returned for a cell without one.
        linked: Whether the source leads to the open cell.
        with_button: Whether a button copies the words with their source. Without the script
            of a page, it stays hidden.
        titled: Whether it has its title, which a fold around it says already.
        addressed: Whether the words are copied with the address of the cell; of a map that is
            shown nowhere they have none.
    """
    said = honest_answer(evidence_map, cell)
    if not said.short:
        return ""
    pack = evidence_map.pack
    values = {**evidence_map.kept_in_links, "cell": str(cell), "data": pack.version}
    address = build_path("matrix", values)
    copied = f' data-address="{escape(address.lstrip("/"))}"' if addressed else ""
    verdict = evidence_map.verdicts[cell]
    # What was found for the steps of a claim is judged by no bar.
    is_judged = verdict.is_decided or verdict.verdict == "below-bar"
    barred = file_bar_sentence(evidence_map.bar) if is_judged else ""
    data = data_sentence(pack.created, pack.version)
    claim = f"{pack.concern_names[cell.concern_id]}, {pack.benefit_names[cell.benefit_id]}"
    name = f"Touchstone: {claim}"
    where = render_link(address.lstrip("/"), name) if linked else escape(name)
    button = (
        f'<button type="button" class="ts-copy-words" data-copy hidden>{_COPY}'
        f'<span class="ts-vh">: {escape(claim)}</span></button> <span role="status"></span>'
    )
    details = f'<p class="ts-muted">{escape(said.details)}</p>' if said.details else ""
    caution = ": ".join(filter(None, find_caution_row(evidence_map, cell.concern_id)))
    # Of a claim that was not tested whole, the details tell of studies, which are not copied.
    sources = honest_sources(evidence_map, cell, most=_NAMED_STUDIES) if verdict.is_decided else ""
    return (
        f'<div class="ts-honest"{copied} data-studies="{escape(sources)}"'
        f' data-caution="{escape(caution)}">'
        f"{f'<p><b>{HONEST}</b></p>' if titled else ''}"
        f'<div data-copied><p class="ts-plain">{escape(said.short)}</p>{details}</div>'
        f'<p class="ts-muted"><span data-source>{where}. {escape(f"{barred} {data}".strip())}'
        f"</span> {button if with_button else ''}</p></div>"
    )
