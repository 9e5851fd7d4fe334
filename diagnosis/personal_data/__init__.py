"""Personal data of diagnoses, one room a file."""

from diagnosis.personal_data import forms  # noqa: F401
