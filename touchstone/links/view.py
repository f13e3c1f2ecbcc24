"""Parse links into views, and build links to views.

The link is the state: ids only, lists separated by commas. Parsing repairs what was damaged in
transit, keeps every valid part of a link, and says in words what it left out. Nothing here
fails on bad input, and nothing that a visitor typed is trusted.
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
from touchstone.links.mending import mend_ids, mend_names, split_values
from touchstone.links.pages import PAGES
from touchstone.links.parameters import Parameter
from touchstone.nearest import find_nearest
from touchstone.text import shorten

# Ids and names are short, so fewer of their letters need to be right.
_ID_LIKENESS = 0.5

# Social networks, shops and mail tools add parameters of their own, and new ones each year. A
# name that does not resemble one of ours is ignored silently.
_NAME_LIKENESS = 0.75


@dataclass(frozen=True)
class Note:
    """A sentence about something in a link that was left out.

    Attributes:
        message: What is wrong and what was done, in plain text (never markup).
        parameter: The parameter that the suggestion is for, or empty.
        suggestion: Id of the nearest valid choice, or empty.
        label: Name of that choice, or empty.
    """

    message: str
    parameter: str = ""
    suggestion: str = ""
    label: str = ""


@dataclass(frozen=True)
class View:
    """What a link shows: its valid values.

    Attributes:
        page: Id of the page, a key of ``PAGES``.
        values: Values by parameter; absent parameters are left out.
        notes: What was left out of the view.
    """

    page: str
    values: Mapping[str, tuple[str, ...]]
    notes: tuple[Note, ...] = ()

    def one(self, name: str) -> str:
        """Return the value of a parameter that holds a single one, or ''."""
        return self.values.get(name, ("",))[0]

    @property
    def concern_id(self) -> ConcernId:
        """The concern that the link names, or ''."""
        return ConcernId(self.one("concern"))

    @property
    def chosen(self) -> dict[str, tuple[str, ...]]:
        """What links to other pages keep: the chosen articles and the reader's own bar."""
        return {name: self.many(name) for name in ("article", "bar")}

    @property
    def bar(self) -> frozenset[str]:
        """What the reader requires of the studies that decide."""
        return frozenset(self.many("bar"))

    @property
    def cell(self) -> Cell | None:
        """The cell that the link opens, if any."""
        return parse_cell(self.one("cell")) if self.one("cell") else None

    def many(self, name: str) -> tuple[str, ...]:
        """Return the values of a parameter that holds a list."""
        return self.values.get(name, ())

    def take_suggestion(self, note: Note) -> tuple[str, ...]:
        """Return a parameter's values with the note's suggestion, added if it holds a list."""
        list_names = {item.name for item in PAGES[self.page].parameters if item.is_list}
        previous = self.many(note.parameter) if note.parameter in list_names else ()
        return (*previous, note.suggestion)


def parse_view(
    page: str,
    raw: Mapping[str, Sequence[str]],
    choices: Mapping[str, Mapping[str, str]],
) -> View:
    """Return what a link shows on ``page``, keeping every valid part.

    Args:
        page: Id of the page, a key of ``PAGES``.
        raw: The parameters of the link as they came, each with all its values.
        choices: Lists of valid values, see ``evidence_map.choices.list_choices``.
    """
    parameters = {parameter.name: parameter for parameter in PAGES[page].parameters}
    values: dict[str, tuple[str, ...]] = {}
    notes: list[Note] = []
    for name, raw_values in mend_names(raw, parameters):
        if name not in parameters:
            notes += _note_unknown_parameter(name, list(parameters))
            continue
        allowed = choices.get(parameters[name].choices, {})
        valid, value_notes = _parse_parameter(parameters[name], raw_values, allowed)
        notes += value_notes
        if valid:
            values[name] = valid
    return View(page, values, tuple(_limit_notes(notes)))


def build_query(page: str, values: Mapping[str, Sequence[str] | str]) -> dict[str, str]:
    """Return the parameters of a link that shows ``values`` on ``page``, in a fixed order.

    Parameters that the page does not have and empty values are left out.
    """
    query: dict[str, str] = {}
    for parameter in PAGES[page].parameters:
        value = values.get(parameter.name, "")
        text = value if isinstance(value, str) else ",".join(value)
        if text:
            query[parameter.name] = text
    return query


def change_values(
    page: str,
    values: Mapping[str, Sequence[str] | str],
    changes: Mapping[str, Sequence[str] | str],
) -> dict[str, Sequence[str] | str]:
    """Return the parameters of a link after ``changes``; those that a change resets are empty."""
    reset_names = [
        parameter.name
        for parameter in PAGES[page].parameters
        if not changes.keys().isdisjoint(parameter.resets_with)
    ]
    return {**values, **dict.fromkeys(reset_names, ""), **changes}


