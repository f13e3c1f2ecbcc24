"""Recognize what an article passes on from others: hearsay, advertising, and predictions.

Hearsay ("you may have heard that ...", "spas advertise that ...", "rumor has it") is not a
claim by the author, nor is a prediction ("she told me that it would help"). Other reports
("my mother says ...", "the theory is ...") are claims, but they are more easily taken back
than what the author asserts (see ``negation_cues``).
"""

from __future__ import annotations

from collections.abc import Sequence

from touchstone.own_article.reading.clauses import CONTRAST, Clause
from touchstone.own_article.reading.sentence_reading import SentenceReading
from touchstone.search.stems import word_set
from touchstone.search.tokens import Token, Tokens, stem_set

# People and businesses that sell massage, and the media that promote it.
_SELLERS = stem_set(
    """
    spa salon parlor brand maker manufacturer seller retailer shop store website site blog blogger
    influencer ad advert advertisement commercial brochure leaflet flyer label box package packaging
    poster menu catalog magazine headline tiktok instagram youtube internet web video reel caption
    saleswoman salesman salesperson marketer vendor company listing promoter
    advocate page forum
    """
)
# Verbs for how sellers make promises.
_SELLING = stem_set(
    """
    advertise promise claim boast tout market pitch insist assure assured swear vow declare trumpet
    proclaim announce show tell told say said repeat write wrote guarantee maintain hype list
    """
)
# People in general, and verbs for how they pass on a claim.
_CROWD = word_set(
    """
    people some many most others everyone everybody folks fans believers enthusiasts grandmothers
    friends women men
    """
)
_CROWD_SAYS = stem_set("believe advertise repeat rave swear claim insist promise assume suppose")
# "You may have heard that ...": who hears, verbs of hearing, and what follows them.
_HEARERS = word_set("you you've you'll one i i've we we've")
_HEARING = stem_set("hear heard read reads")
_HEARD = word_set("that of how , about everywhere")
# "Seen on TikTok that ...", and what people expect when they come for a massage.
_LEARNING = stem_set("see seen saw learn learned pick picked")
_ARRIVING = stem_set("come arrive walk turn show book")
_EXPECTING = stem_set("convinced certain sure persuaded believing thinking expecting hoping")
# "I hear from clients that ..." names its source; "you can read more" points readers elsewhere.
_NAMES_SOURCE = word_set("from can more below above here further")
# "Rumor has it that ...": nouns for a rumor, and what follows them.
_RUMORS = stem_set(
    "rumor legend gossip pitch promise myth slogan superstition lore word wisdom hype story tale"
)
_RUNS = word_set("is was goes went has runs ran says holds :")
# "You would think that ..."
_IMAGINING = stem_set("think imagine assume expect suppose")
_FANCIES = word_set("would might may could forgiven you'd")
# "In theory, ..."
_OPENINGS = frozenset({("in", "theory"), ("on", "paper"), ("supposedly", ",")})
_ASIDES = frozenset(
    {(",", who, says, ",") for who in ("they", "some", "people") for says in ("say", "claim")}
)
# "..., or so the saying goes", "..., we read."
_TAILS = (" or so the ", " or so they ", " or so it ", " or so i ", " so they say ", " so we read ",
          " , we read .", " , we read ,", " , you read .", " , i read .")  # fmt: skip
_THEIRS = word_set("they their them they're they've themselves")
_TOLD = word_set("i'm you're we're")
# "It is widely held that ..."
_HELD = word_set("held assumed thought rumored repeated asserted hoped supposed")
_STOPS = word_set("but and who whom we i ; . : that")
_REACH = 6
# Verbs for saying or expecting what massage would do.
_TELLING = stem_set(
    "tell told promise assure assured say said insist swear swore expect hope think thought"
)
# How many tokens after "would" the predicted effect may be.
_EFFECT_REACH = 6


