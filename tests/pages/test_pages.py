"""Each page is wired to the core: it opens by a link, and writes choices to the link."""

from __future__ import annotations

import html
import re
import shutil
from datetime import date
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import (
    OpenPage,
    read_component,
    read_in_order,
    read_section,
    read_text,
    read_title,
)
from touchstone.limits import MAX_COMPARED, MAX_TYPED_CHARS
from touchstone.links.pages import PAGES
from touchstone.packs.pack import Pack
from touchstone.resources import SHIPPED_FOLDER
from touchstone.wording.findings import name_found
from touchstone.wording.headings import RESEARCH_CONTENTS
from touchstone.wording.rule import explain_certainty, pick_examples
from ui import frame

HOSTILE = "<script>alert(1)</script>"


def read_link(app: AppTest) -> dict[str, str]:
    """Return the query parameters of the address."""
    return {
        name: value if isinstance(value, str) else value[-1]
        for name, value in dict(app.query_params).items()
    }


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_cold_in_the_shared_frame(open_page: OpenPage, pack: Pack, page: str):
    """A link opens any page as completely as the way through the main page."""
    text = read_text(open_page(page, concern="wrinkles"))

    assert "Touchstone" in text
    assert "not medical advice" in text
    assert f"Data as of December 1, 2026, version {pack.version}" in text
    assert "Report a mistake" in text


@pytest.mark.parametrize("page", PAGES)
def test_moving_on_keeps_the_concern(open_page: OpenPage, page: str):
    """Every link of the navigation carries the concern."""
    links = open_page(page, concern="wrinkles").get("page_link")[: len(PAGES)]

    assert len(links) == len(PAGES)
    assert [parse_qs(link.proto.query_string) for link in links] == [
        {"concern": ["wrinkles"]} for _ in PAGES
    ]


@pytest.mark.parametrize("page", PAGES)
def test_a_hostile_link_is_named_and_never_markup(open_page: OpenPage, page: str):
    """Values of a link are shown as text, and the page still works."""
    text = read_text(open_page(page, concern=HOSTILE))

    assert "is not known, so it was left out" in text
    assert HOSTILE not in text
    assert "&lt;script&gt;" in text


def test_what_changed_since_a_link_was_made_is_folded(open_page: OpenPage):
    """What changed since the link was made is folded, so the answer stays near the top.

    What the link lost comes first.
    """
    text = read_text(open_page("concern", concern="wrinkel", data="1.0.0"))

    lost, old = text.index("was left out"), text.index("This link was made with data version 1.0.0")
    log = text.index("<summary>What changed since</summary>")
    assert lost < old < log < text.index("version 1.1.0: ")
    assert text.count("</details>", old, text.index("version 1.1.0: ")) == 0


def test_two_parts_of_a_link_near_the_same_name_offer_it_once(open_page: OpenPage):
    """Both misspelled parts are reported, but the page offers the nearest name only once."""
    app = open_page("matrix", concerns="wrinkels,wrinkle")

    assert read_text(app).count("is not known, so it was left out") == 2
    offered = [item.label for item in app.button if item.label.startswith("Show ")]
    assert offered == ["Show Wrinkles"]


def test_what_was_meant_takes_the_place_of_the_only_value(open_page: OpenPage):
    """If one of two concerns in a link is misspelled, its button opens the corrected one."""
    app = open_page(concern=["acne", "rosaceaa"])
    (offer,) = [item for item in app.button if item.label == "Show Rosacea"]

    offer.click().run()
    assert read_link(app) == {"concern": "rosacea"}


def test_before_a_choice_every_concern_is_a_card(open_page: OpenPage, pack):
    """The first page has a card for every concern, and its links keep the reader's bar."""
    app = open_page(bar="by-hand")
    cards = read_section(app, "concerns")

    assert sorted(re.findall(r"<b>([^<]+)</b>", cards)) == sorted(pack.concerns["name"])
    assert 'data-concern="wrinkles" href="?bar=by-hand&amp;concern=wrinkles"' in cards or (
        'data-concern="wrinkles" href="?concern=wrinkles&amp;bar=by-hand"' in cards
    )
    assert app.selectbox(key="concern_concern").value is None


