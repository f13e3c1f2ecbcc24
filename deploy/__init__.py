"""Serve the app on your own machines."""
