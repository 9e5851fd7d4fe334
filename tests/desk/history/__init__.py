"""History and access log, read; deleted rows, brought back."""
