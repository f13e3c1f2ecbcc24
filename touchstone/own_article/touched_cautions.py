"""Find the sentences of an article that mention what a caution warns about.

The editor judges whether they agree with the caution or say the opposite: "book right after
your Botox" and "wait after Botox" touch on the same one. The program can only tell that the
first has no word of caution.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from touchstone.own_article.decisions import NO_CELL, OPPOSITE, Dismissed
from touchstone.own_article.reading.sentences import Sentence
from touchstone.search.cautions import CautionWords
from touchstone.search.reading import read_words
from touchstone.search.stems import plain_text

# Words that warn, or refer the reader to a professional.
_WARNING = re.compile(
    r"""\b(?:
    not|never|cannot|\w+n't|avoid\w*|stop\w*|wait\w*|skip\w*|unless|until|instead|postpone\w*|
    asks?|doctors?|midwi\w+|dermatolog\w+|surgeons?|physicians?|nurses?|pharmacists?|
    consult\w*|check\w*|tell\ (?:your|the|a|us\ (?:if|when|about))|let\ (?:us|me|your\ \w+)\ know|
    careful\w*|caution\w*|warn\w*|risk\w*|danger\w*|harm(?:s|ed|ful)?|hurt\w*|injur\w+|rash\w*|
    allerg\w+|irritat\w+|contraindicat\w+|off[ -]limits|keep\ (?:off|away|clear)|
    stay\ (?:off|away|clear)|leave\ out|only\ (?:after|once|if|when)|
    no\ (?:massage|rubbing|kneading|pressure)|refus\w+|turn\ away
    )\b""",
    re.VERBOSE,
)
# Words that cancel a warning.
_NO_WARNING = re.compile(
    r"""\b(?:
    (?:no|without|zero|free\ (?:of|from)|(?:not|isn't|aren't)(?:\ an?)?)\ (?:any\ |real\ |known\ )?
       (?:risk|danger|harm|hurt|problem|side\ effect)\w*|
    harmless\w*|risk-free|
    (?:(?:no|not|\w+n't)\ need\ to|need\ (?:not|never)|do\ not|don't|why)
       \ (?:(?:have|need)\ to\ )?(?:worry|wait|stop|skip|fear|be\ afraid|hesitate|
       (?:ask|consult|check\ with|tell)(?:\ (?:your|a|the|any)(?:\ own)?\ \w+)?)|
    (?:no|not\ an?|never\ an?)\ reason\ (?:to|for)\ \w+|
    (?<!not\ )(?<!n't\ )(?<!never\ )ignor(?:e|es|ed|ing)\ (?:\w+\ ){0,2}?
       (?:warnings?|cautions?|advice|doctors?|labels?)|
    never\ (?:skip|stop|worry|wait)|
    (?:will\ not|won't|does\ not|doesn't|can't|cannot)\ (?:hurt|harm)|
    (?:do|does)(?:\ not|n't)\ (?:have|need)\ to\ \w+(?:\ (?:your|a|the|any)\ \w+)?|
    need\ not\ \w+|
    # A promise, not a warning: "so it never becomes raised".
    so\ (?:that\ )?(?:it|they|you|the\ \w+)\ (?:never|cannot|(?:do|does|will)\ not|\w+n't)|
    (?:do\ not|don't)\ be\ \w+|not\ only|whether\ or\ not
    )""",
    re.VERBOSE,
)
# Names only the danger; the next sentence says what to do: "Are you pregnant? Ask first."
_ONLY_ASKS = re.compile(r"\?\W*$|^\W*if\b[^,]*,\s*(?:please\s+)?(?:see|read|look|go)\b")

# Asks nothing, but talks the reader into it. "Why wait?" may well be followed by the reason.
_RHETORICAL = re.compile(
    r"""\b(?:
    why\ (?:not(?!\ (?:to|ask|tell|talk|check|call|see|wait|consult)\b)|worry|bother)|
    who\ (?:needs|cares)|
    what(?:'s|\ is)\ the\ (?:harm|worst)|what\ (?:could|can)\ (?:possibly\ )?go\ wrong
    )\b""",
    re.VERBOSE,
)

# Force of a massage, not "deep relaxation" or "firm skin".
_MOVES = r"(?:massag|rub|strok|knead|press|scrap|friction|gua\ sha)\w*"
_FORCE = re.compile(
    rf"""\b(?:
    vigorous\w*|forceful\w*|firmly|
    (?:firm|hard|deep|strong)(?:er)?\ (?:\w+\ ){{0,2}}?{_MOVES}|
    {_MOVES}\ (?:\w+\ ){{0,3}}?(?:hard|harder|deeply|strongly)
    )\b""",
    re.VERBOSE,
)
# What massage takes the place of is not massaged: "the natural alternative to Botox".
_REPLACED = re.compile(
    r"\b(?:alternatives?\ to|instead\ of|rather\ than|better\ than|(?:say\ )?goodbye\ to|"
    r"no\ need\ (?:for|of)|replac(?:e|es|ing))(?:\ (?:an?|the|your|any))?\ (?!\w+ing\b)\w+",
    re.IGNORECASE | re.VERBOSE,
)

# Takes back the warning that it reports: "They say not to massage over acne, but we disagree."
_TAKEN_BACK = re.compile(
    r"""\bbut\ (?:
    (?:that|this|it)\ is\ (?:just\ |only\ |simply\ )?
       (?:an?\ (?:old\ |common\ )?(?:myth|mistake|superstition)|
          nonsense|outdated|wrong|untrue|not\ true)|
    (?:we|i)\ (?:disagree|know\ better|do\ not\ (?:agree|believe)|don't\ (?:agree|believe))
    )\b""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class TouchedCaution:
    """A caution that an article touches on.

    Attributes:
        caution_id: Its id.
        sentences: The sentences with words of it, each once, in the order of the article.
        unguarded: Those of them without any word of caution.
        forceful: Those of the unguarded ones that speak of force.
    """

    caution_id: str
    sentences: tuple[str, ...]
    unguarded: frozenset[str]
    forceful: frozenset[str] = frozenset()


def list_touched(
    sentences: Iterable[Sentence], caution_words: CautionWords
) -> tuple[TouchedCaution, ...]:
    """Return the cautions that an article touches on, in the order of the article.

    Args:
        sentences: The sentences of the article, see ``reading.sentences.split_article``.
        caution_words: See ``search.cautions.read_caution_words``.
    """
    texts_by_caution: dict[str, dict[str, None]] = {}
    for sentence in sentences:
        for caution_id in _find_caution_ids(sentence, caution_words):
            texts_by_caution.setdefault(caution_id, {})[sentence.text] = None
    touched = []
    for caution_id, texts in texts_by_caution.items():
        unguarded = frozenset(filter(goes_ahead, texts))
        forceful = frozenset(filter(names_force, unguarded))
        touched.append(TouchedCaution(caution_id, tuple(texts), unguarded, forceful))
    return tuple(touched)


def drop_dismissed_opposites(
    touched: Iterable[TouchedCaution], dismissed: Collection[Dismissed]
) -> tuple[TouchedCaution, ...]:
    """Return the cautions without the sentences that an editor dismissed as no opposite."""
    gone = {words for cell, words, kind_id in dismissed if (cell, kind_id) == (NO_CELL, OPPOSITE)}
    return tuple(
        replace(item, unguarded=item.unguarded - gone, forceful=item.forceful - gone)
        for item in touched
    )


def goes_ahead(text: str) -> bool:
    """Return whether a sentence that names a danger neither warns nor leads up to a warning.

    Examples:
        >>> goes_ahead("Firm massage is fine with blood thinners, and there is no risk.")
        True
        >>> goes_ahead("Ask your doctor first if you take blood thinners.")
        False
        >>> goes_ahead("Are you pregnant?"), goes_ahead("Pregnant? Why not treat yourself?")
        (False, True)
    """
    plain = plain_text(text)
    if _RHETORICAL.search(plain) or _TAKEN_BACK.search(plain):
        return True
    if _ONLY_ASKS.search(plain):
        return False
    return _WARNING.search(_NO_WARNING.sub(" ", plain)) is None


def names_force(text: str) -> bool:
    """Return whether a sentence speaks of force.

    Examples:
        >>> names_force("Vigorous massage calms rosacea."), names_force("Rub the cheeks hard.")
        (True, True)
        >>> names_force("Massage brings deep relaxation and firm skin.")
        False
    """
    return _FORCE.search(plain_text(text)) is not None


def _find_caution_ids(sentence: Sentence, caution_words: CautionWords) -> tuple[str, ...]:
    text = _REPLACED.sub("", sentence.text)
    return caution_words.find_in(read_words(text), mended=False).caution_ids
