"""The same small dashboard as plain Streamlit code, written the usual way.

It has a dropdown, a table of the benefits, a chart of how the claims spread, and the passages.
"""

from pathlib import Path

import altair as alt
import pandas as pd
import streamlit as st

DATA = Path(__file__).resolve().parents[2] / "data"

st.set_page_config(page_title="Skin concerns", layout="wide")


@st.cache_data
def load() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return concerns and claims."""
    concerns = pd.read_csv(DATA / "concerns.csv")
    benefits = pd.read_csv(DATA / "benefits.csv")
    claims = (
        pd.read_csv(DATA / "claims.csv")
        .merge(concerns[["concern_id", "name"]].rename(columns={"name": "concern"}))
        .merge(benefits.rename(columns={"name": "benefit"}))
    )
    return concerns, claims


concerns, claims = load()
st.title("Skin concerns and massage")
chosen = st.selectbox("Your skin concern", concerns["name"].to_list())
own = claims[claims["concern"] == chosen]
st.subheader(f"You chose {chosen}")
st.dataframe(own[["benefit", "how_it_works", "kind", "area"]], hide_index=True)
counts = claims.groupby(["concern", "area"], as_index=False).size()
chart = (
    alt.Chart(counts)
    .mark_bar()
    .encode(
        x="size",
        y=alt.Y("concern", sort="-x"),
        color="area",
        opacity=alt.condition(alt.datum.concern == chosen, alt.value(1.0), alt.value(0.4)),
        tooltip=["concern", "area", "size"],
    )
    .properties(title=f"Claims about {chosen}")
)
st.altair_chart(chart)
st.subheader("Passages")
for row in own.itertuples():
    st.markdown(f"**{row.benefit}**")
    st.markdown(f"> {row.quote}")
