"""The method page adds up, and every place that its self-check names exists."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from tests.plain_words import find_long
from touchstone.evidence.rule import DOMAINS
from touchstone.evidence.study_flow import trace_studies
from touchstone.links.pages import PAGES
from touchstone.markup.method import render_flow, render_self_check
from touchstone.resources import SHIPPED_FOLDER
from touchstone.text import slugify
from touchstone.wording.about import about_text
from touchstone.wording.method import flow_rows, limits_text
from touchstone.wording.self_check import GRADE, SELF_CHECK, SWIM

ROOT = SHIPPED_FOLDER.parent


def test_the_papers_that_were_found_add_up(pack, verdicts):
    """Papers kept and left out add up to those found; each sum equals the rows below it."""
    flow = trace_studies(pack, verdicts)

    assert flow.kept_count == len(pack.studies)
    assert flow.left_out_count == len(pack.tables["left_out"])
    rows = flow_rows(flow)
    sums: list[list[int]] = []
    for _, count, is_sum in rows[1:]:
        if is_sum:
            sums.append([count, 0])
        else:
            sums[-1][1] += count
    assert all(total == parts for total, parts in sums)
    assert rows[0][1] == sum(total for total, _ in sums)


def test_the_studies_that_decide_are_those_of_the_verdicts(pack, verdicts):
    """Each study is counted once, in the first role that fits."""
    deciding = {
        item.study_id
        for cell in verdicts.values()
        if cell.verdict != "no-claim"
        for item in cell.deciding
    }
    behind_a_caution = set(pack.studies["study_id"]) - set(pack.findings["study_id"])
    flow = trace_studies(pack, verdicts)

    assert flow.kept["decides"] == len(deciding)
    assert flow.kept["caution"] == len(behind_a_caution)


def test_every_paper_left_out_is_listed_with_its_reason(pack, verdicts):
    """The list of papers left out is folded but complete, so readers can check every reason."""
    page = render_flow(pack, trace_studies(pack, verdicts))
    table = pack.tables["left_out"]

    assert "<details" in page
    assert "71 papers left out, each with the reason" in page
    listed = Counter(re.findall(r'data-label="Reason">([^<]+)', page))
    assert listed == Counter(
        f"{reason[:1].upper()}{reason[1:]}" for reason in table["reason"].tolist()
    )


def test_a_pack_without_papers_left_out_lists_none(pack, verdicts):
    """The table of papers left out is optional, and without it there is no empty list."""
    bare = replace(pack, tables={**pack.tables, "left_out": pack.tables["left_out"].head(0)})

    assert "<details" not in render_flow(bare, trace_studies(bare, verdicts))


def test_the_limits_are_counted_from_the_tables(pack):
    """The limits of the evidence are given as figures of the shipped pack, in short sentences."""
    said = limits_text(pack)

    assert "Of 92 studies of massage, 38 say how many minutes." in said
    assert "16 also say how often and for how many weeks." in said
    assert "For 20 of them it is known who paid" in said
    assert "For 8 of 18 concerns no study tested massage the whole way." in said
    assert "For 3 of 16 benefits no study tested whether massage brings it." in said
    assert find_long(said.split("\n")) == []


def test_the_self_check_has_every_item_of_both_lists():
    """The self-check covers nine SWiM items, the first in two parts, and five GRADE domains."""
    swim = [re.match(rf"{SWIM} (\d)", item.item) for item in SELF_CHECK]
    numbers = {int(match[1]) for match in swim if match}
    grade = [item.item for item in SELF_CHECK if item.item.startswith(GRADE)]
    domains = [name for key, name in DOMAINS.items() if key not in ("start", "limit")]

    assert numbers == set(range(1, 10))
    assert grade == [f"{GRADE}. {name}" for name in domains]
    assert {item.status for item in SELF_CHECK} == {"Met", "In part", "Not met"}


def test_every_place_that_the_self_check_names_is_there(pack):
    """A place in the self-check is a page, a heading on that page, or a file of the code."""
    paths = {page.path for page in PAGES.values()}
    headings = {
        slugify(title) for title in re.findall(r"^#+ (.+)$", "\n".join(about_text(pack)), re.M)
    }
    drawn = {
        path: set(re.findall(r'anchor="([\w-]+)"', text))
        for path, text in {
            "about": (ROOT / "pages/about.py").read_text(encoding="utf-8"),
            "research": (ROOT / "ui/research_blocks.py").read_text(encoding="utf-8"),
        }.items()
    }
    drawn["about"] |= headings

    for item in SELF_CHECK:
        page, _, anchor = item.target.removeprefix("./").partition("#")
        if page.endswith(".py"):
            assert (ROOT / page).is_file()
            continue
        assert page in paths, item
        assert not anchor or anchor in drawn[page], item


def test_the_self_check_has_no_links_where_there_are_no_pages():
    """The offline copy names the places without links."""
    assert "<a " in render_self_check()
    assert "<a " not in render_self_check(linked=False)
