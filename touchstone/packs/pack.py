"""A loaded data pack.

A ``Pack`` is always complete and valid, because ``loading`` refuses anything else. All readers
of a process share its frames, so nothing may change them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from touchstone.articles.article import Article
from touchstone.frames import iterate_cells, iterate_rows
from touchstone.ids import BenefitId, Cell, ConcernId
from touchstone.limits import MAX_OFFLINE_ROWS
from touchstone.packs.schema import Table
from touchstone.packs.sources import standard_tables
from touchstone.text import slugify_unlike


@dataclass(frozen=True)
class Change:
    """One entry of the change log in the data."""

    version: str
    date: str
    text: str


@dataclass(frozen=True)
class Pack:
    """A data pack, with frames whose columns ``datapackage.json`` describes.

    Attributes:
        name: Its id among data packs.
        title: What the pack calls itself.
        version: Version of the data; it changes whenever an old export would no longer agree.
        created: Date of the data, ``YYYY-MM-DD``.
        searched: Month of the last search for studies, ``YYYY-MM``, or empty.
        next_check: Date by which the next search for studies is due, or empty.
        tables: The frames by table name. Text columns are ``str`` (blank is ``""``),
            whole numbers ``Int64``, others ``Float64`` (blank is missing).
        makers: Names of those who made the pack, as it gives them.
        articles: The articles by id, in alphabetical order.
        texts: What the pack says about itself on the About page, as Markdown by name.
        not_covered: Terms that the pack does not cover, although they share a word with
            one that it does ("age spots").
        benefit_words: Phrases that name a benefit in an article, by benefit id. In them,
            "less", "more" and "better" stand for every word of that sense. A benefit
            without an entry is recognized only by its name.
        concern_words: Words that name a concern in an article, by concern id, in addition
            to its search words. They count only where an article is about skin.
        changes: The change log of the data, newest first.
    """

    name: str
    title: str
    version: str
    created: str
    searched: str
    next_check: str
    tables: Mapping[str, pd.DataFrame]
    articles: Mapping[str, Article]
    makers: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    not_covered: tuple[str, ...] = ()
    benefit_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    concern_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()

    @property
    def concerns(self) -> pd.DataFrame:
        """One row per concern, in the order of the pack."""
        return self.tables["concerns"]

    @property
    def benefits(self) -> pd.DataFrame:
        """One row per benefit, in the order of the pack."""
        return self.tables["benefits"]

    @property
    def claims(self) -> pd.DataFrame:
        """One row per passage that makes one claim."""
        return self.tables["claims"]

    @property
    def studies(self) -> pd.DataFrame:
        """One row per study."""
        return self.tables["studies"]

    @property
    def findings(self) -> pd.DataFrame:
        """One row per study, cell and step."""
        return self.tables["findings"]

    @property
    def cautions(self) -> pd.DataFrame:
        """One row per caution."""
        return self.tables["cautions"]

    @cached_property
    def cell_notes(self) -> dict[Cell, str]:
        """What a reader must know beside the figures of a cell; most cells have no note."""
        notes = self.tables["cell_notes"]
        return dict(zip(iterate_cells(notes), notes["note"].tolist(), strict=True))

    @cached_property
    def article_names(self) -> dict[str, str]:
        """Unique titles of the articles by id; a title that several share has the id added."""
        titles = [article.title for article in self.articles.values()]
        return {
            key: f"{article.title} ({key})" if titles.count(article.title) > 1 else article.title
            for key, article in self.articles.items()
        }

    @cached_property
    def concern_ids(self) -> tuple[ConcernId, ...]:
        """Ids of the concerns, in the order of the pack."""
        return tuple(map(ConcernId, self.concern_names))

    @cached_property
    def benefit_ids(self) -> tuple[BenefitId, ...]:
        """Ids of the benefits, in the order of the pack."""
        return tuple(map(BenefitId, self.benefit_names))

    @cached_property
    def concern_names(self) -> dict[str, str]:
        """Names of the concerns by id, in the order of the pack."""
        return dict(zip(self.concerns["concern_id"], self.concerns["name"], strict=True))

    @cached_property
    def concern_meanings(self) -> dict[str, str]:
        """What is meant by each concern, by id."""
        return dict(zip(self.concerns["concern_id"], self.concerns["description"], strict=True))

    @cached_property
    def benefit_names(self) -> dict[str, str]:
        """Names of the benefits by id, in the order of the pack."""
        return dict(zip(self.benefits["benefit_id"], self.benefits["name"], strict=True))

    def related_concerns(self, concern_id: ConcernId) -> list[ConcernId]:
        """Return the concern that a concern's row names, then the others of its group."""
        rows = list(iterate_rows(self.concerns, ("concern_id", "group", "related_concern_id")))
        group, related_id = next(row[1:] for row in rows if row[0] == concern_id)
        ordered_ids = [related_id] if related_id else []
        ordered_ids += [key for key, other_group, _ in rows if other_group == group]
        return [ConcernId(key) for key in dict.fromkeys(ordered_ids) if key != concern_id]

    def has_names_of(self, other: Pack) -> bool:
        """Return whether another pack has the same concerns and benefits by the same names."""
        names = (self.concern_names, self.benefit_names)
        return names == (other.concern_names, other.benefit_names)

    @cached_property
    def short_benefit_names(self) -> dict[str, str]:
        """Short names of the benefits by id, or the full names if two short ones are the same."""
        rows = iterate_rows(self.benefits, ("benefit_id", "name", "short_name"))
        short_names = {benefit_id: short_name or name for benefit_id, name, short_name in rows}
        return (
            short_names
            if len(set(short_names.values())) == len(short_names)
            else self.benefit_names
        )

    @cached_property
    def _second_steps(self) -> dict[str, str]:
        rows = iterate_rows(self.benefits, ("benefit_id", "second_step"))
        return {benefit_id: second_step for benefit_id, second_step in rows if second_step}

    def name_second_step(self, benefit_id: BenefitId, benefit: str) -> str:
        """Return what studies of the second step of a claim are about.

        Args:
            benefit_id: The benefit of the claim.
            benefit: What the benefit is called here, returned unless the pack names another
                subject.
        """
        return self._second_steps.get(benefit_id, benefit)

    @cached_property
    def groups(self) -> dict[str, str]:
        """Names of the concern groups by id, in the order of the pack."""
        return _name_by_id(self.concerns["group"].unique())

    @cached_property
    def areas(self) -> dict[str, str]:
        """Names of the areas by id, in the order of the pack."""
        return _name_by_id(self.benefits["area"].unique())


def _name_by_id(names: Iterable[str]) -> dict[str, str]:
    names_by_id: dict[str, str] = {}
    for name in names:
        names_by_id[slugify_unlike(name, names_by_id)] = name
    return names_by_id


def find_excess(pack: Pack) -> str:
    """Return why a pack is too large for the offline copy and what to download instead, or ''."""
    rows = len(pack.claims) + len(pack.studies)
    if rows <= MAX_OFFLINE_ROWS:
        return ""
    return (
        f"The offline copy holds at most {MAX_OFFLINE_ROWS:,} passages and studies, and this "
        f"pack has {rows:,}. Download its tables instead."
    )


def list_filled_tables(pack: Pack) -> dict[str, Table]:
    """Return the tables of a pack by name, without optional ones that are empty."""
    return {
        name: table
        for name, table in standard_tables().items()
        if not (table.optional and pack.tables[name].empty)
    }
