"""Measure which sentences are marked as going further than the evidence.

Run: make bench-overstatements

The sentences were written by people who had seen neither the words of the pack nor the code.
Half of the sentences go too far. Those of part "tune" may be looked at while tuning. Those of
part "report" were written by somebody else, were run once, and only give the figures.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from touchstone.evidence_map.evidence_map import EvidenceMap, build_evidence_map
from touchstone.ids import parse_cell
from touchstone.own_article.documents import build_article, read_text
from touchstone.own_article.draft import describe_origin
from touchstone.own_article.overstatements import find_overstatements
from touchstone.own_article.reading.vocabulary import Vocabulary, build_vocabulary
from touchstone.own_article.strong_words import StrongWords, read_strong_words
from touchstone.packs.loading import load_pack
from touchstone.resources import SHIPPED_FOLDER

SENTENCES = Path(__file__).with_name("overstatements.csv")
# An article about massage, to which a single sentence is added.
_BEFORE = "# Massage and skin\n\nFacial massage.\n\n"


def read_sentences() -> list[dict[str, str]]:
    """Return the rows of overstatements.csv: part, cell, sentence, too_far, kinds."""
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def list_kinds(
    row: dict[str, str],
    evidence_map: EvidenceMap,
    vocabulary: Vocabulary,
    strong_words: StrongWords,
) -> list[str]:
    """Return the kinds that are marked in a sentence."""
    document = read_text(_BEFORE + row["sentence"])
    article = build_article(document, article_id="one", meta=describe_origin(document))
    claims = [
        (parse_cell(row["cell"]), paragraph)
        for section in article.sections
        for paragraph in section.paragraphs[-1:]
    ]
    marked = find_overstatements(article, claims, evidence_map, vocabulary, strong_words)
    return list(dict.fromkeys(mark.kind_id for marks in marked for mark in marks))


def count_marked(part: str, evidence_map: EvidenceMap) -> Counter[tuple[str, str]]:
    """Count the sentences of a part, and the marked ones, by "yes", "no" and kind.

    Each wrong answer of part "tune" is printed.
    """
    vocabulary = build_vocabulary(evidence_map.pack)
    strong_words = read_strong_words(evidence_map.pack)
    counts: Counter[tuple[str, str]] = Counter()
    for row in read_sentences():
        if row["part"] != part:
            continue
        kinds, too_far = list_kinds(row, evidence_map, vocabulary, strong_words), row["too_far"]
        counts[too_far, "all"] += 1
        counts[too_far, "marked"] += bool(kinds)
        for kind in filter(None, row["kinds"].split(";")):
            counts[kind, "all"] += 1
            counts[kind, "marked"] += kind in kinds
        if part == "tune" and bool(kinds) != (too_far == "yes"):
            print(f"{too_far}: {', '.join(kinds) or 'nothing'}: {row['sentence']}")
    return counts


def main() -> None:
    """Print each wrong answer of part "tune", and the shares of both parts."""
    evidence_map = build_evidence_map(load_pack(SHIPPED_FOLDER))
    for part in ("report", "tune"):
        counts = count_marked(part, evidence_map)
        for name in sorted({name for name, _ in counts}):
            total, marked = counts[name, "all"], counts[name, "marked"]
            title = {"yes": "too far", "no": "fine"}.get(name, f"  {name}")
            share = f"{100 * marked / total:5.1f} %"
            print(f"{part:<7}{title:<12} {marked:>3} of {total:>3} marked  {share}")


if __name__ == "__main__":
    main()
