"""A shared link, QR code or embedding snippet leads to exactly the shared view."""

from __future__ import annotations

import io
import re

import pytest
import zxingcpp
from PIL import Image

from touchstone.links.address import ADDRESS_VARIABLE, find_root
from touchstone.links.sharing import build_embed, build_qr_svg, qr_png_bytes

ADDRESSES = [
    "https://example.org/?concern=wrinkles",
    "https://example.org/matrix?group=skin-conditions,texture-and-scars&cell=acne.stress-relief",
    "https://example.org/article?q=" + "collagen+" * 30,
]


@pytest.mark.parametrize("address", ADDRESSES, ids=["short", "matrix", "long"])
def test_the_code_reads_back_as_the_link(address: str):
    """A scanner reads the address that was shared, and the code is large enough to print."""
    image = Image.open(io.BytesIO(qr_png_bytes(address)))
    (read,) = zxingcpp.read_barcodes(image)

    assert read.text == address
    assert min(image.size) >= 500


def test_the_same_link_gives_the_same_code():
    """QR codes are reproducible, as PNG and as SVG."""
    assert qr_png_bytes(ADDRESSES[0]) == qr_png_bytes(ADDRESSES[0])
    assert build_qr_svg(ADDRESSES[0]) == build_qr_svg(ADDRESSES[0])


def test_the_snippet_is_a_frame_and_a_link_and_nothing_else():
    """Both are named after the view, and neither address nor name can inject markup."""
    snippet = build_embed('https://example.org/?q="><script>', 'Acne "><i>')

    assert re.findall(r"<(/?\w+)", snippet) == ["iframe", "/iframe", "p", "a", "/a", "/p"]
    assert "&amp;embed=true" not in snippet.partition("<p>")[2]
    assert snippet.count("Acne &quot;&gt;&lt;i&gt;") == 2


@pytest.mark.parametrize(
    ("told", "origin", "prefix", "root"),
    [
        ("", "https://example.org", "", "https://example.org"),
        ("", "http://localhost:8501", "touchstone", "http://localhost:8501/touchstone"),
        ("", "http://[::1]:8501", "/a/b/", "http://[::1]:8501/a/b"),
        pytest.param("", "null", "/touchstone", "", id="a frame in a sandbox"),
        pytest.param("", "", "", "", id="no browser"),
        pytest.param("", "https://example.org", '/"><b>', "https://example.org", id="hostile"),
        pytest.param("", "javascript:alert(1)", "", "", id="no site"),
        ("https://a.org/t/", "http://10.0.0.7:8501", "/x", "https://a.org/t"),
        ("a.org/t", "https://example.org", "", "https://example.org"),
    ],
)
def test_what_is_handed_on_begins_where_readers_find_the_app(
    monkeypatch: pytest.MonkeyPatch, told: str, origin: str, prefix: str, root: str
):
    """The configured address comes first, then the browser's site and path, but never "null"."""
    monkeypatch.setenv(ADDRESS_VARIABLE, told)

    assert find_root(origin, prefix) == root
