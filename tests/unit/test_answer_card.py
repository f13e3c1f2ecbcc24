"""The answer card gives the most important facts about a concern in a few words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from touchstone.evidence.cautions import list_cautions
from touchstone.evidence_map.answer_card import (
    build_answer_card,
    build_cell_card,
    find_best_tested,
)
from touchstone.evidence_map.answers import honest_answer
from touchstone.evidence_map.cells import sort_claims
from touchstone.evidence_map.evidence_map import EvidenceMap, apply_bar
from touchstone.ids import Cell, ConcernId
from touchstone.markup.answer_card import render_answer_card
from touchstone.markup.cells import render_cell_research
from touchstone.markup.open_cell import render_cell_card, render_cell_heading
from touchstone.wording.answer_card import (
    card_lines,
    general_caution_words,
    headline_sentence,
    near_sentence,
    who_paid_words,
)

MAX_HEADLINE_WORDS = 12


def test_every_concern_has_an_answer_of_twelve_words(evidence_map, pack):
    """A headline stays within twelve words whether a concern has many studies, one or none."""
    for concern_id in pack.concern_ids:
        card = build_answer_card(evidence_map, concern_id)
        assert card is not None
        assert len(card.headline.split()) <= MAX_HEADLINE_WORDS, card.headline
        assert card.headline.endswith(".")
        title, _ = card.rows[-1]
        assert title in ("Caution", "Before any massage")
        assert all(text for _, text in card.rows)


def test_the_claim_that_was_tested_best_leads(evidence_map):
    """A better verdict with two dots leads over mixed results and untested claims."""
    assert find_best_tested(evidence_map, "loss-of-elasticity") == Cell(
        "loss-of-elasticity", "fewer-aging-signs"
    )
    assert find_best_tested(evidence_map, "poor-sleep") == Cell("poor-sleep", "better-sleep")


def test_a_claim_tested_in_steps_says_what_was_found_for_each(evidence_map):
    """The card reports each step, marks a mere link, and says that the whole was not tested."""
    card = build_answer_card(evidence_map, ConcernId("rosacea"))
    assert card is not None

    assert card.rows[:3] == (
        (
            "From massage to less stress",
            "Mixed results (3 reviews and 14 trials, at least 430 people; 12 of 17 better, "
            "4 no different, 1 mixed).",
        ),
        (
            "From less stress to rosacea",
            "Points to better (3 observational studies, at least 560 people; only a link).",
        ),
        ("Both together", "Not tested the whole way."),
    )


def test_who_paid_stands_on_the_card_where_sellers_paid_for_half(evidence_map):
    """If sellers paid for at least half of the studies, the card says so, not only the claim."""
    for concern_id, is_told in (("signs-of-aging", True), ("poor-sleep", False)):
        card = build_answer_card(evidence_map, ConcernId(concern_id))
        assert card is not None
        assert (dict(card.rows).get("Who paid") is not None) == is_told
    verdict = evidence_map.verdicts[Cell("signs-of-aging", "fewer-aging-signs")]
    assert card_lines(verdict)[-1] == (
        "2 of 3 by machine or tool; sellers paid for or wrote 2 of 3."
    )


def test_claims_that_came_out_differently_are_told_first(evidence_map):
    """The headline covers one claim, so the first row lists claims with other results."""
    differ = build_answer_card(evidence_map, ConcernId("loss-of-elasticity"))
    assert differ is not None

    assert differ.rows[0] == (
        "Other claims that were tested",
        "Firmer, more elastic skin: mixed results. More collagen: points to better in one study.",
    )
    by_hand = apply_bar(evidence_map, frozenset({"by-hand"}))
    all_differ = build_answer_card(by_hand, ConcernId("loss-of-elasticity"))
    assert all_differ is not None
    assert all_differ.rows[0] == (
        "Other claims came out differently",
        "Fewer visible signs of aging: points to better in one study.",
    )


def test_what_else_the_only_study_used_is_on_the_card(evidence_map):
    """A reader must not credit hands or a machine with what a cream may have done."""
    card = build_answer_card(evidence_map, ConcernId("wrinkles"))
    assert card is not None

    assert dict(card.rows)["How it was done"] == (
        "Oscillating massage device plus anti-aging cream, daily for 8 weeks, by the people "
        "themselves. What we read does not say how long a session was."
    )


def test_trials_and_reviews_are_counted_apart(evidence_map):
    """A review counts as one study but covers many, so reviews get their own number."""
    card = build_answer_card(evidence_map, ConcernId("poor-sleep"))
    assert card is not None

    assert dict(card.rows)["Studied in"].startswith(
        "At least 1,780 people, in 5 reviews and 12 trials."
    )


def test_those_who_had_no_marks_yet_are_named_before_the_aim(evidence_map):
    """A card about prevention says who was treated in the same row as every other card."""
    card = build_answer_card(evidence_map, ConcernId("stretch-marks"))
    assert card is not None

    assert dict(card.rows)["Studied in"] == (
        "440 people: women asked after pregnancy; women in a first pregnancy, before marks "
        "appeared."
    )
    assert dict(card.rows)["Caution"].startswith("If you are pregnant, avoid leg or")


def test_the_headline_calls_small_what_massage_itself_did(evidence_map):
    """Only an effect of massage itself is called small, not its gain over another treatment.

    Evidence on something else than the concern gets its own sentence.
    """
    sleep = Cell("poor-sleep", "better-sleep")
    how_much = evidence_map.how_much(sleep)
    redness = evidence_map.verdicts[Cell("redness", "less-inflammation")]

    # A gain over another treatment does not show how much massage did on its own.
    small = replace(how_much.headline, comparator_kind="usual-care")
    assert headline_sentence(evidence_map.verdicts[sleep], "Poor sleep", small) == (
        "Massage may improve poor sleep, by less than most people notice."
    )
    assert near_sentence(redness, "Redness") == "Not tested on redness as most people mean it."
    assert near_sentence(evidence_map.verdicts[sleep], "Poor sleep") == ""


@pytest.mark.parametrize(
    ("order", "benefits"),
    [
        ("certainty", ["fewer-aging-signs", "elasticity", "collagen"]),
        ("article", ["collagen", "elasticity", "fewer-aging-signs"]),
        ("benefit", ["fewer-aging-signs", "elasticity", "collagen"]),
        ("kind", ["elasticity", "collagen", "fewer-aging-signs"]),
    ],
)
def test_claims_stand_in_the_order_that_was_chosen(evidence_map, order: str, benefits: list[str]):
    """Each order applies; by certainty, better precedes mixed and mixed precedes one study."""
    claims = sort_claims(evidence_map.claims_of("loss-of-elasticity"), order)

    assert claims["benefit_id"].to_list() == benefits


@pytest.mark.parametrize(
    ("concern_id", "kicker", "headline", "number"),
    [
        pytest.param(
            "poor-sleep", "Better in 16 of 17 studies, 5 could be chance",
            "Massage may improve poor sleep.",
            "Sleep quality score: 2.34 of 21 points lower than with other treatments, which is "
            "better (95% range 1.74 to 2.94 lower). Wang 2024, tuina (Chinese therapeutic "
            "massage). We have a number from 7 of 17 studies.",
            id="better",
        ),
        pytest.param(
            "stretch-marks", "Points to better in 2 of 2 studies, 1 could be chance",
            "Not tested on existing stretch marks; prevention is very uncertain.",
            "Women with stretch marks: 67.7% with massage, 73% in the comparison group. "
            "Could be chance. Antoszewski 2015, observational study. "
            "We have a number from 1 of 2 studies.",
            id="to prevent",
        ),
        pytest.param(
            "redness", "Mixed results: 2 of 5 better (1 could be chance), 3 no different",
            "Not tested on redness as most people mean it.",
            "We have no number from any of the 5 studies.",
            id="not direct",
        ),
        pytest.param(
            "rosacea", "Only a step was studied",
            "We found no massage trial for rosacea.", "", id="a step",
        ),
        pytest.param(
            "acne-scars", "Not studied", "We found no study of massage for acne scars.", "",
            id="nothing",
        ),
    ],
)  # fmt: skip
def test_the_card_answers_in_the_words_of_its_verdict(
    evidence_map, concern_id, kicker: str, headline: str, number: str
):
    """Whatever is known, the card opens with the answer on the concern, not with claim counts."""
    card = build_answer_card(evidence_map, concern_id)

    assert card is not None
    assert (card.kicker, card.headline, card.number) == (kicker, headline, number)


def test_a_number_is_drawn_only_where_it_can_be(evidence_map):
    """Two groups get two bars and a difference gets a line; without a number, nothing is drawn."""
    drawn = {
        concern_id: render_answer_card(card).count("<svg")
        for concern_id in ("poor-sleep", "stretch-marks", "fine-lines", "wrinkles")
        if (card := build_answer_card(evidence_map, concern_id))
    }

    # A line and its numbers are two separate drawings.
    assert drawn == {"poor-sleep": 2, "stretch-marks": 2, "fine-lines": 0, "wrinkles": 0}


@pytest.mark.parametrize(
    ("noticeable", "numbers"),
    [(3.0, ["0: no difference", "3: what people notice"]), (None, ["0: no difference", "2.94"])],
)
def test_a_line_has_numbers_at_its_ends(evidence_map, noticeable: float | None, numbers: list[str]):
    """The ends are zero and what people notice or, if that is not known, the range's end."""
    card = build_answer_card(evidence_map, ConcernId("poor-sleep"))
    assert card is not None and card.effect is not None and card.effect.scale is not None
    scale = replace(card.effect.scale, noticeable=noticeable)
    card = replace(card, effect=replace(card.effect, scale=scale))
    drawn = re.findall(r"<text([^>]*)>([^<]+)</text>", render_answer_card(card))

    assert [words for _, words in drawn] == numbers
    assert 'x="89.3%" y="11" text-anchor="end"' in drawn[1][0]


