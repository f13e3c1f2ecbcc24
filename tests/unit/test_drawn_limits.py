"""How much is drawn of very long lists: all at the limit, over it a part and how many there are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from touchstone import limits
from touchstone.evidence.verdicts import Evidence, judge_cell
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.exports.handout import Handout, build_handout
from touchstone.ids import BenefitId, Cell, ConcernId
from touchstone.markup.cells import render_cell_research
from touchstone.markup.elements import render_passage_links
from touchstone.markup.research import cut_evidence
from touchstone.packs.pack import Pack, find_excess

CELL = Cell(ConcernId("wrinkles"), BenefitId("fewer-aging-signs"))


@pytest.mark.parametrize("over", [-1, 0, 1, 2_000])
def test_links_to_passages(over: int):
    """The first passages of a claim are linked, and the others counted."""
    links = render_passage_links(
        range(1, limits.MAX_PASSAGE_LINKS + over + 1), elsewhere={2: "?passages=2"}
    )

    assert links.count("<a ") == limits.MAX_PASSAGE_LINKS + min(over, 0)
    assert links.endswith(f" and {over:,} more") == (over > 0)
    assert 'href="?passages=2#passage-2"' in links


@pytest.mark.parametrize("over", [-1, 0, 1])
def test_studies_of_a_cell(evidence_map, pack: Pack, over: int):
    """Of each direction so many are listed, and a link leads to all of them."""
    count = limits.MAX_STUDIES_DRAWN + over
    study_ids = [str(study_id) for study_id in pack.studies["study_id"].head(count)]
    evidence = [Evidence(item, "whole", "supports", "randomized-trial", 10) for item in study_ids]
    evidence += [Evidence(study_ids[0], "related", "no-effect", "randomized-trial", 10)]

    shown = replace(
        evidence_map,
        verdicts={CELL: judge_cell(evidence, claimed=True)},
        evidence={CELL: evidence},
    )
    html = render_cell_research(shown, CELL)

    listed = cut_evidence(evidence)
    assert len(listed) == min(count, limits.MAX_STUDIES_DRAWN) + 1
    assert listed[-1].direction == "no-effect"
    assert html.count('<details class="ts-study"') == len(listed)
    said = f"{limits.MAX_STUDIES_DRAWN + 1} of {count + 1} findings are listed here."
    assert (said in html) == (over > 0)
    assert ("All studies of this pair" in html) == (over > 0)


@pytest.mark.parametrize("over", [-1, 0, 1])
def test_passages_of_a_handout(evidence_map, over: int):
    """A sheet of paper lists so many passages, and says of how many."""
    count = limits.MAX_HANDOUT_ITEMS + over

    handout = _build_long(evidence_map, count)

    assert len(handout.passages) == min(count, limits.MAX_HANDOUT_ITEMS)
    said = f"This sheet lists {limits.MAX_HANDOUT_ITEMS} of {count} passages."
    assert any(said in note for note in handout.notes) == (over > 0)


def _build_long(evidence_map: EvidenceMap, count: int) -> Handout:
    own = evidence_map.passages_by_concern[CELL[0]]
    (first, *_) = [item for item in own if item.concern_id == CELL[0] and len(item.spans) == 1]
    long = [replace(first, quote=f"Words {number:05}") for number in range(count)]
    return build_handout(
        replace(evidence_map, passages=tuple(long)), CELL[0], address="https://example.org/"
    )


@pytest.mark.parametrize("over", [-1, 0, 1])
def test_rows_of_the_offline_copy(pack: Pack, over: int):
    """One passage or study more than one file can hold is refused."""
    studies = pack.studies.iloc[[0] * (limits.MAX_OFFLINE_ROWS - len(pack.claims) + over)]
    larger = replace(pack, tables={**pack.tables, "studies": studies})

    said = find_excess(larger)

    assert bool(said) == (over > 0)
    assert not said or "at most 10,000 passages and studies, and this pack has 10,001." in said