def test_choosing_a_concern_writes_the_link(open_page: OpenPage):
    """Choosing a concern writes it to the link and leaves the rest of the view unchanged."""
    app = open_page(concern="wrinkles", sort="kind")
    app.selectbox(key="concern_concern").set_value("acne").run()

    assert read_title(app) == "Acne"
    assert read_link(app) == {"concern": "acne", "sort": "kind"}


@pytest.mark.parametrize(
    ("concern", "title"),
    [("loss-of-elasticity", "Three claims, all tested"), ("acne", "Two claims, none tested the")],
)
def test_the_claims_say_how_many_were_tested(open_page: OpenPage, concern: str, title: str):
    """The heading counts the tested claims in words, as a person would."""
    assert title in "".join(read_in_order(open_page(concern=concern).main))


def test_the_concern_page_keeps_its_order(open_page: OpenPage):
    """The order is fixed: answer, cautions, claims, studies, trials, neighbors, handout, share."""
    app = open_page(concern="wrinkles")

    assert re.findall(r"<h2[^>]*>([^<]+)", "".join(read_in_order(app.main))) == [
        "Before you massage",
        "Three claims, one of them tested",
        "Studies at a glance",
        "How it was done in studies",
        "Related concerns",
        "Take it with you",
        "Share this page",
    ]
    assert "The article names 3 benefits of massage for wrinkles" in read_text(app)


def test_the_neighbors_of_a_concern_are_offered_with_their_verdicts(open_page: OpenPage):
    """The concern that its row names comes first, then its group; the cards keep the bar."""
    text = read_text(open_page(concern="acne-scars", bar="by-hand"))
    near = text[text.index('id="near"') : text.index('id="take-along"')]

    assert re.findall(r'data-concern="([^"]+)"', near) == [
        "acne",
        "uneven-texture",
        "stretch-marks",
        "other-scars",
    ]
    assert near.count("bar=by-hand") == 4
    assert "No study meets your bar" in near


def test_what_was_done_is_described_with_how_many_do_not_say(open_page: OpenPage):
    """How massage was done is given as a range, with the number of studies that do not say."""
    text = read_text(open_page(concern="poor-sleep"))

    assert "12 studies that count" in text
    assert "3 to 45 in 7 studies; not stated in 5" in text
    assert "A description, not advice." in text


def test_an_order_of_the_claims_is_kept_in_the_link(open_page: OpenPage):
    """The order of the claims is part of the link, so a shared view is sorted the same way."""
    text = read_text(open_page(concern="inflammation", sort="benefit"))
    names = re.findall(r'<h3 class="ts-claim-name">([^<]+)', text)

    assert len(names) == 4
    assert names == sorted(names)


def test_every_concern_renders_with_its_passages(open_page: OpenPage, pack, passages):
    """Every concern page opens, and each quote is marked on it."""
    for concern_id in pack.concern_names:
        text = read_text(open_page(concern=concern_id))
        parts = [
            part
            for passage in passages
            if passage.concern_id == concern_id
            for part in passage.quote.split(" … ")
        ]
        marked = " ".join(re.findall(r"<mark>([^<]*)</mark>", text))
        assert parts
        assert [part for part in parts if part.replace("'", "&#x27;") not in marked] == []


@pytest.mark.slow
def test_every_claim_renders_as_a_cell(open_page: OpenPage, claims):
    """Every claimed cell opens with its passages."""
    app = open_page("matrix")
    for concern_id, benefit_id in zip(claims["concern_id"], claims["benefit_id"], strict=True):
        app.selectbox(key="matrix_cell").set_value(f"{concern_id}.{benefit_id}").run()
        assert not app.exception
        assert "Passage 1" in read_text(app)


def test_the_contents_of_research_lead_to_its_parts(open_page: OpenPage):
    """Each link of the contents has its heading; without charts, there are no contents."""
    app = open_page("research")
    assert [item.proto.anchor for item in app.header] == list(RESEARCH_CONTENTS)
    for anchor in RESEARCH_CONTENTS:
        assert f'<a href="#{anchor}">' in read_text(app)
    assert 'href="#designs"' not in read_text(open_page("research", q="zebra"))


