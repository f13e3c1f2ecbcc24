"""The offline copy has the whole map in the same words, loads nothing and runs no foreign code."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from tests.several import HANDS, TITLES, make_several
from touchstone.cli import main
from touchstone.evidence_map.evidence_map import build_evidence_map
from touchstone.evidence_map.matrix import build_cells
from touchstone.exports.offline import offline_html_bytes
from touchstone.links.pages import PAGES
from touchstone.markup.grid import render_grid
from touchstone.packs.loading import load_pack
from touchstone.wording.claims import answer_sentence
from touchstone.wording.research import research_lead
from touchstone.wording.verdicts import cell_sentence

HOSTILE = "</script><script>alert(1)</script>\"'&<img src=x onerror=alert(1)>"


class _Reader(HTMLParser):
    """Collect ids, the targets of inner links, and attributes that load or run something."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: set[str] = set()
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record an element's id, the target of its link, and what it loads or runs."""
        for name, value in attrs:
            if name == "id":
                self.ids.append(str(value))
            if name == "href" and str(value).startswith("#"):
                self.targets.add(str(value)[1:])
            if name in ("src", "srcset", "action", "poster", "data") or name.startswith("on"):
                self.loads.append(f"{tag} {name}")


@pytest.fixture(scope="module")
def page(pack) -> str:
    """Return the offline copy of the shipped pack."""
    return offline_html_bytes(build_evidence_map(pack), address="https://example.org/").decode(
        "utf-8"
    )


@pytest.fixture(scope="module")
def read(page: str) -> _Reader:
    """Return the ids, link targets and loading attributes of the copy."""
    reader = _Reader()
    reader.feed(page)
    return reader


def test_every_answer_claim_and_study_is_there(page: str, pack, claims, verdicts):
    """The copy says what the pages say, concern by concern."""
    text = html.unescape(re.sub(r"<[^>]+>", "", page))

    for concern_id, name in pack.concern_names.items():
        own = claims.loc[claims["concern_id"] == concern_id]
        cells = [verdicts[concern_id, benefit_id] for benefit_id in own["benefit_id"]]
        assert f"{answer_sentence(name, own)} {research_lead(name, cells)}".strip() in text
        assert all(cell_sentence(cell, name) in text for cell in cells)
    assert all(advice in text for advice in pack.cautions["advice"])
    assert all(finding in text for finding in pack.studies["finding"])


def test_every_inner_link_has_one_target(read: _Reader):
    """Links to passages, studies and views have exactly one target, even without the script."""
    assert read.targets - set(read.ids) == set()
    assert len(read.targets) > 100
    assert len(read.ids) == len(set(read.ids))


def test_nothing_in_the_copy_is_loaded_or_runs_by_itself(page: str, read: _Reader):
    """The markup fetches no address and has no handlers, and the policy refuses the rest."""
    assert read.loads == []
    assert not re.search(r"url\(|@import", page)
    assert "default-src 'none'" in page


def test_the_index_lists_every_finding_with_what_filters_look_at(page: str, pack):
    """The script filters the same findings as the Research page."""
    raw = re.search(r'<script type="application/json" id="index">(.*?)</script>', page)[1]
    index = json.loads(raw)

    assert set(index) == set(pack.findings["study_id"])
    assert sum(map(len, index.values())) == len(pack.findings)
    study_id, concern_id, benefit_id, direction = pack.findings[
        ["study_id", "concern_id", "benefit_id", "direction"]
    ].iloc[0]
    study = pack.studies.set_index("study_id").loc[study_id]
    about = [study["given_with"], study["funding"], study["sex"], study["harms"]]
    assert [concern_id, benefit_id, study["design"], direction, *about] in index[study_id]


def test_the_grid_is_that_of_the_app_in_each_mode(page: str, evidence_map, claims):
    """The grid is identical to the app's, and the copy has the values that it is filtered by."""
    raw = re.search(r'<script type="application/json" id="claims">(.*?)</script>', page)[1]
    row = claims.iloc[0]

    for mode in ("claim", "both"):
        cells = build_cells(evidence_map, claims, display_mode=mode)
        grid = render_grid(cells, caption="")
        assert grid[grid.index("</caption>") :] in page
    assert len(json.loads(raw)) == len(claims)
    assert json.loads(raw)[f"{row['concern_id']}.{row['benefit_id']}"] == {
        "group": row["group_id"],
        "area": row["area_id"],
        "kind": row["kind"],
        "verdict": row["verdict"],
    }


def test_the_same_pack_gives_the_same_bytes(pack):
    """The offline copy is reproducible."""
    assert offline_html_bytes(build_evidence_map(pack)) == offline_html_bytes(
        build_evidence_map(pack)
    )


def test_words_of_a_pack_are_never_markup(pack):
    """Names and findings that look like HTML are shown as text and close no element."""
    concerns = pack.concerns.assign(name=HOSTILE, description=HOSTILE)
    studies = pack.studies.assign(finding=HOSTILE, title=HOSTILE)
    foreign = replace(pack, tables={**pack.tables, "concerns": concerns, "studies": studies})

    drawn = offline_html_bytes(build_evidence_map(foreign), address=HOSTILE).decode("utf-8")

    assert "<script>alert" not in drawn
    assert "<img" not in drawn
    assert drawn.count("</script>") == 3


def test_every_part_has_its_place(page: str):
    """The copy has every part that its navigation names, in the same order."""
    assert re.findall(r'class="part" id="[\w-]+" data-part="([\w]*)"', page) == [
        item.path for item in PAGES.values() if item.is_offline
    ]


def test_the_command_writes_the_file_and_its_size(tmp_path, capsys, pack):
    """The command prints the size, and writes the same bytes as the download."""
    out = tmp_path / "map.html"

    assert main(["offline", str(out)]) == 0
    assert out.read_bytes() == offline_html_bytes(build_evidence_map(pack))
    assert f"Wrote map.html: {out.stat().st_size:,} bytes" in capsys.readouterr().out


def test_the_command_says_when_it_cannot_write(tmp_path, capsys):
    """If the path is a folder, the error names it, without a traceback."""
    assert main(["offline", str(tmp_path)]) == 1
    assert f"'{tmp_path.name}' cannot be written (Is a directory)." in capsys.readouterr().err


def test_the_copy_of_several_articles_names_each(tmp_path):
    """Every passage names its article, and every article is in the copy."""
    several = load_pack(make_several(tmp_path / "pack"))

    drawn = offline_html_bytes(build_evidence_map(several)).decode("utf-8")

    assert html.escape(f"{TITLES[HANDS]}") in drawn
    assert "2 of 3 articles name 3 benefits of massage for wrinkles" in drawn
    for article_id in several.articles:
        assert f'id="article-{article_id}"' in drawn
