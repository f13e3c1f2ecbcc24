"""Our own server: headers, compressed files, the map as data, wrong paths."""

from __future__ import annotations

import gzip
import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from websockets.exceptions import ConnectionClosedError, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from deploy import index_document
from deploy.server import EMBEDDING_VARIABLE
from tests.browser.conftest import OtherSite, run_server
from tests.browser.survey import look
from tests.browser.views import HEIGHT, SCHEMES, WIDTHS
from touchstone.evidence_map.evidence_map import build_evidence_map
from touchstone.exports.tables import map_json_bytes
from touchstone.limits import MAX_ARTICLE_CHARS
from touchstone.links.pages import PAGES
from touchstone.packs.loading import load_pack
from touchstone.resources import SHIPPED_FOLDER

MARKER = "mysecretwart"
STREAMLIT = Subprotocol("streamlit")
SHIPPED = load_pack(SHIPPED_FOLDER)


def ask(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Return the status, headers (by lower-case name) and body of a response."""
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, {k.lower(): v for k, v in error.headers.items()}, error.read()


def test_the_policy_stops_what_is_not_ours(browser: Browser, own_server: str):
    """The content security policy refuses inline scripts and requests to other hosts."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(own_server)
    page.evaluate(
        """() => {
          window.refused = [];
          document.addEventListener('securitypolicyviolation',
            (event) => window.refused.push(event.effectiveDirective));
          const script = document.createElement('script');
          script.textContent = 'window.ran = true';
          document.body.append(script);
          new Image().src = 'https://example.org/x.png';
        }"""
    )
    page.wait_for_function("window.refused.length === 2")

    assert sorted(page.evaluate("window.refused")) == ["img-src", "script-src-elem"]
    assert page.evaluate("window.ran") is None
    context.close()


@pytest.mark.parametrize("path", ["/", "/matrix", "/api/map.json", "/_stcore/health", "/nope/x"])
def test_every_answer_carries_the_security_headers(own_server: str, path: str):
    """Pages, data, Streamlit's own responses and errors all carry the headers."""
    _, headers, _ = ask(own_server + path)

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert headers["permissions-policy"].startswith("camera=(), geolocation=(), microphone=()")
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "default-src 'self'" in headers["content-security-policy"]


def test_a_link_leaves_no_trace_in_the_log(browser: Browser, tmp_path: Path):
    """For pages, data and websockets, even refused ones, no query and no address is logged."""
    log = tmp_path / "log.txt"
    with run_server(log, own=True) as address:
        place = address.removeprefix("http://")
        page = browser.new_page()
        page.goto(f"{address}/?concern=acne&sort={MARKER}")
        page.locator(".ts-foot").wait_for(timeout=30_000)
        page.close()
        ask(f"{address}/api/map.json?{MARKER}")
        with connect(f"ws://{place}/_stcore/stream?{MARKER}", subprotocols=[STREAMLIT]) as stream:
            assert stream.ping().wait(20)
        for path, origin in (("stream", f"http://{MARKER}.example"), (MARKER, None)):
            with pytest.raises(InvalidStatus, match="403"):
                connect(f"ws://{place}/_stcore/{path}?{MARKER}", origin=origin)
    said = log.read_text().replace(f"URL: {address}", "")

    assert MARKER not in said
    assert "127.0.0.1" not in said


def test_a_message_over_the_limit_is_refused_before_it_is_read(own_server: str):
    """A message at the limit is read; a longer one is refused by its length.

    Other readers notice nothing.
    """
    url = f"{own_server.replace('http', 'ws', 1)}/_stcore/stream"
    most = 10_000_000

    def read_code(frame: Callable[[ClientConnection], None]) -> int:
        with connect(url, subprotocols=[STREAMLIT], compression=None) as stream:
            frame(stream)
            with pytest.raises(ConnectionClosedError) as caught:
                stream.recv(timeout=20)
        assert caught.value.rcvd is not None
        return caught.value.rcvd.code

    # The head of a binary message, masked with zeros, with its length and no content.
    head = b"\x82\xff" + (most + 1).to_bytes(8) + bytes(4)
    with connect(url, subprotocols=[STREAMLIT]) as other:
        assert read_code(lambda stream: stream.socket.sendall(head)) == 1009
        assert read_code(lambda stream: stream.send(b"\xff" * most)) == 1002  # not Streamlit's
        assert other.ping().wait(20)


# The box counts a letter of four bytes twice, so letters of three bytes fill it with the most.
@pytest.mark.parametrize(("way", "letter"), [("paste", "\u1e03"), ("file", "\U00010428")])
def test_an_article_at_the_limit_goes_through(
    browser: Browser, own_server: str, way: str, letter: str
):
    """An article at the limit is read, even if nearly all of its letters are as large as can be."""
    text = ("Massage fades scars. " + letter * 379 + "\n\n") * 1_000
    text = text[:MAX_ARTICLE_CHARS].strip()
    page = browser.new_page()
    page.goto(f"{own_server}/your_article")
    if way == "paste":
        page.get_by_label("Text of the article").fill(text)
        page.get_by_role("button", name="Read the article").click()
    else:
        page.get_by_text("Upload a file", exact=True).click()
        page.locator("input[type=file]").set_input_files(
            {"name": "mine.txt", "mimeType": "text/plain", "buffer": text.encode()}
        )
        page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_text("accepted until").first).to_be_visible(timeout=60_000)
    expect(page.locator(".own-sentence").first).to_be_attached()
    page.close()