def test_the_article_page_says_first_that_it_holds_claims(open_page: OpenPage):
    """Above the article, it says how many claims were tested, with a link that keeps the view."""
    text = html.unescape(read_text(open_page("article", bar="by-hand")))

    found = "Of 52 claims for massage, 13 were tested, and none is certain."
    assert f"These are an article's claims, not findings. {found}" in text
    assert '<a href="?bar=by-hand">See what studies found</a>' in text
    assert text.index("not findings") < text.index("Retold by the Touchstone team")


@pytest.mark.parametrize("cell", ["wrinkles.better-sleep", "other-scars.elasticity"])
def test_a_cell_without_a_claim_says_so(open_page: OpenPage, cell: str):
    """A cell without a claim says so and is no error, whether or not it has studies."""
    text = read_text(open_page("matrix", cell=cell))

    assert text.count("The article does not claim this.") == 1
    assert "(, " not in text


def test_the_grid_marks_the_concern_and_says_what_is_open(open_page: OpenPage):
    """The grid highlights the row of the concern, and announces the open cell by name."""
    given = read_component(
        open_page("matrix", concern="acne", cell="redness.blood-flow"), "matrix_grid"
    )

    assert 'aria-current="true"><th role="rowheader" scope="row">Acne<' in given["grid"]
    assert given["cell"] == "redness.blood-flow"
    assert given["said"] == "Open: Redness and Better blood flow."


def test_a_cell_that_there_is_not_never_opens(open_page: OpenPage):
    """The cell in a link is checked, so one that does not exist never opens."""
    app = open_page("matrix", cell="nonsense.<b>")

    assert read_component(app, "matrix_grid")["cell"] == ""


def test_filters_say_what_is_left_and_reset_clears_them(open_page: OpenPage, claims):
    """A sentence says how much is left, and one click clears the filters."""
    app = open_page("matrix", group="skin-conditions")
    assert f"3 of 18 concerns, 6 of {len(claims)} claims" in read_text(app)

    app.button[0].click().run()

    assert f"18 of 18 concerns, {len(claims)} of {len(claims)} claims" in read_text(app)
    assert read_link(app) == {}


def test_an_empty_matrix_names_the_filter_to_loosen(open_page: OpenPage):
    """If no claim passes the filters, the page names those to loosen."""
    text = read_text(open_page("matrix", group="skin-conditions", kind="stated"))

    assert "Loosen “Concern group” or “Kind of claim”." in text


def test_the_article_marks_and_counts(open_page: OpenPage):
    """The words behind the concern's claims are marked, and the hits of a search are counted."""
    text = read_text(open_page("article", concern="redness", q="SKIN"))

    assert "1 place is marked" in text
    assert 'id="mark-1"' in text
    assert "“SKIN” is found 17 times." in text


def test_the_article_is_marked_where_it_says_too_much(open_page: OpenPage):
    """A reader can turn on marks for words that go too far, listed by kind with links to them."""
    app = open_page("article", concern="redness")
    app.button_group[0].set_value("beyond").run()

    text = read_text(app)
    assert read_link(app) == {"concern": "redness", "mark": "beyond"}
    assert "places go further than the studies behind the claims allow." in text
    assert "A cause told as fact" in text
    assert ">“breaks up tissue that is damaged" in text


def test_a_search_is_text(open_page: OpenPage):
    """A search for markup finds nothing and runs nothing."""
    text = read_text(open_page("article", q="<img src=x>"))

    assert "“&lt;img src=x&gt;” is not in the article." in text
    assert "<img src=x>" not in text


def test_about_offers_the_copy_and_every_table(open_page: OpenPage, pack):
    """Each table can be downloaded, and the whole map as one file."""
    app = open_page("about")
    tables = app.selectbox(key="about_table")

    assert tables.options == [f"{name}.csv" for name in pack.tables]
    for name in ("claims", "studies"):
        app.selectbox(key="about_table").select(name).run()
        labels = [item.proto.label for item in app.get("download_button")]
        assert labels == [
            "Download the offline copy",
            "Download every table as a workbook",
            f"Download {name}.csv",
        ]


