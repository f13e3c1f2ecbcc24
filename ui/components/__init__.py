"""Custom components, each with its Python, JavaScript and CSS side by side."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@lru_cache
def read_files(*names: str) -> str:
    """Return files of this folder, joined into one text.

    Streamlit mistakes a text without a line break for a path; these end in one.

    Args:
        names: Their names; files that others depend on come first.
    """
    return "".join((_FOLDER / name).read_text(encoding="utf-8") for name in names)
