"""What readers download arrives, opens, and says what the page says."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import openpyxl
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import OpenUrl
from tests.browser.views import open_handout, read_line, wait_until_calm, wait_until_quiet
from touchstone.packs.pack import Pack

HEADLINE = "Not tested on existing stretch marks; prevention is very uncertain."
UNTESTED = "We found no massage trial for rosacea."


def download(page: Page, name: str) -> Path:
    """Click the button called ``name`` and return the file that arrives."""
    with page.expect_download(timeout=30_000) as caught:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(caught.value.path())


def fold(text: str) -> str:
    """Return text without white space and hyphens, which line breaks add and drop."""
    return re.sub(r"[\s\u00ad-]", "", text)


def test_page_paper_and_link_say_the_same(open_url: OpenUrl, server: str):
    """The PDF has the answer and the verdicts of the page, and its link leads back to the page."""
    page = open_url(f"{server}/?concern=stretch-marks")
    answer = page.get_by_role("region", name="The answer").get_by_text(HEADLINE).inner_text()
    verdicts = page.locator(".ts-claim-found .ts-verdict").all_inner_texts()
    open_handout(page)
    raw = download(page, "Handout as PDF, A4").read_bytes()

    sheet = PdfReader(io.BytesIO(raw)).pages[0]
    words = fold(sheet.extract_text())
    assert fold(answer) in words
    assert len(verdicts) == 2
    assert all(fold(verdict) in words for verdict in verdicts)

    address = next(
        note.get_object()["/A"]["/URI"]
        for note in sheet["/Annots"]
        if "concern=" in note.get_object()["/A"].get("/URI", "")
    )
    again = open_url(address)
    expect(again.get_by_role("region", name="The answer")).to_contain_text(answer)


def test_the_handout_has_what_was_asked_for_and_no_link_tells(open_url: OpenUrl, server: str):
    """The handout has its second page and the name; the name is in no link, of page or sheet."""
    page = open_url(f"{server}/?concern=acne")
    open_handout(page)
    page.get_by_text("A second page for people who give massage").click()
    expect(page.get_by_role("checkbox", name="A second page")).to_be_checked()
    page.get_by_label("Your name or practice").press_sequentially("Harbor Street")
    # A click before the server knows the name gets a sheet without it, and a click while the
    # buttons are redrawn gets nothing, so both are tried again.
    wait_until_quiet(page)
    raws = (download(page, "Handout as PDF, A4").read_bytes() for _ in range(20))
    papers = (PdfReader(io.BytesIO(raw)).pages for raw in raws)
    sheet, second = next(
        pages for pages in papers if "Handed out by: Harbor Street" in pages[0].extract_text()
    )

    assert "For people who give massage: Acne" in second.extract_text()
    notes = [note.get_object()["/A"] for item in (sheet, second) for note in item["/Annots"]]
    targets = [note.get("/URI", "") for note in notes]
    assert "Harbor" not in "".join([page.url, *targets])
    assert page.url == f"{server}/?concern=acne"


def test_the_html_handout_opens_without_a_network(
    open_url: OpenUrl, server: str, pack: Pack, tmp_path: Path
):
    """From disk, it shows answer, cautions and a working QR code, and requests nothing."""
    page = open_url(f"{server}/?concern=rosacea", fresh=True)
    answer = page.get_by_role("region", name="The answer").get_by_text(UNTESTED).inner_text()
    file = tmp_path / "handout.html"
    open_handout(page)
    file.write_bytes(download(page, "Handout as a web page").read_bytes())
    asked: list[str] = []
    page.context.set_offline(offline=True)
    sheet = page.context.new_page()
    sheet.on("request", lambda request: asked.append(request.url))
    sheet.on("console", lambda message: asked.append(message.text))
    sheet.goto(file.as_uri())

    expect(sheet.get_by_role("region", name="The answer")).to_contain_text(answer)
    expect(sheet.get_by_role("heading", name="Before you massage")).to_be_visible()
    shot = tmp_path / "code.png"
    sheet.get_by_role("img", name="QR code of the link to this page").screenshot(path=shot)
    (read,) = zxingcpp.read_barcodes(Image.open(shot))
    assert read.text == f"{server}/?concern=rosacea&data={pack.version}"
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    sheet.close()


def test_the_matrix_arrives_as_excel_csv_and_json(open_url: OpenUrl, server: str):
    """All three hold exactly the six claims that the filter leaves."""
    page = open_url(f"{server}/matrix?group=skin-conditions")
    expect(read_line(page, "3 of 18 concerns, 6 of 52 claims")).to_be_visible()

    page.get_by_role("button", name="Save", exact=True).click()
    excel = download(page, "Download what is shown (Excel)").read_bytes()
    lines = download(page, "Download what is shown (CSV)").read_text(encoding="utf-8-sig")
    whole = json.loads(download(page, "Download what is shown (JSON)").read_bytes())

    book = openpyxl.load_workbook(io.BytesIO(excel))
    concerns = [row[0].value for row in book["Claims"].iter_rows(min_row=2)]
    assert concerns == ["Acne", "Acne", "Rosacea", "Rosacea", "Psoriasis", "Psoriasis"]
    assert {item["concern"] for item in whole["claims"]} == {"acne", "rosacea", "psoriasis"}
    assert len(whole["claims"]) == 6
    assert lines.startswith("concern_id,concern,benefit_id")
    assert lines.count("\n") == 7


@pytest.mark.parametrize(
    ("path", "box", "title"),
    [
        pytest.param("/?concern=redness", "concern_glance", "Redness (tested instead", id="glance"),
        pytest.param("/matrix", "matrix_controls", "52 claims", id="matrix"),
        pytest.param("/research", "research_map", "11 of 52 claims", id="map"),
        pytest.param("/research", "research_directions", "Too few results to tell", id="designs"),
        pytest.param("/research", "research_numbers", "Standard deviations", id="numbers"),
        pytest.param("/research", "research_years", "of 170 studies are from", id="years"),
    ],
)
def test_every_chart_is_saved_as_a_picture(
    open_url: OpenUrl, server: str, pack: Pack, path: str, box: str, title: str
):
    """SVG and PNG arrive, open, and carry title, data version and link."""
    page = open_url(f"{server}{path}")
    # A chart that comes later would push the open menu out of the window.
    wait_until_calm(page)
    menu = page.locator(f".st-key-{box}_menu, .st-key-{box}")
    menu.get_by_role("button", name=re.compile("^Save")).first.click()
    place = page.get_by_test_id("stPopoverBody")
    files = []
    for kind in ("SVG", "PNG"):
        with page.expect_download(timeout=30_000) as caught:
            place.get_by_role("button", name=f"Save chart as {kind}").click()
        files.append(Path(caught.value.path()).read_bytes())

    svg = files[0].decode("utf-8")
    assert title in " ".join(re.findall(r">([^<>]+)(?=<)", svg))
    assert f"version {pack.version}" in svg
    assert server in svg
    assert Image.open(io.BytesIO(files[1])).format == "PNG"


@pytest.mark.parametrize(
    "page_path", ["", "matrix", "research", "article", "your_article", "about"]
)
def test_the_code_of_every_page_is_its_link(
    open_url: OpenUrl, server: str, tmp_path: Path, page_path: str
):
    """On each page the QR code, the link box and the snippet have the same address."""
    page = open_url(f"{server}/{page_path}")
    page.get_by_role("button", name="QR code and embedding").click()
    dialog = page.get_by_role("dialog")
    box = dialog.get_by_label("Link to exactly this view")
    expect(box).not_to_have_value("")
    link = box.input_value()
    shot = tmp_path / "code.png"
    dialog.get_by_role("img", name="QR code of the link to this view").screenshot(path=shot)

    (read,) = zxingcpp.read_barcodes(Image.open(shot))
    assert link.startswith(f"{server}/{page_path}?data=")
    assert read.text == link
    expect(dialog.get_by_text(f'src="{link}&amp;embed=true"')).to_be_visible()