def test_about_says_how_to_reach_whoever_runs_the_copy(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
):
    """The contact, or that there is none, is given at the top and where mistakes are reported."""
    monkeypatch.setenv("TOUCHSTONE_CONTACT", "help@example.org")
    assert read_text(open_page("about")).count("help@example.org") >= 2
    monkeypatch.delenv("TOUCHSTONE_CONTACT")
    assert read_text(open_page("about")).count("This copy lists no contact.") == 2


@pytest.mark.parametrize("page", PAGES)
def test_a_refused_pack_is_explained(
    open_page: OpenPage, page: str, tmp_path, monkeypatch: pytest.MonkeyPatch
):
    """A broken pack shows what is wrong, never a traceback, on any page."""
    monkeypatch.setenv("TOUCHSTONE_DATA", str(tmp_path / "nowhere"))
    app = open_page(page)

    assert app.title[0].value == "The data pack cannot be shown"
    assert "there is no folder" in read_text(app)


def test_both_voices_are_in_the_answer(open_page: OpenPage):
    """The answer states together what the article claims and what research found."""
    text = read_text(open_page(concern="acne-scars"))

    assert "The article names 2 benefits of massage for acne scars" in text
    assert "We found no study of massage for acne scars." in text


def test_cautions_come_most_severe_first(open_page: OpenPage):
    """“Stop” comes before “Ask first”, and that before “Take care”."""
    text = read_text(open_page(concern="acne"))

    assert text.index("</span> Stop") < text.index("</span> Ask first")
    assert text.index("</span> Ask first") < text.index("</span> Take care")


def test_every_study_of_a_cell_can_be_opened(open_page: OpenPage, verdicts):
    """Every study of a cell is listed under its heading, whatever it found."""
    text = read_text(open_page("matrix", cell="redness.blood-flow"))
    cell = verdicts["redness", "blood-flow"]

    assert text.count('<details class="ts-study">') == len(cell.deciding) + len(cell.shown)
    for heading in {name_found(item) for item in (*cell.deciding, *cell.shown)}:
        assert f"<b>{heading}</b>" in text
    assert "Studies of massage and blood flow did not look at redness." in text


def test_the_matrix_shows_what_its_switch_says(open_page: OpenPage):
    """The switch in the link decides what the cells say, here their verdicts."""
    app = open_page("matrix", show="verdict", verdict="mixed")

    assert "3 of 18 concerns, 3 of 52 claims" in read_text(app)
    grid = read_component(app, "matrix_grid")["grid"]
    assert grid.count(': Mixed results"') == 3
    assert app.radio(key="matrix_show").value == "verdict"


def test_research_counts_what_filters_leave(open_page: OpenPage):
    """The count follows the filters, and one click clears them."""
    app = open_page("research", concern="redness", step="whole")
    assert "5 of 170 studies." in read_text(app)

    next(item for item in app.button if item.label == "Reset filters").click().run()

    assert "170 of 170 studies." in read_text(app)
    assert read_link(app) == {}


def test_a_study_says_who_paid_and_that_silence_on_harms_is_no_proof(open_page: OpenPage):
    """A study's card says who paid, and does not treat unmentioned harms as no harms."""
    text = read_text(open_page("research", funding="seller", given_with="hands"))

    assert "<dt>Who paid</dt><dd>A seller of the device, oil, training or method, or an" in text
    assert "Not mentioned. This does not mean that there were none." in text
    assert "<dt>Harms</dt><dd>Not mentioned</dd>" not in text


def test_research_pages_through_all_studies(open_page: OpenPage):
    """Each page of the table holds the next studies, and none is left out."""
    seen: list[str] = []
    for page in range(1, 10):
        text = read_text(open_page("research", page=str(page), sort="name"))
        seen += re.findall(r'<details class="ts-study"><summary>([^<]+)', text)

    assert len(seen) == 170


def test_a_search_that_finds_nothing_says_so(open_page: OpenPage):
    """If a search finds nothing, a sentence says so."""
    assert "No study passes." in read_text(open_page("research", q="xyzzy"))


