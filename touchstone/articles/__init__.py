"""Articles: their sections and paragraphs, and where a quote appears in them."""
