"""Write large data packs, from a seed, that are made for measuring and never for reading.

Every word is made up of syllables, and the title says what the pack is for, so nothing in it
says anything about skin. Claims, passages, studies, findings and articles grow with the
factor. Concerns, benefits and cautions grow with its square root, so that the pairs of a
concern and a benefit grow with the factor too.
"""

from __future__ import annotations

import json
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from touchstone.articles.quotes import JOINER
from touchstone.evidence.designs import DESIGNS
from touchstone.exports.tables import csv_bytes
from touchstone.packs.loading import write_files
from touchstone.packs.sealing import seal_descriptor
from touchstone.packs.sources import standard_tables

TITLE = "Made for measuring: made-up words, not about skin"
SEED = 7

# About the size of the shipped pack: what the factor multiplies.
CONCERNS, BENEFITS, CAUTIONS, GROUPS, AREAS = 18, 16, 26, 7, 4
PAIRS, CLAIMS, STUDIES, FINDINGS = 52, 63, 145, 357
SECTIONS, PARAGRAPHS, SENTENCES = 4, 3, 3
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"
_STEPS = {"massage-to-benefit": 169, "benefit-to-concern": 72, "related": 69, "whole": 47}
_DIRECTIONS = {"supports": 177, "mixed": 94, "no-difference": 66, "against": 20}


@dataclass(frozen=True)
class Shape:
    """How large a pack is.

    Attributes:
        factor: How many times the shipped pack.
        concerns: Number of concerns; the other counts likewise.
    """

    factor: int
    concerns: int
    benefits: int
    groups: int
    areas: int
    cautions: int
    articles: int
    pairs: int
    claims: int
    studies: int
    findings: int


def find_shape(factor: int) -> Shape:
    """Return the counts of the pack that is ``factor`` times the shipped one."""
    root = math.sqrt(factor)
    return Shape(
        factor=factor,
        concerns=round(CONCERNS * root),
        benefits=round(BENEFITS * root),
        groups=round(GROUPS * factor**0.25),
        areas=round(AREAS * factor**0.25),
        cautions=round(CAUTIONS * root),
        articles=factor,
        pairs=PAIRS * factor,
        claims=CLAIMS * factor,
        studies=STUDIES * factor,
        findings=FINDINGS * factor,
    )


def write_pack(folder: Path, factor: int, *, seed: int = SEED, sealed: bool = True) -> Shape:
    """Write the pack that is ``factor`` times the shipped one, and return its shape.

    Args:
        folder: Where to write it: a new or an empty folder.
        factor: How many times the shipped pack, from 1.
        seed: The same seed writes the same bytes.
        sealed: Whether to record it as checked, so that it loads as it does for readers.
    """
    shape = find_shape(factor)
    files = build_files(shape, seed)
    descriptor = {
        "name": f"made-for-measuring-{factor}",
        "title": f"{TITLE} ({factor} times)",
        "version": "1.0.0",
        "created": "2026-01-01T00:00:00Z",
        "resources": [],
    }
    raw = f"{json.dumps(descriptor, indent=2)}\n".encode()
    entries = {"datapackage.json": seal_descriptor(descriptor, files) if sealed else raw}
    write_files(folder, {**entries, **files})
    return shape


def build_files(shape: Shape, seed: int) -> dict[str, bytes]:
    """Return every file of a pack except ``datapackage.json``, by path."""
    maker = _Maker(shape, random.Random(seed))
    tables = {
        "concerns": maker.concerns(),
        "benefits": maker.benefits(),
        "studies": maker.studies(),
        "findings": maker.findings(),
        "cautions": maker.cautions(),
        "claims": maker.claims(),
    }
    files = {
        table.path: csv_bytes(table.columns, tables[name])
        for name, table in standard_tables().items()
        if not table.optional
    }
    return files | {f"articles/{key}.md": text.encode() for key, text in maker.articles.items()}


