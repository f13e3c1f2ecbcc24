"""Which colors does Touchstone use, in light and in dark?

The same values stand in ``.streamlit/config.toml``; a test holds them together.
Color always comes third, after a sign and a word.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """The colors of one mode, as CSS hex values.

    Attributes:
        background: Page.
        surface: Cards and empty cells.
        ink: Text.
        muted: Secondary text; at least 4.5:1 on the background.
        line: Borders.
        accent: Links, the chosen row, stated claims.
        on_accent: Text on the accent.
        soft: Implied claims; ink is readable on it.
        areas: One color per area of the article, in the order of the pack.
        on_area: Text on any of them.
    """

    background: str
    surface: str
    ink: str
    muted: str
    line: str
    accent: str
    on_accent: str
    soft: str
    areas: tuple[str, ...]
    on_area: str


LIGHT = Palette(
    background="#fbf8f3",
    surface="#f2ece1",
    ink="#2b2622",
    muted="#655c53",
    line="#d9cfc0",
    accent="#0f6b62",
    on_accent="#ffffff",
    soft="#c9e2dc",
    areas=("#0f6b62", "#7a3b69", "#a3452a", "#3d4f8f", "#5f6420", "#6b4a2f"),
    on_area="#ffffff",
)
DARK = Palette(
    background="#1d1a17",
    surface="#2a2622",
    ink="#f2ece4",
    muted="#b8ada0",
    line="#4a433b",
    accent="#7fd1c4",
    on_accent="#10211e",
    soft="#2f5a54",
    areas=("#7fd1c4", "#dca8cf", "#f2a78c", "#b0bdf2", "#cfd48a", "#d8b596"),
    on_area="#1d1a17",
)