def build_path(page: str, values: Mapping[str, Sequence[str] | str]) -> str:
    """Return the link that shows ``values`` on ``page``, without the address of the server.

    Examples:
        >>> build_path("matrix", {"cell": "wrinkles.collagen", "kind": ("stated",)})
        '/matrix?kind=stated&cell=wrinkles.collagen'
    """
    query = urlencode(build_query(page, values), safe=",.")
    path = f"/{PAGES[page].path}"
    return f"{path}?{query}" if query else path


def _parse_parameter(
    parameter: Parameter, values: Sequence[str], choices: Mapping[str, str]
) -> tuple[tuple[str, ...], list[Note]]:
    if any(len(value) > MAX_PARAMETER_CHARS for value in values):
        limit = f"at most {MAX_PARAMETER_CHARS} characters are read"
        return (), [Note(f"The link's {parameter.noun} is too long: {limit}.")]
    if parameter.is_text:
        return _parse_text(parameter, values)
    wanted_ids = [item for value in values for item in _list_ids(parameter, value, choices)]
    wanted_ids = list(dict.fromkeys(mend_ids((item.strip() for item in wanted_ids), choices)))
    if not any(wanted_ids):
        return (), [Note(f"The link names no {parameter.noun}, so none is chosen.")]
    valid = [item for item in wanted_ids if item in choices]
    unknown_ids = [item for item in wanted_ids if item and item not in choices]
    notes = [_note_unknown_value(parameter, item, choices) for item in unknown_ids[:MAX_LINK_NOTES]]
    # The rest are only counted, so no suggestion is looked up for them.
    notes += [Note("")] * len(unknown_ids[MAX_LINK_NOTES:])
    if not parameter.is_list and len(valid) > 1:
        notes.append(
            Note(f"The link names more than one {parameter.noun}; '{choices[valid[0]]}' is shown.")
        )
        valid = valid[:1]
    return tuple(valid[:MAX_PARAMETER_VALUES]), notes


def _list_ids(parameter: Parameter, value: str, choices: Mapping[str, str]) -> list[str]:
    """Return the ids in a value. After the one id of a parameter, only known ids are no damage."""
    if parameter.is_list:
        return split_values(value)
    others = (item.strip() for item in split_values(value)[1:])
    return [value, *(item for item in others if mend_ids([item], choices)[0] in choices)]


def _parse_text(parameter: Parameter, values: Sequence[str]) -> tuple[tuple[str, ...], list[Note]]:
    text = " ".join("".join(c for c in values[0] if c.isprintable()).split()) if values else ""
    if len(text) > MAX_TEXT_CHARS:
        message = f"The link's {parameter.noun} was cut to its first {MAX_TEXT_CHARS} characters."
        return (text[:MAX_TEXT_CHARS].rstrip(),), [Note(message)]
    return ((text,) if text else ()), []


def _note_unknown_value(parameter: Parameter, unknown_id: str, choices: Mapping[str, str]) -> Note:
    lead = f"The link's {parameter.noun} '{shorten(unknown_id)}' is not known, so it was left out."
    nearest = _find_nearest_id(unknown_id, choices)
    if not nearest:
        return Note(f"{lead} Choose one from the list.")
    return Note(
        f"{lead} Did you mean '{choices[nearest]}'?", parameter.name, nearest, choices[nearest]
    )


def _note_unknown_parameter(name: str, page_names: Sequence[str]) -> list[Note]:
    """Return a note on a name that is close to one of this page, or is one of another page."""
    nearest = find_nearest(name, page_names, likeness=_NAME_LIKENESS)
    all_names = {parameter.name for page in PAGES.values() for parameter in page.parameters}
    if not nearest and name not in all_names:
        return []
    lead = f"The link's part '{shorten(name)}' is not used on this page, so it was left out."
    return [Note(f"{lead} Did you mean '{nearest}'?" if nearest else lead)]


def _find_nearest_id(unknown_id: str, choices: Mapping[str, str]) -> str:
    """Return the id whose id or name is nearest to ``unknown_id``, or ''."""
    if isinstance(choices, CellNames) and len(choices) > MAX_CELLS_MEASURED:
        concern, _, benefit = unknown_id.partition(".")
        nearest_ids = (
            _find_nearest_id(concern, choices.concerns),
            _find_nearest_id(benefit, choices.benefits),
        )
        return ".".join(nearest_ids) if all(nearest_ids) else ""
    ids_by_text = {name: key for key, name in choices.items()} | {key: key for key in choices}
    nearest = find_nearest(unknown_id, ids_by_text, likeness=_ID_LIKENESS)
    return ids_by_text.get(nearest, "")


def _limit_notes(notes: Sequence[Note]) -> list[Note]:
    if len(notes) <= MAX_LINK_NOTES:
        return list(notes)
    excess_count = len(notes) - MAX_LINK_NOTES
    return [*notes[:MAX_LINK_NOTES], Note(f"{excess_count} more parts of the link were left out.")]
