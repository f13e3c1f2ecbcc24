"""Recognize statements about hair, fat, muscles and joints, none of which is skin.

"Break down", "firm" and "smoother" name a benefit without naming the skin, so it matters
what they describe: "breaks down fat", "joints feel suppler", "muscle soreness".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from touchstone.own_article.reading.wordlists import DEGREE_WORDS, DETERMINERS, LINKING_VERBS
from touchstone.search.stems import BREAK, stem_word, word_set
from touchstone.search.tokens import Tokens, stem_set

_FAT = stem_set("cellulite fat fatty adipose")
_NO_SKIN = _FAT | stem_set(
    """
    hair strand lash lashes eyelash eyelashes eyebrow beard nail muscle muscular joint tendon
    ligament fascia bone spine cartilage gum teeth immune immunity metabolism digestion
    """
)
# Right after a word for other tissue, these belong to it: "the immune system", "fat cells".
_HEADS = stem_set("system cell tissue deposit follicle root fiber tone mass")
# In a sentence about cellulite or fat, these mean the figure: "smoother thighs".
_FIGURE = stem_set(
    """
    thigh hip bottom bum butt buttock backside waist waistline belly tummy stomach abdomen leg
    calf calves knee arm figure silhouette body
    """
)
# In a sentence with one of these, weight is body weight: "takes weight off the hips".
_MEASURES = (_FIGURE - stem_set("body")) | stem_set(
    "lose loss slim slimming inch pound kilo diet calorie"
)
# Before "tissue", these show that it is not a scar.
_TISSUE = stem_word("tissue")
_NO_SCAR = word_set("deep soft connective")
_SKIN = stem_set("skin face facial cheek complexion jaw jawline forehead brow scar")
# What a word describes is within this many tokens, with no word of ``_ENDS`` in between.
_REACH = 3
_ENDS = word_set(
    """
    in on of for to with by as from at after over under that which who than when while where so
    is are was were can may will
    """
)
_BETWEEN = DETERMINERS | LINKING_VERBS | DEGREE_WORDS | word_set("stay stays stayed appear appears")
_ARTICLES = frozenset({"a", "an"})
_JOINERS = frozenset({"and", ","})
_OBJECTS = DETERMINERS | word_set("you me us him them it")


def find_other_tissue(tokens: Tokens) -> frozenset[int]:
    """Return the indexes of words for other tissue that is not named together with skin."""
    stems = [token.stem for token in tokens.all]
    listed = _NO_SKIN
    if _FAT.intersection(stems) or ("weight" in stems and _MEASURES.intersection(stems)):
        listed = listed | _FIGURE | {"weight"}
    found = {
        index
        for index, stem in enumerate(stems)
        if stem in listed and not _SKIN.intersection(stems[max(0, index - _REACH) :][: 2 * _REACH])
    }
    heads = {index + 1 for index in found if _HEADS.intersection(stems[index + 1 : index + 2])}
    return frozenset(found | heads)


def names_other_tissue(tokens: Tokens, indexes: Sequence[int], others: Set[int]) -> bool:
    """Return whether a thing is in another tissue: "muscle soreness", "soreness in the joints".

    Args:
        tokens: The sentence.
        indexes: The tokens that name the thing.
        others: What ``find_other_tissue`` found.
    """
    words = tokens.words
    if not others.isdisjoint(indexes):
        return True  # "Takes weight off the hips."
    for index in indexes:
        if tokens.all[index].stem == _TISSUE and words[index - 1] in _NO_SCAR:
            return True
        if index - 1 in others and index - 1 not in indexes:
            # "Kneading the muscles relaxes you."
            return not _OBJECTS.intersection(words[index + 1 : index + 2])
    after = indexes[-1] + 1
    is_within = words[after : after + 1] in (("in",), ("of",))
    return is_within and not others.isdisjoint(_list_object(tokens, after + 1))


def is_said_of_other_tissue(
    tokens: Tokens, span: Set[int], others: Set[int], told: Set[int]
) -> bool:
    """Return whether the object of a verb, or what an adjective describes, is another tissue.

    Args:
        tokens: The sentence.
        span: The tokens of the verb or adjective.
        others: What ``find_other_tissue`` found.
        told: The tokens of all benefits in the sentence. Those of other benefits may come between.
    """
    words, after = tokens.words, max(span) + 1
    objects = set(_list_object(tokens, after))
    if objects & others:
        return True
    if _OBJECTS.intersection(words[after : after + 1]):
        return False
    index = min(span) - 1
    while index > 0 and index not in others:
        # "Hair soft and shiny."
        if words[index] in _JOINERS and not objects:
            index -= 2
        # "A healthy shine."
        elif words[index] in _BETWEEN or index in told or words[index - 1] in _ARTICLES:
            index -= 1
        else:
            break
    return index in others


def _list_object(tokens: Tokens, start: int) -> Iterator[int]:
    """Yield the indexes of the words from ``start`` on that may be an object."""
    for index in range(start, min(start + _REACH + 1, len(tokens.all))):
        if tokens.all[index].stem == BREAK or tokens.words[index] in _ENDS:
            return
        yield index
