"""Repair links that mail programs, chats and word processors damaged in transit.

These escape text that is already escaped, change capitals, wrap lines, and take the punctuation
around a link for part of it. Names and ids are therefore compared by their letters and digits
only. Free text is never changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from html import unescape
from urllib.parse import unquote_plus

from touchstone.links.cell_names import CellNames

# A link is escaped once by its maker, and again by each tool that takes it for text.
_UNESCAPE_ROUNDS = 3
# What ends an id: there, another tool's parameters or the markup around the link begin. The
# characters of wrapped or escaped lines do not end it.
_ID_END = re.compile(r"[^\w\s.+%=\u00ad\u200b-\u200f\u2010-\u2015\u2060\u2212\ufeff-]")
_LEADING_MARKS = re.compile(r"^[\W_]+")
_ESCAPED_AMPERSAND = re.compile(r"^(?:\W*(?:amp|#0*38|#x26);)+", re.IGNORECASE)
# Quoted-printable writes "=" as "=3D".
_ESCAPED_EQUALS = re.compile(r"^3d(?=.)", re.IGNORECASE)


def mend_names(
    raw: Mapping[str, Sequence[str]], known: Collection[str]
) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the names and values of a link, known names first, each once.

    Args:
        raw: The names and values as they came.
        known: The names of the parameters of the page.
    """
    mended: dict[str, list[str]] = {name: list(raw[name]) for name in raw if name in known}
    for name in raw:
        if name in known:
            continue
        pairs = list(_split_name(name, raw[name]))
        resolved = [(_find_name(fragment, known), values) for fragment, values in pairs]
        if not any(known_name for known_name, _ in resolved):
            mended.setdefault(name, list(raw[name]))
        for known_name, values in resolved:
            if known_name:
                mended.setdefault(known_name, []).extend(values)
    yield from mended.items()


def split_values(value: str) -> list[str]:
    """Return the ids in the value of a list parameter.

    Examples:
        >>> split_values("acne%2Crosacea, redness")
        ['acne', 'rosacea', ' redness']
    """
    return re.split("[,;]", _unescape(value))


def mend_ids(items: Iterable[str], ids: Collection[str]) -> list[str]:
    """Return each item repaired to the one id that it matches, or else unchanged.

    Examples:
        >>> mend_ids(["Acne).", "fine-%0Alines", "3Dacne?utm_x=1", "ace"], ["fine-lines", "acne"])
        ['acne', 'fine-lines', 'acne', 'ace']
    """
    if isinstance(ids, CellNames):
        return [_mend_cell(item, ids) for item in items]
    exact = set(ids)
    ids_by_folded: dict[str, list[str]] = {}
    for known_id in exact:
        ids_by_folded.setdefault(_fold_id(known_id), []).append(known_id)
    mended: list[str] = []
    for item in items:
        trimmed = _trim_id(item)
        matches = (
            ids_by_folded.get(_fold_id(trimmed))
            or ids_by_folded.get(_fold_id(_ESCAPED_EQUALS.sub("", trimmed)))
            or []
        )
        mended.append(matches[0] if len(matches) == 1 and item not in exact else item)
    return mended


def _mend_cell(cell: str, names: CellNames) -> str:
    concern, _, benefit = _trim_id(cell).partition(".")
    halves = (*mend_ids([concern], names.concerns), *mend_ids([benefit], names.benefits))
    mended = ".".join(halves)
    return mended if mended in names else cell


def _trim_id(raw_id: str) -> str:
    """Return an id without the characters before and after it."""
    return _ID_END.split(_LEADING_MARKS.sub("", _unescape(raw_id)))[0]


def _split_name(name: str, values: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the names and values in one name: a whole query if its "=" and "&" were escaped."""
    first, *others = _unescape(name).split("&")
    for index, segment in enumerate((first, *others)):
        segment_name, equals_sign, value = segment.partition("=")
        is_last = index == len(others)
        yield segment_name, [value] if equals_sign else values if is_last else []


def _find_name(name: str, known: Iterable[str]) -> str:
    """Return the known name that a name stands for, or '': "amp;Compare" is "compare"."""
    wanted = _fold_id(_ESCAPED_AMPERSAND.sub("", name))
    return next((item for item in known if _fold_id(item) == wanted), "") if wanted else ""


def _unescape(text: str) -> str:
    for _ in range(_UNESCAPE_ROUNDS):
        plain = unescape(unquote_plus(text))
        if plain == text:
            break
        text = plain
    return text


def _fold_id(text: str) -> str:
    """Return the letters and digits of a text, and the dots between them, in lower case."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if char.isalnum() or char == ".").strip(".")
