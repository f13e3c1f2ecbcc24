"""How the claims of a concern spread over the areas: finding, chart, its twin as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
from streamlit.delta_generator import DeltaGenerator

from touchstone import markup, wording
from touchstone.claims import count_by_area
from touchstone.palette import Palette
from ui import drawing, take_along
from ui.data import Loaded
from ui.frame import Context
from ui.kept import keep

if TYPE_CHECKING:
    import altair as alt

_NAME = "concern_spread"
_SENTENCE = "Each square is one claim. Its letter is the area:"


@dataclass(frozen=True)
class Spread:
    """What the chart of one concern shows. Kept for all readers: never change it.

    Attributes:
        finding: What it shows of the concern.
        drawn: The rows of ``claims.build_claims`` that are drawn, see ``charts.cut_spread``.
        rows: The same as the browser is handed them.
        legend: What each sign means.
        beside: Markup of how to read it, with the table twin.
        parts: What decides the chart but for its rows: nothing where all claims are drawn.
    """

    finding: str
    drawn: pd.DataFrame
    rows: bytes
    legend: dict[str, str]
    beside: str
    parts: tuple[str, ...]


def keep_spread(loaded: Loaded, concern_id: str) -> Spread:
    """Return what the chart of a concern shows, worked out for its first reader."""
    return keep(loaded, ("spread", concern_id), partial(_build, loaded, concern_id))


def keep_chart(loaded: Loaded, palette: Palette, concern_id: str) -> drawing.Spec:
    """Return the chart.

    It is one for all concerns, so that the next one only moves its marks, unless the pack
    is so large that each concern has a part of its own.
    """
    spread = keep_spread(loaded, concern_id)
    build = partial(_draw, loaded, concern_id, spread.drawn)
    chart = drawing.keep_spec(loaded, palette, _NAME, build, parts=spread.parts)
    return replace(chart, rows=dict.fromkeys(chart.rows, spread.rows))


def build_heading(loaded: Loaded, concern_id: str) -> str:
    """Return heading and finding as markup, to stand above the chart."""
    finding = keep_spread(loaded, concern_id).finding
    heading = markup.build_heading("How the claims spread", "spread")
    return heading + markup.build_paragraphs([finding], css_class="ts-finding")


def show_spread(context: Context, concern_id: str, columns: Sequence[DeltaGenerator]) -> None:
    """Draw the chart, beside the other concerns.

    Args:
        context: The page.
        concern_id: The concern.
        columns: Two, for the chart and for how to read it. See ``build_heading`` for what
            stands above them.
    """
    loaded = context.loaded
    spread = keep_spread(loaded, concern_id)
    left, right = columns
    with left:
        drawing.draw_spec(
            _NAME,
            keep_chart(loaded, context.palette, concern_id),
            title=wording.spread_overview(loaded.claims),
        )
        take_along.show_pictures(
            context,
            _NAME,
            partial(_draw, loaded, concern_id, spread.drawn, title=spread.finding),
            note=f"{_SENTENCE} {wording.legend_sentence(spread.legend)}",
        )
    right.html(spread.beside)


def _build(loaded: Loaded, concern_id: str) -> Spread:
    # Imported here: a page without a chart does not wait for Altair.
    from touchstone import charts

    pack, claims = loaded.pack, loaded.claims
    drawn = charts.cut_spread(claims, concern_id)
    whole = len(drawn) == len(claims)
    letters = charts.letter_areas(pack.areas)
    legend = {letters[area_id]: name for area_id, name in pack.areas.items()}
    legend |= {"■": "filled: stated", "□": "outlined: implied"}
    cut = charts.spread_sentence(drawn, claims)
    counts = count_by_area(pack, claims, None if whole else set(drawn["concern_id"]))
    return Spread(
        finding=wording.spread_title(
            pack.concern_names[concern_id],
            loaded.claims_of(concern_id),
            claims,
            loaded.article_count,
        ),
        drawn=drawn,
        rows=drawing.make_rows(charts.list_spread_units(drawn, pack.areas, concern_id)),
        legend=legend,
        beside=markup.build_paragraphs([_SENTENCE], css_class="ts-muted")
        + markup.build_legend(legend)
        + (markup.build_note([cut]) if cut else "")
        + markup.build_fold("The same as a table", _build_counts_table(counts)),
        parts=() if whole else (concern_id,),
    )


def _draw(
    loaded: Loaded, concern_id: str, drawn: pd.DataFrame, palette: Palette, *, title: str = ""
) -> alt.LayerChart:
    from touchstone import charts

    return charts.build_spread_chart(
        drawn, concern_id=concern_id, areas=loaded.pack.areas, palette=palette, title=title
    )


def _build_counts_table(counts: pd.DataFrame) -> str:
    wide = counts.pivot_table(index="concern", columns="area", values="claims", sort=False)
    columns = [markup.Column("Concern"), *(markup.Column(str(name)) for name in wide.columns)]
    rows = [
        [markup.build_text(str(name)), *(str(int(value)) for value in values)]
        for name, *values in wide.itertuples()
    ]
    return markup.build_table("Claims of each concern in each area", columns, rows)
