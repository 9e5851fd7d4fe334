"""Kills at random moments: what was acknowledged is there, and nothing is half done."""
