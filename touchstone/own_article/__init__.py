"""A visitor's own article: read, checked, compared, taken home as a data pack."""
