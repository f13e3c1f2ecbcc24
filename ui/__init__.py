"""What needs Streamlit and serves two pages or more."""