def test_the_number_leads_to_its_study(evidence_map):
    """The study opens in a new tab, and the text with its link still reads as on the card."""
    card = build_answer_card(evidence_map, ConcernId("poor-sleep"))
    assert card is not None
    study = evidence_map.studies["wang-2024"]
    html = render_answer_card(card)

    link = f'<a href="{study.url}" rel="noopener" target="_blank">Wang 2024</a>'
    assert f"(95% range 1.74 to 2.94 lower). {link}, tuina" in html
    assert card.number in re.sub("<[^>]+>", "", html)


def test_a_share_is_drawn_of_everybody(evidence_map):
    """Bars are drawn out of 100%, because a full bar would mean that everyone was affected."""
    card = build_answer_card(evidence_map, "stretch-marks")
    assert card is not None

    assert re.findall(r'<rect width="([\d.]+)"', render_answer_card(card)) == ["67.7", "73.0"]


def test_where_no_study_decides_the_card_is_sure_of_nothing(evidence_map):
    """No claim and no certainty dots appear beside "Only a step was studied"."""
    card = build_answer_card(evidence_map, "acne")
    assert card is not None and card.verdict.certainty

    said = '<b class="ts-verdict ts-hue">Only a step was studied</b></span>'
    assert said in render_answer_card(card)


def test_the_card_of_a_cell_leads_with_verdict_and_number(evidence_map):
    """Verdict and number come first, then who was treated and why certainty is limited."""
    card = build_cell_card(evidence_map, Cell("other-scars", "scar-softening"))
    html = render_cell_card(evidence_map, Cell("other-scars", "scar-softening"))

    assert card.kicker == "Mixed results"
    assert card.headline.startswith("Results are mixed: it is very uncertain whether massage ")
    assert card.number == "No study that counts reports the claimed result in an everyday unit."
    rows = dict(card.rows)
    # Pain and itch are not how scars look and feel: mentioned, but neither drawn nor quoted.
    assert rows["Also measured"] == (
        "Pain: 1.5 of 10 points lower (Santuzzi 2024). "
        "Itch: 0.4 of 10 points lower, less than most people notice (Santuzzi 2024)."
    )
    assert "ts-line" not in html
    assert "Pain" not in honest_answer(evidence_map, Cell("other-scars", "scar-softening")).whole
    assert rows["Studied in"].startswith("3 reviews and 8 trials, at least 305 people. Tested on: ")
    assert "The results do not agree." in rows["Why not more certain?"]
    # Two of the five could be chance, as both signs and words say.
    assert "▲▲▲△△</span> <span><b>5</b> better, 2 could be chance</span>" in html
    assert html.index(card.number) < html.index("Studied in") < html.index("Why not more certain?")