def test_about_works_examples_out_from_the_data(open_page: OpenPage, verdicts):
    """The examples of the rule are computed from the current data, never written by hand."""
    text = read_text(open_page("about"))

    assert "The rule at work" in text
    for pair in pick_examples(verdicts):
        assert all(line in text for line in explain_certainty(verdicts[pair]))
    assert "May 31, 2027" in text


def test_about_tells_what_became_of_papers_and_which_items_are_met(open_page: OpenPage):
    """About shows the flow of papers, those left out, the self-check, and the known limits."""
    text = read_text(open_page("about"))

    assert "71 papers left out, each with the reason" in text
    assert "Of 15 items, 8 are met, 6 in part, and 1 not" in text
    assert "SWiM 1b. Changes to the groups since the plan" in text
    assert "For 8 of 18 concerns no study tested massage the whole way." in text


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_when_the_check_is_overdue(
    open_page: OpenPage, page: str, monkeypatch: pytest.MonkeyPatch
):
    """Once the date of the next check has passed, every page says so; before, none does."""
    assert "newer studies may be missing" not in read_text(open_page(page))

    monkeypatch.setattr(frame, "read_today", lambda: date(2027, 6, 1))

    assert "was to be searched again by May 31, 2027" in read_text(open_page(page))


@pytest.mark.parametrize("page", PAGES)
def test_a_concern_without_a_claim_is_shown_as_that(
    open_page: OpenPage, page: str, tmp_path, monkeypatch: pytest.MonkeyPatch
):
    """A pack may have a concern without a claim: every page still works and says so."""
    folder = shutil.copytree(SHIPPED_FOLDER, tmp_path / "pack")
    with (folder / "concerns.csv").open("a", encoding="utf-8") as file:
        file.write("new-one,New *one*,Tone and glow,Text <b>.,,\n")
    monkeypatch.setenv("TOUCHSTONE_DATA", str(folder))

    text = read_text(open_page(page, concern="new-one"))

    assert "<b>." not in text
    if page == "concern":
        assert "The article names no benefit of massage for new *one*." in text
        assert "We found no study that tested massage on new *one*." in text


def test_own_words_find_a_concern_and_one_click_opens_it(open_page: OpenPage):
    """The box says which words matched, and writes the link only when a concern is chosen."""
    app = open_page()
    app.text_input(key="concern_words").set_value("zits and wrinkels").run()
    assert "Acne: matched by “zits”." in read_text(app)
    assert read_link(app) == {}

    app.button(key="concern_found_wrinkles").click().run()

    assert read_link(app) == {"concern": "wrinkles"}
    assert read_title(app) == "Wrinkles"
    text = read_text(app)
    assert "Also acne: matched by “zits”." in text
    assert "Wrinkles: matched by" not in text
    offered = [item.key for item in app.button if item.key.startswith("concern_found")]
    assert offered == ["concern_found_acne"]


def test_the_other_concern_that_words_may_mean_is_asked_about(open_page: OpenPage):
    """One of two unsure concerns is open: only the other one is in the question."""
    app = open_page()
    app.text_input(key="concern_words").set_value(
        "The calendar is catching up with my complexion."
    ).run()
    first, second = [item.key for item in app.button if item.key.startswith("concern_found")]
    app.button(key=first).click().run()

    assert "Or do you mean" in read_text(app)
    assert [item.key for item in app.button if item.key.startswith("concern_found")] == [second]


def test_own_words_that_mean_one_concern_open_it(open_page: OpenPage):
    """If only one concern matches, it opens, and the page says why and that it may be wrong."""
    app = open_page(concern="rosacea")
    app.text_input(key="concern_words").set_value("my zits").run()

    assert read_link(app) == {"concern": "acne"}
    assert read_title(app) == "Acne"
    text = read_text(app)
    assert "Acne: matched by “zits”." in text
    assert "Not what you meant? Try other words, or choose from the list." in text
    assert not [item for item in app.button if item.key.startswith("concern_found")]


def test_own_words_without_end_are_cut_and_it_is_said(open_page: OpenPage):
    """The box has no limit in the browser, which would cut silently; the page cuts and says so."""
    app = open_page()
    text = read_text(app.text_input(key="concern_words").set_value("my zits " * 5_000).run())

    assert "Only the first 2,000 characters were read." in text
    assert len(app.text_input(key="concern_words").value) <= MAX_TYPED_CHARS


