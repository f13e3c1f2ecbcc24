"""Addresses: what a link shows, and which link shows this."""
