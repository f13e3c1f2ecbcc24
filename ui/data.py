"""The loaded data pack, once a process."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from touchstone import loading
from touchstone.claims import Passage, build_claims, build_passages, select_articles
from touchstone.links import list_choices
from touchstone.pack import Pack
from touchstone.studies import Study, build_studies
from touchstone.verdicts import CellVerdict, Evidence, add_verdicts, collect_evidence, judge_pack

if TYPE_CHECKING:
    from touchstone.finder import Finder
    from touchstone.reading.vocabulary import Vocabulary


# Packs hold few articles, so that most choices of readers are kept.
MOST_SELECTIONS = 64


@dataclass(frozen=True)
class Loaded:
    """A pack and what every page asks of it. Shared by all readers: never change it.

    Attributes:
        pack: The data pack.
        claims: See ``claims.build_claims`` and ``verdicts.add_verdicts``.
        passages: See ``claims.build_passages``.
        choices: Valid ids of every part of a link, see ``links.list_choices``; those of
            the whole pack, whichever of its articles are chosen.
        verdicts: See ``verdicts.judge_pack``.
        evidence: See ``verdicts.collect_evidence``.
        studies: See ``studies.build_studies``.
    """

    pack: Pack
    claims: pd.DataFrame
    passages: tuple[Passage, ...]
    choices: dict[str, dict[str, str]]
    verdicts: dict[tuple[str, str], CellVerdict]
    evidence: dict[tuple[str, str], list[Evidence]]
    studies: dict[str, Study]

    @property
    def article_count(self) -> int:
        """How many articles are shown."""
        return len(self.pack.articles)

    @property
    def has_several(self) -> bool:
        """Whether the pack holds several articles, chosen or not."""
        return len(self.choices["article"]) > 1


def load() -> Loaded:
    """Return the chosen pack, read at the first call of the process.

    Raises:
        PackError: The pack is refused.
    """
    return _load(str(loading.chosen_folder()))


def select(article_ids: Collection[str]) -> Loaded:
    """Return the chosen pack with the claims of some of its articles alone.

    Args:
        article_ids: Valid ids, in any order; none for all.

    Raises:
        PackError: The pack is refused.
    """
    loaded = load()
    chosen = tuple(key for key in loaded.choices["article"] if key in article_ids)
    if not chosen or len(chosen) == len(loaded.choices["article"]):
        return loaded
    return _select(str(loading.chosen_folder()), chosen)


def load_sources() -> loading.Sources:
    """Return the files of the chosen pack as they were when it was loaded.

    Raises:
        PackError: The pack is refused.
    """
    return _read(str(loading.chosen_folder()))[1]


def load_finder() -> Finder:
    """Return the finder of the chosen pack, built at the first search of the process."""
    return _load_finder(str(loading.chosen_folder()))


def load_vocabulary() -> Vocabulary:
    """Return the words of the chosen pack for reading articles, built once a process."""
    return _load_vocabulary(str(loading.chosen_folder()))


@st.cache_resource(show_spinner=False)
def _load_vocabulary(folder: str) -> Vocabulary:
    # Imported here: only who reads an article waits for its libraries.
    from touchstone.reading.vocabulary import build_vocabulary

    return build_vocabulary(_load(folder).pack)


@st.cache_resource(show_spinner=False)
def _load_finder(folder: str) -> Finder:
    # Imported here: only a visitor who uses own words waits for its libraries.
    from touchstone.finder import build_finder

    return build_finder(_load(folder).pack)


@st.cache_resource(show_spinner=False, max_entries=MOST_SELECTIONS)
def _select(folder: str, article_ids: tuple[str, ...]) -> Loaded:
    loaded = _load(folder)
    pack = select_articles(loaded.pack, article_ids)
    verdicts = judge_pack(pack)
    return replace(
        loaded,
        pack=pack,
        claims=add_verdicts(build_claims(pack), verdicts),
        passages=tuple(item for item in loaded.passages if item.article_id in article_ids),
        verdicts=verdicts,
    )


# A resource and not data: the core never changes a frame, and copying all of them
# for each run of each reader would cost more than drawing the page.
@st.cache_resource(show_spinner=False)
def _load(folder: str) -> Loaded:
    return build_loaded(_read(folder)[0])


# The files are kept beside the pack: the folder may have changed, or be gone, when
# somebody takes a pack home. A pack that is refused is read anew by the next reader.
@st.cache_resource(show_spinner=False)
def _read(folder: str) -> tuple[Pack, loading.Sources]:
    sources = loading.read_sources(Path(folder))
    return loading.open_sources(sources), sources


def build_loaded(pack: Pack) -> Loaded:
    """Return a pack with what pages ask of it. Nothing of it is kept here."""
    verdicts = judge_pack(pack)
    return Loaded(
        pack=pack,
        claims=add_verdicts(build_claims(pack), verdicts),
        passages=build_passages(pack),
        choices=list_choices(pack),
        verdicts=verdicts,
        evidence=collect_evidence(pack),
        studies=build_studies(pack),
    )
