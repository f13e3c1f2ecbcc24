"""Custom components, each with its Python, JavaScript and CSS side by side."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@lru_cache
def read_files(*names: str) -> str:
    """Return files of this folder as one text.

    Streamlit takes a text without a line break for a path; these end in one.

    Args:
        names: Their names, those first that others build on.
    """
    return "".join((_FOLDER / name).read_text(encoding="utf-8") for name in names)
