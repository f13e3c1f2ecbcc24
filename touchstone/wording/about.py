"""Put the text of the page About together: docs/about.md with what the pack adds.

The template holds for any pack. Where it has the name of a text in a comment, such as
``<!-- about_claims -->``, stands what the pack says of itself, if it says anything.
"""

from __future__ import annotations

import re

from touchstone.packs.pack import Pack
from touchstone.packs.sources import standard_texts
from touchstone.resources import read_about

_EXAMPLES = "<!-- examples -->"
_SLOT = re.compile(r"<!-- (\w+) -->\n")


def about_text(pack: Pack) -> tuple[str, str]:
    """Return the text of About as Markdown: before and after the worked examples."""
    slots = {name: pack.texts.get(name, "") for name in standard_texts()}
    before, _, after = read_about().partition(_EXAMPLES)
    return _fill_slots(before, slots), _fill_slots(after, slots)


def _fill_slots(text: str, slots: dict[str, str]) -> str:
    return _SLOT.sub(lambda match: slots[match[1]], text)
