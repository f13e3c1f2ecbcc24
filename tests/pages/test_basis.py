"""Pages say what the verdicts that they show rest on."""

from __future__ import annotations

from tests.pages.conftest import OpenPage, read_text


def test_the_first_page_says_what_the_verdicts_rest_on(open_page: OpenPage):
    """The first page says what the verdicts rest on; the page of a concern does not repeat it."""
    said = "28 are about poor sleep or other scars"

    assert said in read_text(open_page())
    assert said not in read_text(open_page(concern="wrinkles"))


def test_the_matrix_says_it_of_the_claims_it_shows(open_page: OpenPage):
    """The counts follow the filters, and without a tested claim there is no sentence."""
    assert "Of 52 claims, 13 were tested the whole way. For 2 of these, studies" in read_text(
        open_page("matrix")
    )
    some = read_text(open_page("matrix", concerns="poor-sleep"))
    assert "1 was tested the whole way. 1 tested claim rests on 17 studies" in some
    assert "tested the whole way. " not in read_text(open_page("matrix", verdict="not-studied"))


def test_it_follows_the_bar_of_the_reader(open_page: OpenPage):
    """Verdicts change with a reader's own bar, so the counts must change, too."""
    said = read_text(open_page(bar="by-hand"))
    assert "Of 52 claims, 8 have a study that meets your bar. For 1 of these" in said


def test_a_claim_says_what_it_rests_on(open_page: OpenPage):
    """A claim says what it rests on, both on the page of its concern and in its open cell."""
    said = "Without Humbert 2015 this would be: Points to better."

    assert said in read_text(open_page(concern="signs-of-aging"))
    assert said in read_text(open_page("matrix", cell="signs-of-aging.fewer-aging-signs"))


def test_research_counts_apart_what_decides(open_page: OpenPage):
    """Research counts the deciding studies separately, above the charts and in two tables."""
    app = open_page("research")
    text = read_text(app)

    assert "170 of 170 studies. 35 of 170 count, because they tested the whole way" in text
    assert text.count("<span>Studies that count</span>") == 2
    some = read_text(open_page("research", concern="acne"))
    assert "None of the 28 counts." in some
    assert "Not counted: " in some
    assert "None of these studies counts toward a verdict" in some
    assert "0 of 170 studies.</p>" in read_text(open_page("research", q="zzzz"))


def test_research_shows_which_trials_are_inside_which_reviews(open_page: OpenPage):
    """An expander shows which trials are in which reviews; there, “Not known” never means no."""
    app = open_page("research")

    assert "Which trials are inside which reviews" in [item.label for item in app.expander]
    assert "“Not known” never means no" in read_text(app)


def test_research_follows_the_bar_of_the_reader(open_page: OpenPage):
    """Under a reader's own bar, Research counts fewer studies as deciding."""
    text = read_text(open_page("research", bar="by-hand"))

    assert "170 of 170 studies. 11 of 170 count, because they tested the whole way" in text
    assert "to a claimed concern and meet your bar." in text
    assert "24 below your bar" in text
