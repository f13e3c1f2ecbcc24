"""Check that outputs hold no markup, formula or script but our own.

The outputs of valid inputs define which elements and attributes are ours; hostile inputs may add
none. This is not a list of known attacks: anything that is not ours is refused.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

import lxml.html
import openpyxl
from markdown_it import MarkdownIt

from tests.fuzz.mutating import CANARY
from touchstone.formulas import is_number, starts_like_formula

Shape = tuple[str, str]
# Where our links may lead: a place on the page, one of our pages, or an https address.
_ADDRESS = re.compile(
    r"#[\w.~%:/?=&,+-]*|\./|/?[a-z_]*(\?[^\s<>\"]*)?(#[\w-]*)?|https://[^\s<>\"]+"
    # The favicon of a file that readers download.
    r"|data:image/svg\+xml,%3Csvg[^<>\"]+"
)
_LINKS = ("href", "src", "action", "formaction", "xlink:href", "srcset", "data")
_PLAIN = {"text", "text_special", "softbreak", "entity"}
_MARKDOWN = MarkdownIt("commonmark")


class AliveError(AssertionError):
    """An output has something that a browser or a spreadsheet would run."""


def list_shapes(markup: str) -> set[Shape]:
    """Return every (element, attribute) of some markup, with '' for the element itself."""
    return {shape for shape, _ in _walk(markup)}


def check_markup(markup: str, ours: set[Shape], *, scripts: int = 0) -> None:
    """Refuse markup with an element or attribute that is not ours, or a foreign address.

    Raises:
        AliveError: Something is not ours.
    """
    found = 0
    for (tag, name), value in _walk(markup):
        if CANARY in tag or CANARY in name:
            raise AliveError(f"<{tag} {name}> came out")
        if (tag, name) not in ours:
            raise AliveError(f"<{tag} {name}> is not ours")
        if name in _LINKS and not _ADDRESS.fullmatch(value):
            raise AliveError(f"{name}={value[:80]!r} is no address of ours")
        found += tag == "script" and not name
    if found > scripts:
        raise AliveError(f"{found} scripts instead of {scripts}")


def check_markdown(text: str) -> None:
    """Refuse a label or heading in which Markdown or a directive of Streamlit is active.

    Raises:
        AliveError: It is more than plain text.
    """
    for block in _MARKDOWN.parse(text):
        if block.type not in ("paragraph_open", "paragraph_close", "inline"):
            raise AliveError(f"Markdown: {block.type} in {text[:80]!r}")
        for child in block.children or ():
            if child.type not in _PLAIN:
                raise AliveError(f"Markdown: {child.type} in {text[:80]!r}")
    if re.search(r"(?<!\\):[\w/-]+(\[|:)|(?<!\\)\$[^$\s]", text):
        raise AliveError(f"a directive or formula in {text[:80]!r}")


def check_csv(raw: bytes) -> None:
    """Refuse a CSV file with a cell that a spreadsheet would evaluate.

    Raises:
        AliveError: A cell starts like a formula.
    """
    for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")):
        _check_cells(row)


def check_xlsx(raw: bytes) -> None:
    """Refuse a workbook with a formula or a link in it.

    Raises:
        AliveError: A cell is a formula or a link.
    """
    for sheet in openpyxl.load_workbook(io.BytesIO(raw)).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f" or cell.hyperlink:
                    raise AliveError(f"{sheet.title}!{cell.coordinate} is alive")
                # A cell with quotePrefix stays text whatever it starts with, even after editing.
                if isinstance(cell.value, str) and not cell.quotePrefix:
                    _check_cells([cell.value])


def _check_cells(cells: Iterable[str]) -> None:
    for cell in cells:
        if starts_like_formula(cell) and not is_number(cell):
            raise AliveError(f"the cell {cell[:60]!r} starts like a formula")


def _walk(markup: str) -> Iterator[tuple[Shape, str]]:
    """Yield each element and attribute as a browser would see them."""
    if not markup.strip():
        return
    root = lxml.html.document_fromstring(f"<div>{markup}</div>")
    for element in root.iter():
        if not isinstance(element.tag, str):
            if element.text and CANARY in element.text:
                yield ("!comment", CANARY), ""
            continue
        yield (element.tag, ""), ""
        for name, value in element.attrib.items():
            yield (element.tag, name), value
