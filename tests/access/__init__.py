"""Who may open and do what: every address of the application against a hand-written table."""
