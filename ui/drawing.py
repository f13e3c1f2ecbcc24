"""A chart on a page: built once for each view, drawn from its specification."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st
from streamlit import dataframe_util

from touchstone.design.palette import Palette
from touchstone.evidence_map.evidence_map import EvidenceMap
from ui.frame import Context
from ui.kept import keep

if TYPE_CHECKING:
    import altair as alt

_ROWS = "rows"
ChartBuilder = Callable[[Palette], "alt.LayerChart"]


@dataclass(frozen=True)
class _Spec:
    """What the browser draws a chart from. Kept for all readers: never change it.

    Attributes:
        text: The Vega-Lite specification without rows, as JSON.
        rows: Its rows, as Streamlit hands them on: Arrow.
    """

    text: str
    rows: bytes


def show_chart(
    context: Context,
    key: str,
    build: ChartBuilder,
    *,
    title: str,
    parts: tuple[str, ...] | None,
    wide: bool = False,
) -> None:
    """Draw a chart.

    Args:
        context: The page.
        key: Its key, one a page.
        build: Draws it in the colors it is given.
        title: The finding, its name for screen readers.
        parts: What decides how it looks, beside pack and colors, see ``kept.keep``;
            None for a chart that is not kept.
        wide: Whether it fills its column.
    """
    spec = _keep_spec(context.evidence_map, context.palette, key, build, parts=parts)
    st.vega_lite_chart(
        spec={**json.loads(spec.text), "datasets": {_ROWS: spec.rows}},
        theme=None,
        key=key,
        alt=title,
        width="stretch" if wide else "content",
    )


def _keep_spec(
    evidence_map: EvidenceMap,
    palette: Palette,
    key: str,
    build: ChartBuilder,
    *,
    parts: tuple[str, ...] | None,
) -> _Spec:
    if parts is None:
        return _make_spec(build(palette))
    parts = ("chart", key, palette.name, *parts)
    return keep(evidence_map, parts, lambda: _make_spec(build(palette)))


def _make_spec(chart: alt.LayerChart) -> _Spec:
    # Imported here: a page without a chart does not wait for Altair.
    from touchstone.charts.theme import build_spec

    spec = build_spec(chart)
    (rows,) = spec.pop("datasets").values()
    # Altair names rows by what is in them. By one name, other rows are put into the chart
    # that a page shows, which is not built anew.
    spec["data"] = {"name": _ROWS}
    return _Spec(
        json.dumps(spec), dataframe_util.convert_pandas_df_to_arrow_bytes(pd.DataFrame(rows))
    )
