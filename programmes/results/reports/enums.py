"""Kinds used in reports of providers."""

from django.db import models


class ReportState(models.TextChoices):
    """Life of a report; that it is overdue follows from its day."""

    AWAITED = "awaited", "oczekiwane"
    RECEIVED = "received", "otrzymane"
    RETURNED = "returned", "zwrócone"
    ACCEPTED = "accepted", "przyjęte"


# Whoever gives the report may still write in it.
OPEN_STATES = (ReportState.AWAITED, ReportState.RETURNED)

STATE_KINDS = {
    ReportState.AWAITED: "idle",
    ReportState.RECEIVED: "now",
    ReportState.RETURNED: "warn",
    ReportState.ACCEPTED: "done",
}
