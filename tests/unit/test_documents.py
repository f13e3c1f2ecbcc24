"""Whatever format an article comes in, its headings and paragraphs are recognized."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.making_files import SENTENCE, change_docx, docx_bytes, pdf_bytes
from touchstone.errors import UploadError
from touchstone.own_article.documents import Document, read_document, read_text
from touchstone.own_article.documents.encodings import find_encoding

ROOT = Path(__file__).resolve().parent.parent.parent


def shape(document: Document) -> list[tuple[str, str]]:
    """Return the blocks as pairs of the kind's first letter and the text."""
    return [(block.kind[:1], block.text) for block in document.blocks]


def test_headings_of_a_plain_text_are_recognized():
    """Headings are short and alone, underlined, in capitals, numbered or above a long line."""
    document = read_text(
        "What massage can do\n\n"
        "Better blood flow\n=================\nMassage moves the skin and\nblood flows.\n\n"
        "FEWER LINES\nLines look softer after a massage of the face.\n\n"
        "2. Less stress\n\nMassage calms the mind.\n\n"
        "What about sleep?\nSleep gets better after a massage of the back and neck.\n\n"
        "It helps.\n"
    )

    assert document.title == "What massage can do"
    assert shape(document) == [
        ("h", "Better blood flow"),
        ("p", "Massage moves the skin and blood flows."),
        ("h", "FEWER LINES"),
        ("p", "Lines look softer after a massage of the face."),
        ("h", "2. Less stress"),
        ("p", "Massage calms the mind."),
        ("h", "What about sleep?"),
        ("p", "Sleep gets better after a massage of the back and neck."),
        ("p", "It helps."),
    ]


def test_a_last_short_line_is_no_heading():
    """A heading needs text after it, so a short last line is a paragraph."""
    assert shape(read_text("Massage calms the mind.\n\nBy a writer")) == [
        ("p", "Massage calms the mind."),
        ("p", "By a writer"),
    ]


def test_wrapped_lines_are_joined_and_items_kept_apart():
    """Wrapped lines form one paragraph, and each list item is a paragraph of its own."""
    document = read_text(
        "A therapist moves the skin and the muscles in\n"
        "a steady rhythm, so blood can flow.\n\n"
        "- soft skin\n- calm mind that\n  lasts\n• fewer lines\n"
    )

    assert shape(document) == [
        (
            "p",
            "A therapist moves the skin and the muscles in a steady rhythm, so blood can flow.",
        ),
        ("p", "soft skin"),
        ("p", "calm mind that lasts"),
        ("p", "fewer lines"),
    ]


def test_lines_that_are_too_long_to_be_wrapped_are_paragraphs():
    """Text from a word processor has one long line per paragraph."""
    text = f"{SENTENCE * 3}\n{SENTENCE * 2}"

    assert [block.text for block in read_text(text).blocks] == [
        (SENTENCE * 3).strip(),
        (SENTENCE * 2).strip(),
    ]


def test_markdown_is_read_without_its_marks():
    """Words and rows of tables are kept, and marks, pictures and front matter are dropped."""
    raw = (
        b"---\ntitle: 'Skin and touch'\nx: [1\n---\n# One\n\nA *soft* [touch](http://x.org) "
        b"![alt](http://x.org/y.png)<br>helps.\n\n| a | b |\n|---|---|\n| c | d |\n\n"
        b"- item\n\n```\ncode()\n```\n\n<div>\n<p>Inside.</p><script>run()</script></div>\n"
    )
    document = read_document("a.md", raw)

    assert (document.format, document.title) == ("md", "Skin and touch")
    assert shape(document) == [
        ("h", "One"),
        ("p", "A soft touch helps."),
        ("p", "a | b"), ("p", "c | d"),
        ("p", "item"),
        ("p", "code()"),
        ("p", "Inside."),
    ]  # fmt: skip
    assert document.notes == ("1 picture was left out.",)


