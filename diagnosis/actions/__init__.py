"""Every write to a diagnosis."""
