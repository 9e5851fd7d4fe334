"""Proofs of programmes."""
