"""The shipped pack is complete and consistent."""

from __future__ import annotations

import re

from touchstone.articles.quotes import locate_quote
from touchstone.packs.sealing import is_sealed
from touchstone.packs.sources import read_sources
from touchstone.resources import SHIPPED_FOLDER


def test_the_shipped_pack_is_sealed():
    """A sealed pack needs no full check, so the first visitor never waits for it."""
    assert is_sealed(read_sources(SHIPPED_FOLDER).files)


def test_every_quote_is_found(pack):
    """Each claim rests on words that are really in the article."""
    lost = [
        quote
        for article_id, quote in zip(pack.claims["article_id"], pack.claims["quote"], strict=True)
        if not locate_quote(pack.articles[article_id], quote)
    ]

    assert lost == []


def test_every_concern_and_every_benefit_is_used(pack):
    """No concern or benefit is offered that the article says nothing about."""
    assert set(pack.claims["concern_id"]) == set(pack.concerns["concern_id"])
    assert set(pack.claims["benefit_id"]) == set(pack.benefits["benefit_id"])


def test_every_id_resolves(pack):
    """No row refers to a concern, benefit, study or article that does not exist."""
    known = {
        "concern_id": set(pack.concerns["concern_id"]) | {""},
        "benefit_id": set(pack.benefits["benefit_id"]),
        "study_id": set(pack.studies["study_id"]),
        "article_id": set(pack.articles),
    }
    for name, table in pack.tables.items():
        for column in known.keys() & set(table.columns):
            assert set(table[column]) <= known[column], (name, column)


def test_every_section_of_the_article_backs_a_claim(pack, passages):
    """No section of the article is without a mapped passage."""
    reached = {(item.article_id, span.section) for item in passages for span in item.spans}
    sections = {
        (article_id, number)
        for article_id, article in pack.articles.items()
        for number in range(len(article.sections))
    }

    assert reached == sections


def test_the_four_areas_are_the_sections_of_the_article(pack):
    """An area of benefits has the same name as its section of the article."""
    titles = [section.title for section in pack.articles["massage-and-skin"].sections]

    assert titles == ["Introduction", *pack.areas.values(), "In short"]


def test_sentences_of_the_article_are_short(pack):
    """A sentence has at most 20 words, for a reading age of about 12."""
    texts = [
        text
        for article in pack.articles.values()
        for section in article.sections
        for text in section.paragraphs
    ]
    sentences = [item for text in texts for item in re.split(r"(?<=[.?!])\s+", text)]

    assert [item for item in sentences if len(item.split()) > 20] == []


def test_our_own_words_avoid_what_is_banned(pack):
    """Our own texts describe claims without promoting them."""
    banned = re.compile(
        r"\b(proven|clinically|works|miracle|detox|flushes toxins|significant|no evidence)\b", re.I
    )
    own = [
        *pack.concerns["description"],
        *pack.benefits["name"],
        *pack.benefits["how_it_works"],
        *(
            text
            for art in pack.articles.values()
            for sec in art.sections
            for text in sec.paragraphs
        ),
    ]

    assert [text for text in own if banned.search(text)] == []


def test_a_concern_of_another_group_comes_first_among_the_related_ones(pack):
    """A reader with redness may mean rosacea, which is in another group."""
    assert pack.related_concerns("redness") == ["rosacea", "inflammation"]
    assert pack.related_concerns("acne-scars")[0] == "acne"
    assert pack.related_concerns("psoriasis") == ["acne", "rosacea"]


def test_hair_pores_and_eczema_are_no_concerns(pack):
    """The article does not mention them, so they are not offered."""
    words = " ".join(pack.concerns["name"]).lower()

    assert not re.search(r"hair|pore|eczema", words)


def test_notes_stand_at_cells_that_exist(pack, verdicts):
    """A note on a cell that does not exist would never be seen."""
    assert len(pack.cell_notes) == 5
    assert set(pack.cell_notes) <= set(verdicts)
