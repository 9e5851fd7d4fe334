"""Fixtures shared by all tests, a file for each concern."""
