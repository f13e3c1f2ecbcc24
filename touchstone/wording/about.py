"""Put the text of the page About together: docs/about.md, what the pack adds, and the rule.

The template holds for any pack. A comment such as ``<!-- about_claims -->`` is where the
text of that name goes, in which a pack speaks of itself, if it has one; the rule and
the limits are written from data.
"""

from __future__ import annotations

import re

from touchstone.evidence.rule import RULE, Rule
from touchstone.packs.pack import Pack
from touchstone.packs.sources import standard_texts
from touchstone.resources import read_about
from touchstone.wording.method import limits_text
from touchstone.wording.rule import rule_text

_EXAMPLES = "<!-- examples -->"
_SLOT = re.compile(r"<!-- (\w+) -->\n")


def about_text(pack: Pack, rule: Rule = RULE) -> tuple[str, str]:
    """Return the text of About as Markdown: before and after the worked examples."""
    slots = {name: pack.texts.get(name, "") for name in standard_texts()}
    slots["rule"] = rule_text(rule)
    slots["limits"] = limits_text(pack)
    before, _, after = read_about().partition(_EXAMPLES)
    return _fill_slots(before, slots), _fill_slots(after, slots)


def _fill_slots(text: str, slots: dict[str, str]) -> str:
    return _SLOT.sub(lambda match: slots[match[1]], text)
