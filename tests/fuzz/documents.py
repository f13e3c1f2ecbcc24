"""Articles of known sentences in every format: visible text must be read, hidden text must not."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from fpdf import FPDF

from tests.fuzz.targets import Target
from tests.making_files import raw_docx
from touchstone.own_article.documents import Document, read_document
from touchstone.own_article.documents.pdf import read_pdf
from touchstone.own_article.documents.word import read_word

# A line: its height, its distance from the left, its words, and its justified width or 0.
_Drawn = tuple[float, float, str, float]
_SYLLABLES = [first + second for first in "bdfglmnprstvwz" for second in "ao"]
_TURNS = (
    "Warm hands calm the {} skin", "The {} touch eases old lines", "Slow strokes firm {} cheeks",
    "A night of {} rest follows", "Rubbing may harm {} wounds", "One should spare the {} spots",
)  # fmt: skip


@dataclass(frozen=True)
class Article:
    """A file, the sentences that its reader sees, in order, and the sentences to leave out.

    Attributes:
        name: Name of the file.
        raw: Its content.
        seen: Sentences of the article, each of which must be read whole.
        unseen: Sentences that are not part of the article.
    """

    name: str
    raw: bytes
    seen: tuple[str, ...]
    unseen: tuple[str, ...] = ()


class _Writer:
    """Makes unique sentences, and records which of them are visible."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.seen: list[str] = []
        self.unseen: list[str] = []
        self._used: set[str] = set()

    def sentence(self) -> str:
        """Return a sentence with a unique word."""
        while (word := "".join(self.random.choices(_SYLLABLES, k=3))) in self._used:
            pass
        self._used.add(word)
        return self.random.choice(_TURNS).format(word) + "."

    def show(self) -> str:
        """Return a visible sentence."""
        self.seen.append(self.sentence())
        return self.seen[-1]

    def hide(self) -> str:
        """Return a sentence that is hidden or not part of the article."""
        self.unseen.append(self.sentence())
        return self.unseen[-1]

    def finish(self, name: str, raw: bytes) -> Article:
        """Return the article of a file, with the recorded sentences."""
        return Article(name, raw, tuple(self.seen), tuple(self.unseen))


_SEEN_IN_PAGES = (
    "<p>{}</p>", "<div>{}</div>", "<ul><li>{}</li></ul>", "<blockquote><p>{}</p></blockquote>",
    "<details><summary>More</summary>{}</details>", "<div role=tabpanel hidden>{}</div>",
    "<div style='visibility:hidden' class=wow>{}</div>", "<section><p>{}</p></section>",
    "<table><tr><td>{}</td></tr></table>", "<aside class=callout><p>{}</p></aside>",
    "<p><span>{}</span><sup>3</sup></p>", "<p hidden=false>{}</p>",
    "<div class=accordion-panel style='display: none'>{}</div>",
    "<figure><figcaption>{}</figcaption></figure>",
)  # fmt: skip
_UNSEEN_IN_PAGES = (
    "<nav><a href=x>{}</a></nav>", "<div class=comments-area><p>{}</p></div>",
    "<ol class=comment-list><li><article><p>{}</p></article></ol>", "<script>{}</script>",
    "<div class=related-posts><article><h3>{}</h3></article></div>", "<!-- {} -->",
    "<form><p>{}</p><input></form>", "<div class=cookie-banner>{}</div>", "<p hidden>{}</p>",
    "<div style='display:none'>{}</div>", "<style>{}</style>", "<div class=newsletter>{}</div>",
    "<aside class=sidebar><p>{}</p></aside>", "<div id=disqus_thread>{}</div>",
)  # fmt: skip


