"""Build answer cards: does it help, how much, how, on whom, how sure, what to beware of."""

from __future__ import annotations

from dataclasses import dataclass

from touchstone.evidence.basis import leave_one_out
from touchstone.evidence.cautions import STOP, find_first_caution, list_cautions
from touchstone.evidence.effects import Effect
from touchstone.evidence.how_much import HowMuch
from touchstone.evidence.protocol import summarize_protocols
from touchstone.evidence.rule import FIRM
from touchstone.evidence.studies import Study
from touchstone.evidence.verdicts import CellVerdict, find_direction
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.frames import iterate_cells
from touchstone.ids import Cell, ConcernId
from touchstone.wording.answer_card import (
    cell_headline,
    general_caution_words,
    headline_sentence,
    how_sure_words,
    instead_words,
    kicker_words,
    number_words,
    on_whom_words,
    other_claims_words,
    tested_apart_words,
    tested_words,
    who_paid_words,
)
from touchstone.wording.basis import fragile_words
from touchstone.wording.effects import ALSO_MEASURED, aside_words
from touchstone.wording.funding import some_sold_sentence
from touchstone.wording.protocol import how_done_words
from touchstone.wording.research import list_links, list_tested_links, whole_words
from touchstone.wording.studies import shorten_advice
from touchstone.wording.verdicts import (
    WHY_NOT_SURER,
    list_reasons,
)

# Titles of rows that an exported file words differently or leaves out.
HOW_DONE = "How it was done"
ON_WHOM = "Studied in"
WHO_PAID = "Who paid"
HOW_SURE = "How sure we are, and why"
BEWARE = "Caution"
# For a concern without a caution of its own.
BEFORE_ANY = "Before any massage"
TESTED = "What was tested"
GOOD_TO_KNOW = "Good to know"
_OTHER_CLAIMS = "Other claims that were tested"
_CLAIMS_DIFFER = "Other claims came out differently"


@dataclass(frozen=True)
class AnswerCard:
    """What a reader wants to know first about a concern.

    Attributes:
        verdict: The verdict of the claim; for a concern, of the claim that was tested best.
        benefit: Name of its benefit.
        kicker: The verdict and its count, in a few words.
        headline: The answer in at most twelve words.
        number: The main number, or that none is given; '' if no study decides.
        effect: The outcome with that number, for the chart; None if there is none.
        source: The study that gives the number; None if there is none.
        rows: What else to know, each row a title and a short text.
        fragile: Which studies a firm verdict depends on, in words; '' for none.
        instead: What was tested in place of the claim; '' if the claim itself was.
    """

    verdict: CellVerdict
    benefit: str
    kicker: str
    headline: str
    number: str
    effect: Effect | None
    source: Study | None
    rows: tuple[tuple[str, str], ...]
    fragile: str = ""
    instead: str = ""


def find_best_tested(evidence_map: EvidenceMap, concern_id: ConcernId) -> Cell | None:
    """Return the claim of a concern that was tested best, or None without a claim."""
    return next(iterate_cells(evidence_map.claims_of(concern_id)), None)


