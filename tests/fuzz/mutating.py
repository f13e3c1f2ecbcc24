"""Mutate valid inputs. The same random numbers give the same result."""

from __future__ import annotations

import json
from collections.abc import Sequence
from random import Random
from typing import Any

# What an attacker would write; none of it may be active in an output. CANARY distinguishes their
# markup from ours.
CANARY = "zqx"
NASTY = (
    f"<b {CANARY}=1>x</b>",
    f"<img src=x {CANARY} onerror=alert(1)>",
    f"<script {CANARY}>alert(1)</script>",
    f"</style><style {CANARY}>*{{}}</style>",
    f'"><svg/{CANARY}/onload=alert(1)>',
    f"' {CANARY}='",
    f"javascript:alert('{CANARY}')",
    f"[x](javascript:{CANARY})",
    f"![x](https://{CANARY}.example/x.png)",
    f"https://{CANARY}.example/",
    ":red[x] :material/home: $x^2$ `x` **x** _x_ # x",
    "--><!--",
    "]]>",
    "&lt;b&gt; &#60;b&#62; &amp;",
    '=HYPERLINK("https://x.example","x")',
    "+1+1",
    "-1-1",
    "@SUM(1)",
    "＝1+1",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "'=1+1",
    "{{7*7}} ${7*7} #{7*7} %s %d {0} {}",
    "../../etc/passwd",
    "C:\\x",
    "\\\\host\\x",
    "\x00",
    "\x1b[31m",
    "\x7f",
    "\u202eabc\u202c",
    "\u2066abc",
    "\u200b\u200d\ufeff",
    "\u2028\u2029\x85",
    "e\u0301" * 9,
    "a" + "\u0301" * 60,
    "ＦＵＬＬ ｗｉｄｔｈ",
    "İıſß",
    "مساج تدليك",
    "👩🏽‍🔬🏳️‍🌈",
    "\ufdfa",
    "𝔪𝔞𝔰𝔰𝔞𝔤𝔢",
    "…",
    " … ",
    "nan",
    "None",
    "NaN",
    "inf",
    "1e999",
    "9" * 400,
    "-0",
    "null",
    "true",
    "0x1f",
    "1_000",
    "٣",
    "²",
    "",
    " ",
    ",",
    ";",
    ".",
    ",,,,,",
    "..",
    '"',
    '""',
    "%",
    "%00",
    "+",
    "&",
    "=",
    "constructor",
    "__proto__",
    "__class__",
)
_FOUL_BYTES = (
    b"\x00",
    b"\xff",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\r",
    b"\n",
    b"\x1a",
    b"\x80",
    b'"',
    b"<",
    b">>",
    b"PK\x03\x04",
    b"%PDF-",
    b"endstream",
    b"\xed\xa0\x80",
)


def pick_nasty(random: Random) -> str:
    """Return something that an attacker would write, sometimes repeated many times."""
    nasty = random.choice(NASTY)
    return nasty * random.choice((1, 1, 1, 2, 50, 2_000)) if random.random() < 0.2 else nasty


def mutate_text(random: Random, text: str, *, times: int = 4) -> str:
    """Return ``text`` with parts inserted, removed, repeated, replaced or cut off."""
    for _ in range(random.randint(1, times)):
        place, other = sorted((random.randint(0, len(text)), random.randint(0, len(text))))
        match random.randrange(7):
            case 0 | 1 | 2:
                text = text[:place] + pick_nasty(random) + text[place:]
            case 3:
                text = text[:place] + text[other:]
            case 4:
                text = text[:other] + text[place:other] * random.choice((1, 1, 30)) + text[other:]
            case 5:
                text = text[:place] + chr(random.randrange(1, 0x3000)) + text[place + 1 :]
            case 6:
                text = text[place:other] or text
        text = text[:300_000]
    return text


def mutate_bytes(random: Random, raw: bytes, *, times: int = 8) -> bytes:
    """Return ``raw`` with bytes changed, inserted, removed, repeated or cut off."""
    changed = bytearray(raw)
    for _ in range(random.randint(1, times)):
        size = len(changed)
        place = random.randint(0, size)
        span = min(random.choice((1, 2, 16, 300)), size - place)
        match random.randrange(6):
            case 0 | 1:
                if size:
                    changed[random.randrange(size)] = random.randrange(256)
            case 2:
                changed[place:place] = random.choice(_FOUL_BYTES)
            case 3:
                del changed[place : place + span]
            case 4:
                changed[place:place] = changed[place : place + span] * random.choice((1, 40))
            case 5:
                if random.random() < 0.2:
                    del changed[place:]
    return bytes(changed)


def mutate_json(random: Random, value: Any) -> Any:
    """Return ``value`` with one part, at any depth, removed or replaced by something else."""
    if isinstance(value, dict) and value and random.random() < 0.85:
        key = random.choice(sorted(value))
        if random.random() < 0.1:
            return {name: item for name, item in value.items() if name != key}
        return {**value, key: mutate_json(random, value[key])}
    if isinstance(value, list) and value and random.random() < 0.85:
        place = random.randrange(len(value))
        return [*value[:place], mutate_json(random, value[place]), *value[place + 1 :]]
    other = (None, True, 0, -1, 10**400, 1.5, [], {}, [[]], {"a": 1}, ["x"], "2026-13-45")
    return pick_nasty(random) if random.random() < 0.6 else random.choice(other)


def mutate_table(random: Random, rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the rows of a table, header first, with cells or whole rows changed."""
    table = [list(row) for row in rows]
    for _ in range(random.randint(1, 3)):
        number = random.randrange(len(table)) if random.random() < 0.1 else None
        row = table[number if number is not None else random.randrange(1, len(table))]
        match random.randrange(8):
            case 0:
                table.append(list(row))
            case 1:
                if len(table) > 2:
                    table.remove(row)
            case 2:
                body = table[1:]
                random.shuffle(body)
                table[1:] = body
            case _:
                place = random.randrange(len(row)) if row else 0
                row[place : place + 1] = [mutate_cell(random, row[place] if row else "")]
    return table


def mutate_cell(random: Random, cell: str) -> str:
    """Return a hostile cell: hostile text alone, or before, after or inside the old text."""
    nasty = pick_nasty(random)
    return random.choice((nasty, nasty + cell, cell + nasty, f"{cell[:3]}{nasty}{cell[3:]}"))


def describe(given: object) -> str:
    """Return an unambiguous description of an input, short enough to print."""
    text = given if isinstance(given, str) else repr(given)
    if not isinstance(given, str) and isinstance(given, (dict, list)):
        text = json.dumps(given, ensure_ascii=True, default=repr)
    return text if len(text) <= 1_500 else f"{text[:1_500]} … ({len(text):,} characters)"
