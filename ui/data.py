"""The loaded data pack, once a process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from touchstone import loading
from touchstone.claims import Passage, build_claims, build_passages
from touchstone.links import list_choices
from touchstone.pack import Pack


@dataclass(frozen=True)
class Loaded:
    """A pack and what every page asks of it. Shared by all readers: never change it.

    Attributes:
        pack: The data pack.
        claims: See ``claims.build_claims``.
        passages: See ``claims.build_passages``.
        choices: Valid ids of every part of a link, see ``links.list_choices``.
    """

    pack: Pack
    claims: pd.DataFrame
    passages: tuple[Passage, ...]
    choices: dict[str, dict[str, str]]


def load() -> Loaded:
    """Return the chosen pack, read at the first call of the process.

    Raises:
        PackError: The pack is refused.
    """
    return _load(str(loading.chosen_folder()))


# A resource and not data: the core never changes a frame, and copying all of them
# for each run of each reader would cost more than drawing the page.
@st.cache_resource(show_spinner=False)
def _load(folder: str) -> Loaded:
    pack = loading.load_pack(Path(folder))
    return Loaded(pack, build_claims(pack), build_passages(pack), list_choices(pack))