def _make_page(writer: _Writer) -> Article:
    random = writer.random
    around = ("<main>{}</main>", "<article>{}</article>", "<main><article>{}</article></main>",
              "<div class=post>{}</div>")  # fmt: skip
    parts = ["<h1>Warm hands</h1>"]
    for _ in range(random.randint(6, 14)):
        is_seen = random.random() < 0.7
        shape = random.choice(_SEEN_IN_PAGES if is_seen else _UNSEEN_IN_PAGES)
        parts.append(shape.format(writer.show() if is_seen else writer.hide()))
    parts.append(f"<p>{writer.show()} {writer.show()} {writer.show()}</p>")
    story = random.choice(around).format("".join(parts))
    before, after = (random.choice(_UNSEEN_IN_PAGES).format(writer.hide()) for _ in range(2))
    page = f"<!doctype html><title>Warm hands</title><body>{before}{story}{after}</body>"
    return writer.finish("a.html", page.encode())


def _make_word(writer: _Writer) -> Article:
    random = writer.random
    parts: list[str] = []
    for _ in range(random.randint(4, 12)):
        parts.append(random.choice((_plain, _joined, _hidden, _deleted, _cells))(writer))
    notes = ""
    links = {}
    files = {}
    if random.random() < 0.5:
        notes = writer.show()
        links["n"] = ("footnotes", "footnotes.xml")
        files["word/footnotes.xml"] = (
            b'<w:footnotes xmlns:w="{w}"><w:footnote>'
            + _paragraph(_run(notes)).encode() + b"</w:footnote></w:footnotes>"
        )  # fmt: skip
    raw = raw_docx("".join(parts), links=links, parts=files, strict=random.random() < 0.3)
    return writer.finish("a.docx", raw)


def _run(words: str, look: str = "") -> str:
    shown = html.escape(words)
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{shown}</w:t></w:r>'


def _paragraph(runs: str, settings: str = "") -> str:
    return f"<w:p><w:pPr>{settings}</w:pPr>{runs}</w:p>"


def _plain(writer: _Writer) -> str:
    words = writer.show()
    cut = writer.random.randrange(len(words))
    looks = ("", '<w:vanish w:val="0"/>', "<w:b/>", '<w:vanish w:val="false"/>')
    return _paragraph(
        _run(words[:cut], writer.random.choice(looks))
        + _run(words[cut:], writer.random.choice(looks))
    )


def _joined(writer: _Writer) -> str:
    first, second = writer.show().split(" ", 1)
    mark = "<w:rPr><w:del/></w:rPr>"
    return _paragraph(_run(f"{first} "), mark) + _paragraph(_run(second))


def _hidden(writer: _Writer) -> str:
    return _paragraph(_run(writer.show()) + _run(writer.hide(), "<w:vanish/>"))


def _deleted(writer: _Writer) -> str:
    gone = f"<w:del><w:r><w:delText>{writer.hide()}</w:delText></w:r></w:del>"
    return _paragraph(gone + f"<w:ins>{_run(writer.show())}</w:ins>")


def _cells(writer: _Writer) -> str:
    cells = "".join(f"<w:tc>{_paragraph(_run(writer.show()))}</w:tc>" for _ in range(2))
    return f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"


def _make_text(writer: _Writer) -> Article:
    random = writer.random
    paragraphs = [
        _wrap(writer, [writer.show() for _ in range(random.randint(2, 6))])
        for _ in range(random.randint(2, 5))
    ]
    ends = random.choice(("\n", "\r\n", "\r"))
    text = "\n\n".join(paragraphs).replace("\n", ends)
    return writer.finish(random.choice(("a.txt", "a.md")), text.encode(random.choice(_ENCODINGS)))


_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")