def test_own_words_that_a_caution_speaks_of_show_it(open_page: OpenPage):
    """Words that a caution covers, such as pregnancy, show it with its severity and source."""
    app = open_page()
    text = read_text(app.text_input(key="concern_words").set_value("<b>I am pregnant</b>").run())

    assert "We have a caution about this:" in text
    assert "Ask first" in text
    assert "If you are pregnant, avoid leg or traditional massage until" in text
    assert "an unnoticed clot can make it dangerous" not in text
    assert 'href="https://doi.org/10.1186/s12884-020-02924-w"' in text
    assert "or was not understood" not in text
    assert "<b>I am" not in text

    text = read_text(app.text_input(key="concern_words").set_value("my car is broken").run())
    assert "caution" not in text.partition("which we do not cover")[2][:200]


@pytest.mark.parametrize(
    ("words", "concern", "advice"),
    [
        ("I am pregnant and have stretch marks", "stretch-marks", "If you are pregnant, avoid leg"),
        ("wrinkles after botox", "wrinkles", "areas injected with botulinum toxin"),
    ],
)
def test_own_words_that_open_a_concern_show_their_caution_first(
    open_page: OpenPage, words: str, concern: str, advice: str
):
    """When own words open a concern, a caution comes before the note on what was understood."""
    app = open_page()
    text = read_text(app.text_input(key="concern_words").set_value(words).run())

    assert read_link(app) == {"concern": concern}
    notice = text[: text.index("Not what you meant? Try other words")]
    lead = notice.index("We have a caution about this:")
    assert lead < notice.index(advice) < notice.index(": matched by “")


def test_words_that_are_not_covered_are_said_to_be(open_page: OpenPage):
    """No concern is offered for words that are not covered, and they are shown as text."""
    app = open_page()
    app.text_input(key="concern_words").set_value("<b>xyzzy</b>").run()

    text = read_text(app)
    assert "“&lt;b&gt;xyzzy&lt;/b&gt;” is not covered here" in text
    assert not [item for item in app.button if item.key.startswith("concern_found")]


def test_concerns_are_compared_benefit_by_benefit(open_page: OpenPage):
    """The best-tested benefits come first, shared or not, and a pair without a claim says so."""
    app = open_page(concern="wrinkles", compare="acne,other-scars")
    text = read_text(app)
    benefits = re.findall(r'<th scope="row"[^>]*>([^<]+)', text[text.index("Side by side") :])
    assert benefits[6:8] == ["Scars broken up and less visible", "Fewer visible signs of aging"]
    assert benefits[-1] == "New, healthy skin cells"
    app = open_page(concern="wrinkles", compare="redness,loss-of-elasticity")
    text = read_text(app)
    table = text[text.index("Side by side") :]

    assert "· No claim" in table
    assert "Before you massage: Redness" in table
    assert "The article names no benefit that these concerns share." in text


def test_a_comparison_begins_with_the_answers(open_page: OpenPage):
    """A comparison begins with the answers side by side; the other concerns link to their pages."""
    text = read_text(open_page(concern="stretch-marks", compare="wrinkles,acne"))
    table = text[text.index('id="compared"') :]
    asked = dict(re.findall(r'<th scope="row"[^>]*>([^<]+)</th>(.*?)</tr>', table))
    answers = asked["Answer"].split("<td")[1:]

    assert list(asked)[:6] == [
        "Answer", "How much", "Studied in", "How it was done", "How sure we are, and why",
        "Who paid",
    ]  # fmt: skip
    assert "It is not known who paid for either study." in asked["Who paid"]
    assert "Not tested on existing stretch marks; prevention is very uncertain." in answers[0]
    assert ["href=" in cell for cell in answers] == [False, True, True]
    assert 'href="?concern=wrinkles"' in answers[1]
    assert "67.7%" in asked["How much"]
    assert "440 people" in asked["Studied in"]
    assert "more reasons on its page" in asked["How sure we are, and why"]
    assert "Not tested the whole way" in asked["Studied in"].split("<td")[3]
    # A claim without studies, or below the bar, must not be described as tested in steps.
    text = read_text(open_page(concern="acne-scars", compare="wrinkles", bar="by-hand"))
    assert "Not tested the whole way" not in text[text.index('id="compared"') :]


