"""From a web page, the article that a reader sees is kept, and what is left out is named."""

from __future__ import annotations

import plistlib

import pytest

from touchstone.errors import UploadError
from touchstone.limits import MAX_NESTED_PARTS, MAX_SAVED_PARTS
from touchstone.own_article.documents import Document, read_document

STORY = "Stroking the neck warms the skin and softens old scars."
OTHER = "Cold water tightens every pore in a minute."


def read_page(body: str, head: str = "<title>Neck</title>") -> Document:
    """Return the document of a web page with this body."""
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return read_document("a.html", page.encode())


def words_of(document: Document) -> str:
    """Return all words, one block per line."""
    return "\n".join(block.text for block in document.blocks)


AROUND = [
    pytest.param(
        f"<main><article><h1>Neck</h1><p>{STORY}</p></article><ol class=comment-list>"
        f"<li><article class=comment-body><p>{OTHER}</p></article></ol></main>",
        "comments", id="comments as articles",
    ),
    pytest.param(
        f"<div class='post has-comments'><p>{STORY}</p></div>"
        f"<div id=disqus_thread><p>{OTHER}</p></div>",
        "comments", id="comments of a service",
    ),
    pytest.param(
        f"<article><h1>Neck</h1><p>{STORY}</p><h2>3 Comments</h2><div><p>{OTHER}</p></div>"
        "</article>",
        "comments", id="comments by their heading",
    ),
    pytest.param(
        f"<article><h1>Neck</h1><p>{STORY}</p></article>"
        f"<section class='related-posts'><article><h3>{OTHER}</h3></article></section>",
        "related posts", id="related posts by name",
    ),
    pytest.param(
        f"<article><p>{STORY}</p><h3>You may also like</h3><ul><li><a href=x>{OTHER}</a></ul>"
        "</article>",
        "related posts", id="related posts by their heading",
    ),
    pytest.param(
        f"<article><h1>Neck</h1><p>{STORY * 3}</p></article><div><article><p>{OTHER}</p></article>"
        "<article><p>Oil.</p></article></div>",
        "other articles", id="cards without a name",
    ),
    pytest.param(
        f"<div class='cookie-notice'><p>{OTHER}</p></div><p>{STORY}</p>", "notices", id="cookie bar"
    ),
    pytest.param(
        f"<p>{STORY}</p><form><p>{OTHER}</p><input></form>", "forms", id="form"
    ),
    pytest.param(
        f"<header><p>{OTHER}</p></header><main><p>{STORY}</p></main>", "page headers", id="header"
    ),
    pytest.param(
        f"<article><p>{STORY * 3}</p></article><div><p>{OTHER}</p></div>",
        "text around the article", id="text beside the article",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "named"), AROUND)
def test_what_stands_around_the_article_is_left_out_and_named(body: str, named: str):
    """Parts around the article are left out, and a note says what kind they were."""
    document = read_page(body)

    assert STORY in words_of(document)
    assert OTHER not in words_of(document) + document.title
    assert named in document.notes[0]


SEEN = [
    pytest.param(f"<div role=tabpanel hidden=false><p>{OTHER}</p></div>", id="hidden is false"),
    pytest.param(f"<div role=tabpanel hidden><p>{OTHER}</p></div>", id="another tab"),
    pytest.param(f"<div class=accordion-body style='display:none'>{OTHER}</div>", id="fold"),
    pytest.param(f"<div style='visibility: hidden'>{OTHER}</div>", id="animated"),
    pytest.param(f"<div aria-hidden=true><p>{OTHER}</p></div>", id="behind a dialog"),
    pytest.param(f"<main><p>{STORY}</p><aside><p>{OTHER}</p></aside></main>", id="box inside"),
    pytest.param(f"<form action=x><h1>Neck</h1>{OTHER}</form>", id="page in a form"),
    pytest.param(f"<h3><button>{OTHER}</button></h3>", id="heading of a fold"),
    pytest.param(
        f"<h1>Neck</h1><aside>{OTHER}</aside>", id="box of a page without frames"
    ),
    pytest.param(
        f"<button aria-controls=x>More</button><div id=x role=region hidden>{OTHER}</div>",
        id="what a button opens",
    ),
    pytest.param(f"<details><summary>More</summary>{OTHER}</details>", id="details"),
    pytest.param(f"<section class=post><p>{OTHER}</p></section>" * 2, id="sections"),
    pytest.param(f"<article><p>{OTHER}</p></article>" * 2, id="an article a section"),
    pytest.param(f"<blockquote>Old.<footer>{OTHER}</footer></blockquote>", id="who is quoted"),
]  # fmt: skip


