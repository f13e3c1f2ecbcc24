"""Take pictures of every page in both widths and both color schemes, into ``shots/``.

Run ``make shots``, or ``make shots VIEW=matrix`` for every state with that in its name.
``make shots VIEW=README`` takes the two pictures of the README again. Each view is a row of
``views.VIEWS``.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, FloatRect, Page, ViewportSize

from tests.browser.conftest import ROOT, launch_chromium, run_server
from tests.browser.views import (
    APP,
    HEIGHT,
    REFUSED,
    SCHEMES,
    VIEWS,
    WIDTHS,
    View,
    reach,
    wait_until_calm,
    write_files,
    write_refused_pack,
)

FOLDER = ROOT / "shots"
README_PICTURES = ("screenshot.png", "screenshot-dark.png")
README_SIZE: ViewportSize = {"width": 1280, "height": 1000}
# Longer pages are cut here; other states show what is below.
_MAX_HEIGHT = 12_000


def choose_views(part: str) -> list[View]:
    """Return the views with ``part`` in their name or, if it is empty, the plain ones."""
    return [view for view in VIEWS if (part in view.name if part else view.plain)]


def take_view(page: Page, view: View, width: str, addresses: dict[str, str]) -> list[Path]:
    """Take pictures of the whole ``view`` in each color scheme, and return the files."""
    page.set_viewport_size({"width": WIDTHS[width], "height": HEIGHT})
    reach(page, view, addresses)
    height = min(page.evaluate("document.documentElement.scrollHeight"), _MAX_HEIGHT)
    whole: FloatRect = {"x": 0, "y": 0, "width": WIDTHS[width], "height": height}
    files = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        wait_until_calm(page)
        files.append(FOLDER / f"{view.name}-{width}-{scheme}.png")
        page.screenshot(path=files[-1], full_page=True, clip=whole)
    page.emulate_media(color_scheme=SCHEMES[0])
    return files


def take_all(browser: Browser, views: list[View], addresses: dict[str, str]) -> int:
    """Take pictures of all ``views``, and return how many there are."""
    count = 0
    for width in WIDTHS:
        context = browser.new_context(color_scheme=SCHEMES[0], reduced_motion="reduce")
        context.set_default_timeout(30_000)
        page = context.new_page()
        for view in views:
            count += len(take_view(page, view, width, addresses))
        context.close()
    return count


def take_for_readme(browser: Browser, address: str) -> None:
    """Take the pictures of the README again: the top of one page, light and dark."""
    for scheme, name in zip(SCHEMES, README_PICTURES, strict=True):
        context = browser.new_context(
            viewport=README_SIZE, color_scheme=scheme, reduced_motion="reduce"
        )
        page = context.new_page()
        page.goto(f"{address}/?concern=stretch-marks")
        page.locator(".ts-foot").wait_for(timeout=30_000)
        wait_until_calm(page)
        page.screenshot(path=ROOT / "docs" / name)
        context.close()


def main(part: str = "") -> None:
    """Take the pictures and say where they are."""
    if part == "README":
        with tempfile.TemporaryDirectory() as name:
            log = Path(name) / "log.txt"
            with run_server(log) as address, launch_chromium() as browser:
                take_for_readme(browser, address)
        return
    views = choose_views(part)
    if not views:
        names = ", ".join(view.name for view in VIEWS)
        sys.exit(f"No view has '{part}' in its name. The views are: {names}.")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pack = write_refused_pack(folder / "pack")
        with (
            run_server(folder / "log.txt") as address,
            run_server(folder / "refused.txt", TOUCHSTONE_DATA=pack) as refused,
            launch_chromium() as browser,
        ):
            addresses = {APP: address, REFUSED: refused, **write_files(folder)}
            count = take_all(browser, views, addresses)
    print(f"{count} pictures in {FOLDER}")  # noqa: T201  # what the command was for


if __name__ == "__main__":
    main(*sys.argv[1:2])