def test_at_most_three_concerns_are_compared(open_page: OpenPage):
    """A link that names more concerns shows the first ones, and a sentence says so."""
    others = ["redness", "fine-lines", "loss-of-elasticity"]

    for count in (MAX_COMPARED - 1, MAX_COMPARED):
        app = open_page(concern="wrinkles", compare=",".join(others[:count]))
        assert app.multiselect(key="concern_compare").value == others[: MAX_COMPARED - 1]
        said = f"At most {MAX_COMPARED} concerns are compared at once." in read_text(app)
        assert said == (count == MAX_COMPARED)


def test_a_compared_concern_is_kept_in_the_link(open_page: OpenPage):
    """Choosing a concern to compare with writes it to the link."""
    app = open_page(concern="wrinkles")
    app.multiselect(key="concern_compare").set_value(["fine-lines"]).run()

    assert read_link(app) == {"concern": "wrinkles", "compare": "fine-lines"}
    assert "The article names all 3 benefits for both concerns." in read_text(app)


@pytest.mark.parametrize("page", PAGES)
def test_a_link_with_another_data_version_is_told_so(open_page: OpenPage, page: str, pack):
    """On every page, a reader of an old link learns that answers may differ."""
    text = read_text(open_page(page, data="<b>0.9</b>"))

    assert f"made with data version &lt;b&gt;0.9&lt;/b&gt;, and this is {pack.version}." in text
    assert "made with data version" not in read_text(open_page(page, data=pack.version))


def test_own_words_that_are_about_something_else_say_so(open_page: OpenPage):
    """The page says what the words deny or what is not covered, and offers the nearest concern."""
    app = open_page()
    box = app.text_input(key="concern_words")

    assert "You say that you do not have acne." in read_text(box.set_value("no acne").run())
    told = read_text(app.text_input(key="concern_words").set_value("cottage cheese legs").run())

    assert "This sounds like cellulite, which we do not cover." in told
    app.button(key="concern_found_uneven-texture").click().run()
    assert read_link(app) == {"concern": "uneven-texture"}


def test_an_order_is_no_filter(open_page: OpenPage):
    """Sorting and paging are not filters, so gaps of research are still reported as such."""
    assert "claims have no study." in read_text(open_page("research", sort="people", page="2"))
    assert "among these" in read_text(open_page("research", design="lab-study"))


@pytest.mark.parametrize("what", ["sharing", "own words"])
def test_a_choice_is_kept_by_what_changes_no_view(open_page: OpenPage, what: str):
    """On a slow connection, other actions still send the old address; the choice must survive."""
    app = open_page(concern="wrinkles")
    app.selectbox(key="concern_concern").set_value("acne").run()
    app.query_params["concern"] = "wrinkles"
    if what == "sharing":
        app.button(key="concern_share_more").click().run()
    else:
        app.text_input(key="concern_words").set_value("xyzzy").run()

    assert app.query_params["concern"] in ("acne", ["acne"])
    assert app.selectbox(key="concern_concern").value == "acne"


def test_a_choice_that_the_browser_has_not_heard_of_yet_is_kept(open_page: OpenPage):
    """On a slow connection, the next choice still sends the old address; the last one survives.

    Back sends the old address without a choice, and takes the choice back.
    """
    app = open_page("matrix")
    app.radio(key="matrix_show").set_value("claim").run()
    assert read_link(app) == {"show": "claim"}

    del app.query_params["show"]
    app.multiselect(key="matrix_group").set_value(["skin-conditions"]).run()
    assert read_link(app) == {"show": "claim", "group": "skin-conditions"}

    app.query_params.clear()
    app.run()
    app.multiselect(key="matrix_area").set_value(app.multiselect(key="matrix_area").options[:0])
    app.radio(key="matrix_show").set_value("claim").run()
    assert read_link(app) == {"show": "claim"}
