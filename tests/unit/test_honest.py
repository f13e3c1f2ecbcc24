"""The honest words about a claim say what the evidence allows, and no more."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from tests.plain_words import BANNED
from touchstone.evidence.findings import Evidence
from touchstone.evidence.verdicts import judge_cell
from touchstone.evidence_map.answer_card import build_cell_card
from touchstone.evidence_map.answers import honest_answer
from touchstone.evidence_map.evidence_map import apply_bar
from touchstone.exports.tables import map_json_bytes
from touchstone.ids import Cell
from touchstone.markup.honest import render_honest
from touchstone.wording.honest import honest_words
from touchstone.wording.verdicts import sure_words

MAX_WORDS = 146
# The short words may be printed without the details.
MAX_SHORT_WORDS = 75
MAX_SENTENCE_WORDS = 31


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        pytest.param(
            Cell("poor-sleep", "better-sleep"),
            "Massage may improve poor sleep. Of 17 studies with at least 1,780 people in all, 16 "
            "pointed to better results after massage (5 could be chance, 1 more had no "
            "comparison). The other found no clear difference. Sleep quality score (lower "
            "is better): 2.34 of 21 points lower than with other treatments, less than most "
            "people notice (Wang 2024: tuina (Chinese therapeutic massage)). 8 of 17 studies "
            "treated people with poor sleep. Some trials may also be in the reviews, which "
            "may share trials. Of the 17, 2 reported only a change from the start and 3 did not "
            "assign people by chance. Sellers paid for or wrote 1 of the 17; for 14, it is not "
            "known who paid. The others were on: intensive-care patients (2); women after "
            "menopause, not chosen for poor sleep (1); women with breast cancer (2); and 4 "
            "other groups.",
            id="most agree, few treated who have it",
        ),
        pytest.param(
            Cell("wrinkles", "fewer-aging-signs"),
            "It is very uncertain whether massage improves wrinkles. One study of a machine with "
            "42 people pointed to better results after massage. What was done: oscillating "
            "massage device plus anti-aging cream, daily for 8 weeks. Bare hands were not tested "
            "and a seller paid for or wrote the study. Tested on: women aged 65 to 75.",
            id="one study, by machine, sold",
        ),
        pytest.param(
            Cell("signs-of-aging", "fewer-aging-signs"),
            "Massage, mostly by machine, may improve signs of aging in general (claim: fewer "
            "signs of aging). All 3 studies, with 122 people in all, pointed to better results "
            "after massage. 2 of the 3 used a machine or a tool. The only study without a device "
            "had no comparison group. "
            "Sellers paid for or wrote 2 of the 3; for 1, it is not known who paid. Fine lines, "
            "graded (lower is better): 23.8% lower than at the start (Flament 2023: facial "
            "self-massage with plant oils, 3 minutes a day for 2 weeks; 50 people; no comparison "
            "group). Of the 3, 1 reported only a change from the start and 1 did not assign "
            "people by chance. Tested on: women aged 65 to 75; women aged 40 to 60; adults aged "
            "35 to 50 with sagging facial skin.",
            id="several, some by machine, some sold, one with a number",
        ),
        pytest.param(
            Cell("signs-of-aging", "collagen"),
            "It is very uncertain whether massage improves signs of aging in general (claim: more "
            "collagen). One study of a machine with 30 people pointed to better results after "
            "massage. What was done: 24 sessions with a motorized skin-lifting machine on half "
            "the face. The result was not tested against chance and bare hands were not tested. "
            "Tested on: adults aged 35 to 50 with sagging facial skin.",
            id="another claim of the same concern",
        ),
        pytest.param(
            Cell("stretch-marks", "scar-softening"),
            "It is very uncertain whether massage prevents stretch marks. Both studies, with 440 "
            "people in all, pointed to better results after massage (1 could be chance). What was "
            "done: massage of the skin in pregnancy, as they recalled it; bitter almond oil with "
            "15-minute massage (47) or oil alone (48). Tested for prevention, not on existing "
            "stretch marks. Tested on: women asked after pregnancy; women in a first pregnancy, "
            "before marks appeared. Women with stretch marks (lower is better): "
            "67.7% with massage, 73% in the comparison group (Antoszewski 2015; 299 people). "
            "Could be chance. Of the 2, 1 did not assign people by chance and 1 only observed or "
            "surveyed people.",
            id="to prevent",
        ),
        pytest.param(
            Cell("redness", "less-inflammation"),
            "It is very uncertain whether massage improves redness. Of 5 studies with at least "
            "210 people in all, 2 pointed to better results after massage (1 could be chance). The "
            "other 3 found no clear difference. Not tested on redness as most people mean it. "
            "Tested instead: the redness of burn scars, not of a face. Some trials may "
            "also be in the review. Of the 5, 1 did not assign people by chance and 1 used a "
            "machine or a tool.",
            id="mixed, on something else",
        ),
        pytest.param(
            Cell("dullness", "lymphatic-flow"),
            "No study of massage for dull or tired-looking skin by way of better lymph flow was "
            "found, only of a step along the way. Does massage bring better lymph flow? Studies "
            "lean toward yes (4 reviews and 5 trials, at least 1,911 people; 7 of 9 better, 5 "
            "could be chance). Would better lymph flow help with dull or tired-looking skin? No "
            "study was found. Studies of massage and lymph flow looked at swollen arms, surgery, "
            "injury or healthy limbs, not at facial skin.",
            id="a step, with a note on its studies",
        ),
        pytest.param(
            Cell("redness", "blood-flow"),
            "No study of massage for redness by way of better blood flow was found, only of a "
            "step along the way. Does massage bring better blood flow? Studies lean toward yes (8 "
            "trials, at least 101 people; 7 of 8 better). Of the 8, 5 used a machine or a tool "
            "and sellers paid for or wrote 1. One more study states no direction. Would better "
            "blood flow help with redness? No study was found. 1 related study is not counted. "
            "Studies of massage and blood flow did not look at redness.",
            id="a step with a study that gives no direction",
        ),
        pytest.param(
            Cell("wrinkles", "collagen"),
            "No study of massage for wrinkles by way of more collagen was found, only of a step "
            "along the way. Does massage bring more collagen? Studies lean toward yes (1 review "
            "and 1 trial, at least 30 people; 2 of 2 better, both could be chance). Both used a "
            "machine or a tool. Would more collagen help with wrinkles? No study was found. 1 "
            "related study is not counted.",
            id="a step by devices alone",
        ),
        pytest.param(
            Cell("signs-of-aging", "texture"),
            "No study of massage for signs of aging in general by way of smoother texture was "
            "found, only of a step along the way. Does massage bring smoother texture? One study "
            "leans toward yes (1 trial, 42 people). It used a machine or a tool and a seller paid "
            "for or wrote it. Would smoother texture help with signs of aging in general? No "
            "study was found.",
            id="a step by a device of a seller",
        ),
        pytest.param(
            Cell("rosacea", "fewer-flare-ups"),
            "No study of massage for rosacea by way of fewer flare-ups was found, only of a step "
            "along the way. Does massage bring fewer flare-ups? No study was found. Would less "
            "stress help with rosacea? Studies lean toward yes (3 observational studies, at least "
            "560 people; only a link). 1 related study is not counted.",
            id="a step",
        ),
        pytest.param(
            Cell("redness", "clearer-skin"),
            "No study of massage for redness by way of clearer-looking skin was found.",
            id="not studied",
        ),
        pytest.param(Cell("poor-sleep", "blood-flow"), "", id="no claim"),
    ],
)
def test_a_claim_gets_the_sentence_that_its_evidence_allows(evidence_map, cell, sentence):
    """If studies decide, the words have their count, people, main number and limits."""
    assert honest_answer(evidence_map, cell).whole == sentence


def test_no_sentence_says_more_than_the_certainty(evidence_map):
    """A claim with one dot is very uncertain; devices, sellers and possible chance are named."""
    for cell, verdict in evidence_map.verdicts.items():
        said = honest_answer(evidence_map, cell)
        sentence = said.whole
        assert len(said.short.split()) <= MAX_SHORT_WORDS, said.short
        assert not BANNED.search(sentence)
        assert len(sentence.split()) <= MAX_WORDS
        sentences = re.split(r"[.?] ", sentence)
        assert max(len(part.split()) for part in sentences) <= MAX_SENTENCE_WORDS, sentence
        if not verdict.is_decided:
            assert not sentence or sentence.startswith("No study of massage for")
            continue
        codes = {reason.code for reason in verdict.reasons}
        assert ("very uncertain" in sentence) == (verdict.certainty == 1)
        assert ("are hands were not tested" in sentence) == ("by-device" in codes)
        sold = any(item.funding == "seller" for item in verdict.deciding)
        assert ("seller" in sentence.lower()) == sold
        assert ("could be chance" in sentence or "not tested against chance" in sentence) >= (
            verdict.verdict == "points-to-better" and not verdict.is_clear
        )
        # The claim's card and its honest words state the certainty in the same words.
        sure = sure_words(verdict, evidence_map.pack.concern_names[cell.concern_id])
        assert sure in said.short.lower().replace(", mostly by machine,", "")
        headline = build_cell_card(evidence_map, cell).headline.lower()
        assert sure in headline.replace(", mostly by machine,", "")


def test_a_change_of_one_group_counts_as_before_and_after(evidence_map):
    """Ahn 2025 has two massage groups, but its result is only how each of them changed."""
    said = honest_answer(evidence_map, Cell("loss-of-elasticity", "elasticity")).whole

    assert "Of the 3, 2 reported only a change from the start" in said


def test_people_that_no_study_counts_are_said_to_be_missing(evidence_map):
    """The words say if no number of people is given, and if all studies used a machine."""
    cell = Cell("loss-of-elasticity", "fewer-aging-signs")
    verdict = evidence_map.verdicts[cell]
    by_machine = tuple(replace(item, given_with="machine") for item in verdict.deciding)
    verdict = replace(verdict, people=0, deciding=by_machine)
    how_much = evidence_map.how_much(cell)
    chain = evidence_map.chain(cell)
    said = honest_words(
        verdict,
        "Sagging",
        "Firmer skin",
        how_much,
        evidence_map.studies,
        chain,
        second="Firmer skin",
    ).whole
    assert "All 3 studies of a machine with no number of people given pointed to" in said
    assert "Bare hands were not tested." in said


def test_a_change_in_one_group_is_not_said_to_lack_a_comparison(evidence_map):
    """A number may be the change in one group of a trial that did compare two groups."""
    barred = apply_bar(evidence_map, frozenset({"randomized"}))
    said = honest_answer(barred, Cell("loss-of-elasticity", "elasticity")).whole
    assert "17 people; change in one group)" in said
    assert "no comparison group" not in said
    card = build_cell_card(barred, Cell("loss-of-elasticity", "elasticity"))
    assert "Change in one group. Ahn 2025." in card.number


def test_a_bar_of_a_reader_is_said_beside_the_sentence(evidence_map):
    """Studies below the reader's bar count for nothing, and the source says whose rule that is."""
    barred = apply_bar(evidence_map, frozenset({"randomized"}))
    cell = Cell("fine-lines", "fewer-aging-signs")
    assert honest_answer(barred, cell).whole.endswith("meets the chosen bar.")
    assert "own bar" in render_honest(barred, cell)


