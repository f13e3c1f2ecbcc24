"""Keep the row of a table together: a label means nothing without its value."""

from __future__ import annotations

from collections.abc import Sequence

from touchstone.own_article.documents.document import Block

_BETWEEN = " | "
# A longer cell is running text that merely uses a table for its layout.
_CELL_CHARS = 300


def join_row(cells: Sequence[Sequence[Block]]) -> list[Block]:
    """Return the blocks of a table's row: one paragraph if its cells are short.

    Args:
        cells: The blocks of each cell.

    Examples:
        >>> join_row([[Block("paragraph", "Scars")], [Block("paragraph", "softer")], []])
        [Block(kind='paragraph', text='Scars | softer')]
    """
    filled = [kept for cell in cells if (kept := [block for block in cell if block.text.strip()])]
    if len(filled) > 1 and all(_is_short(cell) for cell in filled):
        return [Block("paragraph", _BETWEEN.join(cell[0].text.strip() for cell in filled))]
    return [block for cell in filled for block in cell]


def _is_short(cell: Sequence[Block]) -> bool:
    return len(cell) == 1 and len(cell[0].text) <= _CELL_CHARS and cell[0].kind == "paragraph"
