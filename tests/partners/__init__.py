"""Proofs of the registry and of agreements."""
