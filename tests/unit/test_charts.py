"""Charts carry what they show, and nothing else."""

from __future__ import annotations

import tomllib

import pytest

from touchstone.charts import build_matrix_chart, build_spread_chart
from touchstone.loading import SHIPPED_FOLDER
from touchstone.matrix import build_cells
from touchstone.palette import DARK, LIGHT, Palette
from touchstone.wording import matrix_title, spread_title


def rows_of(spec: dict) -> list[dict]:
    """Return the rows that a chart carries."""
    (rows,) = spec["datasets"].values()
    return rows


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_spread_chart_draws_each_claim_once(pack, claims, palette: Palette):
    """One square a claim, with the columns that are drawn and no more."""
    own = claims[claims["concern_id"] == "redness"]
    title = spread_title("Redness", own, claims)
    chart = build_spread_chart(
        claims, concern_id="redness", areas=pack.areas, palette=palette, title=title
    )
    rows = rows_of(chart.to_dict())

    assert len(rows) == len(claims)
    assert set(rows[0]) == {"concern", "letter", "place", "filled", "said", "tint"}
    assert {row["concern"] for row in rows if row["tint"] != "others"} == {"Redness"}


def test_the_matrix_chart_draws_every_cell_with_its_sign(pack, claims, verdicts):
    """One mark a cell, the open one outlined."""
    cells = build_cells(pack, claims, claims, verdicts, show="claim")
    chart = build_matrix_chart(
        cells, palette=LIGHT, title=matrix_title(claims), cell="wrinkles.collagen"
    )
    rows = rows_of(chart.to_dict())

    assert len(rows) == len(pack.concerns) * len(pack.benefits)
    assert [row["said"] for row in rows if row["open"]] == ["Wrinkles, More collagen: Implied"]


def test_titles_say_the_finding(claims):
    """A title is a sentence about the data, not a name of the chart."""
    own = claims[claims["concern_id"] == "redness"]

    assert spread_title("Redness", own, claims) == (
        "Redness: 4 benefits in 2 areas; 1 concern has more"
    )
    assert matrix_title(claims).startswith(f"{len(claims)} claims, ")


def luminance(color: str) -> float:
    """Return the relative luminance of a hex color (WCAG 2.2)."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colors (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_has_enough_contrast(palette: Palette):
    """Text is at least 4.5:1, shapes at least 3:1 (WCAG 2.2 AA)."""
    text = [
        (palette.ink, palette.background),
        (palette.ink, palette.surface),
        (palette.ink, palette.soft),
        (palette.ink, palette.line),
        (palette.muted, palette.background),
        (palette.muted, palette.surface),
        (palette.on_accent, palette.accent),
        *((palette.on_area, area) for area in palette.areas),
    ]
    shapes = [(palette.accent, palette.background), (palette.muted, palette.background)]
    shapes += [(area, palette.background) for area in palette.areas]

    assert [pair for pair in text if contrast(*pair) < 4.5] == []
    assert [pair for pair in shapes if contrast(*pair) < 3] == []


def test_the_theme_file_has_the_colors_of_the_palette():
    """Charts and pages share one palette."""
    config = SHIPPED_FOLDER.parent / ".streamlit" / "config.toml"
    theme = tomllib.loads(config.read_text(encoding="utf-8"))["theme"]

    for mode, palette in (("light", LIGHT), ("dark", DARK)):
        assert theme[mode]["backgroundColor"] == palette.background
        assert theme[mode]["secondaryBackgroundColor"] == palette.surface
        assert theme[mode]["textColor"] == palette.ink
        assert theme[mode]["linkColor"] == palette.accent
        assert theme[mode]["borderColor"] == palette.line
