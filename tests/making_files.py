"""Make the kinds of files that visitors may upload, valid and malicious."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence

import docx
from fpdf import FPDF

SENTENCE = "Massage moves the skin and the soft tissues, and blood flows better. "


class _Numbered(FPDF):
    """A PDF with a running header, and the page number in its footer."""

    def header(self) -> None:
        """Draw the header."""
        self.set_font("helvetica", size=9)
        self.cell(0, 8, "Skin and touch", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        """Draw the footer."""
        self.set_y(-15)
        self.cell(0, 8, f"Page {self.page_no()} of 3")


def pdf_bytes(
    sections: Iterable[tuple[str, Sequence[str]]], *, password: str = "", numbered: bool = False
) -> bytes:
    """Return a PDF of paragraphs under bold headings."""
    pdf = _Numbered() if numbered else FPDF()
    pdf.add_page()
    for heading, paragraphs in sections:
        pdf.set_font("helvetica", "B", 16)
        pdf.multi_cell(0, 9, heading, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(2)
        pdf.set_font("helvetica", size=11)
        for text in paragraphs:
            pdf.multi_cell(0, 5.5, text, new_x="LMARGIN", new_y="NEXT")
            pdf.ln(3)
    if password:
        pdf.set_encryption(owner_password=password, user_password=password)
    return bytes(pdf.output())


def placed_pdf(*pages: Sequence[tuple[float, float, str, float, str]]) -> bytes:
    """Return a PDF of positioned lines, drawn in the given order.

    Args:
        pages: The lines of each page: millimeters from the left and from the top, words, font
            size in points, and style ("" or "B").
    """
    pdf = FPDF()
    for page in pages:
        pdf.add_page()
        for left, top, text, size, style in page:
            pdf.set_font("helvetica", style, size)
            pdf.text(left, top, text)
    return bytes(pdf.output())


def pdf_pages(count: int, content: bytes, *, forms: Sequence[bytes] = ()) -> bytes:
    """Return a handmade PDF whose pages all show the same compressed content stream.

    Args:
        count: How many pages.
        content: The content stream, uncompressed.
        forms: Contents of form XObjects: pages can draw the first as /X, and each the next one.
    """
    packed = zlib.compress(content, 9)
    kids = " ".join(f"{10 + number} 0 R" for number in range(count)).encode()
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        4: b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
    }
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 3 0 R >> /XObject << /X 1000 0 R >> >> >>"
    )
    objects |= {10 + number: page for number in range(count)}
    objects |= {
        1000 + number: b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length %d /Resources "
        b"<< /Font << /F1 3 0 R >> /XObject << /X %d 0 R >> >> >>\nstream\n%s\nendstream"
        % (len(form), 1001 + number, form)
        for number, form in enumerate(forms)
    }
    out = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f")
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(out)


def docx_bytes(*paragraphs: tuple[str, str]) -> bytes:
    """Return a Word file with one paragraph per (style, text) pair."""
    file = docx.Document()
    for style, text in paragraphs:
        file.add_paragraph(text, style=style)
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


def change_docx(raw: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """Return a Word file with parts replaced, added or, for None, left out."""
    with zipfile.ZipFile(io.BytesIO(raw)) as old:
        parts: dict[str, bytes | None] = {name: old.read(name) for name in old.namelist()}
    parts |= changes
    return zip_of({name: content for name, content in parts.items() if content is not None})


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def raw_docx(
    body: str,
    *,
    links: Mapping[str, tuple[str, str]] | None = None,
    parts: Mapping[str, bytes] | None = None,
    strict: bool = False,
) -> bytes:
    """Return a handmade Word file.

    Args:
        body: XML of the body, with the prefixes w and r.
        links: Kind and target of each relationship, by id.
        parts: Further parts, by path; ``{w}`` in them becomes the namespace of Word.
        strict: Whether to use the namespaces of Strict Open XML.
    """  # fmt: skip
    rels = "".join(
        f'<Relationship Id="{key}" Type="{_R}/{kind}" Target="{target}"/>'
        for key, (kind, target) in (links or {}).items()
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    files = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="d" '
        f'Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>'.encode(),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{package}">{rels}</Relationships>'.encode()
        ),
        "word/document.xml": (
            f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}</w:body></w:document>'
        ).encode(),
        **{name: raw.replace(b"{w}", _W.encode()) for name, raw in (parts or {}).items()},
    }
    if strict:
        purl = b"http://purl.oclc.org/ooxml/"
        files = {
            name: raw.replace(_W.encode(), purl + b"wordprocessingml/main")
            .replace(_R.encode(), purl + b"officeDocument/relationships")
            for name, raw in files.items()
        }  # fmt: skip
    return zip_of(files)


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """Return an ordinary zip file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def lying_zip(name: str, content: bytes, *, said: int) -> bytes:
    """Return a zip file that claims to unpack its one member to ``said`` bytes."""
    raw = bytearray(zip_of({name: content}))
    size = len(content).to_bytes(4, "little")
    for place in (raw.index(size), raw.rindex(size)):
        raw[place : place + 4] = said.to_bytes(4, "little")
    return bytes(raw)
