"""Getting in and staying in."""
