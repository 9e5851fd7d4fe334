"""Personal data of diagnoses, one room a file."""

from diagnosis.personal_data import figures, forms, proposals, research  # noqa: F401
