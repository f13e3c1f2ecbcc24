"""Hostile and broken input is refused in a sentence within seconds, using little memory."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as hs

from tests.making_files import (
    SENTENCE,
    change_docx,
    docx_bytes,
    lying_zip,
    pdf_bytes,
    pdf_pages,
    zip_of,
)
from touchstone.errors import UploadError
from touchstone.limits import (
    MAX_ARTICLE_CHARS,
    MAX_BLOCKS,
    MAX_PARAGRAPH_CHARS,
    MAX_PDF_PAGES,
    MAX_TAGS,
    MAX_UNPACKED_BYTES,
    MAX_UPLOAD_BYTES,
    MAX_ZIP_MEMBERS,
)
from touchstone.own_article.documents import Document, read_document, read_text, sandbox
from touchstone.own_article.documents.worker import read_as_json

# Generous: the machine may be busy. Without limits, a file could take minutes or gigabytes.
SECONDS = 40
MEGABYTES = 250

WORD = docx_bytes(("Heading 1", "Flow"), ("Normal", "Blood flows."))
PDF = pdf_bytes([("Flow", [SENTENCE])])
ZEROS = bytes(2_000_000_000 // 8)
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b"<w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>"
)
NESTED = b"MIME-Version: 1.0\n" + b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 30_000
OUTSIDE = LAUGHS.replace(b'"ha"', b'SYSTEM "file:///etc/passwd"').replace(b"&j;", b"&a;")


def refusal(name: str, raw: bytes) -> str:
    """Return the sentence that refuses a file, and check the time and memory that it took."""
    tracemalloc.start()
    begun = time.monotonic()
    with pytest.raises(UploadError) as caught:
        read_document(name, raw)
    assert time.monotonic() - begun < SECONDS
    assert tracemalloc.get_traced_memory()[1] < MEGABYTES * 1_000_000
    tracemalloc.stop()
    return str(caught.value)


def bomb() -> bytes:
    """Return a Word file whose text unpacks to a quarter of a gigabyte."""
    return change_docx(WORD, {"word/document.xml": ZEROS})


def nested_forms() -> bytes:
    """Return a PDF whose drawing shows another one twice, and so on, thirty levels deep."""
    return pdf_pages(1, b"/X Do", forms=[b"/X Do /X Do"] * 29 + [b"BT /F1 9 Tf (skin) Tj ET"])


def drawn_pdf() -> bytes:
    """Return a PDF whose page draws a shape and has no letters."""
    return pdf_pages(1, b"0 0 100 100 re f")


CASES: list[tuple[str, str, Callable[[], bytes], str]] = [
    ("empty", "a.txt", lambda: b"", "The file is empty."),
    ("only a mark", "a.txt", lambda: b"\xef\xbb\xbf", "No words were found."),
    ("white space", "a.txt", lambda: b" \n\t\r\n" * 1000, "No words were found."),
    ("only emoji", "a.txt", lambda: "🙂👩‍👧🇬🇧".encode() * 1000, "No words were found."),
    ("only numbers", "a.txt", lambda: b"1 2 3 4.5 -6", "No words were found."),
    ("too large", "a.txt", lambda: b"a b " * 1_900_000, "The file has 7.3 MB; the limit is 5 MB"),
    ("one line", "a.txt", lambda: b"a" * MAX_UPLOAD_BYTES, "5,242,880 characters; at most"),
    ("one word", "a.txt", lambda: b"a" * 300_000, "without a space"),
    ("one word in Markdown", "a.md", lambda: b"a" * 300_000, "without a space"),
    ("brackets", "a.md", lambda: b"[[[ " * 97_000, "No words were found."),
    ("quotes", "a.md", lambda: b">" * 390_000, "No words were found."),
    ("images", "a.md", lambda: b"![ ![ ![ ![ ![ ![\n\n" * 900, "No words were found."),
    ("PNG", "a.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), "This is a picture (PNG)"),
    ("JPEG", "a.txt", lambda: b"\xff\xd8\xff\xe0" + bytes(99), "This is a picture (JPEG)"),
    ("WebP", "a.md", lambda: b"RIFF\x00\x00\x00\x00WEBPVP8 ", "This is a picture (WebP)"),
    ("program", "a.pdf", lambda: b"MZ\x90\x00" + bytes(999), "This is a program"),
    ("ELF", "a.docx", lambda: b"\x7fELF" + bytes(999), "This is a program"),
    ("gzip", "a.txt", lambda: zlib.compress(b"x", wbits=31), "This is an archive (gzip)"),
    ("RTF", "a.docx", lambda: b"{\\rtf1 Massage}", "This is a rich-text file"),
    ("old Word", "a.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
    ("noise", "a.txt", lambda: bytes(range(256)) * 40, "no text that can be read"),
    ("half UTF-16", "a.txt", lambda: b"\xff\xfeM\x00a\x00s\x00\x00\xd8", "no text that can"),
    ("UTF-32 of nothing", "a.txt", lambda: b"\xff\xfe\x00\x00\xff\xff\xff\xff", "no text that"),
    ("plain zip", "a.zip", lambda: zip_of({"a.txt": b"x"}), "This is a zip file, not an article"),
    ("Excel", "a.docx", lambda: zip_of({"xl/workbook.xml": b""}), "an Excel workbook"),
    ("data pack", "a.zip", lambda: zip_of({"datapackage.json": b"{}"}), "a data pack"),
    ("zip bomb", "a.docx", bomb, "unpacks to more than 40 MB"),
    ("lying zip", "a.docx", lambda: lying_zip("word/document.xml", ZEROS, said=100), "broken"),
    (
        "many parts",
        "a.docx",
        lambda: zip_of({f"word/{n}.xml": b"" for n in range(MAX_ZIP_MEMBERS + 1)}),
        "The file holds 1,001 files",
    ),
    ("cut zip", "a.docx", lambda: WORD[: len(WORD) // 2], "is broken"),
    ("zip start alone", "a.docx", lambda: b"PK\x03\x04", "is broken"),
    ("no text part", "a.docx", lambda: change_docx(WORD, {"word/document.xml": None}), "broken"),
    ("text part cut", "a.docx", lambda: change_docx(WORD, {"word/document.xml": b"<w"}), "broken"),
    ("laughs", "a.docx", lambda: change_docx(WORD, {"word/document.xml": LAUGHS}), "entities"),
    (
        "laughs in UTF-16",
        "a.docx",
        lambda: change_docx(WORD, {"docProps/core.xml": LAUGHS.decode().encode("utf-16")}),
        "entities",
    ),
    ("file entity", "a.docx", lambda: change_docx(WORD, {"word/styles.xml": OUTSIDE}), "entities"),
    (
        "deep XML",
        "a.docx",
        lambda: change_docx(WORD, {"word/document.xml": b"<a>" * 300_000}),
        "broken",
    ),
    (
        "many tags",
        "a.docx",
        lambda: change_docx(WORD, {"word/document.xml": b"<a/>" * (MAX_TAGS + 1)}),
        "more than 1,000,000 tags",
    ),
    ("Word without words", "a.docx", lambda: docx_bytes(("Normal", "...")), "No words were found."),
    ("locked PDF", "a.pdf", lambda: pdf_bytes([("Flow", [SENTENCE])], password="x"), "locked"),
    ("cut PDF", "a.pdf", lambda: PDF[: len(PDF) // 2][:400], "broken"),
    ("PDF start alone", "a.pdf", lambda: b"%PDF-1.7\n", "broken"),
    ("PDF of pictures", "a.pdf", drawn_pdf, "It may be scanned"),
    (
        "many pages",
        "a.pdf",
        lambda: pdf_pages(MAX_PDF_PAGES + 1, b"BT /F1 9 Tf (skin) Tj ET"),
        "The PDF has 301 pages; at most 300",
    ),
    ("PDF bomb", "a.pdf", lambda: pdf_pages(1, ZEROS), "PDF"),
    (
        "PDF bomb on each page",
        "a.pdf",
        lambda: pdf_pages(300, b"BT /F1 9 Tf (skin ) Tj ET " * 700_000),
        "Save only its text, or paste it.",
    ),
    ("long page", "a.html", lambda: b"<html>" + (b"<p>" + b"a " * 199) * 2999, "text is too long"),
    ("many tags in a page", "a.html", lambda: b"<p>" * (MAX_TAGS + 1), "more than 1,000,000 tags"),
    ("nested mail", "a.mhtml", lambda: NESTED, "saved page or mail"),
    ("empty page", "a.html", lambda: b"<html><!-- nothing --></html>", "No words were found."),
    ("deep page", "a.html", lambda: b"<html>" + b"<div>" * 900_000 + b"skin", "words"),
]  # fmt: skip
# Files that take seconds to unpack.
LARGE = {"zip bomb", "lying zip", "PDF bomb", "PDF bomb on each page"}


@pytest.mark.parametrize(
    ("name", "make", "said"),
    [
        pytest.param(*case[1:], id=case[0], marks=pytest.mark.slow if case[0] in LARGE else ())
        for case in CASES
    ],
)
def test_what_cannot_be_read_is_refused_in_words(name: str, make: Callable[[], bytes], said: str):
    """One sentence says what the file is, within seconds and bounded memory."""
    message = refusal(name, make())

    assert said in message
    assert message.endswith(".")


def test_a_drawing_that_shows_itself_again_and_again_ends():
    """Reading must end before it has read two to the thirtieth copies of a word."""
    begun = time.monotonic()
    try:
        read_document("a.pdf", nested_forms())
    except UploadError as error:
        assert "PDF" in str(error)
    assert time.monotonic() - begun < SECONDS


HARMLESS: list[tuple[str, str, bytes]] = [
    ("script", "a.txt", b"<script>alert(1)</script> Massage helps."),
    ("page", "a.html", b"<html><script src=http://x.org/a.js></script><p>Massage helps."),
    ("attributes", "a.html", b"<html><p " + b"a=1 b=2 c " * 400_000 + b">Massage helps."),
    ("open tags", "a.html", b"<html>" + b"<b><i><a><p>" * 100_000 + b"Massage helps."),
    ("one long tag", "a.html", b"<html><p>Massage helps.<" + b"a" * 4_000_000),
    ("comments", "a.html", b"<html>" + b"<!--" * 900_000 + b"--><p>Massage helps."),
    ("entities", "a.html", b"<html><p>Massage helps." + b"&zwj;" * 900_000),
    ("NUL bytes in a page", "a.html", b"<html><p>Massage\x01 helps."),
    ("front matter", "a.md", b"---\na: &a [1]\nb: [*a, *a]\n---\nMassage helps."),
    ("Markdown link", "a.md", b"[Massage](javascript:alert(1)) helps."),
    ("emphasis", "a.md", b"Massage helps. " + b"*a **b " * 50_000),
    ("lists", "a.md", b"Massage helps.\n\n" + b"".join(b" " * n + b"- a\n" for n in range(600))),
    ("formula", "a.txt", b"=HYPERLINK(\"http://x.org\") Massage helps."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "raw"), [pytest.param(name, raw, id=title) for title, name, raw in HARMLESS]
)
def test_what_tries_to_run_or_to_tire_is_read_as_words(name: str, raw: bytes):
    """Such a file gives its words or is refused in a sentence, and nothing else happens."""
    begun = time.monotonic()
    try:
        document = read_document(name, raw)
    except UploadError:
        pass
    else:
        assert "Massage" in " ".join(block.text for block in document.blocks)
    assert time.monotonic() - begun < SECONDS


def test_the_size_limit_is_told_at_and_over():
    """Exactly five megabytes pass the size check, and one byte more does not."""
    with pytest.raises(UploadError, match="characters; at most"):
        read_document("a.txt", b"a" * MAX_UPLOAD_BYTES)
    with pytest.raises(UploadError, match=r"The file has 5\.1 MB; the limit is 5 MB"):
        read_document("a.txt", b"a" * (MAX_UPLOAD_BYTES + 1))


def test_the_length_limit_holds_at_and_over():
    """400,000 characters are read, one more is not."""
    text = ("word " * (MAX_ARTICLE_CHARS // 5))[: MAX_ARTICLE_CHARS - 1] + "d"

    assert len(text) == MAX_ARTICLE_CHARS
    assert sum(len(block.text.split()) for block in read_text(text).blocks) > 50_000
    with pytest.raises(UploadError, match="400,001 characters; at most 400,000"):
        read_text(text + "s")


def test_the_paragraph_limit_holds_at_and_over():
    """10,000 paragraphs are read, one more is not."""
    assert len(read_text("Skin.\n\n" * MAX_BLOCKS).blocks) == MAX_BLOCKS
    with pytest.raises(UploadError, match="10,000 paragraphs"):
        read_text("Skin.\n\n" * (MAX_BLOCKS + 1))


def test_a_long_paragraph_is_split_at_a_sentence_and_told():
    """No text is lost, and a note says that the paragraph was split."""
    text = (SENTENCE * 600).strip()
    document = read_text(text)

    assert all(len(block.text) <= MAX_PARAGRAPH_CHARS for block in document.blocks)
    assert all(block.text.endswith(".") for block in document.blocks)
    assert " ".join(block.text for block in document.blocks) == text
    assert document.notes == ("Very long paragraphs were split.",)


def test_the_unpacked_size_limit_holds_at_and_under():
    """A Word file with large pictures is read as long as it unpacks within the limit."""
    used = sum(
        len(zipfile.ZipFile(io.BytesIO(WORD)).read(n))
        for n in zipfile.ZipFile(io.BytesIO(WORD)).namelist()
    )
    fits = change_docx(WORD, {"word/media/a.bin": bytes(MAX_UNPACKED_BYTES - used - 10_000)})
    over = change_docx(WORD, {"word/media/a.bin": bytes(MAX_UNPACKED_BYTES)})

    assert read_document("a.docx", fits).title == "Flow"
    with pytest.raises(UploadError, match="unpacks to more than 40 MB"):
        read_document("a.docx", over)


def test_the_page_limit_holds_at():
    """A PDF with exactly 300 pages is still read."""
    document = read_document("a.pdf", pdf_pages(MAX_PDF_PAGES, b"BT /F1 9 Tf (skin) Tj ET"))

    assert sum(block.text.count("skin") for block in document.blocks) == MAX_PDF_PAGES


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch):
    """A worker that takes too long is ended, and the visitor is told."""
    monkeypatch.setattr(sandbox, "MAX_READ_SECONDS", 0.01)

    with pytest.raises(UploadError, match="The PDF takes too long to read"):
        read_document("a.pdf", PDF)


def test_too_many_files_at_once_wait_and_are_told(monkeypatch: pytest.MonkeyPatch):
    """A small machine reads two files at a time; others wait and are then refused in words."""
    monkeypatch.setattr(sandbox, "MAX_READ_SECONDS", 0.01)
    for _ in range(2):
        sandbox._slots.acquire()

    with pytest.raises(UploadError, match="Many files are being read"):
        read_document("a.pdf", PDF)

    for _ in range(2):
        sandbox._slots.release()


def test_the_worker_answers_with_a_document_or_a_refusal():
    """The worker returns only plain data, whether it read the file or refused it."""
    result = read_as_json("docx", WORD)

    assert result["title"] == "Flow"
    assert "zip file" in str(read_as_json("docx", zip_of({"a": b"x"}))["refused"])
    assert "scanned" in str(read_as_json("pdf", drawn_pdf())["refused"])


def check_any(read: Callable[[], Document]) -> None:
    """Assert that reading gives a sound document or is refused in a sentence."""
    try:
        document = read()
    except UploadError as error:
        assert str(error).endswith(".")
        return
    assert document.blocks
    for block in document.blocks:
        assert block.text == " ".join(block.text.split())
        assert 0 < len(block.text) <= MAX_PARAGRAPH_CHARS
        block.text.encode("utf-8")


NAMES = hs.sampled_from(["a.txt", "a.md", "a.html", "a.docx", "a.pdf", "a", ""])


@settings(max_examples=300, deadline=None)
@given(NAMES, hs.binary(max_size=400))
def test_any_bytes_give_a_document_or_a_sentence(name: str, raw: bytes):
    """No file may cause an error that was not written for the reader."""
    check_any(lambda: read_document(name, raw))


@settings(max_examples=300, deadline=None)
@given(NAMES, hs.text(alphabet=hs.characters(codec=None), max_size=300))
def test_any_text_gives_a_document_or_a_sentence(name: str, text: str):
    """Half characters, odd white space and marks of any kind cause no other error."""
    check_any(lambda: read_text(text))
    check_any(lambda: read_document(name, text.encode("utf-8", "surrogatepass")))


@settings(max_examples=150, deadline=None)
@given(
    NAMES,
    hs.lists(
        hs.sampled_from(
            [
                "<p>",
                "</p>",
                "<article>",
                "<br>",
                "<!--",
                "-->",
                "<script>",
                "<td>",
                "<svg>",
                "&#0;",
                "&#x1e;",
                "<title>",
                "# ",
                "- ",
                "> ",
                "| a | b |\n|--|--|\n",
                "```\n",
                "\n\n",
                "\n",
                "===\n",
                "a.",
                "Skin",
                " ",
                "[a](b)",
                "![",
                "---\n",
                "title: x\n",
                "1. ",
                "\t",
                "<",
            ]
        ),
        max_size=40,
    ).map("".join),
)
def test_any_mixture_of_marks_gives_a_document_or_a_sentence(name: str, text: str):
    """HTML, Markdown and plain text may be mixed in any way without causing an error."""
    check_any(lambda: read_document(name, text.encode()))


@pytest.mark.slow
@settings(max_examples=10, deadline=None)
@given(
    hs.sampled_from([PDF, WORD]),
    hs.lists(hs.tuples(hs.integers(0, 10**6), hs.integers(0, 255)), min_size=1, max_size=12),
)
def test_a_damaged_file_gives_a_document_or_a_sentence(raw: bytes, damage: list[tuple[int, int]]):
    """A few changed bytes in a PDF or Word file must not crash the page."""
    changed = bytearray(raw)
    for place, value in damage:
        changed[place % len(changed)] = value
    check_any(lambda: read_document("a", bytes(changed)))
