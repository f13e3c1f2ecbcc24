"""Split a sentence into clauses and say how each relates to the one before.

A sentence is cut where a word marks a result ("which", "so", "helping"), a cause
("because", "by boosting") or a contrast ("but", "while"). Plain lists are not cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from touchstone.own_article.reading import wordlists
from touchstone.search.negation import EFFECT_CUES
from touchstone.search.stems import word_set
from touchstone.search.tokens import Tokens

# A clause is the result or the cause of the one before, contrasts with it, or only follows it.
RESULT, CAUSE, CONTRAST, SEQUENCE = "result", "cause", "contrast", "sequence"
# After one of these, "if" states no condition: "as if", "even if".
_NO_CONDITION = word_set("as even what surprised surprise")
_PUNCTUATION = frozenset(";:()[]–—")
_SUBJECT_DEMONSTRATIVES = word_set("that this these")
# After "and", they point to what came before: "and as it leaves, the face brightens".
_SEQUEL_PAIRS = frozenset(
    (first, then)
    for first in ("as", "once", "when")
    for then in ("it", "they", "that", "this", "those", "these")
)
_POINTERS = (("that",), ("this",), ("it",), ("them",))
_AFTER_DEMONSTRATIVE = word_set(
    "is was has will would in alone too also accounted increase takes take took gave made helped"
)
_CONTRACTED = word_set("that's that'll this'll")
_CLEFTS = (("it", "is"), ("it", "was"), ("it's",))
# "The less of it there is, the better ..."
_CORRELATED = wordlists.COMPARATIVES | word_set("more less fewer deeper sooner longer brighter")
# "Far enough that I slept" states a result; in "so I know that", "so" is not a degree.
_AFTER_ENOUGH = word_set("that to for")
_AFTER_RESULT = word_set("is was i you we they he she it")
# "And with that gone, ...", "and with the tension down, ..."
_GONE = word_set("gone away down out lower less lowered eased lifted")
_ASIDES = tuple(tuple(aside.split()) for aside in wordlists.ASIDES)
_PAUSES = frozenset(";:—–")
# How far the verb may be from "that" in "that extra blood makes".
_RESUMED_REACH = 4
# "Which the authors put down to": the verbs, what follows them, and how far to look for them.
_ASCRIBING = word_set("put puts trace traces traced ascribe ascribes ascribed chalk chalked")
_ASCRIBED_TO = (("down", "to"), ("back", "to"), ("up", "to"))
_ATTRIBUTION_REACH = 8
# What may follow "that blood" or "this blood": an effect verb, "that" or "is".
_MAKING = (wordlists.EFFECT_VERBS - word_set("can may support show hand mean")) | word_set(
    "that is"
)


@dataclass(frozen=True)
class Clause:
    """A clause of a sentence.

    Attributes:
        start: Index of its first token.
        end: Index after its last token.
        relation: ``RESULT`` or ``CAUSE`` of the clause before, ``CONTRAST`` or ``SEQUENCE``.
    """

    start: int
    end: int
    relation: str


def drop_asides(tokens: Tokens) -> Tokens:
    """Return the tokens without asides after "not": "it does not, however, replace a doctor"."""
    words = tokens.words
    dropped = {
        index
        for start in range(1, len(words))
        if words[start] == "," and words[start - 1] in EFFECT_CUES
        for aside in _ASIDES
        if words[start + 1 : start + len(aside) + 2] == (*aside, ",")
        for index in range(start, start + len(aside) + 2)
    }
    if not dropped:
        return tokens
    return Tokens(tuple(token for index, token in enumerate(tokens.all) if index not in dropped))


def split_clauses(tokens: Tokens) -> tuple[Clause, ...]:
    """Return the clauses of a sentence in order; none is empty."""
    cuts = sorted(dict(_find_cuts(tokens.words)).items())
    starts = [(0, SEQUENCE), *((index, relation) for index, relation in cuts if index > 0)]
    ends = [index for index, _ in starts[1:]] + [len(tokens.all)]
    return tuple(
        Clause(start, end, relation)
        for (start, relation), end in zip(starts, ends, strict=True)
        if start < end
    )


def find_condition(tokens: Tokens) -> range:
    """Return the indexes of tokens that state a condition or warn: "stop if it gets hot".

    A condition ends at a colon, a semicolon or a dash. One that opens a sentence also ends
    at a comma. A warning covers the whole sentence.
    """
    words = tokens.words
    if wordlists.WARNING_VERBS.intersection(words[:1]) or words[:2] in wordlists.WARNING_PAIRS:
        return range(len(words))
    markers = (index for index, word in enumerate(words) if word in wordlists.CONDITION_MARKERS)
    start = next(markers, len(words))
    if start and words[start - 1] in _NO_CONDITION:
        return range(0)
    ends = _PAUSES | {","} if start <= 1 else _PAUSES
    return range(start, next((i for i in range(start, len(words)) if words[i] in ends), len(words)))


def _find_cuts(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the start and relation of each clause; a later relation for an index replaces it."""
    fronted_end = _find_fronted_end(words)
    for index, word in enumerate(words):
        before = words[index - 1] if index else ""
        if index and words[index : index + 3] == ("as", "a", "result"):
            # "Scars loosen, and the surface gets smoother as a result."
            yield from ((i, RESULT) for i in range(1, index) if words[i] == "and")
        if word in _PUNCTUATION:
            # "More blood comes; that is what gives skin its glow."
            resumes = word in _PAUSES and _resumes(words, index)
            yield index, RESULT if resumes else CONTRAST if word == ";" else SEQUENCE
        elif word in wordlists.CONTRAST_MARKERS:
            yield index, CONTRAST
        elif index and _points_to_cause(words, index):
            yield index, RESULT
        elif index and (
            _marks_cause(words, index) or _is_attribution(words[index : index + _ATTRIBUTION_REACH])
        ):
            yield index, CAUSE
        elif index and (
            _marks_result(words, index)
            or _ends_degree(words, index)
            or _names_cause(words, index)
            or (before == "," and index > fronted_end and word.endswith("ing") and len(word) > 5)
        ):
            yield index, RESULT
    correlate_start = _find_correlated(words)
    if fronted_end or correlate_start:
        yield fronted_end or correlate_start, RESULT