def find_headline(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    """Return the answer about a concern in at most twelve words; '' if nothing is claimed."""
    cell = find_best_tested(evidence_map, concern_id)
    if cell is None:
        return ""
    how_much = evidence_map.how_much(cell)
    concern = evidence_map.pack.concern_names[concern_id]
    effect = how_much.headline if how_much else None
    return headline_sentence(evidence_map.verdicts[cell], concern, effect)


def build_answer_card(evidence_map: EvidenceMap, concern_id: ConcernId) -> AnswerCard | None:
    """Return the answer card of a concern, or None if nothing is claimed for it."""
    cell = find_best_tested(evidence_map, concern_id)
    if cell is None:
        return None
    concern = evidence_map.pack.concern_names[concern_id]
    verdict, how_much = evidence_map.verdicts[cell], evidence_map.how_much(cell)
    fragile = _tell_fragile(evidence_map, cell)
    return AnswerCard(
        verdict=verdict,
        benefit=evidence_map.pack.benefit_names[cell.benefit_id],
        kicker=kicker_words(verdict),
        headline=find_headline(evidence_map, concern_id),
        number=number_words(how_much, evidence_map.studies) if how_much else "",
        effect=how_much.headline if how_much else None,
        source=_find_source(evidence_map, how_much),
        rows=tuple(_list_rows(evidence_map, cell, verdict, fragile)),
        fragile=fragile,
        instead=instead_words(verdict, concern),
    )


def build_cell_card(evidence_map: EvidenceMap, cell: Cell) -> AnswerCard:
    """Return the answer card of one claim."""
    concern = evidence_map.pack.concern_names[cell.concern_id]
    verdict, how_much = evidence_map.verdicts[cell], evidence_map.how_much(cell)
    rows = [
        (ALSO_MEASURED, aside_words(how_much, evidence_map.studies) if how_much else ""),
        (ON_WHOM, tested_words(verdict, concern) if verdict.is_decided else ""),
        (WHY_NOT_SURER, " ".join(list_reasons(verdict))),
        (GOOD_TO_KNOW, _join_notes(evidence_map, cell)),
    ]
    return AnswerCard(
        verdict=verdict,
        benefit=evidence_map.pack.benefit_names[cell.benefit_id],
        kicker=verdict.name,
        headline=cell_headline(verdict, concern, evidence_map.article_count),
        number=number_words(how_much, evidence_map.studies) if how_much else "",
        effect=how_much.headline if how_much else None,
        source=_find_source(evidence_map, how_much),
        rows=tuple((title, text) for title, text in rows if text),
    )


def _find_source(evidence_map: EvidenceMap, how_much: HowMuch | None) -> Study | None:
    if how_much is None or how_much.headline is None:
        return None
    return evidence_map.studies[how_much.headline.study_id]


def _tell_fragile(evidence_map: EvidenceMap, cell: Cell) -> str:
    """Return in words which studies a firm verdict depends on; '' for none."""
    verdict = evidence_map.verdicts[cell]
    if verdict.verdict not in FIRM:
        return ""
    left_out = leave_one_out(
        evidence_map.evidence[cell], verdict, evidence_map.contents, evidence_map.bar
    )
    return fragile_words(left_out, verdict, evidence_map.studies)


def _join_notes(evidence_map: EvidenceMap, cell: Cell) -> str:
    sold_sentence = some_sold_sentence(evidence_map.verdicts[cell])
    return " ".join(
        text for text in (sold_sentence, evidence_map.pack.cell_notes.get(cell, "")) if text
    )


def _list_rows(
    evidence_map: EvidenceMap, cell: Cell, verdict: CellVerdict, fragile: str
) -> list[tuple[str, str]]:
    concern_id = cell.concern_id
    concern = evidence_map.pack.concern_names[concern_id]
    if verdict.is_decided:
        rows = [
            (HOW_DONE, _tell_how_done(evidence_map, verdict)),
            (ON_WHOM, on_whom_words(verdict, concern)),
            (HOW_SURE, how_sure_words(verdict, fragile, where="under the claim")),
            (WHO_PAID, who_paid_words(verdict)),
        ]
        if how_much := evidence_map.how_much(cell):
            rows.insert(0, (ALSO_MEASURED, aside_words(how_much, evidence_map.studies)))
    else:
        note = evidence_map.pack.cell_notes.get(cell, "")
        rows = [(GOOD_TO_KNOW, note), *_list_steps(evidence_map, cell)]
    others = _find_others(evidence_map, concern_id, verdict)
    if differing := find_differing(evidence_map, concern_id, verdict):
        # First of all rows, because the headline is about one claim only.
        title = _CLAIMS_DIFFER if len(differing) == len(others) else _OTHER_CLAIMS
        rows.insert(0, (title, other_claims_words(others)))
    else:
        rows.append((_OTHER_CLAIMS, other_claims_words(others)))
    rows.append(find_caution_row(evidence_map, concern_id))
    return [(title, text) for title, text in rows if text]


def _tell_how_done(evidence_map: EvidenceMap, verdict: CellVerdict) -> str:
    """Return what was done in the studies that decide."""
    protocol, _ = summarize_protocols([verdict], evidence_map.studies)
    first_id = verdict.deciding[0].study_id
    what = evidence_map.studies[first_id].intervention if len(verdict.deciding) == 1 else ""
    return how_done_words(protocol, what=what, beside_reviews=verdict.has_both_kinds)


def _list_steps(evidence_map: EvidenceMap, cell: Cell) -> list[tuple[str, str]]:
    """Return what was found for each step of a claim that no study tested the whole way.

    If its steps were not tested either, return what was tested for the claims of the concern.
    """
    chain = evidence_map.chain(cell)
    if not list_tested_links(chain):
        claims = iterate_cells(evidence_map.claims_of(cell.concern_id))
        return [(TESTED, tested_apart_words(evidence_map.verdicts[claim] for claim in claims))]
    benefit = evidence_map.pack.short_benefit_names[cell.benefit_id]
    second_step = evidence_map.pack.name_second_step(cell.benefit_id, benefit)
    concern = evidence_map.pack.concern_names[cell.concern_id]
    links = list_links(chain, concern, benefit, second_step)
    whole_row = ("Both together", whole_words(chain.whole))
    return [(title, f"{finding}.") for title, finding in (*links, whole_row)]


def find_differing(
    evidence_map: EvidenceMap, concern_id: ConcernId, verdict: CellVerdict
) -> dict[str, CellVerdict]:
    """Return the other decided claims of a concern that point another way, by benefit name."""
    return {
        name: other
        for name, other in _find_others(evidence_map, concern_id, verdict).items()
        if find_direction(other.deciding) != find_direction(verdict.deciding)
    }


def _find_others(
    evidence_map: EvidenceMap, concern_id: ConcernId, verdict: CellVerdict
) -> dict[str, CellVerdict]:
    """Return the other claims of a concern that studies decided, by name of the benefit."""
    return {
        evidence_map.pack.benefit_names[cell.benefit_id]: other
        for cell in iterate_cells(evidence_map.claims_of(concern_id))
        if (other := evidence_map.verdicts[cell]).is_decided and other is not verdict
    }


def find_caution_row(evidence_map: EvidenceMap, concern_id: ConcernId) -> tuple[str, str]:
    """Return a title and what to beware of first, which is '' if there is nothing."""
    pack, studies = evidence_map.pack, evidence_map.studies
    if first_caution := find_first_caution(pack, studies, concern_id):
        return BEWARE, shorten_advice(first_caution.advice)
    stop_cautions = [
        caution for caution in list_cautions(pack, studies, None) if caution.severity == STOP
    ]
    return BEFORE_ANY, general_caution_words(stop_cautions) if stop_cautions else ""
