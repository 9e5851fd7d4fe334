"""Personal data of diagnoses, one room a file."""

from diagnosis.personal_data import figures, forms, notes, proposals, research  # noqa: F401
