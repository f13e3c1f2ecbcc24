"""An editor's rows become claims, or a sentence says what is wrong with them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as hs

from touchstone.articles.article import Article
from touchstone.claims.claims import build_claims, build_passages
from touchstone.evidence.judging import judge_pack
from touchstone.ids import Cell
from touchstone.limits import MAX_DRAFT_ROWS
from touchstone.own_article.documents import Document, read_text
from touchstone.own_article.draft import (
    DraftRow,
    build_own_pack,
    check_rows,
    compare_claims,
    describe_origin,
    find_words,
    list_rows,
    start_draft,
)
from touchstone.own_article.reading.suggest import ArticleReading
from touchstone.own_article.reading.vocabulary import build_vocabulary

TEXT = """WHAT MASSAGE DOES

Massage fades scars. It also brings better sleep.

A massage lowers stress. It does not remove toxins.
"""
SLEEP = DraftRow(
    accepted=True,
    concern_id="poor-sleep",
    benefit_id="better-sleep",
    kind="stated",
    words="It also brings better sleep.",
)


@pytest.fixture(scope="module")
def document() -> Document:
    """Return a short article about massage."""
    return read_text(TEXT)


@pytest.fixture(scope="module")
def draft(pack, document: Document) -> tuple[Article, ArticleReading]:
    """Return the article and what was read from it."""
    meta = describe_origin(document)
    return start_draft(document, "mine", meta, build_vocabulary(pack))


def test_suggestions_become_accepted_rows(draft: tuple[Article, ArticleReading], pack):
    """Each suggestion is accepted until rejected, has its reason and can become a claim."""
    article, reading = draft
    rows = list_rows(reading)

    assert {(row.concern_id, row.benefit_id) for row in rows} >= {
        ("other-scars", "scar-softening"),
        ("poor-sleep", "better-sleep"),
    }
    assert all(row.accepted and row.why for row in rows)
    checked = check_rows(rows, article, pack)
    assert checked.problems == ()
    assert len(checked.claims) == len(rows)


def test_rejected_and_repeated_rows_make_no_claim(draft: tuple[Article, ArticleReading], pack):
    """Unchecked rows are ignored, and a repeated claim counts once."""
    article, _ = draft
    rows = [SLEEP, SLEEP, replace(SLEEP, accepted=False, words="nonsense")]

    checked = check_rows(rows, article, pack)
    assert len(checked.claims) == 1
    assert checked.problems == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"concern_id": ""}, "Claim 1: choose a concern from the list."),
        ({"concern_id": "zzz"}, "Claim 1: choose a concern from the list."),
        ({"benefit_id": "<b>"}, "Claim 1: choose a benefit from the list."),
        ({"kind": ""}, "Claim 1: choose whether the words state it or imply it."),
        ({"words": "  … "}, "Claim 1: give the words of the article that make the claim."),
        ({"words": "It also brings beter sleep."}, "The nearest sentence is “It also brings"),
        ({"words": "Ποτέ"}, "Copy the exact words from the text."),
    ],
    ids=["none", "unknown", "markup", "kind", "blank", "typo", "foreign"],
)
def test_a_row_with_a_fault_says_which(
    draft: tuple[Article, ArticleReading], pack, change: dict[str, str], said: str
):
    """The sentence says what is wrong, where and what to do; the other rows still count."""
    article, _ = draft
    checked = check_rows([replace(SLEEP, **change), SLEEP], article, pack)

    assert len(checked.claims) == 1
    assert len(checked.problems) == 1
    assert said in checked.problems[0]


def test_more_rows_than_the_limit_are_left_out_and_told(
    draft: tuple[Article, ArticleReading], pack
):
    """The work stays bounded, however many claims an uploaded pack holds."""
    article, _ = draft
    rows = [replace(SLEEP, words=f"nonsense {number}") for number in range(MAX_DRAFT_ROWS + 7)]

    many = check_rows(rows, article, pack)

    assert (
        many.problems[0] == f"At most {MAX_DRAFT_ROWS} claims are read; the other 7 are left out."
    )
    assert len(many.problems) == MAX_DRAFT_ROWS + 1


def test_a_row_that_starts_like_a_formula_becomes_harmless(pack):
    """The sign is cut from the quote, which can still be found in the article."""
    document = read_text("=1+1 massage fades scars.\n\nMore about massage.")
    meta = describe_origin(document)
    article, _ = start_draft(document, "mine", meta, build_vocabulary(pack))
    row = replace(SLEEP, words="=1+1 massage fades scars.")

    (claim,) = check_rows([row], article, pack).claims
    assert claim.quote == "1+1 massage fades scars."


def test_selected_words_are_found_or_refused(draft: tuple[Article, ArticleReading]):
    """White space may differ, but parts must follow the article's order and be in its text."""
    article, _ = draft

    assert find_words(article, ["fades\n scars.", "A massage  lowers"]) == (
        "fades scars. … A massage lowers"
    )
    assert find_words(article, ["A massage lowers", "fades scars."]) == ""
    assert find_words(article, ["lasers"]) == ""
    assert find_words(article, ["", " "]) == ""


