"""Edit the suggested claims of an article and compare them with those of the article shown.

The editor accepts, rejects and corrects claims. Rows that cannot become claims are reported
with their problems, and the accepted claims make a data pack. Nothing is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import pandas as pd

from touchstone.articles.article import NOT_GIVEN, Article
from touchstone.articles.quotes import (
    JOINER,
    find_near_sentence,
    locate_quote,
    missing_part,
    split_quote,
)
from touchstone.claims.claims import KINDS
from touchstone.frames import iterate_cells
from touchstone.ids import BenefitId, Cell, ConcernId
from touchstone.limits import (
    MAX_DRAFT_ROWS,
    MAX_PROBLEMS_SHOWN,
    MAX_QUOTE_CHARS,
    MAX_QUOTED_SENTENCE_CHARS,
)
from touchstone.own_article.documents import Document, build_article, build_article_markdown
from touchstone.own_article.documents.to_article import UNTITLED
from touchstone.own_article.pack_files import ClaimRow, build_pack_files, plain_quote
from touchstone.own_article.reading.suggest import ArticleReading, read_article
from touchstone.own_article.reading.vocabulary import Vocabulary
from touchstone.packs.pack import Pack
from touchstone.packs.sources import Sources, standard_tables
from touchstone.text import shorten

Where = Literal["both", "only-here", "only-there"]
WHERE_NAMES: Mapping[Where, str] = {
    "only-here": "Only in your article",
    "both": "In both",
    "only-there": "Only in the article shown here",
}


@dataclass(frozen=True)
class DraftRow:
    """A claim that the editor is working on, with values as typed or chosen.

    Attributes:
        accepted: Whether it should become a claim.
        concern_id: A concern, or '' while none is chosen.
        benefit_id: A benefit, or ''.
        kind: ``stated``, ``implied``, or ''.
        words: Words of the article, passages joined by " … ".
        why: Why it was suggested; '' if the editor added or changed it.
    """

    accepted: bool = field(kw_only=True)
    concern_id: str
    benefit_id: str
    kind: str
    words: str
    why: str = ""

    @property
    def cell(self) -> Cell:
        """The pair of concern and benefit that it is about."""
        return Cell(ConcernId(self.concern_id), BenefitId(self.benefit_id))

    @property
    def quote(self) -> str:
        """Its words as a claim quotes them."""
        return JOINER.join(split_quote(plain_quote(self.words)))


@dataclass(frozen=True)
class Draft:
    """The claims that rows make, and the problems of the others.

    Attributes:
        claims: The accepted rows that can become claims, in order, each once.
        problems: For each accepted row that cannot become a claim: what is wrong, and what to do.
    """

    claims: tuple[ClaimRow, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True)
class ComparedClaim:
    """A pair that the visitor's article, the article shown, or both claim."""

    where: Where
    cell: Cell
    here: str
    there: str


def describe_origin(document: Document) -> dict[str, str]:
    """Return the default metadata of an article."""
    return {
        "title": document.title or UNTITLED,
        "author": NOT_GIVEN,
        "based_on": NOT_GIVEN,
        "language": "en",
        "published": NOT_GIVEN,
        "licence": NOT_GIVEN,
    }


def start_draft(
    document: Document, article_id: str, meta: Mapping[str, str], vocabulary: Vocabulary
) -> tuple[Article, ArticleReading]:
    """Return a document as an article, and the claims that it seems to make.

    Args:
        document: See ``documents``.
        article_id: Lower-case words joined by hyphens.
        meta: See ``describe_origin``.
        vocabulary: See ``own_article.reading.vocabulary``.
    """
    article = build_article(document, article_id=article_id, meta=meta)
    return article, read_article(article, vocabulary)


def list_claimed(rows: Iterable[DraftRow]) -> frozenset[str]:
    """Return the passages of the accepted claims."""
    return frozenset(text for row in rows if row.accepted for text in split_quote(row.words))


def list_rows(reading: ArticleReading) -> tuple[DraftRow, ...]:
    """Return the suggestions as rows, all of them accepted."""
    return tuple(
        DraftRow(
            accepted=True,
            concern_id=item.concern_id,
            benefit_id=item.benefit_id,
            kind=item.kind,
            words=item.quote,
            why=item.why,
        )
        for item in reading.suggestions
    )


def check_rows(rows: Iterable[DraftRow], article: Article, pack: Pack) -> Draft:
    """Return the claims that the accepted rows make, and what is wrong with the others.

    Args:
        rows: The claims that the editor is working on, in order.
        article: The article that must contain the words.
        pack: The pack that defines the concerns and benefits.
    """
    claims: dict[ClaimRow, None] = {}
    problems: list[str] = []
    rows = list(rows)
    if len(rows) > MAX_DRAFT_ROWS:
        excess = len(rows) - MAX_DRAFT_ROWS
        problems.append(
            f"At most {MAX_DRAFT_ROWS} claims are read; the other {excess} are left out."
        )
    for number, row in enumerate(rows[:MAX_DRAFT_ROWS], start=1):
        if not row.accepted:
            continue
        # Finding the nearest sentence takes time, so only problems that are shown name it.
        problem = check_row(row, article, pack, near=len(problems) < MAX_PROBLEMS_SHOWN)
        if problem:
            problems.append(f"Claim {number}: {problem}")
        else:
            claims[ClaimRow(row.concern_id, row.benefit_id, row.kind, row.quote)] = None
    return Draft(tuple(claims), tuple(problems))


