"""Forms of results that keep drafts, one room a file."""

from programmes.results.drafted import (  # noqa: F401
    complaints,
    delivery,
    information,
    quality,
    reports,
    selfevaluation,
    yearly,
)
