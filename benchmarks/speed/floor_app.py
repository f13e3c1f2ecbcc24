"""The floor: a Streamlit app with one dropdown and one line of text."""

import csv
from pathlib import Path

import streamlit as st

TABLE = Path(__file__).resolve().parents[2] / "data" / "concerns.csv"
with TABLE.open(encoding="utf-8", newline="") as lines:
    names = [row["name"] for row in csv.DictReader(lines)]
chosen = st.selectbox("Your skin concern", names)
st.write(f"You chose {chosen}")
