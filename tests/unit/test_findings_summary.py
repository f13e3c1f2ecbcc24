"""The first page states the finding of the whole map, computed from its verdicts."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from touchstone.evidence_map.findings_summary import summarize_findings
from touchstone.ids import Cell
from touchstone.markup.concern_cards import render_concern_cards
from touchstone.markup.findings_summary import render_finding, render_surprises
from touchstone.wording.findings_summary import finding_sentence, matrix_finding


def test_the_shipped_map_is_summed_up(evidence_map):
    """Every figure of the summary is computed from the verdicts."""
    summary = summarize_findings(evidence_map)

    assert (len(summary.cells), summary.tested, summary.sure) == (52, 13, 0)
    assert summary.counts == {
        "better": 3, "points-to-better": 7, "mixed": 3, "only-a-step": 28, "not-studied": 11,
    }  # fmt: skip
    assert (summary.studies, summary.deciding, summary.near) == (170, 35, 2)
    assert summary.mixed == Cell("other-scars", "scar-softening")
    assert summary.indirect == Cell("redness", "less-inflammation")
    first = [evidence_map.verdicts[cell].verdict for cell in summary.cells[:13]]
    assert first == ["better"] * 3 + ["points-to-better"] * 7 + ["mixed"] * 3


@pytest.mark.parametrize(
    ("claims", "tested", "sure", "said"),
    [
        (52, 13, 0, "Of 52 claims for massage, 13 were tested, and none is certain."),
        (52, 13, 1, "Of 52 claims for massage, 13 were tested, and one is fairly certain."),
        (9, 1, 0, "Of 9 claims for massage, 1 was tested, and none is certain."),
        (9, 5, 2, "Of 9 claims for massage, 5 were tested, and two are fairly certain."),
        (1, 0, 0, "Of 1 claim for massage, none was tested."),
    ],
)
def test_the_finding_is_one_sentence(claims: int, tested: int, sure: int, said: str):
    """The sentence is right for the shipped pack and for any other."""
    assert finding_sentence(claims, tested, sure) == said


@pytest.mark.parametrize(
    ("tested", "is_barred", "said"),
    [
        (7, False, "7 were tested, and none is certain."),
        (0, False, "none was tested."),
        (0, True, "none has a study that meets your bar."),
    ],
)
def test_a_list_with_more_claims_than_pairs_says_both_numbers(
    tested: int,
    is_barred: bool,  # noqa: FBT001  # a column of the table above
    said: str,
):
    """A list that runs to claim 13 must not stand below "Of 11 claims"."""
    found = finding_sentence(11, tested, 0, is_barred=is_barred, listed=13)

    assert found == f"Of 11 pairs of concern and benefit in 13 claims for massage, {said}"
    alike = finding_sentence(11, tested, 0, is_barred=is_barred, listed=11)
    assert alike == f"Of 11 claims for massage, {said}"


def test_first_page_and_matrix_say_the_same(evidence_map):
    """Both pages use the same sentence, so they cannot disagree."""
    claimed = [cell for cell in evidence_map.verdicts.values() if cell.verdict != "no-claim"]

    assert matrix_finding(claimed) in render_finding(evidence_map)


def test_every_claim_is_a_square_that_opens_it(evidence_map):
    """Each square has a label in words and leads to its cell."""
    html = render_finding(evidence_map)
    squares = re.findall(r'href="matrix\?cell=([^"]+)" aria-label="([^"]+)"', html)

    assert len(squares) == len(evidence_map.claims)
    assert ("poor-sleep.better-sleep", "Poor sleep, better sleep: Better, not very sure") in squares
    assert html.count("<h1") == 1
    redness = "Redness, less redness and inflammation: Mixed results, very unsure, "
    assert ("redness.less-inflammation", f"{redness}tested on something else") in squares
    assert "</b> 2 tested on something else" in html


def test_a_card_names_the_claim_that_came_out_differently(evidence_map):
    """Sagging is better in one claim and mixed in another; cards where all agree add nothing."""
    html = render_concern_cards(evidence_map, {})

    assert html.count("Firmer, more elastic skin: mixed results.") == 1
    assert "More collagen: points to better" not in html


def test_what_stands_out_is_computed(evidence_map):
    """The shipped map has three surprises, and a map without claims has none."""
    html = render_surprises(evidence_map)
    empty = replace(evidence_map, claims=evidence_map.claims.iloc[:0], verdicts={})

    assert html.count("<h3>") == 3
    assert '<a data-concern="other-scars" href="?concern=other-scars">Other scars' in html
    assert "They do not agree: 5 of 11 better (2 could be chance), 3 no different, 3 mixed." in html
    # Each study is drawn as one sign, which is hollow if the result could be chance.
    for signs in ("▲▲▲△△</span>", "◆◆◆</span>", "■■■</span>"):
        assert signs in html
    assert "Other scars: 11 studies, and still mixed." in html
    assert "None of the 5 studies on redness treated what most people mean by it." in html
    assert render_surprises(empty) == ""
    assert "Of 0 claims for massage, none was tested." in render_finding(empty)
