"""Personal data of diagnoses, one room a file."""

from diagnosis.personal_data import figures, forms  # noqa: F401
