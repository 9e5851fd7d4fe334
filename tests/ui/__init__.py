"""Tests of ``cus.ui``."""
