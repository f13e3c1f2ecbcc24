"""Write the short texts on the answer card of a concern."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from touchstone.evidence.cautions import SEVERITIES, Caution
from touchstone.evidence.effects import Effect
from touchstone.evidence.how_much import HowMuch, speaks_for_all
from touchstone.evidence.rule import (
    CERTAINTY_WORDS,
    CLEAR,
    NOT_STATED,
    RULE,
    STEPS,
    VERDICTS,
    WHOLE,
)
from touchstone.evidence.studies import Study
from touchstone.evidence.verdicts import (
    CellVerdict,
    count_by_device,
    count_sold,
    find_direction,
    is_half_sold,
)
from touchstone.wording.effects import (
    chance_words,
    is_small,
    judged_words,
    one_group_words,
    range_words,
    silent_sentence,
    source_words,
)
from touchstone.wording.phrases import capital_first, format_count, lower_first
from touchstone.wording.studies import keep_off_sentences, shorten_advice
from touchstone.wording.verdicts import (
    aim_sentence,
    cell_people,
    cell_sentence,
    could_be_chance_words,
    count_studies,
    directions_words,
    directness_sentence,
    found_words,
    is_to_prevent,
    list_groups,
    list_reasons,
    list_steps,
    population_sentence,
)

# How many reasons a card names; the cell names all of them.
_NAMED_REASONS = 2
_HEADLINE_WORDS = 12
# The first word of a finding that says what massage does.
_MASSAGE = "Massage "


def kicker_words(verdict: CellVerdict) -> str:
    """Return a verdict with its count, as "Better in 16 of 17 studies, 5 could be chance"."""
    counted = directions_words(verdict) if verdict.is_decided else ""
    if not counted:
        return verdict.name
    direction = find_direction(verdict.deciding)
    if direction:
        found = f"{verdict.counts[direction]} of {len(verdict.deciding)} studies"
        chance = could_be_chance_words(verdict, direction)
        return f"{verdict.name} in {found}{f', {chance}' if chance else ''}"
    return f"{verdict.name}: {counted}"


def near_sentence(verdict: CellVerdict, concern: str) -> str:
    """Say before the verdict that only something near the concern was tested.

    Returns:
        '' if a study tested the concern itself, or if none decides.
    """
    return aim_sentence(verdict.deciding, concern) if verdict.is_indirect else ""


def instead_words(verdict: CellVerdict, concern: str) -> str:
    """Return one line on what was tested instead of a claim; '' if the claim itself was."""
    if not verdict.is_indirect:
        return ""
    is_prevented = is_to_prevent(verdict.deciding)
    what = f"preventing {lower_first(concern)}" if is_prevented else list_groups(verdict.deciding)
    return f"Tested instead: {what}" if what else ""


def card_lines(verdict: CellVerdict) -> list[str]:
    """Return the counts of studies and people, and what a reader would not expect of the studies.

    If no study decides, return which studies tested a step.
    """
    if not verdict.is_decided:
        return [text] if (text := tested_apart_words([verdict])) else []
    counted = f"{directions_words(verdict) or '1 study'}, {cell_people(verdict)}"
    return [line for line in (counted, device_and_seller_words(verdict)) if line]


def device_and_seller_words(verdict: CellVerdict) -> str:
    """Return how many studies used a device or had a seller behind them; '' if under half."""
    total = len(verdict.deciding)
    counted = (
        (count_by_device(verdict), "by machine or tool", "{of} by machine or tool"),
        (count_sold(verdict), "a seller paid for or wrote it", "sellers paid for or wrote {of}"),
    )
    phrases = [
        one if total == 1 else several.format(of=f"{count} of {total}")
        for count, one, several in counted
        if count and Fraction(count, total) >= RULE.half
    ]
    return f"{capital_first('; '.join(phrases))}." if phrases else ""


def apart_words(verdict: CellVerdict, concern: str, benefit: str, second: str) -> str:
    """Return which steps were tested of a claim that no study tested the whole way.

    Args:
        verdict: The verdict of the claim.
        concern: Name of the concern.
        benefit: Short name of the benefit.
        second: What studies of the second step are about, usually the benefit.
    """
    steps = {item.step for item in list_steps([verdict])}
    concern, benefit = lower_first(concern), lower_first(benefit)
    first, second = f"massage and {benefit}", f"{lower_first(second)} and {concern}"
    if steps >= set(STEPS):
        return f"Tested separately: {first}; {second}."
    if STEPS[0] in steps:
        return f"Tested: {first}, not {concern}."
    return f"Tested: {second}, without massage." if STEPS[1] in steps else ""


def headline_sentence(verdict: CellVerdict, concern: str, effect: Effect | None = None) -> str:
    """Return the answer about a concern in at most twelve words.

    Args:
        verdict: The verdict of the best-tested claim.
        concern: Name of the concern.
        effect: Its main number, if any.
    """
    name = lower_first(concern)
    if verdict.verdict == "below-bar":
        return f"{VERDICTS['below-bar'].name}."
    if not verdict.is_decided:
        if list_steps([verdict]):
            return f"We found no massage trial for {name}."
        return f"We found no study of massage for {name}."
    aims = {item.aim for item in verdict.deciding}
    if not verdict.direct_count and "prevent" not in aims:
        return f"Not tested on {name} as most people mean it."
    found = _found_by(verdict, concern)
    if not verdict.direct_count and is_to_prevent(verdict.deciding):
        return _prevention_sentence(verdict, name, found)
    by = f"{found}, by less than most people notice"
    is_told = (
        verdict.verdict == "better"
        and effect is not None
        and speaks_for_all(effect, verdict)
        and is_small(effect)
    )
    return f"{by if is_told and len(by.split()) <= _HEADLINE_WORDS else found}."


def _found_by(verdict: CellVerdict, concern: str) -> str:
    """Return what was found, with the name of the device where a headline has room for it."""
    found = found_words(verdict, concern)
    by_device = name_device(found, verdict)
    return by_device if len(by_device.split()) <= _HEADLINE_WORDS else found


def name_device(found: str, verdict: CellVerdict) -> str:
    """Return what was found, with the name of the device if most studies used one.

    Args:
        found: A finding. Only one that begins with massage can name a device.
        verdict: Its verdict.
    """
    by_device, total = count_by_device(verdict), len(verdict.deciding)
    if not found.startswith(_MASSAGE) or Fraction(by_device, total) <= RULE.half:
        return found
    used = sorted({item.given_with for item in verdict.deciding} & RULE.devices)
    mostly = "mostly " if by_device < total else ""
    return f"{_MASSAGE.rstrip()}, {mostly}by {' or '.join(used)}, {found.removeprefix(_MASSAGE)}"


def _prevention_sentence(verdict: CellVerdict, name: str, found: str) -> str:
    """Return the answer if massage was only tested before the concern appeared."""
    answer = f"{found}; not tested on existing {name}"
    if verdict.certainty == 1:
        answer = f"Not tested on existing {name}; prevention is very uncertain"
    is_short = len(answer.split()) <= _HEADLINE_WORDS
    return f"{answer}." if is_short else f"Not tested on existing {name}."


def cell_headline(verdict: CellVerdict, concern: str, articles: int) -> str:
    """Return what research found about one claim, without the counts.

    If no deciding study is direct, what was tested instead comes first.
    """
    if not verdict.is_decided:
        return cell_sentence(verdict, concern, articles)
    found = f"{_found_by(verdict, concern)}."
    return found if verdict.direct_count else f"{aim_sentence(verdict.deciding, concern)} {found}"


def tested_words(verdict: CellVerdict, concern: str) -> str:
    """Return which studies tested a claim, on how many people, and on whom."""
    about = capital_first(f"{count_studies(verdict.deciding)}, {cell_people(verdict)}.")
    if not verdict.direct_count:
        return f"{about} Tested on: {list_groups(verdict.deciding)}."
    return f"{about} {population_sentence(verdict, concern)}"


def number_words(how_much: HowMuch, studies: Mapping[str, Study]) -> str:
    """Return the main number with its range and source, and how many studies give none."""
    effect = how_much.headline
    if effect is None:
        return silent_sentence(how_much)
    study = studies[effect.study_id]
    within = f" (95% range {text})" if (text := range_words(effect)) else ""
    chance = f" {capital_first(chance_words(effect))}." if effect.clear != CLEAR else ""
    one_group = one_group_words(effect, study)
    alone = f" {capital_first(one_group)}." if one_group else ""
    number_sentence = f"{capital_first(effect.outcome)}: {judged_words(effect)}{within}."
    source = f"{source_words(effect, study)}. {silent_sentence(how_much)}".rstrip()
    return f"{number_sentence}{chance}{alone} {source}"


def on_whom_words(verdict: CellVerdict, concern: str) -> str:
    """Return how many people were treated, and whether they had the concern."""
    people = capital_first(cell_people(verdict))
    # "12 studies" would hide that some of them are reviews of many.
    if verdict.has_both_kinds:
        people = f"{people}, in {count_studies(verdict.deciding)}"
    groups = list_groups(verdict.deciding, in_short=True)
    # The headline says so if nobody had the concern.
    if verdict.direct_count in (0, len(verdict.deciding)):
        return f"{people}: {groups}."
    return f"{people}. {directness_sentence(verdict, concern)}"


def who_paid_words(verdict: CellVerdict, *, few_too: bool = False) -> str:
    """Return how many of the studies were paid for or written by sellers.

    Args:
        verdict: A verdict that studies decided.
        few_too: Whether to say so even if they are fewer than half, instead of returning ''.
    """
    total, sold = len(verdict.deciding), count_sold(verdict)
    if not is_half_sold(verdict) and not few_too:
        return ""
    if total == 1:
        if not sold and verdict.deciding[0].funding == NOT_STATED:
            return "It is not known who paid for the study."
        if not sold:
            return "As far as we know, no seller paid for or wrote the study."
        return "A seller paid for or wrote the study."
    if all(item.funding == NOT_STATED for item in verdict.deciding):
        which = "either study" if total == 2 else f"any of the {total} studies"
        return f"It is not known who paid for {which}."
    known = "" if is_half_sold(verdict) else ", as far as we know"
    return f"Sellers paid for or wrote {sold} of {total} studies{known}."


def how_sure_words(verdict: CellVerdict, fragile: str, *, where: str) -> str:
    """Return the certainty, and the first reasons why it is not higher.

    Args:
        verdict: The verdict.
        fragile: What the verdict would be without one study; '' if no study changes it.
        where: Where a reader finds the other reasons, such as "on the page".
    """
    reasons = list_reasons(verdict)
    more = len(reasons) - _NAMED_REASONS
    more_sentences = [f"{format_count(more, 'more reason')} {where}."] if more > 0 else []
    sentences = [
        f"{CERTAINTY_WORDS[verdict.certainty]}.",
        *reasons[:_NAMED_REASONS],
        *more_sentences,
        fragile,
    ]
    return " ".join(filter(None, sentences))


def other_claims_words(others: Mapping[str, CellVerdict]) -> str:
    """Return the verdicts of the other claims that studies decided, each after its benefit."""
    return " ".join(f"{benefit}: {lower_first(cell.name)}." for benefit, cell in others.items())


def tested_apart_words(cells: Iterable[CellVerdict]) -> str:
    """Return which studies tested a step of any claim, or cover the whole way; '' for none."""
    found = list_steps(cells)
    parts = (
        ("Studied in steps:", [item for item in found if item.step != WHOLE]),
        ("Covered by", [item for item in found if item.step == WHOLE]),
    )
    return " ".join(f"{title} {count_studies(items)}." for title, items in parts if items)


def general_caution_words(stops: Sequence[Caution]) -> str:
    """Return what nobody should massage, or how many general cautions say when to stop."""
    if all(item.keep_off for item in stops):
        return keep_off_sentences(stops)[0]
    count_words = format_count(len(stops), "general caution says", "general cautions say")
    return f"{count_words} when to stop."


def caution_words(caution: Caution) -> str:
    """Return a caution in short: its severity and its advice."""
    return f"{SEVERITIES[caution.severity]}. {shorten_advice(caution.advice)}"
