"""How does the chart of the spread look on a page: a row a concern, a square a claim?

Plain markup: it zooms, wraps, follows dark and light and forced colors with the words
around it, and needs no library in the browser.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import pandas as pd

from touchstone.claims.claims import count_by_area
from touchstone.claims.spread import (
    letter_areas,
    list_signs,
    list_spread_units,
    order_rows,
)
from touchstone.design.palette import LIGHT
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import ConcernId
from touchstone.markup.elements import (
    Column,
    render_fold,
    render_heading,
    render_legend,
    render_paragraphs,
    render_table,
    render_text,
)
from touchstone.wording.claims import spread_overview, spread_title

ASK = "Each square is one claim. Its letter is the area:"


def render_section(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    """Return heading, finding and chart of the spread, with how to read it and its table twin.

    Args:
        evidence_map: The evidence map.
        concern_id: The concern whose row stands out.
    """
    pack, claims = evidence_map.pack, evidence_map.claims
    chart = render_spread(
        claims, concern_id=concern_id, areas=pack.areas, title=spread_overview(claims)
    )
    beside = (
        render_paragraphs([ASK], css_class="ts-muted")
        + render_legend(list_signs(pack.areas))
        + render_fold("The same as a table", _render_counts(count_by_area(pack, claims)))
    )
    return (
        render_heading("How the claims spread", "spread")
        + render_paragraphs([find_spread(evidence_map, concern_id)], css_class="ts-finding")
        + f'<div class="ts-columns"><div>{chart}</div><div>{beside}</div></div>'
    )


def find_spread(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    """Return the finding of the chart; see ``render_section``."""
    name, claims = evidence_map.pack.concern_names[concern_id], evidence_map.claims
    return spread_title(
        name, evidence_map.claims_of(concern_id), claims, evidence_map.article_count
    )


def render_spread(
    claims: pd.DataFrame, *, concern_id: ConcernId, areas: Mapping[str, str], title: str
) -> str:
    """Return every claim as a lettered square, one row a concern, the chosen row marked.

    Only the chosen row has color: the other rows are there to compare with. Of very many
    areas some share a color: it is the letter that tells them apart.

    Args:
        claims: See ``claims.claims.build_claims``.
        concern_id: The concern whose row stands out.
        areas: Names of the areas by id.
        title: The finding, the name of the chart for screen readers.
    """
    units = list_spread_units(claims, areas, concern_id)
    colors = {
        letter: place % len(LIGHT.areas) + 1
        for place, letter in enumerate(letter_areas(areas).values())
    }
    squares: dict[str, list[str]] = {name: [] for name in order_rows(units)}
    fields = (units[name].tolist() for name in ("concern", "letter", "filled", "said"))
    for concern, letter, filled, said in zip(*fields, strict=True):
        look = "ts-filled " if filled else ""
        squares[concern].append(
            f'<i class="{look}ts-area-{colors[letter]}" title="{escape(said)}">{letter}</i>'
        )
    chosen = set(units.loc[units["chosen"], "concern"])
    rows = "".join(
        f'<div class="{"ts-chosen" if name in chosen else "ts-other"}">'
        f"<span>{escape(name)}</span><span>{''.join(found)}</span></div>"
        for name, found in squares.items()
    )
    return f'<div class="ts-spread" role="img" aria-label="{escape(title)}">{rows}</div>'


def _render_counts(counts: pd.DataFrame) -> str:
    wide = counts.pivot_table(index="concern", columns="area", values="claims", sort=False)
    columns = [Column("Concern"), *(Column(str(name)) for name in wide.columns)]
    rows = [
        [render_text(str(name)), *(str(int(value)) for value in values)]
        for name, *values in wide.itertuples()
    ]
    return render_table("Claims of each concern in each area", columns, rows)
