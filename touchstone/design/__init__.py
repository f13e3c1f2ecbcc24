"""Colors, type and spacing."""
