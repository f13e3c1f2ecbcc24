"""Find the states that massage leaves people in: "leaves you calm", "I come off the table calm".

The pack names such a benefit with the word "person" ("calm person"). In an article, a pronoun
takes its place. It is the object of a verb such as "leave", or the subject of a sentence about
the time after a massage.
"""

from __future__ import annotations

from collections.abc import Iterator

from touchstone.own_article.reading.agents import names_massage_or_moves
from touchstone.own_article.reading.mentions import Mention
from touchstone.own_article.reading.vocabulary import Vocabulary
from touchstone.own_article.reading.wordlists import DETERMINERS, LINKING_VERBS
from touchstone.search.stems import BREAK, stem_word, word_set
from touchstone.search.tokens import Tokens

_PERSON = stem_word("person")
_CAUSING = word_set("leave leaves left leaving make makes made making keep keeps get gets")
_OBJECTS = word_set("me you him us everyone everybody")
_SUBJECTS = word_set("i you he she we everyone everybody")
# "I come off your table calm", "You walk home calm".
_LEAVING = word_set("come comes walk walks walked leave leaves left go goes float floats "
                    "floated get gets got drive drove emerge emerges emerged")  # fmt: skip
_AFTERWARDS = word_set("afterwards afterward")
_LATER = word_set("after following")
_LATER_REACH = 4
# What may follow the state; a noun there would be what it describes ("leaves you calm skin").
_FOLLOWERS = word_set(
    "as and to for until till when while enough that all in at on by with before after afterwards "
    "afterward"
)
# None of these may come between the person and the state.
_NO_ADVERBS = (DETERMINERS - word_set("my your his her our their")) | word_set(
    "with to than skin face so that who which"
)
_OBJECT_REACH, _SUBJECT_REACH = 4, 7


def find_states(vocabulary: Vocabulary, tokens: Tokens) -> Iterator[Mention]:
    """Yield the benefits that describe a person named by a pronoun."""
    for index, token in enumerate(tokens.all):
        for term in vocabulary.benefits.by_stem.get(token.stem, ()):
            if term.stems == (token.stem, _PERSON) and _is_state(tokens, index):
                yield Mention(term.meaning, (index,))


def _is_state(tokens: Tokens, index: int) -> bool:
    after = tokens.all[index + 1 : index + 2]
    ends = not after or after[0].stem == BREAK or after[0].word in _FOLLOWERS
    return ends and (_is_made_so(tokens.words, index) or _is_so_after(tokens, index))


def _is_made_so(words: tuple[str, ...], index: int) -> bool:
    """Return whether something leaves a person in the state: "left me rested and calm"."""
    for object_index in range(index - 1, max(0, index - _OBJECT_REACH) - 1, -1):
        if words[object_index] in _OBJECTS:
            return object_index > 0 and words[object_index - 1] in _CAUSING
        if words[object_index] in _NO_ADVERBS:
            return False
    return False


def _is_so_after(tokens: Tokens, index: int) -> bool:
    """Return whether a person is in the state once the massage is over."""
    words = [word.partition("'")[0] for word in tokens.words]
    start = max(0, index - _SUBJECT_REACH)
    subject = next((i for i in range(index - 1, start - 1, -1) if words[i] in _SUBJECTS), -1)
    if subject < 0:
        return False
    verbs = words[subject + 1 : index]
    if _LEAVING.intersection(verbs[:2]):
        return True
    is_linked = not LINKING_VERBS.isdisjoint((*verbs, "is" if "'" in tokens.words[subject] else ""))
    return is_linked and _NO_ADVERBS.isdisjoint(verbs) and _tells_later(tokens)


def _tells_later(tokens: Tokens) -> bool:
    """Return whether a sentence is about the time after a massage: "after an hour of kneading"."""
    words = tokens.words
    if not _AFTERWARDS.isdisjoint(words) or words[:4] == ("by", "the", "end", "of"):
        return True
    return any(
        names_massage_or_moves(Tokens(tokens.all[index + 1 : index + 1 + _LATER_REACH]))
        for index, word in enumerate(words)
        if word in _LATER
    )
