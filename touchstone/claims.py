"""Which benefits does the article claim for which concern, and with which words?

A claim is a (concern, benefit) pair; a passage is one place in the article that
makes it (docs/about.md). What research found is not asked here.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import pandas as pd

from touchstone.articles import slugify
from touchstone.pack import Pack
from touchstone.passages import Span, locate_quote

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
        article_id: The article it stands in.
        section_id: Anchor of the section where its first words stand.
        section_title: Heading of that section.
        quote: The exact words, parts joined by " … ".
        spans: Where each part stands, in order.
    """

    concern_id: str
    benefit_id: str
    kind: str
    article_id: str
    section_id: str
    section_title: str
    quote: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class ClaimFilter:
    """What a reader wants to see of the matrix; an empty tuple lets all through.

    Attributes:
        group: Ids of concern groups.
        area: Ids of benefit areas.
        kind: ``stated``, ``implied``.
        concerns: Ids of single concerns.
        benefits: Ids of single benefits.
        verdict: Ids of verdicts.
        certainty: Certainties as text, "0" for none.
    """

    group: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
    benefits: tuple[str, ...] = ()
    verdict: tuple[str, ...] = ()
    certainty: tuple[str, ...] = ()


# Which column of the claims frame each filter looks at.
_FILTER_COLUMNS = {
    "group": "group_id",
    "area": "area_id",
    "kind": "kind",
    "concerns": "concern_id",
    "benefits": "benefit_id",
    "verdict": "verdict",
    "certainty": "certainty",
}


def build_passages(pack: Pack) -> tuple[Passage, ...]:
    """Return every passage that makes a claim, by article and place in it."""
    columns = ["concern_id", "benefit_id", "kind", "article_id", "quote"]
    rows = zip(*(pack.claims[column] for column in columns), strict=True)
    passages = [_build_passage(pack, *row) for row in rows]
    return tuple(sorted(passages, key=lambda passage: (passage.article_id, passage.spans)))


def pair_kinds(pack: Pack) -> dict[tuple[str, str], str]:
    """Return the kind of each claimed (concern, benefit) pair.

    Source:
        docs/about.md: a pair is stated as soon as one passage states it.
    """
    kinds: dict[tuple[str, str], str] = {}
    claims = pack.claims
    rows = zip(claims["concern_id"], claims["benefit_id"], claims["kind"], strict=True)
    for concern_id, benefit_id, kind in rows:
        pair = (concern_id, benefit_id)
        kinds[pair] = STATED if STATED in (kind, kinds.get(pair)) else IMPLIED
    return kinds


def build_claims(pack: Pack) -> pd.DataFrame:
    """Return the claims of a pack, one row per claimed pair.

    Returns:
        Columns ``concern_id, concern, group_id, group, benefit_id, benefit,
        how_it_works, area_id, area, kind`` (str) and ``passages`` (int, how many
        passages make the claim). Concerns, then benefits, in the order of the pack.
    """
    kinds = pair_kinds(pack)
    counts = pack.claims.groupby(["concern_id", "benefit_id"]).size()
    pairs = pd.DataFrame(
        [(*pair, kind, int(counts[pair])) for pair, kind in kinds.items()],
        columns=["concern_id", "benefit_id", "kind", "passages"],
    )
    concerns = pack.concerns.rename(columns={"name": "concern"})
    benefits = pack.benefits.rename(columns={"name": "benefit"})
    columns = ["concern_id", "concern", "group_id", "group", "benefit_id", "benefit"]
    columns += ["how_it_works", "area_id", "area", "kind", "passages"]
    return (
        concerns.assign(group_id=concerns["group"].map(slugify), row=range(len(concerns)))
        .merge(pairs, on="concern_id")
        .merge(
            benefits.assign(area_id=benefits["area"].map(slugify), column=range(len(benefits))),
            on="benefit_id",
        )
        .sort_values(["row", "column"])[columns]
        .reset_index(drop=True)
    )


def filter_claims(claims: pd.DataFrame, chosen: ClaimFilter) -> pd.DataFrame:
    """Return the rows of ``claims`` that every filter lets through.

    Args:
        claims: See ``build_claims``; with filters for verdict or certainty, see
            ``verdicts.add_verdicts``.
        chosen: The filters.
    """
    kept = pd.Series(data=True, index=claims.index)
    for name, column in _FILTER_COLUMNS.items():
        values = getattr(chosen, name)
        if values:
            kept &= claims[column].isin(values)
    return claims.loc[kept]


def find_tight_filters(claims: pd.DataFrame, chosen: ClaimFilter) -> list[str]:
    """Return the filters whose removal alone would show something again.

    Returns:
        Names of fields of ``ClaimFilter``, in their order; all that are set when
        only removing several at once helps; empty when rows are shown anyway.
    """
    if len(filter_claims(claims, chosen)):
        return []
    set_names = [field.name for field in fields(chosen) if getattr(chosen, field.name)]
    values = {field.name: getattr(chosen, field.name) for field in fields(chosen)}
    helping = [
        name
        for name in set_names
        if len(filter_claims(claims, ClaimFilter(**{**values, name: ()})))
    ]
    return helping or set_names


def count_by_area(pack: Pack, claims: pd.DataFrame) -> pd.DataFrame:
    """Count the claims of each concern in each area of the article.

    Returns:
        One row per concern and area, zeros included, in the order of the pack:
        ``concern_id, concern, area_id, area`` (str), ``claims`` (int).
    """
    counted = claims.groupby(["concern_id", "area_id"]).size()
    rows = [
        (concern_id, concern, area_id, area, int(counted.get((concern_id, area_id), 0)))
        for concern_id, concern in pack.concern_names.items()
        for area_id, area in pack.areas.items()
    ]
    return pd.DataFrame(rows, columns=["concern_id", "concern", "area_id", "area", "claims"])


def _build_passage(
    pack: Pack, concern_id: str, benefit_id: str, kind: str, article_id: str, quote: str
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
    )
