"""What an article is: its sections, its paragraphs, and where a quote stands in it."""
