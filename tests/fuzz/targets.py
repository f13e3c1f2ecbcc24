"""The targets of hostile input, and what must hold for their outputs."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import parse_qsl, quote_plus

import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.fuzz.mutating import (
    describe,
    mutate_bytes,
    mutate_cell,
    mutate_json,
    mutate_table,
    mutate_text,
    pick_nasty,
)
from tests.fuzz.outputs import (
    Shape,
    check_csv,
    check_markdown,
    check_markup,
    check_xlsx,
    list_shapes,
)
from tests.making_files import SENTENCE, change_docx, docx_bytes, pdf_bytes, raw_docx, zip_of
from tests.several import make_several
from tests.shipped import SHORT_TABLES
from touchstone.articles.article import Article
from touchstone.articles.quotes import locate_quote
from touchstone.errors import PackError, TouchstoneError, describe_problems
from touchstone.evidence_map.choices import list_choices
from touchstone.evidence_map.evidence_map import build_evidence_map
from touchstone.evidence_map.matrix import build_cells
from touchstone.exports.handout import build_handout
from touchstone.exports.handout_html import handout_html_bytes
from touchstone.exports.offline import offline_html_bytes
from touchstone.exports.ris import studies_ris_bytes
from touchstone.exports.table_workbook import pack_xlsx_bytes
from touchstone.exports.tables import (
    claims_csv_bytes,
    map_csv_bytes,
    map_json_bytes,
    studies_csv_bytes,
    table_csv_bytes,
)
from touchstone.exports.workbook import map_xlsx_bytes
from touchstone.limits import MAX_CLAIMS_LISTED, MAX_LINK_NOTES, MAX_PARAGRAPH_CHARS, MAX_TEXT_CHARS
from touchstone.links.pages import PAGES
from touchstone.links.view import build_path, parse_view
from touchstone.markup.elements import render_note, render_paragraphs
from touchstone.own_article.documents import Document, read_document, read_text
from touchstone.own_article.draft import (
    DraftRow,
    build_files,
    check_rows,
    describe_origin,
    find_words,
    list_rows,
    start_draft,
)
from touchstone.own_article.pack_zip import read_pack_zip
from touchstone.own_article.reading.vocabulary import Vocabulary, build_vocabulary
from touchstone.own_article.saved_work import read_pack_article, resume_draft
from touchstone.own_article.zips import zip_bytes
from touchstone.packs.descriptor import DESCRIPTOR
from touchstone.packs.loading import build_pack, load_pack, open_sources, refuse_problems
from touchstone.packs.pack import Pack
from touchstone.packs.sealing import seal_descriptor
from touchstone.packs.sources import FOLDER_VARIABLE, Sources, read_sources
from touchstone.resources import SHIPPED_FOLDER
from touchstone.search.finder import Finder, build_finder
from touchstone.wording.claims import hits_sentence
from touchstone.wording.own_words import describe_answer

ROOT = SHIPPED_FOLDER.parent
ENTRY = ROOT / "streamlit_app.py"
ARTICLES = ROOT / "benchmarks" / "reader_articles"
_PAGE_SECONDS = 20
GOOD_LINKS = (
    ("concern", "concern=wrinkles&compare=acne,rosacea&sort=certainty"),
    ("concern", ""),
    ("concern", "concern=wrinkels&x=1&concern=acne&sort=kind&utm_source=x"),
    ("matrix", "group=skin-conditions&show=both&cell=acne.stress-relief&kind=stated"),
    ("matrix", "show=certainty&concerns=stretch-marks&cell=wrinkles.collagen&concern=acne"),
    ("matrix", "kind=stated&concerns=acne"),
    ("matrix", "concern=acne"),
    ("article", "concern=stress&q=collagen"),
    ("research", "concern=redness&benefit=collagen&design=lab-study&direction=supports"),
    ("research", "step=whole&since=2001&until=2020&q=skin&sort=people&page=2"),
    ("research", "concern=stretch-marks&data=0.1.0"),
    ("your_article", "concern=acne"),
    ("about", "concern=acne&article=massage-and-skin"),
)


@dataclass(frozen=True)
class Target:
    """One boundary of the product.

    Attributes:
        name: Its name in the table.
        share: Its share of the time.
        limit: Processor seconds that one input may take.
        few: How many inputs ``make test`` gives it.
        make: Makes an input.
        run: Gives an input to the product and checks the output.
    """

    name: str
    share: int
    limit: float
    few: int
    make: Callable[[Random], Any]
    run: Callable[[Any], None]


@cache
def _shipped() -> Sources:
    return read_sources(SHIPPED_FOLDER)


@cache
def _pack() -> Pack:
    return load_pack(SHIPPED_FOLDER)


@cache
def _choices() -> dict[str, dict[str, str]]:
    return list_choices(_pack())


@cache
def list_ids() -> list[str]:
    """Return every id of the shipped pack that a link may name, and one that does not exist."""
    return sorted({key for ids in _choices().values() for key in ids} | {"nobody"})


@cache
def _finder() -> Finder:
    return build_finder(_pack())


@cache
def _vocabulary() -> Vocabulary:
    return build_vocabulary(_pack())


@cache
def _several() -> tuple[Sources, Pack]:
    with _folder({}) as folder:
        sources = read_sources(make_several(folder / "several"))
    return sources, build_pack(sources)


@cache
def _ours() -> set[Shape]:
    """Return every element and attribute that valid links, packs and articles produce."""
    shapes: set[Shape] = set()
    for page, query in GOOD_LINKS:
        shapes |= set().union(*map(list_shapes, _drawn(open_link(page, parse_qsl(query)))))
    for pack in (_pack(), _several()[1]):
        for made in _make_pages(pack):
            shapes |= list_shapes(made)
    with _folder(_several()[0].files) as folder, _chosen(folder):
        for page, query in GOOD_LINKS:
            shapes |= set().union(*map(list_shapes, _drawn(open_link(page, parse_qsl(query)))))
    app = read_own("Massage\n\nMassage fades scars. It calms redness.\n\nIt removes no toxins.")
    # Include a rejected claim, more than one page of claims, and refused words.
    own = app.session_state["own_article"]
    own.rows = (replace(own.rows[0], accepted=False), *own.rows * MAX_CLAIMS_LISTED)
    app.run()
    app.button(key="own_change_0").click().run()
    app.text_area(key="own_words").set_value("x")
    app.button(key="own_save").click().run()
    return shapes | set().union(*map(list_shapes, _drawn(app)))


def prepare() -> None:
    """Load what every input needs once, so that it counts toward no input's time."""
    _ours()
    _finder()
    _vocabulary()
    _good_files()
    _texts()


