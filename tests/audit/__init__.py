"""The access log, the readable history, the technical log."""