def test_the_own_pack_has_this_article_alone_beside_the_same_research(
    draft: tuple[Article, ArticleReading], pack
):
    """Only the editor's claims count; a claim of the shipped article is not a claim here."""
    article, _ = draft
    own = build_own_pack(pack, article, check_rows([SLEEP], article, pack).claims)

    verdicts = judge_pack(own)
    assert build_claims(own)["benefit_id"].to_list() == ["better-sleep"]
    assert [item.article_id for item in build_passages(own)] == ["mine"]
    assert verdicts["poor-sleep", "better-sleep"].verdict == "better"
    assert verdicts["wrinkles", "collagen"].verdict == "no-claim"


def test_a_map_without_claims_is_empty_and_whole(draft: tuple[Article, ArticleReading], pack):
    """If all rows are rejected, there is no claim, no passage and no error."""
    article, _ = draft
    own = build_own_pack(pack, article, ())

    assert build_claims(own).empty
    assert build_passages(own) == ()


def test_the_difference_names_each_pair_once(draft: tuple[Article, ArticleReading], pack, claims):
    """Pairs are only here, in both or only there, and together they are all pairs of both."""
    article, _ = draft
    other = replace(SLEEP, concern_id="acne", benefit_id="clearer-skin")
    own = build_claims(
        build_own_pack(pack, article, check_rows([SLEEP, other], article, pack).claims)
    )
    pairs = [Cell(one, two) for one in pack.concern_names for two in pack.benefit_names]

    found = compare_claims(own, claims, pairs)

    wheres = [item.where for item in found]
    assert wheres == sorted(wheres, key=["only-here", "both", "only-there"].index)
    assert [(item.cell.concern_id, item.here, item.there) for item in found[:2]] == [
        ("acne", "stated", ""),
        ("poor-sleep", "stated", "stated"),
    ]
    assert len(found) == len(claims) + 1


@given(
    hs.lists(
        hs.builds(
            DraftRow,
            accepted=hs.booleans(),
            concern_id=hs.sampled_from(["acne", "", "zzz", "=1"]),
            benefit_id=hs.sampled_from(["collagen", "", "<b>"]),
            kind=hs.sampled_from(["stated", "implied", "", "sure"]),
            words=hs.text(max_size=40) | hs.sampled_from(["Massage fades scars.", "scars. … It"]),
        ),
        max_size=6,
    )
)
def test_any_table_gives_claims_and_sentences(
    pack, draft: tuple[Article, ArticleReading], rows: list[DraftRow]
):
    """Each accepted row becomes a claim, repeats one or gets a sentence; none causes an error."""
    article, _ = draft
    checked = check_rows(rows, article, pack)

    accepted = sum(row.accepted for row in rows)
    assert len(checked.claims) + len(checked.problems) <= accepted
    assert all(
        problem.startswith("Claim ") and problem.endswith(".") for problem in checked.problems
    )
    build_passages(build_own_pack(pack, article, checked.claims))
