"""Editions of the classification: read from a file, checked, compared, and what becomes of old codes."""
