"""Find the agent at each token of a sentence: massage, another treatment, or nobody named.

There is no grammar parsing. Word lists identify massage and other treatments (creams,
lasers, food). An agent holds until the next one takes over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from touchstone.own_article.reading import agent_words
from touchstone.own_article.reading.wordlists import CONTRAST_MARKERS
from touchstone.search.negation import CONTRACTIONS
from touchstone.search.stems import BREAK
from touchstone.search.tokens import Tokens

MASSAGE, OTHER, NOBODY = "massage", "other", ""
# In tokens: how far a preposition reaches, how early a subject appears, how far an object reaches.
_PREPOSITION_REACH, _SUBJECT_REACH, _OBJECT_REACH = 3, 6, 5
# How far the name of massage may be from the word that joins its clause, and from its denial.
_NAME_REACH = 4
_JOINERS = frozenset({"and", "but", "yet", "while", "whereas", ";"})
_POINTERS = frozenset({"the", "this", "that", "my", "your", "her", "his", "their"})
_DENIERS = CONTRACTIONS | {"not", "cannot", "never", "nothing", "neither", "nor"}
_CLAUSE_OPENERS = frozenset({",", ";", ":", "—", "–", "(", "and", "but", "because", "while",
                             "whereas", "so", "that", "says", "said", "by", "although",
                             "though"})  # fmt: skip
# What the body does by itself: "As a wound heals, ...", "Lymph carries ...".
_NATURE = re.compile(
    r"(?:as|when|while|once|after|where|whenever) (?:an?|the|your|our|any|skin|you) ?(?:\w+ )?"
    r"(?:wound|cut|injury|burn|skin|tissue|get|grow|age)s? ?"
    r"(?:heals?|is healing|knits?|mends?|closes?|ages?|thins?|older|"
    r"is (?:injured|cut|damaged|hurt))\b|"
    r"(?:the )?(?:lymph|lymphatic (?:system|vessels)|collagen|elastin|fascia|sleep)"
    r" (?:is (?:an?|the|when|what|where|made|one|how)|are|carries|carry|consists?|contains?|"
    r"works? like|has no|have no|acts? (?:as|like))\b"
)
# "The one thing that works is ...": the agent follows the verb.
_ONE_THING = re.compile(r"(?:and |but )?the (?:one|only|best|single) (?:thing|things|means)\b")
_BE = frozenset({"is", "are", "was", "were", "remains"})
_RELATIVES = frozenset({"that", "which", "thing", "things"})
# In "the one thing it does is ..." and "... is this", such words may refer to massage.
_ANYONE = frozenset({"this", "it", "they", "i", "we", "you", "she", "he"})
# What heals without help.
_BY_ITSELF = re.compile(
    r"\b(?:fades?|heals?|softens?|settles?|pales?|clears?|subsides?|disappears?|go|goes) "
    r"(?:\w+ ){0,2}?(?:by (?:itself|themselves)|(?:on|of) (?:its|their) own|unaided|"
    r"without (?:any )?(?:help|treatment))\b"
)
# People who do nothing to their face.
_LEFT_ALONE = re.compile(
    r"\b(?:never|not|hasn't|haven't|hadn't) (?:once )?done (?:anything|a thing)\b(?! else)|"
    r"\b(?:does|do|did|done|doing) nothing (?:\w+ )?(?:to|for|with|about) (?:her|his|their|my) "
    r"(?:\w+ )?(?:face|skin|cheeks|forehead|neck)\b"
)
# What may follow "in" when something is rubbed in: "massage it in.", not "massage in the evening".
_AFTER_IN = {
    (),
    *((word,) for word in (".", ",", ";", "with", "until", "twice", "every", "well", "for")),
}


def find_agents(tokens: Tokens, previous: str, *, by_moves: bool) -> tuple[str, ...]:
    """Return the agent at each token of a sentence.

    Args:
        tokens: The sentence.
        previous: The agent to start with, from the sentence or heading before.
        by_moves: Whether rubbing and kneading mean massage here.
    """
    words = tokens.words
    text = " ".join(words)
    is_alone = _BY_ITSELF.search(text) or _LEFT_ALONE.search(text)
    heals_alone = is_alone and not names_massage_or_moves(tokens)
    if heals_alone or _NATURE.match(" ".join(words[:8])):
        return (NOBODY,) * len(words)
    changes = {
        index: agent
        for index, agent in _list_agents(tokens, by_moves=by_moves)
        # "Stop your retinol before a massage" is still about retinol.
        if previous != OTHER
        or not agent_words.CIRCUMSTANCE_PREPOSITIONS.intersection(words[max(0, index - 2) : index])
    }
    first = min(changes, default=0)
    # "Scars fade with massage": massage acts from the start, though it is named last.
    agent = MASSAGE if changes.get(first) == MASSAGE else previous
    acts_from = max(_find_late_denial(tokens), _find_other_predicate(tokens))
    agents: list[str] = []
    for index in range(len(tokens.all)):
        if index < acts_from:
            agents.append(NOBODY)
            continue
        agent = changes.get(index, agent)
        agents.append(agent)
    return tuple(agents)


def _find_late_denial(tokens: Tokens) -> int:
    """Return where massage is first named, if only to be denied: "..., and massage does not".

    Returns:
        The index of its name; 0 if there is none, or if no joined clause denies it.
    """
    words = tokens.words
    name_indexes = (i for i in range(len(words)) if _is_massage(tokens, i) or _is_move(tokens, i))
    first = next(name_indexes, 0)
    before, after = words[max(0, first - _NAME_REACH) : first], words[first + 1 :][:_NAME_REACH]
    # "..., and the massage does not hurt" refers to a massage that acts.
    is_joined = not _JOINERS.isdisjoint(before) and not _POINTERS.intersection(before[-1:])
    is_denied = "no" in before or not _DENIERS.isdisjoint(after)
    return first if is_joined and is_denied else 0


def _find_other_predicate(tokens: Tokens) -> int:
    """Return the index of the verb in "the one thing that works is a hat", or 0.

    What works is named after that verb, and it is not massage.
    """
    words = tokens.words
    if not _ONE_THING.match(" ".join(words[:5])) or names_massage_or_moves(tokens):
        return 0
    verbs = (i for i in range(3, len(words)) if words[i] in _BE)
    verb = next((i for i in verbs if words[i - 1] not in _RELATIVES), 0)
    is_meant = not _ANYONE.isdisjoint((*words[3:verb], *words[verb + 1 : verb + 2]))
    return 0 if is_meant else verb


def find_pronoun_agent(tokens: Tokens, agents: Sequence[str]) -> str:
    """Return the agent of "it" in the next sentence: the first that is not an instrument."""
    words = tokens.words
    agent_indexes = [
        i for i, _ in _list_agents(tokens, by_moves=True) if not _is_instrument(words, i)
    ]
    return agents[agent_indexes[0]] if agent_indexes else agents[-1]


def find_first_agent(tokens: Tokens) -> str:
    """Return the first agent that a sentence or heading names, or ``NOBODY``."""
    return next((agent for _, agent in _list_agents(tokens, by_moves=True)), NOBODY)


def names_massage(tokens: Tokens) -> bool:
    """Return whether a sentence names massage, other than rubbing something in."""
    return any(
        _is_massage(tokens, index) and not _is_rubbed_in(tokens, index)
        for index in range(len(tokens.all))
    )


def names_massage_or_moves(tokens: Tokens) -> bool:
    """Return whether a sentence names massage or one of its moves."""
    return any(
        (_is_massage(tokens, index) or _is_move(tokens, index)) and not _is_rubbed_in(tokens, index)
        for index in range(len(tokens.all))
    )


def names_subject(heading: Tokens) -> bool:
    """Return whether a title or heading names massage, one of its moves or one of its tools."""
    is_named = any(token.stem in agent_words.SUBJECT_STEMS for token in heading.all)
    return is_named or names_massage(heading)


def _is_move(tokens: Tokens, index: int) -> bool:
    is_stem = tokens.all[index].stem in agent_words.MOVE_STEMS
    return is_stem or tokens.words[index : index + 2] in agent_words.MOVE_PAIRS


def _is_massage(tokens: Tokens, index: int) -> bool:
    pair = tokens.words[index : index + 2]
    is_stem = tokens.all[index].stem in agent_words.MASSAGE_STEMS
    return is_stem or pair in agent_words.MASSAGE_PAIRS


def _list_agents(tokens: Tokens, *, by_moves: bool) -> Iterator[tuple[int, str]]:
    """Yield each agent with its index, except those named only for comparison."""
    words = tokens.words
    other_acts = False
    for index in range(len(tokens.all)):
        if _is_compared(words, index):
            continue
        if _is_massage(tokens, index) or (by_moves and _is_move(tokens, index)):
            rubbed_in = _is_rubbed_in(tokens, index)
            # After "a mask", the massage in "... after the massage" does not act.
            if rubbed_in or not other_acts or _may_be_subject(words, index):
                other_acts = rubbed_in
                yield index, OTHER if rubbed_in else MASSAGE
        elif (
            _is_other(tokens, index)
            and (_may_be_subject(words, index) or _acts(words, index))
            and not _is_instrument(words, index)
        ):
            other_acts = True
            yield index, OTHER


def _is_compared(words: Sequence[str], index: int) -> bool:
    """Return whether a word is only a comparison: "like a cream", but not "I like creams"."""
    return any(
        words[i] in agent_words.COMPARISON_WORDS
        and not (words[i] == "like" and words[i - 1] in agent_words.LIKE_SUBJECTS)
        for i in range(max(0, index - _PREPOSITION_REACH), index)
    )


def _is_other(tokens: Tokens, index: int) -> bool:
    pair = tokens.words[index : index + 2]
    pair_before = tokens.words[max(0, index - 1) : index + 1]
    if not agent_words.NOT_MEANS_PAIRS.isdisjoint((pair, pair_before)):
        return False
    return tokens.all[index].stem in agent_words.OTHER_STEMS or pair in agent_words.OTHER_PAIRS


def _is_instrument(words: Sequence[str], index: int) -> bool:
    """Return whether a treatment is an instrument: "with oil", not "with a mask that plumps"."""
    before = words[max(0, index - _PREPOSITION_REACH) : index]
    return not _acts(words, index) and bool(
        agent_words.INSTRUMENT_PREPOSITIONS.intersection(before)
    )


def _acts(words: Sequence[str], index: int) -> bool:
    """Return whether a clause makes a treatment act: "a serum, which evens", "a mask instead"."""
    after = tuple(words[index + 1 : index + 3])
    stands_in = after[:1] == ("instead",) and after[1:] != ("of",)
    return stands_in or not {"that", "which"}.isdisjoint(after)


def _may_be_subject(words: Sequence[str], index: int) -> bool:
    """Return whether a word is early enough in a sentence or clause to be its subject."""
    before = words[index - _PREPOSITION_REACH : index]
    return index < _SUBJECT_REACH or bool(_CLAUSE_OPENERS.intersection(before))


def _is_rubbed_in(tokens: Tokens, index: int) -> bool:
    """Return whether a product is rubbed in, or the thing rubbed is not skin ("rub the dough")."""
    if tokens.all[index].stem in agent_words.GIVER_STEMS:
        return False  # "He digs his thumbs into the jaw."
    after = tokens.all[index + 1 : index + 1 + _OBJECT_REACH]
    words = tuple(token.word for token in after)
    # "Rubbing pulls blood into the cheeks" rubs nothing in.
    rubs_body = any(token.stem in agent_words.BODY_STEMS for token in after[:3])
    into = next((i for i, word in enumerate(words) if word in ("into", "onto")), -1)
    # Neither does "kneading coaxes cells into making collagen".
    if into >= 0 and not rubs_body and not "".join(words[into + 1 : into + 2]).endswith("ing"):
        return True
    for offset, word in enumerate(words[:3]):
        if word == "in" and words[offset + 1 : offset + 2] in _AFTER_IN:
            return True
    for offset, token in enumerate(after):
        ends = token.word in agent_words.INSTRUMENT_PREPOSITIONS or token.word in CONTRAST_MARKERS
        if token.stem == BREAK or ends:
            return False
        if token.stem in agent_words.OTHER_STEMS or token.stem in agent_words.OFF_TOPIC_STEMS:
            return offset > 0  # "massage cream" is a name
    return False