@pytest.mark.parametrize("part", SEEN)
def test_what_a_reader_sees_is_kept(part: str):
    """Text that shows after a click on a tab or fold, or after an animation, is kept as well."""
    document = read_page(part if STORY in part else f"{part}<p>{STORY}</p>")

    assert OTHER in words_of(document)
    assert STORY in words_of(document)


def test_hidden_parts_are_counted():
    """Text that never shows is not read, and a note tells the reader."""
    document = read_page(f"<p>{STORY}</p><p hidden>{OTHER}</p><p class=sr-only>Opens a window</p>")

    assert words_of(document) == STORY
    assert document.notes == ("1 hidden part was left out.",)


@pytest.mark.parametrize(
    ("written", "read", "count"),
    [
        ("firmness<sup>3</sup> and scars<sup><a href=#r>4,5</a></sup>.", "firmness and scars.", 2),
        ("firmness<sup>[2]</sup><sup>[7]</sup>", "firmness", 1),
        ("firmness.<sup>1–3</sup> More", "firmness. More", 1),
        ("firmness<sup>a</sup>", "firmness", 1),
        ("5 cm<sup>2</sup> of 10<sup>6</sup>", "5 cm² of 10⁶", 0),
        ("the 1<sup>st</sup> day", "the 1st day", 0),
        ("firmness<a href=#note-1>1</a>", "firmness", 1),
        ("firmness<sup><a href=#n2>[2]</a></sup>", "firmness", 1),
        ("in <a href='#may'>2026</a>", "in 2026", 0),
        ("firmness<span class=mw-editsection>[edit]</span>", "firmness", 0),
        ("H<sub>2</sub>O <sup>99m</sup>Tc", "H2O 99mTc", 0),
    ],
)
def test_numbers_of_references_stick_to_no_word(written: str, read: str, count: int):
    """Reference numbers are left out and counted, while powers and ordinals stay."""
    document = read_page(f"<meta charset=utf-8><p>Skin: {written}</p>")

    assert words_of(document) == f"Skin: {read}"
    assert [note[0] for note in document.notes] == [str(count)] * bool(count)


def test_a_row_of_a_table_is_one_paragraph():
    """A row keeps label and value together; a table used for layout keeps its paragraphs."""
    rows = "<table><tr><th>Concern<th>Benefit<tr><td>Old scars<td><p>softer</table>"
    laid_out = f"<table><tr><td><p>{STORY}</p><p>{OTHER}</p><td>{STORY * 9}</table>"

    assert words_of(read_page(rows)) == "Concern | Benefit\nOld scars | softer"
    assert words_of(read_page(laid_out)).splitlines() == [STORY, OTHER, STORY * 9]


MIME = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://spa.example/\r\nMIME-Version: 1.0"
    "\r\nContent-Type: multipart/related;\r\n\tboundary=\"--x\"\r\n\r\n----x\r\n"
    "Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    "\r\n<html><body><p>Stroking soft=\r\nens scars=E2=80=94gently.</p></body></html>"
    "\r\n----x--\r\n"
)  # fmt: skip


@pytest.mark.parametrize("name", ["a.mhtml", "a.html", "a.txt", "a.mht"])
def test_a_page_saved_as_a_single_file_is_unpacked(name: str):
    """Chrome, Edge and Word save such pages as MIME, which is read whatever the file's name."""
    document = read_document(name, MIME.encode())

    assert words_of(document) == "Stroking softens scars—gently."
    assert document.format == "html"


