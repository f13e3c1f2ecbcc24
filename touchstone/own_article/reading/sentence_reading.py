"""Hold the reading of one sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from touchstone.own_article.reading.agents import MASSAGE, names_massage
from touchstone.own_article.reading.clauses import Clause
from touchstone.own_article.reading.mentions import Mention
from touchstone.own_article.reading.negation import Negation
from touchstone.own_article.reading.sentences import Sentence
from touchstone.search.tokens import Tokens


@dataclass(frozen=True)
class SentenceReading:
    """One sentence and how it was understood.

    Attributes:
        sentence: The sentence.
        tokens: Its tokens.
        clauses: Its clauses.
        negation: How it is negated.
        concerns: The concerns it names.
        benefits: The benefits it names.
        missing: The benefits it calls missing ("less collagen").
        agents: The agent at each token: massage, another treatment, or nobody. Empty for an article
            about something else.
    """

    sentence: Sentence
    tokens: Tokens
    clauses: tuple[Clause, ...]
    negation: Negation
    concerns: tuple[Mention, ...]
    benefits: tuple[Mention, ...]
    missing: tuple[Mention, ...]
    agents: tuple[str, ...] = ()

    @cached_property
    def names_massage(self) -> bool:
        """Whether the sentence itself names massage."""
        return names_massage(self.tokens)

    @property
    def massage_acts(self) -> bool:
        """Whether massage is the agent anywhere in the sentence."""
        return MASSAGE in self.agents

    @cached_property
    def asserted_benefits(self) -> tuple[Mention, ...]:
        """The benefits that the sentence asserts massage brings."""
        return tuple(
            benefit
            for benefit in self.benefits
            # "It does not make sleep better" negates the modifier.
            if not any(
                index in self.negation.scope for index in (*benefit.indexes, benefit.modifier)
            )
            # An article about something else has no agents.
            and self.agents[benefit.indexes[0] : benefit.indexes[0] + 1] == (MASSAGE,)
        )

    @property
    def negates_mention(self) -> bool:
        """Whether the negation covers a concern or a benefit that the sentence names."""
        mentions = (*self.concerns, *self.benefits)
        return any(mention.indexes[0] in self.negation.scope for mention in mentions)

    @property
    def negated_meanings(self) -> frozenset[str]:
        """The concerns and benefits that the negation covers."""
        mentions = (*self.concerns, *self.benefits)
        return frozenset(
            mention.meaning for mention in mentions if mention.indexes[0] in self.negation.scope
        )

    @property
    def paragraph(self) -> tuple[int, int]:
        """Indexes of the section and of the paragraph in it."""
        return self.sentence.section, self.sentence.paragraph

    def negated_as(self, kind: str, *, by_heading: bool = False) -> SentenceReading:
        """Return the sentence with all of it negated."""
        everything = range(len(self.tokens.all))
        return replace(self, negation=Negation(kind, everything, by_heading))
