"""Pair a concern with its relief if massage undoes a cause that is not itself a concern.

"Lines come from muscles that squeeze. This stroke gets those muscles to let go." The cause is
named again after a word such as "those", in the same sentence or the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from touchstone.claims.claims import IMPLIED
from touchstone.own_article.reading.agents import MASSAGE
from touchstone.own_article.reading.candidates import (
    CHAIN,
    Candidate,
    Occurrence,
    build_candidate,
    quote_mention,
)
from touchstone.own_article.reading.mentions import Mention
from touchstone.own_article.reading.sentence_reading import SentenceReading
from touchstone.own_article.reading.vocabulary import Vocabulary
from touchstone.search.stems import BREAK, word_set
from touchstone.search.tokens import stem_set

_COMING = word_set("come comes result results stem stems")
_CAUSED = frozenset({("caused", "by"), ("made", "by"), ("due", "to"), ("owing", "to")})
_RELATIVES = word_set("that which who when where")
_POINTERS = word_set("those these the that")
_UNDOING = stem_set("relax loosen soften release ease unclench unknot free calm quiet settle")
# In tokens: from a concern to its cause, the words for the cause, and from there to its undoing.
_CAUSE_REACH, _NAME_REACH, _UNDOING_REACH = 10, 3, 3


def pair_undone_causes(
    items: Sequence[tuple[int, SentenceReading]], vocabulary: Vocabulary
) -> Iterator[Candidate]:
    """Yield each concern of a section with its relief if its cause is undone nearby."""
    for index, (number, reading) in enumerate(items):
        asserted = (one for one in reading.concerns if one.indexes[0] not in reading.negation.scope)
        for concern in asserted:
            cause_end, stems = _find_cause(reading, concern)
            for later_number, later_reading in items[index : index + 2] if stems else ():
                first = cause_end if later_number == number else 0
                words = _find_undoing(later_reading, stems, first)
                if words and concern.meaning in vocabulary.relief:
                    relief = Occurrence(vocabulary.relief[concern.meaning], words, later_number)
                    concern_quote = quote_mention(reading, number, concern)
                    yield build_candidate(concern_quote, relief, IMPLIED, CHAIN)


def _find_cause(reading: SentenceReading, concern: Mention) -> tuple[int, frozenset[str]]:
    """Return where the words for the cause of a concern end, and their stems, or 0 and no stems."""
    words, last = reading.tokens.words, concern.indexes[-1]
    concern_indexes = {index for mention in reading.concerns for index in mention.indexes}
    for index in range(last + 1, min(last + _CAUSE_REACH, len(words))):
        comes = words[index] == "from" and not _COMING.isdisjoint(words[last + 1 : index])
        if not comes and words[index - 1 : index + 1] not in _CAUSED:
            continue
        stems = set()
        for cause_index in range(index + 1, min(index + 1 + _NAME_REACH, len(words))):
            if reading.tokens.all[cause_index].stem == BREAK or words[cause_index] in _RELATIVES:
                break
            if cause_index not in concern_indexes and words[cause_index] not in _POINTERS:
                stems.add(reading.tokens.all[cause_index].stem)
        return index + 1 + _NAME_REACH, frozenset(stems)
    return 0, frozenset()


def _find_undoing(reading: SentenceReading, stems: Set[str], start: int) -> str:
    """Return the words that name a cause again where massage undoes it ("those muscles"), or ""."""
    tokens = reading.tokens
    for index in range(max(start, 1), len(tokens.all)):
        is_cause = tokens.all[index].stem in stems and tokens.words[index - 1] in _POINTERS
        acts = reading.agents[index : index + 1] == (MASSAGE,)
        if not is_cause or not acts or index in reading.negation.scope:
            continue
        before = tokens.all[max(0, index - 2) : index - 1]
        after = tokens.all[index + 1 : index + 1 + _UNDOING_REACH]
        lets_go = any(token.word == "let" for token in after)
        if lets_go or any(token.stem in _UNDOING for token in (*before, *after)):
            return reading.sentence.text[tokens.all[index - 1].start : tokens.all[index].end]
    return ""