def open_link(page: str, query: list[tuple[str, str]]) -> AppTest:
    """Open a page in a new session, by the parts of a link to it."""
    app = AppTest.from_file(str(ENTRY), default_timeout=_PAGE_SECONDS)
    if page != "concern":
        app.switch_page(PAGES[page].file)
    for name in dict(query):
        app.query_params[name] = [value for other, value in query if other == name]
    return refuse_errors(app.run())


def refuse_errors(app: AppTest) -> AppTest:
    """Return the page if it was drawn without an error.

    Raises:
        RuntimeError: The page shows an error.
    """
    for raised in app.exception:
        raise RuntimeError(f"{raised.message}\n{chr(10).join(raised.stack_trace[-6:])}")
    return app


def read_own(text: str) -> AppTest:
    """Open the page for an own article, and let it read ``text``."""
    app = open_link("your_article", [])
    app.text_area(key="own_text").set_value(text)
    next(item for item in app.button if item.label == "Read the article").click()
    return refuse_errors(app.run())


# The data that components get as markup, and the data that they insert as plain text.
_MARKUP = {"section": {"html"}, "matrix_grid": {"grid"}}
_WORDS = {
    "section": {"name", "isOpening", "isSought", "picks"},
    "matrix_grid": {"cell", "said", "anchor", "beside", "heading"},
    "copy_link": {"query"},
    "pick_words": {"sections"},
    "page_observer": set(),
    "prefetch": set(),
}


