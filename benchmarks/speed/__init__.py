"""Measure speed in a real browser, beside a minimal and a typical Streamlit app, and peers."""