def _wrap(writer: _Writer, sentences: Sequence[str]) -> str:
    """Return sentences wrapped at a random width, sometimes with a dictionary word hyphenated."""
    width = writer.random.randint(50, 90)
    lines = [""]
    for word in " ".join(sentences).split():
        if len(lines[-1]) + len(word) > width:
            if word == "follows." and writer.random.random() < 0.7:
                lines[-1] += " fol-"
                lines.append("lows.")
                continue
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def _make_pdf(writer: _Writer) -> Article:
    random = writer.random
    pdf = FPDF()
    family, size = random.choice(("helvetica", "times")), random.choice((9, 10, 11, 12))
    widths = random.choice(((170,), (81, 81), (83, 83), (60, 100), (110, 50), (52, 52, 52)))
    gap = (170 - sum(widths)) / max(1, len(widths) - 1)
    has_head, is_spread, is_by_word, is_by_row = (random.random() < 0.4 for _ in range(4))
    for number in range(random.choice((1, 1, 2, 3))):
        pdf.add_page()
        if has_head:
            pdf.set_font(family, "", 8)
            pdf.text(20, 10, f"Warm Hands Monthly, page {number + 1}")
        top = 30.0
        if number == 0 and random.random() < 0.5:
            pdf.set_font(family, "B", 20)
            pdf.text(20, 24, "Warm hands")
            top = 36.0
        pdf.set_font(family, "", size)
        step = size * 0.3528 * random.choice((1.15, 1.3, 1.5))
        drawn: list[_Drawn] = []
        left = 20.0
        for width in widths:
            lines = _fill(writer, pdf, width, random.randint(8, 20))
            start = top + random.choice((0, 0, 0.4 * step))
            for row, text in enumerate(lines):
                is_last = row == len(lines) - 1
                wide = width if is_spread and not is_last else 0.0
                drawn.append((start + row * step, left, text, wide))
            left += width + gap
        for y, x, text, wide in sorted(drawn) if is_by_row else drawn:
            _draw(pdf, x, y, text, wide, is_by_word=is_by_word)
    return writer.finish("a.pdf", bytes(pdf.output()))


def _draw(pdf: FPDF, x: float, y: float, text: str, wide: float, *, is_by_word: bool) -> None:
    """Draw a line, at once or word by word, justified to ``wide`` unless that is 0."""
    words = text.split()
    free = wide - pdf.get_string_width(text) if wide else 0.0
    extra = free / max(1, len(words) - 1)
    if extra > 0.4 * pdf.font_size:  # real programs hyphenate instead
        extra = 0.0
    if not (is_by_word or extra > 0):
        pdf.text(x, y, text)
        return
    for word in words:
        pdf.text(x, y, word)
        x += pdf.get_string_width(f"{word} ") + extra


def _fill(writer: _Writer, pdf: FPDF, width: float, height: int) -> list[str]:
    """Return the lines of a column, filled with whole sentences."""
    lines = [""]
    while len(lines) < height:
        for word in writer.show().split():
            longer = f"{lines[-1]} {word}".strip()
            if pdf.get_string_width(longer) > width:
                lines.append(word)
            else:
                lines[-1] = longer
    return lines


_MAKERS: tuple[Callable[[_Writer], Article], ...] = (_make_page, _make_word, _make_text, _make_pdf)
_READERS: dict[str, Callable[[bytes], Document]] = {"a.docx": read_word, "a.pdf": read_pdf}


def make_document(random: Random) -> Article:
    """Return an article in a random format and layout."""
    return random.choice(_MAKERS)(_Writer(random))


def run_document(given: Article) -> None:
    """Check that every visible sentence is read whole and in order, and no hidden one at all."""
    # Read in this process: starting a separate one takes longer than reading.
    read = _READERS.get(given.name, lambda raw: read_document(given.name, raw))
    document = read(given.raw)
    words = " ".join([document.title, *(block.text for block in document.blocks)])
    lost = [sentence for sentence in given.seen if sentence not in words]
    assert not lost, f"lost or cut: {lost}\n{words}"
    mixed = [sentence for sentence in given.unseen if sentence in words]
    assert not mixed, f"no part of the article: {mixed}\n{words}"
    places = [words.index(sentence) for sentence in given.seen]
    assert places == sorted(places), f"in another order: {words}"


DOCUMENTS = Target("documents", 8, 5.0, 40, make_document, run_document)
