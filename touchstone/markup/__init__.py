"""HTML that cannot run: everything it is given is escaped."""
