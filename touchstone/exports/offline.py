"""Write the whole map as one HTML file that needs no server and no network.

It has the sentences and sections of the pages. A small script shows one part at a time,
filters, and keeps the view in the address. Without the script, the file is one long document
in which every link still works. It then says what is missing, and shows no dead controls.
"""

from __future__ import annotations

import json
import re
from html import escape, unescape
from urllib.parse import parse_qs, urlsplit

from touchstone.errors import OutputError
from touchstone.evidence.studies import (
    STUDY_SORTS,
    sort_studies,
)
from touchstone.evidence.study_flow import trace_studies
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.exports.html_file import render_page
from touchstone.exports.offline_html import (
    render_article,
    render_choice,
    render_data,
    render_matrix,
    render_matrix_filters,
    render_part,
    render_study_filters,
    render_welcome,
)
from touchstone.frames import iterate_cells, iterate_rows
from touchstone.ids import ConcernId
from touchstone.links.pages import PAGES, STUDY_FILTERS
from touchstone.markup.claims import render_claims
from touchstone.markup.concern import (
    list_cards,
    render_answer_section,
    render_cautions_section,
    render_claims_lead,
    render_protocol_section,
    render_questions_section,
)
from touchstone.markup.elements import (
    render_brand,
    render_link,
)
from touchstone.markup.markdown import render_markdown
from touchstone.markup.method import render_flow, render_self_check
from touchstone.markup.passages import render_cards
from touchstone.markup.research import render_designs, render_example, render_studies
from touchstone.markup.trust import render_trust
from touchstone.packs.pack import Pack, find_excess
from touchstone.resources import read_asset, read_style
from touchstone.wording import headings
from touchstone.wording.about import about_text
from touchstone.wording.claims import benefits_title
from touchstone.wording.findings_summary import matrix_finding
from touchstone.wording.notices import COUNT_NOTE, NOTICE, TAGLINE
from touchstone.wording.phrases import format_day
from touchstone.wording.rule import pick_examples

_SORT = next(iter(STUDY_SORTS))
_UNSCRIPTED = (
    '<p class="ts-note unscripted">Choosing, filtering and searching need a browser that runs '
    "JavaScript. Everything is on this page, and its links work.</p>"
)


def offline_html_bytes(evidence_map: EvidenceMap, *, address: str = "", contact: str = "") -> bytes:
    """Return the whole map as one HTML file, the same bytes for the same pack.

    Args:
        evidence_map: The evidence map.
        address: Address of the live map, printed in the footer; '' if there is none.
        contact: See ``links.contact.read_contact``.

    Raises:
        OutputError: The pack is too large for one file.
    """
    pack = evidence_map.pack
    excess = find_excess(pack)
    if excess:
        raise OutputError(excess)
    links = " ".join(
        render_link(f"#/{page.path}", page.title) for page in PAGES.values() if page.is_offline
    )
    body = (
        f'<header class="head">{render_brand("Touchstone", TAGLINE)}'
        f'<nav aria-label="Parts">{links}</nav></header>'
        f'<main>{_UNSCRIPTED}<p class="ts-note" id="note" role="status" hidden></p>'
        '<p class="ts-vh" id="said" role="status"></p>'
        f"{''.join(build(evidence_map) for build in _PARTS_IN_ORDER)}"
        f"{_render_about(evidence_map, contact)}</main>"
        f"{_render_foot(pack, address)}"
        f"{render_data('index', _index(evidence_map))}"
    )
    style = read_style("style.css", "grid.css", "offline.css")
    page = render_page(
        "Touchstone: massage and skin",
        _add_link_targets(body),
        style=style,
        script=read_asset("walk_grid.js") + read_asset("offline.js"),
    )
    return page.encode("utf-8")


def _add_link_targets(body: str) -> str:
    """Add a target for each link to a view, which the script removes."""
    targets: dict[str, str] = {}
    for link in dict.fromkeys(re.findall(r'href="#(/[^"]*)"', body)):
        view = urlsplit(unescape(link))
        concern = parse_qs(view.query).get("concern", [""])[0] if view.path == "/" else ""
        start = f'data-concern="{concern}"' if concern else f'data-part="{view.path[1:]}"'
        targets[start] = f'{targets.get(start, "")}<span class="place" id="{link}"></span>'
    for start, spans in targets.items():
        before, tag, after = body.partition(start)
        other_attributes, end, content = after.partition(">")
        body = f"{before}{tag}{other_attributes}{end}{spans}{content}"
    return body


def _render_concerns(evidence_map: EvidenceMap) -> str:
    names = evidence_map.pack.concern_names
    body = (
        "<h1>Your skin concern</h1>"
        + render_choice("concern", "Choose a concern", names, empty="Choose")
        + render_welcome(evidence_map)
        + "".join(
            _render_concern(evidence_map, concern_id)
            for concern_id in evidence_map.pack.concern_ids
        )
    )
    return render_part("concern", body)


