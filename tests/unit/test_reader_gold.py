"""The benchmark of the article reader is consistent: its articles, claims and denials agree."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest

from touchstone.articles.article import REQUIRED_META, parse_article

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
FOLDER = BENCHMARKS / "reader_articles"
JOINER = " … "
FRONT = "\n".join(["---", *(f"{name}: none" for name in REQUIRED_META), "---", ""])


def read_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of the benchmark."""
    with (BENCHMARKS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def read_text(article: str) -> str:
    """Return an article as plain text, with one line per paragraph."""
    raw = (FOLDER / article).read_text(encoding="utf-8")
    if not article.endswith(".md"):
        return "\n".join(" ".join(block.split()) for block in re.split(r"\n\s*\n", raw))
    sections = parse_article(article, FRONT + raw).sections
    return "\n".join(line for part in sections for line in (part.title, *part.paragraphs))


def find_whole(text: str, sentence: str) -> int:
    """Return where ``sentence`` begins as a whole sentence, or -1."""
    start = r"(?:^|\n|[^a-z,;\s]\s*)"
    end = r"(?:(?<=[.?!\"')])|(?=\s*$|\n|\s+[^a-z,;\s]))"
    match = re.search(f"{start}({re.escape(sentence)}){end}", text)
    return match.start(1) if match else -1


ARTICLES = read_rows("reader_articles.csv")
GOLD = read_rows("reader_gold.csv")
DENIED = read_rows("reader_denied.csv")


def test_each_article_is_listed_once_with_a_part():
    """The list matches the folder, and each article belongs to part "tune" or part "report"."""
    files = sorted(path.name for path in FOLDER.iterdir() if path.name != "README.md")

    assert sorted(row["article"] for row in ARTICLES) == files
    assert {row["part"] for row in ARTICLES} == {"tune", "report"}


@pytest.mark.parametrize("part", ["tune", "report"])
def test_each_part_holds_at_least_five_articles_and_the_hard_kinds(part: str):
    """Both parts measure the hard kinds: articles with denials, and articles on another subject."""
    styles = [row["style"] for row in ARTICLES if row["part"] == part]

    assert len(styles) >= 5
    assert {"denial", "other subject"} <= set(styles)


def test_another_subject_has_no_claims():
    """An article about bread or bicycles says nothing about massage, so it has no row at all."""
    others = {row["article"] for row in ARTICLES if row["style"] == "other subject"}

    assert [row for row in GOLD + DENIED if row["article"] in others] == []


def test_gold_names_known_articles_concerns_benefits_and_kinds(pack):
    """Every id in the gold exists, because the reader could never find an unknown one."""
    listed = {row["article"] for row in ARTICLES}

    assert {row["article"] for row in GOLD + DENIED} <= listed
    assert {row["concern_id"] for row in GOLD} <= set(pack.concerns["concern_id"])
    assert {row["benefit_id"] for row in GOLD} <= set(pack.benefits["benefit_id"])
    assert {row["kind"] for row in GOLD} == {"stated", "implied"}


def test_no_pair_and_no_denial_is_listed_twice():
    """A pair has one row per article, and so does a denied sentence, so none counts twice."""
    pairs = [(row["article"], row["concern_id"], row["benefit_id"]) for row in GOLD]
    denials = [(row["article"], row["sentence"]) for row in DENIED]

    assert len(pairs) == len(set(pairs))
    assert len(denials) == len(set(denials))


def test_gold_sentences_stand_whole_and_in_order_in_their_article():
    """Each claim quotes whole sentences of its article, in the order of the article."""
    wrong = []
    for row in GOLD:
        text = read_text(row["article"])
        places = [find_whole(text, part) for part in row["sentences"].split(JOINER)]
        if -1 in places or places != sorted(set(places)):
            wrong.append(row)

    assert wrong == []


def test_denied_sentences_stand_whole_in_their_article():
    """Each denial quotes a whole sentence of its article, as the reader lists them."""
    wrong = [row for row in DENIED if find_whole(read_text(row["article"]), row["sentence"]) < 0]

    assert wrong == []
