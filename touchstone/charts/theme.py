"""Fonts, sizes, colors and axes that all charts share.

A chart carries its theme in its own configuration (``apply_theme``), so that it looks the
same on the page and in every saved file.
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
# Characters per line of a title: on a phone, and for charts that only a wide screen shows.
TITLE_CHARS = 42
WIDE_TITLE_CHARS = 84


def build_config(palette: Palette) -> dict[str, Any]:
    """Return the Vega-Lite configuration of a mode.

    Axes have no line, tick or title: the chart's title says what is counted, and labels are
    next to the marks.
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
    """Return the chart with the theme of ``palette`` and its title wrapped into lines.

    Altair's own switch (``alt.theme.enable``) sets one theme for the whole process, which
    readers in light and in dark mode share.
    """
    assert isinstance(chart, alt.LayerChart), "no chart of ours has facets"
    themed: alt.LayerChart = chart.copy(deep=False)
    if title:
        themed.title = textwrap.wrap(title, title_chars)
    themed.config = _CONFIGS[palette.name]
    return themed


def build_spec(chart: alt.LayerChart) -> dict[str, Any]:
    """Return the Vega-Lite specification of one of our charts, its rows under ``datasets``."""
    # Altair validated each part when it was built; tests validate the whole.
    return chart.to_dict(validate=False)


# Built once: Altair takes longer to validate one than to draw a chart with it.
_CONFIGS = {palette.name: alt.Config.from_dict(build_config(palette)) for palette in (LIGHT, DARK)}
