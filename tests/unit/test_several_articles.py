"""Several articles in one pack can be chosen, counted and named, and are never mixed up."""

from __future__ import annotations

import csv
import io
import json
import random
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as hs

from touchstone.articles.article import parse_article
from touchstone.charts.matrix import build_matrix_chart
from touchstone.claims.claims import build_claims, build_passages, count_naming, select_articles
from touchstone.claims.passage_cards import build_cards
from touchstone.design.palette import LIGHT
from touchstone.evidence.judging import judge_pack
from touchstone.evidence_map.cells import add_verdicts
from touchstone.evidence_map.choices import DISPLAY_MODES, list_choices, list_display_modes
from touchstone.evidence_map.evidence_map import build_evidence_map
from touchstone.evidence_map.matrix import build_cells, list_cell_styles
from touchstone.exports.tables import claims_csv_bytes, map_csv_bytes, map_json_bytes
from touchstone.limits import MAX_ARTICLES_CHOSEN, MAX_PARAMETER_CHARS
from touchstone.markup.grid import render_grid
from touchstone.markup.passages import render_cards
from touchstone.packs.pack import Pack
from touchstone.packs.sources import standard_tables
from touchstone.wording.articles import (
    agreement_sentence,
    agreement_title,
    elsewhere_sentence,
    look_elsewhere_sentence,
    no_claim_sentence,
    no_claims_sentence,
    shown_sentence,
)
from touchstone.wording.claims import answer_sentence, benefits_title, shared_benefits_sentence
from touchstone.wording.research import research_answer
from touchstone.wording.verdicts import cell_sentence

TITLES = {"alpha": "Alpha", "beta": "Beta <b>", "gamma": "Gamma"}
IDS = list(TITLES)


def write_article(article_id: str, title: str) -> str:
    """Return an article whose only paragraph holds the quotes of its claims."""
    return (
        f"---\ntitle: {title}\nauthor: A\nbased_on: B\nlanguage: en\npublished: 2025-01-02\n"
        f"licence: CC0\n---\n\n## Calm\n\nIt calms {article_id}. It lifts {article_id}.\n"
    )


def frame(columns: str, *rows: tuple[object, ...]) -> pd.DataFrame:
    """Return a small table whose text columns are text even without rows."""
    table = pd.DataFrame(rows, columns=columns.split())
    return table.astype({name: "str" for name in table.columns if name != "participants"})


CLAIMS = (
    ("acne", "calm", "implied", "alpha", "It calms alpha."),
    ("acne", "calm", "stated", "beta", "It calms beta."),
    ("acne", "calm", "stated", "beta", "It lifts beta."),
    ("acne", "lift", "stated", "beta", "It lifts beta."),
    ("lines", "lift", "implied", "alpha", "It lifts alpha."),
)


@pytest.fixture(scope="module")
def three() -> Pack:
    """Return a pack of three articles; the third claims nothing."""
    study = "trial", "A", "2020", "T", "J", "", "", "", "https://x.org", "randomized-trial", 80
    texts = ("population", "intervention", "comparator", "outcome", "finding", "limits", "seen")
    columns = "study_id authors year title journal citation doi pmid url design participants"
    given = ("hands", "no-treatment", "yes", "independent")
    unread = (
        "given_by", "minutes", "times_per_week", "weeks", "sessions", "body_site", "sex", "ages",
        "funding_note", "harms", "harms_note",
    )  # fmt: skip
    return Pack(
        name="three",
        title="Three",
        version="1",
        created="2025-01-02",
        searched="",
        next_check="",
        tables={
            "concerns": frame(
                "concern_id name group description search_words",
                ("acne", "Acne", "Skin", "Spots.", ""),
                ("lines", "Fine lines", "Skin", "Lines.", ""),
            ),
            "benefits": frame(
                "benefit_id name area how_it_works short_name second_step",
                ("calm", "Calmer", "Mind", "So.", "", ""),
                ("lift", "Lifted", "Face", "So.", "", ""),
            ),
            "claims": frame("concern_id benefit_id kind article_id quote", *CLAIMS),
            "studies": frame(
                f"{columns} {' '.join(texts)} given_with comparator_kind raters_blind funding",
                (*study, *texts, *given),
            ).assign(**{"dropouts": pd.NA, **dict.fromkeys(unread, "")}),
            "findings": frame(
                "study_id concern_id benefit_id step direction clear effect_id tested_on aim "
                "direct",
                (
                    "trial",
                    "acne",
                    "lift",
                    "whole",
                    "supports",
                    "yes",
                    "",
                    "people",
                    "reduce",
                    "yes",
                ),
            ),
            "cautions": frame("caution_id concern_id severity advice study_id keep_off"),
            "cell_notes": frame("concern_id benefit_id note"),
            "review_contents": frame("review_id study_id"),
            "examples": frame("concern_id words"),
            "not_covered": frame("words about near"),
            "overstatements": frame("kind_id name explanation instead"),
            "strong_words": frame("words kind_id fits_from"),
            "effects": frame(" ".join(standard_tables()["effects"].columns)),
            "effect_cells": frame("effect_id concern_id benefit_id of_claim"),
            "scales": frame(" ".join(standard_tables()["scales"].columns)),
        },
        articles={key: parse_article(key, write_article(key, TITLES[key])) for key in IDS},
    )


