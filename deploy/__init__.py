"""How the app is served on machines of one's own."""
