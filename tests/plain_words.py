"""Measure how plain a text is, for the tests of all our words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import textstat

MAX_GRADE = 9.0
MAX_WORDS = 20
# Not said in our own voice (the words of the product: docs/about.md).
BANNED = re.compile(
    r"\b(proven|clinically|works|miracle|detox|flush(es|ing)? toxins|significant(ly)?"
    r"|(is|are) safe|no evidence)\b",
    re.I,
)


def split_sentences(lines: Iterable[str]) -> Iterator[str]:
    """Yield the whole sentences: what ends in a full stop, a question mark or a colon."""
    for line in lines:
        text = re.sub(r"[*_`#>\[\]]|\(https?://\S+\)|^- ", "", line)
        for sentence in re.split(r"(?<=[.?!])\s+", text):
            if re.search(r"[.?!:]$", sentence) and len(sentence.split()) >= 4:
                yield sentence


def find_long(lines: Iterable[str]) -> list[str]:
    """Return the sentences with too many words."""
    return [item for item in split_sentences(lines) if len(item.split()) > MAX_WORDS]


def measure(name: str, lines: Iterable[str]) -> float:
    """Return the grade of a text (Flesch-Kincaid), and print it beside its size."""
    sentences = list(split_sentences(lines))
    grade = textstat.flesch_kincaid_grade(" ".join(sentences))
    print(f"{name}: grade {grade:.1f}, {len(sentences)} sentences")  # noqa: T201  # the figure
    return grade
