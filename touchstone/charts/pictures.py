"""Save a chart as a self-contained picture, with title, note and source.

The picture shows the page's chart in light colors. vl-convert renders it with the page's fonts,
without a network.
"""

from __future__ import annotations

import textwrap
from functools import lru_cache
from typing import Any

import altair as alt
import vl_convert

from touchstone.charts.svg_text import fit_words
from touchstone.charts.theme import NOTE_SIZE
from touchstone.design.palette import LIGHT
from touchstone.resources import font_folders

_NOTE_CHARS = 72
# Dots per pixel: a picture 600 pixels wide prints 10 cm wide at 300 dpi.
PNG_SCALE = 2


def chart_svg_bytes(chart: alt.TopLevelMixin, *, note: str, source: str) -> bytes:
    """Return a chart as an SVG file; the same chart gives the same bytes.

    Args:
        chart: A chart in the colors of ``design.palette.LIGHT``, with its title.
        note: What the signs mean and how to read the chart.
        source: Where the data come from, with their date and version.
    """
    return fit_words(_draw_svg(chart, note, source)).encode("utf-8")


def chart_png_bytes(chart: alt.TopLevelMixin, *, note: str, source: str) -> bytes:
    """Return a chart as a PNG file; see ``chart_svg_bytes``."""
    return png_bytes(_draw_svg(chart, note, source))


def _draw_svg(chart: alt.TopLevelMixin, note: str, source: str) -> str:
    _register_fonts()
    drawn: str = vl_convert.vegalite_to_svg(_frame(chart.to_dict(), note, source))
    return drawn


def png_bytes(svg: str, *, scale: float = PNG_SCALE) -> bytes:
    """Return an SVG drawing as a PNG file, with ``scale`` dots per pixel."""
    _register_fonts()
    drawn: bytes = vl_convert.svg_to_png(svg, scale=scale)
    return drawn


def _frame(spec: dict[str, Any], note: str, source: str) -> dict[str, Any]:
    """Return the chart with its note and source as a second title, below it."""
    names = ("$schema", "config", "datasets")
    outer: dict[str, Any] = {name: spec.pop(name) for name in names if name in spec}
    lines = [line for text in (note, source) for line in textwrap.wrap(text, _NOTE_CHARS)]
    foot = {
        "text": lines,
        "orient": "bottom",
        "anchor": "start",
        "frame": "bounds",
        "fontSize": NOTE_SIZE,
        "lineHeight": NOTE_SIZE + 4,
        "fontWeight": "normal",
        "color": LIGHT.muted,
        "offset": 14,
    }
    return {
        **outer,
        "padding": 16,
        "title": foot,
        "vconcat": [spec],
    }


@lru_cache(maxsize=1)
def _register_fonts() -> None:
    for folder in font_folders():
        vl_convert.register_font_directory(folder)
