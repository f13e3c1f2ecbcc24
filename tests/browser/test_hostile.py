"""Hostile links, fast clicks, lost connections: the view comes back, nothing injected runs."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import urlopen

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenUrl, find_port, run_server
from tests.browser.line import Line, lay_line
from tests.browser.views import choose, read_line, wait_until_calm, wait_until_quiet
from tests.making_files import SENTENCE, docx_bytes, pdf_bytes
from touchstone.links.pages import PAGES
from touchstone.packs.descriptor import DESCRIPTOR
from touchstone.packs.loading import seal_pack
from touchstone.packs.sources import FOLDER_VARIABLE
from touchstone.resources import SHIPPED_FOLDER

# Part of all input in these tests; it must not appear in any log.
MARKER = "quixotry"
MARKUP = f'"><img src="https://evil.example/{MARKER}" onerror="alert(1)"><b {MARKER}=1>x</b>'
CONNECTED = '[data-test-connection-state="CONNECTED"]'
NOT_OURS = f"[{MARKER}], img[src*='evil'], script[src*='evil']"


@pytest.fixture
def line(own_server: str) -> Iterator[Line]:
    """Return a connection to the server that can be cut."""
    with lay_line(urlsplit(own_server).port) as laid:
        yield laid


def wait_until_done(page: Page) -> None:
    """Wait until the server has answered, even if something on the page still moves."""
    page.wait_for_function(
        "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState"
        " === 'notRunning'"
    )


def expect_concern(page: Page, name: str, concern_id: str) -> None:
    """Wait until a concern is shown completely, and is in the address."""
    page.bring_to_front()  # a background tab draws nothing
    expect(page.get_by_role("heading", name=name, level=1, exact=True)).to_be_visible()
    expect(page.get_by_label("Your skin concern", exact=True)).to_have_value(re.compile(name))
    expect(page).to_have_url(re.compile(rf"\?concern={concern_id}$"))
    wait_until_done(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


@pytest.mark.parametrize("path", sorted(page.path for page in PAGES.values()))
def test_a_hostile_link_is_named_and_its_valid_part_is_kept(
    open_url: OpenUrl, own_server: str, path: str
):
    """On every page, markup, control and bidi characters, repeated and long values stay text."""
    foul = [
        ("x", MARKUP),
        (MARKUP, "x"),
        ("article", f"\u202e{MARKER}\u2066\x1b[31m\x07"),
        ("article", MARKER * 1_000),
        ("data", MARKUP),
        ("q", MARKUP),
        ("cell", f"../../etc/passwd%00.{MARKER}"),
    ]
    query = "&".join(f"{quote(name)}={quote(value)}" for name, value in foul)

    page = open_url(f"{own_server}/{path}?concern=acne&{query}")

    expect(page.get_by_text("was left out").first).to_be_visible()
    navigation = page.get_by_role("link", name="Your concern", exact=True)
    expect(navigation).to_have_attribute("href", re.compile("concern=acne"))
    wait_until_done(page)
    assert page.locator(NOT_OURS).count() == 0
    shown = page.locator("body").inner_text()
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", shown)
    assert MARKER * 20 not in shown


def test_hostile_words_in_the_boxes_stay_words(open_url: OpenUrl, own_server: str):
    """What is typed into the finder and the searches is shown as plain text."""
    page = open_url(f"{own_server}/")
    page.get_by_label("Or say it in your own words").fill(f"{MARKUP} :red[x] wrinkles")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Wrinkles", exact=True).wait_for()
    assert page.locator(NOT_OURS).count() == 0

    page.goto(f"{own_server}/article")
    page.get_by_label("Search in the article").fill(MARKUP[:80])
    page.keyboard.press("Enter")
    expect(page.get_by_text(MARKUP[:40]).first).to_be_visible()
    assert page.locator(NOT_OURS).count() == 0


def test_an_upload_that_is_no_article_is_refused_without_a_trace(
    open_url: OpenUrl, own_server: str
):
    """A malicious file and a broken one are refused with a sentence, and the page still works."""
    page = open_url(f"{own_server}/your_article")
    page.get_by_text("Upload a file", exact=True).click()
    for name, raw in (
        (f"{MARKER}.pdf", b"%PDF-1.7\n" + MARKER.encode() * 99),
        (f"{MARKER}.txt", b"\x00\x01" + MARKER.encode()),
    ):
        page.locator("input[type=file]").set_input_files(
            {"name": name, "mimeType": "application/octet-stream", "buffer": raw}
        )
        page.get_by_role("button", name="Read the file").click()
        expect(page.get_by_text(re.compile("is broken|holds no text")).first).to_be_visible()
        page.get_by_role("button", name=re.compile(f"Remove {MARKER}")).first.click()
        expect(page.get_by_role("button", name="Read the file")).to_have_count(0)
    page.get_by_text("Paste the text", exact=True).click()
    page.get_by_label("Text of the article").fill(f"Massage\n\nMassage fades scars. {MARKUP}")
    page.get_by_role("button", name="Read the article").click()

    expect(read_line(page, "1 claim is accepted until you reject it.")).to_be_visible()
    wait_until_done(page)
    assert page.locator(NOT_OURS).count() == 0


def test_a_cell_that_the_filters_hide_stays_open_and_named(open_url: OpenUrl, own_server: str):
    """A link to a cell opens it, even if the filters of the link leave it out."""
    page = open_url(f"{own_server}/matrix?cell=wrinkles.collagen&group=skin-conditions")

    expect(page.get_by_role("heading", name="Wrinkles · More collagen")).to_be_visible()
    expect(read_line(page, "3 of 18 concerns")).to_be_visible()
    page.get_by_role("gridcell", name=re.compile("^Acne, Less stress")).click()
    expect(page.get_by_role("heading", name="Acne · Less stress")).to_be_visible()
    expect(page.get_by_role("heading", name="Wrinkles · More collagen")).to_have_count(0)


def test_double_clicks_do_what_a_click_does(open_url: OpenUrl, own_server: str):
    """A double click on a card, a cell or a download does the same as a single click."""
    page = open_url(f"{own_server}/")
    page.get_by_text("Redness", exact=True).dblclick()
    expect_concern(page, "Redness", "redness")

    page.goto(f"{own_server}/matrix")
    page.get_by_role("gridcell", name="Redness, Better blood flow").dblclick()
    expect(page.get_by_role("heading", name="Redness · Better blood flow")).to_be_visible()
    expect(page).to_have_url(f"{own_server}/matrix?cell=redness.blood-flow")

    # The open cell scrolls into view; until then, a click would miss the moving button.
    wait_until_calm(page)
    page.get_by_role("button", name="Save", exact=True).click()
    with page.expect_download() as caught:
        page.get_by_role("button", name="Download what is shown (CSV)").dblclick()
    assert Path(caught.value.path()).read_text(encoding="utf-8-sig").startswith("concern_id,")
    expect(page.get_by_role("heading", name="Redness · Better blood flow")).to_be_visible()


def test_two_tabs_do_not_disturb_each_other(browser: Browser, own_server: str):
    """Two tabs of one browser keep their views apart."""
    context = browser.new_context()
    first, second = context.new_page(), context.new_page()
    first.goto(f"{own_server}/?concern=acne")
    second.goto(f"{own_server}/?concern=redness")
    expect_concern(first, "Acne", "acne")
    second.bring_to_front()
    choose(second, "Your skin concern", "stretch", "Stretch marks")
    expect_concern(second, "Stretch marks", "stretch-marks")
    first.bring_to_front()
    choose(first, "Your skin concern", "rosacea", "Rosacea")

    expect_concern(first, "Rosacea", "rosacea")
    expect_concern(second, "Stretch marks", "stretch-marks")
    context.close()


@pytest.mark.parametrize("how", ["cut", "stall"])
def test_a_lost_connection_comes_back_to_the_view(open_url: OpenUrl, line: Line, how: str):
    """After a lost connection the page is as it was, and the next choice counts."""
    page = open_url(f"{line.address}/?concern=acne")
    getattr(line, how)()
    if how == "cut":
        expect(page.locator(CONNECTED)).to_have_count(0)
    expect(page.get_by_role("heading", name="Acne", level=1)).to_be_visible()
    line.mend()

    choose(page, "Your skin concern", "rosacea", "Rosacea")
    expect_concern(page, "Rosacea", "rosacea")


def test_on_a_slow_line_the_last_of_several_choices_is_shown(open_url: OpenUrl, line: Line):
    """At 10 Mbit/s and a delay of 0.1 s, no older answer overtakes the last choice."""
    line.delay, line.rate = 0.05, 10_000_000 / 8
    page = open_url(f"{line.address}/?concern=inflammation")
    choose(page, "Your skin concern", "rosacea", "Rosacea")
    expect_concern(page, "Rosacea", "rosacea")

    page.go_back()
    expect_concern(page, "Inflamed skin", "inflammation")
    for order in ("Article order", "Benefit, A to Z", "Stated first", "Area, A to Z"):
        page.get_by_text(order, exact=True).click()
    expect(page).to_have_url(re.compile("sort=area"))
    wait_until_done(page)
    expect(page.get_by_label("Area, A to Z")).to_be_checked()
    expect(page).to_have_url(re.compile("sort=area"))


def test_quick_choices_of_two_kinds_are_both_kept(open_url: OpenUrl, line: Line):
    """A second choice before the answer to the first must not undo it."""
    line.delay = 0.15
    page = open_url(f"{line.address}/matrix")
    page.get_by_role("grid").wait_for()
    wait_until_done(page)
    # A filter has the same name, and may be drawn first.
    switch = page.locator(".st-key-matrix_show")
    switch.get_by_text("The article's claim", exact=True).click()
    page.get_by_role("gridcell", name=re.compile("^Redness, Better blood flow")).click()

    expect(page.get_by_role("heading", name="Redness · Better blood flow")).to_be_visible()
    wait_until_done(page)
    expect(page).to_have_url(re.compile(r"show=claim&cell=redness\.blood-flow$"))
    expect(page.get_by_role("radio", name="The article's claim")).to_be_checked()


def test_a_restarted_server_goes_on_with_the_view(open_url: OpenUrl, tmp_path: Path):
    """An open page finds the restarted server by itself, keeps its view and takes new choices."""
    port = find_port()
    with run_server(tmp_path / "first.txt", own=True, port=port) as address:
        page = open_url(f"{address}/?concern=acne&sort=kind")
        other = open_url(f"{address}/matrix?group=skin-conditions")
        other.get_by_role("grid").wait_for()
    expect(page.get_by_role("heading", name="Acne", level=1)).to_be_visible()

    with run_server(tmp_path / "second.txt", own=True, port=port):
        # The page has asked the new server for its view by then, so this choice counts.
        page.bring_to_front()
        wait_until_connected(page)
        choose(page, "Your skin concern", "rosacea", "Rosacea")
        expect(page.get_by_role("heading", name="Rosacea", level=1)).to_be_visible()
        expect(page).to_have_url(f"{address}/?concern=rosacea&sort=kind")
        other.bring_to_front()
        wait_until_connected(other)
        other.get_by_role("gridcell", name=re.compile("^Acne, Less stress")).click()
        expect(other.get_by_role("heading", name="Acne · Less stress")).to_be_visible()
        expect(other).to_have_url(f"{address}/matrix?group=skin-conditions&cell=acne.stress-relief")


def take_benefit(folder: Path, benefit_id: str) -> None:
    """Remove a benefit from a pack."""
    for name in ("benefits", "claims", "findings", "effect_cells"):
        path = folder / f"{name}.csv"
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
        table[table["benefit_id"] != benefit_id].to_csv(path, index=False, lineterminator="\n")
    path = folder / DESCRIPTOR
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    del descriptor["benefit_words"][benefit_id]
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    seal_pack(folder)


def test_a_cell_of_a_former_pack_opens_nothing(open_url: OpenUrl, tmp_path: Path):
    """A cell that the new pack lacks does not open, whether it was open or is clicked too late."""
    folder = Path(shutil.copytree(SHIPPED_FOLDER, tmp_path / "pack"))
    port, environment = find_port(), {FOLDER_VARIABLE: str(folder)}
    with lay_line(port) as line:
        with run_server(tmp_path / "a.txt", own=True, port=port, **environment):
            page = open_url(f"{line.address}/matrix?cell=acne.stress-relief")
            former = page.get_by_role("gridcell", name=re.compile("^Stress.*, A calmer mind"))
            former.wait_for()
            opened = open_url(f"{line.address}/matrix?cell=stress.calm-mind")
            line.cut()
        take_benefit(folder, "calm-mind")
        with run_server(tmp_path / "b.txt", own=True, port=port, **environment):
            line.delay = 0.5
            line.mend()
            page.bring_to_front()
            page.locator(CONNECTED).wait_for(timeout=30_000)
            wait_until_quiet(page, 200)  # the page asks for its view before the click
            former.click()
            expect(former).to_have_count(0)
            wait_until_done(page)
            expect(read_line(page, "That cell no longer exists")).to_be_visible()
            expect(page.get_by_role("heading", name="Acne · Less stress")).to_be_visible()
            expect(page.get_by_role("gridcell", selected=True)).to_have_count(1)
            expect(page).to_have_url(f"{line.address}/matrix?cell=acne.stress-relief")

            opened.bring_to_front()
            expect(read_line(opened, "cell 'stress.calm-mind' is not known")).to_be_visible()
            expect(opened.get_by_role("heading", name=re.compile("A calmer mind"))).to_have_count(0)


def wait_until_connected(page: Page) -> None:
    """Wait until the page has found the server again and its script has run."""
    page.locator(CONNECTED).wait_for(timeout=30_000)
    wait_until_quiet(page, 1_000)
    wait_until_done(page)


def test_a_reader_in_turkey_at_the_date_line_sees_the_same(browser: Browser, own_server: str):
    """The language and the time zone of a browser change no word."""
    shown = []
    for locale, zone in (("en-US", "UTC"), ("tr-TR", "Pacific/Kiritimati")):
        context = browser.new_context(locale=locale, timezone_id=zone)
        page = context.new_page()
        for path in ("/?concern=inflammation", "/matrix?cell=wrinkles.collagen", "/research"):
            page.goto(f"{own_server}{path}")
            page.locator(".ts-foot").wait_for()
            wait_until_calm(page)
            # On a busy machine, what is drawn late is also announced; that is not compared.
            said = page.locator(".st-key-page_observer").inner_text().strip()
            lines = page.get_by_test_id("stMain").inner_text().splitlines()
            shown.append([line for line in lines if line and line != said])
        context.close()

    for here, there in zip(shown[:3], shown[3:], strict=True):
        assert here == there


def take_files(page: Page) -> None:
    """Download what is drawn on the server: a picture of a chart and a handout."""
    for menu, button in (
        ("Save chart", "Save chart as PNG"),
        ("Get the handout", "Handout as PDF, A4"),
    ):
        page.get_by_role("button", name=menu).first.click()
        with page.expect_download() as caught:
            page.get_by_role("button", name=button).first.click()
        assert Path(caught.value.path()).stat().st_size > 10_000


def test_a_server_that_can_write_no_file_does_all_its_work(open_url: OpenUrl, tmp_path: Path):
    """With a full disk and no home folder: pages, large uploads, PDF in and out, and pictures."""
    nowhere = dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME"), "/dev/null/nowhere")
    with run_server(tmp_path / "log.txt", own=True, full=True, **nowhere) as address:
        page = open_url(f"{address}/?concern=redness")
        take_files(page)
        page.goto(f"{address}/your_article")
        page.get_by_text("Upload a file", exact=True).click()
        large = {"name": "a.txt", "mimeType": "text/plain", "buffer": b"skin " * 500_000}
        page.locator("input[type=file]").set_input_files(large)
        page.get_by_role("button", name="Read the file").click()
        expect(read_line(page, "The text has 2,500,000 characters")).to_be_visible()
        page.get_by_role("button", name="Remove a.txt").first.click()
        expect(page.get_by_text("The text has 2,500,000 characters")).to_have_count(0)
        expect(page.get_by_role("button", name="Read the file")).to_have_count(0)
        pdf = pdf_bytes([("Flow", [SENTENCE, "Massage fades scars."])])
        page.locator("input[type=file]").set_input_files(
            {"name": "a.pdf", "mimeType": "application/pdf", "buffer": pdf}
        )
        page.get_by_role("button", name="Read the file").click()
        expect(read_line(page, "1 claim is accepted until you reject it.")).to_be_visible()


@pytest.mark.parametrize("own", [True, False], ids=["own server", "streamlit run"])
def test_a_server_on_a_read_only_disk_does_its_work(
    open_url: OpenUrl,
    tmp_path: Path,
    own: bool,  # noqa: FBT001
):
    """Pages, PDF, pictures and Word files work without making, changing or removing any file."""
    log = tmp_path / "log.txt"
    with run_server(log, own=own, through=["tests.faults.read_only"]) as address:
        page = open_url(f"{address}/?concern=redness")
        take_files(page)
        page.goto(f"{address}/your_article")
        page.get_by_text("Upload a file", exact=True).click()
        raw = docx_bytes(("Title", "Skin"), ("Normal", "Massage fades scars. It feels good."))
        page.locator("input[type=file]").set_input_files(
            {"name": "a.docx", "mimeType": "application/octet-stream", "buffer": raw}
        )
        page.get_by_role("button", name="Read the file").click()
        expect(read_line(page, "1 claim is accepted until you reject it.")).to_be_visible()
    assert "Error" not in log.read_text(encoding="utf-8")


def test_the_log_holds_no_word_of_a_visitor(open_url: OpenUrl, own_server: str, own_log: Path):
    """No word of a link, of own words, of the name of a file or of its content is logged."""
    with pytest.raises(HTTPError, match="404"):
        urlopen(f"{own_server}/{MARKER}?{MARKER}={MARKER}", timeout=10)
    page = open_url(f"{own_server}/?concern={MARKER}&{MARKER}=x")
    page.get_by_label("Or say it in your own words").fill(f"{MARKER} wrinkles")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Wrinkles", level=1).wait_for()
    page.goto(f"{own_server}/your_article?q={MARKER}")
    page.get_by_text("Upload a file", exact=True).click()
    raw = b"%PDF-1.7\n" + MARKER.encode() * 99
    page.locator("input[type=file]").set_input_files(
        {"name": f"{MARKER}.pdf", "mimeType": "application/pdf", "buffer": raw}
    )
    page.get_by_role("button", name="Read the file").click()
    expect(read_line(page, "is broken")).to_be_visible()

    said = own_log.read_text(encoding="utf-8", errors="replace")
    assert "URL" in said  # it is the log of this server
    assert MARKER not in said