def pairs_of(claims: pd.DataFrame) -> set[tuple[str, str]]:
    """Return the claimed pairs."""
    return set(zip(claims["concern_id"], claims["benefit_id"], strict=True))


def test_no_choice_and_all_chosen_are_the_whole_pack(three: Pack):
    """By default, all articles are shown together."""
    assert select_articles(three, ()) is three
    assert select_articles(three, IDS[::-1]) is three


def test_a_choice_leaves_only_what_its_articles_claim(three: Pack):
    """Other articles and their claims go; concerns, benefits, studies and findings stay."""
    alpha = select_articles(three, ["alpha"])

    assert list(alpha.articles) == ["alpha"]
    assert pairs_of(build_claims(alpha)) == {("acne", "calm"), ("lines", "lift")}
    assert {item.article_id for item in build_passages(alpha)} == {"alpha"}
    for name in ("concerns", "benefits", "studies", "findings", "cautions"):
        assert alpha.tables[name] is three.tables[name]


def test_a_pair_of_an_unchosen_article_is_no_claim(three: Pack):
    """The findings stay; the verdict says that no shown article claims the pair."""
    cell = judge_pack(three)["acne", "lift"]
    unclaimed = judge_pack(select_articles(three, ["alpha"]))["acne", "lift"]

    assert (cell.verdict, cell.certainty) == ("better", 2)
    assert (unclaimed.verdict, unclaimed.certainty) == ("no-claim", 0)
    assert unclaimed.deciding == cell.deciding


def test_the_kind_of_a_pair_follows_the_chosen_articles(three: Pack):
    """If one article implies a pair and another states it, the pair is stated."""
    kinds = {
        article_id: build_claims(select_articles(three, chosen)).set_index(
            ["concern_id", "benefit_id"]
        )["kind"]["acne", "calm"]
        for article_id, chosen in {"alpha": ["alpha"], "beta": ["beta"], "all": []}.items()
    }

    assert kinds == {"alpha": "implied", "beta": "stated", "all": "stated"}


def test_articles_are_counted_once_however_many_passages_claim(three: Pack):
    """Two passages of one article count as one article."""
    counts = build_claims(three).set_index(["concern_id", "benefit_id"])

    assert counts.loc[("acne", "calm"), ["passages", "articles"]].tolist() == [3, 2]
    assert counts.loc[("acne", "lift"), ["passages", "articles"]].tolist() == [1, 1]
    assert count_naming(build_passages(three), "acne") == 2
    assert count_naming(build_passages(three), "lines") == 1


def test_an_article_without_a_claim_gives_an_empty_table(three: Pack):
    """Claiming nothing is a result, so the table has the same columns and types."""
    gamma = select_articles(three, ["gamma"])
    empty = add_verdicts(build_claims(gamma), judge_pack(gamma))
    full = add_verdicts(build_claims(three), judge_pack(three))

    assert empty.empty
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()


# Few examples, because each one sorts and joins every table.
@settings(max_examples=25)
@given(chosen=hs.lists(hs.sampled_from(IDS), unique=True), seed=hs.integers(0, 99))
def test_neither_order_nor_choice_changes_what_is_true_of_a_pair(three: Pack, chosen, seed: int):
    """A choice only removes claims, in any order of ids and rows; two halves make the whole."""
    rows = three.claims.sample(frac=1, random_state=seed).reset_index(drop=True)
    shuffled = replace(three, tables={**three.tables, "claims": rows})
    random.Random(seed).shuffle(chosen)
    some = build_claims(select_articles(shuffled, chosen))
    rest = build_claims(select_articles(shuffled, [key for key in IDS if key not in chosen]))
    whole = build_claims(three)

    assert pairs_of(some) | pairs_of(rest) == pairs_of(whole)
    pd.testing.assert_frame_equal(build_claims(shuffled), whole)
    assert (some["articles"] <= max(len(chosen), 1) if chosen else some["articles"] >= 1).all()


