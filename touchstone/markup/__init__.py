"""HTML that cannot run scripts: all plain text in it is escaped."""
