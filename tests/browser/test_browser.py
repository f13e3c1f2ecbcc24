"""What only a real browser shows: addresses, clicks, Back, scrolling and the clipboard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Route, expect

from tests.browser.conftest import OpenUrl, run_server
from tests.browser.views import (
    choose,
    read_line,
    wait_until_calm,
    wait_until_quiet,
)


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        pytest.param("/?concern=wrinkles", "The article names 3 benefits", id="main page"),
        pytest.param("/matrix?cell=acne.stress-relief", "Acne · Less stress", id="another page"),
    ],
)
def test_a_deep_link_opens_on_a_cold_server(
    open_url: OpenUrl, tmp_path: Path, path: str, shown: str
):
    """The first visitor of a new server sees exactly what was shared, inside the page frame."""
    with run_server(tmp_path / "log.txt") as address:
        page = open_url(f"{address}{path}")

        expect(page.get_by_text(shown).first).to_be_visible()
        expect(page.get_by_role("link", name="Benefit matrix")).to_be_visible()
        expect(page.get_by_text("streamlit app")).to_have_count(0)
        assert page.url == f"{address}{path}"


def test_choosing_a_concern_writes_the_address(open_url: OpenUrl, server: str):
    """Typing finds a concern in the dropdown, and choosing it changes the address."""
    page = open_url(f"{server}/")
    choose(page, "Your skin concern", "stretch", "Stretch marks")

    expect(page.get_by_role("heading", name="Stretch marks", level=1)).to_be_visible()
    expect(page.locator("mark").first).to_contain_text("stretch marks")
    expect(page).to_have_url(f"{server}/?concern=stretch-marks")


def test_back_and_forward_walk_through_the_choices(open_url: OpenUrl, server: str):
    """Back leads to the previous concern, then to the first page, and Forward returns."""
    page = open_url(f"{server}/")
    page.get_by_text("Redness", exact=True).click()
    expect(page.get_by_role("heading", name="Redness", level=1)).to_be_visible()
    # The concern shows before the server knows it; its step in the history comes with the address.
    expect(page).to_have_url(f"{server}/?concern=redness")
    choose(page, "Your skin concern", "acne", "Acne")
    expect(page.get_by_role("heading", name="Acne", level=1)).to_be_visible()
    # Prefetched sections show before the address changes.
    expect(page).to_have_url(f"{server}/?concern=acne")

    page.go_back()
    expect(page.get_by_role("heading", name="Redness", level=1)).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Which one is yours?")).to_be_visible()
    page.go_forward()
    expect(page.get_by_role("heading", name="Redness", level=1)).to_be_visible()


@pytest.mark.parametrize(
    ("path", "link", "name"),
    [
        pytest.param("", re.compile("^Other scars: 11 studies"), "Other scars", id="stands out"),
        pytest.param("?concern=wrinkles", re.compile("^Fine lines "), "Fine lines", id="near"),
    ],
)
def test_a_link_to_a_concern_does_not_load_the_page_anew(
    open_url: OpenUrl, server: str, path: str, link: re.Pattern[str], name: str
):
    """Links to concerns open at the top of the page without a reload, and Back returns."""
    page = open_url(f"{server}/{path}")
    page.evaluate("window.isSamePage = true")
    page.get_by_role("link", name=link).click()

    expect(page.get_by_role("heading", name=name, level=1)).to_be_in_viewport()
    assert page.evaluate("window.isSamePage")
    page.go_back()
    expect(page).to_have_url(f"{server}/{path}")


def test_the_concern_goes_along_to_other_pages_and_back(open_url: OpenUrl, server: str):
    """Moving between pages keeps the concern, and Back returns to it."""
    page = open_url(f"{server}/?concern=rosacea")
    page.get_by_role("link", name="Article", exact=True).click()
    expect(page).to_have_url(f"{server}/article?concern=rosacea")
    expect(page.locator("mark").first).to_contain_text("rosacea")

    page.go_back()

    expect(page.get_by_role("heading", name="Rosacea", level=1)).to_be_visible()


def test_a_passage_leads_to_its_place_in_the_article(open_url: OpenUrl, server: str):
    """The link of a passage opens the article at its section, with the words marked."""
    page = open_url(f"{server}/?concern=wrinkles")
    page.get_by_role("link", name="Read passage 1 in the article").first.click()
    page.locator("#mark-1").wait_for()

    assert page.url == f"{server}/article?concern=wrinkles#reduced-signs-of-aging-and-wrinkles"
    expect(page.locator("#mark-1")).to_be_in_viewport()


def test_marks_lead_from_one_to_the_next(open_url: OpenUrl, server: str):
    """The link to a mark brings it into view."""
    page = open_url(f"{server}/article?concern=stress")
    page.get_by_role("link", name="Mark 5").click()

    expect(page.locator("#mark-5")).to_be_in_viewport()


def test_a_filter_narrows_the_matrix_and_its_address(open_url: OpenUrl, server: str):
    """A filter says how much is left, and is part of the address."""
    page = open_url(f"{server}/matrix")
    page.get_by_role("grid").wait_for()
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Concern group", exact=True).wait_for()
    wait_until_quiet(page)  # a dropdown closes if the page moves under it
    choose(page, "Concern group", "skin", "Skin conditions")

    expect(read_line(page, "3 of 18 concerns, 6 of 52 claims")).to_be_visible()
    expect(page).to_have_url(f"{server}/matrix?group=skin-conditions")

    page.keyboard.press("Escape")
    page.get_by_role("button", name="Reset filters").click()
    expect(read_line(page, "18 of 18 concerns, 52 of 52 claims")).to_be_visible()


def test_a_click_on_a_cell_opens_its_passages(open_url: OpenUrl, server: str):
    """The matrix opens the cell that was clicked, and the address says which."""
    page = open_url(f"{server}/matrix")
    page.get_by_role("gridcell", name="Redness, Better blood flow").click()

    expect(page.get_by_role("heading", name="Redness · Better blood flow")).to_be_visible()
    expect(page).to_have_url(f"{server}/matrix?cell=redness.blood-flow")
    expect(page.locator("mark")).to_contain_text("Massage also raises blood flow")


def test_a_cell_is_chosen_with_the_keyboard_alone(open_url: OpenUrl, server: str):
    """Typing and Enter open a cell without a mouse."""
    page = open_url(f"{server}/matrix")
    page.get_by_label("Open a cell").focus()
    page.keyboard.type("psoriasis less")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Psoriasis · Less stress")).to_be_visible()


def test_what_is_copied_leads_to_exactly_this_view(open_url: OpenUrl, server: str, pack):
    """Invalid parts of a link are not copied; a copied sentence comes with its source."""
    page = open_url(f"{server}/matrix?kind=stated,nonsense&cell=dullness.radiance")
    page.get_by_role("button", name="Copy link").click()

    expect(page.get_by_text("Copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{server}/matrix?kind=stated&cell=dullness.radiance&data={pack.version}"
    page.get_by_role("button", name="Copy with its source and caution").click()
    expect(page.get_by_text("Copied.", exact=True)).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("It is very uncertain whether massage improves dull or tired-looking")
    assert " What was done: facial self-massage with plant oils" in copied
    assert " Caution: Avoid vigorous rubbing of the face. Studies: Flament 2023 (https://" in copied
    assert copied.endswith(f" {server}/matrix?cell=dullness.radiance&data={pack.version}")


def test_a_misspelt_link_offers_the_nearest(open_url: OpenUrl, server: str):
    """The page names what it did not understand, and one click corrects it and the address."""
    page = open_url(f"{server}/?concern=wrinkels&sort=kind")
    expect(read_line(page, "'wrinkels' is not known")).to_be_visible()

    page.get_by_role("button", name="Show Wrinkles").click()

    expect(page.get_by_role("heading", name="Wrinkles", level=1)).to_be_visible()
    expect(page.get_by_text("is not known")).to_have_count(0)
    expect(page).to_have_url(f"{server}/?concern=wrinkles&sort=kind")
    page.go_back()
    expect(read_line(page, "'wrinkels' is not known")).to_be_visible()


@pytest.mark.parametrize(
    "path", ["/?concern=acne#research", "/?concern=acne#passage-1", "/research#studies"]
)
def test_a_link_leads_to_the_place_that_it_names(open_url: OpenUrl, server: str, path: str):
    """A heading or a passage named after "#" is in view once the page has opened."""
    page = open_url(f"{server}{path}")

    expect(page.locator(f"[id='{path.partition('#')[2]}']")).to_be_in_viewport()


def test_a_named_place_stays_in_sight_while_charts_arrive(browser: Browser, server: str):
    """A chart that is drawn late above a named place must not push it out of view."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page, held = context.new_page(), list[Route]()
    page.route("**/ArrowVegaLiteChart*.js", lambda route: held.append(route))
    page.goto(f"{server}/research#studies")
    place = page.locator("#studies")
    expect(place).to_be_in_viewport()
    # The charts are held back until the place is in view without them.
    before = page.evaluate("window.scrollY")
    for route in held:
        route.continue_()
    wait_until_calm(page)

    assert held
    expect(place).to_be_in_viewport()
    assert page.evaluate("window.scrollY") > before
    context.close()


