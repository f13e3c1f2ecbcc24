"""Where claims and evidence meet: one cell for each concern and benefit."""
