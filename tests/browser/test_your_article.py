"""An own article in a real browser: picking words, uploads, and the pack that runs."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, WebSocket, expect

from tests.browser.conftest import ROOT, OpenUrl, run_server
from tests.browser.views import read_line, wait_until_calm, wait_until_listed
from tests.making_files import docx_bytes, pdf_bytes
from touchstone.resources import SHIPPED_FOLDER

LINES = [
    "Massage fades scars.",
    "It also brings better sleep.",
    "A massage lowers stress.",
    "Quartz is what nobody else says.",
]
TEXT = f"WHAT MASSAGE DOES\n\n{LINES[0]} {LINES[1]}\n\n{LINES[2]} {LINES[3]}\n"
MIME = "application/octet-stream"


def paste(page: Page, text: str) -> None:
    """Paste a text, and wait until its map is there."""
    page.get_by_label("Text of the article").fill(text)
    page.get_by_role("button", name="Read the article").click()
    expect(page.get_by_role("heading", name="The map of your article")).to_be_visible(
        timeout=30_000
    )


def test_a_text_that_no_connection_takes_does_not_cut_it(open_url: OpenUrl, server: str):
    """A text too large to send leaves the box as it was, and the page still works."""
    page = open_url(f"{server}/your_article")
    wait_until_calm(page)
    lines: list[WebSocket] = []
    page.on("websocket", lambda line: lines.append(line))
    box = page.get_by_label("Text of the article")
    # 12 MB in letters of three bytes, since fewer letters are faster to lay out.
    box.fill((99 * "\u1e03" + " ") * 40_000, timeout=60_000)
    page.get_by_role("button", name="Read the article").click()

    expect(box).to_have_value("")
    expect(page.get_by_text("does not accept more than 2,000,000")).to_be_visible()
    paste(page, TEXT)
    assert lines == []


def upload(page: Page, name: str, raw: bytes) -> None:
    """Upload a file and let the page read it."""
    page.get_by_text("Upload a file", exact=True).click()
    payload: FilePayload = {"name": name, "mimeType": MIME, "buffer": raw}
    page.locator("input[type=file]").set_input_files(payload)
    page.get_by_role("button", name="Read the file").click()


def make_docx() -> bytes:
    """Return the article as a Word file."""
    return docx_bytes(("Heading 1", "What massage does"), *(("Normal", line) for line in LINES))


def make_pdf() -> bytes:
    """Return the article as a PDF."""
    return pdf_bytes([("What massage does", LINES)])


def make_html() -> bytes:
    """Return the article as a web page that tries to load and run something."""
    body = "".join(f"<p>{line}</p>" for line in LINES)
    foul = '<img src="http://example.org/x.png"><script>alert(1)</script>'
    return f"<html><title>What massage does</title><body>{body}{foul}</body></html>".encode()


@pytest.mark.parametrize(
    ("name", "make"),
    [
        pytest.param("article.docx", make_docx, id="docx"),
        pytest.param("article.pdf", make_pdf, id="pdf"),
        pytest.param("article.html", make_html, id="html"),
        pytest.param("article.md", lambda: TEXT.encode(), id="md"),
    ],
)
def test_every_format_is_uploaded_and_read(open_url: OpenUrl, server: str, name: str, make):
    """For every format the text is shown, and its claims are suggested."""
    page = open_url(f"{server}/your_article")
    upload(page, name, make())

    expect(read_line(page, "3 claims are accepted until you reject them.")).to_be_visible(
        timeout=30_000
    )
    expect(page.locator("#own-text")).to_contain_text("A massage lowers stress.")
    expect(page.locator("#own-text mark").first).to_have_text("Massage fades scars.")


@pytest.mark.parametrize(("starts", "count"), [("Dismiss “May say", 3), ("Bring back", 2)])
def test_a_second_enter_dismisses_and_brings_back_nothing_more(
    open_url: OpenUrl, server: str, starts: str, count: int
):
    """The button that was pressed is gone, and the focus must not land on the one after it."""
    page = open_url(f"{server}/your_article")
    dangers = "Rub infected skin as you like. Rub warts as you like. Rub an open wound as you like."
    paste(page, f"{TEXT}\n\n{dangers}\n")
    dismiss = page.get_by_role("button", name="Dismiss “May say the opposite")
    expect(dismiss).to_have_count(3)
    if starts == "Bring back":
        for left in (2, 1):
            dismiss.first.click()
            expect(dismiss).to_have_count(left)
        page.get_by_text("Dismissed marks").click()
    buttons = page.get_by_role("button", name=starts)
    expect(buttons).to_have_count(count)
    wait_until_calm(page)
    buttons.first.focus()
    page.keyboard.press("Enter")
    expect(buttons).to_have_count(count - 1)
    wait_until_calm(page)
    page.keyboard.press("Enter")
    wait_until_calm(page)

    expect(buttons).to_have_count(count - 1)


@pytest.mark.parametrize("by", ["tap", "key"])
def test_a_cell_of_the_map_leads_to_its_concern(open_url: OpenUrl, server: str, by: str):
    """An opened cell is marked and announced, and its concern comes into view."""
    page = open_url(f"{server}/your_article")
    paste(page, TEXT)
    cell = page.get_by_role("gridcell", name="Stress that shows on the skin, Less stress: Stated")
    said = page.locator(".ts-grid ~ [role='status']")
    heading = page.get_by_role("heading", name="Concern by concern")
    expect(heading).not_to_be_in_viewport()
    assert said.text_content() == ""
    if by == "tap":
        cell.click()
    else:
        cell.focus()
        page.keyboard.press("Enter")

    expect(said).to_have_text("Open: Stress that shows on the skin and Less stress.")
    expect(cell).to_have_attribute("aria-selected", "true")
    expect(heading).to_be_in_viewport()
    expect(page.get_by_role("combobox", name="Concern to look at")).to_have_value(
        "Stress that shows on the skin"
    )


def test_a_file_that_is_no_article_is_refused_in_words(open_url: OpenUrl, server: str):
    """A picture with the name of a text file is called a picture."""
    page = open_url(f"{server}/your_article")
    upload(page, "article.txt", b"\x89PNG\r\n\x1a\n" + bytes(200))

    expect(read_line(page, "This is a picture")).to_be_visible()
    expect(page.get_by_text("Traceback")).to_have_count(0)


def test_a_file_over_the_limit_is_refused_before_it_is_read(open_url: OpenUrl, server: str):
    """The browser names the limit and sends nothing."""
    page = open_url(f"{server}/your_article")
    page.get_by_text("Upload a file", exact=True).click()
    payload: FilePayload = {"name": "a.txt", "mimeType": "text/plain", "buffer": b"a" * 5_300_000}
    page.locator("input[type=file]").set_input_files(payload)

    expect(page.get_by_text("File must be 5.0MB or smaller.")).to_be_visible()


def choose(page: Page, label: str, typed: str) -> None:
    """Choose from a dropdown with the keyboard."""
    page.get_by_role("combobox", name=label, exact=True).focus()
    page.keyboard.type(typed, delay=30)
    wait_until_listed(page)
    page.keyboard.press("Enter")


def test_a_sentence_is_picked_with_the_mouse(open_url: OpenUrl, server: str):
    """A card leads to its words. There, a click offers a claim, and dragging only selects words."""
    page = open_url(f"{server}/your_article")
    paste(page, TEXT)
    page.get_by_role("link", name="Claim 1", exact=True).click()
    first = page.locator(".own-sentence").first
    expect(first).to_be_in_viewport()
    place = first.bounding_box()
    assert place
    page.mouse.move(place["x"] + 2, place["y"] + 8)
    page.mouse.down()
    page.mouse.move(place["x"] + 60, place["y"] + 8)
    page.mouse.up()
    page.mouse.click(1, 1)
    page.locator(".own-sentence", has_text="A massage lowers stress.").first.click()

    box = page.get_by_role("dialog", name="Add a claim")
    expect(box.get_by_label("Words of the article")).to_have_value("A massage lowers stress.")


def test_who_turns_the_page_reads_on_at_its_top(open_url: OpenUrl, server: str):
    """The page numbers are below ten cards, so the next ten begin in view and with the focus."""
    page = open_url(f"{server}/your_article", width=360)
    paste(page, (SHIPPED_FOLDER / "articles" / "massage-and-skin.md").read_text("utf-8"))
    page.get_by_role("button", name="Page 2", exact=True).first.press("Enter")

    top = page.get_by_text("Claims 11 to 20 of")
    expect(top).to_be_in_viewport()
    expect(top).to_be_focused()


def test_claims_are_worked_on_with_the_keyboard_on_a_phone(open_url: OpenUrl, server: str):
    """Rejecting, changing and adding claims needs no mouse, and the focus is never lost."""
    page = open_url(f"{server}/your_article", width=360)
    paste(page, TEXT)
    page.get_by_role("radio", name="Accept", exact=True).first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(read_line(page, "1 rejected.")).to_be_visible()
    page.get_by_role("button", name="Change claim 2").press("Enter")
    box = page.get_by_role("dialog", name="Change claim 2")
    words = page.get_by_role("dialog").get_by_label("Words of the article")
    words.fill("brings beter sleep.")
    save = box.get_by_role("button", name="Save the claim")
    save.press("Enter")
    expect(box.get_by_role("alert")).to_contain_text("“brings beter sleep.” is not in the article.")
    # The error appears above the button, which must keep the focus.
    expect(save).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)

    page.locator(".own-sentence[tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(words).to_have_value(LINES[1])
    choose(page, "Concern", "poor")
    choose(page, "Benefit", "calmer")
    page.get_by_role("button", name="Save the claim").press("Enter")
    expect(read_line(page, "3 claims are accepted until you reject them.")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_what_may_be_said_is_copied_from_beside_a_claim(open_url: OpenUrl, server: str):
    """The copy has the address of its cell, but no link, which would lead away from the work."""
    page = open_url(f"{server}/your_article")
    paste(page, TEXT)
    fold = page.get_by_text("What may honestly be said (1)", exact=True)
    fold.click()
    said = fold.locator("xpath=..")
    said.get_by_role("button", name="Copy with its source and caution").click()

    expect(said.get_by_text("Copied.", exact=True)).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    shown = said.locator("[data-copied]").inner_text()
    assert copied.startswith(" ".join(shown.split()))
    assert "Touchstone: " in copied
    assert f" {server}/matrix?cell=" in copied
    expect(said.get_by_role("link")).to_have_count(0)


def test_the_downloaded_pack_passes_the_check_and_runs(
    open_url: OpenUrl, server: str, tmp_path: Path
):
    """The downloaded pack is a map that anybody can run."""
    page = open_url(f"{server}/your_article")
    paste(page, TEXT)
    with page.expect_download(timeout=30_000) as caught:
        page.get_by_role("button", name="Download the data pack (zip)").click()
    with zipfile.ZipFile(caught.value.path()) as archive:
        archive.extractall(tmp_path)
    (folder,) = (path for path in tmp_path.iterdir() if path.is_dir())

    check = [sys.executable, "-m", "touchstone", "check", str(folder)]
    done = subprocess.run(check, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("OK\n"), done.stdout
    with run_server(tmp_path / "log.txt", TOUCHSTONE_DATA=str(folder)) as address:
        own = open_url(f"{address}/?concern=poor-sleep")
        expect(read_line(own, "The article states 1 benefit of massage for poor")).to_be_visible()
        expect(own.locator("mark").first).to_contain_text("It also brings better sleep.")


def test_nothing_of_the_article_is_logged_or_written(open_url: OpenUrl, tmp_path: Path):
    """A server that read an article has no word of it in its log or its temporary folder."""
    log, home = tmp_path / "log.txt", tmp_path / "home"
    home.mkdir()
    with run_server(log, TMPDIR=str(home), STREAMLIT_LOGGER_LEVEL="debug") as address:
        page = open_url(f"{address}/your_article")
        upload(page, "article.docx", make_docx())
        expect(read_line(page, "3 claims are accepted until you reject them.")).to_be_visible(
            timeout=30_000
        )
        page.reload()
        expect(page.get_by_text("How will you add it?")).to_be_visible(timeout=30_000)
        expect(page.get_by_text("Quartz")).to_have_count(0)

    written = [path for path in home.rglob("*") if path.is_file()]
    assert "Quartz" not in log.read_text(encoding="utf-8", errors="replace")
    assert [path for path in written if b"Quartz" in path.read_bytes()] == []
    assert os.listdir(home) == []  # noqa: PTH208  # a name is enough