# Hide the place and all below it; then bring it back, with a late part above.
_SHRINK = """place => {
  const parts = [...document.querySelectorAll('[data-testid="stElementContainer"]')];
  window.missing = parts.slice(parts.findIndex((part) => part.contains(place)));
  window.missing.forEach((part) => { part.style.display = "none"; });
}"""
_GROW = """() => {
  window.missing.forEach((part) => { part.style.display = ""; });
  const page = document.querySelector('[data-testid="stMainBlockContainer"]');
  page.insertAdjacentHTML("afterbegin", '<div style="height: 1500px"></div>');
}"""


def test_a_named_place_is_found_again_after_the_page_was_shorter(open_url: OpenUrl, server: str):
    """If a named place disappears, the page gives it up, and finds it again once it is back."""
    page = open_url(f"{server}/research#studies")
    wait_until_calm(page)
    place = page.locator("#studies")
    expect(place).to_be_in_viewport()
    place.evaluate(_SHRINK)
    wait_until_quiet(page)
    expect(place).not_to_be_in_viewport()

    page.evaluate(_GROW)

    expect(place).to_be_in_viewport()


def test_a_page_that_only_opens_scrolls_nobody_to_its_top(browser: Browser, server: str):
    """A reader who scrolls before the first section is drawn chose nothing, and stays there."""
    context = browser.new_context(viewport={"width": 360, "height": 300})
    page, held = context.new_page(), list[Route]()
    page.route("**/BidiComponent*.js", lambda route: held.append(route))
    page.goto(f"{server}/?concern=acne", wait_until="commit")
    main = page.get_by_test_id("stMain")
    main.get_by_role("combobox").first.wait_for()
    main.hover()
    page.mouse.wheel(0, 150)
    expect(page.locator("html")).to_have_js_property("scrollTop", 150)
    for route in held:
        route.continue_()
    expect(page.get_by_role("heading", name="Acne", level=1)).to_be_attached()
    wait_until_calm(page)

    assert held
    assert page.evaluate("window.scrollY") > 0
    context.close()


