"""How the history of diagnoses is told, one room a file."""

from diagnosis.history import description, figures, findings, forms, notes, proposals, questionnaires, research  # noqa: F401
