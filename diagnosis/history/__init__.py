"""How the history of diagnoses is told, one room a file."""

from diagnosis.history import (  # noqa: F401
    consultation,
    description,
    figures,
    findings,
    forecasts,
    forms,
    notes,
    outside,
    proposals,
    questionnaires,
    research,
    staffing,
)
