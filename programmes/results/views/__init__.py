"""Pages of results, one room a file."""
