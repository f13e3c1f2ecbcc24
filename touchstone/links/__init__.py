"""Links: parse what a link shows, and build the link to a view."""
