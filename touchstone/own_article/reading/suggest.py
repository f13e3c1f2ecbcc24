"""Which claims would an editor find in this article?

One suggestion for each (concern, benefit) pair, with the best passage; what is
denied, doubted or asked is listed apart and never suggested.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from touchstone.articles.article import Article
from touchstone.articles.quotes import JOINER, locate_quote
from touchstone.own_article.reading.analysis import analyze
from touchstone.own_article.reading.candidates import Candidate
from touchstone.own_article.reading.negation import AIMED, ASKED, DENIED
from touchstone.own_article.reading.negation_cues import points_back
from touchstone.own_article.reading.pairs import find_pairs
from touchstone.own_article.reading.sentence_reading import Said
from touchstone.own_article.reading.topic import ELSEWHERE, MAIN
from touchstone.own_article.reading.vocabulary import Vocabulary

_DOUBT_WORDS = {
    DENIED: "The sentence denies it",
    ASKED: "The sentence only asks",
    AIMED: "The sentence only asks",
}
# "Do not press on acne" is advice, and "if ..." a case.
_ORDERS = frozenset({"do", "don't", "never", "please", "avoid", "if"})
_LINK_WORDS = {
    "own": "",
    "chain": " One is said to bring the other.",
    "context": " The section spoke of it shortly before.",
    "heading": " The heading speaks of it.",
}


@dataclass(frozen=True)
class Suggestion:
    """A claim that the article seems to make.

    Attributes:
        concern_id: The concern.
        benefit_id: The benefit.
        kind: ``stated`` or ``implied``.
        sentences: The exact words, slices of the article's paragraphs, in its order.
        why: Which words named the concern, the benefit and massage.
    """

    concern_id: str
    benefit_id: str
    kind: str
    sentences: tuple[str, ...]
    why: str

    @property
    def quote(self) -> str:
        """Return the sentences as one quote, as ``articles.quotes.locate_quote`` finds it."""
        return f"{JOINER}".join(self.sentences)


@dataclass(frozen=True)
class Denied:
    """A sentence about massage that is denied, doubted or asked.

    Attributes:
        sentence: The exact words.
        why: What makes it no claim.
        section_id: Anchor of its section.
    """

    sentence: str
    why: str
    section_id: str


@dataclass(frozen=True)
class Reading:
    """What was understood of an article.

    Attributes:
        suggestions: One a pair, in the order of the article, then by ids.
        denied: In the order of the article.
        concerns: Ids of the concerns that are named anywhere, sorted.
        about_massage: Whether the article is about massage; if not, nothing is suggested.
    """

    suggestions: tuple[Suggestion, ...]
    denied: tuple[Denied, ...]
    concerns: tuple[str, ...]
    about_massage: bool


def read_article(article: Article, vocabulary: Vocabulary) -> Reading:
    """Return the claims that an article seems to make, with the words behind each."""
    said, topic = analyze(article, vocabulary)
    concerns = tuple(sorted({mention.meaning for item in said for mention in item.concerns}))
    if topic == ELSEWHERE:
        return Reading((), (), concerns, about_massage=False)
    best: dict[tuple[str, str], Candidate] = {}
    for candidate in find_pairs(article, said, vocabulary):
        if any(_only_denies(said[place]) for place in candidate.sentences):
            continue
        pair = (candidate.concern_id, candidate.benefit_id)
        if pair not in best or candidate.rank < best[pair].rank:
            best[pair] = candidate
    ordered = sorted(
        best.values(), key=lambda item: (item.sentences, item.concern_id, item.benefit_id)
    )
    suggestions = tuple(
        item
        for item in (_suggest(candidate, said) for candidate in ordered)
        if locate_quote(article, item.quote)
    )
    denied = tuple(_list_denied(article, said))
    # Massage may be named for once in an article on something else.
    about_massage = topic == MAIN or bool(suggestions or denied)
    return Reading(suggestions, denied, concerns, about_massage=about_massage)


def _only_denies(item: Said) -> bool:
    """Return whether a sentence denies what it names and says nothing else of massage."""
    return bool(item.doubt) and item.doubt != ASKED and item.is_denied and not item.said_benefits


def _suggest(candidate: Candidate, said: Sequence[Said]) -> Suggestion:
    return Suggestion(
        candidate.concern_id,
        candidate.benefit_id,
        candidate.kind,
        tuple(said[place].sentence.text for place in candidate.sentences),
        _explain(candidate, said),
    )


def _explain(candidate: Candidate, said: Sequence[Said]) -> str:
    concern = f"“{candidate.concern_words}” names the concern, " if candidate.concern_words else ""
    benefit = f"“{candidate.benefit_words}” the benefit"
    if not concern:
        benefit = f"“{candidate.benefit_words}” names the benefit and what it is good for"
    named = any(said[place].names_massage for place in candidate.sentences)
    massage = "massage is named" if named else "massage is still the subject"
    return f"{concern}{benefit}; {massage}.{_LINK_WORDS[candidate.link]}"


def _list_denied(article: Article, said: Sequence[Said]) -> list[Denied]:
    listed: list[Denied] = []
    for place, item in enumerate(said):
        if _is_denial(said, place):
            why = f"{_DOUBT_WORDS.get(item.doubt, 'The sentence doubts it')}."
            section_id = article.sections[item.sentence.section].section_id
            listed.append(Denied(item.sentence.text, why, section_id))
    return listed


def _is_denial(said: Sequence[Said], place: int) -> bool:
    """Return whether a sentence denies a claim, or goes on denying the one before."""
    item = said[place]
    if not item.is_massage or not item.doubt:
        return False
    if item.tokens.words[:1] and item.tokens.words[0] in _ORDERS and not item.benefits:
        return False
    if item.doubt in (ASKED, AIMED):
        return item.is_denied and item.names_massage
    if item.is_denied:
        return True
    before = said[place - 1] if place else item
    same = place > 0 and before.sentence.section == item.sentence.section
    return same and bool(before.doubt) and points_back(item.sentence.text)
