"""Which limits hold for the text that a visitor gives?

They are enforced before any work is done, and told where the text is asked for.
"""

MAX_QUERY_CHARS = 300
MAX_TEXT_CHARS = 80
MAX_ARTICLE_BYTES = 5_000_000
