"""About: what this is and is not, where the data come from, and the data to download."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from touchstone.evidence.study_flow import trace_studies
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.exports.tables import table_csv_bytes
from touchstone.links.contact import read_contact
from touchstone.markup.data_pack import render_changes, render_tables
from touchstone.markup.elements import (
    render_link,
    render_list,
    render_note,
)
from touchstone.markup.method import render_flow, render_self_check
from touchstone.markup.research import render_designs, render_example
from touchstone.markup.trust import render_trust
from touchstone.packs.pack import Pack, find_excess, list_filled_tables
from touchstone.wording.about import FILES, METHOD, about_text, list_contents
from touchstone.wording.rule import pick_examples
from ui import share
from ui.caching import cache_by_map
from ui.downloads import show_download
from ui.frame import Context, open_page

PAGE = "about"


@cache_by_map
def render_about_parts(evidence_map: EvidenceMap, contact: str) -> tuple[str, str, str, str]:
    """Return who is behind the map and the contents as HTML, and the text in two parts."""
    pack = evidence_map.pack
    contents = [render_link(f"#{anchor}", title) for anchor, title in list_contents(pack).items()]
    outline = render_list(contents, label="Contents")
    return render_trust(pack, contact), outline, *about_text(pack, contact=contact)


def show_data(context: Context) -> None:
    """Offer every table, and say what its columns mean."""
    st.header(FILES["data"], anchor="data")
    st.markdown(
        "The workbook has every table and opens in Excel and LibreOffice as it is. "
        "The CSV files are for other programs."
    )
    pack = context.evidence_map.pack
    show_download(
        "Download every table as a workbook",
        f"touchstone-{pack.version}.xlsx",
        partial(make_pack_workbook, pack),
        key="about_workbook",
    )
    st.html(render_pack_tables(context.evidence_map))
    show_one_table(pack, {name: table.path for name, table in list_filled_tables(pack).items()})


@cache_by_map
def render_pack_tables(evidence_map: EvidenceMap) -> str:
    """Return a description of the tables and their columns as HTML."""
    return render_tables(evidence_map.pack)


@st.fragment
def show_one_table(pack: Pack, paths: Mapping[str, str]) -> None:
    """Offer one table as CSV: the one that a reader picks.

    Args:
        pack: The data pack.
        paths: Path of each table in the pack, by its name.
    """
    with st.container(horizontal=True, vertical_alignment="bottom", key="about_tables"):
        name = st.selectbox(
            "One table as CSV", list(paths), format_func=paths.__getitem__, key="about_table"
        )
        show_download(
            f"Download {paths[name]}",
            paths[name],
            partial(table_csv_bytes, pack.tables[name]),
            key="about_table_csv",
        )


def make_pack_workbook(pack: Pack) -> bytes:
    """Return every table of the pack as an Excel workbook."""
    # Imported here: only a reader who downloads the workbook waits for its library.
    from touchstone.exports.table_workbook import pack_xlsx_bytes

    return pack_xlsx_bytes(pack)


def show_offline(context: Context) -> None:
    """Offer the whole map as one file that needs no network."""
    pack = context.evidence_map.pack
    st.header(FILES["offline"], anchor="offline")
    st.markdown(
        "One HTML file with every concern, passage, study and caution. "
        "Open it from disk, or put it on any web server. It needs no network."
    )
    excess = find_excess(pack)
    if excess:
        st.html(render_note([excess]))
        return
    home = share.find_home()
    show_download(
        "Download the offline copy",
        f"touchstone-{pack.version}.html",
        lambda: make_offline(context, home),
        key="about_offline",
    )


def make_offline(context: Context, home: str) -> bytes:
    """Return the offline copy of the shown pack."""
    # Imported here: only a reader who downloads the copy waits for it.
    from touchstone.exports.offline import offline_html_bytes

    return offline_html_bytes(context.evidence_map, address=home, contact=read_contact())


def show_changes(context: Context) -> None:
    """Show the change log that is kept with the data."""
    st.header(FILES["changes"], anchor="changes")
    st.html(render_changes(context.evidence_map.pack))


@cache_by_map
def render_study_flow(evidence_map: EvidenceMap) -> str:
    """Return what became of every paper that was found, as HTML."""
    return render_flow(evidence_map.pack, trace_studies(evidence_map.pack, evidence_map.verdicts))


def show_method(context: Context) -> None:
    """Show the rule at work, the kinds of studies, what became of papers, and a self-check."""
    evidence_map = context.evidence_map
    st.header(METHOD["examples"], anchor="examples")
    for cell in pick_examples(evidence_map.verdicts):
        verdict = evidence_map.verdicts[cell]
        concern = evidence_map.pack.concern_names[cell.concern_id]
        benefit = evidence_map.pack.benefit_names[cell.benefit_id]
        st.html(render_example(verdict, concern, benefit))
    st.header(METHOD["designs"], anchor="designs")
    st.html(render_designs())
    st.header(METHOD["flow"], anchor="flow")
    st.html(render_study_flow(evidence_map))
    st.header(METHOD["self-check"], anchor="self-check")
    st.html(render_self_check())


with open_page(PAGE) as page_context:
    st.title("About Touchstone", anchor="about")
    trust, outline, before, after = render_about_parts(page_context.evidence_map, read_contact())
    st.html(trust)
    left, right = st.columns([1, 3], gap="large")
    with left, st.container(key="about_outline"):
        st.html(outline)
    with right:
        st.markdown(before)
        show_method(page_context)
        st.markdown(after)
        show_changes(page_context)
        show_offline(page_context)
        show_data(page_context)
