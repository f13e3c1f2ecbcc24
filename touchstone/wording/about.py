"""Assemble the text of the page About from docs/about.md, the texts of the pack, and the rule.

The template works for any pack. A comment such as ``<!-- about_claims -->`` is a slot for the
text of that name, in which a pack describes itself, if it has one. The slots for the rule, the
limits and the address for reporting mistakes are filled from data.
"""

from __future__ import annotations

import itertools
import re

from markdown_it import MarkdownIt

from touchstone.evidence.rule import RULE, Rule
from touchstone.packs.pack import Pack
from touchstone.packs.sources import standard_texts
from touchstone.resources import read_about
from touchstone.wording import headings
from touchstone.wording.claims import article_lines
from touchstone.wording.method import limits_text
from touchstone.wording.phrases import format_day, format_month
from touchstone.wording.rule import rule_text

_EXAMPLES = "<!-- examples -->"
_SLOT = re.compile(r"<!-- (\w+) -->\n")
# Streamlit builds the anchor of a heading from what is left between these characters.
_NO_LETTERS = re.compile(r"[\W_]+")
# Headings that the page adds: METHOD between the two parts of the text, and FILES below them.
METHOD = {
    "examples": headings.EXAMPLES,
    "designs": headings.DESIGNS,
    "flow": headings.FLOW,
    "self-check": headings.SELF_CHECK,
}
FILES = {
    "changes": "Changes to the data",
    "offline": "The whole map as one file",
    "data": "The data",
}
NO_CONTACT = "This copy lists no contact. Write to whoever sent you the link."
_NOT_GIVEN = "not given"


def about_text(pack: Pack, rule: Rule = RULE, *, contact: str = "") -> tuple[str, str]:
    """Return the text of About as Markdown: before and after the worked examples.

    Args:
        pack: The data pack.
        rule: The rule to explain.
        contact: See ``links.contact.read_contact``.
    """
    slots = {name: pack.texts.get(name, "") for name in standard_texts()}
    slots["rule"] = rule_text(rule)
    slots["limits"] = limits_text(pack)
    # Angle brackets make the address a link, and keep its characters from acting as markup.
    slots["contact"] = (f"Write to <{contact}>." if contact else NO_CONTACT) + "\n"
    before, _, after = read_about().partition(_EXAMPLES)
    return _fill_slots(before, slots), _fill_slots(after, slots)


def list_contents(pack: Pack) -> dict[str, str]:
    """Return the section headings of About by anchor, in order, without subheadings."""
    before, after = map(_list_headings, about_text(pack))
    return {**before, **METHOD, **after, **FILES}


def _list_headings(text: str) -> dict[str, str]:
    tokens = MarkdownIt("commonmark").parse(text)
    titles = [
        "".join(part.content for part in words.children or ())
        for opened, words in itertools.pairwise(tokens)
        if opened.type == "heading_open" and opened.tag == "h2"
    ]
    return {_NO_LETTERS.sub("-", title.lower()).strip("-"): title for title in titles}


def trust_facts(pack: Pack) -> dict[str, str]:
    """Return who is behind the map, where its claims come from, and how old it is."""
    return {
        "Made by": ", ".join(pack.makers) or _NOT_GIVEN,
        "The claims come from": _tell_origin(pack),
        "Studies searched": format_month(pack.searched) or _NOT_GIVEN,
        "Next check due": format_day(pack.next_check) or _NOT_GIVEN,
        "Data": f"version {pack.version}, {format_day(pack.created)}",
    }


def _tell_origin(pack: Pack) -> str:
    if len(pack.articles) != 1:
        return f"{len(pack.articles)} articles. The page Article says who wrote each."
    (article,) = pack.articles.values()
    # The last line says where the article comes from, which matters more than who wrote it.
    return " ".join([f"“{article.title}”.", *article_lines(article.meta)[-1:]])


def _fill_slots(text: str, slots: dict[str, str]) -> str:
    return _SLOT.sub(lambda match: slots[match[1]], text)