def _marks_cause(words: Sequence[str], index: int) -> bool:
    word, before = words[index], words[index - 1]
    after = words[index + 1] if index + 1 < len(words) else ""
    if word == "as":
        return after in wordlists.CAUSAL_AS_FOLLOWERS
    if word == "by" and before in wordlists.CAUSAL_PARTICIPLES:
        return True
    needs_gerund = word in wordlists.GERUND_CAUSE_MARKERS
    return word in wordlists.CAUSE_MARKERS and (not needs_gerund or after.endswith("ing"))


def _points_to_cause(words: Sequence[str], index: int) -> bool:
    """Return whether the cause is what was just said: "and because of that they sleep"."""
    if words[index] not in wordlists.CAUSE_MARKERS:
        return False
    pointer = index + 2 if words[index + 1 : index + 2] in (("of",), ("to",)) else index + 1
    after = {word.partition("'")[0] for word in words[pointer + 1 : pointer + 2]}  # "I'm"
    subjects = wordlists.CLAUSE_OPENERS | {",", "people", "patients", "clients", "many", "most"}
    points = words[pointer : pointer + 1]
    return pointer > index + 1 and points in _POINTERS and bool(subjects & after)


def _marks_result(words: Sequence[str], index: int) -> bool:
    word, before = words[index], words[index - 1]
    after = words[index + 1 : index + 3]
    if word == "and":
        return (
            _resumes(words, index)
            or _is_remainder(words[index + 1 : index + 5])
            or bool(wordlists.RESULT_MARKERS.intersection(after[:1]))
            or after in _SEQUEL_PAIRS
        )
    if word == "so" and wordlists.DEGREES.intersection(after[:1]):
        return False  # "I sleep so well."
    is_gerund = before in wordlists.GERUND_CAUSE_MARKERS  # "by bringing more blood"
    no_marker = is_gerund or before in ("do", "does", "not", "and")
    return word in wordlists.RESULT_MARKERS and not no_marker


