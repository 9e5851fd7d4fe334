"""Chapters of the report, one module each: a function from the scope to blocks."""
