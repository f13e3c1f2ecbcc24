"""How quick is the app in a real browser, beside the least and the usual Streamlit app?"""
