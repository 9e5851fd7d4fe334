"""Personal data of diagnoses, one room a file."""

from diagnosis.personal_data import (  # noqa: F401
    consultation,
    description,
    figures,
    findings,
    forecasts,
    forms,
    notes,
    outside,
    potential,
    proposals,
    questionnaires,
    research,
    staffing,
)
