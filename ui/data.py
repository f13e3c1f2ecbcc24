"""Load the data pack, once per process."""

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


# How long to wait before a refused pack is read again.
REFUSAL_SECONDS = 5


def load() -> EvidenceMap:
    """Return the map of the chosen pack, which is read on the first call in the process.

    Raises:
        PackError: The pack is refused.
    """
    return _load(str(chosen_folder()))


def select(article_ids: Collection[str], bar: Bar = NO_BAR) -> EvidenceMap:
    """Return the map of the chosen pack as a link asks for it.

    Args:
        article_ids: Valid ids of the articles whose claims are shown, in any order; empty
            for all.
        bar: The reader's own bar: what a study must be to count.

    Raises:
        PackError: The pack is refused.
    """
    evidence_map = load()
    chosen = tuple(key for key in evidence_map.choices["article"] if key in article_ids)
    if len(chosen) == len(evidence_map.choices["article"]):
        chosen = ()
    if not chosen and not bar:
        return evidence_map
    # Sorted, because Streamlit's cache distinguishes equal sets that were filled in another order.
    return _select_map(str(chosen_folder()), chosen, tuple(sorted(bar)))


def load_sources() -> Sources:
    """Return the files of the chosen pack as they were when it was loaded.

    Raises:
        PackError: The pack is refused.
    """
    return _read_pack(str(chosen_folder()))[1]


def load_finder() -> Finder:
    """Return the finder of the chosen pack, built on the first search in the process."""
    return _load_finder(str(chosen_folder()))


def load_vocabulary() -> Vocabulary:
    """Return the chosen pack's vocabulary for reading articles, built once per process."""
    return _load_vocabulary(str(chosen_folder()))


@st.cache_resource(show_spinner=False)
def _load_vocabulary(folder: str) -> Vocabulary:
    # Imported here: only a visitor who submits an article waits for its libraries.
    from touchstone.own_article.reading.vocabulary import build_vocabulary

    return build_vocabulary(_load(folder).pack)


@st.cache_resource(show_spinner=False)
def _load_finder(folder: str) -> Finder:
    # Imported here: only a visitor who searches in their own words waits for its libraries.
    from touchstone.search.finder import build_finder

    return build_finder(_load(folder).pack)


@st.cache_resource(show_spinner=False, max_entries=MAX_CACHED_SELECTIONS)
def _select_map(folder: str, article_ids: tuple[str, ...], bar: tuple[str, ...]) -> EvidenceMap:
    return apply_bar(show_articles(_load(folder), article_ids), frozenset(bar))


# Cached as a resource, not as data: the core never changes a frame, and copying all frames
# for each run of each reader would cost more than drawing the page.
@st.cache_resource(show_spinner=False)
def _load(folder: str) -> EvidenceMap:
    return replace(build_evidence_map(_read_pack(folder)[0]), identity=(folder,))


def _read_pack(folder: str) -> tuple[Pack, Sources]:
    if problems := _find_problems(folder):
        raise PackError(problems)
    return _open_pack(folder)


# Checking a pack takes as long as many responses, and every request asks for a refused pack
# again. So its problems are cached for a while.
@st.cache_resource(show_spinner=False, ttl=REFUSAL_SECONDS)
def _find_problems(folder: str) -> tuple[Problem, ...]:
    try:
        _open_pack(folder)
    except PackError as error:
        return error.problems
    return ()


# The files are cached with the pack: by the time somebody downloads a pack, the folder may
# have changed or be gone.
@st.cache_resource(show_spinner=False)
def _open_pack(folder: str) -> tuple[Pack, Sources]:
    sources = read_sources(Path(folder))
    return open_sources(sources), sources


def build_own(pack: Pack, bar: Bar = NO_BAR) -> EvidenceMap:
    """Return the map of a visitor's pack, without caching any of it."""
    shown_map = load()
    own_map = replace_claims(shown_map, pack)
    if pack.has_names_of(shown_map.pack):
        # This includes packs whose tables were read from a file: they have the same studies.
        own_map = replace(own_map, gathered_for=shown_map.gathered_for)
    return apply_bar(own_map, bar)
