"""Render verdicts, chains and studies as HTML that cannot run scripts.

The sentences come from ``wording``; all text is escaped here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape

from touchstone.evidence.chain import Chain
from touchstone.evidence.designs import DESIGNS
from touchstone.evidence.findings import Evidence
from touchstone.evidence.rule import (
    CERTAINTY_WORDS,
    DIRECTIONS,
    LIKE_VERDICTS,
    POINTING,
    RULE,
    STEP_NAMES,
    VERDICTS,
)
from touchstone.evidence.studies import Study, short_name
from touchstone.evidence.verdicts import CellVerdict, count_clear, decides, format_dots
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.evidence_map.matrix import fill_verdict, find_hue
from touchstone.markup.elements import (
    Column,
    render_link,
    render_outside_link,
    render_table,
)
from touchstone.wording import headings
from touchstone.wording.basis import count_deciding, decides_words, pointing_words
from touchstone.wording.findings import name_direction, name_found
from touchstone.wording.phrases import capital_first, format_count, lower_first
from touchstone.wording.research import (
    chain_sentence,
    link_words,
    list_tested_links,
    whole_words,
)
from touchstone.wording.rule import explain_certainty
from touchstone.wording.studies import list_study_details
from touchstone.wording.verdicts import NEAR_WORDS, cell_sentence, describe_people

# As many signs as fit on a line; the number beside them gives the total.
_SIGNS_DRAWN = 18


def render_verdict(cell: CellVerdict) -> str:
    """Return a verdict as sign and word, both in its color."""
    css_class = f"ts-verdict ts-hue {find_hue(cell.verdict)}".strip()
    sign = f'<span class="ts-sign" aria-hidden="true">{cell.sign}</span>'
    return f'<span class="{css_class}">{sign} {escape(cell.name)}</span>'


def render_verdict_words(cell: CellVerdict, words: str = "") -> str:
    """Return the name of a verdict, or other words that say it, in its color."""
    css_class = f"ts-verdict ts-hue {find_hue(cell.verdict)}".strip()
    return f'<b class="{css_class}">{escape(words or cell.name)}</b>'


def render_found_signs(cell: CellVerdict, direction: str) -> str:
    """Return a sign for each deciding study with this result, hollow if it could be chance."""
    count, like = cell.counts.get(direction, 0), LIKE_VERDICTS[direction]
    signs = VERDICTS[like].sign * count
    if direction in POINTING:
        clear = count_clear(cell, direction)
        filled, hollow = (VERDICTS[key].sign for key in POINTING[direction])
        signs = filled * clear + hollow * (count - clear)
    return f'<span class="ts-found ts-hue {like}" aria-hidden="true">{signs[:_SIGNS_DRAWN]}</span>'


def render_tile(cell: CellVerdict) -> str:
    """Return a verdict as a sign on its color, to put beside its words."""
    return f'<span class="{find_tile_class(cell)}" aria-hidden="true">{escape(cell.sign)}</span>'


def render_small_squares(verdicts: Iterable[CellVerdict]) -> str:
    """Return verdicts as a row of small squares, to put beside their words; '' for none."""
    squares = "".join(render_tile(verdict) for verdict in verdicts)
    return f'<div class="ts-small-squares" aria-hidden="true">{squares}</div>' if squares else ""


def find_tile_class(cell: CellVerdict) -> str:
    """Return the classes of a tile: hue says where a verdict points, strength how sure it is."""
    return f"ts-tile ts-fill {fill_verdict(cell.verdict, cell.certainty)}"


def render_near_entry(count: int = 0) -> str:
    """Return the legend entry for cells that were tested on something near their concern.

    Args:
        count: How many such cells there are; 0 to leave out the number.
    """
    words = f"{count} {NEAR_WORDS}" if count else f"Corner cut: {NEAR_WORDS}"
    sign = VERDICTS["points-to-better"].sign
    return f'<li><b class="ts-fill better-1 near">{sign}</b> {words}</li>'


def render_certainty(certainty: int) -> str:
    """Return a certainty as dots and a word; if there is none, a dash and its meaning."""
    if not certainty:
        return '<span aria-hidden="true">–</span><span class="ts-vh">None</span>'
    dots, word = format_dots(certainty), CERTAINTY_WORDS[certainty]
    return f'<span class="ts-dots" aria-hidden="true">{dots}</span> {escape(word)}'


def render_chain(chain: Chain, benefit: str, concern: str, second: str) -> str:
    """Return the chain as a small picture with words: three stops, two links, the whole.

    A claim that was tested the whole way rests on no step. If no step of it was tested on its
    own, there is no chain to draw, and the result is ''.

    Args:
        chain: The chain of a claim.
        benefit: Name of the benefit.
        concern: Name of the concern.
        second: What studies of the second link are about, usually the benefit.
    """
    if chain.whole.is_decided and not list_tested_links(chain):
        return ""
    first_link = _render_chain_link("massage-to-benefit", chain)
    second_link = _render_chain_link(
        "benefit-to-concern", chain, named=second if second != benefit else ""
    )
    stops = [f"<b>{escape(name)}</b>" for name in ("Massage", benefit, concern)]
    is_step = chain.whole.verdict == "only-a-step"
    whole = f"The whole way: {'not tested' if is_step else whole_words(chain.whole)}"
    weakest = chain_sentence(chain, benefit, concern, second)
    caption = f"<figcaption>{escape(weakest)}</figcaption>" if weakest else ""
    return (
        f'<figure class="ts-chain"><div class="ts-stops">'
        f"{stops[0]}{first_link}{stops[1]}{second_link}{stops[2]}</div>"
        f'<div class="ts-whole">{escape(whole)}</div>'
        f"{caption}</figure>"
    )


def render_evidence(cell: CellVerdict, studies: Mapping[str, Study]) -> str:
    """Return the findings of a cell, grouped by result, each study in a fold.

    Args:
        cell: The verdict of the cell, with all its findings.
        studies: See ``evidence.studies.build_studies``.
    """
    return _group_evidence(
        cell,
        lambda item: render_study(studies[item.study_id], notes=_describe_counting(item, cell)),
    )


def render_evidence_links(cell: CellVerdict, studies: Mapping[str, Study]) -> str:
    """Return the findings of a cell like ``render_evidence``, but each as a link to its study."""

    def build(item: Evidence) -> str:
        study = studies[item.study_id]
        link = render_link(f"#study-{study.study_id}", short_name(study))
        about = escape(_kind_and_people(study))
        return f'<p class="ts-study">{link}: {about}. {_describe_counting(item, cell)}.</p>'

    return _group_evidence(cell, build)


def _group_evidence(cell: CellVerdict, build: Callable[[Evidence], str]) -> str:
    groups = []
    # Findings that decide come first. Those of only a link follow the rest of their direction.
    every = (*cell.deciding, *cell.shown)
    names = [name_direction(key, linked=linked) for key in DIRECTIONS for linked in (False, True)]
    for name in names:
        found = [item for item in every if name_found(item) == name]
        if found:
            groups.append(
                f'<div class="ts-group"><p><b>{escape(name)}</b>: {_count_apart(found, cell)}</p>'
                f"{''.join(map(build, found))}</div>"
            )
    return f'<div class="ts-groups">{"".join(groups)}</div>'


def _count_apart(findings: Iterable[Evidence], cell: CellVerdict) -> str:
    """Return how many studies decide and how many are shown; without a claim, the total."""
    study_ids = {item.study_id for item in findings}
    if cell.verdict == "no-claim":
        return format_count(len(study_ids), "study", "studies")
    deciding = study_ids & {item.study_id for item in cell.deciding}
    return count_deciding(len(deciding), len(study_ids - deciding))


def render_study(
    study: Study,
    *,
    notes: str = "",
    with_title: bool = False,
    anchor: bool = False,
    opened: bool = False,
) -> str:
    """Return a study that opens to show its link, finding, limits, people, funding and harms.

    Args:
        study: The study.
        notes: What to add to its heading, or ''.
        with_title: Whether the heading gives the title instead of design and people.
        anchor: Whether links to ``#study-<id>`` lead here.
        opened: Whether it is open from the start.
    """
    facts = {
        "Found": study.finding,
        "Limits": study.limits,
        "Who": f"{study.population} ({describe_people(study.participants)})",
        "What was done": study.intervention,
        "Compared with": study.comparator,
        "Measured": study.outcome,
        **list_study_details(study),
        "Read as": study.seen,
    }
    rows = "".join(f"<dt>{escape(key)}</dt><dd>{escape(text)}</dd>" for key, text in facts.items())
    where = ", ".join(part for part in (study.journal, study.citation) if part)
    note = f' <span class="ts-muted">{escape(notes)}</span>' if notes else ""
    about = study.title if with_title else _kind_and_people(study)
    name = f' id="study-{escape(study.study_id)}"' if anchor else ""
    return (
        f'<details class="ts-study"{name}{" open" if opened else ""}>'
        f"<summary>{escape(short_name(study))}: "
        f"{escape(about)}{note}</summary>"
        f"<p>{render_outside_link(study.url, f'Read {short_name(study)} at its source')}</p>"
        f"<p><cite>{escape(study.title)}</cite>. {escape(study.authors.rstrip('.'))}. "
        f"{escape(where)}, "
        f"{study.year}.</p><dl>{rows}</dl></details>"
    )


def _kind_and_people(study: Study) -> str:
    return f"{DESIGNS[study.design].name}, {describe_people(study.participants)}"


def render_studies(
    studies: Iterable[Study],
    evidence_map: EvidenceMap,
    *,
    caption: str,
    anchors: bool = False,
) -> str:
    """Return studies as a table, each in a fold.

    Args:
        studies: The studies, in the order of the rows.
        evidence_map: The map, which knows what each found and which claims it decides.
        caption: What the table shows.
        anchors: Whether links to ``#study-<id>`` lead into the table.
    """
    titles = ("Study", "Year", "Design", "People", "Found", "Counts for")
    rows = [
        [
            render_study(study, with_title=True, anchor=anchors),
            str(study.year),
            escape(DESIGNS[study.design].name),
            f"{study.participants:,}" if study.participants else "not given",
            escape(pointing_words(evidence_map.index.found.get(study.study_id, {}))),
            escape(decides_words(len(evidence_map.claims_by_study.get(study.study_id, ())))),
        ]
        for study in studies
    ]
    columns = [Column(title) for title in titles]
    return render_table(caption, columns, rows, css_class="ts-studies", say=True)


def render_example(cell: CellVerdict, concern: str, benefit: str) -> str:
    """Return a worked example of the rule, computed from the cell."""
    steps = "".join(f"<li>{escape(line)}</li>" for line in explain_certainty(cell))
    return (
        f'<div class="ts-cell-block"><p><b>{escape(concern)} and {escape(lower_first(benefit))}'
        f"</b>: {render_verdict(cell)}</p><p>{escape(cell_sentence(cell, concern))}</p>"
        f"<ol>{steps}</ol></div>"
    )


def render_designs() -> str:
    """Return what each kind of study is, and whether it counts, as a table."""
    columns = [Column(title) for title in ("Kind", "What it is", "Counts toward a verdict")]
    rows = [
        [
            escape(capital_first(design.name)),
            escape(design.meaning),
            "Yes" if key in RULE.groups else "No",
        ]
        for key, design in DESIGNS.items()
    ]
    return render_table(headings.DESIGNS, columns, rows)


def _describe_counting(item: Evidence, cell: CellVerdict) -> str:
    if item.step == "related":
        return "Related method, not counted"
    if item in cell.inside:
        return "Inside a review that counts: shown, not counted again"
    if item in cell.others and decides(item):
        return f"{STEP_NAMES[item.step]}. Shown, does not meet your bar"
    if item.design not in RULE.groups:
        return f"{STEP_NAMES[item.step]}. Shown, never counts"
    return STEP_NAMES[item.step]


def _render_chain_link(link: str, chain: Chain, *, named: str = "") -> str:
    cell = chain.first if link == "massage-to-benefit" else chain.second
    weak = link in chain.weakest and len(chain.weakest) == 1
    name = "ts-link ts-weak" if weak else "ts-link"
    label = " · weakest link" if weak else ""
    is_silent = chain.whole.is_decided and cell not in list_tested_links(chain)
    found = "Not tested on its own" if is_silent else link_words(cell)
    return (
        f'<span class="{name}"><span aria-hidden="true">→ {cell.sign}</span> '
        f"{escape(f'{named}: ' if named else '')}{escape(found)}{label}</span>"
    )
