"""A reader's own bar changes verdicts, is named wherever it counts, and leaves our rule alone."""

from __future__ import annotations

import csv
import io
import itertools
import json
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as hs

from tests.several import HANDS, SHIPPED, make_several
from tests.unit.test_handout import fold, read_words
from tests.unit.test_verdicts import cells, found, judge
from touchstone.evidence.bar import BAR_ITEMS, NO_BAR
from touchstone.evidence.findings import Evidence
from touchstone.evidence_map.answer_card import build_answer_card
from touchstone.evidence_map.answers import plain_answer
from touchstone.evidence_map.choices import DISPLAY_MODES, list_offered
from touchstone.evidence_map.claim_filters import filter_claims
from touchstone.evidence_map.evidence_map import (
    EvidenceMap,
    apply_bar,
    build_evidence_map,
    show_articles,
)
from touchstone.evidence_map.matrix import build_cells, list_legend
from touchstone.exports.handout import build_handout
from touchstone.exports.handout_html import handout_html_bytes
from touchstone.exports.handout_pdf import handout_pdf_bytes
from touchstone.exports.offline import offline_html_bytes
from touchstone.exports.tables import chart_csv_bytes, claims_csv_bytes, map_json_bytes
from touchstone.exports.workbook import map_xlsx_bytes
from touchstone.ids import ConcernId
from touchstone.markup.cells import render_cell_research
from touchstone.markup.chart_table import ChartTable
from touchstone.markup.findings_summary import render_finding, render_surprises
from touchstone.packs.loading import load_pack
from touchstone.wording.bar import bar_sentences, file_bar_sentence
from touchstone.wording.findings_summary import finding_sentence, matrix_finding
from touchstone.wording.notices import source_line
from touchstone.wording.questions import build_questions
from touchstone.wording.research import research_answer

BY_HAND = frozenset({"by-hand"})
BELOW = "No study meets your bar"
SAID = (
    "Judged by a reader's own bar: by hand only. "
    "This is that reader's rule, not the rule of Touchstone."
)
bars = hs.frozensets(hs.sampled_from(sorted(BAR_ITEMS)))


@pytest.fixture(scope="module")
def barred(evidence_map: EvidenceMap) -> EvidenceMap:
    """Return the shipped map, judged only by studies of massage by hand."""
    return apply_bar(evidence_map, BY_HAND)


@given(cells)
def test_an_empty_bar_changes_nothing(rows: list[Evidence]):
    """Under an empty bar, every field of every verdict stays the same."""
    assert judge(*rows, bar=NO_BAR) == judge(*rows)


@given(cells, bars, hs.sampled_from([{}, {"a": frozenset("bcd")}]))
def test_a_bar_only_ever_leaves_out(
    rows: list[Evidence], bar: frozenset[str], contents: dict[str, frozenset[str]]
):
    """A bar never adds a study, except a trial whose review no longer counts."""
    before, after = judge(*rows, contents=contents), judge(*rows, contents=contents, bar=bar)

    assert set(after.deciding) <= {*before.deciding, *before.inside}
    assert {*after.deciding, *after.shown} == {*before.deciding, *before.shown}
    if not contents:
        assert set(after.deciding) <= set(before.deciding)


@given(cells, bars)
def test_a_cell_falls_below_the_bar_only_where_studies_would_decide(
    rows: list[Evidence], bar: frozenset[str]
):
    """A claim that no study would decide keeps the verdict of our rule."""
    before, after = judge(*rows), judge(*rows, bar=bar)

    if after.verdict == "below-bar":
        assert before.is_decided
        assert not after.is_decided
        assert (after.certainty, after.people) == (0, 0)
    elif not after.is_decided:
        assert after == before


def test_the_map_without_a_bar_is_the_map_itself(evidence_map: EvidenceMap):
    """Without a bar the same map is returned, so that its caches and links stay valid."""
    assert apply_bar(evidence_map, NO_BAR) is evidence_map


def test_verdicts_claims_and_cells_follow_the_bar(evidence_map: EvidenceMap, barred: EvidenceMap):
    """Of 13 decided claims, five have no study by hand. The other eight are still decided."""
    below = {pair for pair, cell in barred.verdicts.items() if cell.verdict == "below-bar"}

    assert len(below) == 5
    assert sum(cell.is_decided for cell in barred.verdicts.values()) == 8
    assert (barred.claims["verdict"] == "below-bar").sum() == 5
    assert (barred.cells["verdict"] == BELOW).sum() == 5
    assert (evidence_map.claims["verdict"] == "below-bar").sum() == 0
    assert barred.claims.drop(columns=["verdict", "verdict_name", "certainty"]).equals(
        evidence_map.claims.drop(columns=["verdict", "verdict_name", "certainty"])
    )


