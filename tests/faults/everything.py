"""Make one of everything that the app can make, and print a digest of each. Run it on its own.

``python -m tests.faults.everything`` prints one line of JSON: the digests by name. They are the
same on every machine, whatever its locale, time zone and folders. For a PDF, the digest is that of
its text. With ``--no-writing``, no file can be written, as on a full disk.
"""

from __future__ import annotations

import hashlib
import io
import json
import locale
import logging
import sys
import time
import warnings
from collections.abc import Callable
from unittest.mock import patch

import streamlit.components.v2.component_manager as component_manager
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from tests.making_files import SENTENCE, docx_bytes, pdf_bytes
from touchstone.charts.matrix import build_matrix_chart
from touchstone.charts.pictures import chart_png_bytes, chart_svg_bytes
from touchstone.design.palette import LIGHT
from touchstone.errors import TouchstoneError
from touchstone.evidence_map.evidence_map import build_evidence_map
from touchstone.evidence_map.matrix import build_cells
from touchstone.exports.handout import build_handout
from touchstone.exports.handout_html import handout_html_bytes
from touchstone.exports.handout_pdf import handout_pdf_bytes
from touchstone.exports.offline import offline_html_bytes
from touchstone.exports.ris import studies_ris_bytes
from touchstone.exports.tables import map_csv_bytes, map_json_bytes
from touchstone.exports.workbook import map_xlsx_bytes
from touchstone.links.pages import PAGES
from touchstone.links.sharing import qr_png_bytes
from touchstone.own_article.documents import read_document
from touchstone.packs.loading import load_pack
from touchstone.packs.sources import chosen_folder
from touchstone.resources import SHIPPED_FOLDER
from touchstone.search.finder import build_finder

WORDS = ("Ich habe müde Haut", "IŞIKSIZ CİLT, WRINKLES", "my STRECH marks İ ı")


def make_all() -> dict[str, Callable[[], bytes]]:
    """Return the functions that make the outputs, by name."""
    pack = load_pack(chosen_folder())
    evidence_map = build_evidence_map(pack)
    handout = build_handout(
        evidence_map,
        "wrinkles",
        address="https://example.org/?concern=wrinkles",
    )
    cells = build_cells(evidence_map, evidence_map.claims, display_mode="claim")
    chart = build_matrix_chart(cells, palette=LIGHT, title="Claims")
    finder = build_finder(pack)
    made: dict[str, Callable[[], bytes]] = {
        "CSV": lambda: map_csv_bytes(evidence_map),
        "JSON": lambda: map_json_bytes(evidence_map),
        "RIS": lambda: studies_ris_bytes(list(evidence_map.studies.values())),
        "Excel": lambda: map_xlsx_bytes(evidence_map, evidence_map.claims),
        "offline copy": lambda: offline_html_bytes(evidence_map),
        "handout": lambda: handout_html_bytes(handout),
        "handout PDF": lambda: _text_of_pdf(handout_pdf_bytes(handout)),
        "QR code": lambda: qr_png_bytes("https://example.org/"),
        "chart SVG": lambda: chart_svg_bytes(chart, note="a", source="b"),
        "chart PNG": lambda: chart_png_bytes(chart, note="a", source="b"),
        "words": lambda: repr([finder.find(words) for words in WORDS]).encode(),
        "a PDF is read": lambda: _read("a.pdf", pdf_bytes([("Flow", [SENTENCE])])),
        "a Word file is read": lambda: _read("a.docx", _make_word()),
        "an old text is read": lambda: _read("a.txt", "Müde Haut wird glatt.".encode("cp1252")),
    }
    for page in sorted(PAGES):
        made[f"page {page}"] = lambda page=page: _draw(page)
    made["page your_article, read"] = _draw_own
    return made


def _text_of_pdf(raw: bytes) -> bytes:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(raw)).pages).encode()


def _read(name: str, raw: bytes) -> bytes:
    return repr(read_document(name, raw)).encode()


def _make_word() -> bytes:
    # The library that makes this file fails at dates before 1980; the one that reads it does not.
    with patch.object(time, "localtime", lambda *_: time.gmtime(10**9)):
        return docx_bytes(("Normal", SENTENCE + "Ü"))


def _open(page: str) -> AppTest:
    entry = SHIPPED_FOLDER.parent / "streamlit_app.py"
    app = AppTest.from_file(str(entry), default_timeout=60)
    if page != "concern":
        app.switch_page(PAGES[page].file)
    app.query_params["concern"] = "wrinkles"
    app.query_params["q"] = "İIıi ß"
    return app.run()


def _draw(page: str) -> bytes:
    return _text(_open(page))


def _draw_own() -> bytes:
    app = _open("your_article")
    app.text_area(key="own_text").set_value("Massage\n\nMassage fades scars. IT CALMS ACNE. Über.")
    next(item for item in app.button if item.label == "Read the article").click()
    return _text(app.run())


def _text(app: AppTest) -> bytes:
    if app.exception:
        return f"error: {app.exception[0].message}".encode()
    parts = [item.value for item in (*app.title, *app.header, *app.caption, *app.get("html"))]
    return "\n".join(parts).encode()


def main() -> None:
    """Print the digest of each output, or the error message in its place."""
    manager = component_manager.BidiComponentManager
    manager.discover_and_register_components = lambda *_, **__: None
    logging.disable(logging.WARNING)
    # Python itself applies only the encoding of the locale; a library may apply the rest of it.
    locale.setlocale(locale.LC_ALL, "")
    # Takes effect where PYTHONWARNDEFAULTENCODING is set.
    ours = r"(touchstone|ui|pages|streamlit_app|deploy|__main__)(\.|$)"
    warnings.filterwarnings("error", category=EncodingWarning, module=ours)
    if "--no-writing" in sys.argv:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    found: dict[str, str] = {}
    for name, make in make_all().items():
        try:
            found[name] = hashlib.sha256(make()).hexdigest()
        except TouchstoneError as error:
            found[name] = str(error)
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
