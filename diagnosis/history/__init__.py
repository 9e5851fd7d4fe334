"""How the history of diagnoses is told, one room a file."""

from diagnosis.history import figures, forms, notes, proposals, research  # noqa: F401
