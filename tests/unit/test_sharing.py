"""What is handed on leads to exactly this view."""

from __future__ import annotations

import io

import pytest
import zxingcpp
from PIL import Image

from touchstone.links.sharing import build_embed, build_qr_svg, qr_png_bytes

ADDRESSES = [
    "https://example.org/?concern=wrinkles",
    "https://example.org/matrix?group=skin-conditions,texture-and-scars&cell=acne.stress-relief",
    "https://example.org/article?q=" + "collagen+" * 30,
]


@pytest.mark.parametrize("address", ADDRESSES, ids=["short", "matrix", "long"])
def test_the_code_reads_back_as_the_link(address: str):
    """A phone reads the address that was shared, at print size."""
    image = Image.open(io.BytesIO(qr_png_bytes(address)))
    (read,) = zxingcpp.read_barcodes(image)

    assert read.text == address
    assert min(image.size) >= 500


def test_the_same_link_gives_the_same_code():
    """Same input, same bytes."""
    assert qr_png_bytes(ADDRESSES[0]) == qr_png_bytes(ADDRESSES[0])
    assert build_qr_svg(ADDRESSES[0]) == build_qr_svg(ADDRESSES[0])


def test_the_snippet_is_one_harmless_element():
    """An address cannot break out of the attribute it stands in."""
    snippet = build_embed('https://example.org/?q="><script>')

    assert snippet.count("<") == 2
    assert "embed=true" in snippet
