"""Pages of the catalogue, one concept a file."""
