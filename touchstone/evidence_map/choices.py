"""List the values that link parameters may have, with their names."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from touchstone.claims.claims import KINDS
from touchstone.evidence.axes import list_axes
from touchstone.evidence.bar import BAR_ITEMS, Bar
from touchstone.evidence.designs import DESIGNS
from touchstone.evidence.effects import Effect, build_effects
from touchstone.evidence.rule import CERTAINTY_WORDS, DIRECTIONS, RULE, STEP_NAMES, VERDICTS
from touchstone.evidence.studies import STUDY_SORTS, Study, build_studies, short_name
from touchstone.evidence_map.cells import CLAIM_SORTS
from touchstone.frames import iterate_rows
from touchstone.limits import (
    MAX_STUDIES_LISTED,
)
from touchstone.links.cell_names import CellNames
from touchstone.packs.pack import Pack
from touchstone.paging import count_list_pages
from touchstone.wording.numbers import axis_name
from touchstone.wording.studies import FUNDING, GIVEN_WITH, HARMS, SEXES

# What the cells of the matrix can show. The first is the default.
DISPLAY_MODES = {
    "both": "Verdict and certainty",
    "claim": "The article's claim",
    "verdict": "Research verdict",
    "certainty": "Certainty",
    "articles": "Articles",
}
DEFAULT_MODE = next(iter(DISPLAY_MODES))
# The first mode covers these, so they are offered only to a reader whose link names one.
_LINKED_MODES = ("verdict", "certainty")


def list_choices(pack: Pack) -> dict[str, Mapping[str, str]]:
    """Return the lists of valid values that ``Parameter.choices`` names, in order of display.

    Returns:
        For each list by its name, the names by id.
    """
    studies = build_studies(pack)
    years = [str(year) for year in sorted(set(pack.studies["year"].astype(int)), reverse=True)]
    return {
        "concern": pack.concern_names,
        "article": pack.article_names,
        "bar": {key: item.name for key, item in BAR_ITEMS.items()},
        "claim_sort": CLAIM_SORTS,
        "mark": {} if pack.tables["strong_words"].empty else {"beyond": "Mark these words"},
        "group": pack.groups,
        "area": pack.areas,
        "kind": KINDS,
        "cell": CellNames(pack.concern_names, pack.benefit_names),
        "verdict": {key: verdict.name for key, verdict in VERDICTS.items() if key != "no-claim"},
        "certainty": {
            **{
                str(dots): f"{dots} of {RULE.highest}: {word}"
                for dots, word in CERTAINTY_WORDS.items()
            },
            "0": "None: no study counts",
        },
        "show": list_display_modes(pack),
        "benefit": pack.benefit_names,
        "design": {
            key: f"{design.name[:1].upper()}{design.name[1:]}" for key, design in DESIGNS.items()
        },
        "direction": DIRECTIONS,
        "step": STEP_NAMES,
        "given_with": GIVEN_WITH,
        "funding": FUNDING,
        "sex": SEXES,
        "harms": HARMS,
        "year": {year: year for year in years},
        "study": {key: short_name(study) for key, study in studies.items()},
        "axis": _name_axes(pack, studies),
        "study_sort": STUDY_SORTS,
        "study_page": _number_pages(len(pack.studies), MAX_STUDIES_LISTED),
    }


def list_offered(
    choices: Mapping[str, str], bar: Bar, chosen: Collection[str] = ()
) -> dict[str, str]:
    """Return the choices that a filter offers, without ``below-bar`` if there is no bar.

    Args:
        choices: One of the lists of ``list_choices``.
        bar: What the reader requires of the studies that decide.
        chosen: What the link chooses, which is always offered.
    """
    return {
        key: name for key, name in choices.items() if key != "below-bar" or bar or key in chosen
    }


def list_offered_modes(modes: Mapping[str, str], chosen: str) -> dict[str, str]:
    """Return the display modes that a reader is offered.

    "Verdict and certainty" covers the modes for either one alone. A link that names one of these
    still shows it.

    Args:
        modes: See ``list_display_modes``.
        chosen: The mode that the link names, or ''.
    """
    return {key: name for key, name in modes.items() if key not in _LINKED_MODES or key == chosen}


def _name_axes(pack: Pack, studies: Mapping[str, Study]) -> dict[str, str]:
    effects, effects_by_benefit = build_effects(pack), dict[str, list[Effect]]()
    rows = iterate_rows(pack.tables["effect_cells"], ("benefit_id", "effect_id"))
    for benefit_id, effect_id in rows:
        effects_by_benefit.setdefault(benefit_id, []).append(effects[effect_id])
    names = pack.benefit_names
    return {axis.axis_id: axis_name(axis, names, studies) for axis in list_axes(effects_by_benefit)}


def _number_pages(total: int, size: int) -> dict[str, str]:
    return {str(page): str(page) for page in range(1, count_list_pages(total, size) + 1)}


def list_display_modes(pack: Pack) -> dict[str, str]:
    """Return the display modes for ``pack``, which count articles only if there are several.

    Args:
        pack: The whole pack, regardless of which articles are chosen.
    """
    if len(pack.articles) > 1:
        return {**DISPLAY_MODES, "claim": "The articles' claims"}
    return {key: name for key, name in DISPLAY_MODES.items() if key != "articles"}
