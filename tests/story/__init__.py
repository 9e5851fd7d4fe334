"""Whole journeys in a real browser, through screens only."""
