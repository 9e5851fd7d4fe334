"""Occupations: code and title must agree, and where they do not the right code is proposed.

That a code exists proves nothing: a misprinted code may belong to a jockey.
"""

from services.occupations.classification import Classification
from services.occupations.entries import Entry
from services.occupations.entry import resolve
from services.occupations.findings import Finding, FindingKind

__all__ = ["Classification", "Entry", "Finding", "FindingKind", "resolve"]
