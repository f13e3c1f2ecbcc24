"""What was understood of one sentence?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from touchstone.own_article.reading.agents import MASSAGE, names_massage
from touchstone.own_article.reading.clauses import Clause
from touchstone.own_article.reading.mentions import Mention
from touchstone.own_article.reading.sentences import Sentence
from touchstone.search.tokens import Tokens


@dataclass(frozen=True)
class Said:
    """One sentence and what was understood of it.

    Attributes:
        sentence: The sentence.
        tokens: Its words.
        clauses: Its parts.
        concerns: The concerns it names.
        benefits: The benefits it names.
        missing: The benefits it says are missing ("less collagen").
        agents: Who acts at each token: massage, another means, or nobody that is named.
        doubt: ``denied``, ``doubted``, ``asked``, ``aimed`` (a study's question) or empty.
        doubt_start: First token that the doubt reaches.
        doubt_end: One past the last.
    """

    sentence: Sentence
    tokens: Tokens
    clauses: tuple[Clause, ...]
    concerns: tuple[Mention, ...]
    benefits: tuple[Mention, ...]
    missing: tuple[Mention, ...]
    agents: tuple[str, ...]
    doubt: str
    doubt_start: int
    doubt_end: int

    @cached_property
    def names_massage(self) -> bool:
        """Whether the sentence itself speaks of massage."""
        return names_massage(self.tokens)

    @property
    def is_massage(self) -> bool:
        """Whether massage acts anywhere in the sentence."""
        return MASSAGE in self.agents

    @cached_property
    def said_benefits(self) -> tuple[Mention, ...]:
        """The benefits that the sentence says massage brings: none is denied or asked."""
        reached = range(self.doubt_start, self.doubt_end) if self.doubt else ()
        return tuple(
            item
            for item in self.benefits
            if not any(place in reached for place in item.places)
            and self.agents[item.places[0]] == MASSAGE
        )

    @property
    def is_denied(self) -> bool:
        """Whether the doubt reaches a concern or a benefit that the sentence names."""
        reached = range(self.doubt_start, self.doubt_end)
        mentions = (*self.concerns, *self.benefits)
        return bool(self.doubt) and any(item.places[0] in reached for item in mentions)

    @property
    def paragraph(self) -> tuple[int, int]:
        """Section and paragraph."""
        return self.sentence.section, self.sentence.paragraph

    def doubted_as(self, doubt: str) -> Said:
        """Return the sentence with all of it denied, doubted or asked."""
        return replace(self, doubt=doubt, doubt_start=0, doubt_end=len(self.tokens.all))
