"""Read the files that come with the code: style sheets, scripts, fonts, the text of About."""

from __future__ import annotations

import base64
import importlib.util
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

SHIPPED_FOLDER = Path(__file__).resolve().parent.parent / "data"


# Style sheets, scripts, fonts, the icon, and the template of the printed handout.
ASSETS = Path(__file__).resolve().parent / "assets"


PREVIEW = SHIPPED_FOLDER.parent / "docs" / "social-preview.png"


ABOUT = SHIPPED_FOLDER.parent / "docs" / "about.md"


_FONT_PACKAGES = ("font_source_sans_pro", "font_source_serif_pro")


FONTS = ASSETS / "fonts"


@dataclass(frozen=True)
class WebFont:
    """A font to embed in a web page that must load nothing.

    Attributes:
        family: Its name in style sheets.
        weight: The weights that it covers.
        file: Its file in ``FONTS``.
    """

    family: str
    weight: str
    file: str


WEB_FONTS = (
    WebFont("Touchstone Sans", "400", "sans.woff"),
    WebFont("Touchstone Sans", "600 700", "sans-semibold.woff"),
    WebFont("Touchstone Serif", "400", "serif.woff"),
    WebFont("Touchstone Serif", "700", "serif-bold.woff"),
)


@lru_cache
def read_asset(name: str) -> str:
    """Return the text of a file of ``touchstone/assets``."""
    return (ASSETS / name).read_text(encoding="utf-8")


@lru_cache
def read_preview() -> bytes:
    """Return the default preview picture of shared links, as PNG."""
    return PREVIEW.read_bytes()


@lru_cache
def read_style(*names: str) -> str:
    """Return style sheets of ``touchstone/assets`` joined into one, after the shared ones."""
    shared = ("tokens.css", "visually_hidden.css", "fills.css")
    return "".join(read_asset(name) for name in (*shared, *names))


@lru_cache(maxsize=1)
def read_web_fonts() -> str:
    """Return a style sheet with ``WEB_FONTS`` embedded in it."""
    return "".join(
        f'@font-face {{ font-family: "{font.family}"; font-weight: {font.weight}; '
        f'src: url(data:font/woff;base64,{_encode(FONTS / font.file)}) format("woff"); }}\n'
        for font in WEB_FONTS
    )


def _encode(path: Path) -> str:
    return base64.b64encode(path.read_bytes()).decode("ascii")


@lru_cache
def read_about() -> str:
    """Return the template of the About page as Markdown (see ``wording.about``)."""
    return ABOUT.read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def font_folders() -> tuple[str, ...]:
    """Return the folders of the fonts for print and pictures, inside their packages."""
    specs = [importlib.util.find_spec(name) for name in _FONT_PACKAGES]
    return tuple(str(Path(spec.origin).parent / "files") for spec in specs if spec and spec.origin)
