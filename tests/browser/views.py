"""Every page in each of its states, for all tests and pictures that cover them all.

Add a row to ``VIEWS`` for each new page or state.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, FrameLocator, Locator, Page, expect

from deploy import error_pages
from deploy.index_document import build_missing
from touchstone.evidence_map.evidence_map import build_evidence_map
from touchstone.exports.handout import build_handout
from touchstone.exports.handout_html import handout_html_bytes
from touchstone.exports.offline import offline_html_bytes
from touchstone.ids import ConcernId
from touchstone.packs.loading import load_pack
from touchstone.resources import SHIPPED_FOLDER

_ARTICLE = (
    "WHAT MASSAGE DOES\n\nMassage fades scars. It also brings better sleep. "
    "Keep away from open wounds. Our guests say that it is perfectly safe.\n"
)
WIDTHS = {"phone": 360, "desktop": 1280}
HEIGHT = 800
SCHEMES = ("light", "dark")
APP, REFUSED, OFFLINE, HANDOUT = "app", "refused", "offline", "handout"
# Pages that are served without the app: see deploy/error_pages.py.
MISSING, UNAVAILABLE, UNREADABLE = "missing", "unavailable", "unreadable"
TOO_MANY = "too-many"
_REFRESH = b'<meta http-equiv="refresh" content="15">'


@dataclass(frozen=True)
class View:
    """One page in one state.

    Attributes:
        name: ``page-state``, the name of its test.
        path: What follows the address of the server or of the file.
        shown: Words that a reader sees once the state is reached.
        prepare: What a reader does to reach the state.
        where: The app, the app with a pack that it refuses, or a file: one that readers download,
            or a page that is served without the app.
        plain: Whether this is the page as it first opens, which ``make shots`` takes.
    """

    name: str
    path: str
    shown: str
    prepare: Callable[[Page], None] | None = None
    where: str = APP
    plain: bool = False


def read_line(page: Page | FrameLocator, words: str) -> Locator:
    """Return the paragraph of the page with ``words``, not the live region that may repeat them.

    An open dropdown hides the page from screen readers, so hidden paragraphs count, too.
    """
    return page.get_by_role("paragraph", include_hidden=True).filter(has_text=words)


def open_everything(page: Page) -> None:
    """Open every part that can be opened, ours and Streamlit's."""
    page.evaluate(
        "document.querySelectorAll('details:not([open]) > summary').forEach(item => item.click())"
    )
    page.evaluate(
        "document.querySelectorAll('details:not([open])').forEach(item => { item.open = true })"
    )
    wait_until_calm(page)


def open_sharing(page: Page) -> None:
    """Open the dialog for sharing the view."""
    page.get_by_role("button", name="QR code and embedding").click()
    page.get_by_role("dialog").wait_for()


def say(words: str) -> Callable[[Page], None]:
    """Return a function that types ``words`` into the box for own words."""

    def type_words(page: Page) -> None:
        page.get_by_label("Or say it in your own words").fill(words)
        page.keyboard.press("Enter")

    return type_words


def upload_file(page: Page) -> None:
    """Switch to uploading, and choose a file."""
    page.get_by_text("Upload a file", exact=True).click()
    page.locator("input[type=file]").set_input_files(
        {"name": "article.txt", "mimeType": "text/plain", "buffer": _ARTICLE.encode()}
    )
    page.get_by_role("button", name="Read the file").wait_for()


def open_dropdown(page: Page) -> None:
    """Open the dropdown of concerns."""
    page.get_by_label("Your skin concern", exact=True).click()
    wait_until_listed(page)


def paste(text: str) -> Callable[[Page], None]:
    """Return a function that pastes an article and lets the page read it."""

    def read(page: Page) -> None:
        page.get_by_label("Text of the article").fill(text)
        page.get_by_role("button", name="Read the article").click()

    return read


def correct_text(page: Page) -> None:
    """Paste an article, and open its text to correct it."""
    paste(_ARTICLE)(page)
    page.get_by_role("button", name="Correct the text").click()


def open_claim(page: Page) -> None:
    """Paste an article, and open its first claim to change it."""
    paste(_ARTICLE)(page)
    page.get_by_role("button", name="Change claim 1", exact=True).click()
    page.get_by_role("dialog").wait_for()


