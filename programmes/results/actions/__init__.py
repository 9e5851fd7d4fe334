"""Every write of results, one concept a file."""
