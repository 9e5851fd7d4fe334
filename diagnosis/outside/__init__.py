"""Results of outside surveys: read from a table, compared with what stands, told with what does not agree."""
