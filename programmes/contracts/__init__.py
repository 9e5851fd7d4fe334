"""Contracts with providers and assignments to own units: rules, gaps, what is printed (art. 7 ust. 2)."""
