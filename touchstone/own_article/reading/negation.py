"""Recognize sentences that are negated, doubted or asked rather than asserted.

Such a sentence is never taken for a claim. The scope of a negation ends where a contrast
begins ("not X, but Y"). A question covers the whole sentence; a doubt covers all of it or its
side of a contrast. The negating words are in ``touchstone.search.negation``, shared with the
concern finder.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from touchstone.own_article.reading.agent_words import OTHER_STEMS
from touchstone.own_article.reading.clauses import CAUSE, CONTRAST, Clause
from touchstone.own_article.reading.doubts import credits_massage, find_doubt
from touchstone.own_article.reading.negation_phrases import (
    AIM,
    DOUBT,
    NO_NEGATION,
    OPEN,
    SLOGAN,
    WHETHER,
)
from touchstone.own_article.reading.take_backs import OUTCOMES, find_take_back
from touchstone.own_article.reading.wordlists import (
    DETERMINERS,
    LESS,
    MORE,
    SUBJECT_PRONOUNS,
    TARGET_PREPOSITIONS,
)
from touchstone.search.negation import CONTRACTIONS, EFFECT_CUES
from touchstone.search.stems import plain_text, word_set
from touchstone.search.tokens import Tokens, stem_set

# Kinds of negation. ``STUDY_AIM`` is what a study asks, ``CAUTION`` a warning about massage.
DENIED, DOUBTED, ASKED, STUDY_AIM, CAUTION = "denied", "doubted", "asked", "study-aim", "caution"

# "It is no cure" is a denial; "it is no wonder" is not.
_NO_REMEDY = word_set(
    "remedy cure cure-all fix answer treatment solution help use magic match miracle facelift"
)
_AUXILIARIES = word_set(
    "do does did is are was were be has have had will would can could may might should must"
)
_TURNS = word_set("now since after today lately")
# Negating these recommends a thing, so the reason is asserted: "Don't skip it, because ...".
_KEPT_UP = word_set("leave skip forget rush hurry miss neglect omit underestimate")
_KEPT_UP_REACH = 2
_NOTHING = word_set("nothing none nobody zero")
# Pronouns for what nothing relieves: "no technique will speed that up".
_RELIEVED = word_set("it them that this these those either any mine")
_RELIEVING = LESS | MORE | stem_set("touch touched move moved shift shifted affect budge help")
_JOINING = word_set("and but so")
_RELATIVES = (("that",), ("which",), ("who",))
_CONDITIONS = word_set("if unless when where because since")
# If a sentence opens with one of these, the scope ends where a new subject begins after a comma:
# "..., a gentle one does".
_CONCEDING = word_set("while although though")
# An "and" or "or" at most this many tokens before a negation limits its scope to what follows.
_SUBJECT_REACH = 4
LABEL_WORDS = 4


@dataclass(frozen=True)
class Negation:
    """How a sentence is negated, if at all.

    Attributes:
        kind: ``DENIED``, ``DOUBTED``, ``ASKED``, ``STUDY_AIM``, ``CAUTION``, or "" for none.
        scope: Indexes of the tokens that the negation covers.
        by_heading: Whether the section heading negates the sentence, rather than its own words.
    """

    kind: str = ""
    scope: range = range(0)
    by_heading: bool = False

    def with_caution(self, caution: range) -> Negation:
        """Return the negation with a caution added; a doubt or a question is returned unchanged."""
        if not caution or self.kind in (DOUBTED, ASKED):
            return self
        both = (caution, self.scope) if self.kind == DENIED else (caution,)
        return Negation(CAUTION, range(min(s.start for s in both), max(s.stop for s in both)))


def find_negation(
    text: str, tokens: Tokens, clauses: Sequence[Clause], relieving: Collection[int] = ()
) -> Negation:
    """Return the negation of a sentence.

    Args:
        text: The sentence.
        tokens: Its tokens.
        clauses: Its clauses.
        relieving: Indexes of negating words that relieve a concern and so deny nothing, as in
            "will not get scars".
    """
    plain = plain_text(text)
    everything = range(len(tokens.all))
    if plain.rstrip("\"'”’) ").endswith("?"):
        return Negation(ASKED, everything)
    if WHETHER.match(plain):
        return Negation(DOUBTED if OPEN.search(plain) else ASKED, everything)
    exceptions = [found.span() for found in NO_NEGATION.finditer(plain)]
    doubts = (found.start() for found in DOUBT.finditer(plain))
    if SLOGAN.search(plain) or any(not _is_within(offset, exceptions) for offset in doubts):
        return Negation(DOUBTED, everything)
    doubted = find_doubt(tokens, clauses)
    if doubted:
        return Negation(DOUBTED, doubted)
    cues = [
        index
        for index, token in enumerate(tokens.all)
        if token.word in EFFECT_CUES
        and index not in relieving
        and not _is_within(token.start, exceptions)
        and not credits_massage(tokens, index, OTHER_STEMS)
    ]
    take_back_end = find_take_back(tokens)
    if cues or take_back_end:
        starts = [_find_scope_start(index, tokens, clauses) for index in cues]
        end = _find_scope_end(cues[-1], tokens, clauses) if cues else 0
        covers_all = take_back_end or _is_all_denied(cues, end, tokens)
        return Negation(DENIED, range(0 if covers_all else min(starts), max(end, take_back_end)))
    aim = AIM.search(plain)
    if aim:
        start = sum(token.end <= aim.start() for token in tokens.all)
        commas = (index for index in everything[start:] if tokens.words[index] == ",")
        return Negation(STUDY_AIM, range(start, next(commas, len(tokens.all))))
    return Negation()


def denies_relief_of_it(tokens: Tokens, scope: range) -> bool:
    """Return whether a negation covers the relief of "it" or "them": "nothing undoes them"."""
    covered = tokens.all[scope.start : scope.stop]
    is_nothing = any(token.word in _NOTHING or token.stem in OUTCOMES for token in covered)
    for before, token in pairwise(covered):
        is_for = is_nothing and before.word in TARGET_PREPOSITIONS
        if token.word in _RELIEVED and (is_for or before.stem in _RELIEVING):
            return True
    return False


def _is_all_denied(cues: Sequence[int], end: int, tokens: Tokens) -> bool:
    """Return whether nothing relieves what an earlier sentence named: "no stroke undoes them"."""
    scope = range(cues[0], end)
    is_other = any(token.stem in OTHER_STEMS for token in tokens.all[scope.start : scope.stop])
    is_nothing = tokens.words[cues[0]] in _NOTHING | {"no"}
    return is_nothing and not is_other and denies_relief_of_it(tokens, scope)


def _is_within(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _find_scope_start(index: int, tokens: Tokens, clauses: Sequence[Clause]) -> int:
    """Return where the scope of a cue starts: "the scar will not vanish" includes its subject."""
    words = tokens.words
    covers_subject = (
        words[index] in CONTRACTIONS
        or (index > 0 and words[index] in _NOTHING)  # "It lifts nothing."
        or (index > 0 and words[index] == "never")  # "The scar never softened."
        or (words[index] == "no" and bool(_NO_REMEDY.intersection(words[index + 1 : index + 2])))
        or (index > 0 and words[index - 1] in _AUXILIARIES)
    )
    if not covers_subject:
        return index
    if words[0] in _CONDITIONS and words[index] == "no":
        return 0  # "If your cheeks are red, it is no remedy."
    start = max((clause.start for clause in clauses if clause.start <= index), default=0)
    if words[start] == ":" and start <= LABEL_WORDS:
        return 0  # "Toxins: nobody found any."
    verb = index - 1 if words[index - 1] in _AUXILIARIES else index
    if words[verb - 1 : verb] in _RELATIVES and verb > 1:
        return verb - 1  # "Lines come from muscles that never rest."
    if verb and words[verb - 1] == "," and "," in words[start : verb - 1]:
        index = start  # "Scars, as we measured them, did not fade."
    breaks = [
        i + 1
        for i in range(start, index)
        if words[i] == "," or (words[i] in ("and", "or") and index - i <= _SUBJECT_REACH)
    ]
    return max([start, *breaks])


def _find_scope_end(index: int, tokens: Tokens, clauses: Sequence[Clause]) -> int:
    """Return where the scope of a cue ends: at a contrast or another main clause."""
    words = tokens.words
    ends = [c.start for c in clauses if c.start > index and c.relation == CONTRAST]
    # "If you do not press, it ..." and "when nobody rings, ..." deny nothing after the comma.
    opener = words[words[0] in _JOINING]
    is_fronted = opener in _CONDITIONS or (index > 0 and words[index - 1] in _CONDITIONS)
    concedes = opener in _CONCEDING
    if not _KEPT_UP.isdisjoint(words[index + 1 : index + 1 + _KEPT_UP_REACH]):
        # "Don't skip this, because it lowers stress."
        ends += [c.start for c in clauses if c.start > index and c.relation == CAUSE]
    ends += [
        i
        for i in range(index + 1, len(words) - 1)
        if words[i] in ":;—"
        or (words[i] == "," and (is_fronted or _opens_main_clause(words[i + 1 : i + 3])))
        or (words[i] == "," and concedes and words[i + 1] in DETERMINERS)
    ]
    return min(ends, default=len(words))


def _opens_main_clause(words: Sequence[str]) -> bool:
    """Return whether a main clause begins: "it only relaxes", "and it softens"."""
    openers = SUBJECT_PRONOUNS | _TURNS  # "And now he sleeps."
    conjoined = words[0] in ("and", "so") and words[-1] in openers
    return words[0] in SUBJECT_PRONOUNS or conjoined