def test_the_card_of_a_cell_says_first_what_was_tested_instead(evidence_map):
    """Studies of red scars do not answer for a red face, so the card says so up front."""
    card = build_cell_card(evidence_map, Cell("redness", "less-inflammation"))

    assert card.headline.startswith("Not tested on redness as most people mean it. Results are ")


def test_the_card_of_a_cell_that_nobody_tested_says_so(evidence_map):
    """An untested cell shows neither a number nor counts, because both would be empty."""
    html = render_cell_card(evidence_map, Cell("acne-scars", "cell-renewal"))

    assert "Not studied" in html and "ts-counts" not in html and "ts-answer-number" not in html


@pytest.mark.parametrize("notes", [False, True], ids=["as it is", "with a note"])
def test_every_cell_of_the_pack_has_a_card(evidence_map, *, notes: bool):
    """No text on a card is blank, and the pack's note on a cell appears on its card."""
    for cell in evidence_map.verdicts if not notes else evidence_map.pack.cell_notes:
        card = build_cell_card(evidence_map, cell)
        assert card.headline and all(text for _, text in card.rows)
        assert not notes or evidence_map.pack.cell_notes[cell] in dict(card.rows)["Good to know"]


def test_the_heading_of_a_cell_names_both(evidence_map):
    """Opening a cell jumps to this heading by its anchor, so it must say which cell it is."""
    html = render_cell_heading(evidence_map.pack, Cell("acne", "stress-relief"))

    assert '<h2 id="cell">Acne · Less stress</h2>' in html