def find_hearsay(tokens: Tokens, clauses: Sequence[Clause]) -> int:
    """Return the index where the hearsay in a sentence ends, or 0 if there is none."""
    text = f" {' '.join(tokens.words)} "
    if any(tail in text for tail in _TAILS):
        return len(tokens.all)
    hearsay_indexes = [index for index in range(len(tokens.all)) if _is_hearsay(tokens, index)]
    if not hearsay_indexes:
        return 0
    ends = (c.start for c in clauses if c.relation == CONTRAST and c.start > hearsay_indexes[0])
    return next(ends, len(tokens.all))


def is_prediction(reading: SentenceReading) -> bool:
    """Return whether somebody said what massage would do: "she told me that it would help"."""
    words = reading.tokens.words
    telling_index = next(
        (i for i, token in enumerate(reading.tokens.all) if token.stem in _TELLING), -1
    )
    would_index = words.index("would") if telling_index >= 0 and "would" in words else -1
    effects = [mention.indexes[0] - would_index for mention in reading.asserted_benefits]
    return would_index > telling_index and bool(effects) and 0 < min(effects) <= _EFFECT_REACH


def _is_hearsay(tokens: Tokens, index: int) -> bool:
    """Return whether a word marks hearsay."""
    token, words = tokens.all[index], tokens.words
    before = _list_before(tokens.all, index)
    after = words[index + 1 : index + 4]
    if token.stem in _SELLING and any(earlier.stem in _SELLERS for earlier in before):
        return True
    if token.stem in _CROWD_SAYS and any(earlier.word in _CROWD for earlier in before):
        # "..., and many women swear by it": the promise is the author's.
        return after[:2] != ("by", "it")
    if token.stem in _HEARING:
        near = {*words[max(0, index - _REACH) : index], *after}
        is_heard = bool(_HEARERS & near) and bool(_HEARD.intersection(after))
        # "People read that ...", but not "You will be glad to hear that ..."
        is_retold = "that" in after and words[max(0, index - 1)] != "to"
        return (is_heard or is_retold) and _NAMES_SOURCE.isdisjoint(near)
    if token.word == "that" and _is_learned(tokens, index):
        return True
    if token.stem in _IMAGINING and "you" in words[:index][-_REACH:]:
        return not _FANCIES.isdisjoint(words[max(0, index - _REACH) : index])
    if token.stem in _RUMORS and index < _REACH:
        is_there = words[:1] == ("there",) and after[:1] == ("that",)
        runs = bool(_RUNS.intersection(after[:1])) and bool({"that", "it"}.intersection(after))
        return is_there or runs
    if words[max(0, index - 2) : index + 2] in _ASIDES:
        return True
    if words[:2] == ("they", "say") and index == 1:
        return _THEIRS.isdisjoint(words[2:])  # not "They say they sleep better", of clients
    if index and words[index] == "told" and words[index - 1] in _TOLD:
        return True
    if index == 0 and words[:2] in _OPENINGS:
        return True
    is_impersonal = words[:1] == ("it",) and index < _REACH and "that" in after[:1]
    return is_impersonal and token.word in _HELD


def _is_learned(tokens: Tokens, index: int) -> bool:
    """Return whether "that" introduces what sellers or media show, or what people expect."""
    before = tokens.all[max(0, index - _REACH) : index]
    stems = [token.stem for token in before]
    is_seen = not _LEARNING.isdisjoint(stems) and stems[-1] in _SELLERS
    arrives = not _ARRIVING.isdisjoint(stems) and "back" not in stems
    is_brought = arrives and stems[-1] in _EXPECTING
    return is_seen or is_brought


def _list_before(tokens: Sequence[Token], index: int) -> list[Token]:
    """Return the tokens before an index, nearest first, up to another subject."""
    earlier_tokens: list[Token] = []
    for token in reversed(tokens[max(0, index - _REACH) : index]):
        # "Pages that say", "women who swear".
        if token.word in _STOPS and (earlier_tokens or token.word not in ("that", "who")):
            break
        earlier_tokens.append(token)
    return earlier_tokens
