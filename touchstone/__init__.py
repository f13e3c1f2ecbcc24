"""The pure core of Touchstone: what the article claims and what research found.

Nothing in this package imports Streamlit, and only ``loading`` reads files.
Imports run one way: ``schema`` and ``errors`` at the bottom, then ``articles``
and ``loading``, then the questions (``claims``, ``passages``), then what is
shown (``charts``, ``markup``, ``exports``, ``links``).
"""
