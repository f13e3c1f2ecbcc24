"""Speed in a real browser, beside the least and the usual Streamlit app, and beside peers."""
