"""Personal data of diagnoses, one room a file."""

from diagnosis.personal_data import description, figures, forms, notes, potential, proposals, research  # noqa: F401
