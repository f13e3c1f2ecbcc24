"""The central value: a data pack and everything that pages, files and commands need from it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from touchstone.claims.claims import (
    Passage,
    build_claims,
    build_passages,
    group_by_concern,
    group_by_pair,
    select_articles,
)
from touchstone.evidence.bar import NO_BAR, Bar
from touchstone.evidence.basis import FindingKey, Standing, list_claims_by_study, list_standings
from touchstone.evidence.chain import Chain, build_chain
from touchstone.evidence.effects import Effect, build_effects, group_effects
from touchstone.evidence.findings import Evidence, collect_contents, collect_evidence
from touchstone.evidence.how_much import HowMuch, find_how_much
from touchstone.evidence.judging import judge_again, judge_pack
from touchstone.evidence.studies import Study, StudyIndex, build_index
from touchstone.evidence.verdicts import CellVerdict
from touchstone.evidence_map.cells import (
    add_verdicts,
    group_verdicts,
    list_cells,
    rank_tested,
)
from touchstone.evidence_map.choices import list_choices
from touchstone.frames import iterate_cells, iterate_rows
from touchstone.ids import Cell, ConcernId
from touchstone.packs.pack import Pack
from touchstone.wording.studies import list_searched

# What research found depends on these tables alone.
_RESEARCH_TABLES = (
    "studies", "findings", "concerns", "benefits", "effects", "effect_cells", "scales",
    "review_contents",
)  # fmt: skip


@dataclass(frozen=True)
class EvidenceMap:
    """A pack and what is derived from it, shared by all readers and never changed.

    Attributes:
        pack: The data pack, limited to the articles shown.
        claims: See ``claims.claims.build_claims`` and ``evidence_map.cells.add_verdicts``.
        passages: See ``claims.claims.build_passages``.
        choices: Valid ids of every parameter of a link, see ``list_choices``. They are those of
            the whole pack, regardless of which of its articles are shown.
        verdicts: See ``evidence.judging.judge_pack``.
        evidence: See ``evidence.findings.collect_evidence``.
        index: See ``evidence.studies.build_index``.
        identity: A cache key, unique in the process for this pack, choice of articles and bar.
            It is () for a visitor's own pack, which no cache may hold.
        bar: What a reader requires of the studies that decide; ``NO_BAR`` for the published
            rule.
        gathered_for: The claims for which studies were searched. A visitor's own article may
            make other claims.
    """

    pack: Pack
    claims: pd.DataFrame
    passages: tuple[Passage, ...]
    choices: dict[str, Mapping[str, str]]
    verdicts: dict[Cell, CellVerdict]
    evidence: dict[Cell, list[Evidence]]
    index: StudyIndex
    identity: tuple[str, ...] = ()
    bar: Bar = NO_BAR
    gathered_for: frozenset[Cell] = frozenset()

    @property
    def studies(self) -> Mapping[str, Study]:
        """Every study by id."""
        return self.index.studies

    @property
    def article_count(self) -> int:
        """How many articles are shown."""
        return len(self.pack.articles)

    @property
    def has_several(self) -> bool:
        """Whether the pack holds several articles, shown or not."""
        return len(self.choices["article"]) > 1

    @property
    def chosen_articles(self) -> list[str]:
        """Ids of the articles shown, as links name them; empty if all are shown."""
        shown_ids = list(self.pack.articles)
        return shown_ids if len(shown_ids) < len(self.choices["article"]) else []

    @property
    def kept_in_links(self) -> dict[str, list[str]]:
        """What a link to another view keeps, by parameter: the articles and the reader's bar."""
        return {"article": self.chosen_articles, "bar": sorted(self.bar)}

    @cached_property
    def passages_by_concern(self) -> dict[str, list[Passage]]:
        """The passages of each concern that has any."""
        return group_by_concern(self.passages)

    @cached_property
    def passages_by_pair(self) -> dict[Cell, list[Passage]]:
        """The passages of each claimed cell."""
        return group_by_pair(self.passages)

    @cached_property
    def verdicts_by_concern(self) -> dict[str, dict[Cell, CellVerdict]]:
        """The verdicts of each concern that has any."""
        return group_verdicts(self.verdicts)

    @cached_property
    def effects(self) -> dict[str, Effect]:
        """Every outcome with its numbers, by id."""
        return build_effects(self.pack)

    @cached_property
    def effects_by_cell(self) -> dict[Cell, tuple[Effect, ...]]:
        """The outcomes that apply to each cell, the main outcome of a finding first."""
        return group_effects(self.pack, self.effects, self.evidence)

    @cached_property
    def contents(self) -> dict[str, frozenset[str]]:
        """The studies that each review is known to include, by review."""
        return collect_contents(self.pack)

    @cached_property
    def claims_by_study(self) -> dict[str, frozenset[Cell]]:
        """The claims that each study decides, by study."""
        return list_claims_by_study(self.verdicts)

    @cached_property
    def standings(self) -> dict[FindingKey, Standing]:
        """Whether each finding decides a claim, or why not."""
        return list_standings(self.verdicts)

    @cached_property
    def cells(self) -> pd.DataFrame:
        """See ``evidence_map.cells.list_cells``."""
        return list_cells(self.pack, self.verdicts)

    @cached_property
    def _claims_by_concern(self) -> dict[str, pd.DataFrame]:
        rows: dict[str, list[tuple[int, Cell]]] = {}
        for row, cell in enumerate(iterate_cells(self.claims)):
            rows.setdefault(cell.concern_id, []).append((row, cell))
        for numbered_cells in rows.values():
            numbered_cells.sort(key=lambda item: rank_tested(self.verdicts[item[1]]), reverse=True)
        return {
            concern_id: self.claims.take([row for row, _ in numbered_cells])
            for concern_id, numbered_cells in rows.items()
        }

    @cached_property
    def _aside_by_cell(self) -> dict[Cell, set[str]]:
        """Ids of the effects that measure something other than what the benefit names, by cell."""
        table, aside_ids = self.pack.tables["effect_cells"], dict[Cell, set[str]]()
        columns = ("effect_id", "concern_id", "benefit_id", "of_claim")
        for effect_id, concern_id, benefit_id, of_claim in iterate_rows(table, columns):
            if of_claim == "no":
                aside_ids.setdefault(Cell(concern_id, benefit_id), set()).add(effect_id)
        return aside_ids

    def is_aside(self, cell: Cell, effect: Effect) -> bool:
        """Return whether an effect measures something other than what the benefit names."""
        return effect.effect_id in self._aside_by_cell.get(cell, ())

    def how_much(self, cell: Cell) -> HowMuch | None:
        """Return the numbers behind a cell, or None if no study decides it."""
        verdict = self.verdicts.get(cell)
        effects = self.effects_by_cell.get(cell, ())
        aside = self._aside_by_cell.get(cell, ())
        return find_how_much(verdict, effects, self.studies, aside) if verdict else None

    def chain(self, cell: Cell) -> Chain:
        """Return the chain of a cell that is claimed or has a finding, link by link."""
        return build_chain(self.evidence.get(cell, []), self.verdicts[cell])

    def claims_of(self, concern_id: ConcernId) -> pd.DataFrame:
        """Return the rows of ``claims`` about one concern, the best tested first."""
        return self._claims_by_concern.get(concern_id, self.claims.head(0))


