"""Style the error pages, which work without the app.

Our own server says that there is no page at an address (``index_document.build_missing``).
nginx serves a file if no replica answers, a link cannot be read, or a reader sends too many
requests. Each page is self-contained, with the design tokens that it uses.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from touchstone.design.css_tokens import build_tokens

FOLDER = Path(__file__).parent
SHEET = FOLDER / "error_pages.css"
# Their text is written by hand, their style by ``python -m tests.design``.
FILES = tuple(sorted(FOLDER.glob("*.html")))
_STYLE = re.compile(r"<style>.*?</style>", flags=re.S)


@lru_cache(maxsize=2)
def build_style(name: str = SHEET.name) -> str:
    """Return a style sheet of this folder, with the tokens that it uses."""
    sheet = (FOLDER / name).read_text(encoding="utf-8")
    return build_tokens(re.findall(r"--ts-([\w-]+)", sheet)) + sheet


def put_style(page: str) -> str:
    """Return the page with its style brought up to date."""
    return _STYLE.sub(lambda _: f"<style>\n{build_style()}</style>", page)
