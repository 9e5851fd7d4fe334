"""Tests of ``cus.text``."""
