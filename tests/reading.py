"""Read short texts as parts of an article about massage, and collect the suggestions."""

from __future__ import annotations

from collections.abc import Callable

from touchstone.articles.article import Article, Section
from touchstone.own_article.reading.suggest import ArticleReading, read_article
from touchstone.own_article.reading.vocabulary import build_vocabulary
from touchstone.packs.pack import Pack

ReadText = Callable[..., ArticleReading]
Pairs = set[tuple[str, str]]

ABOUT = (
    "Face massage is taught at our school. "
    "Pupils lie down while another pupil strokes and kneads their skin."
)


def make_reader(pack: Pack) -> ReadText:
    """Return a function that reads paragraphs under a heading, after a section about massage."""
    vocabulary = build_vocabulary(pack)

    def read(*paragraphs: str, about: str = ABOUT, heading: str = "One") -> ArticleReading:
        sections = (Section("about", "About", (about,)), Section("one", heading, paragraphs))
        return read_article(Article("x", {"title": "Notes"}, sections), vocabulary)

    return read


def pairs(reading: ArticleReading) -> Pairs:
    """Return the suggested pairs of concern and benefit."""
    return {(item.concern_id, item.benefit_id) for item in reading.suggestions}
