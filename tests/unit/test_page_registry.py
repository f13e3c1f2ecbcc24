"""The registry of pages agrees with the scripts, the web server and itself."""

from __future__ import annotations

import re

import pytest

from touchstone.evidence.studies import build_index
from touchstone.evidence_map.choices import list_choices
from touchstone.links.pages import CLAIM_FILTERS, PAGES, STUDY_FILTERS, Page
from touchstone.resources import SHIPPED_FOLDER

ROOT = SHIPPED_FOLDER.parent


def test_every_page_has_a_script_and_every_script_a_page():
    """A script that is not in the registry would be a page without a name."""
    found = {str(path.relative_to(ROOT)) for path in (ROOT / "pages").glob("*.py")}

    assert {page.file for page in PAGES.values()} == {"streamlit_app.py", *found}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_script_draws_the_page_that_it_is_listed_for(page: Page):
    """Streamlit takes the path of a page from the name of its script."""
    script = (ROOT / page.file).read_text(encoding="utf-8")

    assert f'PAGE = "{page.page_id}"' in script
    assert page.path in ("", page.file.removeprefix("pages/").removesuffix(".py"))


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_parameters_of_a_page_are_told_apart(page: Page):
    """Names are unique on a page, and a parameter is reset only by others of the same page."""
    names = [parameter.name for parameter in page.parameters]

    assert len(set(names)) == len(names)
    for parameter in page.parameters:
        assert set(parameter.resets_with) <= set(names)


def test_nginx_logs_the_path_of_every_page():
    """A page that is not in the list of nginx would be logged as "other"."""
    text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    (listed,) = re.findall(r"\(\?<page>/\(([^)]*)\)\)", text)

    paths = [page.path for page in PAGES.values() if page.path]
    assert sorted(listed.split("|")) == sorted([*paths, r"offline\.html"])


def test_filters_look_at_columns_that_are_there(pack, claims):
    """Each filter also has a list of values to choose from."""
    findings, choices = build_index(pack).findings, list_choices(pack)

    assert {item.column for item in CLAIM_FILTERS} <= set(claims.columns)
    assert {item.column for item in STUDY_FILTERS} <= set(findings.columns)
    for item in (*CLAIM_FILTERS, *STUDY_FILTERS):
        assert choices[item.parameter.choices]


def test_every_list_of_values_belongs_to_a_parameter(pack):
    """No list of values is unused, and no parameter lacks its list."""
    named = {parameter.choices for page in PAGES.values() for parameter in page.parameters}

    assert named - {""} == set(list_choices(pack))
