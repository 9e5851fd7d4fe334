"""Forms of results, one concept a file."""
