"""How does all that stands behind one concern or one cell become HTML?

The page and the offline copy draw the same blocks from here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from touchstone.evidence.chain import build_chain
from touchstone.evidence.studies import Study
from touchstone.evidence.verdicts import CellVerdict, Evidence
from touchstone.frames import iterate_pairs, iterate_rows
from touchstone.links.view import build_path
from touchstone.markup import research as research_markup
from touchstone.markup.elements import (
    Column,
    render_kind,
    render_link,
    render_paragraphs,
    render_passage_links,
    render_share,
    render_table,
    render_text,
)
from touchstone.packs.pack import Pack
from touchstone.wording.claims import benefits_title
from touchstone.wording.research import CELL_NOTES, cell_sentence, certainty_sentence

_BENEFIT_COLUMNS = (
    "Benefit",
    "How it is said to work",
    "The article",
    "Research found",
    "How sure",
    "Area of the article",
    "Passages",
)
_SEVERAL_COLUMNS = {"The article": "The articles", "Area of the article": "Area"}
_BENEFIT_FIELDS = (
    "benefit", "how_it_works", "kind", "articles", "area", "concern_id", "benefit_id",
)  # fmt: skip


def render_benefits(
    claims: pd.DataFrame,
    verdicts: Mapping[tuple[str, str], CellVerdict],
    cards: Mapping[str, tuple[int, ...]],
    *,
    articles: int,
    prefix: str = "",
    elsewhere: Mapping[int, str] | None = None,
    order: str = "",
) -> str:
    """Return the benefits of one concern as a table, in the order of the rows.

    Args:
        claims: Rows of ``claims.claims.build_claims`` for one concern.
        verdicts: See ``evidence.verdicts.judge_pack``.
        cards: Numbers of the passage cards by benefit.
        articles: How many articles are shown; each cell says how many claim it.
        prefix: See ``markup.elements.render_cards``.
        elsewhere: See ``markup.elements.render_passage_links``.
        order: What the order of the rows is called, where a reader can change it.
    """
    rows = [
        (
            render_text(benefit),
            render_text(how),
            render_kind(kind) + (render_share(count, articles) if articles > 1 else ""),
            research_markup.render_verdict(verdicts[concern_id, benefit_id]),
            research_markup.render_certainty(verdicts[concern_id, benefit_id].certainty),
            render_text(area),
            render_passage_links(cards[benefit_id], prefix=prefix, elsewhere=elsewhere or {}),
        )
        for benefit, how, kind, count, area, concern_id, benefit_id in iterate_rows(
            claims, _BENEFIT_FIELDS
        )
    ]
    several = _SEVERAL_COLUMNS if articles > 1 else {}
    columns = [Column(several.get(title, title)) for title in _BENEFIT_COLUMNS]
    caption = benefits_title(articles) + (f". Order: {order}" if order else "")
    return render_table(caption, columns, rows, say=bool(order))


def render_cell_research(
    pair: tuple[str, str],
    cell: CellVerdict | None,
    evidence: Sequence[Evidence],
    *,
    pack: Pack,
    studies: Mapping[str, Study],
    whole: bool = True,
) -> str:
    """Return what research found about one cell: sentence, note, chain and studies.

    Args:
        pair: Ids of concern and benefit.
        cell: Its verdict; None when the pair is neither claimed nor studied.
        evidence: Its findings.
        pack: The data pack, with the articles that are shown.
        studies: See ``evidence.studies.build_studies``.
        whole: Whether each study opens here; else its name leads to its one place.
    """
    concern, benefit = pack.concern_names[pair[0]], pack.benefit_names[pair[1]]
    if cell is None:
        return render_paragraphs(["We found no study of this pair."], css_class="ts-plain")
    sentences = [
        cell_sentence(cell, concern, len(pack.articles)),
        certainty_sentence(cell),
        CELL_NOTES.get(pair, ""),
    ]
    return (
        render_paragraphs([text for text in sentences if text], css_class="ts-plain")
        + research_markup.render_chain(build_chain(evidence), benefit, concern)
        + _render_evidence(pair, evidence, studies, whole=whole)
    )


def _render_evidence(
    pair: tuple[str, str],
    evidence: Sequence[Evidence],
    studies: Mapping[str, Study],
    *,
    whole: bool,
) -> str:
    if not whole:
        return research_markup.render_evidence_links(evidence, studies)
    drawn = research_markup.cut_evidence(evidence)
    body = research_markup.render_evidence(drawn, studies)
    if len(drawn) == len(evidence):
        return body
    path = build_path("research", {"concern": pair[0], "benefit": pair[1]}).lstrip("/")
    said = f"{len(drawn):,} of {len(evidence):,} findings are listed here."
    return f"{body}<p>{said} {render_link(path, 'All studies of this pair')}</p>"


def render_claim_blocks(
    pack: Pack,
    claims: pd.DataFrame,
    verdicts: Mapping[tuple[str, str], CellVerdict],
    evidence: Mapping[tuple[str, str], Sequence[Evidence]],
    *,
    studies: Mapping[str, Study],
    whole: bool = True,
) -> str:
    """Return what research found, claim by claim, each to be opened.

    Args:
        pack: The data pack, with the articles that are shown.
        claims: Rows of ``claims.claims.build_claims``.
        verdicts: See ``evidence.verdicts.judge_pack``.
        evidence: See ``evidence.verdicts.collect_evidence``.
        studies: See ``evidence.studies.build_studies``.
        whole: See ``render_cell_research``; where it is false, each block has an anchor.
    """
    parts: list[str] = []
    for pair in iterate_pairs(claims):
        body = render_cell_research(
            pair, verdicts[pair], evidence.get(pair, []), pack=pack, studies=studies, whole=whole
        )
        name = "" if whole else f"cell-{'-'.join(pair)}"
        benefit = pack.benefit_names[pair[1]]
        parts.append(research_markup.render_cell_block(benefit, verdicts[pair], body, anchor=name))
    return "".join(parts)