def build_evidence_map(pack: Pack) -> EvidenceMap:
    """Return the evidence map of a pack."""
    evidence = collect_evidence(pack)
    verdicts = judge_pack(pack, evidence)
    return EvidenceMap(
        pack=pack,
        claims=add_verdicts(build_claims(pack), verdicts),
        passages=build_passages(pack),
        choices=list_choices(pack),
        verdicts=verdicts,
        evidence=evidence,
        index=build_index(pack, tell=list_searched),
        gathered_for=frozenset(iterate_cells(pack.claims)),
    )


def show_articles(evidence_map: EvidenceMap, article_ids: Collection[str]) -> EvidenceMap:
    """Return the map with only the claims of some of its articles.

    Args:
        evidence_map: The map of a whole pack.
        article_ids: Valid ids, in any order; empty for all.
    """
    chosen = tuple(key for key in evidence_map.choices["article"] if key in article_ids)
    if not chosen or len(chosen) == len(evidence_map.choices["article"]):
        return evidence_map
    pack = select_articles(evidence_map.pack, chosen)
    verdicts = judge_again(pack, evidence_map.evidence, evidence_map.verdicts, evidence_map.bar)
    return replace(
        evidence_map,
        pack=pack,
        claims=add_verdicts(build_claims(pack), verdicts),
        passages=tuple(item for item in evidence_map.passages if item.article_id in chosen),
        verdicts=verdicts,
        identity=(*evidence_map.identity, *chosen) if evidence_map.identity else (),
    )


def apply_bar(evidence_map: EvidenceMap, bar: Bar) -> EvidenceMap:
    """Return the map judged again, by a reader's own bar.

    Args:
        evidence_map: A map judged by the published rule.
        bar: The reader's own bar; an empty one changes nothing.
    """
    if not bar:
        return evidence_map
    verdicts = judge_pack(evidence_map.pack, evidence_map.evidence, bar)
    # Never mistaken for an article: no article id contains a colon.
    bar_key = f"bar:{','.join(sorted(bar))}"
    return replace(
        evidence_map,
        claims=add_verdicts(evidence_map.claims, verdicts),
        verdicts=verdicts,
        identity=(*evidence_map.identity, bar_key) if evidence_map.identity else (),
        bar=bar,
    )


def replace_claims(evidence_map: EvidenceMap, pack: Pack) -> EvidenceMap:
    """Return the map of another pack, reusing the research of this map if it is the same.

    Args:
        evidence_map: A map that may have the same research as ``pack``.
        pack: A visitor's own pack.
    """
    shown_pack = evidence_map.pack
    if any(pack.tables[name] is not shown_pack.tables[name] for name in _RESEARCH_TABLES):
        return build_evidence_map(pack)
    verdicts = judge_again(pack, evidence_map.evidence, evidence_map.verdicts, evidence_map.bar)
    return replace(
        evidence_map,
        pack=pack,
        claims=add_verdicts(build_claims(pack), verdicts),
        passages=build_passages(pack),
        choices=list_choices(pack),
        verdicts=verdicts,
        identity=(),
    )
