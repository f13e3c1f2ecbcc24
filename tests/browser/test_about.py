"""The contents of About lead to each of its parts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenUrl
from tests.browser.views import wait_until_calm


@pytest.mark.parametrize("width", [360, 1280])
def test_each_line_of_the_contents_leads_to_its_heading(open_url: OpenUrl, server: str, width: int):
    """Pressing Enter on a line of the contents brings the heading of that name into view."""
    page = open_url(f"{server}/about", width=width)
    wait_until_calm(page)
    contents = page.get_by_role("navigation", name="Contents")
    names = contents.get_by_role("link").all_inner_texts()

    assert len(names) >= 18
    for name in names:
        contents.get_by_role("link", name=name, exact=True).press("Enter")
        heading = page.get_by_role("heading", name=name, level=2, exact=True)
        expect(heading).to_be_in_viewport(ratio=1)
