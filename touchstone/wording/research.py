"""Say what research found in plain sentences.

The only place where verdicts, certainties and their reasons become words; the rule
itself is told in ``wording.rule``. Counts are of studies, never of rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from touchstone.evidence.chain import Chain
from touchstone.evidence.designs import DESIGNS
from touchstone.evidence.rule import CERTAINTY_WORDS, VERDICTS, VerdictId
from touchstone.evidence.verdicts import CellVerdict, Evidence, Reason, counts_as_step
from touchstone.wording.articles import no_claim_sentence
from touchstone.wording.phrases import capital_first, format_count, join_words, lower_first

# What stands in a table where nothing is claimed.
NO_CLAIM = f"{VERDICTS['no-claim'].sign} {VERDICTS['no-claim'].name}"
# What a sentence says about a concern, by verdict and certainty. {it} is the concern.
_FOUND: Mapping[VerdictId, Mapping[int, str]] = {
    "helped": {
        4: "Massage improves {it}",
        3: "Massage probably improves {it}",
        2: "Massage may improve {it}",
        1: "We do not know if massage improves {it}",
    },
    "no-difference": {
        4: "Massage makes no clear difference to {it}",
        3: "Massage probably makes no clear difference to {it}",
        2: "Massage may make no clear difference to {it}",
        1: "We do not know if massage makes a difference to {it}",
    },
    "worse": {
        4: "Massage makes {it} worse",
        3: "Massage probably makes {it} worse",
        2: "Massage may make {it} worse",
        1: "We do not know if massage makes {it} worse",
    },
    "mixed": {
        3: "Results are mixed: massage probably improves {it} in some cases, and not in others",
        2: "Results are mixed: massage may improve {it}, or may not",
        1: "Results are mixed: we do not know if massage improves {it}",
    },
}

_REASONS: Mapping[str, str] = {
    "mixed": "the results do not agree",
    "few-people": "only {people} took part",
    "people-unknown": "no study says how many people took part",
    "single-study": "only one study decides",
    "weaker-design-decides": "no randomized trial or review decides",
}


def count_studies(evidence: Iterable[Evidence]) -> str:
    """Return the studies counted by kind, as "2 trials and 1 review"."""
    designs = {item.study_id: DESIGNS[item.design] for item in evidence}
    nouns = dict.fromkeys(design.counted_as for design in DESIGNS.values())
    parts: list[str] = []
    for noun in nouns:
        found = [design for design in designs.values() if design.counted_as == noun]
        if found:
            parts.append(format_count(len(found), noun, found[0].counted_plural))
    return join_words(parts)


def count_people(people: int | None) -> str:
    """Return how many people took part, or that no number is given."""
    return format_count(people, "person", "people") if people else "number of people not given"


def cell_sentence(cell: CellVerdict, concern: str, articles: int = 1) -> str:
    """Return what research found about a cell, its verb as sure as the certainty.

    Args:
        cell: See ``evidence.verdicts.judge_cell``.
        concern: Name of the concern.
        articles: How many articles are shown.
    """
    name = lower_first(concern)
    if cell.verdict == "no-claim":
        return no_claim_sentence(articles)
    if cell.verdict == "not-studied":
        return VERDICTS["not-studied"].meaning
    if cell.verdict == "only-a-step":
        return (
            f"No study tested the whole way, so we do not know if massage improves {name}. "
            f"{capital_first(count_studies(_list_steps([cell])))} tested a step of it."
        )
    found = _FOUND[cell.verdict][cell.certainty].format(it=name)
    return f"{found} ({count_studies(cell.deciding)}, {count_people(cell.people)})."


def certainty_sentence(cell: CellVerdict) -> str:
    """Return what pulled the certainty down, or '' when nothing did or there is none."""
    reasons = [text for reason in cell.reasons if (text := _explain(reason))]
    if not reasons:
        return ""
    sentence = f"The certainty is not higher because {join_words(reasons[:2])}."
    # A third and a fourth would make one sentence too long to take in.
    return f"{sentence} Also, {join_words(reasons[2:])}." if reasons[2:] else sentence


def chain_sentence(chain: Chain, benefit: str, concern: str) -> str:
    """Return which link of the chain is the weakest."""
    names = {
        "massage-to-benefit": f"from massage to “{lower_first(benefit)}”",
        "benefit-to-concern": f"from “{lower_first(benefit)}” to {lower_first(concern)}",
    }
    if chain.first.verdict == chain.second.verdict == "not-studied":
        return "Neither step of the chain was studied on its own."
    if len(chain.weakest) > 1:
        return "Neither step of the chain is better known than the other."
    return f"The weakest link is the one {names[chain.weakest[0]]}."


def link_words(link: CellVerdict) -> str:
    """Return what was found for one link of the chain, in a few words."""
    if link.verdict == "only-a-step":
        return f"Only lab work or overviews ({count_studies(link.others)})"
    if link.verdict == "not-studied":
        return link.name
    return f"{link.name} ({count_studies(link.deciding)}, {count_people(link.people)})"


def research_answer(
    concern: str, cells: Iterable[CellVerdict], unclaimed: Iterable[CellVerdict] = ()
) -> str:
    """Return what research says about a concern as a whole, beside the article's claims.

    Args:
        concern: Name of the concern.
        cells: Verdicts of its claimed cells.
        unclaimed: Verdicts of its other cells, so that no study of them is denied.
    """
    cells, unclaimed = list(cells), list(unclaimed)
    name = lower_first(concern)
    deciding = {item.study_id: item for cell in cells for item in cell.deciding}
    if not deciding:
        other = [item for cell in unclaimed for item in cell.deciding]
        if other:
            return (
                f"We found {count_studies(other)} that tested massage on {name}, "
                "but not for a benefit that is claimed here."
            )
        steps = _list_steps(cells)
        steps = steps or _list_steps(unclaimed)
        if not steps:
            return f"We found no study that tested massage on {name}."
        return (
            f"We found no study that tested the whole way from massage to {name}. "
            f"A step of it was tested by {count_studies(steps)}."
        )
    verdicts = [
        f"For {format_count(len(found), 'benefit')}, {words}{_how_sure(found)}."
        for verdict, words in _ANSWER_WORDS.items()
        if (found := [cell for cell in cells if cell.verdict == verdict])
    ]
    studies = count_studies(deciding.values())
    return " ".join([f"We found {studies} that tested massage on {name}.", *verdicts])


def verdicts_title(cells: Iterable[CellVerdict]) -> str:
    """Return the finding of a matrix of verdicts: how many claims were tested at all."""
    cells = list(cells)
    tested = sum(bool(cell.deciding) for cell in cells)
    step = sum(cell.verdict == "only-a-step" for cell in cells)
    none = sum(cell.verdict == "not-studied" for cell in cells)
    claims = format_count(len(cells), "claim")
    return f"Of {claims}, {tested} were tested the whole way, {step} in one step, {none} not at all"


_ANSWER_WORDS: Mapping[VerdictId, str] = {
    "helped": "massage was found to help",
    "mixed": "results are mixed",
    "no-difference": "no clear difference was found",
    "worse": "massage was found to make it worse",
    "only-a-step": "only a step was studied",
    "not-studied": "we found no study",
}


def _how_sure(cells: list[CellVerdict]) -> str:
    best = max(cell.certainty for cell in cells)
    if not best or not cells[0].deciding:
        return ""
    at_best = "at best " if len({cell.certainty for cell in cells}) > 1 else ""
    return f" ({at_best}{CERTAINTY_WORDS[best].lower()})"


def _list_steps(cells: Iterable[CellVerdict]) -> list[Evidence]:
    return [item for cell in cells for item in cell.others if counts_as_step(item)]


def _explain(reason: Reason) -> str:
    text = _REASONS.get(reason.code, "")
    return text.format(people=count_people(reason.value))
