"""Remove front matter and the marks that note and blog programs add to Markdown.

Front matter is YAML, TOML or JSON; only its title is used. The marks of Obsidian, Pandoc and
site generators are not part of Markdown, and would appear in the text.
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

import yaml

from touchstone.limits import MAX_FRONT_MATTER_CHARS
from touchstone.own_article.documents.raised import mark_raised

_FRONT_MATTER = re.compile(
    rf"\A\s*(---|\+\+\+)[ \t]*\n(.{{0,{MAX_FRONT_MATTER_CHARS}}}?)\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_TITLE = re.compile(r"^title[ \t]*[:=][ \t]*(.+)$", re.MULTILINE)
_ENTRY = re.compile(r"\s*[\w-]+[ \t]*[:=]")
# Each with its replacement.
_REPLACEMENTS = (
    (re.compile(r"!\[\[[^\[\]\n]{1,300}\]\]"), "![]()"),  # an embedded picture or note
    (re.compile(r"\[\[[^\[\]|\n]{1,300}\|([^\[\]|\n]{1,300})\]\]"), r"\1"),  # a link with text
    (re.compile(r"\[\[([^\[\]|\n]{1,300})\]\]"), r"\1"),
    (re.compile(r"==(?=\S)([^=\n]{1,1000})(?<=\S)=="), r"\1"),  # highlighted
    (re.compile(r"^([ \t>]*>[ \t]?)\[![\w-]{1,30}\][+-]?[ \t]*", re.MULTILINE), r"\1"),  # a callout
    (re.compile(r"^[ \t]{0,3}\[\^[^\]\s]{1,60}\]:[ \t]*", re.MULTILINE), "\n"),  # a footnote
    (re.compile(r"\[\^([^\]\s]{1,60})\]"), mark_raised(r"1")),  # and its number in the text
    (re.compile(r"^(#{1,6}[ \t].{0,300}?)[ \t]*\{[#.:][^{}\n]{0,200}\}[ \t]*$", re.M), r"\1"),
    (re.compile(r"(?<=[)\]])\{[#.\w][^{}\n]{0,200}\}"), ""),  # of a picture or a link
    (re.compile(r"(?<=\w)\^([^\s^]{1,20})\^"), mark_raised(r"\1")),
    (re.compile(r"(?<=\w)~([^\s~]{1,20})~(?!~)"), r"\1"),
    (re.compile(r"^[ \t]*(:{3,}|!{3})[^\n]{0,200}$", re.MULTILINE), ""),  # a box
    (re.compile(r"^([ \t]*[-*+][ \t]+)\[[ xX]\][ \t]+", re.MULTILINE), r"\1"),  # a task
    (re.compile(r"\{%[^%\n]{0,300}%\}|\{\{[<%][^\n]{0,300}?[>%]\}\}"), ""),  # a template
)  # fmt: skip


def split_front_matter(text: str) -> tuple[str, str]:
    r"""Return the title in the front matter of a text, or '', and the rest of the text.

    Examples:
        >>> split_front_matter("+++\ntitle = \"Skin\"\n+++\nIt helps.")
        ('Skin', 'It helps.')
    """
    found = _FRONT_MATTER.match(text)
    title = _find_title(found[1], found[2]) if found else None
    if found and title is not None:
        return title, text[found.end() :]
    if text.lstrip().startswith("{"):
        return _split_json(text.lstrip())
    return "", text


def plain_markdown(text: str) -> str:
    """Return Markdown without the marks that are not part of it.

    Examples:
        >>> plain_markdown("It fades [[scars|them]] ==fast==.")
        'It fades them fast.'
    """
    for pattern, replacement in _REPLACEMENTS:
        text = pattern.sub(replacement, text)
    return text


def _find_title(fence: str, front_matter: str) -> str | None:
    """Return the title, '' if there is none, or None if this is text between horizontal rules."""
    try:
        if fence == "+++":
            entries: Any = tomllib.loads(front_matter)
        else:
            # BaseLoader makes only strings, lists and dictionaries.
            entries = yaml.load(front_matter, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, tomllib.TOMLDecodeError, RecursionError, ValueError):
        titled = _TITLE.search(front_matter)
        is_text = not _ENTRY.match(front_matter)
        return titled[1].strip().strip("\"'") if titled else None if is_text else ""
    if not isinstance(entries, dict):
        return None if entries else ""
    title = entries.get("title", "")
    return title if isinstance(title, str) else ""


def _split_json(text: str) -> tuple[str, str]:
    try:
        entries, end = json.JSONDecoder().raw_decode(text[:MAX_FRONT_MATTER_CHARS])
    except (ValueError, RecursionError):
        return "", text
    title = entries.get("title", "") if isinstance(entries, dict) else ""
    return (title, text[end:]) if isinstance(title, str) else ("", text[end:])
