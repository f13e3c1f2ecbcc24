"""Say what research found about a concern, a chain and a whole map in plain sentences.

``wording.verdicts`` has the words for one cell.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction

from touchstone.evidence.chain import Chain
from touchstone.evidence.findings import Evidence, is_link
from touchstone.evidence.rule import CERTAINTY_WORDS, DIRECTIONS, RULE, VERDICTS, VerdictId
from touchstone.evidence.verdicts import CellVerdict, find_direction
from touchstone.wording.bar import barred_answer, list_barred
from touchstone.wording.funding import funding_sentence
from touchstone.wording.phrases import format_count, lower_first
from touchstone.wording.verdicts import (
    cell_people,
    could_be_chance_words,
    count_studies,
    directions_words,
    instead_sentence,
    list_steps,
)

# For a claim of which studies tested at most a step.
NOT_WHOLE = "Not tested the whole way"


def list_tested_links(chain: Chain) -> list[CellVerdict]:
    """Return the steps of a chain that any study looked at on its own."""
    return [link for link in (chain.first, chain.second) if link.verdict != "not-studied"]


def chain_sentence(chain: Chain, benefit: str, concern: str, second: str) -> str:
    """Return which link of the chain is the weakest; '' if the claim rests on neither.

    For the arguments, see ``list_links``.
    """
    if not chain.weakest:
        return ""
    names = {
        "massage-to-benefit": f"from massage to “{lower_first(benefit)}”",
        "benefit-to-concern": f"from “{lower_first(second)}” to {lower_first(concern)}",
    }
    if not list_tested_links(chain):
        return "Neither step of the chain was studied on its own."
    if len(chain.weakest) > 1:
        return "Neither step of the chain is better known than the other."
    return f"The weakest link is the one {names[chain.weakest[0]]}."


def link_words(link: CellVerdict) -> str:
    """Return what was found for one link of the chain, in a few words."""
    if link.verdict == "only-a-step":
        return f"Only lab work or overviews ({link_basis(link)})"
    if not link.deciding:
        return link.name
    return f"{VERDICTS[link.verdict].name} ({link_basis(link)})"


def list_link(link: CellVerdict) -> Sequence[Evidence]:
    """Return the findings that a link rests on: what decides, or else lab work and overviews."""
    return link.deciding or list_steps([link])


def link_basis(link: CellVerdict) -> str:
    """Return which studies and how many people a link rests on, and what could be chance."""
    if not link.deciding:
        return count_studies(list_link(link))
    phrases = [f"{count_studies(link.deciding)}, {cell_people(link)}"]
    total, direction = len(link.deciding), find_direction(link.deciding)
    chance = could_be_chance_words(link, direction)
    found = link.counts.get(direction, 0)
    if not direction and total > 1:
        phrases.append(directions_words(link, says_chance=False))
    elif chance or 0 < found < total:
        counted = f"{found} of {total} {DIRECTIONS[direction].lower()}"
        phrases.append(f"{counted}, {chance}" if chance else counted)
    return "; ".join([*phrases, *_only_links(link)])


def _only_links(link: CellVerdict) -> list[str]:
    """Return how many studies only show that two things go together; [] for none."""
    total = len(link.deciding)
    links = sum(is_link(item.direction, item.step, item.design) for item in link.deciding)
    if not links:
        return []
    return ["only a link" if links == total else f"only a link in {links} of {total}"]


def list_links(chain: Chain, concern: str, benefit: str, second: str) -> list[tuple[str, str]]:
    """Return what each of the two links joins, and what was found for it in a few words.

    Args:
        chain: The chain of a claim.
        concern: Name of the concern.
        benefit: Short name of the benefit.
        second: What studies of the second link are about, usually the benefit.
    """
    return [
        (f"From massage to {lower_first(benefit)}", link_words(chain.first)),
        (
            f"From {lower_first(second)} to {lower_first(concern)}",
            link_words(chain.second),
        ),
    ]


def step_lines(chain: Chain, concern: str, benefit: str, second: str) -> list[str]:
    """Return what was found for each tested step of a claim.

    For the arguments, see ``list_links``.
    """
    named = zip(
        list_links(chain, concern, benefit, second), (chain.first, chain.second), strict=True
    )
    return [
        f"{title}: {', '.join([lower_first(link.name), *_list_count(link), *_only_links(link)])}."
        for (title, _), link in named
        if link.verdict != "not-studied"
    ]


def _list_count(link: CellVerdict) -> list[str]:
    """Return how many studies a step rests on; [] if its verdict already says that it is one."""
    studies = {item.study_id for item in link.deciding or list_link(link)}
    is_told = len(link.deciding) == 1
    return [] if is_told else [format_count(len(studies), "study", "studies")]


def whole_words(whole: CellVerdict) -> str:
    """Return what was found for the whole way, in a few words."""
    if whole.verdict == "only-a-step":
        return NOT_WHOLE
    return link_words(whole)


def research_answer(
    concern: str, cells: Iterable[CellVerdict], unclaimed: Iterable[CellVerdict] = ()
) -> str:
    """Return what research says about a concern as a whole, beside the article's claims.

    Args:
        concern: Name of the concern.
        cells: Verdicts of its claimed cells.
        unclaimed: Verdicts of its other cells, so that the answer does not deny their studies.
    """
    cells, unclaimed = list(cells), list(unclaimed)
    name = lower_first(concern)
    deciding = {item.study_id: item for cell in cells for item in cell.deciding}
    if not deciding:
        other = [item for cell in unclaimed for item in cell.deciding]
        if barred := list_barred(cells if other else [*cells, *unclaimed]):
            return barred_answer(concern, barred)
        if other:
            return (
                f"We found {count_studies(other)} that tested massage on {name}, "
                "but not for a benefit that is claimed here."
            )
        steps = list_steps(cells)
        steps = steps or list_steps(unclaimed)
        if not steps:
            return f"We found no study that tested massage on {name}."
        return (
            f"We found no study that tested the whole way from massage to {name}. "
            f"A step of it was tested by {count_studies(steps)}."
        )
    verdicts = [
        f"For {format_count(len(found), 'benefit')}, "
        f"{_found_words(found, words)}{_how_sure(found)}."
        for verdict, words in _ANSWER_WORDS.items()
        if (found := [cell for cell in cells if cell.verdict == verdict])
    ]
    studies = count_studies(deciding.values())
    findings = [found for cell in cells for found in cell.deciding]
    if any(found.direct for found in findings):
        within = " within your bar" if list_barred(cells) else ""
        first = f"We found {studies}{within} that tested massage for {name}."
    else:
        first = f"{instead_sentence(findings, concern)} That was done in {studies}."
    return " ".join(filter(None, [first, *verdicts, _say_funding(deciding)]))


def research_lead(
    concern: str, cells: Iterable[CellVerdict], unclaimed: Iterable[CellVerdict] = ()
) -> str:
    """Return ``research_answer`` if neither the answer card nor the claims say it; else ''."""
    cells, unclaimed = list(cells), list(unclaimed)
    if any(cell.deciding for cell in cells):
        return ""
    is_tested = any(cell.deciding for cell in unclaimed)
    has_other_steps = not list_steps(cells) and bool(list_steps(unclaimed))
    if is_tested or has_other_steps or list_barred([*cells, *unclaimed]):
        return research_answer(concern, cells, unclaimed)
    return ""


def _say_funding(deciding: Mapping[str, Evidence]) -> str:
    """Return who paid, if sellers paid for or wrote at least half of the studies; else ''."""
    sold = sum(item.is_sold for item in deciding.values())
    # If sellers are behind only a few of many studies, the cell says so, not the answer.
    is_much = Fraction(sold, len(deciding)) >= RULE.half
    return funding_sentence(deciding.values()) if is_much else ""


_ANSWER_WORDS: Mapping[VerdictId, str] = {
    "better": "most studies found it better",
    "points-to-better": "studies point to better",
    "mixed": "results are mixed",
    "no-difference": "no clear difference was found",
    "points-to-worse": "studies point to worse",
    "worse": "most studies found it worse",
    "below-bar": "no study meets your bar",
    "only-a-step": "only a step was studied",
    "not-studied": "we found no study",
}


def _found_words(cells: Collection[CellVerdict], words: str) -> str:
    """Return what was found, with "one study points" if each cell rests on a single study."""
    alone = all(len(cell.deciding) == 1 for cell in cells)
    return words.replace("studies point", "one study points") if alone else words


def _how_sure(cells: list[CellVerdict]) -> str:
    best = max(cell.certainty for cell in cells)
    if not best or not cells[0].deciding:
        return ""
    at_best = "at best " if len({cell.certainty for cell in cells}) > 1 else ""
    return f" ({at_best}{CERTAINTY_WORDS[best].lower()})"
