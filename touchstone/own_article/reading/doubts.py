"""Recognize phrases that cast doubt on what a sentence says.

A verdict ("is a waste of time") or a past belief ("I used to think") casts doubt on its own
side of a contrast such as "but". A flaw in a study, or an effect that also came without
massage, casts doubt on the whole sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from touchstone.own_article.reading.agents import names_massage_or_moves
from touchstone.own_article.reading.clauses import CONTRAST, Clause
from touchstone.own_article.reading.wordlists import COMPARATIVES, SUBJECT_PRONOUNS
from touchstone.search.stems import word_set
from touchstone.search.tokens import Tokens

Pattern = tuple[frozenset[str], ...]


def _read_patterns(text: str) -> tuple[Pattern, ...]:
    """Return the patterns in a text, one per line; "/" separates alternative words."""
    return tuple(
        tuple(frozenset(slot.split("/")) for slot in line.split())
        for line in text.splitlines()
        if line.strip()
    )


# Verdicts and past beliefs, which cover only their own side of a contrast.
_VERDICTS = _read_patterns(
    """
    waste of time/money/effort/energy
    a/mere/just/only/are/were/such fairy tale/tales
    a lost cause
    powerless/helpless/useless against
    no match for
    hard to come by
    thin on the ground
    a/the mistake to think/believe/say/expect/assume/suppose/imagine
    wrong/mistaken/foolish/naive to think/believe/say/expect/assume/suppose/claim
    remains/remain/still/yet to be proved/proven/shown/seen/demonstrated/confirmed
    stops/stop/stopped/falls/fall/fell short of
    would take a miracle
    beyond the reach/power/powers/means of
    would have you think/believe
    believe the/their/your/its box/label/brochure/adverts/ads/advertising/hype
    i'd/i/would would/like/love to think/believe/say/report
    about/roughly as well/much/often as
    i/we used to think/believe/say/tell/claim/promise/assume
    once thought/believed/wrote/said/told/claimed/assumed/promised
    no longer say/tell/claim/promise/believe/think/recommend
    in the/vain hope that/of
    """
)
# Phrases that make the whole sentence doubtful.
_WHOLE = _read_patterns(
    """
    next to none/nothing
    absolutely/practically/virtually/precisely nothing/none
    precious/very little/few evidence/proof
    empty handed
    empty-handed
    no control group
    funded/sponsored by
    paid for by
    never/not been repeated/replicated/confirmed/reproduced
    failed/unable to repeat/replicate/confirm/reproduce
    could not repeat/replicate/confirm/reproduce
    but/yet so did/does/do/was/were/had
    did just/equally as well
    in both/either groups/group/arms/arm
    due/owing to chance
    down to chance
    margin of error
    could/may/might be chance/luck/coincidence
    could/may/might have been chance/luck/coincidence
    not/cannot/can't/couldn't rule out chance/luck/coincidence
    difference/change/effect/gap/improvement/gain/drop was/were/is too small/slight to rule/exclude
    difference/change/effect/gap/improvement/gain/drop was/were/is too small/slight to be/count/mean
    difference/change/effect/gap/improvement/gain/drop was/were/is not significant
    difference/change/effect/gap/improvement/gain/drop was/were/is not statistically significant
    difference/change/effect/gap/improvement/gain/drop wasn't/isn't significant/statistically
    it/this/that/result/results was/were/is not significant
    it/this/that/result/results was/were/is not statistically significant
    not/didn't reach significance
    failed to reach significance/statistical
    but/though/although/yet not significantly
    not/didn't reach statistical significance
    rather than from/to/of/by the/a/any massage/rubbing/kneading/strokes
    it/it's/is/was the oil/cream/serum/lotion that/which
    perhaps/maybe it/they doesn't/don't/won't/didn't
    """
)
# "Massage gets the credit, but time does the work."
_CREDIT = _read_patterns(
    """
    gets/takes/get/take/got/took the/all credit
    gets/takes/get/take/got/took all the credit
    """
)
# "Softened scars no better than time alone" denies, but "in no more than a week" does not.
_MEASURES = word_set(
    """
    one two three four five six seven ten fifteen twenty thirty in for with at to needs takes
    lasts costs once twice half need take last
    """
)
_AFTER_NO = COMPARATIVES | word_set(
    "more firmer brighter deeper longer faster sooner younger healthier different clearer stronger "
    "shallower narrower tighter plumper"
)
_PRAISING = word_set("there there's know knows have has")
# "It isn't the oil", with or without quotation marks before it.
_IT_IS = tuple(
    (*mark, *words)
    for mark in ((), ('"',), ("“",))
    for words in (("it",), ("it", "is"), ("it", "was"), ("that",), ("that", "is"))
)
_POINTERS = word_set("the your my our any")
_NEAR = 4
_LONGEST_COMPARED = 14


def find_doubt(tokens: Tokens, clauses: Sequence[Clause]) -> range:
    """Return the tokens of a sentence that its author doubts, or an empty range."""
    words = tokens.words
    everything = range(len(words))
    credit = next(_find_matches(words, _CREDIT), -1)
    contrasts = [
        clause.start
        for clause in clauses
        # "Their sleep, however, was no better" is one clause.
        if clause.relation == CONTRAST and words[clause.start + 1 : clause.start + 2] != (",",)
    ]
    is_whole = any(True for _ in _find_matches(words, _WHOLE))
    if is_whole or (credit >= 0 and any(start > credit for start in contrasts)):
        return everything
    doubt_indexes = [*_find_matches(words, _VERDICTS), *_find_compared(words)]
    doubt_indexes += _find_not_massage(tokens)
    if not doubt_indexes:
        return range(0)
    starts = [0, *(start for start in contrasts if start <= doubt_indexes[0])]
    ends = [start for start in contrasts if start > doubt_indexes[0]]
    return range(starts[-1], min(ends, default=len(words)))


def credits_massage(tokens: Tokens, index: int, others: frozenset[str]) -> bool:
    """Return whether a negation only rules out another treatment: "the kneading, not the oil".

    "It isn't the oil" does the same for the sentence before.
    """
    words = tokens.words
    after = tokens.all[index + 1 : index + _NEAR]
    is_aside = words[index] == "not" and index > 0 and words[index - 1] == ","
    names_other = any(token.stem in others for token in after)
    if words[:index] in _IT_IS and names_other and after[0].word in _POINTERS:
        return True
    return is_aside and names_other and names_massage_or_moves(Tokens(tokens.all[:index]))


def _find_matches(words: Sequence[str], patterns: Sequence[Pattern]) -> Iterator[int]:
    """Yield the index where each match of a pattern begins."""
    for index, word in enumerate(words):
        for pattern in patterns:
            if word in pattern[0] and len(words) - index >= len(pattern):
                span = words[index : index + len(pattern)]
                if all(matched in slot for matched, slot in zip(span, pattern, strict=True)):
                    yield index


def _find_compared(words: Sequence[str]) -> Iterator[int]:
    """Yield each "no" in a comparison that denies: "no better than time alone", "no softer"."""
    for index, word in enumerate(words[:-1]):
        # "There is no better way to ease stress than massage."
        is_praise = not _PRAISING.isdisjoint(words[max(0, index - _NEAR) : index])
        if word != "no" or words[index + 1] not in _AFTER_NO or is_praise:
            continue
        rest = words[index + 2 : index + 2 + _LONGEST_COMPARED]
        than = rest.index("than") if "than" in rest else -1
        near = {*words[max(0, index - 1) : index], *rest[than + 1 : than + 2]}
        is_end = words[index + 1] != "more" and rest[:1] in ((), (".",), (",",), (";",), ("for",))
        if (than >= 0 and not near & _MEASURES) or is_end:
            yield index


def _find_not_massage(tokens: Tokens) -> Iterator[int]:
    """Yield 0 for each "not" before massage itself: "that is the cream, not the massage".

    The doubt begins at the start of the sentence, not at "not".
    """
    words = tokens.words
    for index, word in enumerate(words):
        is_aside = word == "not" and words[index - 1] in {",", "and", "but", "—", "–"} and index
        after = words[index + 1 : index + _NEAR]
        if is_aside and not SUBJECT_PRONOUNS.intersection(after[:1]):
            near = Tokens(tokens.all[index + 1 : index + _NEAR])
            if names_massage_or_moves(near) or after[:2] in (("what", "massage"),):
                yield 0
