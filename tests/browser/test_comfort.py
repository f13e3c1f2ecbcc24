"""Touch targets are large enough, an open list leaves its field visible, nothing flashes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from tests.browser.conftest import OpenUrl
from tests.browser.views import (
    open_handout,
    wait_until_calm,
    wait_until_listed,
    wait_until_quiet,
)
from touchstone.evidence.findings import collect_evidence
from touchstone.evidence.judging import judge_pack
from touchstone.evidence.rule import RELATED
from touchstone.packs.pack import Pack

THUMB = 44
PHONE = {"width": 360, "height": 740}
FELT_MS = 400
# What readers press most, page by page. All other targets have at least 24 px, which
# test_every_view checks with axe-core's rule "target-size".
MAIN = {
    "/": [
        '[class*="st-key-frame_menu"] button',
        '[data-testid="stSelectbox"] [data-rac][role="group"], [data-testid="stSelectbox"] input',
        '[data-testid="stTextInput"] input',
        ".ts-concern",
    ],
    "/?concern=wrinkles": [
        "summary",
        ".st-key-concern_handout button",
        '[data-testid="stDownloadButton"] button:not([kind="tertiary"])',
        '[data-testid="stPopoverBody"] input[type=text]',
        ".ts-copy button",
    ],
    "/matrix": ["[data-cell]:not(.empty)"],
    "/research": [
        '[data-testid="stTextInput"] input',
        '[data-testid="stSelectbox"] [role="group"]',
        '[data-testid="stExpander"] summary',
        '[data-testid="stDownloadButton"] button:not([kind="tertiary"])',
    ],
    "/article?concern=stress": [
        '[data-testid="stSelectbox"] [role="group"]',
        '[data-testid="stTextInput"] input',
    ],
    "/your_article": [
        "textarea",
        '[data-testid="stFormSubmitButton"] button',
        '[data-testid="stButtonGroup"] button',
    ],
    "/about": ['[data-testid="stDownloadButton"] button:not([kind="tertiary"])'],
}


def heights(places: Locator) -> list[float]:
    """Return the height of each visible element, or of the field around it that takes its taps."""
    return [
        float(value)
        for value in places.evaluate_all(
            """(items) => items.filter((item) => item.checkVisibility()).map((item) => {
              const box = item.closest('[data-testid="stSelectbox"], [data-testid="stTextInput"]');
              const field = box?.querySelector('[data-testid$="RootElement"], [role="group"]');
              const place = field && field.contains(item) ? field : item;
              return Math.max(place.getBoundingClientRect().height,
                item.getBoundingClientRect().height);
            })"""
        )
    ]


@pytest.mark.parametrize("path", MAIN)
def test_main_targets_are_a_thumb_high(open_url: OpenUrl, server: str, path: str):
    """On a phone, what readers press most is at least 44 px high."""
    page = open_url(f"{server}{path}", width=360, touch=True)
    page.set_viewport_size(PHONE)
    wait_until_calm(page)
    if "concern=wrinkles" in path:
        open_handout(page)
    found = {target: heights(page.locator(target)) for target in MAIN[path]}

    assert [target for target, sizes in found.items() if not sizes] == []
    small = {target: min(sizes) for target, sizes in found.items() if min(sizes) < THUMB}
    assert small == {}
    # A phone zooms into a field with smaller letters, even one in a menu.
    if path == "/matrix":
        page.get_by_role("button", name="Filters").click()
        expect(page.get_by_role("combobox", name="Concern group")).to_be_visible()
    letters = page.locator("input:not([type=radio], [type=checkbox], [type=file]), textarea")
    sizes = letters.evaluate_all("(all) => all.map((item) => getComputedStyle(item).fontSize)")
    assert {size for size in sizes if float(size.removesuffix("px")) < 16} == set()


def test_a_choice_on_a_phone_leads_from_the_field_to_the_answer(open_url: OpenUrl, server: str):
    """After a choice on a phone, the focus moves to the answer, which closes the keyboard.

    While typing, and with a real keyboard, the field keeps it.
    """
    page = open_url(f"{server}/?concern=acne")
    field = page.get_by_role("combobox", name="Your skin concern")
    field.fill("wrinkles")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Wrinkles")).to_be_visible()
    wait_until_calm(page)
    expect(field).to_be_focused()

    browser = page.context.browser
    assert browser
    page = browser.new_page(has_touch=True, is_mobile=True, viewport=PHONE)
    page.goto(f"{server}/?concern=acne")
    wait_until_calm(page)
    field = page.get_by_role("combobox", name="Your skin concern")
    # Not in the middle: a tap on that very pixel is taken for one by a screen reader.
    edge = {"x": 9.0, "y": 9.0}
    field.tap(position=edge)
    page.get_by_role("option", name="Wrinkles").tap()
    expect(page.get_by_role("heading", level=1, name="Wrinkles")).to_be_focused()
    field.tap(position=edge)
    field.press_sequentially("stretch")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Stretch marks")).to_be_focused()
    page.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    ("path", "opener", "button"),
    [
        ("/?concern=acne", "Get the handout", "Handout as PDF, Letter"),
        ("/research", "Save chart", "Save chart as SVG"),
    ],
)
def test_what_a_panel_holds_is_in_sight_far_down_the_page(
    open_url: OpenUrl, server: str, path: str, opener: str, button: str, *, width: int
):
    """A panel that opens far down a page has room for what it holds, above or below its button."""
    page = open_url(f"{server}{path}", width=width)
    wait_until_calm(page)
    page.get_by_role("button", name=opener).last.click()
    wait_until_calm(page)
    panel = page.get_by_test_id("stPopoverBody").bounding_box()
    page.get_by_role("button", name=button).scroll_into_view_if_needed()

    expect(page.get_by_role("button", name=button)).to_be_in_viewport(ratio=1)
    assert page.evaluate("window.scrollY") > 300
    assert panel is not None
    assert panel["height"] > 200
    assert panel["y"] >= 0
    assert panel["y"] + panel["height"] <= page.evaluate("window.innerHeight")


@pytest.mark.parametrize("path", ["/", "/?concern=wrinkles"])
def test_who_writes_on_a_phone_sees_a_line_of_it(open_url: OpenUrl, server: str, path: str):
    """On a phone, the box for own words is as wide as the page while in use, and does not move."""
    page = open_url(f"{server}{path}", width=360, touch=True)
    wait_until_calm(page)
    box = page.get_by_label("Or say it in your own words")
    before = box.bounding_box()
    box.tap()
    during = box.bounding_box()

    assert before is not None
    assert during is not None
    assert during["width"] > 0.85 * 360 > before["width"]
    assert during["y"] == pytest.approx(before["y"], abs=1)


def test_the_parts_of_a_concern_are_one_row_of_a_phone(open_url: OpenUrl, server: str):
    """On a phone the links to the parts fit on one row, and lead to the headings they name."""
    page = open_url(f"{server}/?concern=other-scars", width=PHONE["width"], touch=True)
    wait_until_calm(page)
    parts = page.get_by_role("navigation", name="On this page").get_by_role("link")
    tops = {round(box["y"]) for part in parts.all() if (box := part.bounding_box())}
    assert len(tops) == 1
    parts.get_by_text("How it was done", exact=True).tap()

    expect(page.get_by_role("heading", name="How it was done in studies")).to_be_in_viewport()


def test_how_it_was_done_is_folded_on_a_phone_alone(open_url: OpenUrl, server: str):
    """On a phone the details are folded, as the answer card has their short form."""
    page = open_url(f"{server}/?concern=poor-sleep", width=1280)
    wait_until_calm(page)
    minutes, fold = page.get_by_text("Minutes a session", exact=True).first, "By whom, where"
    expect(minutes).to_be_visible()
    expect(page.get_by_text(fold)).to_be_hidden()

    page.set_viewport_size(PHONE)
    expect(minutes).to_be_hidden()
    page.get_by_text(fold).click()
    expect(minutes).to_be_visible()


def test_a_phone_has_all_of_the_evidence_map(open_url: OpenUrl, server: str, pack: Pack):
    """On a phone the map is too wide to draw, so a table has every pair with its finding."""
    claimed = {(pair.concern_id, pair.benefit_id) for pair in pack.claims.itertuples()}
    evidence = collect_evidence(pack)
    wanted = []
    for pair, cell in judge_pack(pack).items():
        counted = {item.study_id for item in evidence.get(pair, ()) if item.step != RELATED}
        names = (pack.concern_names[pair[0]], pack.benefit_names[pair[1]])
        if pair in claimed or counted:
            deciding = {item.study_id for item in cell.deciding} if cell.is_decided else set()
            related = {item.study_id for item in evidence.get(pair, ())} - counted
            numbers = [str(len(deciding)), str(len(counted - deciding)), str(len(related))]
            wanted.append([*names, f"{cell.sign} {cell.name}", *numbers])
    page = open_url(f"{server}/research", width=360)
    page.set_viewport_size(PHONE)
    wait_until_calm(page)
    expect(page.get_by_text("11 of 52 claims have no study").locator("visible=true")).to_have_count(
        1
    )
    page.get_by_text("Every pair as a table").click()
    table = page.locator("table").filter(has_text="11 of 52 claims have no study")
    expect(table).to_be_visible()
    rows = table.locator("tbody tr").evaluate_all(
        "rows => rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim()))"
    )

    assert sorted(rows) == sorted(wanted)
    # The chart is hidden here, so its signs and the menu that saves it must be, too.
    for part in (".st-key-research_map_box", ".st-key-research_map_save"):
        expect(page.locator(part)).to_be_hidden()


@pytest.mark.parametrize("path", ["/", "/?concern=wrinkles"])
def test_the_open_list_does_not_cover_its_field(open_url: OpenUrl, server: str, path: str):
    """An open list is above or below its field, so that what is typed stays in view."""
    page = open_url(f"{server}{path}", width=360)
    page.set_viewport_size(PHONE)
    wait_until_calm(page)
    field = page.get_by_role("combobox", name="Your skin concern")
    field.click()
    rows = page.get_by_role("listbox")
    expect(rows).to_be_visible()
    wait_until_listed(page)
    opened, own = rows.bounding_box(), field.bounding_box()
    assert opened and own
    assert opened["y"] >= own["y"] + own["height"] or opened["y"] + opened["height"] <= own["y"]
    assert opened["x"] >= 0
    assert opened["x"] + opened["width"] <= PHONE["width"]


_WATCH_WAITING = """(felt) => {
  window.flashes = [];
  window.ran = 0;
  const app = document.querySelector('[data-testid="stApp"]');
  const started = performance.now();
  const waiting = '[data-testid="stSkeleton"], [data-testid="stStatusWidget"],'
    + '[data-testid="stSpinner"]';
  // Frames may come late on a busy machine: what is old is noted when it is marked as such.
  new MutationObserver(() => { window.ran ||= performance.now() - started; })
    .observe(app, { attributeFilter: ["data-stale"], subtree: true });
  const look = () => {
    for (const item of document.querySelectorAll(waiting)) {
      const style = getComputedStyle(item);
      if (item.checkVisibility({ opacityProperty: true, visibilityProperty: true })
          && Number(style.opacity) > 0.05) {
        window.flashes.push([item.dataset.testid, Math.round(performance.now() - started)]);
      }
    }
    for (const item of document.querySelectorAll('[data-stale="true"]')) {
      // What is never seen, such as the data of a component, does not fade for anybody.
      if (item.checkVisibility() && item.offsetHeight > 0
          && Number(getComputedStyle(item).opacity) < 0.95) {
        window.flashes.push(["faded", Math.round(performance.now() - started)]);
      }
    }
    if (performance.now() - started < felt) requestAnimationFrame(look);
    else window.watched = true;
  };
  window.watched = false;
  look();
}"""


def watch_waiting(page: Page) -> list[tuple[str, int]]:
    """Return the signs of waiting that showed, with their times in milliseconds."""
    page.wait_for_function("window.watched")
    return read_flashes(page)


def read_flashes(page: Page) -> list[tuple[str, int]]:
    """Return the signs of waiting that have shown until now, with their times."""
    return [(str(what), int(time)) for what, time in page.evaluate("window.flashes")]


def test_a_quick_answer_does_not_flash(open_url: OpenUrl, server: str):
    """In the first 400 ms after a choice nothing fades, spins or shows an empty box."""
    page = open_url(f"{server}/?concern=acne")
    wait_until_calm(page)
    page.get_by_role("combobox", name="Your skin concern").click()
    option = page.get_by_role("option", name="Wrinkles")
    option.wait_for()
    # Let any earlier run end, so that it causes no fading.
    wait_until_quiet(page, 1_500)
    page.evaluate(_WATCH_WAITING, FELT_MS)
    option.click()
    expect(page.get_by_role("heading", name="Wrinkles", level=1)).to_be_visible()

    assert watch_waiting(page) == []


# Wait some frames: then the page has drawn what the last message brought.
_DRAW = """async () => {
  for (let frame = 0; frame < 6; frame += 1) await new Promise(requestAnimationFrame);
}"""


def hold_answers(page: Page, begun: int = 2) -> Callable[[], None]:
    """Let the server begin its next answer, hold back the rest, and return what releases it.

    For the browser, a run is under way once ``begun`` messages have come, at least two.
    """
    held, passed = list[tuple[WebSocketRoute, str | bytes]](), [0]

    def route(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def hand_on(message: str | bytes) -> None:
            passed[0] += 1
            if holding and passed[0] > begun:
                held.append((socket, message))
            else:
                socket.send(message)

        socket.on_message(server.send)
        server.on_message(hand_on)

    def let_go() -> None:
        # In the order in which they came, each drawn before the next, as on a slow connection.
        while held:
            socket, message = held.pop(0)
            socket.send(message)
            page.evaluate(_DRAW)
        holding.clear()

    holding: list[bool] = []
    page.route_web_socket("**/_stcore/stream", route)
    page.reload()
    page.locator(".ts-foot").wait_for()
    wait_until_calm(page)
    holding.append(True)
    passed[0] = 0
    return let_go


def test_waiting_is_shown_when_it_is_felt(open_url: OpenUrl, server: str):
    """During a run the page stays as it was for 400 ms, then fades until the answer comes."""
    page = open_url(f"{server}/?concern=redness", fresh=True)
    let_go = hold_answers(page)
    wait_until_quiet(page, 1_500)
    page.evaluate(_WATCH_WAITING, 60_000)
    page.get_by_text("Stated first", exact=True).click()
    # A busy server may begin late, so record what shows first and shortly after.
    page.wait_for_function("window.flashes.length > 5")
    shown = read_flashes(page)

    assert {what for what, _ in shown} == {"faded"}
    assert min(time for _, time in shown) - page.evaluate("window.ran") >= FELT_MS
    let_go()
    wait_until_calm(page)
    expect(page.locator('[data-stale="true"]')).to_have_count(0)


def test_a_choice_far_down_is_read_from_the_top_on_a_slow_line(open_url: OpenUrl, server: str):
    """The answer stays in view at the top while the page below is drawn, however slowly."""
    page = open_url(f"{server}/", fresh=True)
    let_go = hold_answers(page)
    page.get_by_text("Poor sleep", exact=True).click()
    page.wait_for_function("window.scrollY > 500")
    # The whole answer has come, and none of it is drawn.
    wait_until_quiet(page, 1_500)
    let_go()
    wait_until_calm(page)

    expect(page.get_by_role("heading", name="Poor sleep", level=1)).to_be_in_viewport(ratio=1)


def test_a_page_that_pauses_while_it_opens_says_nothing_aloud(open_url: OpenUrl, server: str):
    """What a page opens with is not announced, even if it comes after a pause."""
    page = open_url(f"{server}/research", fresh=True)
    let_go = hold_answers(page, begun=40)
    page.reload()
    page.get_by_role("heading", name="Research", level=1).wait_for()
    wait_until_quiet(page, 1_500)
    expect(page.get_by_role("table", name="Studies, page 1")).to_have_count(0)
    let_go()
    wait_until_calm(page)

    said = page.locator(".st-key-page_observer [role='status']")
    expect(said).to_have_attribute("aria-busy", "false")
    wait_until_quiet(page, 1_500)
    expect(said).to_have_text("")


def test_an_empty_box_is_shown_when_it_is_felt(open_url: OpenUrl, server: str):
    """An empty box is hidden at first, and shows only if it stays."""
    page = open_url(f"{server}/")
    before = page.evaluate(
        """() => {
          const box = document.createElement("div");
          box.dataset.testid = "stSkeleton";
          box.id = "waiting";
          box.textContent = "x";
          document.querySelector(".stMain").append(box);
          return getComputedStyle(box).visibility;
        }"""
    )
    box = page.locator("#waiting")

    assert before == "hidden"
    expect(box).to_have_css("visibility", "visible")
    expect(box).to_have_css("opacity", "1")


def test_a_wide_screen_is_used(open_url: OpenUrl, server: str):
    """At 1920 px the matrix uses the room, and text keeps a readable line length."""
    page = open_url(f"{server}/matrix", width=1920)
    wait_until_calm(page)
    table = page.locator(".ts-grid table").bounding_box()
    assert table
    assert table["width"] > 900

    page.goto(f"{server}/article")
    page.locator(".ts-prose").first.wait_for()
    text = page.locator(".ts-prose p").first.bounding_box()
    assert text
    assert text["width"] <= 720