class _Maker:
    """Draws everything from one random generator, in a fixed order."""

    def __init__(self, shape: Shape, chance: random.Random) -> None:
        self.shape, self.chance = shape, chance
        self.words = self._make_words(4_000)
        self.concern_ids = [f"concern-{number}" for number in range(1, shape.concerns + 1)]
        self.benefit_ids = [f"benefit-{number}" for number in range(1, shape.benefits + 1)]
        self.article_ids = [f"article-{number:03}" for number in range(1, shape.articles + 1)]
        self.study_ids = [f"study-{number}" for number in range(1, shape.studies + 1)]
        self.pairs = self._draw_pairs()
        self.sentences: dict[str, list[str]] = {}
        self.articles = {key: self._write_article(key) for key in self.article_ids}

    def concerns(self) -> list[list[str]]:
        """Return the rows of concerns.csv."""
        groups = [f"Group {self._title(2)}" for _ in range(self.shape.groups)]
        return [
            [
                concern_id,
                f"Made-up concern {number} {self._text(2)}",
                groups[number * len(groups) // (self.shape.concerns + 1)],
                f"{self._title(9)}.",
                ";".join(self._text(2) for _ in range(14)),
                "",
            ]
            for number, concern_id in enumerate(self.concern_ids, start=1)
        ]

    def benefits(self) -> list[list[str]]:
        """Return the rows of benefits.csv."""
        areas = [f"Area {self._title(4)}" for _ in range(self.shape.areas)]
        return [
            [
                benefit_id,
                f"Made-up benefit {number} {self._text(2)}",
                areas[number * len(areas) // (self.shape.benefits + 1)],
                f"{self._title(12)}.",
                f"Benefit {number}" if number % 2 else "",
                "",
            ]
            for number, benefit_id in enumerate(self.benefit_ids, start=1)
        ]

    def studies(self) -> list[list[str]]:
        """Return the rows of studies.csv."""
        return [self._draw_study(study_id) for study_id in self.study_ids]

    def findings(self) -> list[list[str]]:
        """Return the rows of findings.csv: three in five about a pair that is claimed."""
        rows: dict[tuple[str, ...], str] = {}
        while len(rows) < self.shape.findings:
            claimed = self.chance.random() < 0.6
            pair = self.chance.choice(self.pairs) if claimed else self._draw_pair()
            key = (self.chance.choice(self.study_ids), *pair, self._weighed(_STEPS))
            rows.setdefault(key, self._weighed(_DIRECTIONS))
        return [[*key, direction, *self._draw_details(key[-1])] for key, direction in rows.items()]

    def cautions(self) -> list[list[str]]:
        """Return the rows of cautions.csv: one in three for everyone."""
        return [
            [
                f"caution-{number}",
                self.chance.choice(self.concern_ids) if number % 3 and number > 9 else "",
                self.chance.choice(("stop", "ask-first", "go-gently")),
                f"{self._title(14)}.",
                "",
                self.chance.choice(self.study_ids),
                f"Caution {number}",
            ]
            for number in range(1, self.shape.cautions + 1)
        ]

    def claims(self) -> list[list[str]]:
        """Return the rows of claims.csv: every pair once, then some of them again."""
        rows: dict[tuple[str, str, str, str], str] = {}
        again = iter(self.pairs)
        while len(rows) < self.shape.claims:
            pair = next(again, None) or self.chance.choice(self.pairs)
            article_id = self.chance.choice(self.article_ids)
            quote = self._draw_quote(self.sentences[article_id])
            rows.setdefault((*pair, article_id, quote), self.chance.choice(("stated", "implied")))
        return [[*key[:2], kind, *key[2:]] for key, kind in rows.items()]

    def _make_words(self, count: int) -> list[str]:
        words: dict[str, None] = {}
        while len(words) < count:
            syllables = self.chance.randint(2, 4)
            letters = (
                self.chance.choice(letters)
                for _ in range(syllables)
                for letters in (_CONSONANTS, _VOWELS)
            )
            words["".join(letters)] = None
        return list(words)

    def _text(self, count: int) -> str:
        return " ".join(self.chance.choices(self.words, k=count))

    def _title(self, count: int) -> str:
        return self._text(count).capitalize()

    def _weighed(self, weights: dict[str, int]) -> str:
        return self.chance.choices(list(weights), weights=list(weights.values()))[0]

    def _draw_pair(self) -> tuple[str, str]:
        # The power makes small numbers more frequent, so that some concerns come up often.
        place = int(len(self.concern_ids) * self.chance.random() ** 1.3)
        return self.concern_ids[place], self.chance.choice(self.benefit_ids)

    def _draw_pairs(self) -> list[tuple[str, str]]:
        pairs: dict[tuple[str, str], None] = {}
        while len(pairs) < self.shape.pairs:
            pairs[self._draw_pair()] = None
        return list(pairs)

    def _draw_quote(self, sentences: list[str]) -> str:
        first = self.chance.randrange(len(sentences))
        if self.chance.random() > 0.36 or first + 1 == len(sentences):
            return sentences[first]
        return JOINER.join((sentences[first], sentences[self._after(first, len(sentences))]))

    def _after(self, first: int, count: int) -> int:
        return self.chance.randint(first + 1, min(first + 6, count - 1))

    def _write_article(self, article_id: str) -> str:
        head = {
            "title": f"Made-up article {article_id[-3:]} {self._text(3)}",
            "author": "Nobody",
            "based_on": "Made to be measured. It says nothing about skin.",
            "language": "en-US",
            "published": "2026-01-01",
            "licence": "CC0-1.0",
        }
        lines = ["---", *(f'{name}: "{value}"' for name, value in head.items()), "---", ""]
        lines += self._write_body(self.sentences.setdefault(article_id, []))
        return "\n".join(lines)

    def _write_body(self, sentences: list[str]) -> Iterator[str]:
        for number in range(1, SECTIONS + 1):
            yield f"## Section {number} {self._text(3)}\n"
            for _ in range(PARAGRAPHS):
                written = [f"{self._title(10)}." for _ in range(SENTENCES)]
                sentences += written
                yield " ".join(written) + "\n"

    def _draw_details(self, step: str) -> list[str]:
        clear = self.chance.choice(("yes", "no", "not-tested"))
        if step != "whole":
            return [clear, "", "", "", ""]
        aim = self.chance.choice(("reduce", "prevent"))
        return [clear, "", self._text(3), aim, self.chance.choice(("yes", "no"))]

    def _draw_study(self, study_id: str) -> list[str]:
        number = study_id.rpartition("-")[2]
        people = int(10 ** self.chance.uniform(1, 3)) if self.chance.random() < 0.85 else ""

        def text(words: int) -> str:
            return f"{self._title(words)}."

        return [
            study_id,
            ", ".join(f"{self._title(1)} {self.chance.choice('ABCDEF')}" for _ in range(3)),
            str(self.chance.randint(1985, 2025)),
            f"Made-up study {number} {text(10)}",
            self._title(3),
            f"{self.chance.randint(1, 60)}({self.chance.randint(1, 12)}):{number}",
            "",
            "",
            f"https://example.org/made-up/{number}",
            self.chance.choice(list(DESIGNS)),
            str(people),
            text(5),
            text(5),
            text(3),
            text(5),
            text(25),
            text(12),
            self.chance.choice(("abstract", "record", "full text")),
            *self._draw_course(),
        ]

    def _draw_course(self) -> list[str]:
        """Return how the massage was given, compared, judged and paid for."""
        draw = self.chance.choice
        return [
            draw(("therapist", "self", "not-stated")),
            draw(("hands", "tool", "machine", "not-stated")),
            draw(("20", "15-30", "")),
            draw(("2", "")),
            draw(("4", "")),
            draw(("8", "")),
            draw(("face", "back", "not-stated")),
            draw(("usual-care", "before-after", "not-stated")),
            draw(("yes", "not-stated")),
            "",
            draw(("women", "both", "not-stated")),
            "",
            draw(("seller", "independent", "not-stated")),
            "",
            draw(("not-mentioned", "none-seen")),
            "",
        ]
