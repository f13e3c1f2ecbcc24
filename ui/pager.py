"""The choice of a part of a list that is too long to be drawn whole."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from touchstone import paging
from touchstone.markup.elements import render_note
from touchstone.paging import Part
from ui.frame import Context
from ui.research_blocks import show_choice


def show_parts(context: Context, name: str, title: str, part: Part, *, size: int) -> None:
    """Draw the choice of a part, which stands in the link; nothing where all is shown.

    Args:
        context: The page.
        name: The part of the link that holds the number.
        title: What is chosen.
        part: What is shown now.
        size: How many items make a part.
    """
    if part.is_all:
        return
    numbers = {
        str(number): paging.name_part(number, part, size) for number in paging.list_numbers(part)
    }
    show_choice(context, name, title, numbers, str(part.number))


def say_cut(sentences: Sequence[str]) -> None:
    """Say what is left out; nothing where nothing is."""
    said = render_cut(sentences)
    if said:
        st.html(said)


def render_cut(sentences: Sequence[str]) -> str:
    """Return what is left out as markup; '' where nothing is."""
    said = [sentence for sentence in sentences if sentence]
    return render_note(said) if said else ""
