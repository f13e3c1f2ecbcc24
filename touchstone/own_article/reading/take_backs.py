"""Recognize short clauses that take back, or bear out, what was said just before.

"Sorry, but it doesn't", "I don't see it" and "neither found one" name nothing themselves.
They consist of words that stand for what was said, negations, verbs of seeing and proving, and
words that add nothing. So a clause with any other word ("I don't see it daily") takes nothing
back.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from touchstone.own_article.reading.agent_words import GIVER_STEMS, MASSAGE_STEMS
from touchstone.search.negation import EFFECT_CUES
from touchstone.search.stems import word_set
from touchstone.search.tokens import Token, Tokens, stem_set

# Words that stand for what was said, or for what brought it about.
_PRO_FORMS = word_set(
    """
    it this that these they them so such one ones either any anything thing
    mine hers theirs yours"""
)
_PRO_VERBS = word_set("do does did done doing is are was has have had can will would could may")
_AUTHORS = word_set("i i've i'm we we've he she")
# Words that may surround these and add nothing of their own.
_ADVERBS = word_set(
    """
    sorry sadly alas unfortunately well frankly honestly truthfully actually really simply just
    still yet ever at all so far remain remains fact truth reality however either even too then
    longer there here oh and quite entirely exactly much of the sort kind whatsoever whatever to in
    on for with up out a an anymore better larger later newer other second bigger careful good
    single independent
    my your our me us myself ourselves case way how same
    """
)
# Where somebody looked for the effect, and what would have shown it.
_WITNESSES = stem_set(
    """
    trial study studies research researchers science scientist evidence proof data mirror photo
    photos picture pictures camera tape ruler calipers measurements scan scans numbers result
    results review reviews literature doctor dermatologist clinic patients clients experience skin
    face body researcher tests test
    """
)
_SEEING = stem_set(
    """
    see saw seen find found notice noticed feel detect detected measure measured spot spotted
    observe observed tell show shown shows showed
    """
)
_PROVING = stem_set(
    """
    work worked happen happened change changed deliver delivered prove proved proven proof support
    supported back confirm confirmed bear bears bore hold holds true case reason basis sure right
    certain keep kept succeed achieve achieved
    """
)
_BELIEVING = stem_set("believe think buy agree say say said promise promised swear call")
OUTCOMES = stem_set("change difference effect improvement benefit sign trace none nothing result")
_NOTHING = word_set("no nothing none neither nobody zero nor")
_PRESENT = word_set("don't dont do cannot can't cant wouldn't would nobody no")
# Amazement is not denial: "I could not believe it".
_AMAZED = word_set("could couldn't couldnt can't cant cannot")
_PLUPERFECT = word_set("had hadn't hadnt")
_FAILS = stem_set("fail")
# These contradict what was said even without a negation.
_DISAGREES = stem_set("disagree differ contradict otherwise dispute refute beg disappoint")
_VERDICTS = word_set(
    """
    wrong mistaken untrue false myth myths nonsense hardly nope unconvinced skeptical doubtful wish
    bunk rubbish hogwash baloney lie exaggeration anecdote anecdotes anecdotal hearsay coincidence
    speculation conjecture
    """
)
# In "That tells us nothing about whether it helps", the words after "nothing" only say what is
# not known.
_EVIDENCE = stem_set("tell say prove show demonstrate establish confirm proof evidence result data")
_POINTERS = word_set("it this that these those")
_COMPLEMENTS = word_set("about that whether of for")
_GONE = word_set("gone disappeared vanished evaporated")
_UNTIL = word_set("by after within before until overnight tomorrow")
_PHRASES = (
    "come up empty", "drew a blank", "afraid not", "no such thing", "say otherwise",
    "says otherwise", "stopped offering", "stopped recommending", "corrected me", "funded by",
    "paid for by", "could not repeat", "nobody has repeated", "later withdrawn",
    "later retracted", "can promise that", "fares no better", "fared no better",
)  # fmt: skip
# "No pair of hands can do that" denies a promise; "no other hands can" is praise.
_DOING = frozenset(
    (verb, "do", what)
    for verb in ("can", "could", "will", "would", "does")
    for what in ("it", "that", "this", "so", "these", "those")
)
_GIVERS = GIVER_STEMS | MASSAGE_STEMS | stem_set("technique kneading rubbing")
_OTHERS = word_set("other else")
# Two people who did not believe it: "I didn't believe it, and nor did my doctor".
_DISBELIEVING = word_set("didn't didnt not never")
_NOR_DID = frozenset((nor, verb) for nor in ("nor", "neither") for verb in ("did", "does", "do"))
_TURNING = word_set("but until till yet though although however")
_INSISTING = word_set("anyone anybody who whoever people those them")
_SEPARATORS = word_set(', ; : . ! — – ( ) " “ ” … but and though although because since while')
_LONGEST_CLAUSE = 12
_LONGEST_VERDICT = 7
# A clause that bears out what was said: "It does", "They are right".
_AFFIRMS = word_set("does do did can has is true right yes indeed agree agrees confirm rightly")
_LIGHT_WORDS = _PRO_FORMS | _PRO_VERBS | _AUTHORS | _ADVERBS | EFFECT_CUES
_LIGHT_STEMS = _WITNESSES | _SEEING | _PROVING | _BELIEVING | OUTCOMES


def takes_back(tokens: Tokens) -> bool:
    """Return whether a sentence takes back what the one before it said."""
    if tokens.words[-1:] == ("?",):
        return False
    if _is_disbelieved(tokens):
        return True
    for clause in _split(tokens.all):
        if _denies(clause):
            return True
        if _passes_on(clause):
            return False  # "Some say that it must hurt, and that is not true."
    return False


def _is_disbelieved(tokens: Tokens) -> bool:
    """Return whether two people disbelieved it and were not won over: "... and nor did she"."""
    first, *later = list(_split(tokens.all)) or [()]
    words = {token.word for token in first}
    is_belief = bool(_AUTHORS & words) and any(token.stem in _BELIEVING for token in first)
    is_denied = is_belief and bool(_DISBELIEVING & words) and _is_light(first)
    is_shared = any(tuple(token.word for token in clause[:2]) in _NOR_DID for clause in later)
    return is_denied and is_shared and _TURNING.isdisjoint(tokens.words)


def opens_with_take_back(tokens: Tokens) -> bool:
    """Return whether the first clause takes back what was said before: "No. Faces sag because"."""
    return tokens.words[-1:] != ("?",) and any(
        map(_denies, itertools.islice(_split(tokens.all), 1))
    )


def find_take_back(tokens: Tokens) -> int:
    """Return where the last clause that takes back an earlier one ends, or 0."""
    if tokens.words[-1:] == ("?",):
        return 0
    later = list(_split(tokens.all))[1:]
    ends = [clause[-1].end for clause in later if len(clause) > 1 and _denies(clause)]
    return sum(token.end <= ends[-1] for token in tokens.all) if ends else 0


def bears_out(tokens: Tokens) -> bool:
    """Return whether a sentence begins by confirming what was said: "It does", "She is right"."""
    return any(map(_affirms, itertools.islice(_split(tokens.all), 1)))


def bears_itself_out(tokens: Tokens) -> bool:
    """Return whether a later clause confirms what the sentence said: "..., and it did"."""
    return any(map(_affirms, itertools.islice(_split(tokens.all), 1, None)))


def _affirms(clause: Sequence[Token]) -> bool:
    words = {token.word for token in clause}
    is_short = len(clause) <= _LONGEST_CLAUSE and not EFFECT_CUES & words
    return is_short and bool(_AFFIRMS & words) and _is_light(clause, extra=_AFFIRMS)


def _passes_on(clause: Sequence[Token]) -> bool:
    """Return whether a clause reports what somebody says, which a later one may take back."""
    says = any(token.stem in _BELIEVING for token in clause)
    return says and EFFECT_CUES.isdisjoint(token.word for token in clause)


def _split(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """Yield the clauses of a sentence, without the words and marks that separate them."""
    clause: list[Token] = []
    for token in tokens:
        if token.word not in _SEPARATORS:
            clause.append(token)
        elif clause:
            yield tuple(clause)
            clause = []
    if clause:
        yield tuple(clause)


def _denies(clause: Sequence[Token]) -> bool:
    clause = _drop_complement(clause)
    words = [token.word for token in clause]
    if _holds_phrase(words):
        # "Whoever says otherwise sells something" insists on what was said.
        return "otherwise" not in words or _INSISTING.isdisjoint(words)
    if words[:1] == ["no"] and tuple(words[-3:]) in _DOING and _OTHERS.isdisjoint(words):
        return any(token.stem in _GIVERS for token in clause)
    if len(clause) > _LONGEST_CLAUSE or "you" in words:
        return False
    cues = [index for index, word in enumerate(words) if word in EFFECT_CUES]
    verdict = next((index for index, word in enumerate(words) if word in _VERDICTS), -1)
    if not cues or verdict >= 0:
        # "It is no lie" is not a verdict; "That is an anecdote and not a result" is one.
        return _is_verdict(clause, words, negated=bool(cues) and cues[0] < verdict)
    is_double = len(cues) > 1 and any(clause[cue].stem in _FAILS for cue in cues[1:])
    if is_double or not _is_light(clause):
        return False
    stems = {token.stem for token in clause}
    if _AUTHORS.intersection(words[: cues[0]]):
        return _witnesses_nothing(words, stems)
    return bool(
        _PRO_FORMS.intersection(words)
        or _WITNESSES & stems
        or _NOTHING.intersection(words)
        or len(words) <= 2
    )


def _drop_complement(clause: Sequence[Token]) -> Sequence[Token]:
    """Return a clause without the part that it calls unproven: "that is no proof that ..."."""
    if clause[0].word not in _POINTERS:
        return clause
    for index, token in enumerate(clause[:_LONGEST_CLAUSE]):
        opening = clause[:index]
        is_evidence = any(item.stem in _EVIDENCE for item in opening)
        if is_evidence and token.word in _COMPLEMENTS and _is_light(opening):
            is_denied = any(item.word in EFFECT_CUES for item in clause[index:])
            return clause if is_denied else opening
    return clause


def _witnesses_nothing(words: Sequence[str], stems: set[str]) -> bool:
    """Return whether the author has not seen the effect, or does not believe in it."""
    if "longer" in words:
        return True  # "I no longer do"
    if _BELIEVING & stems:
        return bool(_PRESENT.intersection(words)) and not (
            _AMAZED.intersection(words) and "say" not in stems
        )
    return bool((_SEEING | _PROVING) & stems) and _PLUPERFECT.isdisjoint(words)


def _is_verdict(clause: Sequence[Token], words: Sequence[str], *, negated: bool) -> bool:
    """Return whether a short clause calls what was said untrue or disagrees with it."""
    if negated or len(clause) > _LONGEST_VERDICT:
        return False
    stems = {token.stem for token in clause}
    # "The effect is gone by noon" only says how long it lasts.
    if OUTCOMES & stems and _GONE.intersection(words) and _UNTIL.isdisjoint(words):
        return True  # "In a second trial the effect was gone."
    if _DISAGREES & stems:
        disagrees = {token.word for token in clause if token.stem in _DISAGREES}
        return _is_light(clause, extra=frozenset(disagrees))
    return bool(_VERDICTS.intersection(words)) and _is_light(clause, extra=_VERDICTS)


def _holds_phrase(words: Sequence[str]) -> bool:
    text = f" {' '.join(words)} "
    return any(f" {phrase} " in text for phrase in _PHRASES)


def _is_light(clause: Sequence[Token], *, extra: frozenset[str] = frozenset()) -> bool:
    return all(
        token.word in _LIGHT_WORDS or token.word in extra or token.stem in _LIGHT_STEMS
        for token in clause
    )