def test_the_sentence_stands_in_the_map_as_json(evidence_map):
    """The JSON file has the honest words of each claim; a cell without a claim has none."""
    for item in json.loads(map_json_bytes(evidence_map))["claims"]:
        said = honest_answer(evidence_map, Cell(item["concern"], item["benefit"])).whole
        assert item["honest_sentence"] == said
        assert bool(said) == (item["kind"] is not None)


def test_the_sentence_is_copied_with_its_source(evidence_map):
    """The source names the data and links to the cell. The button is hidden without its script."""
    cell = Cell("wrinkles", "fewer-aging-signs")
    html = render_honest(evidence_map, cell)
    assert 'href="matrix?cell=wrinkles.fewer-aging-signs&amp;data=' in html
    assert "data-copy hidden" in html
    study = evidence_map.studies["caberlotto-2017"]
    assert f'data-studies="Studies: Caberlotto 2017 ({study.url})."' in html
    many = render_honest(evidence_map, Cell("poor-sleep", "better-sleep"))
    assert '; 12 more studies."' in many
    assert "data-copy " not in render_honest(evidence_map, cell, with_button=False)
    unlinked = render_honest(evidence_map, cell, linked=False)
    assert "data-copy hidden" in unlinked
    assert "<a " not in unlinked
    for addressed in (html, unlinked):
        assert 'data-address="matrix?cell=wrinkles.fewer-aging-signs&amp;data=' in addressed
    assert "data-address" not in render_honest(evidence_map, cell, linked=False, addressed=False)
    assert render_honest(evidence_map, Cell("poor-sleep", "blood-flow")) == ""