def test_cells_count_the_articles_that_claim_them(three: Pack):
    """The cell has the number; the tooltip and the table say it in words."""
    evidence_map = build_evidence_map(three)
    cells = build_cells(evidence_map, evidence_map.claims, display_mode="articles")
    said = {
        (row.concern_id, row.benefit_id): (row.sign, row.word, row.emphasis)
        for row in cells.itertuples()
    }
    chart = build_matrix_chart(cells, palette=LIGHT, title="T").to_dict()
    (rows,) = chart["datasets"].values()

    assert said == {
        ("acne", "calm"): ("2", "2 of 3 articles claim this", "middle"),
        ("acne", "lift"): ("1", "1 of 3 articles claims this", "middle"),
        ("lines", "calm"): ("·", "No claim", "empty"),
        ("lines", "lift"): ("1", "1 of 3 articles claims this", "middle"),
    }
    assert "Acne, Calmer: 2 of 3 articles claim this" in {row["said"] for row in rows}
    assert '<span class="word">2 of 3 articles claim this</span>' in render_grid(cells, caption="C")


def test_what_all_articles_claim_stands_out(three: Pack):
    """A claim of all articles has the strongest emphasis, and the legend covers every count."""
    two = select_articles(three, ["alpha", "beta"])
    evidence_map = build_evidence_map(two)
    cells = build_cells(evidence_map, evidence_map.claims, display_mode="articles")

    assert cells.set_index("sign")["emphasis"]["2"] == "strong"
    assert [look.word for look in list_cell_styles("articles", 2).values()] == [
        "2 of 2 articles claim this",
        "1 of 2 articles claims this",
        "No claim",
    ]
    assert [look.sign for look in list_cell_styles("articles", 40).values()] == ["1–40", "·"]


def test_articles_are_counted_only_where_there_are_several(pack: Pack, three: Pack):
    """A single article leaves nothing to count, and the display modes speak of one article."""
    assert list(list_display_modes(pack)) == [key for key in DISPLAY_MODES if key != "articles"]
    assert list_display_modes(pack)["claim"] == "The article's claim"
    assert list(list_display_modes(three)) == list(DISPLAY_MODES)
    assert "articles" not in list_choices(pack)["show"]


def test_every_article_can_be_asked_for_by_its_id(pack: Pack, three: Pack):
    """Links have ids and readers see titles, even in a pack with one article."""
    assert list_choices(three)["article"] == TITLES
    assert list(list_choices(pack)["article"]) == list(pack.articles)


def test_articles_of_one_title_are_told_apart(three: Pack):
    """A title that two articles share is followed by the id."""
    twins = {key: parse_article(key, write_article(key, "Same")) for key in ("a", "b")}
    other = parse_article("c", write_article("c", "Other"))
    both = replace(three, articles={**twins, "c": other})

    assert both.article_names == {"a": "Same (a)", "b": "Same (b)", "c": "Other"}


def test_the_ids_that_can_be_chosen_fit_in_a_link():
    """With at most 60 characters per id, plus commas, they stay within a parameter's limit."""
    assert MAX_ARTICLES_CHOSEN * 61 <= MAX_PARAMETER_CHARS


def test_every_card_names_its_article_where_there_are_several(three: Pack):
    """The title stands above the passage, escaped; with one article, it is left out."""
    cards = build_cards(three.articles, build_passages(three))
    names, links = three.benefit_names, {card.number: "x" for card in cards}
    named = render_cards(cards, benefit_names=names, links=links, name_articles=True)

    assert [card.article_title for card in cards] == ["Alpha", "Beta <b>"]
    assert named.count("<cite>") == len(cards)
    assert "<cite>Beta &lt;b&gt;</cite>" in named
    assert "Alpha" not in render_cards(cards, benefit_names=names, links=links)


def test_every_export_of_a_passage_names_its_article(three: Pack):
    """Each row and each JSON entry has the id and the title of the article."""
    evidence_map = build_evidence_map(three)
    shown = claims_csv_bytes(evidence_map, evidence_map.claims).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(shown)))
    whole = list(csv.DictReader(io.StringIO(map_csv_bytes(evidence_map).decode("utf-8-sig"))))
    entries = [
        place
        for item in json.loads(map_json_bytes(evidence_map))["claims"]
        for place in item["passages"]
    ]

    assert len(rows) == len(whole) == len(entries) == len(CLAIMS)
    assert all(row["article"] == TITLES[row["article_id"]] for row in rows)
    assert all(row["article_title"] == TITLES[row["article"]] for row in whole)
    assert all(place["article_title"] == TITLES[place["article"]] for place in entries)


