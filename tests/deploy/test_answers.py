"""What nginx adds to the responses of replicas, and the responses it gives itself."""

from __future__ import annotations

import asyncio
import gzip
import http.client
import re
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, closing

import pytest
from playwright.sync_api import Browser, expect
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Subprotocol

from deploy.middleware import SecurityHeaders
from tests.deploy.conftest import Replica, Site, ask, wait_until
from touchstone.limits import MAX_UPLOAD_BYTES

pytestmark = pytest.mark.deploy
BROWSERS = [f"Browser/{number}" for number in range(40)]
HOSTILE = "zzsecretzz"
# The message and the limit for readers who share an address and a browser.
TOLD = b'"Too many requests came from your network at once.'
OPEN_PAGES = 400


def find_script(site: Site) -> str:
    """Return the URL of the largest script of the front end."""
    _, _, page = ask(f"{site.address}/")
    found = re.search(rb'src="\.(/static/js/index[^"]+)"', page)
    assert found
    return site.address + found[1].decode()


SECURITY = [name.lower() for name in SecurityHeaders(lambda *_: None)._headers]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/matrix?kind=stated", 200),
        ("/api/map.json", 200),
        ("/_stcore/health", 200),
        ("/media/0123.csv", 404),
        ("/nope", 404),
        ("/static/js/no.js", 404),
        pytest.param("/_stcore/metrics", 404, id="closed by nginx"),
        pytest.param(f"/?concern={'a' * 20_000}", 400, id="refused by nginx"),
    ],
)
def test_every_answer_has_each_security_header_once(site: Site, path: str, status: int):
    """Responses of replicas and of nginx itself have each security header exactly once."""
    got, headers, _ = ask(site.address + path)
    names = Counter(name for name, _ in headers)

    assert got == status
    assert {name: names[name] for name in SECURITY} == dict.fromkeys(SECURITY, 1)
    assert names["content-security-policy"] == 1


def test_the_plain_page_keeps_its_own_stricter_policy(site: Site):
    """The offline page states its policy in the document, so nginx must not add a second one."""
    _, headers, body = ask(f"{site.address}/offline.html")

    assert b'http-equiv="Content-Security-Policy"' in body
    assert "content-security-policy" not in dict(headers)
    assert dict(headers)["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("path", "most", "status"),
    [
        ("/_stcore/upload_file/nobody/1", MAX_UPLOAD_BYTES, 404),
        ("/api/map.json", 16 * 1024, 405),
    ],
)
@pytest.mark.parametrize("over", [0, 1])
def test_nginx_lets_through_what_the_app_takes_and_no_more(
    site: Site, path: str, most: int, status: int, over: int
):
    """A body at the limit reaches the app; nginx refuses one more byte before anything is sent."""
    connection = http.client.HTTPConnection(site.address.removeprefix("http://"), timeout=30)
    connection.putrequest("PUT", path)
    connection.putheader("Content-Length", str(most + over))
    connection.endheaders()
    if not over:
        connection.send(bytes(most))
    answer = connection.getresponse()

    assert answer.status == (413 if over else status)
    assert answer.headers.get_all("X-Content-Type-Options") == ["nosniff"]
    connection.close()


def test_a_link_to_a_concern_previews_it(site: Site):
    """The image has all the files that link previews and the first screen are made of."""
    body = ask(f"{site.address}/?concern=acne")[2].decode("utf-8")

    assert "<title>Acne · Touchstone</title>" in body
    assert 'id="first-screen"' in body


def ask_until_refused(site: Site, path: str, most: int, browser: str) -> tuple[int, bytes]:
    """Repeat a request until it is refused; return how many were answered, and the refusal.

    Args:
        site: The site.
        path: What to request.
        most: How many requests to send at most.
        browser: User agent of the requests.
    """
    connection = http.client.HTTPConnection(site.address.removeprefix("http://"), timeout=30)
    with closing(connection):
        for count in range(most):
            connection.request("GET", path, headers={"User-Agent": browser})
            answer = connection.getresponse()
            body = answer.read()
            if answer.status == 429:
                assert answer.headers["Retry-After"] == "15"
                assert answer.headers.get_all("Content-Security-Policy")
                return count, body
    pytest.fail(f"{most} requests for {path} were answered")