def test_a_web_page_is_its_article():
    """Menus, scripts, comments and hidden parts of a page do not belong to the article."""
    raw = (
        b"<!doctype html><html><head><title>Skin | Site</title><style>p{}</style></head><body>"
        b"<nav>Menu</nav><p>Cookies!</p><main><nav>no</nav><h1>Skin</h1>"
        b"<p>It <b>hel</b>ps <!-- no -->skin &amp; soul.<br>On.<br><br>Two.</p>"
        b"<ul><li>one<li>two</ul><script>run()</script>"
        b"<p hidden>no</p><p style='display: none'>no</p><h3>Sleep</h3>loose"
        b"<img src=http://x.org/y.png onerror=run()></main><footer>no</footer></body></html>"
    )
    document = read_document("page.html", raw)

    assert (document.format, document.title) == ("html", "Skin")
    assert shape(document) == [
        ("p", "It helps skin & soul. On."),
        ("p", "Two."),
        ("p", "one"),
        ("p", "two"),
        ("h", "Sleep"),
        ("p", "loose"),
    ]
    assert document.notes == (
        "Left out, because it is not part of the article: menus and page footers.",
        "2 hidden parts were left out.",
        "1 picture was left out.",
    )


def test_a_word_file_keeps_inserted_text_and_drops_deleted_text():
    """Tracked insertions are kept and deletions dropped; text in fields and tables is read."""
    body = (
        b'<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/'
        b'wordprocessingml/2006/main"><w:body>'
        b'<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Calm</w:t></w:r></w:p>'
        b'<w:p><w:r><w:t xml:space="preserve">Massage </w:t></w:r><w:del><w:r><w:delText>does not'
        b"</w:delText></w:r></w:del><w:ins><w:r><w:t>calms</w:t></w:r></w:ins><w:r><w:tab/>"
        b"<w:t>skin.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>"
        b"<w:sdt><w:sdtContent><w:p><w:r><w:t>In a field.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        b"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cell.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        b"</w:body></w:document>"
    )
    raw = change_docx(docx_bytes(("Title", "x")), {"word/document.xml": body})
    document = read_document("a.docx", raw)

    assert (document.format, document.title) == ("docx", "Calm")
    assert shape(document) == [
        ("p", "Massage calms skin."),
        ("p", "In a field."),
        ("p", "Cell."),
    ]


def test_styles_of_word_make_headings():
    """A style called Title or Heading, or based on one, is a heading."""
    raw = docx_bytes(
        ("Title", "Skin"), ("Heading 1", "Flow"), ("Normal", "Blood flows."), ("List Bullet", "one")
    )
    document = read_document("a.docx", raw)

    assert document.title == "Skin"
    assert shape(document) == [("h", "Flow"), ("p", "Blood flows."), ("p", "one")]


def test_a_pdf_gives_headings_and_whole_paragraphs():
    """In a PDF, size and weight mark headings, and spacing separates paragraphs."""
    text = (SENTENCE * 4).strip()
    raw = pdf_bytes([("Skin", []), ("Flow", [text, text]), ("Sleep", [text])])
    document = read_document("a.pdf", raw)

    assert document.format == "pdf"
    assert shape(document)[-5:] == [
        ("h", "Flow"), ("p", text), ("p", text), ("h", "Sleep"), ("p", text)
    ]  # fmt: skip


def test_a_paragraph_goes_on_across_pages():
    """A sentence that a page break divides stays whole, and page numbers are not text."""
    text = (SENTENCE * 200).strip()
    document = read_document("a.pdf", pdf_bytes([("Flow", [text])], numbered=True))

    assert [block.text for block in document.blocks] == [text]


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        pytest.param("utf-8", "", id="UTF-8"),
        pytest.param("utf-8-sig", "", id="byte-order mark"),
        pytest.param("utf-16", "", id="UTF-16"),
        pytest.param("utf-16-le", "", id="UTF-16 without a mark"),
        pytest.param("utf-16-be", "", id="UTF-16 BE without a mark"),
        pytest.param("utf-32", "", id="UTF-32"),
        pytest.param("cp1252", "It was read as Windows-1252.", id="Windows-1252"),
    ],
)
def test_letters_are_read_in_whatever_encoding(encoding: str, said: str):
    """British quotes and accents come out right, and a guessed encoding is mentioned."""
    text = "‘It’s “good”,’ said the café’s owner – for £5 or ½ an hour."
    document = read_document("a.txt", text.encode(encoding))

    assert document.blocks[0].text == text
    assert " ".join(document.notes).endswith(said)