def test_what_is_copied_names_only_the_studies_that_it_speaks_of(evidence_map):
    """A list of studies next to “No study was found” would be a contradiction."""
    tested = render_honest(evidence_map, Cell("poor-sleep", "better-sleep"))
    untested = render_honest(evidence_map, Cell("acne", "stress-relief"))

    assert 'data-studies="Studies: ' in tested
    assert 'data-studies=""' in untested
    assert "Does massage bring less stress?" in untested


@pytest.mark.parametrize(
    ("step", "said"),
    [
        pytest.param("whole", "No study of massage for acne by way of calm was found.", id="whole"),
        pytest.param(
            "massage-to-benefit",
            "No study of massage for acne by way of calm was found, only of a step along the way.",
            id="a step",
        ),
    ],
)
def test_what_never_counts_is_called_a_step_only_where_it_is_one(evidence_map, step, said):
    """An overview of the whole way does not count, but is not a study of a step either."""
    item = Evidence("a", step, "supports", "narrative-review", 0)
    verdict = judge_cell([item], claimed=True)
    chain = evidence_map.chain(Cell("acne-scars", "scar-softening"))

    assert verdict.verdict == "only-a-step"
    assert honest_words(verdict, "Acne", "Calm", None, {}, chain, second="Calm").short == said