VIEWS = (
    View("concern-welcome", "/", "Which one is yours?", plain=True),
    View("concern-chosen", "/?concern=wrinkles", "The article names 3", plain=True),
    View("concern-all_open", "/?concern=acne&compare=rosacea", "side by side", open_everything),
    View(
        "concern-shared_study",
        "/?concern=stretch-marks&study=timur-tashan-2012",
        "Read Timur Taşhan 2012",
    ),
    View("concern-sharing", "/?concern=rosacea", "Share this page", open_sharing),
    View("concern-words_found", "/", "matched by", say("my face looks tired, and zits")),
    View("concern-words_not_covered", "/", "This sounds like hair", say("hair loss")),
    View("concern-broken_link", "/?concern=wrinkels&x=1", "is not known"),
    View("concern-dropdown", "/", "Dull or tired-looking skin", open_dropdown),
    View("concern-own_bar", "/?concern=wrinkles&bar=by-hand,randomized", "This is your rule"),
    View("matrix-plain", "/matrix", "18 of 18 concerns", plain=True),
    View(
        "matrix-filtered_cell_open",
        "/matrix?group=skin-conditions&show=both&cell=acne.stress-relief",
        "Acne · Less stress",
    ),
    View(
        "matrix-certainty_marked",
        "/matrix?concern=stretch-marks&show=certainty&cell=stretch-marks.scar-softening",
        "Very unsure",
    ),
    View("matrix-own_bar", "/matrix?show=both&bar=by-hand", "No study meets your bar"),
    View("matrix-empty", "/matrix?kind=stated&concerns=acne", "No claim passes"),
    View("research-plain", "/research", "170 of 170 studies.", plain=True),
    View("research-filtered", "/research?concern=redness&step=whole", "5 of 170 studies."),
    View("research-all_open", "/research?concern=stretch-marks", "of 170", open_everything),
    View("research-empty", "/research?q=zzzz", "No study passes."),
    View("article-plain", "/article", "In short", plain=True),
    View("article-marked_found", "/article?concern=stress&q=collagen", "is found"),
    View("article-broken_link", "/article?concern=stres", "is not known"),
    View("your_article-plain", "/your_article", "How will you add it?", plain=True),
    View("your_article-read", "/your_article", "The map of your article", paste(_ARTICLE)),
    View("your_article-editing", "/your_article", "Save the claim", open_claim),
    View("your_article-correcting", "/your_article", "Read the corrected text", correct_text),
    View("your_article-refused", "/your_article", "No words were found.", paste("...")),
    View("your_article-file", "/your_article", "Read the file", upload_file),
    View("about-plain", "/about", "What this is not", plain=True),
    View("about-all_open", "/about", "What this is not", open_everything),
    View("about-broken_link", "/about?x=1", "x"),
    View("offline-welcome", "", "Pick what worries you", where=OFFLINE, plain=True),
    View("offline-concern", "#/?concern=acne", "Before you", open_everything, OFFLINE, plain=True),
    View("offline-matrix", "#/matrix", "18 of 18 concerns", where=OFFLINE, plain=True),
    View(
        "offline-matrix_filtered",
        "#/matrix?show=both&group=skin-conditions",
        "3 of 18 concerns",
        where=OFFLINE,
    ),
    View("offline-research", "#/research?concern=redness", "of 170", where=OFFLINE, plain=True),
    View("offline-article", "#/article?concern=stress", "In short", where=OFFLINE, plain=True),
    View("offline-about", "#/about", "What this is not", where=OFFLINE, plain=True),
    View("offline-broken_link", "#/?concern=zzz", "is not known", where=OFFLINE),
    View("handout-stretch_marks", "", "Before you massage", where=HANDOUT, plain=True),
    View("refused-pack", "/", "cannot be shown", where=REFUSED),
    View("missing-page", "", "no page at this address", where=MISSING),
    View("unavailable-page", "", "unavailable for a moment", where=UNAVAILABLE),
    View("unreadable-page", "", "cannot be read", where=UNREADABLE),
    View("too-many-page", "", "Too many requests", where=TOO_MANY),
)


def write_refused_pack(folder: Path) -> str:
    """Write the shipped pack, with quotes that no article has, to ``folder``; return its path."""
    shutil.copytree(SHIPPED_FOLDER, folder)
    claims = folder / "claims.csv"
    claims.write_text(claims.read_text("utf-8").replace("assage", "assaage", 3), "utf-8")
    return str(folder)


def write_files(folder: Path) -> dict[str, str]:
    """Write every view that is a file to ``folder`` and return their addresses."""
    pack = load_pack(SHIPPED_FOLDER)
    evidence_map, concern_id = build_evidence_map(pack), ConcernId("stretch-marks")
    handout = build_handout(
        evidence_map,
        concern_id,
        address="https://example.org/?concern=stretch-marks",
    )
    made = {
        OFFLINE: offline_html_bytes(evidence_map, address="https://example.org/"),
        HANDOUT: handout_html_bytes(handout),
        MISSING: build_missing("/nope"),
        # Without the refresh tag, or they would reload during a check.
        UNAVAILABLE: (error_pages.FOLDER / "unavailable.html").read_bytes().replace(_REFRESH, b""),
        UNREADABLE: (error_pages.FOLDER / "unreadable.html").read_bytes(),
        TOO_MANY: (error_pages.FOLDER / "too-many.html").read_bytes().replace(_REFRESH, b""),
    }
    for name, content in made.items():
        (folder / f"{name}.html").write_bytes(content)
    return {name: (folder / f"{name}.html").as_uri() for name in made}


def list_refused(browser: Browser, views: Iterable[View], address: str) -> list[str]:
    """Open ``views`` of the app at ``address``; return what the content security policy refused."""
    refused: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            refused.append(message.text)

    context = browser.new_context()
    context.on("console", note)
    page = context.new_page()
    for view in views:
        reach(page, view, {APP: address})
    context.close()
    return refused


