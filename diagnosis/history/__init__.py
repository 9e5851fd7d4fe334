"""How the history of diagnoses is told, one room a file."""

from diagnosis.history import description, figures, forms, notes, proposals, research  # noqa: F401
