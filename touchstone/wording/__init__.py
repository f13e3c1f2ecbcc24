"""Sentences for readers, about what articles claim and what research found."""
