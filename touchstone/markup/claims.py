"""Render the claims for one concern: the article's words beside what research found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd

from touchstone.claims.passage_cards import PassageCard, number_cards_by_benefit
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.frames import iterate_cells, iterate_rows
from touchstone.ids import BenefitId, Cell, ConcernId
from touchstone.markup.cells import render_cell_research
from touchstone.markup.elements import (
    render_details,
    render_facts,
    render_kind,
    render_link,
    render_paragraphs,
    render_share,
)
from touchstone.markup.honest import render_honest
from touchstone.markup.research import render_certainty, render_tile, render_verdict_words
from touchstone.text import in_quotation_marks
from touchstone.wording.answer_card import card_lines, near_sentence
from touchstone.wording.claims import (
    CLAIM_FOLD,
    more_passages_words,
    passage_link_words,
    same_words_sentence,
    untested_title,
)
from touchstone.wording.phrases import lower_first
from touchstone.wording.research import step_lines

_FIELDS = (
    "benefit", "how_it_works", "kind", "articles", "area", "concern_id", "benefit_id",
)  # fmt: skip


def render_claims(
    evidence_map: EvidenceMap,
    claims: pd.DataFrame,
    cards: Sequence[PassageCard],
    links: Mapping[int, str],
    *,
    order: str = "",
    level: int = 3,
    whole: bool = True,
) -> str:
    """Return the claims for one concern, each a row that opens to show its studies.

    Args:
        evidence_map: The evidence map. If several articles are shown, each claim says how
            many make it.
        claims: Rows of the map's claims to draw, all of one concern, in order.
        cards: Passage cards of the concern.
        links: Address of each card's place in the article, by card number. A card without an
            address gets no link.
        order: Name of the row order, if a reader can change it.
        level: Heading level of each claim.
        whole: See ``markup.cells.render_cell_research``. If false, each claim has an anchor,
            and nothing links to the app.
    """
    words = _list_words(evidence_map, claims)
    short = evidence_map.pack.short_benefit_names
    numbers = number_cards_by_benefit(cards)
    is_live = whole and bool(links)
    rows: list[tuple[str, bool]] = []
    for benefit, how, kind, count, area, concern_id, benefit_id in iterate_rows(claims, _FIELDS):
        cell = Cell(concern_id, benefit_id)
        share = render_share(count, evidence_map.article_count)
        tags = render_kind(kind) + (share if evidence_map.article_count > 1 else "")
        anchor = "" if whole else f' id="cell-{"-".join(cell)}"'
        benefit_html = escape(lower_first(short[benefit_id]))
        facts = render_facts({"How it is said to work": how, "Part of the article": area})
        markup = (
            f'<article class="ts-claim">{render_tile(evidence_map.verdicts[cell])}'
            f'<div><h{level} class="ts-claim-name">{escape(benefit)}</h{level}><p>{tags}</p></div>'
            f'<div class="ts-claim-words">'
            f"{_render_words(words[benefit_id], numbers.get(benefit_id, ()), links)}</div>"
            f'<div class="ts-claim-found">{render_found(evidence_map, cell)}</div>'
            f'<details class="ts-cell-block"{anchor}>'
            f'<summary>{CLAIM_FOLD} <span class="ts-vh">for {benefit_html}</span></summary>'
            f"{render_honest(evidence_map, cell, linked=is_live, with_button=is_live)}"
            f"{facts}{render_cell_research(evidence_map, cell, whole=whole)}</details></article>"
        )
        rows.append((markup, evidence_map.verdicts[cell].is_decided))
    order_html = (
        f'<p class="ts-vh" data-say>Order of the claims: {escape(order)}</p>' if order else ""
    )
    # The offline copy links to a claim by its anchor, which a fold would hide.
    drawn = _fold_untested(rows) if whole else "".join(markup for markup, _ in rows)
    return f"{order_html}<div>{drawn}</div>"


def _fold_untested(rows: Sequence[tuple[str, bool]]) -> str:
    """Return the rows; on a phone, those after the last tested claim are folded.

    The first row is never folded.

    Args:
        rows: The markup of each claim, and whether studies decide it.
    """
    tested = [number for number, (_, is_tested) in enumerate(rows, start=1) if is_tested]
    last = max(tested, default=1)
    visible_html, folded_html = (
        "".join(markup for markup, _ in part) for part in (rows[:last], rows[last:])
    )
    if not folded_html:
        return visible_html
    title = untested_title(len(rows) - last)
    return visible_html + render_details(title, folded_html, css_class="ts-fold ts-fold-narrow")


@dataclass(frozen=True)
class _Words:
    """The article's words for one claim.

    Attributes:
        first: Markup of the first passage's words; '' if there is no passage.
        others: How many passages with other words there are.
    """

    first: str
    others: int


def _list_words(evidence_map: EvidenceMap, claims: pd.DataFrame) -> dict[BenefitId, _Words]:
    """Return the words behind each claim; repeated words are printed only once."""
    printed: dict[str, str] = {}
    found: dict[BenefitId, _Words] = {}
    for cell in iterate_cells(claims):
        passages = evidence_map.passages_by_pair.get(cell, ())
        quotes = list(dict.fromkeys(passage.quote for passage in passages))
        first = "".join(_render_quote(quote, printed) for quote in quotes[:1])
        found[cell.benefit_id] = _Words(first, len(quotes[1:]))
        for quote in quotes[:1]:
            printed.setdefault(quote, evidence_map.pack.benefit_names[cell.benefit_id])
    return found


def _render_quote(quote: str, printed: Mapping[str, str]) -> str:
    if quote in printed:
        return f'<p class="ts-muted">{escape(same_words_sentence(printed[quote]))}</p>'
    return f"<blockquote>{escape(in_quotation_marks(quote))}</blockquote>"


def _render_words(words: _Words, numbers: Iterable[int], links: Mapping[int, str]) -> str:
    linked = [number for number in numbers if number in links]
    notes = [_render_passage_link(links[number], number, linked[0]) for number in linked]
    # With links to all the passages, no count of them is needed.
    notes += [escape(more_passages_words(words.others))] if words.others and not linked else []
    return words.first + (f'<p class="ts-muted">{" ".join(notes)}</p>' if notes else "")


def _render_passage_link(address: str, number: int, first: int) -> str:
    """Return the link to a passage; after the first, only the number is visible."""
    words = passage_link_words(number)
    if number == first:
        return render_link(address, words)
    before, after = words.split(str(number))
    hidden = '<span class="ts-vh">{}</span>'
    return (
        f'<a href="{escape(address)}">{hidden.format(escape(before))}{number}'
        f"{hidden.format(escape(after))}</a>"
    )


def _list_steps(evidence_map: EvidenceMap, cell: Cell) -> list[str]:
    """Return what was found for the steps of a claim; if none was tested, what studies cover it."""
    pack = evidence_map.pack
    benefit = pack.short_benefit_names[cell.benefit_id]
    second = pack.name_second_step(cell.benefit_id, benefit)
    concern = pack.concern_names[cell.concern_id]
    lines = step_lines(evidence_map.chain(cell), concern, benefit, second)
    return lines or card_lines(evidence_map.verdicts[cell])


def render_found(evidence_map: EvidenceMap, cell: Cell) -> str:
    """Return the verdict of a claim, its certainty and what it rests on, in a few lines."""
    verdict = evidence_map.verdicts[cell]
    concern = evidence_map.pack.concern_names[ConcernId(cell.concern_id)]
    certainty = f"<p>{render_certainty(verdict.certainty)}</p>" if verdict.certainty else ""
    lines = card_lines(verdict) if verdict.is_decided else _list_steps(evidence_map, cell)
    near = [text] if (text := near_sentence(verdict, concern)) else []
    before, after = (render_paragraphs(said, css_class="ts-muted") for said in (near, lines))
    return f"{before}<p>{render_verdict_words(verdict)}</p>{certainty}{after}"