def _render_concern(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    name = evidence_map.pack.concern_names[concern_id]
    return (
        f'<article class="concern" data-concern="{escape(concern_id)}" '
        f'id="concern-{escape(concern_id)}"><h2 class="name">{escape(name)}</h2>'
        f"{render_answer_section(evidence_map, concern_id)}<h3>{headings.CAUTIONS}</h3>"
        f"{render_cautions_section(evidence_map, concern_id)}"
        f"{_render_claims(evidence_map, concern_id)}<h3>{headings.TAKE_ALONG}</h3>"
        f"{render_questions_section(evidence_map, concern_id)}</article>"
    )


def _render_claims(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    if evidence_map.claims_of(concern_id).empty:
        return ""
    cards = list_cards(evidence_map, concern_id)
    links = {
        card.number: f"#/article?concern={concern_id}&article={card.article_id}" for card in cards
    }
    claims = render_claims(
        evidence_map, evidence_map.claims_of(concern_id), cards, links, level=4, whole=False
    )
    passages = render_cards(
        cards,
        benefit_names=evidence_map.pack.benefit_names,
        links=links,
        prefix=f"{concern_id}-",
        name_articles=evidence_map.article_count > 1,
    )
    return (
        f"<h3>{escape(benefits_title(evidence_map.article_count))}</h3>"
        f"{render_claims_lead(evidence_map, concern_id, href=f'#/article?concern={concern_id}')}"
        f"{claims}"
        f"<h3>{headings.PROTOCOL}</h3>{render_protocol_section(evidence_map, concern_id)}"
        f"<h3>{headings.PASSAGES}</h3>{passages}"
    )


def _render_matrix(evidence_map: EvidenceMap) -> str:
    claimed = [evidence_map.verdicts[cell] for cell in iterate_cells(evidence_map.claims)]
    body = (
        f"<h1>{escape(matrix_finding(claimed))}</h1>"
        + render_matrix_filters(evidence_map)
        + render_matrix(evidence_map)
    )
    return render_part("matrix", body)


def _render_research(evidence_map: EvidenceMap) -> str:
    studies = sort_studies(evidence_map.studies.values(), _SORT)
    table = render_studies(studies, evidence_map, caption="All studies", anchors=True)
    body = (
        f"<h1>{headings.RESEARCH}</h1>"
        + render_study_filters(evidence_map)
        + f'<p class="ts-muted">{escape(COUNT_NOTE)}</p>{table}'
    )
    return render_part("research", body)


def _render_articles(evidence_map: EvidenceMap) -> str:
    names = evidence_map.pack.concern_names
    choice = render_choice(
        "article-concern", "Highlight the words about", names, parameter="concern", empty="Nothing"
    )
    texts = "".join(
        render_article(article, evidence_map.passages)
        for article in evidence_map.pack.articles.values()
    )
    return render_part("article", choice + texts)


def _render_about(evidence_map: EvidenceMap, contact: str) -> str:
    pack = evidence_map.pack
    before, after = map(render_markdown, about_text(pack, contact=contact))
    flow = trace_studies(pack, evidence_map.verdicts)
    examples = "".join(
        render_example(
            evidence_map.verdicts[pair], pack.concern_names[pair[0]], pack.benefit_names[pair[1]]
        )
        for pair in pick_examples(evidence_map.verdicts)
    )
    body = (
        f"<h1>About Touchstone</h1>{render_trust(pack, contact)}{before}"
        f"<h2>{headings.EXAMPLES}</h2>{examples}"
        f"<h2>{headings.DESIGNS}</h2>{render_designs()}"
        f"<h2>{headings.FLOW}</h2>{render_flow(pack, flow)}"
        f"<h2>{headings.SELF_CHECK}</h2>{render_self_check(linked=False)}{after}"
    )
    return render_part("about", body)


def _render_foot(pack: Pack, address: str) -> str:
    living = f" The live map: {render_link(address, address)}." if address else ""
    return (
        f'<footer class="ts-foot"><p><strong>{escape(NOTICE)}</strong></p>'
        f"<p>A copy with data as of {escape(format_day(pack.created))}, version "
        f"{escape(pack.version)}. It needs no network and sends no requests.{living}</p></footer>"
    )


def _index(evidence_map: EvidenceMap) -> str:
    """Return the values by which the script filters studies, as JSON: one row per finding."""
    columns = [item.column for item in STUDY_FILTERS if item.is_offline]
    rows: dict[str, list[list[str]]] = {}
    for study_id, *values in iterate_rows(evidence_map.index.findings, ["study_id", *columns]):
        rows.setdefault(study_id, []).append(values)
    return json.dumps(rows, separators=(",", ":"))


_PARTS_IN_ORDER = (_render_concerns, _render_matrix, _render_research, _render_articles)