def test_each_bar_has_an_identity_of_its_own(evidence_map: EvidenceMap):
    """Caches keep bars apart, but ignore the order in which a link names their parts."""
    known = {
        apply_bar(with_identity(evidence_map), frozenset(bar)).identity
        for count in range(5)
        for bar in itertools.permutations(BAR_ITEMS, count)
    }

    assert len(known) == 2 ** len(BAR_ITEMS)
    assert apply_bar(evidence_map, BY_HAND).identity == ()


def with_identity(evidence_map: EvidenceMap) -> EvidenceMap:
    """Return the map with an identity, so that caches may hold it."""
    return replace(evidence_map, identity=("pack",))


def test_a_bar_goes_with_a_choice_of_articles(tmp_path):
    """Setting the bar and choosing articles gives the same map in either order."""
    several = build_evidence_map(load_pack(make_several(tmp_path / "pack")))
    one = apply_bar(show_articles(several, [SHIPPED]), BY_HAND)
    other = show_articles(apply_bar(several, BY_HAND), [SHIPPED])

    assert one.verdicts == other.verdicts
    assert one.claims.equals(other.claims)
    assert one.bar == other.bar == BY_HAND
    assert apply_bar(show_articles(several, [HANDS]), BY_HAND).verdicts != one.verdicts


@pytest.mark.parametrize("mode", DISPLAY_MODES)
def test_the_legend_explains_each_sign_of_a_barred_matrix(barred: EvidenceMap, mode: str):
    """Without a bar, the legend does not list the verdict that only a bar can give."""
    drawn = build_cells(barred, barred.claims, display_mode=mode)
    legend = list_legend(mode, bar=BY_HAND)

    assert set(drawn["sign"]) <= legend.keys()
    assert BELOW not in list_legend(mode).values()
    if mode in ("verdict", "certainty", "both"):
        assert (drawn["word"] == BELOW).sum() == 5
        assert legend["□"] == BELOW


def test_a_filter_offers_the_verdict_under_a_bar_alone(barred: EvidenceMap):
    """Without a bar, the filter offers ``below-bar`` only if the link already chooses it."""
    choices = barred.choices["verdict"]

    assert "below-bar" in list_offered(choices, BY_HAND)
    assert "below-bar" not in list_offered(choices, NO_BAR)
    assert "below-bar" in list_offered(choices, NO_BAR, ("below-bar",))
    assert len(filter_claims(barred.claims, {"verdict": ("below-bar",)})) == 5


def test_the_offline_copy_knows_no_bar(evidence_map: EvidenceMap):
    """The filters and legends of the offline copy never mention a bar; only its guide does."""
    copy = offline_html_bytes(evidence_map).decode("utf-8")

    assert 'value="below-bar"' not in copy
    assert f"<b>□</b> {BELOW}" not in copy


def test_the_answer_never_denies_studies_that_are_only_left_out(
    evidence_map: EvidenceMap, barred: EvidenceMap
):
    """The answer says that no study meets the bar, and how many studies the bar leaves out."""
    fallen = {
        pair.concern_id for pair, cell in barred.verdicts.items() if cell.verdict == "below-bar"
    }
    answers = {key: plain_answer(barred, key) for key in sorted(fallen)}

    assert "We found no study" not in " ".join(answers.values()).replace(
        "For 1 benefit, we found no study", ""
    )
    alone = answers["wrinkles"]
    assert "no study of massage on wrinkles meets your bar. It leaves out 1 trial." in alone
    assert "your bar" not in plain_answer(evidence_map, ConcernId("wrinkles"))


def test_the_answer_counts_benefits_below_the_bar(barred: EvidenceMap):
    """Benefits below the bar are mentioned next to those that studies by hand decide."""
    answer = plain_answer(barred, ConcernId("signs-of-aging"))

    assert "no study meets your bar" in answer
    assert answer.count("We found 1 trial within your bar that tested massage for") == 1


def test_an_unclaimed_pair_below_the_bar_is_not_called_missing():
    """Studies below the bar are not denied, even for a pair that no article claims."""
    unclaimed = judge(found("a", given_with="machine"), claimed=False, bar=BY_HAND)

    assert "meets your bar" in research_answer("Acne", [], [unclaimed])


def test_the_question_to_take_along_names_the_bar():
    """The question must not say that no study was found if the bar left some out."""
    below = judge(found("a", given_with="machine"), bar=BY_HAND)

    assert build_questions("Acne", [below])[2] == (
        "No study of massage for acne meets the bar that I set. What is better studied for it?"
    )


def test_the_title_of_the_matrix_says_what_meets_the_bar(barred: EvidenceMap):
    """A claim whose studies are all below the bar is not called untested."""
    claimed = [cell for cell in barred.verdicts.values() if cell.verdict != "no-claim"]

    assert matrix_finding(claimed) == (
        "Of 52 claims for massage, 8 have a study that meets your bar, and none is certain."
    )


def test_a_cell_below_the_bar_says_so_in_sentence_and_chain(barred: EvidenceMap):
    """The cell says that no study meets the bar, and its chain has no empty count."""
    (pair, *_) = [key for key, cell in barred.verdicts.items() if cell.verdict == "below-bar"]
    drawn = render_cell_research(barred, pair)

    assert "none meets your own bar" in drawn
    assert f"The whole way: {BELOW}<" in drawn


