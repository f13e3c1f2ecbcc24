"""What does a link show, and which link shows this?

The link is the state: ids only, lists comma-separated.
Parsing keeps the valid part of any link and says in words what it left out;
nothing here fails on bad input, and nothing a visitor typed is trusted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from touchstone.ids import Cell, ConcernId, parse_cell
from touchstone.limits import (
    MAX_CELLS_MEASURED,
    MAX_LINK_NOTES,
    MAX_PARAMETER_CHARS,
    MAX_PARAMETER_VALUES,
    MAX_TEXT_CHARS,
)
from touchstone.links.cell_names import CellNames
from touchstone.nearest import find_nearest
from touchstone.text import shorten

# Ids and names are short, so that fewer of their letters need be right.
_ID_LIKENESS = 0.5

# Parts that social networks and mail tools add to links; they say nothing about the view.
_TRACKERS = frozenset({"fbclid", "gclid", "msclkid", "igshid", "ref", "si"})
_TRACKER_PREFIXES = ("utm_", "mc_")


@dataclass(frozen=True)
class Param:
    """One part of a link.

    Attributes:
        name: Its name in the link.
        noun: What one value of it is, in words.
        many: Whether it holds a comma-separated list.
        text: Whether it holds free text instead of an id.
        follows: Parts whose change makes it begin anew: page 3 of one list says
            nothing about another.
    """

    name: str
    noun: str
    many: bool = False
    text: bool = False
    follows: tuple[str, ...] = ()


CONCERN = Param("concern", "concern")
# Whose claims are shown; none for those of all articles together.
ARTICLE = Param("article", "article", many=True)
# Which data a shared link was made with; it says nothing about what is shown.
DATA = Param("data", "data version", text=True)
SORTS = {
    "article": "Article order",
    "benefit": "Benefit, A to Z",
    "kind": "Stated first",
    "area": "Area, A to Z",
    "certainty": "Most certain first",
}

# Page path -> the parts its links may have. The empty path is the main page.
PAGE_PARAMS: Mapping[str, tuple[Param, ...]] = {
    "": (
        CONCERN,
        ARTICLE,
        Param("compare", "concern", many=True),
        Param("sort", "order"),
        DATA,
    ),
    "matrix": (
        CONCERN,
        ARTICLE,
        Param("group", "concern group", many=True),
        Param("area", "area", many=True),
        Param("kind", "kind of claim", many=True),
        Param("concerns", "concern", many=True),
        Param("benefits", "benefit", many=True),
        Param("verdict", "verdict", many=True),
        Param("certainty", "certainty", many=True),
        Param("show", "way to show the cells"),
        Param("cell", "cell"),
        DATA,
    ),
    # Here the first of the articles is the one that is read.
    "article": (CONCERN, ARTICLE, Param("q", "search text", text=True), DATA),
    "research": (
        Param("concern", "concern", many=True),
        ARTICLE,
        Param("benefit", "benefit", many=True),
        Param("design", "design", many=True),
        Param("direction", "direction", many=True),
        Param("step", "step", many=True),
        Param("since", "first year"),
        Param("until", "last year"),
        Param("q", "search text", text=True),
        Param("sort", "order"),
        Param("page", "page of the table"),
        DATA,
    ),
    # What is given here is private: no part of it stands in a link.
    "your_article": (CONCERN, ARTICLE, DATA),
    "about": (CONCERN, ARTICLE, DATA),
}


@dataclass(frozen=True)
class Note:
    """A sentence about a part of a link that was left out.

    Attributes:
        message: What is wrong and what was done, in plain text (never markup).
        param: The part of the link that the suggestion is for, or empty.
        suggestion: Id of the nearest valid choice, or empty.
        label: Name of that choice, or empty.
    """

    message: str
    param: str = ""
    suggestion: str = ""
    label: str = ""


@dataclass(frozen=True)
class View:
    """The valid part of a link.

    Attributes:
        page: Page path.
        values: Values by part, without parts that are absent.
        notes: What was left out.
    """

    page: str
    values: Mapping[str, tuple[str, ...]]
    notes: tuple[Note, ...] = ()

    def one(self, name: str) -> str:
        """Return the value of a part that holds one, or ''."""
        return self.values.get(name, ("",))[0]

    @property
    def concern_id(self) -> ConcernId:
        """The concern that the link names, or ''."""
        return ConcernId(self.one("concern"))

    @property
    def cell(self) -> Cell | None:
        """The cell that the link opens, if any."""
        return parse_cell(self.one("cell")) if self.one("cell") else None

    def many(self, name: str) -> tuple[str, ...]:
        """Return the values of a part that holds a list."""
        return self.values.get(name, ())


def find_param(page: str, name: str) -> Param:
    """Return the part called ``name`` of the links of ``page``.

    Raises:
        KeyError: Its links have no such part.
    """
    for param in PAGE_PARAMS[page]:
        if param.name == name:
            return param
    raise KeyError(name)


def parse_view(
    page: str,
    raw: Mapping[str, Sequence[str]],
    choices: Mapping[str, Mapping[str, str]],
) -> View:
    """Return what a link shows on ``page``, keeping every valid part.

    Args:
        page: Page path, a key of ``PAGE_PARAMS``.
        raw: The parts of the link as they came, each with all its values.
        choices: Valid ids by part, see ``evidence_map.choices.list_choices``.
    """
    params = {param.name: param for param in PAGE_PARAMS[page]}
    values: dict[str, tuple[str, ...]] = {}
    notes: list[Note] = []
    for name, given in raw.items():
        if name not in params:
            notes += _note_unknown_part(name, list(params))
            continue
        allowed = choices.get(f"{page}.{name}", choices.get(name, {}))
        kept, said = _parse_part(params[name], given, allowed)
        notes += said
        if kept:
            values[name] = kept
    return View(page, values, tuple(_limit_notes(notes)))


def build_query(page: str, values: Mapping[str, Sequence[str] | str]) -> dict[str, str]:
    """Return the parts of a link that shows ``values`` on ``page``, in one fixed order.

    Parts that the page does not know and empty values are left out.
    """
    query: dict[str, str] = {}
    for param in PAGE_PARAMS[page]:
        value = values.get(param.name, "")
        text = value if isinstance(value, str) else ",".join(value)
        if text:
            query[param.name] = text
    return query


def change_values(
    page: str,
    values: Mapping[str, Sequence[str] | str],
    changes: Mapping[str, Sequence[str] | str],
) -> dict[str, Sequence[str] | str]:
    """Return the parts of a link after ``changes``: parts that follow a changed one begin anew."""
    anew = [
        param.name for param in PAGE_PARAMS[page] if not changes.keys().isdisjoint(param.follows)
    ]
    return {**values, **dict.fromkeys(anew, ""), **changes}


def build_path(page: str, values: Mapping[str, Sequence[str] | str]) -> str:
    """Return the link that shows ``values`` on ``page``, without the address of the server.

    Examples:
        >>> build_path("matrix", {"cell": "wrinkles.collagen", "kind": ("stated",)})
        '/matrix?kind=stated&cell=wrinkles.collagen'
    """
    query = urlencode(build_query(page, values), safe=",.")
    return f"/{page}?{query}" if query else f"/{page}"


def _parse_part(
    param: Param, given: Sequence[str], choices: Mapping[str, str]
) -> tuple[tuple[str, ...], list[Note]]:
    if any(len(value) > MAX_PARAMETER_CHARS for value in given):
        limit = f"at most {MAX_PARAMETER_CHARS} characters are read"
        return (), [Note(f"The link's {param.noun} is too long: {limit}.")]
    if param.text:
        return _parse_text(param, given)
    wanted = [item for value in given for item in (value.split(",") if param.many else [value])]
    wanted = list(dict.fromkeys(item.strip() for item in wanted))
    if not any(wanted):
        return (), [Note(f"The link names no {param.noun}, so none is chosen.")]
    kept = [item for item in wanted if item in choices]
    unknown = [item for item in wanted if item and item not in choices]
    notes = [_note_unknown_value(param, item, choices) for item in unknown[:MAX_LINK_NOTES]]
    # Nobody reads more, so nothing is looked up for them.
    notes += [Note("")] * len(unknown[MAX_LINK_NOTES:])
    if not param.many and len(kept) > 1:
        notes.append(
            Note(f"The link names more than one {param.noun}; '{choices[kept[0]]}' is shown.")
        )
        kept = kept[:1]
    return tuple(kept[:MAX_PARAMETER_VALUES]), notes


def _parse_text(param: Param, given: Sequence[str]) -> tuple[tuple[str, ...], list[Note]]:
    text = " ".join("".join(c for c in given[0] if c.isprintable()).split()) if given else ""
    if len(text) > MAX_TEXT_CHARS:
        message = f"The link's {param.noun} was cut to its first {MAX_TEXT_CHARS} characters."
        return (text[:MAX_TEXT_CHARS].rstrip(),), [Note(message)]
    return ((text,) if text else ()), []


def _note_unknown_value(param: Param, item: str, choices: Mapping[str, str]) -> Note:
    start = f"The link's {param.noun} '{shorten(item)}' is not known, so it was left out."
    nearest = _find_nearest_id(item, choices)
    if not nearest:
        return Note(f"{start} Choose one from the list.")
    return Note(
        f"{start} Did you mean '{choices[nearest]}'?", param.name, nearest, choices[nearest]
    )


def _note_unknown_part(name: str, known: Sequence[str]) -> list[Note]:
    if name.lower() in _TRACKERS or name.lower().startswith(_TRACKER_PREFIXES):
        return []
    start = f"The link's part '{shorten(name)}' is not used on this page, so it was left out."
    nearest = find_nearest(name, known)
    return [Note(f"{start} Did you mean '{nearest}'?" if nearest else start)]


def _find_nearest_id(item: str, choices: Mapping[str, str]) -> str:
    """Return the id whose id or name is nearest to ``item``, or ''."""
    if isinstance(choices, CellNames) and len(choices) > MAX_CELLS_MEASURED:
        concern, _, benefit = item.partition(".")
        found = (
            _find_nearest_id(concern, choices.concerns),
            _find_nearest_id(benefit, choices.benefits),
        )
        return ".".join(found) if all(found) else ""
    ids = {name: key for key, name in choices.items()} | {key: key for key in choices}
    nearest = find_nearest(item, ids, likeness=_ID_LIKENESS)
    return ids.get(nearest, "")


def _limit_notes(notes: Sequence[Note]) -> list[Note]:
    if len(notes) <= MAX_LINK_NOTES:
        return list(notes)
    rest = len(notes) - MAX_LINK_NOTES
    return [*notes[:MAX_LINK_NOTES], Note(f"{rest} more parts of the link were left out.")]
