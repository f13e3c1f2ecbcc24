"""What stands around the chart of the spread: its finding, how to read it, its table."""

from __future__ import annotations

from touchstone.claims.claims import count_by_area
from touchstone.claims.spread import list_signs
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import ConcernId
from touchstone.markup.chart_table import ChartTable
from touchstone.markup.elements import render_heading, render_legend, render_paragraphs
from touchstone.wording.claims import spread_title

ASK = "Each square is one claim. Its letter is the area:"


def find_spread(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    """Return the finding of the chart, with one concern marked in it."""
    name, claims = evidence_map.pack.concern_names[concern_id], evidence_map.claims
    own = evidence_map.claims_of(concern_id)
    return spread_title(name, own, claims, evidence_map.article_count)


def render_finding(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    """Return the heading and the finding of the chart, see ``find_spread``."""
    heading = render_heading("How the claims spread", "spread")
    finding = find_spread(evidence_map, concern_id)
    return heading + render_paragraphs([finding], css_class="ts-finding")


def render_guide(evidence_map: EvidenceMap) -> str:
    """Return how to read the chart."""
    legend = render_legend(list_signs(evidence_map.pack.areas))
    return render_paragraphs([ASK], css_class="ts-muted") + legend


def list_spread_table(evidence_map: EvidenceMap) -> ChartTable:
    """Return how many claims each concern has in each area."""
    counts = count_by_area(evidence_map.pack, evidence_map.claims)
    wide = counts.pivot_table(index="concern", columns="area", values="claims", sort=False)
    rows = [
        [str(name), *(str(int(value)) for value in values)] for name, *values in wide.itertuples()
    ]
    titles = ["Concern", *map(str, wide.columns)]
    return ChartTable("Claims of each concern in each area", titles, rows)
