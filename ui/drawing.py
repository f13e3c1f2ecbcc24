"""Draw charts from specifications that are built once for each view and cached."""

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
from ui.caching import cache_by_map
from ui.frame import Context

if TYPE_CHECKING:
    import altair as alt

_ROWS = "rows"
ChartBuilder = Callable[[Palette], "alt.LayerChart"]


@dataclass(frozen=True)
class _Spec:
    """What the browser draws a chart from. Shared by all readers: never change it.

    Attributes:
        text: The Vega-Lite specification without rows, as JSON.
        rows: Its rows in Arrow format, as Streamlit sends them.
    """

    text: str
    rows: bytes


def show_chart(
    context: Context,
    key: str,
    build: ChartBuilder,
    *,
    title: str,
    cache_key: tuple[str, ...] | None,
    rows: bytes | None = None,
    wide: bool = False,
    on_select: Callable[[], None] | None = None,
) -> None:
    """Draw a chart.

    Args:
        context: The page.
        key: Its key, unique on the page.
        build: Builds it in the colors it is given.
        title: The finding, which is its name for screen readers.
        cache_key: What determines the chart besides pack and colors: only ids and choices,
            never words of visitors. None for a chart that is not cached.
        rows: The rows to show now (see ``encode_rows``), for a chart that is built once because
            only its rows change. None for the rows that ``build`` gives it.
        wide: Whether it fills its column.
        on_select: Called when a reader picks something in the chart; the pick is then in the
            session under ``key``. None for a chart in which nothing can be picked.
    """
    evidence_map, palette = context.evidence_map, context.palette
    if cache_key is None:
        spec = _build_spec(build(palette))
    else:
        spec = _cache_spec(evidence_map, (key, palette.name, *cache_key), lambda: build(palette))
    st.vega_lite_chart(
        spec={
            **json.loads(spec.text),
            # Streamlit would squeeze a chart and its margins into the height of the chart alone.
            "autosize": {
                "type": "fit-x" if wide else "pad",
                "contains": "padding",
                # Other rows may need another size.
                "resize": rows is not None,
            },
            "datasets": {_ROWS: spec.rows if rows is None else rows},
        },
        theme=None,
        key=key,
        alt=title,
        width="stretch" if wide else "content",
        on_select=on_select or "ignore",
    )


@cache_by_map
def _cache_spec(
    evidence_map: EvidenceMap,  # noqa: ARG001  # part of the cache key, like the next
    cache_key: tuple[str, ...],  # noqa: ARG001
    _build: Callable[[], alt.LayerChart],
) -> _Spec:
    return _build_spec(_build())


def _build_spec(chart: alt.LayerChart) -> _Spec:
    # Imported here: a page without a chart does not wait for Altair.
    from touchstone.charts.theme import build_spec

    spec = build_spec(chart)
    (rows,) = spec.pop("datasets").values()
    # Altair names rows by their content. Under a fixed name, the page can swap the rows of a
    # chart that it shows without rebuilding it.
    spec["data"] = {"name": _ROWS}
    return _Spec(json.dumps(spec), encode_rows(pd.DataFrame(rows)))


def encode_rows(rows: pd.DataFrame) -> bytes:
    """Return rows in Arrow format, as Streamlit sends them."""
    return dataframe_util.convert_pandas_df_to_arrow_bytes(rows)
