"""Make a pack of three articles for tests: the shipped one and two short ones.

The short ones are made up for the tests, and are no source for anything about skin.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from touchstone.exports.tables import csv_bytes
from touchstone.packs.loading import seal_pack
from touchstone.resources import SHIPPED_FOLDER

SHIPPED = "massage-and-skin"
HANDS = "gentle-hands"
EVENINGS = "quiet-evenings"
TITLES = {
    HANDS: "Gentle hands & <calm> skin",
    SHIPPED: "What a good massage can do for your skin",
    EVENINGS: "Quiet evenings",
}
_ARTICLES = {
    HANDS: (
        "A. Tester",
        "2025-03-09",
        "## Faces\n\nA gentle massage brightens tired skin. Wrinkles may soften with it, too.\n\n"
        "## Spots\n\nSome say that acne clears when the face is rubbed each day.\n",
    ),
    EVENINGS: (
        "B. Tester",
        "2024-12-01",
        "## Rest\n\nA massage before bed brings better sleep. Stress falls away.\n",
    ),
}
_CLAIMS = [
    ("dullness", "radiance", "stated", HANDS, "A gentle massage brightens tired skin."),
    ("wrinkles", "fewer-aging-signs", "implied", HANDS, "Wrinkles may soften with it, too."),
    ("acne", "clearer-skin", "stated", HANDS, "acne clears when the face is rubbed each day"),
    ("poor-sleep", "better-sleep", "stated", EVENINGS, "A massage before bed brings better sleep."),
    ("stress", "stress-relief", "stated", EVENINGS, "Stress falls away."),
]


def make_several(folder: Path) -> Path:
    """Write the pack of three articles to ``folder``, seal it, and return the folder."""
    shutil.copytree(SHIPPED_FOLDER, folder)
    for article_id, (author, published, text) in _ARTICLES.items():
        head = (
            f'---\ntitle: "{TITLES[article_id]}"\nauthor: {author}\nbased_on: Made up to test.\n'
            f"language: en-US\npublished: {published}\nlicence: CC0\n---\n\n"
        )
        (folder / "articles" / f"{article_id}.md").write_text(head + text, encoding="utf-8")
    rows = csv_bytes([], _CLAIMS).decode("utf-8-sig").lstrip("\n")
    with (folder / "claims.csv").open("a", encoding="utf-8") as file:
        file.write(rows)
    seal_pack(folder)
    return folder
