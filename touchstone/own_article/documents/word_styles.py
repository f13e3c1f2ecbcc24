"""Read from the styles of a Word file which text is a heading, hidden or raised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_HEADING = re.compile(r"(heading|title|subtitle)\b", re.IGNORECASE)
_OFF = {"0", "false", "off", "none"}
# Most styles in a chain in which each is based on the next.
_STEPS = 10
_BODY_LEVEL = "9"


@dataclass(frozen=True)
class Look:
    """How text looks, as far as it matters here; None leaves it to the style below.

    Attributes:
        heading: Whether it is a heading.
        hidden: Whether Word hides it.
        raised: Whether it is set above the line.
    """

    heading: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None

    def over(self, other: Look) -> Look:
        """Return this look, with the other's values where it has None."""
        mine, theirs = vars(self), vars(other)
        return Look(**{name: theirs[name] if mine[name] is None else mine[name] for name in mine})


def local_name(element: Any) -> str:
    """Return the name of a tag without its namespace, because strict files use other namespaces."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child_named(element: Any, name: str) -> Any:
    """Return the first child with this name, or None."""
    return next((child for child in element if local_name(child) == name), None)


def value_of(element: Any, name: str = "val") -> str:
    """Return an attribute, whatever its namespace, or ''."""
    found = (value for key, value in element.attrib.items() if key.rpartition("}")[2] == name)
    return next(found, "")


def is_on(element: Any) -> bool | None:
    """Return whether a property is switched on, or None if it is not given."""
    return None if element is None else value_of(element).lower() not in _OFF


def read_look(properties: Any) -> Look:
    """Return the look that the properties of a run or a paragraph set directly."""
    if properties is None:
        return Look()
    align, level = child_named(properties, "vertAlign"), child_named(properties, "outlineLvl")
    return Look(
        heading=None if level is None else value_of(level) != _BODY_LEVEL,
        hidden=is_on(child_named(properties, "vanish")),
        raised=None if align is None else value_of(align) == "superscript",
    )


class Styles:
    """The styles of a Word file by id."""

    def __init__(self, tree: Any) -> None:
        """Read ``word/styles.xml``; None stands for a file without it."""
        styles = [] if tree is None else [item for item in tree if local_name(item) == "style"]
        self._styles = {value_of(style, "styleId"): style for style in styles}
        self._looks: dict[str, Look] = {}

    def look_of(self, style_id: str) -> Look:
        """Return how text of a style looks, including what the style inherits."""
        if style_id not in self._looks:
            look, wanted = Look(), style_id
            for _ in range(_STEPS):
                style = self._styles.get(wanted)
                if style is None:
                    break
                look = look.over(_read_style(style))
                base = child_named(style, "basedOn")
                wanted = "" if base is None else value_of(base)
            self._looks[style_id] = look
        return self._looks[style_id]


def _read_style(style: Any) -> Look:
    name = child_named(style, "name")
    is_named = name is not None and bool(_HEADING.match(value_of(name)))
    is_character = value_of(style, "type") == "character"
    own = Look(heading=True if is_named and not is_character else None)
    for part in ("pPr", "rPr"):
        own = own.over(read_look(child_named(style, part)))
    return own