@pytest.mark.parametrize(
    ("path", "least", "said"),
    [
        (f"/robots.txt?{HOSTILE}", 1000, b"<h1>Too many requests came at once</h1>"),
        (f"/_stcore/health?{HOSTILE}", 1000, TOLD),
        (f"/_stcore/stream?{HOSTILE}", 500, b"<h1>Too many requests came at once</h1>"),
    ],
)
def test_a_flood_is_refused_and_only_its_sender_notices(
    site: Site, path: str, least: int, said: bytes
):
    """Opening a hundred pages at once is no flood.

    The log records a flood without any text from the visitor.
    """
    browser = f"{HOSTILE} {path}"
    answered, body = ask_until_refused(site, path, 20 * least, browser)

    assert answered >= least
    assert body.startswith((b"<!doctype html>", b'"'))
    assert said in body
    # A slot becomes free every 20 ms; on a slow machine, that may be between two requests.
    if "stream" in path:
        assert ask(site.address, **{"User-Agent": browser})[0] == 200
    else:
        assert ask_until_refused(site, "/", 500, browser)[0] < 500
    assert ask(site.address, **{"User-Agent": f"{browser} 2"})[0] == 200
    script = find_script(site)
    assert ask(script, **{"User-Agent": browser})[0] == 200
    assert any(" 429 " in line for line in site.read_log())
    assert HOSTILE not in site.access_log.read_text() + site.error_log.read_text()


def test_open_pages_of_one_reader_are_counted(site: Site, browser: Browser):
    """A reader may have 400 pages open. One more is refused with a message until one is closed."""
    url = f"{site.address.replace('http', 'ws', 1)}/_stcore/stream"
    full, seen = threading.Event(), threading.Event()

    async def fill() -> tuple[int, int]:
        async with AsyncExitStack() as stack:

            async def enter() -> ClientConnection:
                line = connect(
                    url, subprotocols=[Subprotocol("streamlit")], user_agent_header="Many",
                    ping_interval=None,
                )  # fmt: skip
                return await stack.enter_async_context(line)

            opened = [await enter() for _ in range(OPEN_PAGES)]
            with pytest.raises(InvalidStatus) as caught:
                await enter()
            full.set()
            assert await asyncio.to_thread(seen.wait, 60)
            await opened[0].close()
            await asyncio.sleep(0.5)
            await enter()
            return len(opened), caught.value.response.status_code

    # In a separate thread: the browser of another test may be using the event loop of this one.
    with ThreadPoolExecutor() as pool:
        filled = pool.submit(asyncio.run, fill())
        assert full.wait(60)
        context = browser.new_context(user_agent="Many")
        page = context.new_page()
        page.goto(f"{site.address}/matrix")
        try:
            expect(page.get_by_text(TOLD[1:].decode())).to_be_visible(timeout=30_000)
        finally:
            seen.set()
            context.close()
        assert filled.result() == (OPEN_PAGES, 429)


@pytest.mark.parametrize("path", ["/", "/offline.html", "/api/map.json", "/favicon.svg"])
def test_text_is_sent_small(site: Site, path: str):
    """Text is compressed exactly once, by the app or by nginx, and unpacks to the same bytes."""
    _, headers, small = ask(site.address + path, **{"Accept-Encoding": "br, gzip"})
    _, plain_headers, plain = ask(site.address + path)

    assert dict(headers)["content-encoding"] == "gzip"
    assert "content-encoding" not in dict(plain_headers)
    assert gzip.decompress(small) == plain