def _drawn(app: AppTest) -> list[str]:
    """Return all markup that a page draws, including that of components."""
    parts = [item.value for item in app.get("html")]
    for item in app.get("bidi_component"):
        name, given = item.proto.component_name, json.loads(item.proto.json or "{}")
        markup_keys = _MARKUP.get(name, set())
        # A new component, or new data of one, must not be overlooked.
        assert given.keys() <= markup_keys | _WORDS[name], f"{name} is handed {sorted(given)}"
        parts += [given[key] for key in markup_keys]
    return parts


def check_page(app: AppTest) -> None:
    """Refuse a page with active markup that is not ours."""
    drawn = _drawn(app)
    for part in drawn:
        check_markup(part, _ours())
    # A search in the wrong place would find nothing: make sure that the main heading was seen.
    assert app.title or any("<h1" in part for part in drawn), "nothing of the page was seen"
    headings = [item.value for item in (*app.title, *app.header, *app.subheader)]
    labels = [item.label for item in app.button]
    labels += [item.proto.label for item in app.get("page_link")]
    for group in (*app.radio, *app.get("button_group")):
        labels += list(group.options)
    for text in (*headings, *labels, *(item.value for item in app.caption)):
        check_markdown(text)


# Links.


def make_link(random: Random) -> tuple[str, list[tuple[str, str]]]:
    """Return a page and the parts of a link to it, most of them hostile."""
    page = random.choice(sorted(PAGES))
    _, good = random.choice(GOOD_LINKS)
    query = parse_qsl(good) if random.random() < 0.5 else []
    parameters = {item.name: item for item in PAGES[page].parameters}
    for _ in range(random.randint(1, 5)):
        name = (
            random.choice(list(parameters)) if random.random() < 0.8 else pick_nasty(random)[:3_000]
        )
        known = parameters.get(name)
        ids = list(_choices().get(known.choices if known else "", {"x": ""}))
        value = random.choice((pick_nasty(random), random.choice(ids), ",".join(ids)))
        query.append((name, mutate_text(random, value) if random.random() < 0.5 else value))
    random.shuffle(query)
    return page, query


def run_link(given: tuple[str, list[tuple[str, str]]]) -> None:
    """Check that parsing a link keeps only valid values, with short notes on the rest."""
    page, query = given
    raw = {name: [value for other, value in query if other == name] for name, _ in query}
    view = parse_view(page, raw, _choices())
    for name, values in view.values.items():
        (parameter,) = (item for item in PAGES[page].parameters if item.name == name)
        if parameter.is_text:
            assert all(len(value) <= MAX_TEXT_CHARS for value in values)
            assert all(value.isprintable() for value in values)
        else:
            assert set(values) <= set(_choices()[parameter.choices])
    assert len(view.notes) <= MAX_LINK_NOTES + 1
    assert all(len(note.message) < 300 and note.message.isprintable() for note in view.notes)
    check_markup(render_note([note.message for note in view.notes]), _ours())
    path = build_path(page, view.values)
    assert parse_view(page, _parse_path(path), _choices()) == replace(view, notes=())


def _parse_path(path: str) -> dict[str, list[str]]:
    parts = parse_qsl(path.partition("?")[2])
    return {name: [value] for name, value in parts}


def run_page(given: tuple[str, list[tuple[str, str]]]) -> None:
    """Check that a page opens by a link without an exception, with no active markup but ours."""
    page, query = given
    check_page(open_link(page, query))


# Own words of visitors.


def make_words(random: Random) -> str:
    """Return own words of a visitor, most of them hostile."""
    words = [word for row in _pack().concerns["search_words"] for word in row.split(";")]
    words += [*_pack().not_covered, "not", "no", "and", "my", "never", ",", "isn't"]
    text = " ".join(random.choice(words) for _ in range(random.randint(0, 40)))
    return mutate_text(random, text)