def check_row(row: DraftRow, article: Article, pack: Pack, *, near: bool = True) -> str:
    """Return what keeps a row from becoming a claim and what to do, or '' if nothing does.

    Args:
        row: The row.
        article: The article that must contain its words.
        pack: The pack that defines the concerns and benefits.
        near: Whether to look for the sentence closest to words that are not in the article.
    """
    if row.concern_id not in pack.concern_names:
        return "choose a concern from the list."
    if row.benefit_id not in pack.benefit_names:
        return "choose a benefit from the list."
    if row.kind not in KINDS:
        return "choose whether the words state it or imply it."
    if len(row.words) > MAX_QUOTE_CHARS:
        return f"the words are longer than {MAX_QUOTE_CHARS:,} characters. Give fewer."
    if not row.quote:
        return "give the words of the article that make the claim."
    missing = missing_part(article, plain_quote(row.words))
    if not missing:
        return ""
    nearest = find_near_sentence(article, missing) if near else ""
    message = f"“{shorten(missing, MAX_QUOTED_SENTENCE_CHARS)}” is not in the article."
    if nearest:
        sentence = shorten(nearest, MAX_QUOTED_SENTENCE_CHARS)
        return f"{message} The nearest sentence is “{sentence}”."
    return f"{message} Copy the exact words from the text."


def find_words(article: Article, selected: Sequence[str]) -> str:
    """Return selected words as a quote, or '' if the article does not contain them.

    Args:
        article: The article.
        selected: The selected words, one string for each paragraph.
    """
    plain = [" ".join(words.split()) for words in selected]
    quote = JOINER.join(words for words in plain if words)
    return quote if quote and locate_quote(article, quote) else ""


def build_own_pack(base: Pack, article: Article, claims: Sequence[ClaimRow]) -> Pack:
    """Return the base pack with its articles and claims replaced by these."""
    table = standard_tables()["claims"]
    rows = [
        {
            "concern_id": claim.concern_id,
            "benefit_id": claim.benefit_id,
            "kind": claim.kind,
            "article_id": article.article_id,
            "quote": claim.quote,
        }
        for claim in claims
    ]
    frame = pd.DataFrame(rows, columns=table.columns, dtype="str")
    return replace(
        base, articles={article.article_id: article}, tables={**base.tables, "claims": frame}
    )


def build_files(
    base: Sources,
    pack: Pack,
    article: Article,
    *,
    document: Document,
    meta: Mapping[str, str],
    rows: Iterable[DraftRow],
    created: str,
) -> dict[str, bytes]:
    """Return the data pack of an article with its accepted rows, as files by path.

    Args:
        base: Files of the pack with the vocabulary and research.
        pack: The same pack, loaded.
        article: See ``start_draft``.
        document: The document that the article was made from.
        meta: Metadata of the article.
        rows: The claims that the editor is working on; those with a problem are left out.
        created: Date of the pack, ``YYYY-MM-DD``.

    Raises:
        PackError: No row can become a claim, or the pack would not pass ``check``.
    """
    return build_pack_files(
        base,
        title=article.title,
        article_id=article.article_id,
        article_markdown=build_article_markdown(document, meta=meta),
        claims=check_rows(rows, article, pack).claims,
        created=created,
    )


def compare_claims(
    own: pd.DataFrame, shown: pd.DataFrame, cells: Iterable[Cell]
) -> tuple[ComparedClaim, ...]:
    """Return the pairs claimed by the own article only, by both, and by the shown ones only.

    Args:
        own: The claims of the editor's article.
        shown: The claims of the articles that the app shows.
        cells: All pairs, in the order that each of the three groups keeps.
    """
    here, there = _kinds(own), _kinds(shown)
    claims_by_where: dict[Where, list[ComparedClaim]] = {where: [] for where in WHERE_NAMES}
    for pair in cells:
        if pair in here or pair in there:
            alone: Where = "only-here" if pair in here else "only-there"
            where: Where = "both" if pair in here and pair in there else alone
            claim = ComparedClaim(where, pair, here.get(pair, ""), there.get(pair, ""))
            claims_by_where[where].append(claim)
    return tuple(item for items in claims_by_where.values() for item in items)


def _kinds(claims: pd.DataFrame) -> dict[Cell, str]:
    return dict(zip(iterate_cells(claims), claims["kind"].tolist(), strict=True))