def test_going_back_leads_to_the_place_that_was_left(open_url: OpenUrl, server: str):
    """A reader who looks through the concerns one by one goes on where they were."""
    page = open_url(server, width=360, touch=True)
    wait_until_calm(page)
    for name in ("Rosacea", "Stretch marks"):
        page.locator(".ts-concern", has_text=name).first.scroll_into_view_if_needed()
        wait_until_calm(page)
        left = page.evaluate("window.scrollY")
        page.locator(".ts-concern", has_text=name).first.tap()
        expect(page.get_by_role("heading", name=name, level=1)).to_be_in_viewport()
        page.go_back()
        expect(page.get_by_role("heading", name="Of 52 claims")).to_be_attached()
        page.wait_for_function("left => Math.abs(window.scrollY - left) < 2", arg=left)
        wait_until_calm(page)

        assert left > 700
        assert abs(page.evaluate("window.scrollY") - left) < 2


def test_going_back_from_a_page_that_was_loaded_anew_leads_to_the_place(
    open_url: OpenUrl, server: str
):
    """A passage is read in the article, and the concern goes on where it was; so after a reload."""
    page = open_url(f"{server}/?concern=stretch-marks", width=360, touch=True)
    wait_until_calm(page)
    way = page.get_by_role("link", name="Read passage 1 in the article").first
    way.scroll_into_view_if_needed()
    wait_until_calm(page)
    left = page.evaluate("window.scrollY")
    way.tap()
    expect(page.get_by_role("heading", level=1)).to_contain_text("What a good massage")
    page.go_back()
    expect(page.get_by_role("heading", name="Stretch marks", level=1)).to_be_attached()
    page.wait_for_function("left => Math.abs(window.scrollY - left) < 2", arg=left)
    page.reload()
    expect(page.get_by_role("heading", name="Stretch marks", level=1)).to_be_attached()
    page.wait_for_function("left => Math.abs(window.scrollY - left) < 2", arg=left)

    assert left > 700


