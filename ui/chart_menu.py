"""Let readers read a chart as a table, or save it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from touchstone.design.palette import LIGHT
from touchstone.exports.tables import chart_csv_bytes, list_chart
from touchstone.markup.chart_table import SAME, ChartTable, render_chart_table
from touchstone.wording.bar import file_bar_sentence
from touchstone.wording.notices import source_line
from touchstone.wording.phrases import format_count
from ui.components.section import show_section
from ui.downloads import Download, show_download
from ui.drawing import ChartBuilder
from ui.frame import Context


def show_chart_menu(
    context: Context,
    name: str,
    build: ChartBuilder,
    *,
    note: str,
    table: ChartTable | None = None,
    table_name: str = SAME,
) -> None:
    """Draw a chart's table, folded, and a menu that saves the chart or the table.

    The table is beside the menu, not in it: it needs the width of the page, and it must print
    and be found by the browser's search.

    Args:
        context: The page.
        name: Name of the chart, for keys and file names.
        build: Builds the chart in the colors it is given.
        note: How to read the chart; printed in the picture.
        table: The chart as a table; None if the page already shows one.
        table_name: Label of the folded table.
    """
    files = list_pictures(context, build, note)
    if table:
        bar, rows = context.evidence_map.bar, format_count(len(table.rows), "row")
        files |= {
            f"Save table for Excel ({rows})": Download(
                "xlsx", partial(_make_workbook, context, table)
            ),
            f"Save table as CSV ({rows})": Download("csv", partial(chart_csv_bytes, table, bar)),
        }
    with st.container(horizontal=True, key=f"{name}_menu"):
        if table:
            show_section(f"{name}_table", render_chart_table(table, table_name))
        with st.popover("Save chart", type="tertiary", key=f"{name}_save"):
            show_save_buttons(name, files)


def list_pictures(context: Context, build: ChartBuilder, note: str) -> dict[str, Download]:
    """Return a chart as pictures, by button label; for the arguments, see ``show_chart_menu``."""
    return {
        f"Save chart as {kind.upper()}": Download(
            kind, partial(_draw_picture, context, kind, build, note)
        )
        for kind in ("png", "svg")
    }


def show_save_buttons(name: str, files: Mapping[str, Download]) -> None:
    """Draw one plain text button per file.

    Args:
        name: Name of what is saved, for keys and file names.
        files: The files by button label.
    """
    for label, file in files.items():
        file_name = f"touchstone-{name.replace('_', '-')}.{file.ending}"
        show_download(label, file_name, file.make, key=f"{name}_{file.ending}", is_plain=True)


def _make_workbook(context: Context, table: ChartTable) -> bytes:
    # Imported here: only a reader who downloads a workbook waits for its library.
    from touchstone.exports.table_workbook import table_xlsx_bytes

    evidence_map = context.evidence_map
    return table_xlsx_bytes(evidence_map.pack, "Chart", list_chart(table, evidence_map.bar))


def _draw_picture(context: Context, kind: str, build: ChartBuilder, note: str) -> bytes:
    # Imported here: the library is 90 MB large, and only a reader who saves a picture needs it.
    from touchstone.charts.pictures import chart_png_bytes, chart_svg_bytes

    pack = context.evidence_map.pack
    bar_sentence = file_bar_sentence(context.evidence_map.bar)
    source = source_line(pack.created, pack.version, context.address, bar_sentence)
    encode = {"png": chart_png_bytes, "svg": chart_svg_bytes}[kind]
    return encode(build(LIGHT), note=note, source=source)
