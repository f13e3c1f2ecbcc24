"""The pure core of Touchstone: what the article claims and what research found.

Nothing in this package imports Streamlit. Imports run one way, in the layers that
``pyproject.toml`` lists: helpers such as ``limits``, ``errors`` and ``text`` at the bottom, then
``articles``, ``links`` and ``packs``, then ``claims``, ``evidence`` and ``search``, then
``wording``, then ``evidence_map`` and ``charts``, then what is shown (``markup``, ``exports``,
``own_article``).
"""
