"""Word files of every kind are read as Word shows them."""

from __future__ import annotations

import pytest

from tests.making_files import change_docx, docx_bytes, raw_docx
from touchstone.own_article.documents import Document, read_document
from touchstone.own_article.documents.word import read_word

START = "<w:p><w:r><w:t>Stroking warms the skin.</w:t></w:r></w:p>"


def say(words: str, look: str = "") -> str:
    """Return a run of words with properties."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def read_body(body: str, **more: object) -> Document:
    """Return the document of a Word file whose first paragraph is always the same."""
    return read_word(raw_docx(START + body, **more))  # type: ignore[arg-type]


def words_of(document: Document) -> str:
    """Return all words after the first paragraph, one block per line."""
    first, *others = (block.text for block in document.blocks)
    assert first == "Stroking warms the skin."
    return "\n".join(others)


STYLES = (
    b'<w:styles xmlns:w="{w}">'
    b'<w:style w:type="paragraph" w:styleId="T"><w:name w:val="heading 2"/></w:style>'
    b'<w:style w:type="paragraph" w:styleId="U"><w:name w:val="Own"/><w:basedOn w:val="T"/>'
    b"</w:style>"
    b'<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    b'<w:style w:type="character" w:styleId="S"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    b"</w:style></w:styles>"
)  # fmt: skip
STYLED = {"links": {"s": ("styles", "styles.xml")}, "parts": {"word/styles.xml": STYLES}}

LOOKS = [
    pytest.param('<w:vanish w:val="0"/>', "It eases scars gently.", id="hidden switched off"),
    pytest.param('<w:vanish w:val="false"/>', "It eases scars gently.", id="hidden is false"),
    pytest.param("<w:vanish/>", "It gently.", id="hidden"),
    pytest.param('<w:vanish w:val="on"/>', "It gently.", id="hidden is on"),
    pytest.param('<w:rStyle w:val="H"/>', "It gently.", id="hidden by a style"),
    pytest.param(
        '<w:rStyle w:val="H"/><w:vanish w:val="off"/>', "It eases scars gently.", id="shown again"
    ),
]


@pytest.mark.parametrize(("look", "read"), LOOKS)
def test_what_word_shows_is_read_and_what_it_hides_is_not(look: str, read: str):
    """A property that is switched off counts as off, even if a style switches it on."""
    body = f"<w:p>{say('It ')}{say('eases scars ', look)}{say('gently.')}</w:p>"
    document = read_body(body, **STYLED)

    assert words_of(document) == read
    assert ("1 hidden part was left out." in document.notes) == ("eases" not in read)


@pytest.mark.parametrize("look", ['<w:vertAlign w:val="superscript"/>', '<w:rStyle w:val="S"/>'])
def test_numbers_of_references_stick_to_no_word(look: str):
    """Reference numbers are recognized whether they are raised by hand or by a style."""
    body = f"<w:p>{say('It firms')}{say('3', look)}{say(' skin by 5 cm')}{say('2', look)}</w:p>"

    assert words_of(read_body(body, **STYLED)) == "It firms skin by 5 cm²"


KINDS = [
    pytest.param({"strict": True}, id="strict"),
    pytest.param({"links": {"x": ("image", "NULL")}}, id="a target that is NULL"),
    pytest.param({"links": {"x": ("hyperlink", "#_top")}}, id="a target in the text"),
    pytest.param({"links": {"x": ("image", "http://[::1")}}, id="a target that is no address"),
    pytest.param({"parts": {"word/_rels/document.xml.rels": b"<x"}}, id="broken links"),
    pytest.param({"parts": {"[Content_Types].xml": b"no"}}, id="broken types"),
    pytest.param({"parts": {"docProps/core.xml": b"<x"}}, id="broken properties"),
]


@pytest.mark.parametrize("name", ["a.docx", "a.docm", "a.dotx"])
def test_templates_and_files_with_macros_are_word_files(name: str):
    """Their text is in the same place, and their names cause no note about a wrong format."""
    document = read_document(name, raw_docx(START))

    assert (words_of(document), document.notes) == ("", ())


@pytest.mark.parametrize("more", KINDS)
def test_files_with_text_are_read_whatever_else_is_broken(more: dict[str, object]):
    """Only the part with the text has to be intact."""
    document = read_body(f"<w:p>{say('It calms.')}</w:p>", **more)

    assert words_of(document) == "It calms."
    assert document.notes == ()


DELETED = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
CHANGES = [
    pytest.param(
        f"<w:p>{DELETED}{say('It warms,')}</w:p><w:p>{say(' which calms.')}</w:p>",
        "It warms, which calms.", id="joined paragraphs",
    ),
    pytest.param(
        f"<w:p>{say('It ')}<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        f"<w:ins>{say('often ')}</w:ins>{say('calms.')}</w:p>",
        "It often calms.", id="words",
    ),
    pytest.param(
        f"<w:p>{DELETED.replace('del', 'moveFrom')}<w:moveFrom>{say('Gone.')}</w:moveFrom></w:p>"
        f"<w:p>{say('It calms.')}</w:p>",
        "It calms.", id="moved paragraph",
    ),
    pytest.param(
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{say('Gone.')}</w:p></w:tc></w:tr>"
        f"<w:tr><w:tc><w:p>{say('It calms.')}</w:p></w:tc></w:tr></w:tbl>",
        "It calms.", id="row",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "read"), CHANGES)
def test_tracked_changes_are_read_as_accepted(body: str, read: str):
    """Changes are read as Word shows them with its marks hidden."""
    assert words_of(read_body(body)) == read


def test_prompts_of_empty_fields_are_no_text():
    """The prompt of an empty field is not text, but what somebody filled in is."""
    field = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt>"
    body = field.format("<w:showingPlcHdr/>", say("Tap here to type.")) + field.format(
        '<w:showingPlcHdr w:val="0"/>', say("It calms.")
    )

    assert words_of(read_body(body)) == "It calms."


def test_headings_by_style_and_by_level():
    """A style may be based on a heading style, and a paragraph may have its own outline level."""
    body = "".join(
        f"<w:p><w:pPr>{settings}</w:pPr>{say(words)}</w:p>"
        for settings, words in (
            ('<w:pStyle w:val="U"/>', "By style"), ("", "It calms."),
            ('<w:outlineLvl w:val="1"/>', "By level"), ('<w:outlineLvl w:val="9"/>', "It warms."),
        )
    )  # fmt: skip
    kinds = [block.kind for block in read_body(body, **STYLED).blocks[1:]]

    assert kinds == ["heading", "paragraph", "heading", "paragraph"]


def test_a_row_of_a_table_is_one_paragraph():
    """A row stays together, and a table in a cell stays in that cell."""

    def row(label: str, cell: str) -> str:
        return f"<w:tr><w:tc><w:p>{say(label)}</w:p></w:tc><w:tc>{cell}</w:tc></w:tr>"

    def paragraph(words: str) -> str:
        return f"<w:p>{say(words)}</w:p>"

    inner = f"<w:tbl>{row('a', paragraph('b'))}</w:tbl>"
    body = f"<w:tbl>{row('Old scars', paragraph('softer'))}{row('x', inner)}</w:tbl>"

    assert words_of(read_body(body)) == "Old scars | softer\nx | a | b"


def test_a_large_first_letter_belongs_to_its_word():
    """Word keeps a drop cap in a paragraph of its own."""
    body = f'<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{say("M")}</w:p>'

    assert words_of(read_body(f"{body}<w:p>{say('assage calms.')}</w:p>")) == "Massage calms."


def test_footnotes_are_read_at_the_end():
    """Footnotes follow the text, and the line between text and notes is not a footnote."""
    notes = (
        b'<w:footnotes xmlns:w="{w}"><w:footnote w:type="separator"><w:p/></w:footnote>'
        b"<w:footnote><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>It may sting.</w:t></w:r></w:p>"
        b"</w:footnote></w:footnotes>"
    )
    body = f"<w:p>{say('It calms.')}<w:r><w:footnoteReference/></w:r></w:p>"
    document = read_body(
        body, links={"f": ("footnotes", "footnotes.xml")}, parts={"word/footnotes.xml": notes}
    )

    assert words_of(document) == "It calms.\nNotes\nIt may sting."


EMBEDDED = [
    pytest.param("a.html", b"<html><body><p>It may sting.</p></body></html>", id="page"),
    pytest.param("a.txt", b"It may sting.", id="text"),
    pytest.param(
        "a.mht", b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>It may sting.</p>", id="mail"
    ),
]


@pytest.mark.parametrize(("name", "raw"), EMBEDDED)
def test_an_embedded_page_is_read_in_its_place(name: str, raw: bytes):
    """Some web services export a whole text as an embedded page."""
    body = f'<w:altChunk r:id="c"/><w:p>{say("It calms.")}</w:p>'
    document = read_body(body, links={"c": ("aFChunk", name)}, parts={f"word/{name}": raw})

    assert words_of(document) == "It may sting.\nIt calms."


def test_what_is_not_read_is_named():
    """Notes name embedded files and objects, comments, headers and footers that were skipped."""
    body = '<w:altChunk r:id="c"/><w:p><w:r><w:object/></w:r></w:p>'
    document = read_body(
        body,
        links={
            "c": ("aFChunk", "a.rtf"), "m": ("comments", "comments.xml"), "h": ("header", "h.xml"),
        },
        parts={
            "word/a.rtf": b"{\\rtf1 It may sting.}",
            "word/comments.xml": b'<w:comments xmlns:w="{w}"><w:comment/></w:comments>',
            "word/h.xml": b'<w:hdr xmlns:w="{w}"><w:p><w:r><w:t>Monthly</w:t></w:r></w:p></w:hdr>',
        },
    )  # fmt: skip

    assert sorted(document.notes) == [
        "1 comment was left out.",
        "1 embedded object was left out.",
        "A file embedded in the Word file was not read. Open it in Word, and save it again.",
        "Headers and footers of the pages were left out.",
    ]


def test_the_title_of_a_program_is_none():
    """The templates of programs carry titles that nobody wrote."""
    raw = docx_bytes(("Normal", "It calms."))
    own = b'<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Neck</dc:title></p>'

    assert read_document("a.docx", raw).title == ""
    assert read_document("a.docx", change_docx(raw, {"docProps/core.xml": own})).title == "Neck"


@pytest.mark.parametrize("between", ["table", "chunk"])
def test_a_paragraph_without_its_mark_does_not_run_into_what_is_no_paragraph(between: str):
    """Deleting its mark joins a paragraph only to another paragraph that follows."""
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    table = f"<w:tbl><w:tr><w:tc><w:p>{say('Scars')}</w:p></w:tc></w:tr></w:tbl>"
    body = f"<w:p>{mark}{say('It calms.')}</w:p>"
    body += table if between == "table" else '<w:altChunk r:id="c"/>'
    body += f"<w:p>{say('It warms.')}</w:p>"

    assert "It calms." in words_of(read_body(body)).split("\n")
