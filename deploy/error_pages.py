"""Style the error pages, which stand without the app.

The own server says that there is no page at an address (``index_document.build_missing``);
nginx serves a file where no replica answers, a link cannot be read, or too much was asked.
Each page is complete in itself, with the tokens that it names.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from touchstone.design.css_tokens import build_tokens

FOLDER = Path(__file__).parent
SHEET = FOLDER / "error_pages.css"
# Their words are written by hand, their style by ``python -m tests.design``.
FILES = tuple(sorted(FOLDER.glob("*.html")))
_STYLE = re.compile(r"<style>.*?</style>", flags=re.S)


@lru_cache(maxsize=2)
def build_style(name: str = SHEET.name) -> str:
    """Return a style sheet of this folder, with the tokens that it names."""
    sheet = (FOLDER / name).read_text(encoding="utf-8")
    return build_tokens(re.findall(r"--ts-([\w-]+)", sheet)) + sheet


def put_style(page: str) -> str:
    """Return the page with its style as it is to be."""
    return _STYLE.sub(lambda _: f"<style>\n{build_style()}</style>", page)
