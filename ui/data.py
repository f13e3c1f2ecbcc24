"""The loaded data pack, once a process."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from touchstone.claims.claims import (
    Passage,
    build_claims,
    build_passages,
    group_by_concern,
    group_by_pair,
    select_articles,
)
from touchstone.errors import PackError, Problem
from touchstone.evidence.studies import Study, StudyIndex, build_index
from touchstone.evidence.verdicts import (
    CellVerdict,
    Evidence,
    collect_evidence,
    judge_again,
    judge_pack,
)
from touchstone.evidence_map.cells import add_verdicts, group_verdicts, list_cells
from touchstone.evidence_map.choices import list_choices
from touchstone.packs.loading import open_sources
from touchstone.packs.pack import Pack
from touchstone.packs.sources import Sources, chosen_folder, read_sources

if TYPE_CHECKING:
    from touchstone.own_article.reading.vocabulary import Vocabulary
    from touchstone.search.finder import Finder


# Packs hold few articles, so that most choices of readers are kept.
MOST_SELECTIONS = 64
# How long a pack that was refused is not read again.
REFUSAL_SECONDS = 5


@dataclass(frozen=True)
class Loaded:
    """A pack and what every page asks of it. Shared by all readers: never change it.

    Attributes:
        pack: The data pack.
        claims: See ``claims.claims.build_claims`` and ``evidence_map.cells.add_verdicts``.
        passages: See ``claims.claims.build_passages``.
        choices: Valid ids of every part of a link, see ``list_choices``; those of
            the whole pack, whichever of its articles are chosen.
        verdicts: See ``evidence.verdicts.judge_pack``.
        evidence: See ``evidence.verdicts.collect_evidence``.
        index: See ``evidence.studies.build_index``.
        identity: What tells this pack and choice of articles from any other of the
            process, see ``kept.keep``; () for one that is a visitor's own.
    """

    pack: Pack
    claims: pd.DataFrame
    passages: tuple[Passage, ...]
    choices: dict[str, Mapping[str, str]]
    verdicts: dict[tuple[str, str], CellVerdict]
    evidence: dict[tuple[str, str], list[Evidence]]
    index: StudyIndex
    identity: tuple[str, ...] = ()

    @property
    def studies(self) -> Mapping[str, Study]:
        """Every study by id."""
        return self.index.studies

    @cached_property
    def concern_options(self) -> dict[str, str]:
        """What the dropdown calls each concern: its name and its group, by id."""
        concerns = self.pack.concerns
        groups = dict(zip(concerns["concern_id"], concerns["group"], strict=True))
        return {key: f"{name} · {groups[key]}" for key, name in self.pack.concern_names.items()}

    @cached_property
    def passages_by_concern(self) -> dict[str, list[Passage]]:
        """The passages of each concern that has any."""
        return group_by_concern(self.passages)

    @cached_property
    def passages_by_pair(self) -> dict[tuple[str, str], list[Passage]]:
        """The passages of each claimed pair."""
        return group_by_pair(self.passages)

    @cached_property
    def verdicts_by_concern(self) -> dict[str, dict[tuple[str, str], CellVerdict]]:
        """The verdicts of each concern that has any."""
        return group_verdicts(self.verdicts)

    @cached_property
    def cells(self) -> pd.DataFrame:
        """See ``evidence_map.cells.list_cells``."""
        return list_cells(self.pack, self.verdicts)

    @cached_property
    def _claim_places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, concern_id in enumerate(self.claims["concern_id"].tolist()):
            places.setdefault(concern_id, []).append(place)
        return places

    def claims_of(self, concern_id: str) -> pd.DataFrame:
        """Return the rows of ``claims`` about one concern."""
        return self.claims.take(self._claim_places.get(concern_id, []))

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
    return _load(str(chosen_folder()))


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
    return _select(str(chosen_folder()), chosen)


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
    # Imported here: only who reads an article waits for its libraries.
    from touchstone.own_article.reading.vocabulary import build_vocabulary

    return build_vocabulary(_load(folder).pack)


@st.cache_resource(show_spinner=False)
def _load_finder(folder: str) -> Finder:
    # Imported here: only a visitor who uses own words waits for its libraries.
    from touchstone.search.finder import build_finder

    return build_finder(_load(folder).pack)


@st.cache_resource(show_spinner=False, max_entries=MOST_SELECTIONS)
def _select(folder: str, article_ids: tuple[str, ...]) -> Loaded:
    loaded = _load(folder)
    pack = select_articles(loaded.pack, article_ids)
    verdicts = judge_again(pack, loaded.evidence, loaded.verdicts)
    return replace(
        loaded,
        pack=pack,
        claims=add_verdicts(build_claims(pack), verdicts),
        passages=tuple(item for item in loaded.passages if item.article_id in article_ids),
        verdicts=verdicts,
        identity=(folder, *article_ids),
    )


# A resource and not data: the core never changes a frame, and copying all of them
# for each run of each reader would cost more than drawing the page.
@st.cache_resource(show_spinner=False)
def _load(folder: str) -> Loaded:
    return replace(build_loaded(_read(folder)[0]), identity=(folder,))


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


def build_own(pack: Pack) -> Loaded:
    """Return a visitor's pack with what pages ask of it. Nothing of it is kept here.

    Where its research is that of the shown pack, it is not read and judged anew.
    """
    shown = load()
    tables = ("studies", "findings", "concerns", "benefits")
    if any(pack.tables[name] is not shown.pack.tables[name] for name in tables):
        return build_loaded(pack)
    verdicts = judge_again(pack, shown.evidence, shown.verdicts)
    return replace(
        shown,
        pack=pack,
        claims=add_verdicts(build_claims(pack), verdicts),
        passages=build_passages(pack),
        choices=list_choices(pack),
        verdicts=verdicts,
        identity=(),
    )


def build_loaded(pack: Pack) -> Loaded:
    """Return a pack with what pages ask of it. Nothing of it is kept here."""
    evidence = collect_evidence(pack)
    verdicts = judge_pack(pack, evidence)
    return Loaded(
        pack=pack,
        claims=add_verdicts(build_claims(pack), verdicts),
        passages=build_passages(pack),
        choices=list_choices(pack),
        verdicts=verdicts,
        evidence=evidence,
        index=build_index(pack),
    )