def test_the_card_names_what_everyone_keeps_off(evidence_map):
    """Without its own caution, a concern shows what to avoid or how many general cautions apply."""
    stops = list_cautions(evidence_map.pack, evidence_map.studies, None)
    card = build_answer_card(evidence_map, ConcernId("wrinkles"))
    assert card is not None

    assert dict(card.rows)["Before any massage"] == (
        "Do not massage botulinum toxin sites, a possible leg clot, open wounds or infected skin."
    )
    assert general_caution_words([replace(stops[0], keep_off=""), stops[1]]) == (
        "2 general cautions say when to stop."
    )


def test_a_firm_verdict_that_hangs_on_one_study_says_so_on_the_card(evidence_map):
    """Readers see the dependence without opening the claim; robust verdicts do not mention it."""
    told = {
        key: dict(card.rows)["How sure we are, and why"]
        for key in ("loss-of-elasticity", "poor-sleep")
        if (card := build_answer_card(evidence_map, ConcernId(key)))
    }

    assert told["loss-of-elasticity"].endswith("Without Humbert 2015: “points to better”.")
    assert "Without" not in told["poor-sleep"]


def test_what_was_tested_before_a_concern_appears_is_not_said_of_those_who_have_it(evidence_map):
    """A prevention result must never read as an effect on people who already have the concern."""
    verdict = evidence_map.verdicts[Cell("stretch-marks", "scar-softening")]

    assert headline_sentence(verdict, "Redness").startswith("Not tested on existing redness; ")
    surer = replace(verdict, verdict="better", certainty=2)
    assert headline_sentence(surer, "Stretch marks") == (
        "Massage may prevent stretch marks; not tested on existing stretch marks."
    )


