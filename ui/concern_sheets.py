"""What stands on the page of a concern as long markup, in a few sheets.

Between the sheets stand Streamlit's widgets. ``ui.ahead`` hands the same sheets to the
browser before they are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from touchstone import paging
from touchstone.claims.passage_cards import number_cards_by_benefit
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import ConcernId
from touchstone.limits import MAX_BENEFITS_DRAWN, MAX_CARDS_DRAWN
from touchstone.links.view import SORTS, View, build_path, change_values
from touchstone.markup import cells as cell_markup
from touchstone.markup.cells import render_claim_blocks
from touchstone.markup.concern import Concern, build_concern, render_passages
from touchstone.markup.elements import render_heading
from touchstone.markup.glossary import explain_claims
from touchstone.markup.spread import render_section
from touchstone.paging import Part
from touchstone.wording.claims import benefits_title
from ui.kept import keep
from ui.pager import render_cut

# The sheets in the order of the page; a concern without claims has the first alone.
TOP, BENEFITS, PASSAGES = "top", "benefits", "passages"
ARTICLE_ORDER = "article"
_ORDERS = {
    "benefit": ["benefit"],
    "kind": ["kind", "benefit"],
    "area": ["area", "benefit"],
    "certainty": ["certainty", "benefit"],
}
_DESCENDING = frozenset({"kind", "certainty"})
_HEADINGS = {
    anchor: render_heading(title, anchor)
    for anchor, title in {
        "passages": "The passages behind the claims",
        "research": "What research found",
        "compare": "Compare with other concerns",
    }.items()
}


@dataclass(frozen=True)
class Sheets:
    """What stands on the page of a concern. Kept for all readers: never change it.

    Attributes:
        top: Name, plain answer, what to beware of.
        benefits: The table of the benefits; '' without claims, like those below.
        spread: How the claims spread.
        passages: The passages behind the claims.
        research: What research found, claim by claim.
        part: Which part of its benefits is shown.
        cards: Which part of its passages is shown.
    """

    top: str
    benefits: str
    spread: str
    passages: str
    research: str
    part: Part
    cards: Part

    @property
    def whole(self) -> dict[str, str]:
        """The sheets by place where no list is cut, so that each is in one piece; else {}."""
        if not (self.part.is_all and self.cards.is_all):
            return {}
        found = {
            TOP: self.top,
            BENEFITS: self.benefits + self.spread,
            PASSAGES: self.passages + self.research,
        }
        return {place: html for place, html in found.items() if html}


def keep_concern(evidence_map: EvidenceMap, concern_id: ConcernId) -> Concern:
    """Return what is shown about one concern, put together for its first reader."""
    return keep(
        evidence_map,
        ("concern", concern_id),
        lambda: build_concern(evidence_map, concern_id),
    )


def keep_sheets(evidence_map: EvidenceMap, view: View) -> Sheets:
    """Return the sheets of the concern of ``view``, put together for its first reader."""
    concern_id = view.concern_id
    maker = _Maker(evidence_map, view, keep_concern(evidence_map, concern_id))
    if not maker.cards.is_all:
        # The table then leads to other parts of the list, by the address of this view.
        return maker.build()
    return keep(
        evidence_map, ("sheets", concern_id, maker.order, str(maker.part.number)), maker.build
    )


class _Maker:
    """Puts the sheets of one view together."""

    def __init__(self, evidence_map: EvidenceMap, view: View, concern: Concern) -> None:
        self.evidence_map, self.view, self.concern = evidence_map, view, concern
        self.concern_id = view.concern_id
        self.order = view.one("sort") or ARTICLE_ORDER
        self.part = paging.find_part(len(concern.claims), MAX_BENEFITS_DRAWN, view.one("page"))
        self.cards = paging.find_part(len(concern.cards), MAX_CARDS_DRAWN, view.one("passages"))

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The claims of the part of the table that is shown, in its order."""
        return _sort(self.concern.claims, self.order).iloc[self.part.start : self.part.stop]

    def build(self) -> Sheets:
        top = render_heading(self.evidence_map.pack.concern_names[self.concern_id], "answer", 1)
        top += self.concern.answer
        if self.concern.claims.empty:
            return Sheets(top + _HEADINGS["compare"], "", "", "", "", self.part, self.cards)
        title = benefits_title(self.evidence_map.article_count)
        return Sheets(
            top=top + render_heading(title, "benefits"),
            benefits=self.render_benefits(),
            spread=explain_claims() + render_section(self.evidence_map, self.concern_id),
            passages=_HEADINGS["passages"] + self.render_passages(),
            research=_HEADINGS["research"] + self.render_research() + _HEADINGS["compare"],
            part=self.part,
            cards=self.cards,
        )

    def render_benefits(self) -> str:
        table = cell_markup.render_benefits(
            self.evidence_map,
            self.rows,
            number_cards_by_benefit(self.concern.cards),
            elsewhere=self.find_elsewhere(),
            order=SORTS[self.order],
        )
        return render_cut([paging.part_sentence(self.part, "benefits")]) + table

    def find_elsewhere(self) -> dict[int, str]:
        """Return the addresses of the passage cards that another part of the list shows."""
        shown = self.cards
        places: dict[int, str] = {}
        for number in range(1, shown.total + 1):
            if not shown.start < number <= shown.stop:
                part = paging.find_part_of(number - 1, shown.total, MAX_CARDS_DRAWN).number
                changes = {"passages": str(part)}
                path = build_path("", change_values("", self.view.values, changes))
                places[number] = path.lstrip("/")
        return places

    def render_passages(self) -> str:
        cards = render_passages(
            self.evidence_map, self.concern_id, self.cards.cut(self.concern.cards)
        )
        return render_cut([paging.part_sentence(self.cards, "passages")]) + cards

    def render_research(self) -> str:
        said = f"These are the {len(self.rows)} benefits of the table above."
        claims = self.concern.claims
        found = render_claim_blocks(
            self.evidence_map, claims.loc[claims.index.isin(self.rows.index)]
        )
        return render_cut([] if self.part.is_all else [said]) + found


def _sort(claims: pd.DataFrame, order: str) -> pd.DataFrame:
    if order not in _ORDERS:
        return claims
    return claims.sort_values(_ORDERS[order], ascending=order not in _DESCENDING)
