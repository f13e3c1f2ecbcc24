"""Recognize sentences that warn against massage for a concern and so claim no benefit.

"Do not massage over rosacea: more blood flow makes redness worse" names massage, a benefit
and two concerns. A warning is either advice against massage, in a sentence that names a
concern, or a statement that massage or one of its benefits makes a concern worse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from touchstone.own_article.reading.agents import names_massage_or_moves
from touchstone.own_article.reading.mentions import Mention
from touchstone.search.stems import plain_text, word_set
from touchstone.search.tokens import Tokens, stem_set

# Without "press": "do not press too hard" says how to massage and does not advise against it.
_MOVES = r"(?:massag|rub|knead|strok|roll|touch|treat|manipulat)\w*"
_TOOLS = r"(?:stone|roller|gua\ sha|session|tool)"
_EXPERTS = r"(?:doctor|dermatologist|physician|gp|nurse|professional|specialist|clinician)"
# Advice against massage, or to be careful with it.
_ADVICE = re.compile(
    rf"""\b(?:
    (?:do\ not|don't|never|not\ to|(?:should|must|ought|better|may|can)\ (?:not|never)|shouldn't|
       mustn't|cannot|can't|against)\ (?:(?:ever|to|be|try|use|have|get|do|deeply|firmly)\ )*
       (?:an?y?\ |the\ |deep\ |firm\ |facial\ |face\ )*(?:{_MOVES})|
    (?<!not\ )(?<!n.t\ )(?<!never\ )(?:avoid|skip|stop|postpone|delay|leave\ out|hold\ off(?:\ on)?)
       \ (?:\w+\ ){{0,3}}?(?:{_MOVES}|pressure|friction|{_TOOLS})|
    (?:steer|stay|keep|stays|keeps)\ (?:well\ )?(?:clear\ of|away\ from|off)|
    (?:be|is|are|best|better)\ (?:\w+\ )?(?:avoided|skipped|postponed|ruled\ out)|
    (?:not|never|hardly)\ (?:\w+\ )?(?:recommended|advised|advisable|suitable|suited|meant\ for|
       a\ good\ idea|wise|safe)|
    unsuitable|inadvisable|contraindicat\w+|off[\ -]limits|out\ of\ bounds|a\ bad\ idea|unwise|
    (?:reason|reasons)\ (?:not\ to|to\ (?:avoid|skip|wait)|against)|
    (?:should|must|has\ to|have\ to|needs?\ to)\ (?:wait|avoid|skip|refrain)|refrain\ from|
    (?<!not\ )(?<!n.t\ )(?<!never\ )leave\ (?:\w+\ ){{1,2}}?(?:out|alone)\b|
    (?:ask|see|consult|check\ with|talk\ to|speak\ to)\ (?:an?|your|the|their)(?:\ \w+)?
       \ {_EXPERTS}|
    be\ (?:\w+\ )?(?:careful|cautious|wary)|beware|watch\ out|tread\ (?:carefully|lightly)|
    (?:care|caution)\ (?:is\ needed|with|over|around|if|when|in)|word\ of\ (?:caution|warning)|
    (?:^\W*|\.\ )(?:warning|caution|careful|contraindications?)\ ?[:!.,—–-]
    )""",
    re.VERBOSE,
)
# Words that end a warning, and words that separate it from what comes before.
_CONTRASTS = word_set("but however yet whereas although")
_BREAKS = _CONTRASTS | {";"}
_JOINS = word_set("and so")
# Verbs that say something gets worse, and verbs that do so only before a concern.
_WORSENS = stem_set("worsen aggravate irritate exacerbate provoke")
_BRINGS_ON = stem_set("trigger spread cause increase intensify feed")
_BRINGS_ON_PAIRS = frozenset({("set", "off"), ("sets", "off"), ("bring", "on"), ("brings", "on")})
_MAKES = stem_set("make leave")
# What may stand between the agent and its verb, and between the verb and the concern.
_AUXILIARIES = word_set(
    """
    can may could might will would also often sometimes only easily even then just actually tends
    tend to likely probably usually there
    """
)
_DETERMINERS = word_set("the a an your my their its any existing active more further new such")
_RELATIVES = word_set("that which things stress to")
_OBJECTS = _DETERMINERS | word_set("skin face cheeks eyes area you it them a bit very rather")
_OBJECT_ENDS = {
    (),
    *((word,) for word in (".", ",", ";", "may", "for", "if", "when", "after", "that", "which")),
}
_MARKS = (("marks",), ("patches",), ("streaks",), ("blotches",), ("spots",))
_CAUSES = stem_set(
    "massage rubbing rub pressure friction heat kneading pressing stroking stroke scraping gua sha"
)
_LESS = word_set("less fewer")
# "A little redness afterwards is normal."
_SLIGHT = word_set("any some little slight mild temporary initial passing brief")
_AFTERWARD = word_set("after afterwards afterward following")
_REACH, _NEAR_START = 6, 3
_BACK = re.compile(r"^\W*(?:it|this|that|these|they|doing so|rubbing|the (?:extra|added))\b")


def find_caution(
    text: str, tokens: Tokens, concerns: Sequence[Mention], benefits: Sequence[Mention]
) -> range:
    """Return the tokens of a sentence that warn against massage, or an empty range.

    Args:
        text: The sentence.
        tokens: Its tokens.
        concerns: The concerns that it names.
        benefits: The benefits that it names.
    """
    if not concerns:
        return range(0)
    warning_starts = [*_find_advice(text, tokens), *_find_worsening(tokens, concerns, benefits)]
    return _find_scope(min(warning_starts), tokens, concerns) if warning_starts else range(0)


def goes_on_warning(text: str, tokens: Tokens, concerns: Sequence[Mention]) -> bool:
    """Return whether a sentence gives the reason for a warning: "It makes redness worse."."""
    if not concerns or not _BACK.match(plain_text(text)):
        return False
    words = tokens.words
    return "worse" in words or any(
        token.stem in _WORSENS or _brings_on(tokens, index, concerns)
        for index, token in enumerate(tokens.all)
    )


def _find_advice(text: str, tokens: Tokens) -> Iterator[int]:
    """Yield the index of each token where advice against massage begins."""
    if not names_massage_or_moves(tokens):
        return
    for advice in _ADVICE.finditer(plain_text(text)):
        yield sum(token.end <= advice.start() for token in tokens.all)


def _find_worsening(
    tokens: Tokens, concerns: Sequence[Mention], benefits: Sequence[Mention]
) -> Iterator[int]:
    """Yield the index of each word that says massage or a benefit makes a concern worse."""
    ends = {max(*mention.indexes, mention.modifier) for mention in benefits}
    for index, token in enumerate(tokens.all):
        is_worse = token.stem in _WORSENS or (
            token.stem in _MAKES and "worse" in tokens.words[index : index + _REACH]
        )
        if _leaves_sore(tokens, index, concerns, benefits):
            yield index
        if _follows_massage(tokens, index, concerns):
            yield index
        if is_worse or _brings_on(tokens, index, concerns):
            subject_index = index - 1
            while subject_index > 0 and tokens.words[subject_index] in _AUXILIARIES:
                subject_index -= 1
            is_cause = subject_index >= 0 and tokens.all[subject_index].stem in _CAUSES
            has_cause_as_subject = not is_worse and _opens_with_cause(tokens, subject_index, ends)
            if is_cause or subject_index in ends or has_cause_as_subject:
                yield index


def _follows_massage(tokens: Tokens, index: int, concerns: Sequence[Mention]) -> bool:
    """Return whether a concern appears after massage: "any redness after a massage"."""
    words = tokens.words
    named = any(mention.indexes[0] == index + 1 for mention in concerns)
    return (
        named
        and words[index] in _SLIGHT
        and not _AFTERWARD.isdisjoint(words[index + 2 : index + 4])
    )


def _opens_with_cause(tokens: Tokens, subject_index: int, ends: Set[int]) -> bool:
    """Return whether rubbing is the subject of a verb: "hard rubbing with heavy oil brings on"."""
    subject = tokens.all[: subject_index + 1]
    stops = _RELATIVES | _BREAKS | {",", "and", "not", "no", "less", "fewer"}
    is_plain = all(token.word not in stops for token in subject)
    names_cause = any(token.stem in _CAUSES for token in subject[:_NEAR_START])
    return is_plain and names_cause and not any(end <= subject_index for end in ends)


def _leaves_sore(
    tokens: Tokens, index: int, concerns: Sequence[Mention], benefits: Sequence[Mention]
) -> bool:
    """Return whether a verb says that the skin ends up with a concern: "makes the skin sore"."""
    words = tokens.words
    names_cause = any(token.stem in _CAUSES for token in tokens.all[:index])
    if tokens.all[index].stem not in _MAKES or not names_cause or words[index - 1] in _RELATIVES:
        return False
    concern_indexes = {i for mention in concerns for i in mention.indexes}  # "leave red marks"
    for mention in concerns:
        first, last = mention.indexes[0], mention.indexes[-1]
        last += words[last + 1 : last + 2] in _MARKS
        between = range(index + 1, first)
        # "Makes skin with eczema less red" is relief.
        is_less = not _LESS.isdisjoint(words[index : last + 1])
        is_plain = all(words[i] in _OBJECTS or i in concern_indexes for i in between)
        is_object = index < first and is_plain and not is_less
        after = words[last + 1 : last + 2]
        # "Leaves skin flushed and radiant" is not a warning.
        is_last = all(benefit.indexes[-1] <= last for benefit in benefits)
        if is_object and (after in _OBJECT_ENDS or (after == ("and",) and is_last)):
            return True
    return False


def _brings_on(tokens: Tokens, index: int, concerns: Sequence[Mention]) -> bool:
    """Return whether a verb such as "triggers" has a concern as its object."""
    is_pair = tokens.words[index : index + 2] in _BRINGS_ON_PAIRS
    if not is_pair and tokens.all[index].stem not in _BRINGS_ON:
        return False
    object_index = index + 1 + is_pair
    while object_index < len(tokens.all) and tokens.words[object_index] in _DETERMINERS:
        object_index += 1
    return any(mention.indexes[0] == object_index for mention in concerns)


def _find_scope(warning_start: int, tokens: Tokens, concerns: Sequence[Mention]) -> range:
    """Return the part of a sentence that warns against massage for a concern, or an empty range.

    "Massage softens scars, but do not massage open cuts" names no concern in its warning.
    """
    words = tokens.words
    ends = (index for index in range(warning_start + 1, len(words)) if words[index] in _CONTRASTS)
    end = next(ends, len(words))
    join_indexes = (index for index in range(1, warning_start) if words[index] in _JOINS)
    starts = {index for index in join_indexes if words[index - 1] == ","}
    starts |= {index for index in range(warning_start) if words[index] in _BREAKS}
    start = max(starts, default=0)
    # "Acne spreads, so avoid massage."
    if words[start] == "so" and not _names_any(range(start, end), concerns):
        start = 0
    span = range(start, end)
    return span if _names_any(span, concerns) else range(0)


def _names_any(span: range, concerns: Sequence[Mention]) -> bool:
    return any(mention.indexes[0] in span for mention in concerns)
