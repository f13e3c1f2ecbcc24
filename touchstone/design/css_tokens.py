"""Write colors, type and spacing as CSS custom properties.

``build_tokens`` returns the content of ``assets/tokens.css``. ``python -m tests.design`` rewrites
that file, and a test compares the two. Style sheets use tokens, never literal values.
"""

from __future__ import annotations

from collections.abc import Collection

from touchstone.design.palette import DARK, LIGHT, Palette

# Type scale. Streamlit's own text is 1rem and 0.875rem, so the scale includes both sizes.
TYPE = {
    "tag": "0.8125rem",
    "small": "0.875rem",
    "dense": "0.9375rem",
    "body": "1rem",
    "prose": "1.125rem",
    "lede": "1.3125rem",
    "brand": "1.4375rem",
    # Once per page: the finding of the whole map.
    "display": "2.75rem",
}
# Headings h1 to h6. Streamlit's theme file repeats all six; style sheets use the first three.
HEADINGS = ("2.25rem", "1.625rem", "1.25rem", "1.125rem", "1rem", "1rem")
SPACE = {
    "1": "0.25rem",
    "2": "0.5rem",
    "3": "0.75rem",
    "4": "1rem",
    "5": "1.5rem",
    "6": "2rem",
    "7": "3rem",
}
RADIUS = {"radius-small": "4px", "radius": "8px", "radius-pill": "999px"}
# A line of prose has 65 to 75 characters, a line of short statements up to 90.
MEASURE = {"measure": "42rem", "measure-wide": "54rem"}
# Source Sans draws filled shapes smaller than outlined ones, and lacks some. Signs therefore
# use a symbol font from the reader's device, if it has one.
SIGNS = "Touchstone Signs"
_SIGN_FONTS = ("Segoe UI Symbol", "Apple Symbols", "DejaVu Sans", "Noto Sans Symbols 2")
_SIGN_RANGE = "U+25A0-25FF"
FONTS = {
    "sans": f'"{SIGNS}", "Source Sans", "Source Sans Pro", system-ui, sans-serif',
    "serif": '"Source Serif", "Source Serif Pro", Georgia, serif',
}
_NAMES = (
    "surface", "ink", "muted", "line", "edge", "accent", "mark", "hit",
)  # fmt: skip


def list_colors(palette: Palette) -> dict[str, str]:
    """Return the colors of a mode by token name."""
    colors = {"ground": palette.background}
    colors |= {name.replace("_", "-"): getattr(palette, name) for name in _NAMES}
    filled = {name: palette.sequence[name] for name in ("plain", "middle", "strong")}
    for name, swatch in {**filled, **palette.strengths, **palette.found}.items():
        colors |= {name: swatch.fill, f"on-{name}": swatch.ink}
    return colors


def list_sizes() -> dict[str, str]:
    """Return type sizes, spacing, radii, line lengths and fonts by token name."""
    return {
        **{f"text-{name}": size for name, size in TYPE.items()},
        **{f"h{level}": size for level, size in enumerate(HEADINGS[:3], start=1)},
        **{f"space-{name}": size for name, size in SPACE.items()},
        **RADIUS,
        **MEASURE,
        **FONTS,
    }


def build_tokens(names: Collection[str] | None = None) -> str:
    """Return the custom properties of both modes as a style sheet.

    Browsers without ``light-dark()`` follow the device setting, as Streamlit does.

    Args:
        names: Names of the tokens to include, without the sign font. None means everything.
    """
    sizes, light, dark = (
        {name: value for name, value in found.items() if names is None or name in names}
        for found in (list_sizes(), list_colors(LIGHT), list_colors(DARK))
    )
    pairs = {name: f"light-dark({light[name]}, {dark[name]})" for name in light}
    font = f"{_build_sign_font()}\n" if names is None else ""
    return (
        "/* Written by: python -m tests.design. Values: touchstone/design. */\n"
        f"{font}"
        f"{_build_rule({**sizes, **light})}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ {_build_rule(dark)} }}\n"
        f"@supports (color: light-dark(#000, #fff)) {{ {_build_rule(pairs)} }}\n"
    )


def _build_sign_font() -> str:
    sources = ", ".join(f'local("{name}")' for name in _SIGN_FONTS)
    return (
        f'@font-face {{ font-family: "{SIGNS}"; src: {sources}; '
        f"unicode-range: {_SIGN_RANGE}; font-weight: 100 900; }}"
    )


def _build_rule(values: dict[str, str]) -> str:
    return ":root { " + " ".join(f"--ts-{name}: {value};" for name, value in values.items()) + " }"
