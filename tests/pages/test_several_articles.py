"""Pages of a pack with several articles can choose, combine, count and name them."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from tests.pages.conftest import OpenPage, read_component, read_section, read_text
from tests.pages.test_pages import read_link
from tests.several import EVENINGS, HANDS, SHIPPED, TITLES, make_several
from touchstone.links.pages import PAGES
from ui import data

HANDS_ESCAPED = "Gentle hands &amp; &lt;calm&gt; skin"


@pytest.fixture(scope="session")
def several_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a pack of three articles."""
    return make_several(tmp_path_factory.mktemp("several") / "pack")


@pytest.fixture
def several(open_page: OpenPage, several_folder: Path, monkeypatch: pytest.MonkeyPatch) -> OpenPage:
    """Return a function that opens a page of the pack of three articles."""
    monkeypatch.setenv("TOUCHSTONE_DATA", str(several_folder))
    return open_page


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_for_any_choice(several: OpenPage, page: str):
    """Every page opens with no article, one, two, or all of them chosen."""
    for chosen in ("", HANDS, EVENINGS, f"{EVENINGS},{HANDS}", ",".join(TITLES)):
        part = {"article": chosen} if chosen else {}
        text = read_text(several(page, concern="wrinkles", **part))
        assert "so it was left out" not in text


@pytest.mark.parametrize("page", PAGES)
def test_moving_on_keeps_the_articles(several: OpenPage, page: str):
    """Every link of the navigation carries the chosen articles along with the concern."""
    app = several(page, concern="wrinkles", article=f"{EVENINGS},{HANDS}")
    links = app.get("page_link")[: len(PAGES)]

    assert [parse_qs(link.proto.query_string) for link in links] == [
        {"concern": ["wrinkles"], "article": [f"{EVENINGS},{HANDS}"]} for _ in PAGES
    ]


@pytest.mark.parametrize("page", PAGES)
def test_an_unknown_article_is_named_with_the_nearest(several: OpenPage, page: str):
    """The known articles stay chosen, and one click adds the one that was meant."""
    app = several(page, article=f"{EVENINGS},gentle-hand")

    assert "The link&#x27;s article &#x27;gentle-hand&#x27; is not known" in read_text(app)
    (offer,) = [item for item in app.button if item.label.startswith("Show ")]
    offer.click().run()
    assert app.query_params["article"] == f"{EVENINGS},{HANDS}"


@pytest.mark.parametrize("page", PAGES)
def test_with_one_article_there_is_nothing_to_choose(open_page: OpenPage, page: str):
    """With one article there is no chooser, and naming it in the link changes nothing."""
    plain = open_page(page, concern="wrinkles")
    asked = open_page(page, concern="wrinkles", article=SHIPPED)

    assert read_text(asked) == read_text(plain)
    assert 'ts-eyebrow"><cite>' not in read_text(plain)
    for app in (plain, asked):
        assert not [box for box in app.multiselect if box.key.endswith("_article")]
        assert not [box for box in app.selectbox if box.key == "article_article"]


def test_by_default_all_articles_are_combined(several: OpenPage):
    """The answer says how many articles name a benefit, and every passage names its article."""
    app = several(concern="wrinkles")
    text = read_text(app)

    assert app.multiselect(key="concern_article").value == []
    assert "2 of 3 articles name 3 benefits of massage for wrinkles" in text
    assert "Both name 1 of them." in text
    assert f"<cite>{HANDS_ESCAPED}</cite>" in text
    assert f"<cite>{TITLES[SHIPPED]}</cite>" in text
    assert 'Implied</span> <span class="ts-muted ts-share">1 of 3<' in text
    assert f'href="article?concern=wrinkles&amp;article={HANDS}#faces"' in text


def test_a_choice_narrows_the_claims_and_is_kept_in_the_link(several: OpenPage):
    """With one article chosen, the page speaks of one; the link says which."""
    app = several(concern="wrinkles")
    app.multiselect(key="concern_article").set_value([HANDS]).run()
    text = read_text(app)

    assert read_link(app) == {"concern": "wrinkles", "article": HANDS}
    assert "The article implies 1 benefit of massage for wrinkles." in text
    assert f"1 of 3 articles is shown: “{HANDS_ESCAPED}”." in text
    assert f"<cite>{HANDS_ESCAPED}</cite>" in text
    assert TITLES[SHIPPED] not in text


def test_choosing_another_concern_keeps_the_articles(several: OpenPage):
    """Choosing a concern, from the dropdown or by own words, keeps the chosen articles."""
    app = several(article=HANDS)
    app.selectbox(key="concern_concern").set_value("wrinkles").run()
    app.text_input(key="concern_words").set_value("zits").run()

    assert read_link(app) == {"concern": "acne", "article": HANDS}