def reach(page: Page, view: View, addresses: dict[str, str]) -> None:
    """Open ``view`` in ``page``, and wait until it is complete and still."""
    page.goto("about:blank")  # another part after "#" would not reload the same file
    page.goto(f"{addresses[view.where]}{view.path}")
    # Pages without the app or without its data have no footer.
    end = ".ts-foot" if view.where in {APP, OFFLINE, HANDOUT} else "h1"
    page.locator(end).wait_for(timeout=30_000)
    wait_until_calm(page)
    if view.prepare:
        view.prepare(page)
        wait_until_calm(page)
    if view.where == OFFLINE:
        # The copy holds all views at once; each hidden one is surveyed as a view of its own.
        page.evaluate("document.querySelectorAll('[hidden]').forEach((item) => item.remove())")
    expect(page.get_by_text(view.shown).locator("visible=true").first).to_be_visible()
    if view.prepare:
        # ``shown`` may be the first of many changes, so wait for the rest of them, too.
        wait_until_calm(page)


def wait_until_calm(page: Page) -> None:
    """Wait until the script has ended, every chart is drawn and nothing moves."""
    page.wait_for_function(
        """() => {
          const app = document.querySelector('[data-testid="stApp"]');
          const charts = [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')];
          const drawn = charts.every((chart) => !chart.checkVisibility()
            || chart.querySelector('svg, canvas'));
          const busy = [...document.querySelectorAll('[data-testid="stSkeleton"]')]
            .some((item) => item.checkVisibility());
          // The server was told when the device turned dark or light.
          const told = !app || (getComputedStyle(document.documentElement).colorScheme
            === getComputedStyle(app).colorScheme);
          return (!app || app.dataset.testScriptState === 'notRunning') && told && drawn && !busy
            && document.fonts.status === 'loaded';
        }"""
    )
    page.evaluate(
        """async () => {
          // Neither frames nor animations are waited for without end: a test would hang.
          const late = (ms) => new Promise((resolve) => setTimeout(resolve, ms, "late"));
          const frame = () => Promise.race([new Promise(requestAnimationFrame), late(250)]);
          const start = performance.now();
          let height = -1;
          for (let still = 0; still < 6; still += 1) {
            await frame();
            const now = document.documentElement.scrollHeight;
            if (now !== height) { height = now; still = 0; }
            if (performance.now() - start > 20000) throw new Error("The page keeps growing.");
          }
          const moving = document.getAnimations()
            .filter((item) => Number.isFinite(item.effect.getComputedTiming().iterations)
              && item.effect.getComputedTiming().activeDuration > 0);
          const ends = moving.map((item) => item.finished.catch(() => null));
          if (await Promise.race([Promise.all(ends), late(10000)]) === "late") {
            const names = moving.filter((item) => item.playState !== "finished").map((item) =>
              `${item.animationName ?? item.transitionProperty} ${item.playState} on `
              + `${item.effect.target?.outerHTML.slice(0, 120)}`);
            if (names.length) throw new Error(`This never comes to rest: ${names.join("; ")}`);
          }
        }"""
    )


def open_handout(page: Page) -> None:
    """Open the menu of the handout, after everything that is drawn on scrolling to it has come.

    Until then the page grows above the menu, whose button would move and close it. The menu is
    complete once its last button is there.
    """
    button = page.get_by_role("button", name="Get the handout")
    button.scroll_into_view_if_needed()
    wait_until_calm(page)
    button.click()
    page.get_by_role("button", name="Handout as a web page").wait_for()


def wait_until_quiet(page: Page, ms: int = 800) -> None:
    """Wait until nothing in the page has changed or scrolled for ``ms`` by its own clock.

    By then, what the page does shortly after a change, or must not do, has happened.
    """
    page.evaluate(
        """(ms) => new Promise((resolve, reject) => {
          let timer = 0;
          const again = () => { clearTimeout(timer); timer = setTimeout(resolve, ms); };
          const all = { childList: true, characterData: true, attributes: true, subtree: true };
          new MutationObserver(again).observe(document.body, all);
          document.addEventListener("scroll", again, { capture: true, passive: true });
          setTimeout(reject, 30000, new Error("The page keeps changing."));
          again();
        })""",
        ms,
    )


def wait_until_listed(page: Page) -> None:
    """Wait until the open list of options is still; it narrows while one types."""
    page.get_by_role("option").first.wait_for()
    page.evaluate(
        """async () => {
          const look = () => [...document.querySelectorAll("[role='listbox'], [role='option']")]
            .map((item) => item.innerText + JSON.stringify(item.getBoundingClientRect())).join();
          let before = "";
          for (let still = 0; still < 12; still += 1) {
            await new Promise(requestAnimationFrame);
            const now = look();
            if (now !== before) { before = now; still = 0; }
          }
        }"""
    )


def choose(page: Page, label: str, words: str, option: str | re.Pattern[str]) -> None:
    """Type into a dropdown and pick an option, as a person does."""
    box = page.get_by_label(label, exact=True)
    box.click()
    box.press_sequentially(words)
    wait_until_listed(page)
    page.get_by_role("option", name=option, exact=True).click()
