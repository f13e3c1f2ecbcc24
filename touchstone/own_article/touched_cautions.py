"""Find the sentences of an article that speak of what a caution warns of.

Whether they say the same as the caution, or the opposite, is for the editor to see: "book right
after your Botox" and "wait after Botox" touch the same caution.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from touchstone.own_article.reading.sentences import Sentence
from touchstone.search.cautions import CautionWords
from touchstone.search.reading import read_words


@dataclass(frozen=True)
class TouchedCaution:
    """A caution that an article touches.

    Attributes:
        caution_id: Its id.
        sentences: The sentences that have words of it, each once, in the order of the article.
    """

    caution_id: str
    sentences: tuple[str, ...]


def list_touched(
    sentences: Iterable[Sentence], caution_words: CautionWords
) -> tuple[TouchedCaution, ...]:
    """Return the cautions that an article touches, in the order of the article.

    Args:
        sentences: The sentences of the article, see ``reading.sentences.split_article``.
        caution_words: See ``search.cautions.read_caution_words``.
    """
    found: dict[str, dict[str, None]] = {}
    for sentence in sentences:
        for caution_id in _find(sentence, caution_words):
            found.setdefault(caution_id, {})[sentence.text] = None
    return tuple(TouchedCaution(key, tuple(texts)) for key, texts in found.items())


def _find(sentence: Sentence, caution_words: CautionWords) -> tuple[str, ...]:
    return caution_words.find_in(read_words(sentence.text), mended=False).caution_ids