def test_a_named_place_lets_its_reader_go(open_url: OpenUrl, server: str):
    """A reader who scrolls away, even by screen reader without a key, is not brought back."""
    page = open_url(f"{server}/research#studies")
    wait_until_calm(page)
    place = page.locator("#studies")
    expect(place).to_be_in_viewport()
    wait_until_quiet(page)
    page.evaluate("window.scrollTo(0, 0)")
    wait_until_quiet(page)
    place.evaluate("place => place.insertAdjacentHTML('afterend', '<p>More came.</p>')")
    wait_until_quiet(page)

    expect(place).not_to_be_in_viewport()


def test_a_hostile_link_runs_nothing(open_url: OpenUrl, server: str):
    """Markup in a link is shown as text: no element, no dialog, no request."""
    hostile = "%3Cimg%20src%3D%22https%3A%2F%2Fevil.example%2Fx%22%20onerror%3D%22alert(1)%22%3E"
    page = open_url(f"{server}/article?concern={hostile}&q={hostile}")

    expect(page.get_by_text("is not known, so it was left out").first).to_be_visible()
    assert page.locator("img[src*='evil']").count() == 0


def test_a_study_opens_to_its_finding(open_url: OpenUrl, server: str):
    """A study is two clicks away from its concern, without a reload."""
    page = open_url(f"{server}/?concern=stretch-marks")
    page.get_by_text("Studies and reasons for less visible scars").click()
    study = page.locator("details.ts-study", has_text="Timur").first
    study.locator("summary").click()

    expect(study.get_by_text("Limits")).to_be_visible()
    assert study.get_by_role("link").get_attribute("href").startswith("https://")


def test_studies_are_taken_home(open_url: OpenUrl, server: str):
    """The downloads of Research arrive, and hold the studies that are shown."""
    page = open_url(f"{server}/research?concern=redness&step=whole")
    for kind in ("CSV", "JSON", "RIS"):
        with page.expect_download() as caught:
            page.get_by_role("button", name=re.compile(f"Download as {kind}")).click()

        text = Path(caught.value.path()).read_text(encoding="utf-8")
        assert text.count("cho-2014") >= 1, kind
        assert "adcock-2001" not in text, kind


def test_own_words_lead_to_a_concern(open_url: OpenUrl, server: str):
    """Misspelled words that mean one concern open it on Enter, and Back returns."""
    page = open_url(f"{server}/")
    page.get_by_label("Or say it in your own words").fill("strech marks on my belly")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Stretch marks", level=1)).to_be_visible()
    expect(page).to_have_url(f"{server}/?concern=stretch-marks")
    expect(read_line(page, "Not what you meant?")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Which one is yours?")).to_be_visible()


def test_the_qr_code_of_the_dialog_is_the_link(
    open_url: OpenUrl, server: str, tmp_path: Path, pack
):
    """What a phone reads from the dialog's QR code is the link to exactly this view."""
    page = open_url(f"{server}/?concern=rosacea")
    page.get_by_role("button", name="QR code and embedding").click()
    dialog = page.get_by_role("dialog")
    address = f"{server}/?concern=rosacea&data={pack.version}"
    expect(dialog.get_by_label("Link to exactly this view")).to_have_value(address)
    shot = tmp_path / "dialog.png"
    dialog.get_by_role("img").first.screenshot(path=shot)

    (read,) = zxingcpp.read_barcodes(Image.open(shot))
    assert read.text == address

    with page.expect_download() as caught:
        dialog.get_by_role("button", name="QR code as PNG").click()
    (read,) = zxingcpp.read_barcodes(Image.open(caught.value.path()))
    assert read.text == address
