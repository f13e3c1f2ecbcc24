"""How do the pages look that stand without the app?

That there is no page at an address is said by our own server (``shell.build_missing``);
that no server is there, that a link cannot be read, or that too much was asked, by nginx
from a file. Each page is whole in itself, so what it names of the tokens stands in it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from touchstone.design.css_tokens import build_tokens

FOLDER = Path(__file__).parent
SHEET = FOLDER / "plain.css"
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
