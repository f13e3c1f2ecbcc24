"""The benchmark's peers show what the pack contains, and a missing peer is reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.speed import subjects
from benchmarks.speed.static_page import render_page
from benchmarks.speed.view import count_areas, list_areas, list_claims
from touchstone.packs.pack import Pack


def test_the_peers_show_every_passage_of_the_pack(pack: Pack):
    """Each passage is listed under its concern, with its benefit."""
    shown = [
        (concern, claim["benefit"], claim["quote"])
        for concern, claims in list_claims().items()
        for claim in claims
    ]
    rows = pack.claims.assign(
        concern=pack.claims["concern_id"].map(pack.concern_names),
        benefit=pack.claims["benefit_id"].map(pack.benefit_names),
    )

    assert sorted(shown) == sorted(
        rows[["concern", "benefit", "quote"]].itertuples(index=False, name=None)
    )


def test_the_peers_chart_counts_every_passage(pack: Pack):
    """The bars are stacked by area, with the longest bar first."""
    totals = [sum(counts.values()) for counts in count_areas().values()]

    assert totals == sorted(totals, reverse=True)
    assert sum(totals) == len(pack.claims)
    assert set(list_areas()) == set(pack.benefits["area"])


def test_the_static_page_holds_the_whole_view():
    """Every quote is in the page, so choosing a concern fetches nothing."""
    page = render_page().decode()

    quotes = [claim["quote"] for claims in list_claims().values() for claim in claims]
    assert quotes
    assert [quote for quote in quotes if json.dumps(quote, ensure_ascii=False) not in page] == []


def test_a_missing_peer_ends_the_benchmark_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    """No peer is silently left out of the results."""
    monkeypatch.setattr(subjects, "PEER_PYTHON", tmp_path / "python")

    with pytest.raises(SystemExit, match=r"NiceGUI is missing at .*: make bench installs"):
        subjects.require_peer()