@pytest.mark.parametrize(
    ("who", "shown"),
    [
        pytest.param("", True, id="anyone, if nothing is set"),
        pytest.param("{other}", True, id="who is named"),
        pytest.param("'self' https://example.org", False, id="somebody else is named"),
    ],
)
def test_only_who_may_shows_a_page_in_a_frame(
    browser: Browser, other_site: OtherSite, tmp_path: Path, who: str, shown: bool  # noqa: FBT001
):  # fmt: skip
    """If allowed, an embedded page is drawn and works; if not, the browser refuses the frame."""
    chosen = {EMBEDDING_VARIABLE: who.format(other=other_site.address)} if who else {}
    with run_server(tmp_path / "log.txt", own=True, **chosen) as address:
        other_site.markup = f'<iframe src="{address}/matrix"></iframe>'
        context = browser.new_context()
        page = context.new_page()
        frame = page.frame_locator("iframe")
        if shown:
            page.goto(other_site.address)
            frame.locator(".ts-foot").wait_for(timeout=30_000)
            frame.locator("[data-cell]").first.click()
            expect(frame.get_by_text("Open: ").first).to_be_attached()
        else:
            with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
                page.goto(other_site.address)
            assert frame.locator("#root").count() == 0
        context.close()


def test_the_map_is_given_as_data_to_anyone(own_server: str):
    """Any site gets the same bytes as the download, compressed, and not again if unchanged."""
    status, headers, body = ask(f"{own_server}/api/map.json", **{"Accept-Encoding": "gzip"})

    assert status == 200
    assert gzip.decompress(body) == map_json_bytes(build_evidence_map(SHIPPED))
    assert json.loads(gzip.decompress(body))["data_version"] == SHIPPED.version
    assert headers["access-control-allow-origin"] == "*"
    again, _, nothing = ask(f"{own_server}/api/map.json", **{"If-None-Match": headers["etag"]})
    assert (again, nothing) == (304, b"")


def test_scripts_are_sent_small_and_kept_for_a_year(own_server: str):
    """A script of the page is compressed, and a browser never has to request it again."""
    _, _, page = ask(f"{own_server}/")
    name = re.search(rb'src="\.(/static/js/index[^"]+)"', page)
    assert name
    url = own_server + name[1].decode()
    _, plain_headers, plain = ask(url)
    _, headers, small = ask(url, **{"Accept-Encoding": "gzip"})

    assert gzip.decompress(small) == plain
    assert len(small) < len(plain) / 2
    assert "content-encoding" not in plain_headers
    assert "immutable" in headers["cache-control"]


def test_no_page_around_ours_steers_it(own_server: str):
    """Our server obeys no page around it; by default, Streamlit obeys those of its makers."""
    _, _, body = ask(f"{own_server}/_stcore/host-config")

    assert json.loads(body)["allowedOrigins"] == []


@pytest.mark.parametrize("path", ["/nope", "/matrix/more", "/static/js/../x", "/static/js/no.js"])
def test_a_wrong_path_is_told_with_a_way_on(own_server: str, path: str):
    """A wrong path gets a page that says so and leads on, not the main page or a blank page."""
    status, _, body = ask(own_server + path)

    assert status == 404
    assert b'/matrix"' in body or b"There is no such file." in body


def test_pages_take_nothing_but_questions(own_server: str):
    """A page refuses a POST, since it can only be read."""
    request = urllib.request.Request(f"{own_server}/api/map.json", data=b"x", method="POST")
    with pytest.raises(urllib.error.HTTPError, match="405"):
        urllib.request.urlopen(request, timeout=10)


