"""The loaded data pack, once a process."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from touchstone.errors import PackError, Problem
from touchstone.evidence.bar import NO_BAR, Bar
from touchstone.evidence_map.evidence_map import (
    EvidenceMap,
    apply_bar,
    build_evidence_map,
    replace_claims,
    show_articles,
)
from touchstone.limits import MAX_CACHED_SELECTIONS
from touchstone.packs.loading import open_sources
from touchstone.packs.pack import Pack
from touchstone.packs.sources import Sources, chosen_folder, read_sources

if TYPE_CHECKING:
    from touchstone.own_article.reading.vocabulary import Vocabulary
    from touchstone.search.finder import Finder


# How long a pack that was refused is not read again.
REFUSAL_SECONDS = 5


def load() -> EvidenceMap:
    """Return the chosen pack, read at the first call of the process.

    Raises:
        PackError: The pack is refused.
    """
    return _load(str(chosen_folder()))


def select(article_ids: Collection[str], bar: Bar = NO_BAR) -> EvidenceMap:
    """Return the chosen pack as a link asks for it.

    Args:
        article_ids: Valid ids of the articles whose claims are shown, in any order; none
            for all.
        bar: What the reader asks of the studies that decide.

    Raises:
        PackError: The pack is refused.
    """
    evidence_map = load()
    chosen = tuple(key for key in evidence_map.choices["article"] if key in article_ids)
    if len(chosen) == len(evidence_map.choices["article"]):
        chosen = ()
    if not chosen and not bar:
        return evidence_map
    # Sorted: Streamlit tells equal sets apart that were filled in another order.
    return _select(str(chosen_folder()), chosen, tuple(sorted(bar)))


def load_sources() -> Sources:
    """Return the files of the chosen pack as they were when it was loaded.

    Raises:
        PackError: The pack is refused.
    """
    return _read(str(chosen_folder()))[1]


def load_finder() -> Finder:
    """Return the finder of the chosen pack, built at the first search of the process."""
    return _load_finder(str(chosen_folder()))


def load_vocabulary() -> Vocabulary:
    """Return the words of the chosen pack for reading articles, built once a process."""
    return _load_vocabulary(str(chosen_folder()))


@st.cache_resource(show_spinner=False)
def _load_vocabulary(folder: str) -> Vocabulary:
    # Imported here: only a visitor who gives an article waits for its libraries.
    from touchstone.own_article.reading.vocabulary import build_vocabulary

    return build_vocabulary(_load(folder).pack)


@st.cache_resource(show_spinner=False)
def _load_finder(folder: str) -> Finder:
    # Imported here: only a visitor who uses own words waits for its libraries.
    from touchstone.search.finder import build_finder

    return build_finder(_load(folder).pack)


@st.cache_resource(show_spinner=False, max_entries=MAX_CACHED_SELECTIONS)
def _select(folder: str, article_ids: tuple[str, ...], bar: tuple[str, ...]) -> EvidenceMap:
    return apply_bar(show_articles(_load(folder), article_ids), frozenset(bar))


# A resource and not data: the core never changes a frame, and copying all of them
# for each run of each reader would cost more than drawing the page.
@st.cache_resource(show_spinner=False)
def _load(folder: str) -> EvidenceMap:
    return replace(build_evidence_map(_read(folder)[0]), identity=(folder,))


def _read(folder: str) -> tuple[Pack, Sources]:
    if problems := _find_problems(folder):
        raise PackError(problems)
    return _open(folder)


# Checking a pack takes the time of many answers. One that is refused is asked for by
# every request, and is looked at anew only after a while.
@st.cache_resource(show_spinner=False, ttl=REFUSAL_SECONDS)
def _find_problems(folder: str) -> tuple[Problem, ...]:
    try:
        _open(folder)
    except PackError as error:
        return error.problems
    return ()


# The files are kept beside the pack: the folder may have changed, or be gone, when
# somebody takes a pack home.
@st.cache_resource(show_spinner=False)
def _open(folder: str) -> tuple[Pack, Sources]:
    sources = read_sources(Path(folder))
    return open_sources(sources), sources


def build_own(pack: Pack, bar: Bar = NO_BAR) -> EvidenceMap:
    """Return the map of a visitor's pack. Nothing of it is kept here."""
    shown = load()
    own = replace_claims(shown, pack)
    if pack.has_names_of(shown.pack):
        # Also where its tables were read from a file: they hold the same studies.
        own = replace(own, gathered_for=shown.gathered_for)
    return apply_bar(own, bar)
