"""Measure how plain a text is, for the tests of everything we write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import textstat

MAX_GRADE = 9.0
MAX_WORDS = 20
# Never said in our own voice (the words of the product: docs/about.md).
BANNED = re.compile(
    r"\b(proven|clinically|works|miracle|detox|flush(es|ing)? toxins|significant(ly)?"
    r"|(is|are) safe|no evidence)\b",
    re.I,
)


def split_sentences(lines: Iterable[str]) -> Iterator[str]:
    """Yield the complete sentences.

    They have at least four words and end with a period, question mark, exclamation point or colon.
    """
    for line in lines:
        text = re.sub(r"[*_`#>\[\]]|\(https?://\S+\)|^- ", "", line)
        for sentence in re.split(r"(?<=[.?!])\s+", text):
            if re.search(r"[.?!:]$", sentence) and len(sentence.split()) >= 4:
                yield sentence


def find_long(lines: Iterable[str]) -> list[str]:
    """Return the sentences with too many words."""
    return [item for item in split_sentences(lines) if len(item.split()) > MAX_WORDS]


def measure(name: str, lines: Iterable[str]) -> float:
    """Return the Flesch-Kincaid grade of a text; print it with the number of sentences."""
    sentences = list(split_sentences(lines))
    grade = textstat.flesch_kincaid_grade(" ".join(sentences))
    print(f"{name}: grade {grade:.1f}, {len(sentences)} sentences")  # noqa: T201  # the figure
    return grade