def run_words(given: str) -> None:
    """Check that matched words are the visitor's own, and that the answer is plain text."""
    answer = _finder().find(given)
    for item in answer.found:
        assert all(words in given for words in item.words)
    lines = describe_answer(given, answer, _pack().concern_names)
    check_markup(render_note(lines), _ours())
    check_markup(render_note([hits_sentence(given[:80], 3)]), _ours())


# Data packs.


def make_pack_files(random: Random) -> dict[str, bytes]:
    """Return the files of a pack with some of them changed; most often it is still a pack."""
    files = dict((_shipped() if random.random() < 0.7 else _several()[0]).files)
    files |= SHORT_TABLES
    for name in random.sample(sorted(files), random.randint(1, 3)):
        files[name] = _mutate_file(random, name, files[name])
    return files


def _mutate_file(random: Random, name: str, raw: bytes) -> bytes:
    if random.random() < 0.15:
        return mutate_bytes(random, raw)
    if name == DESCRIPTOR:
        return json.dumps(mutate_json(random, json.loads(raw))).encode()
    if name.endswith(".csv"):
        rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(
            _mutate_words(random, rows) if random.random() < 0.7 else mutate_table(random, rows)
        )
        return text.getvalue().encode("utf-8", "surrogatepass")
    return mutate_text(random, raw.decode("utf-8")).encode("utf-8", "surrogatepass")


# Columns of free text: a pack with hostile text in them is still a pack.
_WORDY = {
    "name", "short_name", "group", "description", "search_words", "area", "how_it_works", "authors",
    "title", "journal", "citation", "population", "intervention", "comparator", "outcome",
    "finding", "limits", "advice",
}  # fmt: skip


def _mutate_words(random: Random, rows: list[list[str]]) -> list[list[str]]:
    table = [list(row) for row in rows]
    places = [place for place, name in enumerate(table[0]) if name in _WORDY]
    for _ in range(random.randint(1, 4)) if places else ():
        row, place = table[random.randrange(1, len(table))], random.choice(places)
        row[place] = mutate_cell(random, row[place])
    return table


def run_pack(given: dict[str, bytes]) -> None:
    """Check that an unsealed pack is refused in words, or else drawn completely and safely."""
    sources = Sources(given, ())
    try:
        refuse_problems(sources)
        pack = build_pack(sources)
    except PackError as error:
        _check_refusal(error)
    else:
        _check_pack(pack)
    try:
        # Its seal may still be valid although the descriptor was edited.
        _check_pack(open_sources(sources))
    except PackError as error:
        _check_refusal(error)


def run_pack_page(given: dict[str, bytes]) -> None:
    """Open a page of a pack in a folder, as an operator would."""
    with _folder(given) as folder, _chosen(folder):
        random = Random(len(given[DESCRIPTOR]))  # the same page for the same pack
        page, query = random.choice(GOOD_LINKS)
        check_page(open_link(page, parse_qsl(query)))


def make_worded_pack(random: Random) -> dict[str, bytes]:
    """Return a sealed pack with hostile text in its columns of text, sometimes one to refuse."""
    while True:
        files = make_pack_files(random)
        try:
            refuse_problems(Sources(files, ()))
        except PackError:
            # Refused packs have a page, too, so one in four of them is kept.
            if random.random() < 0.25:
                return files
            continue
        descriptor = json.loads(files[DESCRIPTOR].decode("utf-8-sig"))
        return {**files, DESCRIPTOR: seal_descriptor(descriptor, files)}


def _check_refusal(error: PackError) -> None:
    lines = describe_problems(error.problems)
    assert lines and len(lines) <= 11
    assert all(len(line) < 2_000 for line in lines), max(lines, key=len)
    check_markup(render_note(lines), _ours())


def _make_pages(pack: Pack) -> list[str]:
    """Return the offline copy and the handouts of a pack."""
    evidence_map = build_evidence_map(pack)
    made = [_body(offline_html_bytes(evidence_map, address="https://example.org/"))]
    for concern_id in pack.concern_ids[:2]:
        handout = build_handout(
            evidence_map,
            concern_id,
            address="https://example.org/?concern=x",
            giver="<b>x</b>",
        )
        made.append(_body(handout_html_bytes(handout)))
    return made


