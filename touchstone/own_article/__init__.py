"""Read, check and compare a visitor's own article, and save it as a data pack."""
