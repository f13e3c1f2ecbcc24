"""Draw download buttons, each of which makes its file on demand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

_MEDIA_TYPES = {
    "csv": "text/csv",
    "html": "text/html",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "ris": "application/x-research-info-systems",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Download:
    """One file: its extension, and the function that makes it."""

    ending: str
    make: Callable[[], bytes]


def show_download(
    label: str, file_name: str, make: Callable[[], bytes], *, key: str, is_plain: bool = False
) -> None:
    """Draw one button; saving a file does not draw the page anew.

    Args:
        label: Its label.
        file_name: Name of the file; its extension decides the media type.
        make: Makes the file.
        key: Key of the button.
        is_plain: Whether it looks like plain text.
    """
    st.download_button(
        label,
        make,
        file_name=file_name,
        mime=_MEDIA_TYPES[file_name.rpartition(".")[2]],
        on_click="ignore",
        type="tertiary" if is_plain else "secondary",
        key=key,
    )


def show_downloads(page: str, label: str, files: Mapping[str, Download], *, name: str) -> None:
    """Draw a row of buttons, one per file.

    Args:
        page: Prefix of the widget keys.
        label: Label of the buttons; "{}" stands for the name of the format.
        files: The files by name of their format.
        name: Name of the files without extension.
    """
    with st.container(horizontal=True, key=f"{page}_exports"):
        for title, file in files.items():
            file_name, key = f"{name}.{file.ending}", f"{page}_{file.ending}"
            show_download(label.format(title), file_name, file.make, key=key)
