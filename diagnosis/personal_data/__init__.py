"""Personal data of diagnoses, one room a file."""

from diagnosis.personal_data import figures, forms, research  # noqa: F401
