"""The handout says what the concern page says, on one page or two, as PDF and as HTML."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from tests.handout_fonts import LETTERS, build_font
from tests.several import HANDS, SHIPPED, TITLES, make_several
from touchstone.evidence.cautions import SEVERITIES
from touchstone.evidence.rule import VERDICTS
from touchstone.evidence_map.answer_card import build_answer_card
from touchstone.evidence_map.answers import honest_answer
from touchstone.evidence_map.evidence_map import EvidenceMap, build_evidence_map
from touchstone.exports.handout import PAPERS, Handout, add_sheet, build_handout, clean_giver
from touchstone.exports.handout_html import handout_html_bytes
from touchstone.exports.handout_pdf import handout_pdf_bytes
from touchstone.frames import iterate_cells
from touchstone.ids import ConcernId
from touchstone.limits import MAX_GIVER_CHARS
from touchstone.markup.concern import render_cautions_section
from touchstone.packs.loading import load_pack
from touchstone.resources import FONTS, SHIPPED_FOLDER, WEB_FONTS, WebFont
from touchstone.wording.studies import shorten_advice

CONCERNS = list(load_pack(SHIPPED_FOLDER).concern_names)
ADDRESS = "https://example.org/?concern=wrinkles&data=1.0.0"
HOSTILE = '#let x = 1 $a$ *b* <script>alert(1)</script> "quoted" \\ & =1+1'
MakeHandout = Callable[[str], Handout]


@pytest.fixture
def make_handout(evidence_map) -> MakeHandout:
    """Return a function that builds the handout about a concern of the shipped pack."""

    def make(concern_id: str) -> Handout:
        return build_handout(evidence_map, ConcernId(concern_id), address=ADDRESS)

    return make


def build_with_sheet(evidence_map: EvidenceMap, concern_id: str) -> Handout:
    """Return the handout about a concern, with its second page."""
    handout = build_handout(evidence_map, ConcernId(concern_id), address=ADDRESS)
    return add_sheet(handout, evidence_map, ConcernId(concern_id))


def read_words(drawn: bytes) -> str:
    """Return the text of a PDF without white space and hyphens, see ``fold``."""
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(drawn)).pages)
    return fold(text)


def fold(text: str) -> str:
    """Return text without white space and hyphens, so that line breaks do not matter."""
    return re.sub(r"[\s\u00ad-]", "", text)


@pytest.mark.parametrize("concern_id", CONCERNS)
def test_the_sheet_says_what_the_page_says(
    pack, verdicts, evidence_map, make_handout: MakeHandout, concern_id: str
):
    """Answer card, verdicts, certainties, notes and studies match the page of the concern."""
    handout = make_handout(concern_id)

    own = evidence_map.claims_of(ConcernId(concern_id))
    cells = [verdicts[concern_id, benefit_id] for benefit_id in own["benefit_id"]]
    card = build_answer_card(evidence_map, ConcernId(concern_id))
    assert replace(handout.card, rows=()) == replace(card, rows=())
    assert {"Studied in", "Caution"} & set(dict(card.rows)) <= set(dict(handout.card.rows))
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
    counted = {0: "", 1: " one "}.get(len(shown), f" {len(shown)} ")
    assert counted in handout.others
    assert bool(handout.others) == bool(shown)


def test_each_passage_stands_once(evidence_map, passages):
    """Words that repeat, or that lie inside a longer passage, are printed only once."""
    whole = next(item for item in passages if item.quote.startswith("It also lowers stress, "))
    part = next(item for item in passages if item.quote == "It also lowers stress")

    own = [replace(item, concern_id=ConcernId("stress")) for item in (part, whole, part)]
    some = replace(evidence_map, passages=tuple(own))
    handout = build_handout(some, ConcernId("stress"), address=ADDRESS)

    assert [item.words for item in handout.passages] == [f"“{whole.quote}”"]
    assert handout.passages[0].place == whole.section_title


def test_the_questions_do_not_claim_what_no_study_tested(make_handout: MakeHandout):
    """Without a deciding study, a question asks what is better studied for the concern."""
    untested, tested = make_handout("acne").questions, make_handout("other-scars").questions

    assert "We found no study of the whole way" in untested[2]
    assert "What is better studied for it?" in untested[2]
    assert "Results are mixed" in tested[2]
    assert len(untested) == len(tested) == 3


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("concern_id", CONCERNS)
def test_each_part_of_the_pdf_is_one_tagged_page(evidence_map, concern_id: str, paper: str):
    """Both pages fit A4 and Letter, and the PDF is tagged, in English and titled."""
    handout = build_with_sheet(evidence_map, concern_id)

    read = PdfReader(io.BytesIO(handout_pdf_bytes(handout, paper)))  # type: ignore[arg-type]

    root = read.trailer["/Root"]
    width = float(read.pages[0].mediabox.width)
    assert len(read.pages) == 2
    assert "For people who give massage" in read.pages[1].extract_text()
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en-US"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert read.metadata.title == handout.title
    assert round(width) == {"a4": 595, "us-letter": 612}[paper]


def test_nobody_gets_a_second_page_unasked(make_handout: MakeHandout):
    """The handout has one page unless somebody asks for the page for people who give massage."""
    assert make_handout("wrinkles").sheet == ()
    read = PdfReader(io.BytesIO(handout_pdf_bytes(make_handout("wrinkles"))))
    assert len(read.pages) == 1


def test_every_line_for_those_who_massage_has_its_source(evidence_map, pack):
    """Trials, full cautions and honest words all name a source that can be opened."""
    handout = build_with_sheet(evidence_map, "wrinkles")
    trials, beware, honest = handout.sheet

    lines = [line for part in handout.sheet for line in part.lines]
    assert all(line.source and line.url.startswith("https://") for line in lines)
    assert trials.lines[0].words == (
        "Oscillating massage device plus anti-aging cream, daily for 8 weeks. "
        "Compared with: the same cream without the device; untreated lab skin. "
        "Women aged 65-75; also pieces of human skin kept alive in a lab: 42 people. "
        "▲ Points in favor: fewer signs of aging."
    )
    told = build_with_sheet(evidence_map, "poor-sleep").sheet[0].lines[:-1]
    # There is room for all single studies that count.
    assert len(told) == 12
    assert all(re.search(r"people\. [▲△■◆▼?] [A-Z][^.]+: [a-z ,]+\.$", item.words) for item in told)
    assert any("△ Points in favor, could be chance: better sleep." in item.words for item in told)
    assert not any("No difference, could be chance" in item.words for item in told)
    assert len(beware.lines) == sum(pack.tables["cautions"]["concern_id"].isin(["", "wrinkles"]))
    severities = [line.words.partition(":")[0] for line in beware.lines]
    assert severities == sorted(severities, key=list(SEVERITIES.values()).index)
    # In full for a claim that studies decide: clients ask on whom it was tested.
    tested, *others = iterate_cells(evidence_map.claims_of(ConcernId("wrinkles")))
    assert [line.words for line in honest.lines] == [
        honest_answer(evidence_map, tested).whole,
        *(honest_answer(evidence_map, cell).short for cell in others),
    ]
    page = unescape(handout_html_bytes(handout).decode("utf-8"))
    assert all(line.words in page for line in lines)


@pytest.mark.parametrize(
    ("concern_id", "source", "words"),
    [
        pytest.param(
            "redness",
            "Cho 2014",
            "▲ Points in favor: the redness of burn scars, not of a face.",
            id="something near it",
        ),
        pytest.param(
            "stretch-marks",
            "Antoszewski 2015",
            "△ Points in favor, could be chance: preventing stretch marks.",
            id="to prevent",
        ),
        pytest.param(
            "inflammation", "Dubinskaya 2023", "▲ Points in favor: better blood flow.", id="a step"
        ),
        pytest.param(
            "other-scars",
            "Wasserman 2018",
            "Women with lasting pain after a cesarean section: 28 people. ▲",
            id="a change since the start",
        ),
    ],
)
def test_a_study_is_told_with_what_it_tested(
    evidence_map, concern_id: str, source: str, words: str
):
    """A line names what a study tested, not the benefit that it counts for.

    Nor does it name a group that the result is not compared with.
    """
    lines = build_with_sheet(evidence_map, concern_id).sheet[0].lines

    assert words in next(line.words for line in lines if line.source == source)


def test_what_else_the_page_shows_is_counted_in_words(make_handout: MakeHandout):
    """The count says "more" only if the handout lists studies, and is correct for one study."""
    assert make_handout("uneven-texture").others == (
        "The page shows one more study, which does not count."
    )
    assert make_handout("acne-scars").others == "The page shows one study, which does not count."
    assert make_handout("congestion").others.startswith("The page shows 15 studies that do not")


def test_a_caution_that_a_concern_has_of_its_own_is_told_once(evidence_map):
    """The caution of stretch marks about pregnancy is not repeated in those for everyone."""
    handout = build_with_sheet(evidence_map, "stretch-marks")
    section = render_cautions_section(evidence_map, ConcernId("stretch-marks"))
    told = [item.advice for item in (*handout.own_cautions, *handout.cautions)]
    beware = [line.words for line in handout.sheet[1].lines]

    assert "If you are pregnant" in handout.own_cautions[0].advice
    assert sum("If you are pregnant" in text for text in told) == 1
    assert sum("If you are pregnant" in text for text in beware) == 1
    assert "and 5 more for everyone" in section
    shown, _, folded = section.partition("<details")
    assert [part.count("If you are pregnant") for part in (shown, folded)] == [1, 1]


def test_the_words_of_the_pdf_can_be_selected(make_handout: MakeHandout):
    """All words of the handout are text in the PDF, with links to its page and its sources."""
    handout = make_handout("redness")
    drawn = handout_pdf_bytes(handout)

    words = read_words(drawn)
    said = [handout.card.headline, handout.card.number, handout.notice, handout.dates]
    said += [handout.address, *handout.questions, "Notes", "Date"]
    said += [text for row in handout.card.rows for text in row]
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
    """The PDF embeds each of our fonts, so it prints the same everywhere."""
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
    """Both the PDF and the HTML are reproducible: the same handout gives the same bytes."""
    handout = make_handout("stress")

    assert handout_pdf_bytes(handout) == handout_pdf_bytes(handout)
    assert handout_html_bytes(handout) == handout_html_bytes(handout)


def test_words_of_a_pack_are_never_markup(make_handout: MakeHandout):
    """Text that looks like Typst or HTML is printed literally."""
    handout = make_handout("acne")
    card = replace(handout.card, headline=HOSTILE, rows=((HOSTILE, HOSTILE),))
    handout = replace(handout, title=HOSTILE, giver=HOSTILE, card=card)

    page = handout_html_bytes(handout).decode("utf-8")
    assert read_words(handout_pdf_bytes(handout)).count(fold(HOSTILE)) == 5
    assert "<script" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 6


def test_a_pack_in_another_script_still_gets_its_sheet(make_handout: MakeHandout):
    """Letters that the fonts lack do not keep the rest of the handout from being drawn."""
    handout = replace(make_handout("acne"), meaning="עור 皮膚 😀", giver="皮膚")

    assert fold(handout.card.headline) in read_words(handout_pdf_bytes(handout))


def test_a_concern_without_claims_gets_its_sheet(make_handout: MakeHandout):
    """Without a claim, a passage or a study, the handout is still made and says what is missing."""
    handout = replace(
        make_handout("acne"), benefits=(), passages=(), sources=(), others="", numbers=(),
        notes=(), card=None, answer="Nothing is claimed.",
    )  # fmt: skip

    words = read_words(handout_pdf_bytes(handout))
    page = handout_html_bytes(handout).decode("utf-8")
    for said in ("Nothing is claimed.", "No benefit is named.", "We found no study of this."):
        assert fold(said) in words
        assert said in page


def test_the_html_sheet_says_the_same_and_loads_nothing(make_handout: MakeHandout):
    """The HTML file has every word of the handout, and no address that a browser would fetch."""
    handout = make_handout("redness")
    page = handout_html_bytes(handout).decode("utf-8")

    text = fold(re.sub(r"<[^>]+>", "", page.partition("<body>")[2]).replace("&#x27;", "'"))
    said = [handout.card.headline, handout.notice, *(item.advice for item in handout.cautions)]
    said += [*(item.words for item in handout.passages), *handout.protocol]
    assert [words for words in said if fold(words) not in text] == []
    assert not re.search(r"""(?:src|srcset|poster|action)=|url\((?!data:)|@import""", page)
    assert "default-src 'none'" in page


def test_the_sheet_of_several_articles_names_each(tmp_path):
    """With more than one article, the heading says so and each passage names its article."""
    several = load_pack(make_several(tmp_path / "pack"))

    handout = build_handout(build_evidence_map(several), ConcernId("wrinkles"), address=ADDRESS)

    assert handout.heads["passages"] == "The words of the articles"
    places = {item.place.partition(":")[0] for item in handout.passages}
    assert places == {TITLES[HANDS], TITLES[SHIPPED]}
    assert fold(TITLES[HANDS]) in read_words(handout_pdf_bytes(handout))


def test_cautions_for_everyone_are_short_and_stops_come_first(make_handout: MakeHandout, pack):
    """A shortened caution begins like the full one; it drops the reason but no instruction."""
    handout = make_handout("poor-sleep")

    severities = [item.severity for item in handout.cautions]
    advice = {item.advice for item in handout.cautions}
    assert severities[:4] == ["Stop"] * 4
    assert "Stop" not in severities[4:]
    assert len(advice) == 10
    assert max(len(text.split()) for text in advice) <= 23
    assert any(text.endswith("blood clot. Get medical help at once.") for text in advice)
    whole = pack.tables["cautions"]["advice"].tolist()
    assert all(any(text[:25] == item[:25] for item in whole) for text in advice)
    assert shorten_advice("Rest") == "Rest."


def test_the_sheet_names_who_gives_it(make_handout: MakeHandout):
    """Both PDF and HTML name the giver; without a name, the line is left out."""
    nobody = make_handout("acne")
    given = replace(nobody, giver="Harbor Street Massage")

    assert fold("Handed out by: Harbor Street Massage") in read_words(handout_pdf_bytes(given))
    assert "Handed out by: <b>Harbor Street Massage</b>" in handout_html_bytes(given).decode(
        "utf-8"
    )
    assert fold("Handed out by") not in read_words(handout_pdf_bytes(nobody))
    assert "Handed out by" not in handout_html_bytes(nobody).decode("utf-8")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("  Ann   Lee ", "Ann Lee"),
        ("Ann\nLee\x00\u202e", "Ann Lee"),
        ("\ud800", ""),
        ("x" * (MAX_GIVER_CHARS + 1), "x" * MAX_GIVER_CHARS),
        (HOSTILE, " ".join(HOSTILE.split())[:MAX_GIVER_CHARS]),
    ],
)
def test_a_name_is_one_line_of_signs_that_are_seen(evidence_map, text: str, name: str):
    """Whatever a browser sends, the name has no control characters and fits the field's limit."""
    assert clean_giver(text) == name
    assert build_handout(evidence_map, ConcernId("acne"), address="x", giver=text).giver == name


def test_the_html_sheet_holds_the_fonts_of_the_paper(make_handout: MakeHandout):
    """Each font is in the file only once, so that the file is small enough to mail."""
    raw = handout_html_bytes(make_handout("wrinkles"))

    assert raw.count(b"data:font/woff;base64,") == len(WEB_FONTS) == 4
    assert len(raw) < 200_000


@pytest.mark.parametrize("font", WEB_FONTS, ids=lambda font: font.file)
def test_the_fonts_are_cut_from_those_of_the_paper(font: WebFont):
    """``make design`` gives these bytes, with license and copyright but under a new name."""
    raw = (FONTS / font.file).read_bytes()
    names = TTFont(io.BytesIO(raw))["name"]

    assert raw == build_font(font)
    assert names.getDebugName(1) == font.family
    assert "Adobe" in names.getDebugName(0)
    assert "SIL Open Font License" in names.getDebugName(13)


@pytest.mark.parametrize("concern_id", CONCERNS)
def test_the_fonts_have_every_letter_of_the_sheets(evidence_map, concern_id: str):
    """The fonts have every letter. Only the signs come from a font of the reader's device."""
    handout = build_with_sheet(evidence_map, concern_id)
    page = handout_html_bytes(handout).decode("utf-8").partition("<body>")[2]
    signs = {item.sign for item in VERDICTS.values()} | set("●○–\n")

    assert {char for char in page if ord(char) not in LETTERS} <= signs
