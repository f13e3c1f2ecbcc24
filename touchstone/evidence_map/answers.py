"""Build the plain answer about a concern: what is claimed, and what research found.

The page, the handout and the offline copy give it in the same words.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass

from touchstone.claims.claims import count_naming
from touchstone.evidence.findings import rank_evidence
from touchstone.evidence.studies import short_name
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.frames import iterate_cells
from touchstone.ids import Cell, ConcernId
from touchstone.wording.articles import agreement_sentence
from touchstone.wording.claims import answer_sentence
from touchstone.wording.effects import how_much_sentences
from touchstone.wording.honest import NOT_SOUGHT, HonestWords, honest_words
from touchstone.wording.phrases import format_count
from touchstone.wording.research import list_link, research_answer, research_lead
from touchstone.wording.verdicts import population_sentence


@dataclass(frozen=True)
class ClaimAnswer:
    """What is behind the verdict of one claim that studies decided.

    Attributes:
        benefit: Name of the benefit.
        tested: On whom and to what end it was tested.
        how_much: How much massage changed, in short sentences.
    """

    benefit: str
    tested: str
    how_much: tuple[str, ...]


def list_claim_answers(evidence_map: EvidenceMap, concern_id: ConcernId) -> tuple[ClaimAnswer, ...]:
    """Return on whom, and with what result, each decided claim of a concern was tested."""
    concern = evidence_map.pack.concern_names[concern_id]
    answers: list[ClaimAnswer] = []
    for cell in iterate_cells(evidence_map.claims_of(concern_id)):
        how_much = evidence_map.how_much(cell)
        if how_much is None:
            continue
        benefit = evidence_map.pack.benefit_names[cell.benefit_id]
        population = population_sentence(evidence_map.verdicts[cell], concern)
        sentences = how_much_sentences(how_much, evidence_map.studies)
        answers.append(ClaimAnswer(benefit, population, tuple(sentences)))
    return tuple(answers)


def honest_answer(evidence_map: EvidenceMap, cell: Cell) -> HonestWords:
    """Return what the evidence allows one to say about a claim; blank if there is no claim."""
    verdict = evidence_map.verdicts.get(cell)
    if verdict is None or verdict.verdict == "no-claim":
        return HonestWords("", "")
    concern = evidence_map.pack.concern_names[cell.concern_id]
    benefit = evidence_map.pack.short_benefit_names[cell.benefit_id]
    how_much = evidence_map.how_much(cell)
    chain, studies = evidence_map.chain(cell), evidence_map.studies
    claims = iterate_cells(evidence_map.claims_of(cell.concern_id))
    tested_cells = [claim for claim in claims if evidence_map.verdicts[claim].is_decided]
    words = honest_words(
        verdict, concern, benefit, how_much, studies, chain,
        second=evidence_map.pack.name_second_step(cell.benefit_id, benefit),
        is_one_of_several=len(tested_cells) > 1,
    )  # fmt: skip
    is_sought = verdict.is_decided or cell in evidence_map.gathered_for
    note = evidence_map.pack.cell_notes.get(cell, "")
    return HonestWords(
        words.short if is_sought else f"{words.short} {NOT_SOUGHT}",
        f"{words.details} {note}".strip(),
    )


def honest_sources(evidence_map: EvidenceMap, cell: Cell, *, most: int | None = None) -> str:
    """Return the studies behind the honest sentences with their addresses; '' for none.

    Args:
        evidence_map: The evidence map.
        cell: The claim.
        most: How many to name; the rest are only counted. None names all.
    """
    chain = evidence_map.chain(cell)
    # For a claim that no study tested whole, the details describe both steps: alternate them.
    alternating = itertools.zip_longest(list_link(chain.first), list_link(chain.second))
    step_findings = [finding for pair in alternating for finding in pair if finding]
    findings = sorted(evidence_map.verdicts[cell].deciding, key=rank_evidence) or step_findings
    study_ids = list(dict.fromkeys(finding.study_id for finding in findings))
    studies = [evidence_map.studies[study_id] for study_id in study_ids[:most]]
    references = [f"{short_name(study)} ({study.url})" for study in studies]
    if unnamed_count := len(study_ids) - len(studies):
        references.append(format_count(unnamed_count, "more study", "more studies"))
    return f"Studies: {'; '.join(references)}." if references else ""


def plain_answer(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    """Return the plain answer about a concern.

    Args:
        evidence_map: The evidence map, limited to the articles shown.
        concern_id: The concern.
    """
    return _join_sentences(evidence_map, concern_id, research_answer)


def claims_lead(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    """Return the lead-in to the claims of a concern, which themselves say what was found."""
    return _join_sentences(evidence_map, concern_id, research_lead)


def _join_sentences(
    evidence_map: EvidenceMap, concern_id: ConcernId, say_research: Callable[..., str]
) -> str:
    concern = evidence_map.pack.concern_names[concern_id]
    claims = evidence_map.claims_of(concern_id)
    naming_count = count_naming(evidence_map.passages_by_concern.get(concern_id, ()), concern_id)
    verdicts = evidence_map.verdicts_by_concern.get(concern_id, {})
    claimed = [verdicts[cell] for cell in iterate_cells(claims)]
    unclaimed = [verdict for verdict in verdicts.values() if verdict.verdict == "no-claim"]
    sentences = [
        answer_sentence(concern, claims, articles=evidence_map.article_count, naming=naming_count),
        agreement_sentence(claims, naming_count),
        say_research(concern, claimed, unclaimed),
    ]
    return " ".join(filter(None, sentences))