def test_the_words_for_one_article_are_as_they_were(claims: pd.DataFrame):
    """A reader of a single article never sees words about several."""
    own = claims[claims["concern_id"] == "wrinkles"]

    assert answer_sentence("Wrinkles", own) == (
        "The article names 3 benefits of massage for wrinkles: it states one and implies two."
    )
    assert answer_sentence("Wrinkles", own.head(0), naming=0) == (
        "The article names no benefit of massage for wrinkles."
    )
    assert agreement_sentence(own, 1) == ""
    assert benefits_title(1) == "Benefits that the article claims"
    assert (
        shared_benefits_sentence(0, 3, 2)
        == "The article names no benefit that these concerns share."
    )
    assert no_claim_sentence(1) == "The article does not claim this."


@pytest.mark.parametrize(
    ("articles", "naming", "said"),
    [
        pytest.param(2, 2, "The 2 articles name 2 benefits of massage for acne: they state both"),
        pytest.param(3, 2, "2 of 3 articles name 2 benefits of massage for acne: they"),
        pytest.param(3, 1, "1 of 3 articles names 2 benefits of massage for acne: it states"),
        pytest.param(1, 1, "The article names 2 benefits of massage for acne: it states both"),
    ],
)
def test_the_answer_says_how_many_articles_name_a_benefit(
    three: Pack, articles: int, naming: int, said: str
):
    """Several articles take the plural, and an article that names nothing is not counted."""
    claims = build_claims(three).query("concern_id == 'acne'")
    answer = answer_sentence("Acne", claims, articles=articles, naming=naming)

    assert answer.startswith(said)


def test_agreement_is_said_among_the_articles_that_speak(three: Pack):
    """It says how many benefits all of them name, and nothing if only one names any."""
    claims = build_claims(three)
    acne, lines = (claims.query(f"concern_id == '{key}'") for key in ("acne", "lines"))

    assert agreement_sentence(acne, 2) == "Both name 1 of them."
    assert agreement_sentence(acne, 3) == "None of them is named by all 3."
    assert agreement_sentence(acne.head(1), 2) == "Both name it."
    assert agreement_sentence(acne.head(1).assign(articles=3), 3) == "All 3 name it."
    assert agreement_sentence(acne.assign(articles=2), 2) == "Both name each of them."
    assert agreement_sentence(lines, 1) == ""
    assert agreement_title(claims, 3) == (
        "Of 3 claims, 2 are made by only one article and none by all 3"
    )
    assert agreement_title(claims, 2).endswith("and 1 by both")


def test_what_is_shown_is_said_with_titles_while_they_can_be_read():
    """Up to three titles are listed; beyond that, articles are only counted."""
    assert shown_sentence(["A"], 5) == "1 of 5 articles is shown: “A”."
    assert shown_sentence(["A", "B"], 5) == "2 of 5 articles are shown: “A” and “B”."
    assert shown_sentence(["A", "B", "C", "D"], 5) == "4 of 5 articles are shown."
    assert shown_sentence([], 5) == shown_sentence(list("ABCDE"), 5)
    assert shown_sentence([], 5) == "All 5 articles are shown together."
    assert shown_sentence([], 2) == "Both articles are shown together."
    assert elsewhere_sentence(["A"]) == "“A” does, and is not chosen here."
    assert elsewhere_sentence(["A", "B"]) == "“A” and “B” do, and are not chosen here."
    assert elsewhere_sentence(list("ABCD")) == "4 articles that are not chosen here do."
    assert look_elsewhere_sentence(["A"]) == "Words of “A” do."
    assert look_elsewhere_sentence(list("ABCD")) == "Words of 4 other articles do."
    assert elsewhere_sentence([]) == look_elsewhere_sentence([]) == ""
    assert no_claims_sentence(2) == "These 2 articles make no claim."


def test_a_study_of_an_unclaimed_pair_is_not_denied(three: Pack):
    """Studies of a pair are still mentioned if no shown article claims it."""
    alpha = judge_pack(select_articles(three, ["alpha"]))
    cells, unclaimed = [alpha["acne", "calm"]], [alpha["acne", "lift"]]

    assert research_answer("Acne", cells, unclaimed) == (
        "We found 1 trial that tested massage on acne, but not for a benefit that is claimed here."
    )
    assert research_answer("Acne", cells) == "We found no study that tested massage on acne."
    assert cell_sentence(unclaimed[0], "Acne") == "The article does not claim this."
    assert cell_sentence(unclaimed[0], "Acne", 2) == "None of the 2 articles claims this."
