"""Measure how much of an article the reader understands. Run: make bench-reader.

Articles and their claims were written by hand. Those of part "tune" may be looked
at while tuning; those of part "report" only give figures, and are read only with
--report. A pair is a concern and a benefit; a sentence is right if the passage
of a right pair shares a sentence with the passage chosen by hand.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from touchstone.articles.article import Article, Section
from touchstone.articles.quotes import split_quote
from touchstone.own_article.documents import build_article, read_document
from touchstone.own_article.draft import describe_origin
from touchstone.own_article.reading.suggest import ArticleReading, read_article
from touchstone.own_article.reading.vocabulary import Vocabulary, build_vocabulary
from touchstone.packs.loading import load_pack
from touchstone.packs.pack import Pack
from touchstone.resources import SHIPPED_FOLDER

HERE = Path(__file__).parent
TEXTS = HERE / "reader_articles"
SIZES = (500, 1_000, 2_000, 5_000, 10_000, 50_000)
AIMS = {"tune": (0.9, 0.75), "report": (0.9, 0.75), "shipped": (0.9, 0.9)}
MAX_SECONDS_2000 = 1.0
# How much the time per word may grow from 2,000 to 50,000 words and still count as linear.
MAX_GROWTH = 1.5

Gold = dict[tuple[str, str], list[tuple[str, ...]]]


@dataclass(frozen=True)
class Score:
    """Counts for one article, or for several together.

    Attributes:
        right: Pairs that were found and are in the gold.
        found: Pairs that were found.
        there: Pairs that are in the gold.
        sentences: Right pairs whose passage shares a sentence with the gold.
        kinds: Right pairs of the right kind.
        denied: Denied sentences that a wrong suggestion rests on; a sentence may deny one
            thing and claim another.
        listed: Denied sentences that were listed as such.
        denials: Denied sentences that are in the gold.
    """

    right: int = 0
    found: int = 0
    there: int = 0
    sentences: int = 0
    kinds: int = 0
    denied: int = 0
    listed: int = 0
    denials: int = 0

    def __add__(self, other: Score) -> Score:
        """Return the counts of both."""
        mine, theirs = vars(self), vars(other)
        return Score(**{name: mine[name] + theirs[name] for name in mine})

    @property
    def precision(self) -> float:
        """The share of found pairs that are right; 1 if nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of gold pairs that were found; 1 if there are none."""
        return self.right / self.there if self.there else 1.0


def read_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of the benchmark."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_text(name: str) -> Article:
    """Return an article of the benchmark."""
    path = TEXTS / name
    document = read_document(name, path.read_bytes())
    meta = describe_origin(document)
    return build_article(document, article_id=path.stem, meta=meta)


def gold_of(article: str) -> tuple[Gold, dict[tuple[str, str], str], list[str]]:
    """Return the claims of an article, their kinds, and its denied sentences."""
    gold: Gold = defaultdict(list)
    kinds: dict[tuple[str, str], str] = {}
    for row in read_rows("reader_gold.csv"):
        if row["article"] == article:
            pair = (row["concern_id"], row["benefit_id"])
            gold[pair].append(tuple(split_quote(row["sentences"])))
            kinds[pair] = row["kind"]
    denied = [
        row["sentence"] for row in read_rows("reader_denied.csv") if row["article"] == article
    ]
    return gold, kinds, denied


def gold_of_pack(pack: Pack) -> Gold:
    """Return the claims of the shipped article."""
    gold: Gold = defaultdict(list)
    claims = pack.claims
    rows = zip(claims["concern_id"], claims["benefit_id"], claims["quote"], strict=True)
    for concern_id, benefit_id, quote in rows:
        gold[concern_id, benefit_id].append(tuple(split_quote(quote)))
    return gold


def score(
    reading: ArticleReading, gold: Gold, kinds: dict[tuple[str, str], str], denied: Iterable[str]
) -> Score:
    """Return how a reading compares with the gold."""
    denials = list(denied)
    found = {(item.concern_id, item.benefit_id): item for item in reading.suggestions}
    right = [pair for pair in found if pair in gold]
    listed = [item.sentence for item in reading.denied]
    return Score(
        right=len(right),
        found=len(found),
        there=len(gold),
        sentences=sum(_share(found[pair].sentences, gold[pair]) for pair in right),
        kinds=sum(found[pair].kind == kinds.get(pair) for pair in right),
        denied=sum(
            any(
                _overlap(sentence, part)
                for pair, item in found.items()
                if pair not in gold
                for part in item.sentences
            )
            for sentence in denials
        ),
        listed=sum(any(_overlap(sentence, item) for item in listed) for sentence in denials),
        denials=len(denials),
    )


def _share(sentences: Iterable[str], passages: Iterable[tuple[str, ...]]) -> bool:
    parts = [part for passage in passages for part in passage]
    return any(_overlap(sentence, part) for sentence in sentences for part in parts)


def _overlap(one: str, other: str) -> bool:
    """Return whether one text contains the other, ignoring differences in white space."""
    first, second = " ".join(one.split()), " ".join(other.split())
    return first in second or second in first


def words_of(length: int, vocabulary: Vocabulary) -> tuple[int, float]:
    """Return how many words were read, and the seconds it took (best of three)."""
    texts = [row["article"] for row in read_rows("reader_articles.csv") if row["part"] == "tune"]
    paragraphs = [
        paragraph
        for name in texts
        for section in read_text(name).sections
        for paragraph in section.paragraphs
    ]
    chooser, chosen, count = random.Random(0), list[str](), 0
    while count < length:
        chosen.append(chooser.choice(paragraphs))
        count += len(chosen[-1].split())
    sections = [
        Section(f"part-{place}", f"Part {place}", tuple(chosen[place : place + 5]))
        for place in range(0, len(chosen), 5)
    ]
    article = Article("long", {"title": "Massage"}, tuple(sections))
    spent = []
    for _ in range(3):
        start = time.perf_counter()
        read_article(article, vocabulary)
        spent.append(time.perf_counter() - start)
    return count, min(spent)


def explain(reading: ArticleReading, gold: Gold, denied: Iterable[str]) -> None:
    """Print each pair that is wrong or missing, and each denial that was not listed.

    This is only for articles that may be looked at.
    """
    found = {(item.concern_id, item.benefit_id): item for item in reading.suggestions}
    for pair in sorted(found.keys() - gold.keys()):
        print(f"    wrong {pair} {found[pair].kind}: {found[pair].quote!r} {found[pair].why}")
    for pair in sorted(gold.keys() - found.keys()):
        print(f"    missing {pair}: {gold[pair][0]}")
    listed = [item.sentence for item in reading.denied]
    for sentence in denied:
        if not any(_overlap(sentence, item) for item in listed):
            print(f"    not listed as denied: {sentence}")


def print_score(part: str, name: str, result: Score, note: str = "") -> None:
    """Print one line of the table."""
    sentences = f"{result.sentences / result.right:9.2f}" if result.right else f"{'-':>9}"
    print(
        f"{part:<8}{name:<34}{result.right:>5}{result.found:>6}{result.there:>6}"
        f"{result.precision:>10.2f}{result.recall:>8.2f}{sentences}"
        f"{result.denied:>8}{result.listed:>5}/{result.denials:<3}{note}"
    )


def choose_rows(*, report: bool) -> list[dict[str, str]]:
    """Return the articles to be read, part tune first; part report only if asked for."""
    rows = [row for row in read_rows("reader_articles.csv") if report or row["part"] == "tune"]
    return sorted(rows, key=lambda row: row["part"] != "tune")


def measure(vocabulary: Vocabulary, pack: Pack, *, report: bool, details: bool) -> dict[str, Score]:
    """Print the table of the articles and return the counts by part."""
    print(
        f"{'part':<8}{'article':<34}{'right':>5}{'found':>6}{'there':>6}"
        f"{'precision':>10}{'recall':>8}{'sentence':>9}{'denied':>8}  listed"
    )
    totals: dict[str, Score] = defaultdict(Score)
    for row in choose_rows(report=report):
        gold, kinds, denied = gold_of(row["article"])
        reading = read_article(read_text(row["article"]), vocabulary)
        result = score(reading, gold, kinds, denied)
        totals[row["part"]] += result
        print_score(row["part"], row["article"], result, f"  {row['style']}")
        if details and row["part"] == "tune":
            explain(reading, gold, denied)
    shipped = gold_of_pack(pack)
    for article in pack.articles.values():
        reading = read_article(article, vocabulary)
        totals["shipped"] += score(reading, shipped, {}, ())
        if details:
            explain(reading, shipped, ())
    for part, result in totals.items():
        print_score(part, "ALL", result)
    return totals


def find_misses(totals: dict[str, Score], spent: dict[int, tuple[int, float]]) -> list[str]:
    """Return the aims that were missed, in words."""
    missed = []
    for part, result in totals.items():
        precision, recall = AIMS[part]
        if result.precision < precision:
            missed.append(f"{part}: precision {result.precision:.2f}, aim {precision}")
        if result.recall < recall:
            missed.append(f"{part}: recall {result.recall:.2f}, aim {recall}")
        if result.denied:
            missed.append(f"{part}: {result.denied} denied sentences suggested, aim 0")
    if spent[2_000][1] >= MAX_SECONDS_2000:
        missed.append(f"2,000 words took {spent[2_000][1]:.2f} s, aim under 1 s")
    growth = (spent[50_000][1] / spent[50_000][0]) / (spent[2_000][1] / spent[2_000][0])
    if growth > MAX_GROWTH:
        missed.append(f"time a word grows {growth:.1f} times from 2,000 to 50,000 words")
    return missed


def main() -> int:
    """Print accuracy and time; with --strict, return 1 if an aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strict", action="store_true", help="fail when an aim is missed")
    parser.add_argument("--report", action="store_true", help="read part report, too")
    parser.add_argument("--details", action="store_true", help="print what is wrong in part tune")
    options = parser.parse_args()
    pack = load_pack(SHIPPED_FOLDER)
    vocabulary = build_vocabulary(pack)
    totals = measure(vocabulary, pack, report=options.report, details=options.details)
    print(f"\n{'words':>8}{'seconds':>9}{'ms a 1,000 words':>18}")
    spent = {length: words_of(length, vocabulary) for length in SIZES}
    for count, seconds in spent.values():
        print(f"{count:>8,}{seconds:>9.3f}{1e6 * seconds / count:>18.1f}")
    missed = find_misses(totals, spent)
    print("\n" + ("\n".join(f"missed: {item}" for item in missed) or "All aims are met."))
    return 1 if missed and options.strict else 0


if __name__ == "__main__":
    sys.exit(main())
