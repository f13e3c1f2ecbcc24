"""Which concern goes with which benefit in what was said?

Four ways, from the plainest to the one that needs a further step:

- own: the words of the benefit name the concern ("fades scars"), or the benefit is
  the opposite of one concern ("brighter" of dull skin);
- beside: the concern stands in the same part of the sentence, and the pack knows
  that the two go together, or the words say "for acne";
- chain: one thing brings another ("better circulation, which calms redness"), in
  one sentence or from one to the next ("That helps ...");
- context: the section or its heading spoke of the concern before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from touchstone.articles.article import Article
from touchstone.own_article.reading.candidates import Candidate, Named
from touchstone.own_article.reading.causal_chains import (
    benefit_links,
    chains_across,
    chains_within,
    close_chains,
)
from touchstone.own_article.reading.context import (
    FOLLOW_REACH,
    Context,
    Heading,
    Trouble,
    follow_up,
    pairs_of_context,
    question_headings,
    read_heading,
    read_trouble,
    troubles_within,
)
from touchstone.own_article.reading.negation import ASKED
from touchstone.own_article.reading.sentence_parts import (
    Part,
    begins_another,
    own_candidates,
    own_concerns,
    split_parts,
)
from touchstone.own_article.reading.sentence_reading import Said
from touchstone.own_article.reading.vocabulary import Vocabulary

# How many sentences a trouble that was told goes on being meant.
_CONTEXT_SENTENCES = 4


def find_pairs(
    article: Article, said: Sequence[Said], vocabulary: Vocabulary
) -> tuple[Candidate, ...]:
    """Return every pair that the sentences of an article claim, with each way of claiming it."""
    found: list[Candidate] = []
    numbered = list(enumerate(said))
    for section, items in groupby(numbered, key=lambda item: item[1].sentence.section):
        heading = read_heading(article.sections[section].title, vocabulary)
        found += _pairs_of_section(list(items), heading, vocabulary)
    return tuple(found)


def _pairs_of_section(
    items: Sequence[tuple[int, Said]], heading: Heading, vocabulary: Vocabulary
) -> Iterator[Candidate]:
    brought: set[tuple[str, str]] = set()  # a benefit, and one that it brings
    made: list[Candidate] = []
    chains: list[Candidate] = []
    before: list[Part] = []
    troubles: list[Trouble] = []
    spoken: list[Named] = []
    unmatched: list[Named] = []
    asked = question_headings(items)
    for index, (place, item) in enumerate(items):
        heading = asked.get(item.sentence.paragraph, heading)
        troubles = [told for told in troubles if told.sentence >= place - _CONTEXT_SENTENCES]
        if index and item.sentence.paragraph != items[index - 1][1].sentence.paragraph:
            spoken, unmatched = [], []
        around = items[max(0, index - FOLLOW_REACH) : index + FOLLOW_REACH + 1]
        named = {mention.meaning for _, other in around for mention in other.concerns}
        parts = split_parts(item, place, named, vocabulary) if item.said_benefits else []
        if not any(part.benefits for part in parts):
            before, unmatched = [], []
            if not item.doubt or item.doubt == ASKED:
                troubles.append(read_trouble(item, place))
            continue
        own = list(own_candidates(parts, vocabulary))
        chain = [
            *chains_within(parts, vocabulary),
            *chains_across(item, before, parts, vocabulary),
        ]
        told_here = [*troubles, *troubles_within(parts, place)]
        context = Context(heading, told_here, spoken, unmatched)
        also, chained = begins_another(item), bool(chain)
        near = list(pairs_of_context(parts, context, vocabulary, also=also, chained=chained))
        made += [*own, *chain, *near]
        chains += chain
        brought |= set(benefit_links(parts))
        spoken = [concern for part in parts for concern in own_concerns(part)]
        matched = {pair.benefit_id for pair in (*own, *chain, *near)}
        # "More blood comes. It brings oxygen. This is why skin glows."
        unmatched = [] if own else unmatched
        unmatched += [
            benefit
            for part in parts
            for benefit in part.benefits
            if benefit.meaning not in matched and not vocabulary.homes.get(benefit.meaning)
        ]
        before = parts
    made += close_chains(chains, brought, vocabulary)
    yield from made
    told = [read_trouble(item, place) for place, item in items if not item.doubt]
    yield from follow_up(made, told, vocabulary)
