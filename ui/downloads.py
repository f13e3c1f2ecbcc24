"""Draw a row of download buttons, each of which makes its file on demand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Download:
    """One file: its extension, its media type, and the function that makes it."""

    ending: str
    mime: str
    make: Callable[[], bytes]


def show_downloads(page: str, label: str, files: Mapping[str, Download], *, name: str) -> None:
    """Draw one button per file.

    Args:
        page: Prefix of the widget keys.
        label: Label of the buttons; "{}" stands for the name of the format.
        files: The files by name of their format.
        name: Name of the files without extension.
    """
    with st.container(horizontal=True, key=f"{page}_exports"):
        for title, file in files.items():
            st.download_button(
                label.format(title),
                file.make,
                file_name=f"{name}.{file.ending}",
                mime=file.mime,
                on_click="ignore",
                key=f"{page}_{file.ending}",
            )