def _resumes(words: Sequence[str], index: int) -> bool:
    """Return whether the words after an index take up what was just said as their subject.

    "And that is how marks fade", "and it is this blood that helps", "and that extra blood
    makes"; but not "they say that skin is brighter and that sleep helps".
    """
    start = index + 1
    start += next((len(cleft) for cleft in _CLEFTS if words[start:][: len(cleft)] == cleft), 0)
    subject, *after = words[start : start + 1 + _RESUMED_REACH] or ("",)
    if subject == "that" and after[:1] in (["this"], ["that"], ["it"]):
        subject, *after = after  # "He thinks that blood comes, and that this is what helps."
        return subject in _SUBJECT_DEMONSTRATIVES and bool(_AFTER_DEMONSTRATIVE & {*after[:1]})
    if subject in _CONTRACTED:
        return True
    if subject not in _SUBJECT_DEMONSTRATIVES:
        return False
    if after and after[0] in wordlists.EFFECT_VERBS | _AFTER_DEMONSTRATIVE:
        return True
    is_listed = "that" in words[:index] and subject == "that"
    is_noun = bool(after) and after[0] not in wordlists.CLAUSE_OPENERS | wordlists.DETERMINERS
    return is_noun and not is_listed and bool(_MAKING & {*after[1:]})


def _is_remainder(words: Sequence[str]) -> bool:
    """Return whether words introduce the result of having less of a thing: "with less of it"."""
    if words[:1] != ("with",):
        return False
    has_less = bool({"less", "more"} & {*words[1:2]}) and words[2:3] == ("of",)
    return (has_less and words[3:4] in _POINTERS) or bool(_GONE & {*words[2:4]})


def _ends_degree(words: Sequence[str], index: int) -> bool:
    """Return whether a word opens the result of a degree: "so calm that", "enough to"."""
    so, degree = ("", *words[:index])[-2:]
    if degree == "enough":
        return words[index] in _AFTER_ENOUGH
    return words[index] == "that" and so == "so" and degree not in _AFTER_RESULT


def _find_correlated(words: Sequence[str]) -> int:
    """Return where the second half of "the lower it gets, the better you sleep" begins, or 0."""
    if words[:1] != ("the",) or not words[1:2] or words[1] not in _CORRELATED:
        return 0
    return next(
        (
            index
            for index, word in enumerate(words[:-2])
            if word == "," and words[index + 1] == "the" and words[index + 2] in _CORRELATED
        ),
        0,
    )


def _is_attribution(words: Sequence[str]) -> bool:
    """Return whether a relative clause names the cause ("which the authors put down to")."""
    if words[:1] != ("which",):
        return False
    ascribed = (words[i + 1 :] for i, word in enumerate(words) if word in _ASCRIBING)
    leads_on = any(after[:1] == ("to",) or after[:2] in _ASCRIBED_TO for after in ascribed)
    return leads_on or bool(wordlists.CAUSE_MARKERS.intersection(words[1:4]))


def _names_cause(words: Sequence[str], index: int) -> bool:
    nouns = wordlists.CAUSE_NOUNS.intersection(words[index + 1 : index + 7])
    return words[index] == "," and bool(nouns)


def _find_fronted_end(words: Sequence[str]) -> int:
    """Return the index of the comma after a fronted clause ("By boosting ...,"), or 0."""
    if not words or words[0] not in wordlists.FRONTING_WORDS:
        return 0
    for index, word in enumerate(words):
        after = words[index + 1] if index + 1 < len(words) else ""
        if word == "," and not after.endswith("ing") and after not in ("and", "or"):
            return index
    return 0
