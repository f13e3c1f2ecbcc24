"""Check the texts of a pack about itself: plain Markdown without HTML or pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from touchstone.errors import Problem
from touchstone.limits import MAX_PACK_TEXT_CHARS
from touchstone.packs.csv_tables import decode_text
from touchstone.packs.sources import standard_texts

_HTML = "HTML is not allowed here. Write plain Markdown."
_REFUSED = {
    "html_block": _HTML,
    "html_inline": _HTML,
    # The browser would fetch it from another site, which would learn who is reading.
    "image": "a picture is not allowed here. Describe it in words.",
}


def check_texts(files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield every problem in the texts of a pack.

    Args:
        files: Content of the pack by path.
    """
    for path in standard_texts().values():
        if path in files:
            yield from _check_text(path, decode_text(path, files[path]))


def _check_text(path: str, text: str | Problem) -> Iterator[Problem]:
    if isinstance(text, Problem):
        yield text
        return
    if len(text) > MAX_PACK_TEXT_CHARS:
        limit = f"the limit is {MAX_PACK_TEXT_CHARS:,}"
        message = f"the text has {len(text):,} characters; {limit}. Shorten it."
        yield Problem(path, 0, "", message)
        return
    yield from _check_tokens(path, MarkdownIt("commonmark").parse(text))


def _check_tokens(path: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    for token in tokens:
        row = token.map[0] + 1 if token.map else 0
        kinds = {token.type, *(child.type for child in token.children or ())}
        for message in sorted({_REFUSED[kind] for kind in kinds & _REFUSED.keys()}):
            yield Problem(path, row, "", message)
        if token.type == "heading_open" and token.tag == "h1":
            message = "the page has its title already. Begin a heading with ## or more."
            yield Problem(path, row, "", message)
