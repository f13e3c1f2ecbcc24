"""Colors meet measured limits and come from a single source."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from coloraide import Color

from deploy import error_pages
from tests import design, preview
from touchstone.claims.claims import KINDS
from touchstone.design.css_tokens import HEADINGS, build_tokens, list_colors, list_sizes
from touchstone.design.palette import Palette
from touchstone.evidence.rule import VERDICTS
from touchstone.evidence_map.choices import DISPLAY_MODES
from touchstone.evidence_map.matrix import list_cell_styles
from touchstone.resources import ASSETS, SHIPPED_FOLDER

MODES = pytest.mark.parametrize("palette", design.MODES.values(), ids=design.MODES.keys())
ROOT = SHIPPED_FOLDER.parent
COMPONENTS = ROOT / "ui" / "components"
SHEETS = [
    path.relative_to(ROOT).as_posix()
    for folder in (ASSETS, COMPONENTS, error_pages.FOLDER)
    for path in sorted(folder.glob("*.css"))
    if path != design.TOKENS
]
# Not colors of a style sheet's own: these show the background or take the text's color.
FREE_COLORS = {"transparent", "currentcolor"}


@MODES
def test_every_pair_of_colors_has_enough_contrast(palette: Palette):
    """Text is at least 4.5:1, shapes and borders of controls at least 3:1 (WCAG 2.2 AA)."""
    pairs = list(design.list_pairs(palette))
    for pair in pairs:
        print(f"{pair.ratio:6.2f} of {pair.least:g}  {pair.use}")  # noqa: T201  # the figures

    assert [pair for pair in pairs if pair.ratio < pair.least] == []


@MODES
def test_scales_read_in_each_kind_of_vision_and_in_grey(palette: Palette):
    """Steps of a scale differ for readers without one kind of cone, and in grayscale."""
    steps = list(design.list_steps(palette))
    for step in steps:
        figures = ", ".join(f"{name} {value:.1f}" for name, value in step.differences.items())
        print(f"{step.scale}, {step.names}: {figures}, grey {step.lightness:.1f}")  # noqa: T201

    least = design.LEAST_DIFFERENCE
    weak = [
        step
        for step in steps
        if min(step.differences.values()) < least[step.scale][0]
        or step.lightness < least[step.scale][1]
    ]
    assert weak == []


@MODES
def test_the_sequence_goes_one_way_in_grey(palette: Palette):
    """A higher step always contrasts more with the page, so the order survives in grayscale."""
    ground = design.lightness(palette.background)
    away = [abs(design.lightness(swatch.fill) - ground) for swatch in palette.sequence.values()]

    assert away == sorted(away)


@MODES
def test_every_tone_of_a_cell_has_a_color(palette: Palette):
    """Every emphasis that the matrix uses is in the palette and in the style sheets."""
    looks = [look for show in DISPLAY_MODES for look in list_cell_styles(show).values()]
    fills = (ASSETS / "fills.css").read_text(encoding="utf-8")

    assert {look.emphasis for look in looks} <= set(palette.emphases)
    assert [name for name in palette.emphases if f"[data-cell]).{name} {{" not in fills] == []


def test_verdicts_that_studies_decided_have_a_color_each():
    """Two verdicts, such as better and worse, must never look the same."""
    assert all(set(palette.found) <= set(VERDICTS) for palette in design.MODES.values())
    assert all(
        len({swatch.fill for swatch in palette.found.values()}) == len(palette.found)
        for palette in design.MODES.values()
    )


def test_the_theme_file_mirrors_the_palette():
    """Streamlit's own elements use the same colors and heading sizes as ours."""
    config = ROOT / ".streamlit" / "config.toml"
    theme = tomllib.loads(config.read_text(encoding="utf-8"))["theme"]

    assert tuple(theme["headingFontSizes"]) == HEADINGS
    for mode, palette in design.MODES.items():
        assert theme[mode] == {
            "primaryColor": palette.button,
            "backgroundColor": palette.background,
            "secondaryBackgroundColor": palette.surface,
            "textColor": palette.ink,
            "linkColor": palette.accent,
            "borderColor": palette.edge,
        }


def test_the_tokens_are_written_from_the_palette():
    """The style sheets have the palette's values; ``python -m tests.design`` writes them."""
    assert design.TOKENS.read_text(encoding="utf-8") == build_tokens()


def find_colors(css: str) -> list[str]:
    """Return the colors in the values of a style sheet, however they are written."""
    values = " ".join(re.findall(r":([^:;{}]*)(?=[;}])", css))
    words = set(re.findall(r"(?<![\w-])[a-zA-Z]+(?![\w(-])", values))
    named = [word for word in words - FREE_COLORS if Color.match(word.lower(), fullmatch=True)]
    written = re.findall(
        r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|hwb|(?:ok)?(?:lab|lch)|color|color-mix|light-dark)\(",
        values,
    )
    return [*(word for word in named if word.lower() not in FREE_COLORS), *written]


