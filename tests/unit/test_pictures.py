"""A saved chart can stand alone: its title, note and source are in the picture."""

from __future__ import annotations

import io
import re

import altair as alt
import pytest
from PIL import Image

from touchstone.charts.matrix import build_matrix_chart
from touchstone.charts.pictures import (
    PNG_SCALE,
    chart_png_bytes,
    chart_svg_bytes,
    png_bytes,
)
from touchstone.design.palette import LIGHT
from touchstone.evidence_map.matrix import build_cells
from touchstone.wording.claims import matrix_title

NOTE = "S: Stated. I: Implied. This is a note that is long enough to need more than one line here."
SOURCE = "Touchstone. Data as of November 24, 2026, version 1.0.0. https://example.org/?a=b&c=d"


def read_svg(raw: bytes) -> str:
    """Return the text of an SVG, with its lines joined."""
    texts = re.findall(r">([^<>]+)(?=<)", raw.decode("utf-8"))
    return " ".join(" ".join(texts).split()).replace("&amp;", "&")


@pytest.fixture
def matrix_chart(evidence_map, claims) -> alt.LayerChart:
    """Return the chart of the whole matrix."""
    cells = build_cells(evidence_map, claims, display_mode="claim")
    title = matrix_title(claims)
    return build_matrix_chart(cells, palette=LIGHT, title=title)


def test_title_note_and_source_are_printed(matrix_chart: alt.LayerChart):
    """Whoever finds only the picture can see what it says and where it is from."""
    words = read_svg(chart_svg_bytes(matrix_chart, note=NOTE, source=SOURCE))

    assert "52 claims, " in words
    assert NOTE in words
    assert SOURCE in words


def test_the_png_is_the_same_picture_at_print_size(matrix_chart: alt.LayerChart):
    """PNG and SVG have the same shape, but the PNG has more pixels."""
    svg = chart_svg_bytes(matrix_chart, note=NOTE, source=SOURCE).decode("utf-8")
    image = Image.open(io.BytesIO(chart_png_bytes(matrix_chart, note=NOTE, source=SOURCE)))

    width = float(re.search(r'<svg[^>]* width="([\d.]+)"', svg)[1])
    height = float(re.search(r'<svg[^>]* height="([\d.]+)"', svg)[1])
    assert image.size == (round(width * PNG_SCALE), round(height * PNG_SCALE))
    assert image.convert("RGB").getpixel((2, 2)) == (0xFB, 0xF8, 0xF3)


def test_the_matrix_can_be_saved(matrix_chart: alt.LayerChart):
    """The picture has every sign of the matrix, and loads and links to nothing."""
    svg = chart_svg_bytes(matrix_chart, note=NOTE, source=SOURCE)

    words = read_svg(svg).split()
    assert words.count("S") == 28
    assert words.count("I") == 24
    assert not re.search(rb"""(?:href|src)=["']http""", svg)


def count_inked(svg: str) -> int:
    """Return the width in pixels from the first to the last column that is not blank."""
    image = Image.open(io.BytesIO(png_bytes(svg, scale=1))).convert("L")
    ground = image.getpixel((2, 2))
    inked = image.point(lambda value: 255 if abs(value - ground) > 8 else 0).getbbox()
    return inked[2] - inked[0]


def test_the_words_keep_their_places_without_the_font(matrix_chart: alt.LayerChart):
    """In a wider font the words are fitted to their length in ours; in ours nothing changes."""
    svg = chart_svg_bytes(matrix_chart, note=NOTE, source=SOURCE).decode("utf-8")
    free = re.sub(r' (?:textLength|lengthAdjust)="[^"]*"', "", svg)
    wide = re.compile(r'font-family="[^"]*"').sub('font-family="Source Serif Pro"', svg)
    wide_free = re.compile(r'font-family="[^"]*"').sub('font-family="Source Serif Pro"', free)

    assert abs(count_inked(svg) - count_inked(free)) <= 1
    assert abs(count_inked(wide) - count_inked(svg)) <= 2
    assert count_inked(wide_free) > count_inked(svg) + 5


@pytest.mark.slow
def test_the_same_chart_gives_the_same_bytes(matrix_chart: alt.LayerChart):
    """Saved pictures are reproducible, both as SVG and as PNG."""
    first = chart_svg_bytes(matrix_chart, note=NOTE, source=SOURCE)

    assert first == chart_svg_bytes(matrix_chart, note=NOTE, source=SOURCE)
    assert chart_png_bytes(matrix_chart, note=NOTE, source=SOURCE) == chart_png_bytes(
        matrix_chart, note=NOTE, source=SOURCE
    )
