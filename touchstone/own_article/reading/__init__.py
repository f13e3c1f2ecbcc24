"""Read an article and suggest the claims that it makes, with the reason for each.

``suggest.read_article`` is the entry point. The rules need no language model and no
network, so the same text always gives the same result. See README.md for the modules
in reading order.
"""
