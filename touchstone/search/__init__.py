"""A visitor's own words: which concern they mean."""