def test_scripts_come_from_the_memory_of_nginx_and_stay_a_year(site: Site):
    """A script is fetched from a replica once, whatever other encodings a browser accepts."""
    url = find_script(site)
    _, _, first = ask(url, **{"Accept-Encoding": "gzip"})
    before = len(site.read_log())
    _, headers, second = ask(url, **{"Accept-Encoding": "gzip, deflate, br, zstd"})

    assert "replica - -" in site.read_log()[before]
    assert site.read_log()[before].endswith("cache HIT")
    assert first == second
    assert dict(headers)["cache-control"] == "public, immutable, max-age=31536000"
    assert Counter(name for name, _ in headers)["content-security-policy"] == 1
    assert gzip.decompress(second) == ask(url)[2]


def test_a_reader_stays_with_one_replica(site: Site):
    """Only address and browser choose the replica, so all requests of a reader reach the same."""
    before = len(site.read_log())
    for path in ("/", "/matrix", "/?concern=acne", "/_stcore/health", "/api/map.json"):
        ask(site.address + path, **{"User-Agent": "Browser/1"})

    assert len(set(re.findall(r"replica (\S+)", "\n".join(site.read_log()[before:])))) == 1


def test_readers_behind_one_address_are_spread(site: Site):
    """Readers who share an address, such as a school's, are spread by browser."""
    counts = Counter(site.find_replicas(BROWSERS))

    assert len(counts) == 2
    assert min(counts.values()) >= len(BROWSERS) // 8


def test_a_proxy_for_tls_in_front_hides_no_reader(site: Site):
    """Behind a TLS proxy, readers are spread by the address that it forwards, not by its own."""
    here = site.find_replicas(BROWSERS)
    there = site.find_replicas(BROWSERS, **{"X-Forwarded-For": "203.0.113.7"})

    assert here != there
    assert there == site.find_replicas(BROWSERS, **{"X-Forwarded-For": "203.0.113.7"})


def test_a_dead_replica_is_skipped_and_taken_back(site: Site):
    """While one replica is down, the other answers everyone; then each reader returns to theirs."""
    before = site.find_replicas(BROWSERS)
    dead, alive = site.replicas
    dead.kill()
    statuses = {ask(site.address, **{"User-Agent": name})[0] for name in BROWSERS}

    assert statuses == {200}
    assert set(site.find_replicas(BROWSERS)) == {alive.place}
    dead.restart()
    wait_until(lambda: site.find_replicas(BROWSERS) == before, "nginx asks the new process")


def test_logs_hold_no_word_of_a_visitor(site: Site):
    """Logs must not contain a visitor's query, path, referrer, browser or address."""
    word = {"Referer": f"{site.address}/?concern={HOSTILE}", "User-Agent": HOSTILE}
    dead: Replica = site.replicas[0]
    paths = (f"/?concern={HOSTILE}", f"/{HOSTILE}", f"/media/{HOSTILE}.csv", f"/static/{HOSTILE}")
    for path in paths:
        ask(site.address + path, **word)
    ask(f"{site.address}/_stcore/upload_file/{HOSTILE}/1", "PUT", **word)
    ask(f"{site.address}/?concern={HOSTILE * 2_000}", **word)
    dead.kill()
    for path in paths:
        ask(site.address + path, **word)
    said = site.access_log.read_text() + site.error_log.read_text()
    said += "".join(replica.log.read_text() for replica in site.replicas)

    assert len(site.read_log()) > 2 * len(paths)
    assert HOSTILE not in said
    assert "concern" not in said
    assert not re.search(r"127\.0\.0\.1(?!:\d)", site.access_log.read_text())


def test_figures_about_readers_are_not_public(site: Site):
    """The metrics are hidden by nginx; an operator asks a replica for them directly."""
    assert ask(f"{site.address}/_stcore/metrics")[0] == 404
    assert ask(f"{site.replicas[0].address}/_stcore/metrics")[0] == 200
