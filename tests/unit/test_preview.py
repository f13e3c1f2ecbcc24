"""The preview picture of a shared concern shows its whole answer and little else."""

from __future__ import annotations

import io
import re
from html import unescape

from PIL import Image
from starlette.requests import Request

from deploy.index_document import PREVIEW, build_index_document, describe_concern
from deploy.routes import build_routes
from touchstone.evidence_map.answer_card import build_answer_card
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.exports.preview import HEIGHT, WIDTH, draw_answer, preview_png_bytes
from touchstone.ids import ConcernId


def read_lines(svg: str) -> list[str]:
    """Return the lines of text in an SVG drawing."""
    return [unescape(text) for text in re.findall(r"<text[^>]*>([^<]*)", svg)]


def test_the_picture_of_each_concern_says_its_answer(evidence_map: EvidenceMap):
    """Name, verdict and headline are there in full, in at most ten lines of text."""
    for concern_id, name in evidence_map.pack.concern_names.items():
        card = build_answer_card(evidence_map, ConcernId(concern_id))
        lines = read_lines(draw_answer(evidence_map, ConcernId(concern_id)))

        assert {name, card.kicker, card.verdict.sign} <= set(lines), concern_id
        assert card.headline in " ".join(lines), concern_id
        assert len(lines) <= 10, concern_id
        assert "This is information, not medical advice." in lines


def test_the_picture_has_the_size_that_previews_have(evidence_map: EvidenceMap):
    """Link previews show a PNG file of 1200 x 630 pixels."""
    image = Image.open(io.BytesIO(preview_png_bytes(evidence_map, ConcernId("redness"))))

    assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))


def test_a_shared_concern_names_its_own_picture_and_others_the_map():
    """The tag names a picture that exists; an unknown concern gets the map's picture."""
    document = build_index_document("concern", "https://example.org", describe_concern("redness"))
    answer = next(item.endpoint for item in build_routes() if item.path == PREVIEW)
    replies = [
        answer(Request({"type": "http", "method": "GET", "headers": [], "query_string": query}))
        for query in (b"", b"concern=redness", b"concern=../../etc/passwd")
    ]

    assert f"https://example.org{PREVIEW}?concern=redness".encode() in document._content
    assert {reply.status_code for reply in replies} == {200}
    assert {reply.headers["content-type"] for reply in replies} == {"image/png"}
    of_map, own, unknown = (reply.body for reply in replies)
    assert own != of_map == unknown