def test_sentences_name_each_part_and_whose_rule_it_is():
    """The parts of a bar are named in the order offered, at most twenty words a sentence."""
    sentences = bar_sentences(frozenset(BAR_ITEMS))

    assert sentences == [
        "Judged by your own bar: by hand only, no known seller funding, randomized only, "
        "with a comparison group.",
        "This is your rule, not ours.",
    ]
    assert max(len(sentence.split()) for sentence in sentences) <= 20
    assert bar_sentences(NO_BAR) == []
    assert file_bar_sentence(NO_BAR) == ""


def test_every_file_says_whose_rule_it_is(evidence_map: EvidenceMap, barred: EvidenceMap):
    """CSV files name the bar in each row, JSON and workbook first, pictures in the source line."""
    rows = list(
        csv.DictReader(io.StringIO(claims_csv_bytes(barred, barred.claims).decode("utf-8-sig")))
    )
    content = json.loads(map_json_bytes(barred))
    book = openpyxl.load_workbook(io.BytesIO(map_xlsx_bytes(barred, barred.claims)))

    assert next(iter(rows[0])) == "judged_by"
    assert {row["judged_by"] for row in rows} == {SAID}
    drawn = ChartTable("Finding", ["Design", "Studies"], [["Reviews", "2"]])
    assert (
        chart_csv_bytes(drawn, BY_HAND).decode("utf-8-sig").startswith("judged_by,Design,Studies\n")
    )
    assert next(iter(content)) == "judged_by"
    assert content["judged_by"] == {"bar": ["by-hand"], "note": SAID}
    assert book.sheetnames[0] == "Your own bar"
    assert SAID in [cell.value for cell in book["Your own bar"]["B"]]
    assert source_line("2026-11-28", "2.0.0", "/x", SAID).startswith(f"{SAID} Touchstone.")
    for raw in (
        claims_csv_bytes(evidence_map, evidence_map.claims),
        map_json_bytes(evidence_map),
        chart_csv_bytes(drawn, NO_BAR),
    ):
        assert b"judged_by" not in raw


def test_the_sheet_to_take_along_says_whose_rule_it_is(
    evidence_map: EvidenceMap, barred: EvidenceMap
):
    """PDF and HTML name the bar above the answer; a handout by our rule does not mention one."""
    concern_id = ConcernId("wrinkles")
    theirs = build_handout(barred, concern_id, address="https://example.org/")
    ours = build_handout(evidence_map, concern_id, address="https://example.org/")
    words, page = read_words(handout_pdf_bytes(theirs)), handout_html_bytes(theirs).decode()

    assert words.index(fold(SAID)) < words.index(fold(theirs.card.headline))
    assert page.index("Judged by a reader&#x27;s own bar") < page.index(theirs.card.headline)
    assert [item.verdict for item in theirs.benefits].count(BELOW) == 1
    assert "own bar" not in handout_html_bytes(ours).decode().partition("<body>")[2]
    assert fold("own bar") not in read_words(handout_pdf_bytes(ours))


def test_the_answer_card_leads_with_what_fell_below_the_bar(barred: EvidenceMap):
    """A tested concern is not called untested, and a whole-way trial is not called a step."""
    card = build_answer_card(barred, ConcernId("stretch-marks"))
    assert card is not None

    assert card.headline == f"{BELOW}."
    assert dict(card.rows)["What was tested"] == "Covered by 2 overviews."
    wrinkles = build_answer_card(barred, ConcernId("wrinkles"))
    assert wrinkles is not None
    assert wrinkles.headline == f"{BELOW}."


def test_the_first_page_counts_what_meets_the_bar(evidence_map: EvidenceMap, barred: EvidenceMap):
    """The squares link to the matrix under the same bar; no tested concern is called untested."""
    drawn = render_finding(barred)
    told = render_surprises(barred)

    assert (
        "Of 52 claims for massage, 8 have a study that meets your bar, and none is certain."
        in drawn
    )
    assert "matrix?bar=by-hand&amp;cell=" in drawn
    assert "8 have a study" not in render_finding(evidence_map)
    assert "bar=" not in render_finding(evidence_map)
    for pair, cell in barred.verdicts.items():
        if cell.verdict == "below-bar":
            name = barred.pack.concern_names[pair.concern_id].lower()
            assert f"claims for {name}, none tested the whole way" not in told


@pytest.mark.parametrize(
    ("tested", "said"),
    [
        (0, "Of 9 claims for massage, none has a study that meets your bar."),
        (1, "Of 9 claims for massage, 1 has a study that meets your bar, and none is certain."),
    ],
)
def test_few_claims_that_meet_the_bar_are_said_plainly(tested: int, said: str):
    """The sentence is also correct for no claim and for one claim."""
    assert finding_sentence(9, tested, 0, is_barred=True) == said
