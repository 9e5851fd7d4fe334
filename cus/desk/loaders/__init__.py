"""Loaders of the data that comes with the application: reference data and the demo centre."""
