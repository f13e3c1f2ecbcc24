"""Find the concern that a visitor describes in their own words."""
