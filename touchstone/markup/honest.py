"""Render the honest words about a claim, to be copied with their source."""

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
# Studies beyond this number are counted, not named; the address leads to all of them.
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
    """Return the honest words about a claim, with their source.

    Args:
        evidence_map: The evidence map.
        cell: The claim. A cell without a claim gives ''.
        linked: Whether the source links to the open cell.
        with_button: Whether a button copies the words with their source. It stays hidden
            without the page's script.
        titled: Whether to add a title, which a fold around the words already has.
        addressed: Whether the words are copied with the address of the cell. If the map is
            not shown anywhere, there is no such address.
    """
    honest = honest_answer(evidence_map, cell)
    if not honest.short:
        return ""
    pack = evidence_map.pack
    values = {**evidence_map.kept_in_links, "cell": str(cell), "data": pack.version}
    address = build_path("matrix", values)
    copied = f' data-address="{escape(address.lstrip("/"))}"' if addressed else ""
    verdict = evidence_map.verdicts[cell]
    # No bar applies to what was found for the steps of a claim.
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
    details = f'<p class="ts-muted">{escape(honest.details)}</p>' if honest.details else ""
    caution = ": ".join(filter(None, find_caution_row(evidence_map, cell.concern_id)))
    # A list of studies of the steps alone would contradict words such as "no study".
    sources = honest_sources(evidence_map, cell, most=_NAMED_STUDIES) if verdict.is_decided else ""
    return (
        f'<div class="ts-honest"{copied} data-studies="{escape(sources)}"'
        f' data-caution="{escape(caution)}">'
        f"{f'<p><b>{HONEST}</b></p>' if titled else ''}"
        f'<div data-copied><p class="ts-plain">{escape(honest.short)}</p>{details}</div>'
        f'<p class="ts-muted"><span data-source>{where}. {escape(f"{barred} {data}".strip())}'
        f"</span> {button if with_button else ''}</p></div>"
    )