def test_research_is_not_denied_where_the_chosen_article_is_silent(several: OpenPage):
    """If the chosen article makes no claim, the page must not say that research is missing."""
    text = read_text(several(concern="wrinkles", article=EVENINGS))

    assert "The article names no benefit of massage for wrinkles." in text
    assert "tested massage on wrinkles, but not for a benefit that is claimed here." in text


def test_the_matrix_counts_articles(several: OpenPage):
    """The matrix can show how many articles claim each cell, with the counts in words."""
    app = several("matrix")
    app.radio(key="matrix_show").set_value("articles").run()

    assert read_link(app) == {"show": "articles"}
    drawn = read_component(app, "matrix_grid")["grid"]
    assert drawn.count(': 2 of 3 articles claim this"') == 4
    assert "3 of 3 articles" not in drawn
    assert "49 are made by only one article and none by all 3" in drawn


def test_the_matrix_of_one_article_offers_no_count(open_page: OpenPage):
    """The switch offers two ways, verdicts first; a link to another way still works."""
    radio = open_page("matrix").radio(key="matrix_show")
    linked = open_page("matrix", show="certainty").radio(key="matrix_show")

    assert radio.options == ["Verdict and certainty", "The article's claim"]
    assert (radio.value, linked.value) == ("both", "certainty")
    assert linked.options == [*radio.options, "Certainty"]


def test_a_choice_leaves_only_its_claims_in_the_matrix(several: OpenPage):
    """A pair that only another article claims is no claim here, and the page names that article."""
    text = read_text(several("matrix", article=HANDS, cell="acne.stress-relief"))

    assert "3 of 3 concerns, 3 of 3 claims" in text
    assert "The article does not claim this." in text
    assert f"“{TITLES[SHIPPED]}” does, and is not chosen here." in text


def test_an_open_cell_says_how_many_articles_claim_it(several: OpenPage):
    """An open cell says how many articles claim it, and its links keep the choice."""
    app = several("matrix", article=f"{HANDS},{SHIPPED}", cell="wrinkles.fewer-aging-signs")

    assert "2 of 2 articles claim this." in read_text(app)
    assert parse_qs(app.get("page_link")[-1].proto.query_string) == {
        "concern": ["wrinkles"],
        "article": [f"{HANDS},{SHIPPED}"],
    }


def test_the_article_page_reads_one_at_a_time(several: OpenPage):
    """The page shows the first article by default, and choosing another writes the link."""
    app = several("article", concern="wrinkles")
    assert [item.value for item in app.title] == [r"Gentle hands \& \<calm\> skin"]
    assert "1 place is marked" in read_text(app)

    app.selectbox(key="article_article").set_value(EVENINGS).run()
    text = read_text(app)

    assert read_link(app) == {"concern": "wrinkles", "article": EVENINGS}
    assert [item.value for item in app.title] == ["Quiet evenings"]
    assert "No words of the article back a claim about wrinkles." in text
    assert f"Words of “{HANDS_ESCAPED}” and “{TITLES[SHIPPED]}” do." in text


def test_the_article_page_lists_all_with_author_and_date(several: OpenPage):
    """The list gives author and date, and each article opens with the same search."""
    app = several("article", article=f"{EVENINGS},{HANDS}", q="skin")
    text = read_text(app)
    rows = re.findall(r'data-label="(Author|Published|Passages)">([^<]*)', text)

    assert app.title[0].value == "Quiet evenings"
    assert "2 articles are chosen. Pick one to read." in text
    assert f'href="article?article={HANDS}&amp;q=skin"' in text
    assert rows[:3] == [("Author", "A. Tester"), ("Published", "March 9, 2025"), ("Passages", "3")]


def test_research_maps_the_claims_of_the_chosen_articles(several: OpenPage):
    """The choice of articles changes which pairs are claims, and no studies."""
    alone = read_text(several("research", article=EVENINGS))
    together = read_text(several("research"))

    assert "170 of 170 studies." in alone
    assert "Every claim has a study." in alone
    assert "of 53 claims have no study" in together


def test_a_selection_is_computed_once_a_process(
    several_folder: Path, monkeypatch: pytest.MonkeyPatch
):
    """A choice of articles is computed once per process, in whatever order they are named."""
    monkeypatch.setenv("TOUCHSTONE_DATA", str(several_folder))

    assert data.select((HANDS, EVENINGS)) is data.select((EVENINGS, HANDS))
    assert data.select(()) is data.select(tuple(TITLES)) is data.load()
    assert data.select((HANDS,)).studies is data.load().studies


def test_squares_and_cards_of_the_first_page_keep_the_articles(several: OpenPage):
    """Links of the first page keep the chosen articles, so that claims open with the same ones."""
    app = several(article=HANDS)
    squares = re.findall(r'class="ts-tile [^"]*" href="([^"]+)"', read_text(app))
    cards = re.findall(r'href="([^"]+)"', read_section(app, "concerns"))

    assert squares and all(f"article={HANDS}" in address for address in (*squares, *cards))