def _body(raw: bytes) -> str:
    return raw.decode("utf-8")


def _check_pack(pack: Pack) -> None:
    evidence_map = build_evidence_map(pack)
    for made in _make_pages(pack):
        check_markup(made, _ours(), scripts=3)
    claims = evidence_map.claims
    build_cells(evidence_map, claims, display_mode="both")
    build_finder(pack).find("my tired face")
    build_vocabulary(pack)
    studies = list(evidence_map.studies.values())
    for raw in (
        claims_csv_bytes(evidence_map, claims),
        map_csv_bytes(evidence_map),
        studies_csv_bytes(pack, studies),
        *(table_csv_bytes(frame) for frame in pack.tables.values()),
    ):
        check_csv(raw)
    json.loads(map_json_bytes(evidence_map))
    studies_ris_bytes(studies).decode("utf-8")
    check_xlsx(map_xlsx_bytes(evidence_map, claims))
    check_xlsx(pack_xlsx_bytes(pack))


@contextmanager
def _folder(files: Mapping[str, bytes]) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="touchstone-fuzz-"))
    try:
        for name, raw in files.items():
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(raw)
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def _chosen(folder: Path) -> Iterator[None]:
    """Make the app show the pack in ``folder`` inside this context."""
    os.environ[FOLDER_VARIABLE] = str(folder)
    try:
        yield
    finally:
        del os.environ[FOLDER_VARIABLE]
        st.cache_resource.clear()


# Files that visitors upload.

