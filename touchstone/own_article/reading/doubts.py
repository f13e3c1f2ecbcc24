"""Recognize phrases by which an author doubts what a sentence says.

Three kinds: a verdict ("is a waste of time") or a belief that is past ("I used to think")
doubts what stands on its side of "but"; a search that came to nothing, a flaw of a study,
and an effect that came without massage, too, doubt the whole sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from touchstone.own_article.reading.agents import names_massage_or_moves
from touchstone.own_article.reading.clauses import CONTRAST, Clause
from touchstone.own_article.reading.wordlists import COMPARATIVES, DECLINE, SUBJECT_PRONOUNS
from touchstone.search.stems import word_set
from touchstone.search.tokens import Tokens, stem_set

Pattern = tuple[frozenset[str], ...]


def _read_patterns(text: str) -> tuple[Pattern, ...]:
    """Return the patterns of a text, one a line; "/" separates words that may stand there."""
    return tuple(
        tuple(frozenset(slot.split("/")) for slot in line.split())
        for line in text.splitlines()
        if line.strip()
    )


# A verdict on what stands on its side of a contrast.
_VERDICTS = _read_patterns(
    """
    waste of time/money/effort/energy/breath/oil
    wasted time/money/effort
    down the drain
    throwing it/money away
    money for nothing
    a/mere/just/only/are/were/such fairy tale/tales/story/stories
    a tall tale
    a dud
    a/no non-starter
    a lost cause
    powerless against/to
    helpless against
    useless against/for/on
    pointless for
    immune to
    no match for
    look elsewhere
    look somewhere else
    wrong place to look
    be/is/are/feel disappointed
    for/a letdown
    let down by
    hard to come by
    nowhere to be
    thin on the ground
    a/the mistake to think/believe/say/expect/assume/suppose/imagine
    wrong/mistaken/foolish/naive/silly to think/believe/say/expect/assume
    wrong/mistaken/foolish/naive/silly to suppose/claim/promise/suggest
    misguided/dishonest/lying/irresponsible to think/believe/say/expect/assume
    misguided/dishonest/lying/irresponsible to suppose/claim/promise/suggest
    lie to say/claim
    hard/difficult to accept/swallow/credit/see
    struggle to believe/accept/see
    remains/remain/still/yet to be proved/proven/shown/seen
    remains/remain/still/yet to be demonstrated/confirmed/tested/established
    in theory only
    only in theory
    stops/stop/stopped/falls/fall/fell short of
    short of saying/claiming/promising
    do/does/did everything/anything/all but
    nothing but/except time
    would take a miracle
    takes/take/needs more than a/massage/rubbing/kneading/fingers/hands
    beyond what massage/rubbing/kneading/hands/fingers
    beyond the reach/power/powers/means of
    would that massage/rubbing/it
    not/it's/isn't as though/if massage/rubbing/it
    would have you think/believe
    they'd have you think/believe
    to be believed
    believe the/their/your/its box/label/leaflet/brochure/advert/adverts/ads/ad
    believe the/their/your/its advertising/hype/poster/posters/package/packaging/website
    at least in/on the advert/adverts/ads/brochure/box/label/leaflet
    i'd/i would like/love/prefer to think/believe/say/report/tell/claim/promise
    i'd/we'd like/love to tell/report
    see/find/seen it written/claimed/said/stated/repeated
    about/roughly as well/much/often as
    dream on
    when pigs
    cold comfort
    what is possible
    not a muscle
    """
)
# A belief or a hope that is past, or that is not the author's.
_BELIEFS = _read_patterns(
    """
    i/we used to think/believe/say/tell/write/claim/promise/assume/swear/teach/hope/imagine/suppose
    i/we also/always/once/too used to think/believe/say/tell/write/claim/promise/assume/swear/teach
    once/long/always/first/originally/formerly thought/believed/wrote/said/told
    once/long/always/first/originally/formerly claimed/assumed/hoped/promised/imagined
    i'd/we'd always/once/long thought/believed/assumed/imagined
    was/were once/always/long/never taught/told/sure/convinced/certain
    was/were/been sure/convinced/certain/persuaded that
    started/set out convinced/sure/certain/hoping/believing
    no longer tell/say/claim/promise/believe/think/write/teach/recommend
    stopped/quit telling/saying/claiming/promising/believing/teaching/hoping
    hoping for/that/to/it
    in the/vain hope/hopes that/of
    in hopes that/of
    """
)
# What makes the whole sentence doubtful.
_WHOLE = _read_patterns(
    """
    next to none/nothing/no
    almost/virtually/practically/absolutely/precisely nothing/none/zero
    precious/very/vanishingly/remarkably little/few
    empty handed
    empty-handed
    came/come/comes/turned up empty
    shook their/his/her heads/head
    no control group
    without/lacked/lacks/lacking a control/comparison
    funded/sponsored/bankrolled by
    paid for by
    only/just a/two/three/four/five/six people/women/men/patients/volunteers/subjects took
    only/just seven/eight/nine/ten/eleven/twelve people/women/men/patients/volunteers/subjects took
    massage/rubbing/kneading has/had nothing to do
    nothing but a/an nap/rest/headache/bill
    in the pay of
    authors/author/researchers/researcher/team sold/sell/sells/owned/own/owns/made/make
    since/been/later/was/were withdrawn/retracted
    withdrew/retracted it/the/their
    never/not been repeated/replicated/confirmed/reproduced
    never/not repeated/replicated/confirmed/reproduced/blinded
    nobody/no-one has repeated/replicated/reproduced/confirmed
    failed/unable to/fail repeat/replicate/confirm/reproduce
    failed/unable to repeat/replicate/confirm/reproduce
    not/couldn't/cannot repeat/replicate/confirm/reproduce it/them/that/this/the
    but/yet so did/does/do/was/were/had
    did just/equally as/well
    did as well
    in both groups/arms/halves
    in either group/arm
    massaged/rubbed/treated/kneaded or not/untreated/unmassaged
    with massage and/or without
    massage or no
    without massage/it/rubbing/them too
    without the massage/rubbing/kneading too
    without massage/it/rubbing , too
    without the massage/rubbing/kneading , too
    been down to chance
    be down to chance
    due/owing to chance
    margin of error
    rather than from/the/to/of/by/a/any massage/rubbing/kneading/strokes
    rather than from/to/of/by the/a/any massage/rubbing/kneading/strokes
    or so i'd/we'd/they'd
    some/other days i don't
    it's/is/was/it the oil/cream/serum/lotion that/which did/does/gives/gave/makes
    it's/is/was/it the lamp/light/lighting/mask that/which did/does/gives/gave/makes
    perhaps/maybe it/they doesn't/don't/won't/didn't/not
    perhaps/maybe not
    """
)
# "Massage gets the credit, but time does the work."
_CREDIT = _read_patterns(
    """
    gets/takes/get/take/got/took/claims/claim/given the/all credit/thanks/praise
    gets/takes/get/take/got/took all the credit/thanks/praise
    """
)
# Who looked for proof, and what was found.
_EVIDENCE = stem_set("proof evidence study trial paper research data")
_FOUND = stem_set("find found see saw seen turned come came unearth dig locate there")
_LITTLE = word_set("none nothing zero little few neither nowhere")
_SEEKING = stem_set(
    "look looked search searched hunt hunted ask asked comb combed seek sought read"
)
# "Softened scars no better than time alone", but not "in no more than a week".
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
_NEAR = 4
# How far before "to almost nothing" a thing may fade.
_FADED_REACH = 8
_LONGEST_COMPARED = 14


def find_doubt(tokens: Tokens, clauses: Sequence[Clause]) -> range:
    """Return the tokens of a sentence that its author doubts; empty where there are none."""
    words = tokens.words
    everything = range(len(words))
    credit = next(_find(words, _CREDIT), -1)
    contrasts = [
        clause.start
        for clause in clauses
        # "Their sleep, however, was no better" is one clause.
        if clause.relation == CONTRAST and words[clause.start + 1 : clause.start + 2] != (",",)
    ]
    whole = (place for place in _find(words, _WHOLE) if not _fades_to(tokens, place))
    is_whole = any(True for _ in whole) or _sought_in_vain(tokens)
    if is_whole or (credit >= 0 and any(start > credit for start in contrasts)):
        return everything
    places = [*_find(words, _VERDICTS), *_find(words, _BELIEFS), *_find_compared(words)]
    places += _find_not_massage(tokens)
    if not places:
        return range(0)
    starts = [0, *(start for start in contrasts if start <= places[0])]
    ends = [start for start in contrasts if start > places[0]]
    return range(starts[-1], min(ends, default=len(words)))


def _fades_to(tokens: Tokens, place: int) -> bool:
    """Return whether something bad fades to what stands at a place: "to almost nothing"."""
    before = tokens.all[max(0, place - _FADED_REACH) : place]
    return bool(before) and before[-1].word == "to" and any(t.stem in DECLINE for t in before)


def credits_massage(tokens: Tokens, index: int, others: frozenset[str]) -> bool:
    """Return whether a negation only sets another means apart: "the kneading, not the oil"."""
    words = tokens.words
    after = tokens.all[index + 1 : index + _NEAR]
    is_aside = words[index] == "not" and index > 0 and words[index - 1] == ","
    names_other = any(token.stem in others for token in after)
    return is_aside and names_other and names_massage_or_moves(Tokens(tokens.all[:index]))


def _find(words: Sequence[str], patterns: Sequence[Pattern]) -> Iterator[int]:
    """Yield where one of the patterns begins."""
    for index, word in enumerate(words):
        for pattern in patterns:
            if word in pattern[0] and len(words) - index >= len(pattern):
                span = words[index : index + len(pattern)]
                if all(one in slot for one, slot in zip(span, pattern, strict=True)):
                    yield index


def _sought_in_vain(tokens: Tokens) -> bool:
    """Return whether proof was looked for and hardly found: "I asked for a trial and saw none"."""
    evidence = [i for i, token in enumerate(tokens.all) if token.stem in _EVIDENCE]
    if not evidence or not any(token.stem in _SEEKING for token in tokens.all[: evidence[0]]):
        return False
    for index in range(evidence[0], len(tokens.all)):
        before = tokens.all[max(evidence[0], index - _NEAR) : index]
        if tokens.words[index] in _LITTLE and any(token.stem in _FOUND for token in before):
            return True
    return False


def _find_compared(words: Sequence[str]) -> Iterator[int]:
    """Yield each "no" of a comparison that denies: "no better than time alone", "no softer"."""
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
    """Yield each "not" before massage itself: "that is the cream, not the massage"."""
    words = tokens.words
    for index, word in enumerate(words):
        is_aside = word == "not" and words[index - 1] in {",", "and", "but", "—", "–"} and index
        after = words[index + 1 : index + _NEAR]
        if is_aside and not SUBJECT_PRONOUNS.intersection(after[:1]):
            near = Tokens(tokens.all[index + 1 : index + _NEAR])
            if names_massage_or_moves(near) or after[:2] in (("what", "massage"),):
                yield 0