def test_other_alphabets_are_told_from_western_ones():
    """If most letters are not ASCII, the encoding is guessed by statistics."""
    text = "Массаж полезен для кожи лица и шеи, он улучшает кровообращение. " * 3

    assert find_encoding(text.encode("cp1251")) == "cp1251"


def test_a_web_page_may_say_its_encoding():
    """The encoding that a page declares is used if the bytes do not settle it."""
    raw = '<html><meta charset="windows-1251"><p>Массаж – good for skin, says Ёлка.</p>'
    document = read_document("a.html", raw.encode("cp1251"))

    assert document.blocks[0].text == "Массаж – good for skin, says Ёлка."


def test_garbled_letters_are_mended_and_told():
    """Text that was once saved with the wrong encoding becomes readable, and a note says so."""
    document = read_text("It’s good.".encode().decode("cp1252") + " Yes.")

    assert document.blocks[0].text == "It’s good. Yes."
    assert "Garbled" in document.notes[0]


def test_what_steers_a_screen_is_dropped_and_right_to_left_text_kept():
    """Control characters, overrides and invisible breaks are removed, but no letter is."""
    document = read_text(
        "mas\u00adsage\x07 \u202ehelps\u202c \u2067עיסוי טוב\u2069 \u200bskin\ufeff."
    )

    assert document.blocks[0].text == "massage helps עיסוי טוב skin."


def test_a_minus_is_no_dash():
    """A hyphen before a number becomes a minus sign, so the quote starts no formula in a table."""
    assert read_text("Wrinkles: -30 % (-5 to 8-10).").blocks[0].text == (
        "Wrinkles: −30 % (−5 to 8-10)."
    )


@pytest.mark.parametrize(
    ("name", "raw", "kind", "said"),
    [
        pytest.param("a.docx", b"Plain words.", "txt", "but the file is a text", id="docx"),
        pytest.param("a.txt", docx_bytes(("Normal", "Words.")), "docx", "is a Word file", id="txt"),
        pytest.param("a.txt", b"<!DOCTYPE html><p>Words.", "html", "is a web page", id="page"),
        pytest.param("a.html", b"Just words, no tags.", "txt", "is a text", id="no page"),
        pytest.param("a", b"Just words.", "txt", "", id="no ending"),
        pytest.param("../../a.exe\x00.txt", b"Just words.", "txt", "", id="odd name"),
    ],
)  # fmt: skip
def test_content_counts_before_the_name(name: str, raw: bytes, kind: str, said: str):
    """A file is read as what it is, and a note says so if its name suggests otherwise."""
    document = read_document(name, raw)

    assert document.format == kind
    assert said in " ".join(document.notes)


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch):
    """Addresses of pictures, style sheets and entities open no connection."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    links = (
        b'<!DOCTYPE html SYSTEM "http://x.org/a.dtd"><html><base href="http://x.org/">'
        b'<link rel=stylesheet href="http://x.org/a.css"><p>Skin. <img src="http://x.org/a.png">'
    )

    assert shape(read_document("a.html", links)) == [("p", "Skin.")]
    assert shape(read_document("a.md", b"![a](http://x.org/a.png) Skin.")) == [("p", "Skin.")]


def test_the_worker_can_write_no_file(tmp_path: Path):
    """Even if a PDF or Word file takes over its reader, nothing is written to disk."""
    path = tmp_path / "out"
    code = (
        "from touchstone.own_article.documents.worker import limit_process; limit_process(); "
        f"open({str(path)!r}, 'wb', 0).write(b'x')"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)

    assert b"File too large" in done.stderr
    assert path.stat().st_size == 0


def test_the_same_file_gives_the_same_document():
    """Reading keeps no state and uses no randomness."""
    raw = docx_bytes(("Heading 1", "Flow"), ("Normal", "Blood flows."))

    assert read_document("a.docx", raw) == read_document("a.docx", raw)


def test_nothing_is_quoted_in_a_refusal():
    """Messages may be logged, so they never repeat what a visitor uploaded."""
    with pytest.raises(UploadError) as caught:
        read_document("<b>secret</b>.txt", "🙂 secret\x00".encode())

    assert "secret" not in str(caught.value)