_TEXT = "WHAT MASSAGE DOES\n\nMassage fades scars. It brings better sleep.\n\n- Less stress\n"
_PAGE = (
    "<!doctype html><html><head><title>Skin</title><meta charset='utf-8'></head><body><nav>x</nav>"
    "<article><h1>Skin</h1><p>Massage <em>fades</em> scars.</p><ul><li>Calm</li></ul>"
    "<table><tr><td>Less</td><td>stress</td></tr></table></article></body></html>"
)
_SAVED_PAGE = (
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
    f"Content-Type: text/html; charset=utf-8\n\n{_PAGE}\n--x--\n"
)
_WORD_BODY = (
    '<w:altChunk r:id="c"/><w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Skin</w:t></w:r>'
    '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r></w:p><w:tbl><w:tr>'
    "<w:tc><w:p><w:r><w:t>Less</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)
_MARKDOWN = (
    "---\ntitle: Skin\n---\n\n# Skin\n\nMassage **fades** [scars](x).\n\n| a | b |\n|--|--|\n"
)


@cache
def _good_files() -> dict[str, bytes]:
    word = docx_bytes(("Title", "Skin"), ("Heading 1", "Flow"), ("Normal", SENTENCE * 5))
    return {
        "a.txt": _TEXT.encode(),
        "a.md": _MARKDOWN.encode(),
        "a.html": _PAGE.encode(),
        "latin.txt": "Massage für müde Haut, naïve.\n\nSie hilft.".encode("cp1252"),
        "wide.txt": _TEXT.encode("utf-16"),
        "a.docx": word,
        "rich.docx": raw_docx(
            _WORD_BODY,
            links={"c": ("aFChunk", "c.html")},
            parts={"word/c.html": _PAGE.encode()},
            strict=True,
        ),
        "a.pdf": pdf_bytes([("Flow", [SENTENCE * 3, SENTENCE])]),
        "a.mhtml": _SAVED_PAGE.encode(),
        "a.zip": zip_bytes(_shipped().files),
    }


def make_upload(random: Random) -> tuple[str, bytes]:
    """Return the name and the bytes of a file, mutated where it is vulnerable."""
    # Each PDF or Word file starts a process, so fewer of them leave time for the others.
    names = ["a.txt", "a.md", "a.html", "a.mhtml", "latin.txt", "wide.txt", "a.zip"] * 3
    name = random.choice([*names, "a.docx", "rich.docx", "a.pdf"])
    raw = _good_files()[name]
    if name in ("a.txt", "a.md", "a.html", "a.mhtml") and random.random() < 0.8:
        raw = mutate_text(random, raw.decode(), times=9).encode("utf-8", "surrogatepass")
    elif name.endswith(".docx") and random.random() < 0.6:
        raw = _mutate_word(random, raw)
    elif name == "a.zip" and random.random() < 0.6:
        raw = _mutate_zip(random)
    else:
        raw = mutate_bytes(random, raw)
    if random.random() < 0.1:
        name = random.choice(("a.pdf", "a.docx", "a.html", "a.md", "a", "", pick_nasty(random)))
    return name, raw


def _mutate_word(random: Random, raw: bytes) -> bytes:
    parts = ("word/document.xml", "word/styles.xml", "[Content_Types].xml", "word/_rels/x.rels")
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        part = random.choice([name for name in parts if name in archive.namelist()])
        inner = archive.read(part)
    if random.random() < 0.6:
        inner = mutate_text(random, inner.decode("utf-8")).encode("utf-8", "surrogatepass")
    else:
        inner = mutate_bytes(random, inner)
    return change_docx(raw, {part: inner})


def _mutate_zip(random: Random) -> bytes:
    files = make_pack_files(random)
    if random.random() < 0.3:
        name = random.choice(sorted(files))
        files[mutate_text(random, name)[:200].replace("\x00", "")] = files.pop(name)
    prefix = random.choice(("", "", "pack/", "a/b/", "../"))
    return zip_of({f"{prefix}{name}": content for name, content in files.items()})


def run_upload(given: tuple[str, bytes]) -> None:
    """Read a file as the page does: as words, as a pack, or with an error message."""
    name, raw = given
    try:
        if raw[:2] == b"PK" and name.endswith(".zip"):
            pack = read_pack_zip(raw)
            article_id = next(iter(pack.pack.articles))
            document, _ = read_pack_article(pack.pack, article_id)
            resume_draft(pack.pack, article_id, pack.decisions)
            return
        document = read_document(name, raw)
    except TouchstoneError as error:
        _check_sentence(error)
        return
    _check_document(document)


def _check_sentence(error: TouchstoneError) -> None:
    if isinstance(error, PackError):
        _check_refusal(error)
        return
    said = str(error)
    assert said.endswith(".") and len(said) < 400 and said.isprintable(), said
    check_markup(render_note([said]), _ours())


def _check_document(document: Document) -> None:
    assert document.blocks
    for block in document.blocks:
        assert 0 < len(block.text) <= MAX_PARAGRAPH_CHARS
        assert block.text == " ".join(block.text.split())
        assert not any(char in "\u202e\u2066\x00\x1b" for char in block.text)
    check_markup(render_paragraphs([block.text for block in document.blocks]), _ours())
    check_markup(render_note(document.notes), _ours())


# The reader of articles, and the drafts that editors make with it.


@cache
def _texts() -> tuple[str, ...]:
    names = sorted(path for path in ARTICLES.iterdir() if path.name != "README.md")
    return tuple(path.read_text(encoding="utf-8") for path in names)


def make_article(random: Random) -> str:
    """Return an article of sentences from real ones, mixed and mutated."""
    sentences = [line for line in random.choice(_texts()).splitlines() if line.strip()]
    sentences += random.choice(_texts()).split(". ")
    chosen = [random.choice(sentences) for _ in range(random.choice((1, 5, 30, 200)))]
    text = random.choice((". ", "\n\n", " ", "; ")).join(chosen)
    return mutate_text(random, text, times=8)


def run_article(given: str) -> None:
    """Check that every suggestion quotes the article word for word."""
    try:
        document, article, rows = _start(given)
    except TouchstoneError as error:
        _check_sentence(error)
        return
    _check_document(document)
    for row in rows:
        assert row.concern_id in _pack().concern_names
        assert locate_quote(article, row.words), row.words


def _start(text: str) -> tuple[Document, Article, tuple[DraftRow, ...]]:
    document = read_text(text)
    article, reading = start_draft(document, "mine", describe_origin(document), _vocabulary())
    return document, article, list_rows(reading)


def make_draft(random: Random) -> tuple[str, dict[str, str], list[DraftRow]]:
    """Return an article, what its editor enters about it, and the rows of claims."""
    text = mutate_text(random, _TEXT + "Massage fades scars. It calms redness.")
    meta = {name: mutate_cell(random, name) for name in ("title", "author", "based_on", "licence")}
    meta["published"] = random.choice(("2026-11-24", "not given", pick_nasty(random)))
    rows = [_make_row(random, text) for _ in range(random.choice((1, 3, 20)))]
    return text, {name: value[:300] for name, value in meta.items()}, rows


def _make_row(random: Random, text: str) -> DraftRow:
    start = random.randint(0, len(text))
    words = random.choice((text[start : start + 40], "Massage fades scars.", pick_nasty(random)))
    return DraftRow(
        random.choice((*_pack().concern_names, pick_nasty(random))),
        random.choice((*_pack().benefit_names, pick_nasty(random))),
        random.choice(("stated", "implied", "stated", pick_nasty(random))),
        words if random.random() < 0.8 else mutate_text(random, words),
        accepted=random.random() < 0.9,
    )


def run_draft(given: tuple[str, dict[str, str], list[DraftRow]]) -> None:
    """Check that the data pack of a draft is complete, opens again, and has no formula."""
    text, changes, rows = given
    try:
        document, article, suggested = _start(text)
        meta = {**describe_origin(document), **{key: said for key, said in changes.items() if said}}
        article = replace(article, meta=meta)
        rows = [*suggested, *rows]
        draft = check_rows(rows, article, _pack())
        check_markup(render_note(draft.problems[:10]), _ours())
        find_words(article, [row.words for row in rows[:20]])
        files = build_files(
            _shipped(), _pack(), article,
            document=document, meta=meta, rows=rows, created="2026-11-24",
        )  # fmt: skip
    except TouchstoneError as error:
        _check_sentence(error)
        return
    check_csv(files["claims.csv"])
    again = read_pack_zip(zip_bytes(files))
    assert len(again.pack.claims) == len({(row.concern_id, row.benefit_id, row.quote)
                                          for row in draft.claims})  # fmt: skip


def run_own(given: str) -> None:
    """Check that the page of a pasted article is whole, with no active markup but ours."""
    check_page(read_own(given[:20_000]))


def describe_given(given: Any) -> str:
    """Describe an input so that it can be entered again by hand, if it is short enough."""
    match given:
        case (str() as page, list() as query):
            address = "&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in query)
            return describe(f"/{page}?{address}")
        case dict() as files:
            return "\n".join(
                _describe_change(name, raw) for name, raw in files.items() if name != DESCRIPTOR
            )
    return describe(given)


def _describe_change(name: str, raw: bytes) -> str:
    """Return the first lines of a file that neither of the two valid packs has."""
    known = {line for sources in (_shipped(), _several()[0])
             for line in sources.files.get(name, b"").splitlines()}  # fmt: skip
    lines = [line for line in raw.splitlines() if line not in known]
    return "\n".join([f"{name}:", *(f"  {describe(line)}" for line in lines[:3])])


TARGETS = (
    Target("links", 4, 1.0, 200, make_link, run_link),
    Target("pages by link", 10, 8.0, 6, make_link, run_page),
    Target("words of the box", 4, 1.0, 20, make_words, run_words),
    Target("data packs", 10, 10.0, 3, make_pack_files, run_pack),
    Target("pages of a pack", 8, 10.0, 3, make_worded_pack, run_pack_page),
    Target("uploads", 8, 20.0, 15, make_upload, run_upload),
    Target("articles", 4, 10.0, 5, make_article, run_article),
    Target("drafts", 6, 8.0, 3, make_draft, run_draft),
    Target("your own article", 6, 15.0, 2, make_article, run_own),
)