@pytest.mark.parametrize(
    ("path", "bundles"),
    [
        *((PAGES[page_id].path, bundles) for page_id, bundles in index_document.BUNDLES.items()),
        ("?concern=acne", index_document.CHOSEN_BUNDLES),
    ],
)
def test_a_page_names_the_scripts_that_it_will_need(
    own_server: str, path: str, bundles: tuple[str, ...]
):
    """Each script that a page preloads exists in this version of Streamlit and is served."""
    names = index_document.list_scripts(bundles)
    for part in (*index_document.EVERY_PAGE, *bundles):
        assert any(name.startswith(f"{part}.") for name in names), part
    _, _, body = ask(f"{own_server}/{path}")
    for name in re.findall(r'modulepreload" crossorigin href="\.([^"]+)"', body.decode()):
        assert ask(own_server + name)[0] == 200


def test_without_scripts_the_whole_map_is_one_link_away(own_server: str):
    """The plain page is the offline copy, with only its own strict policy."""
    _, _, body = ask(f"{own_server}/")
    assert b"<p>This page needs JavaScript." in body.partition(b"<noscript>")[2]
    _, headers, plain = ask(f"{own_server}/offline.html")

    assert b"Stretch marks" in plain
    assert "content-security-policy" not in headers


def hold_scripts(page: Page) -> None:
    """Keep the app from starting until the route is removed."""
    page.route("**/static/js/**", lambda _: None)


def test_the_first_screen_is_for_everyone(browser: Browser, own_server: str):
    """Before the app has started, name and answer can be read, and by everyone."""
    context = browser.new_context(viewport={"width": WIDTHS["desktop"], "height": HEIGHT})
    page = context.new_page()
    hold_scripts(page)
    page.goto(f"{own_server}/?concern=wrinkles", wait_until="commit")
    expect(page.get_by_role("heading", name="Wrinkles", exact=True, level=1)).to_be_visible()
    expect(page.get_by_text("It is very uncertain whether massage").first).to_be_visible()
    expect(page.get_by_role("link", name="one plain page")).to_be_visible()

    looks = look(page, ())
    context.close()

    for seen in looks.values():
        assert seen.faults == dict.fromkeys(SCHEMES, ())
        assert set(seen.overflow.values()) == {0}
        assert set(seen.clipped.values()) == {()}


def test_the_first_screen_goes_for_good_once_the_app_is_drawn(browser: Browser, own_server: str):
    """The first screen stays hidden, even while a new page has no heading for a moment."""
    page = browser.new_page()
    page.goto(f"{own_server}/?concern=wrinkles")
    first = page.locator("#first-screen")
    page.locator("#root .ts-foot").wait_for()
    expect(first).to_be_hidden()
    page.locator("#root h1").evaluate("heading => heading.remove()")
    expect(first).to_be_hidden()
    page.get_by_role("link", name="Benefit matrix", exact=True).click()
    page.locator("[data-cell]").first.wait_for()

    expect(first).to_be_hidden()
    page.close()


def test_what_the_app_says_is_wrong_stands_over_the_first_screen(browser: Browser, own_server: str):
    """An error, such as a proxy's for a missing server, is shown above the first screen."""
    page = browser.new_page()
    page.route("**/_stcore/health", lambda route: route.fulfill(status=503, body='"Not there."'))
    page.goto(f"{own_server}/?concern=wrinkles", wait_until="commit")

    page.get_by_role("dialog").get_by_text("Not there.").click(trial=True, timeout=30_000)
    expect(page.locator("#first-screen")).to_be_visible()
    page.close()


def test_the_answer_can_be_read_without_scripts(browser: Browser, own_server: str):
    """Without scripts, the document has the answer and a link to the complete plain page."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{own_server}/?concern=acne-scars")

    expect(page.get_by_role("heading", name="Acne scars", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="one plain page that needs none")).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    "query",
    ["concern=zzz", "concern=", "concern=%3Cb%3E"],
)
def test_a_link_that_opens_no_concern_previews_the_page(own_server: str, query: str):
    """A link without a valid concern previews the page, and repeats nothing that it says."""
    status, _, body = ask(f"{own_server}/?{query}")

    assert status == 200
    assert "<title>Your concern · Touchstone</title>" in body.decode("utf-8")
    assert b"<b>" not in body


def test_a_shared_link_previews_what_it_opens(own_server: str):
    """The preview of a link to a concern has its name as the title, then its answer."""
    _, _, body = ask(f"{own_server}/?concern=redness")
    html = body.decode("utf-8")

    assert '<meta property="og:title" content="Redness · Touchstone">' in html
    assert re.search(r'property="og:description" content="Not tested on redness as', html)
