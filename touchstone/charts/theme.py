"""Fonts, sizes, inks and axes that all charts share.

A chart carries its theme in its own configuration (``apply_theme``), so that page,
picture and file agree.
"""

from __future__ import annotations

import textwrap
from typing import Any

import altair as alt

from touchstone.design.css_tokens import FONTS
from touchstone.design.palette import DARK, LIGHT, Palette

LABEL_SIZE = 13
LETTER_SIZE = 12
SIGN_SIZE = 14
TITLE_SIZE = 16
NOTE_SIZE = 12
# A title in lines that fit a phone, and one for charts that only a wide screen shows.
TITLE_CHARS = 42
WIDE_TITLE_CHARS = 84


def build_config(palette: Palette) -> dict[str, Any]:
    """Return the Vega-Lite configuration of a mode.

    Axes have no line, tick or title: a chart's title says what is counted, and its
    labels stand at the marks.
    """
    font = FONTS["sans"]
    return {
        "font": font,
        "background": palette.background,
        "view": {"stroke": None},
        "title": {
            "anchor": "start",
            "color": palette.ink,
            "font": font,
            "fontSize": TITLE_SIZE,
            "fontWeight": 600,
            "lineHeight": TITLE_SIZE + 5,
            "offset": 14,
        },
        "axis": {
            "domain": False,
            "grid": False,
            "gridColor": palette.line,
            "labelColor": palette.ink,
            "labelFont": font,
            "labelFontSize": LABEL_SIZE,
            "labelPadding": 8,
            "ticks": False,
            "title": None,
        },
        "text": {"color": palette.ink, "font": font, "fontSize": SIGN_SIZE, "fontWeight": 600},
        "bar": {"color": palette.accent},
    }


def apply_theme(
    chart: alt.LayerChart | alt.FacetChart,
    *,
    palette: Palette,
    title: str,
    title_chars: int = TITLE_CHARS,
) -> alt.LayerChart:
    """Return the chart with the theme of ``palette`` in it, and its title in lines.

    Altair's own switch (``alt.theme.enable``) is one for the whole process; readers in
    light and in dark share that process.
    """
    assert isinstance(chart, alt.LayerChart), "no chart of ours has facets"
    themed: alt.LayerChart = chart.copy(deep=False)
    if title:
        themed.title = textwrap.wrap(title, title_chars)
    themed.config = _CONFIGS[palette.name]
    return themed


def build_spec(chart: alt.LayerChart) -> dict[str, Any]:
    """Return the Vega-Lite specification of a chart of ours, its rows under ``datasets``."""
    # Altair has checked each part when it was made; tests check the whole.
    return chart.to_dict(validate=False)


# Made once: Altair takes longer to check one than to draw a chart with it.
_CONFIGS = {palette.name: alt.Config.from_dict(build_config(palette)) for palette in (LIGHT, DARK)}
