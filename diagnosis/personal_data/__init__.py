"""Personal data of diagnoses, one room a file."""

from diagnosis.personal_data import description, figures, findings, forms, notes, potential, proposals, research  # noqa: F401
