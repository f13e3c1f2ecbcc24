"""Measure the design: the contrast of every color pair, and the steps of every scale.

Run ``python -m tests.design`` to rewrite everything that is made from the palette: the tokens of
the style sheets, the style of nginx's error pages, the tables of docs/design-system.md and the
social preview.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import vl_convert
from coloraide import Color

from deploy import error_pages
from tests import preview
from touchstone.design.css_tokens import build_tokens
from touchstone.design.palette import DARK, LIGHT, Palette, Swatch
from touchstone.resources import ASSETS, SHIPPED_FOLDER, font_folders

MODES = {"light": LIGHT, "dark": DARK}
DOCUMENT = SHIPPED_FOLDER.parent / "docs" / "design-system.md"
TOKENS = ASSETS / "tokens.css"
PREVIEW = SHIPPED_FOLDER.parent / "docs" / "social-preview.svg"
START, END = "<!-- figures: python -m tests.design -->", "<!-- end of figures -->"
TEXT, SHAPE = 4.5, 3.0
# Least CIEDE2000 between two steps in any kind of vision, and least lightness (CIE L*) in gray.
LEAST_DIFFERENCE = {"sequence": (7.0, 10.0), "strength": (8.0, 10.0), "found": (10.0, 8.0)}
# These lack the cones for long, medium and short waves (Viénot 1999, Brettel 1997).
VISIONS = {"usual": "", "protanopia": "protan", "deuteranopia": "deutan", "tritanopia": "tritan"}


@dataclass(frozen=True)
class Pair:
    """Two colors that meet, and the least contrast between them."""

    use: str
    front: str
    back: str
    least: float

    @property
    def ratio(self) -> float:
        """Contrast ratio (WCAG 2.2)."""
        return float(Color(self.front).contrast(self.back, method="wcag21"))


@dataclass(frozen=True)
class Step:
    """Two colors of a scale that a reader has to tell apart."""

    scale: str
    names: str
    differences: Mapping[str, float]
    lightness: float


def list_pairs(palette: Palette) -> Iterator[Pair]:
    """Yield every pair of colors that meet in the design."""
    grounds = {"the page": palette.background, "cards and fields": palette.surface}
    for name, ground in grounds.items():
        yield Pair(f"text on {name}", palette.ink, ground, TEXT)
        yield Pair(f"secondary text, captions and hints on {name}", palette.muted, ground, TEXT)
        yield Pair(f"links on {name}", palette.accent, ground, TEXT)
        yield Pair(f"borders of controls on {name}", palette.edge, ground, SHAPE)
        yield Pair(f"focus ring on {name}", palette.accent, ground, SHAPE)
    yield Pair("main buttons", palette.on_button, palette.button, TEXT)
    yield Pair(
        "main buttons and chosen circles on the page", palette.button, grounds["the page"], 3
    )
    yield Pair("words that back a claim", palette.ink, palette.mark, TEXT)
    yield Pair("words that a search found", palette.ink, palette.hit, TEXT)
    yield Pair("border of a badge", palette.ink, palette.background, SHAPE)
    for name, swatch in palette.emphases.items():
        yield Pair(f"sign in a cell or bar: {name}", swatch.ink, swatch.fill, TEXT)
    for name in palette.tints:
        sign = palette.emphases[f"{name}-1"].ink
        yield Pair(f"sign in text: {name}", sign, palette.surface, TEXT)
    for name, swatch in palette.found.items():
        yield Pair(f"bar on the page: {name}", swatch.fill, palette.background, SHAPE)
    yield Pair("rim of a circle of the evidence map", palette.accent, palette.background, SHAPE)
    yield Pair("frame of the open cell", palette.ink, palette.background, SHAPE)
    for name, swatch in palette.emphases.items():
        # The frame is a ring of ink and a ring of the background color; the stronger one counts.
        rings = (
            Pair(f"frame of the open cell beside its fill: {name}", ring, swatch.fill, SHAPE)
            for ring in (palette.ink, palette.background)
        )
        yield max(rings, key=lambda pair: pair.ratio)


def list_steps(palette: Palette) -> Iterator[Step]:
    """Yield the neighboring steps of each scale, and all pairs of ``found``, which can all meet."""
    for names in itertools.pairwise(palette.sequence):
        yield _measure("sequence", names, palette.sequence)
    for name in palette.tints:
        for names in itertools.pairwise((f"{name}-1", f"{name}-2", name)):
            yield _measure("strength", names, palette.emphases)
    for names in itertools.combinations(palette.found, 2):
        yield _measure("found", names, palette.found)


def lightness(color: str) -> float:
    """Return the lightness of a color (CIE L*, 0 to 100)."""
    return float(Color(color).convert("lab-d65")["lightness"])


def _measure(scale: str, names: tuple[str, str], swatches: Mapping[str, Swatch]) -> Step:
    one, other = (Color(swatches[name].fill) for name in names)
    seen = {vision: (_see(one, kind), _see(other, kind)) for vision, kind in VISIONS.items()}
    differences = {
        vision: float(first.delta_e(second, method="2000"))
        for vision, (first, second) in seen.items()
    }
    grey = [lightness(swatches[name].fill) for name in names]
    return Step(scale, " and ".join(names), differences, abs(grey[0] - grey[1]))


def _see(color: Color, kind: str) -> Color:
    return color.filter(kind).clip() if kind else color


def write_figures() -> str:
    """Return the measured tables of the design document."""
    light, dark = (list(list_pairs(palette)) for palette in MODES.values())
    lines = ["| what meets | least | light | dark |", "|---|---:|---:|---:|"]
    lines += [
        f"| {one.use} | {one.least:g} | {one.ratio:.2f} | {other.ratio:.2f} |"
        for one, other in zip(light, dark, strict=True)
    ]
    lines += ["", f"| mode | scale | colors | {' | '.join(VISIONS)} | grey |"]
    lines += [f"|---|---|---|{'---:|' * (len(VISIONS) + 1)}"]
    for mode, palette in MODES.items():
        lines += [
            f"| {mode} | {step.scale} | {step.names} | "
            f"{' | '.join(f'{value:.1f}' for value in step.differences.values())} | "
            f"{step.lightness:.1f} |"
            for step in list_steps(palette)
        ]
    return "\n".join(lines)


def read_figures() -> str:
    """Return the tables that the document has now."""
    return DOCUMENT.read_text(encoding="utf-8").partition(START)[2].partition(END)[0].strip()


def _write_all() -> None:
    TOKENS.write_text(build_tokens(), encoding="utf-8")
    text = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    DOCUMENT.write_text(f"{before}{START}\n\n{write_figures()}\n\n{END}{after}", encoding="utf-8")
    for page in error_pages.FILES:
        page.write_text(error_pages.put_style(page.read_text(encoding="utf-8")), encoding="utf-8")
    drawn = preview.draw_preview()
    PREVIEW.write_text(drawn, encoding="utf-8")
    for folder in font_folders():
        vl_convert.register_font_directory(folder)
    PREVIEW.with_suffix(".png").write_bytes(vl_convert.svg_to_png(drawn))


if __name__ == "__main__":
    _write_all()
