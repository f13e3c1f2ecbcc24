"""About: what this is and is not, where the data come from, and the data to download."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from touchstone import markup, wording
from touchstone.loading import chosen_folder, read_sources, standard_tables
from ui.frame import Context, open_page

PAGE = "about"
TEXT = Path(__file__).parent.parent / "docs" / "about.md"


def show_data(context: Context) -> None:
    """Offer every table, and say what its columns mean."""
    st.header("The data", anchor="data")
    sources = read_sources(chosen_folder())
    for name, table in standard_tables().items():
        rows = wording.format_count(len(context.loaded.pack.tables[name]), "row")
        with st.expander(f"{table.title}: {rows}. {table.description}"):
            columns = [markup.Column(title) for title in ("Column", "Title", "What it holds")]
            fields = [
                tuple(
                    map(markup.build_text, (field.name, field.title, markup.describe_field(field)))
                )
                for field in table.fields
            ]
            st.html(markup.build_table(f"Columns of {table.path}", columns, fields))
        st.download_button(
            f"Download {table.path}",
            sources.files.get(table.path, b""),
            file_name=table.path,
            mime="text/csv",
            on_click="ignore",
            key=f"about_{name}",
        )


with open_page(PAGE, "About") as page_context:
    st.title("About Touchstone", anchor="about")
    st.markdown(TEXT.read_text(encoding="utf-8"))
    show_data(page_context)
