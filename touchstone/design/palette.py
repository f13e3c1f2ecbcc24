"""The colors of Touchstone, in light and in dark.

Every color is defined here. ``.streamlit/config.toml`` and ``assets/tokens.css`` mirror
these values; tests keep them in sync, and check contrast and color blindness.
Color is always the third cue, after a sign and a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Swatch:
    """A fill and the ink that is readable on it, as CSS hex values."""

    fill: str
    ink: str


@dataclass(frozen=True)
class Palette:
    """The colors of one mode, as CSS hex values.

    Attributes:
        name: ``light`` or ``dark``.
        background: Page.
        surface: Cards, fields, and the highlighted row and column of the grid.
        ink: Text.
        muted: Secondary text.
        line: Rules and frames that only structure the page.
        edge: Borders of controls, which must be visible to be usable.
        accent: Links, focus, the chosen row.
        on_accent: Text on the accent.
        button: Main buttons; Streamlit sets their text in white.
        on_button: Text on a main button.
        claims: Fills for what the articles claim, without a hue, from weak to strong.
        soft: All studies in the chart by year; ink is readable on it.
        mark: Background of the words that back a claim.
        hit: Background of search hits.
        found: Fills for what research found: better, mixed, no-difference, worse.
        tints: The same for findings that are not sure: one dot, then two.
    """

    name: str
    background: str
    surface: str
    ink: str
    muted: str
    line: str
    edge: str
    accent: str
    on_accent: str
    button: str
    on_button: str
    claims: tuple[Swatch, Swatch, Swatch]
    soft: str
    mark: str
    hit: str
    found: Mapping[str, Swatch]
    tints: Mapping[str, tuple[Swatch, Swatch]]

    @property
    def sequence(self) -> dict[str, Swatch]:
        """The emphases of a cell that shows claims, from none to strong."""
        names = ("plain", "middle", "strong")
        empty = Swatch(self.background, self.muted)
        return {"empty": empty, **dict(zip(names, self.claims, strict=True))}

    @property
    def strengths(self) -> dict[str, Swatch]:
        """The emphases of a finding that is not sure, such as ``better-1`` for one dot."""
        return {
            f"{name}-{dots}": swatch
            for name, swatches in self.tints.items()
            for dots, swatch in enumerate(swatches, start=1)
        }

    @property
    def emphases(self) -> dict[str, Swatch]:
        """Every emphasis that a cell can have, see ``evidence_map.matrix.CellStyle``.

        A cell that was tested only in a step, or not at all, has a frame and no fill.
        """
        bare = Swatch(self.background, self.muted)
        framed = {"step": bare, "gap": bare}
        return {**self.sequence, **framed, **self.strengths, **self.found}


LIGHT = Palette(
    name="light",
    background="#fbf8f3",
    surface="#f2ece1",
    ink="#2b2622",
    muted="#655c53",
    line="#d9cfc0",
    edge="#8f8477",
    accent="#0f6b62",
    on_accent="#ffffff",
    button="#0f6b62",
    on_button="#ffffff",
    claims=(
        Swatch("#d8cdbd", "#2b2622"),
        Swatch("#9d9185", "#2b2622"),
        Swatch("#655c53", "#fbf8f3"),
    ),
    soft="#8cbbb1",
    mark="#f6dc94",
    hit="#cfe0fb",
    found={
        "better": Swatch("#0f6b62", "#ffffff"),
        "mixed": Swatch("#b8862a", "#2b2622"),
        "no-difference": Swatch("#82725a", "#ffffff"),
        "worse": Swatch("#7a2a1c", "#ffffff"),
    },
    tints={
        "better": (Swatch("#d9ebe5", "#0d5850"), Swatch("#8cbbb1", "#2b2622")),
        "mixed": (Swatch("#f4e2b8", "#5f4308"), Swatch("#dcb765", "#2b2622")),
        "no-difference": (Swatch("#e3dbcd", "#4d4335"), Swatch("#b5a892", "#2b2622")),
        "worse": (Swatch("#f0d3ca", "#7a2a1c"), Swatch("#cd8b7b", "#2b2622")),
    },
)
DARK = Palette(
    name="dark",
    background="#1d1a17",
    surface="#2a2622",
    ink="#f2ece4",
    muted="#b8ada0",
    line="#4a433b",
    edge="#7d7265",
    accent="#7fd1c4",
    on_accent="#10211e",
    button="#1f7f74",
    on_button="#ffffff",
    claims=(
        Swatch("#4a433b", "#f2ece4"),
        Swatch("#786e63", "#ffffff"),
        Swatch("#b8ada0", "#1d1a17"),
    ),
    soft="#37746b",
    mark="#6a5317",
    hit="#33477e",
    found={
        "better": Swatch("#7fd1c4", "#10211e"),
        "mixed": Swatch("#f0dfb0", "#1d1a17"),
        "no-difference": Swatch("#766c62", "#ffffff"),
        "worse": Swatch("#e0805f", "#1d1a17"),
    },
    tints={
        "better": (Swatch("#233f3a", "#9fdfd4"), Swatch("#37746b", "#ffffff")),
        "mixed": (Swatch("#453a1d", "#f0dfb0"), Swatch("#7a6325", "#ffffff")),
        "no-difference": (Swatch("#3d3730", "#d8cfc3"), Swatch("#574f46", "#f2ece4")),
        "worse": (Swatch("#4c2a20", "#f0a88d"), Swatch("#8f4a35", "#ffffff")),
    },
)
