"""How the history of results is told, one room a file."""

from programmes.results.history import (  # noqa: F401
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