@pytest.mark.parametrize(
    ("kind", "most"),
    [
        # The page itself is one part, inside another one that holds parts.
        pytest.param("text/plain", MAX_SAVED_PARTS - 2, id="parts"),
        pytest.param("multipart/mixed", MAX_NESTED_PARTS - 1, id="nested"),
    ],
)
def test_a_saved_page_passes_at_the_limits_of_its_parts(kind: str, most: int):
    """One part more than the limit is refused before any part is read."""
    part, end = f"----x\r\nContent-Type: {kind}\r\n\r\nb\r\n", "----x--\r\n"

    assert words_of(read_document("a.mhtml", MIME.replace(end, part * most + end).encode()))
    with pytest.raises(UploadError, match="saved page or mail"):
        read_document("a.mhtml", MIME.replace(end, part * (most + 1) + end).encode())


def test_an_archive_of_safari_is_unpacked():
    """Safari saves a page as a property list, and the page is read from it."""
    page = {"WebResourceData": f"<p>{STORY}</p>".encode(), "WebResourceTextEncodingName": "UTF-8"}
    raw = plistlib.dumps({"WebMainResource": page}, fmt=plistlib.FMT_BINARY)

    assert words_of(read_document("a.webarchive", raw)) == STORY


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"MIME-Version: 1.0\nContent-Type: image/png\n\nxx", "saved page or mail"),
        (b"bplist00xx", "saved page or mail"),
        (b'<?xml version="1.0"?><w:wordDocument><w:t>x</w:t></w:wordDocument>', "saved as XML"),
        (b'<?xml version="1.0"?><rss><item>Skin</item></rss>', "an XML file"),
    ],
)
def test_other_saved_files_are_named(raw: bytes, said: str):
    """The message says what the file is and what to do instead."""
    with pytest.raises(UploadError, match=said):
        read_document("a.html", raw)


LONG = f"{STORY} " * 6


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        pytest.param(
            f"<article><h1>Neck</h1><p>{STORY}</p></article><div><p>{LONG}</p></div>",
            STORY, id="an article that the page goes on from",
        ),
        pytest.param(f"<h1>Comments</h1><p>{STORY}</p>", STORY, id="comments for a title"),
        pytest.param(
            f"<h1>Skin</h1><p>{OTHER}</p><h2>Responses to touch</h2><p>{STORY}</p>",
            STORY, id="responses of the skin",
        ),
        pytest.param("<p>Iron²⁺ is in the blood of us all.</p>", "Iron²⁺", id="a raised charge"),
    ],
)  # fmt: skip
def test_what_only_looks_like_something_else_is_read(body: str, kept: str):
    """Text that a reader sees is not dropped because of its heading, place or signs."""
    document = read_page(body)

    assert kept in words_of(document)
    assert document.notes == ()


def test_a_picture_that_counts_visitors_is_none():
    """Nobody sees a tracking pixel, so no note says that a picture was left out."""
    seen, unseen = (
        read_page(f"<p>{STORY}</p><img src=a width={size} height={size}>").notes
        for size in (300, 1)
    )

    assert any("picture" in note for note in seen)
    assert unseen == ()


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(b'MIME-Version: 1.0\nContent-Type: text/html; charset="a\x00b"', id="NUL"),
        pytest.param(
            b"Content-Type: text/html\nMIME-Version: 1.0\nContent-Type: text/html", id="twice"
        ),
        pytest.param(b"MIME-Version: 1.0\nContent-Type: text/html; a*0*=b; a*=c", id="half coded"),
    ],
)
def test_a_saved_page_with_broken_headers_is_read_or_refused_in_words(head: bytes):
    """Broken headers lead to the page's words or to a refusal, never to a crash."""
    form = b'<form enctype="multipart/form-data"></form>' * 30
    try:
        document = read_document("a.mhtml", head + b"\n\n<p>" + STORY.encode() + b"</p>" + form)
    except UploadError as error:
        assert "saved page" in str(error)
    else:
        assert words_of(document) == STORY


def test_an_encoding_that_no_name_can_be_is_guessed():
    """The declared encoding is untrusted data, so an impossible name must not cause an error."""
    head = b'MIME-Version: 1.0\nContent-Type: text/html; charset="a\x00b"\n\n'

    assert "Café is a word." in words_of(read_document("a.mhtml", head + b"<p>Caf\xe9 is a word."))
