"""Personal data of results, one room a file."""

from programmes.results.personal_data import (  # noqa: F401
    carried,
    complaints,
    delivery,
    indicator,
    information,
    quality,
    reports,
    selfevaluation,
    yearly,
)
