"""Charts carry the data they show and nothing else."""

from __future__ import annotations

from collections import Counter

import altair as alt
import pandas as pd
import pytest

from touchstone.charts.matrix import build_matrix_chart
from touchstone.charts.research import (
    build_directions_chart,
    build_years_chart,
    count_directions,
    count_years,
)
from touchstone.charts.research_map import (
    build_map_chart,
    count_map,
    list_map_parts,
)
from touchstone.charts.theme import build_config
from touchstone.design.palette import DARK, LIGHT, Palette
from touchstone.evidence.basis import list_standings, mark_deciding
from touchstone.evidence.studies import build_index, filter_findings
from touchstone.evidence_map.cells import list_cells
from touchstone.evidence_map.matrix import build_cells
from touchstone.wording.claims import matrix_title


def rows_of(spec: dict) -> list[dict]:
    """Return the rows that a chart carries."""
    (rows,) = spec["datasets"].values()
    return rows


def mark(findings: pd.DataFrame, verdicts: dict) -> pd.DataFrame:
    """Return findings, each marked with whether it decides a verdict."""
    return mark_deciding(findings, list_standings(verdicts))


def test_the_matrix_chart_draws_every_cell_with_its_sign(evidence_map, pack, claims):
    """Every cell gets one mark, and only the open cell is outlined."""
    cells = build_cells(evidence_map, claims, display_mode="claim")
    chart = build_matrix_chart(
        cells, palette=LIGHT, title=matrix_title(claims), cell="wrinkles.collagen"
    )
    rows = rows_of(chart.to_dict())

    assert len(rows) == len(pack.concerns) * len(pack.benefits)
    assert [row["said"] for row in rows if row["open"]] == ["Wrinkles, More collagen: Implied"]


def test_the_matrix_chart_draws_frames_and_dots(evidence_map, claims):
    """As on the page, undecided cells have a frame, and decided ones have dots."""
    cells = build_cells(evidence_map, claims, display_mode="both")
    rows = rows_of(build_matrix_chart(cells, palette=LIGHT, title="Title").to_dict())

    assert Counter(row["pips"] for row in rows) == {"": 275, "•": 10, "••": 3}
    assert Counter(row["emphasis"] for row in rows)["gap"] == 11


def test_titles_say_the_finding(claims):
    """A title is a sentence about the data, not the name of a chart."""
    assert matrix_title(claims).startswith(f"{len(claims)} claims, ")


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_chart_carries_its_theme(evidence_map, pack, claims, verdicts, palette: Palette):
    """Fonts and colors are part of the chart itself, so page, picture and file look the same."""
    cells = build_cells(evidence_map, claims, display_mode="claim")
    counts = count_map(list_cells(pack, verdicts), mark(pack.findings, verdicts))
    parts = list_map_parts(counts, headers=pack.benefit_names, emphases=["step"] * len(counts))
    found = count_directions(mark(filter_findings(build_index(pack), {}), verdicts))
    years = count_years(pack.studies.assign(decides=False))
    look = {"palette": palette, "title": "The finding"}
    charts = [
        build_matrix_chart(cells, **look),
        build_map_chart(parts, benefits=[*pack.benefit_names.values()], **look),
        build_directions_chart(found, **look),
        build_years_chart(years, **look),
    ]
    with alt.theme.enable("none"):
        carried = [chart.to_dict()["config"] for chart in charts]

    assert carried == [build_config(palette)] * len(charts)


def test_rows_of_the_evidence_map_keep_the_order_of_the_pack(pack, verdicts):
    """A concern without a study keeps its place, and picking a pair is a chart parameter."""
    counts = count_map(list_cells(pack, verdicts), mark(pack.findings, verdicts))
    parts = list_map_parts(counts, headers=pack.benefit_names, emphases=["step"] * len(counts))
    benefits = [*pack.benefit_names.values()]
    spec = build_map_chart(parts, benefits=benefits, palette=LIGHT, title="T").to_dict()

    orders = {tuple(layer["encoding"]["y"]["sort"]) for layer in spec["layer"]}
    assert orders == {tuple(pack.concern_names.values())}
    (param,) = spec["params"]
    assert param["select"]["fields"] == ["concern_id", "benefit_id"]


def test_years_without_a_study_keep_their_place():
    """A chart layer without those years must neither drop them nor move them to the end."""
    studies = pd.DataFrame({"year": [1989, 1991], "decides": [False, True]})
    counts = count_years(studies)
    spec = build_years_chart(counts, palette=LIGHT, title="T").to_dict()

    assert counts["studies"].tolist() == [1, 0, 1]
    for layer in spec["layer"]:
        assert layer["encoding"]["x"]["scale"]["domain"] == [1989, 1990, 1991]


def test_a_bar_of_few_results_is_no_share():
    """Each result fills a tenth of a bar, so a bar is full only with ten results or more."""
    rows = [(f"r{n}", "meta-analysis", "supports", "whole", True) for n in range(4)]
    rows += [(f"t{n}", "randomized-trial", "supports", "whole", True) for n in range(12)]
    columns = ["study_id", "design", "direction", "step", "decides"]
    counts = count_directions(pd.DataFrame(rows, columns=columns))
    spec = build_directions_chart(counts, palette=LIGHT, title="T").to_dict()
    (drawn,) = spec["datasets"].values()

    assert {row["group"]: row["end"] for row in drawn} == {"Reviews": 0.4, "Randomized trials": 1.0}
    assert drawn[0]["said"] == "Reviews, better: 4 studies"