@pytest.mark.parametrize(
    "value",
    ["#fff", "#0f6b62", "rgb(1 2 3)", "hsl(3 4% 5%)", "oklch(1 2 3)", "color-mix(in srgb)", "Tan"],
)
def test_a_color_of_its_own_is_found(value: str):
    """A hard-coded color is found whether it is a number, a name or a mixture."""
    assert find_colors(f"a {{ color: {value}; border: 1px solid var(--ts-line); }}")
    assert not find_colors("a { color: currentColor; border: 1px solid CanvasText; }")


@pytest.mark.parametrize("sheet", SHEETS)
def test_style_sheets_name_tokens_and_never_values(sheet: str):
    """A style sheet sets no color, opacity or font size of its own and uses known tokens only."""
    css = re.sub(r"/\*.*?\*/", "", (ROOT / sheet).read_text(encoding="utf-8"), flags=re.S)
    known = {f"--ts-{name}" for name in (*list_sizes(), *list_colors(design.MODES["light"]))}

    assert find_colors(css) == []
    assert re.findall(r"opacity: 0?\.\d+", css) == []
    # A filter changes colors that were measured without it; only a dark chart on paper needs one.
    assert re.findall(r"[\w-]*filter\s*:(?! var\(--paper-chart, none\))", css) == []
    # Points are allowed, because they are for paper.
    assert re.findall(r"font(?:-size)?:[^;}]*?[\d.]+(?:rem|px|em|%|vw)", css) == []
    assert set(re.findall(r"--ts-[\w-]+", css)) <= known


def test_every_token_is_used():
    """A token that no style sheet uses must be deleted."""
    sheets = "".join((ROOT / sheet).read_text(encoding="utf-8") for sheet in SHEETS)
    named = set(re.findall(r"--ts-([a-z0-9-]+)", sheets))

    assert {*list_colors(design.MODES["light"]), *list_sizes()} - named == set()


@pytest.mark.parametrize("page", error_pages.FILES, ids=lambda page: page.name)
def test_pages_of_nginx_have_the_style_of_the_product(page: Path):
    """These pages load no style sheet, so ``python -m tests.design`` writes the style into them."""
    html = page.read_text(encoding="utf-8")

    assert error_pages.put_style(html) == html
    assert "style=" not in html


def test_pages_name_tokens_and_never_colors():
    """A page that sets styles in its code must not use colors of its own either."""
    folders = (ROOT / "ui", ROOT / "pages", ROOT / "touchstone/markup")
    files = [path for folder in folders for path in folder.rglob("*.*") if path.suffix != ".pyc"]
    color = re.compile(r"#(?:[0-9a-f]{3}){1,2}\b|\brgba?\(", re.IGNORECASE)

    found = [path for path in files if color.search(path.read_text("utf-8"))]
    assert len(files) > 80
    assert found == []


def test_the_figures_of_the_document_are_measured():
    """The document's figures must not go stale; ``python -m tests.design`` writes them."""
    assert design.read_figures() == design.write_figures()


def test_the_social_preview_shows_the_shipped_data():
    """The picture shows the cells of the data; ``python -m tests.design`` draws it."""
    drawn = preview.draw_preview()

    assert design.PREVIEW.read_text(encoding="utf-8") == drawn
    assert f'width="{preview.WIDTH}" height="{preview.HEIGHT}"' in drawn


def test_the_favicon_has_the_colors_of_the_palette():
    """The favicon and the pages use the same colors."""
    icon = (ASSETS / "favicon.svg").read_text(encoding="utf-8")
    light = design.MODES["light"]

    colors = {light.accent, light.background, light.found["mixed"].fill}
    assert set(re.findall(r"#[0-9a-f]{6}", icon)) == colors


def test_each_class_of_ours_is_styled_and_used():
    """No style rule is left for markup that is gone, and no class in the markup lacks a rule."""
    folders = [ROOT / name for name in ("touchstone", "ui", "pages", "deploy")]
    sources = [path for folder in folders for path in folder.rglob("*.py")]
    sources += [*ASSETS.glob("*.js"), *COMPONENTS.glob("*.js")]
    code = "".join(path.read_text(encoding="utf-8") for path in sources)
    used = {f"ts-{kind}" for kind in KINDS}
    used |= set(re.findall(r"(?<![-.\w])ts-[a-z-]*[a-z]\b(?!-)", code))
    sheets = [(ROOT / sheet).read_text(encoding="utf-8") for sheet in SHEETS]
    styled = {name for css in [code, *sheets] for name in re.findall(r"\.(ts-[a-z-]+)", css)}

    assert styled - used == set()
    # A stated claim looks like any other badge.
    assert used - styled == {"ts-stated"}
