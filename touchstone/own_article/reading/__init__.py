"""Which claims does an article make that we have never seen?

From an ``Article`` to suggestions (``suggest.read_article``): sentences, the
words in them, who does it, what is denied, and which concern goes with which
benefit. No model and no network: rules and the words of a pack, so that the
same text always gives the same answer and every answer can say why.
"""
