"""History and access log, to read; deleted rows, to bring back."""
