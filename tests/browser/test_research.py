"""A click on the map of Research filters the list in place, and can be taken back."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenUrl
from tests.browser.views import read_line, wait_until_calm


def test_a_click_in_the_map_filters_the_list(open_url: OpenUrl, server: str):
    """The pair is in the link, the map stays in view, and one button removes the filter."""
    page = open_url(f"{server}/research")
    wait_until_calm(page)
    pair = page.locator('[aria-label^="Stretch marks, scars broken up and less visible"]')
    pair.scroll_into_view_if_needed()
    pair.click()
    expect(page).to_have_url(f"{server}/research?concern=stretch-marks&benefit=scar-softening")
    wait_until_calm(page)

    expect(page.locator(".st-key-research_map_box svg.marks")).to_be_in_viewport()
    listed = page.locator(".st-key-research_list")
    listed.get_by_role("button", name="Concern: Stretch marks").click()
    expect(page).to_have_url(f"{server}/research?benefit=scar-softening")
    listed.get_by_role("button", name="Reset filters").click()
    expect(read_line(page, "170 of 170 studies.")).to_be_visible()


def test_an_open_study_takes_the_whole_row(open_url: OpenUrl, server: str):
    """An open study spans its row, link first, and the cells beside its name stay there."""
    page = open_url(f"{server}/research?concern=rosacea")
    wait_until_calm(page)
    row = page.get_by_role("row").filter(has_text="National Rosacea Society 2023")
    people = row.get_by_role("cell", name="544", exact=True)
    row.get_by_text("National Rosacea Society 2023:").click()
    source = row.get_by_role("link", name="Read National Rosacea Society 2023 at its source")
    expect(source).to_be_visible()
    whole, link, told = (item.bounding_box() for item in (row, source, row.locator("dl")))
    name, beside = row.locator("summary").bounding_box(), people.bounding_box()

    assert whole and link and told and name and beside
    assert told["width"] > 0.9 * whole["width"]
    assert link["y"] < told["y"]
    assert beside["y"] < name["y"] + name["height"] < link["y"]
    assert beside["x"] > name["x"] + name["width"]
