"""What does a link to a concern show before the app is up: the same words, as plain markup?

Streamlit's front end takes a second or more to load and to connect. The address says
what the page will show, so that the document already holds it, laid out as the app lays
it out; the app takes its place once it has drawn the same (``sheet.js``). Readers without
JavaScript keep it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path

from deploy.files import STATIC
from touchstone.evidence_map.answers import plain_answer
from touchstone.evidence_map.cells import CLAIM_SORTS
from touchstone.ids import ConcernId
from touchstone.limits import MAX_PREFETCHED
from touchstone.links.pages import PAGES
from touchstone.links.view import build_path
from touchstone.markup.elements import render_brand, render_note
from touchstone.resources import read_style
from touchstone.wording.claims import TAGLINE, overdue_sentence
from ui import ahead, data
from ui.concern_sections import render_sections
from ui.frame import read_today

# Read at start: a server that lacks it does not start, rather than fail its readers.
_STYLE = Path(__file__).with_name("early.css").read_text(encoding="utf-8")
# The fonts of the pages, by the names that the theme gives them.
_FONTS = {"Source Sans": "SourceSansVF-Upright.*", "Source Serif": "SourceSerifVariable-Roman.*"}
# For readers with JavaScript; the others are told at the top that the page needs it.
_LATE = (
    '<p class="late" role="status">Still loading. You can read on; choices work once the page '
    "is ready. If this stays, reload the page.</p>"
    "<noscript><style>#early .late { display: none; }</style></noscript>"
)


@dataclass(frozen=True)
class Early:
    """What stands in the document of a concern.

    Attributes:
        title: Name of the concern.
        answer: The plain answer.
        body: Markup of the page.
    """

    title: str
    answer: str
    body: str


def find_concern(query: Sequence[tuple[str, str]]) -> str:
    """Return the concern whose plain page a link opens; '' for any other view.

    Args:
        query: Names and values of the link.

    Raises:
        PackError: The pack cannot be read.
    """
    evidence_map = data.load()
    asked = dict(query)
    is_plain = len(asked) == len(query) and asked.keys() <= {"concern", "data"}
    is_current = asked.get("data") in (None, evidence_map.pack.version)
    concern_id = asked.get("concern", "")
    if not (is_plain and is_current) or len(evidence_map.pack.articles) > 1:
        return ""
    few = len(evidence_map.pack.concern_names) <= MAX_PREFETCHED
    return concern_id if few and concern_id in evidence_map.pack.concern_names else ""


def read_overdue() -> str:
    """Return that the check of the evidence is overdue today, or ''."""
    return overdue_sentence(data.load().pack.next_check, read_today())


def build_early(concern_id: str, overdue: str, noscript: str) -> Early | None:
    """Return the page of a concern; None where a list is too long to be shown whole.

    Args:
        concern_id: The concern, see ``find_concern``.
        overdue: That the check of the evidence is overdue, or ''.
        noscript: Markup for readers without JavaScript.
    """
    evidence_map = data.load()
    order = next(iter(CLAIM_SORTS))
    sheets = render_sections(evidence_map, ConcernId(concern_id), order).blocks
    answer = plain_answer(evidence_map, ConcernId(concern_id))
    head = f"<header>{render_brand('Touchstone', TAGLINE)}</header>"
    parts = [
        noscript,
        f'<div class="stHtml">{render_note([overdue])}</div>' if overdue else "",
        _build_fields(evidence_map.concern_options[concern_id]),
        *_build_sheets(sheets),
    ]
    main = f"{head}{_build_navigation(concern_id)}<main>{''.join(parts)}</main>"
    body = f'<div id="early"><div>{main}</div>{_LATE}</div>'
    return Early(evidence_map.pack.concern_names[concern_id], answer, f"{_build_style()}{body}")


def _build_navigation(concern_id: str) -> str:
    items = [
        f'<a href="{escape(build_path(page_id, {"concern": concern_id}))}"'
        f"{' aria-current=page' if page_id == 'concern' else ''}>{escape(page.title)}</a>"
        for page_id, page in PAGES.items()
    ]
    return f'<nav class="st-key-frame_nav">{"".join(items)}</nav>'


def _build_fields(option: str) -> str:
    return (
        f'<div class="fields"><p>{escape(ahead.FIELD)}<b>{escape(option)}</b></p>'
        '<p aria-hidden="true">Or say it in your own words<b></b></p></div>'
    )


def _build_sheets(sheets: Mapping[str, str]) -> list[str]:
    # Between them stand widgets, for which there is room.
    before = {"benefits": '<div class="order"></div>', "passages": '<div class="pictures"></div>'}
    return [
        f'{before.get(place, "")}<div class="stHtml">{sheets[place]}</div>'
        for place in ("answer", "benefits", "passages")
        if place in sheets
    ]


@lru_cache(maxsize=1)
def _build_style() -> str:
    faces = "".join(
        f'@font-face {{ font-family: "{name}"; font-weight: 200 900; font-display: swap; '
        f'src: url("/static/media/{path.name}") format("woff2"); }}'
        for name, pattern in _FONTS.items()
        for path in sorted((STATIC / "static" / "media").glob(pattern))
    )
    return f"<style>{faces}{read_style('style.css')}{_STYLE}</style>"
