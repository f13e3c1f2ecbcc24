"""Altair charts, and charts as pictures."""
