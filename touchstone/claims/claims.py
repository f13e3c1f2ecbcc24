"""Claims and passages: which benefits articles claim for which concerns, in what words.

A claim is a (concern, benefit) pair; a passage is one place in an article that makes it
(docs/about.md).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

import pandas as pd

from touchstone.articles.quotes import Span, locate_quote
from touchstone.frames import iterate_cells, iterate_rows
from touchstone.ids import BenefitId, Cell, ConcernId
from touchstone.packs.pack import Pack

STATED = "stated"
IMPLIED = "implied"
KINDS = {STATED: "Stated", IMPLIED: "Implied"}


@dataclass(frozen=True)
class Passage:
    """One place in an article that makes one claim.

    Attributes:
        concern_id: The concern of the claim.
        benefit_id: The benefit of the claim.
        kind: ``stated`` or ``implied`` by this passage.
        article_id: The article that contains it.
        section_id: Anchor of the section where it begins.
        section_title: Heading of that section.
        quote: The exact words, parts joined by " … ".
        spans: Position of each part, in order.
        article_title: Name of the article, see ``Pack.article_names``.
    """

    concern_id: ConcernId
    benefit_id: BenefitId
    kind: str
    article_id: str
    section_id: str
    section_title: str
    quote: str
    spans: tuple[Span, ...]
    article_title: str

    @property
    def cell(self) -> Cell:
        """The claim that the passage makes."""
        return Cell(self.concern_id, self.benefit_id)


def select_articles(pack: Pack, article_ids: Collection[str]) -> Pack:
    """Return the pack with only the given articles and their claims.

    Concerns, benefits, studies and findings stay. A pair that only another article claims
    loses its claim and keeps its findings.

    Args:
        pack: The pack.
        article_ids: Ids of articles in the pack, in any order. Empty means all.
    """
    selected = {key: item for key, item in pack.articles.items() if key in article_ids}
    if not article_ids or len(selected) == len(pack.articles):
        return pack
    claims = pack.claims.loc[pack.claims["article_id"].isin(list(selected))].reset_index(drop=True)
    return replace(pack, articles=selected, tables={**pack.tables, "claims": claims})


def build_passages(pack: Pack) -> tuple[Passage, ...]:
    """Return every passage that makes a claim, sorted by article and position."""
    columns = ["concern_id", "benefit_id", "kind", "article_id", "quote"]
    passages = [_build_passage(pack, *row) for row in iterate_rows(pack.claims, columns)]
    return tuple(sorted(passages, key=lambda passage: (passage.article_id, passage.spans)))


def group_by_pair(passages: Iterable[Passage]) -> dict[Cell, list[Passage]]:
    """Group passages by (concern, benefit) pair, keeping their order."""
    found: dict[Cell, list[Passage]] = {}
    for passage in passages:
        found.setdefault(passage.cell, []).append(passage)
    return found


def group_by_concern(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    """Group passages by concern, keeping their order."""
    found: dict[str, list[Passage]] = {}
    for passage in passages:
        found.setdefault(passage.concern_id, []).append(passage)
    return found


def pair_kinds(pack: Pack) -> dict[Cell, str]:
    """Return the kind of each claimed (concern, benefit) pair.

    Source:
        docs/about.md: a pair is stated as soon as one passage states it.
    """
    kinds: dict[Cell, str] = {}
    passage_kinds = pack.claims["kind"].tolist()
    for pair, kind in zip(iterate_cells(pack.claims), passage_kinds, strict=True):
        kinds[pair] = STATED if STATED in (kind, kinds.get(pair)) else IMPLIED
    return kinds


def count_naming(passages: Iterable[Passage], concern_id: ConcernId) -> int:
    """Return how many articles claim any benefit for a concern."""
    return len({item.article_id for item in passages if item.concern_id == concern_id})


def build_claims(pack: Pack) -> pd.DataFrame:
    """Return the claims of a pack, one row per claimed pair.

    Returns:
        Columns ``concern_id, concern, group_id, group, benefit_id, benefit,
        how_it_works, area_id, area, kind`` (str), ``passages`` and ``articles`` (int, how
        many make the claim). Sorted by concern, then benefit, in the order of the pack.
    """
    kinds = pair_kinds(pack)
    article_groups = pack.claims.groupby(["concern_id", "benefit_id"])["article_id"]
    pairs = article_groups.agg(passages="size", articles="nunique").reset_index()
    kind_column = [kinds[pair] for pair in iterate_cells(pairs)]
    pairs = pairs.assign(kind=pd.Series(kind_column, dtype="str"))
    group_ids = {name: group_id for group_id, name in pack.groups.items()}
    area_ids = {name: area_id for area_id, name in pack.areas.items()}
    concerns = pack.concerns.rename(columns={"name": "concern"})
    benefits = pack.benefits.rename(columns={"name": "benefit"})
    columns = ["concern_id", "concern", "group_id", "group", "benefit_id", "benefit"]
    columns += ["how_it_works", "area_id", "area", "kind", "passages", "articles"]
    return (
        concerns.assign(group_id=concerns["group"].map(group_ids), row=range(len(concerns)))
        .merge(pairs, on="concern_id")
        .merge(
            benefits.assign(area_id=benefits["area"].map(area_ids), column=range(len(benefits))),
            on="benefit_id",
        )
        .sort_values(["row", "column"])[columns]
        .reset_index(drop=True)
    )


def _build_passage(
    pack: Pack, concern_id: ConcernId, benefit_id: BenefitId, kind: str, article_id: str, quote: str
) -> Passage:
    article = pack.articles[article_id]
    spans = locate_quote(article, quote)
    section = article.sections[spans[0].section]
    return Passage(
        concern_id=concern_id,
        benefit_id=benefit_id,
        kind=kind,
        article_id=article_id,
        section_id=section.section_id,
        section_title=section.title,
        quote=quote,
        spans=spans,
        article_title=pack.article_names[article_id],
    )