def test_a_claim_that_studies_were_not_gathered_for_says_so(evidence_map):
    """Studies were searched only for the pack's own claims; those on others may be missing."""
    cell = Cell("other-scars", "texture")
    other = replace(evidence_map, gathered_for=frozenset())

    assert honest_answer(other, cell).short.endswith("so some on this one may be missing.")
    assert "gathered" not in honest_answer(evidence_map, cell).whole
    tested = Cell("poor-sleep", "better-sleep")
    assert honest_answer(other, tested) == honest_answer(evidence_map, tested)


def test_no_chain_is_drawn_where_only_the_whole_way_was_tested(evidence_map):
    """Steps marked “Not studied” beside 17 studies would look like an error."""
    whole = render_cell_research(evidence_map, Cell("poor-sleep", "better-sleep"))
    partly = render_cell_research(evidence_map, Cell("loss-of-elasticity", "collagen"))
    steps = render_cell_research(evidence_map, Cell("dullness", "lymphatic-flow"))

    assert "ts-chain" not in whole
    assert "weakest" not in whole + partly
    assert "weakest link" in steps


def test_a_card_without_a_drawing_is_as_wide_as_the_page(evidence_map):
    """Without a drawing beside them, the rows would leave half of the card empty."""
    cards = {key: build_answer_card(evidence_map, ConcernId(key)) for key in ("acne", "poor-sleep")}
    drawn = {key: render_answer_card(card) for key, card in cards.items() if card}

    assert ["ts-answer-wide" in html for html in drawn.values()] == [True, False]
    assert "<svg" in drawn["poor-sleep"]


@pytest.mark.parametrize(
    ("concern", "said"),
    [
        pytest.param("stretch-marks", "Tested instead: preventing stretch marks", id="to prevent"),
        pytest.param(
            "redness", "Tested instead: the redness of burn scars, not of a face", id="near it"
        ),
        pytest.param("poor-sleep", "", id="the claim itself"),
    ],
)
def test_a_card_names_what_was_tested_in_place_of_the_claim(evidence_map, concern: str, said: str):
    """The verdict is then not about the claim itself, so the card must say what was tested."""
    card = build_answer_card(evidence_map, ConcernId(concern))

    assert card is not None
    assert card.instead == said
    assert (said or card.benefit) in render_answer_card(card)


def test_that_no_seller_paid_is_said_as_far_as_is_known(evidence_map):
    """A study that does not say who paid must not read as one that no seller paid for."""
    barred = apply_bar(evidence_map, frozenset({"by-hand"}))
    verdict = barred.verdicts[Cell("redness", "less-inflammation")]

    assert len(verdict.deciding) == 1
    assert who_paid_words(verdict) == ""
    assert who_paid_words(verdict, few_too=True) == "It is not known who paid for the study."
    public = replace(verdict, deciding=(replace(verdict.deciding[0], funding="public"),))
    assert who_paid_words(public, few_too=True).startswith("As far as we know, no seller")


def test_the_answer_names_the_machine_where_most_studies_used_one(evidence_map):
    """A device is named only if more than half of the deciding studies used one."""
    sagging = evidence_map.verdicts[Cell("loss-of-elasticity", "fewer-aging-signs")]
    deciding = sagging.deciding

    def say(*used: str) -> str:
        items = [replace(item, given_with=used[place]) for place, item in enumerate(deciding)]
        return headline_sentence(replace(sagging, deciding=tuple(items)), "Wrinkles")

    assert say("machine", "machine", "hands").startswith("Massage, mostly by machine, may ")
    assert say("tool", "machine", "machine").startswith("Massage, by machine or tool, may ")
    assert say("machine", "hands", "hands").startswith("Massage may ")


def test_that_something_else_was_tested_is_not_said_on_whom_again(evidence_map: EvidenceMap):
    """The headline and the line below it say so, so “Studied in” only describes the people."""
    card = build_answer_card(evidence_map, ConcernId("redness"))

    assert card is not None
    assert card.headline == "Not tested on redness as most people mean it."
    assert "not of a face" in card.instead
    on_whom = dict(card.rows)["Studied in"]
    assert on_whom.startswith("At least 210 people, in 1 review and 4 trials: ")
    assert "Not tested" not in on_whom
