"""Provide what plain_app.py shows, for the peers that show the same without pandas."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from touchstone.packs.csv_tables import read_records
from touchstone.resources import SHIPPED_FOLDER

Claim = dict[str, str]


@lru_cache(maxsize=1)
def list_claims() -> dict[str, list[Claim]]:
    """Return the claims of each concern, by its name: benefit, how, kind, area and quote."""
    benefits = {row["benefit_id"]: row for row in _read("benefits")}
    names = {row["concern_id"]: row["name"] for row in _read("concerns")}
    claims: dict[str, list[Claim]] = {name: [] for name in names.values()}
    for row in _read("claims"):
        benefit = benefits[row["benefit_id"]]
        claims[names[row["concern_id"]]].append(
            {
                "benefit": benefit["name"],
                "how": benefit["how_it_works"],
                "kind": row["kind"],
                "area": benefit["area"],
                "quote": row["quote"],
            }
        )
    return claims


def count_areas() -> dict[str, Counter[str]]:
    """Return how many claims of each area each concern has, the concern with the most first."""
    counts = {name: Counter(claim["area"] for claim in own) for name, own in list_claims().items()}
    return dict(sorted(counts.items(), key=lambda item: -item[1].total()))


def list_areas() -> list[str]:
    """Return the areas of benefits in the order in which the claims name them."""
    return list(dict.fromkeys(claim["area"] for own in list_claims().values() for claim in own))


def _read(table: str) -> list[dict[str, str]]:
    text = (SHIPPED_FOLDER / f"{table}.csv").read_text(encoding="utf-8")
    header, *rows = read_records(text)
    return [dict(zip(header, row, strict=True)) for row in rows]
