"""The sheet to take along says what the page says, on one page, in every form."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from pypdf import PdfReader

from tests.several import HANDS, SHIPPED, TITLES, make_several
from touchstone.evidence_map.evidence_map import build_evidence_map
from touchstone.exports.handout import PAPERS, Handout, build_handout
from touchstone.exports.handout_html import handout_html_bytes
from touchstone.exports.handout_pdf import handout_pdf_bytes
from touchstone.ids import ConcernId
from touchstone.packs.loading import load_pack
from touchstone.resources import SHIPPED_FOLDER
from touchstone.wording.claims import answer_sentence
from touchstone.wording.research import research_answer

CONCERNS = list(load_pack(SHIPPED_FOLDER).concern_names)
ADDRESS = "https://example.org/?concern=wrinkles&data=1.0.0"
HOSTILE = '#let x = 1 $a$ *b* <script>alert(1)</script> "quoted" \\ & =1+1'
MakeHandout = Callable[[str], Handout]


@pytest.fixture
def make_handout(evidence_map) -> MakeHandout:
    """Return a function that builds the sheet of a concern of the shipped pack."""

    def make(concern_id: str) -> Handout:
        return build_handout(evidence_map, ConcernId(concern_id), address=ADDRESS)

    return make


def read_words(drawn: bytes) -> str:
    """Return the text of a PDF with white space and hyphens at line ends folded."""
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(drawn)).pages)
    return fold(text)


def fold(text: str) -> str:
    """Return text without white space, so that line breaks do not matter."""
    return re.sub(r"[\s\u00ad-]", "", text)


@pytest.mark.parametrize("concern_id", CONCERNS)
def test_the_sheet_says_what_the_page_says(
    pack, claims, verdicts, make_handout: MakeHandout, concern_id: str
):
    """Answer, verdicts, certainties, notes and studies are those of Your concern."""
    handout = make_handout(concern_id)

    own = claims.loc[claims["concern_id"] == concern_id]
    cells = [verdicts[concern_id, benefit_id] for benefit_id in own["benefit_id"]]
    name = pack.concern_names[concern_id]
    assert handout.answer == f"{answer_sentence(name, own)} {research_answer(name, cells)}"
    assert [item.benefit for item in handout.benefits] == own["benefit"].to_list()
    assert [item.verdict for item in handout.benefits] == [cell.name for cell in cells]
    assert [item.dots.count("●") for item in handout.benefits] == [cell.certainty for cell in cells]
    notes = [
        key for key in pack.cell_notes if key[0] == concern_id and key[1] in set(own["benefit_id"])
    ]
    assert len(handout.notes) == len(notes)
    deciding = {item.study_id for cell in cells for item in cell.deciding}
    shown = {item.study_id for cell in cells for item in cell.shown} - deciding
    assert len(handout.sources) == len(deciding)
    assert bool(handout.others) == bool(shown)
    assert not shown or f" {len(shown)} more stud" in handout.others


def test_each_passage_stands_once(evidence_map, passages):
    """Words that lie inside a longer passage, or stand twice, are printed once."""
    whole = next(item for item in passages if item.quote.startswith("It also lowers stress, "))
    part = next(item for item in passages if item.quote == "It also lowers stress")

    own = [replace(item, concern_id=ConcernId("stress")) for item in (part, whole, part)]
    some = replace(evidence_map, passages=tuple(own))
    handout = build_handout(some, ConcernId("stress"), address=ADDRESS)

    assert [item.words for item in handout.passages] == [f"“{whole.quote}”"]
    assert handout.passages[0].place == whole.section_title


def test_the_questions_do_not_claim_what_no_study_tested(make_handout: MakeHandout):
    """Without a deciding study the sheet asks what is better studied."""
    untested, tested = make_handout("acne").questions, make_handout("other-scars").questions

    assert "We found no study of the whole way" in untested[2]
    assert "What is better studied for it?" in untested[2]
    assert "Results are mixed" in tested[2]
    assert len(untested) == len(tested) == 3


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("concern_id", CONCERNS)
def test_the_pdf_is_one_tagged_page(make_handout: MakeHandout, concern_id: str, paper: str):
    """Every concern fits one page of A4 and of Letter, tagged, in English, with a title."""
    handout = make_handout(concern_id)

    read = PdfReader(io.BytesIO(handout_pdf_bytes(handout, paper)))  # type: ignore[arg-type]

    root = read.trailer["/Root"]
    width = float(read.pages[0].mediabox.width)
    assert len(read.pages) == 1
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en-US"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert read.metadata.title == handout.title
    assert round(width) == {"a4": 595, "us-letter": 612}[paper]


def test_the_words_of_the_pdf_can_be_selected(make_handout: MakeHandout):
    """All that the sheet says is there as text, and the links lead on."""
    handout = make_handout("redness")
    drawn = handout_pdf_bytes(handout)

    words = read_words(drawn)
    said = [handout.answer, handout.notice, handout.dates, handout.address, *handout.questions]
    said += [item.advice for item in (*handout.own_cautions, *handout.cautions)]
    said += [item.verdict for item in handout.benefits]
    said += [*(item.words for item in handout.passages), *handout.protocol]
    assert [text for text in said if fold(text) not in words] == []
    page = PdfReader(io.BytesIO(drawn)).pages[0]
    targets = {note.get_object()["/A"].get("/URI") for note in page["/Annots"]}
    assert {ADDRESS, *(item.url for item in handout.sources)} <= targets


@pytest.mark.parametrize("paper", PAPERS)
def test_short_words_of_the_pdf_are_not_torn_apart(make_handout: MakeHandout, paper: str):
    """The year of a study stays with its name, and a verdict stays on one line."""
    handout = make_handout("acne")

    page = PdfReader(io.BytesIO(handout_pdf_bytes(handout, paper))).pages[0]  # type: ignore[arg-type]

    lines = [line.strip() for line in page.extract_text().splitlines()]
    assert [line for line in lines if re.match(r"(19|20)\d\d\b", line)] == []
    verdicts = {item.verdict for item in handout.benefits}
    assert [words for words in verdicts if not any(words in line for line in lines)] == []


def test_the_fonts_are_inside_the_pdf(make_handout: MakeHandout):
    """The sheet prints the same everywhere: fonts of ours, each embedded."""
    page = PdfReader(io.BytesIO(handout_pdf_bytes(make_handout("wrinkles")))).pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]

    names = " ".join(font["/BaseFont"] for font in fonts)
    inner = [
        font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        for font in fonts
    ]
    files = [font["/FontDescriptor"].get_object().keys() for font in inner]
    assert "SourceSerifPro" in names
    assert "SourceSansPro" in names
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(keys) for keys in files)


def test_the_same_sheet_gives_the_same_bytes(make_handout: MakeHandout):
    """Same input, same bytes, in both forms."""
    handout = make_handout("stress")

    assert handout_pdf_bytes(handout) == handout_pdf_bytes(handout)
    assert handout_html_bytes(handout) == handout_html_bytes(handout)


def test_words_of_a_pack_are_never_markup(make_handout: MakeHandout):
    """What looks like Typst or HTML is printed as it is."""
    handout = replace(make_handout("acne"), title=HOSTILE, answer=HOSTILE)

    page = handout_html_bytes(handout).decode("utf-8")
    assert fold(HOSTILE) in read_words(handout_pdf_bytes(handout))
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_pack_in_another_script_still_gets_its_sheet(make_handout: MakeHandout):
    """A letter that the fonts lack does not stop the rest."""
    handout = replace(make_handout("acne"), meaning="עור 皮膚 😀")

    assert fold(handout.answer) in read_words(handout_pdf_bytes(handout))


def test_a_concern_without_claims_gets_its_sheet(make_handout: MakeHandout):
    """No claim, no passage, no study: the sheet says so and keeps the cautions."""
    handout = replace(
        make_handout("acne"), benefits=(), passages=(), sources=(), others="", numbers=(), notes=()
    )

    words = read_words(handout_pdf_bytes(handout))
    page = handout_html_bytes(handout).decode("utf-8")
    for said in ("No benefit is named.", "We found no study of this."):
        assert fold(said) in words
        assert said in page


def test_the_html_sheet_says_the_same_and_loads_nothing(make_handout: MakeHandout):
    """One file: every word of the sheet, and no address that a browser would fetch."""
    handout = make_handout("redness")
    page = handout_html_bytes(handout).decode("utf-8")

    text = fold(re.sub(r"<[^>]+>", "", page.partition("<body>")[2]).replace("&#x27;", "'"))
    said = [handout.answer, handout.notice, *(item.advice for item in handout.cautions)]
    said += [*(item.words for item in handout.passages), *handout.protocol]
    assert [words for words in said if fold(words) not in text] == []
    assert not re.search(r"""(?:src|srcset|poster|action)=|url\(|@import""", page)
    assert "default-src 'none'" in page


def test_the_sheet_of_several_articles_names_each(tmp_path):
    """With more than one article, answer, headings and passages say so."""
    several = load_pack(make_several(tmp_path / "pack"))

    handout = build_handout(build_evidence_map(several), ConcernId("wrinkles"), address=ADDRESS)

    assert handout.answer.startswith("2 of 3 articles name 3 benefits of massage for wrinkles")
    assert handout.heads["passages"] == "The words of the articles"
    places = {item.place.partition(":")[0] for item in handout.passages}
    assert places == {TITLES[HANDS], TITLES[SHIPPED]}
    assert fold(TITLES[HANDS]) in read_words(handout_pdf_bytes(handout))
