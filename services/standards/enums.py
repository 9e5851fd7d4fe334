"""Kinds used in quality standards."""

from django.db import models


class StandardState(models.TextChoices):
    """Where a version of a standard stands; the process is in ``services.standards.workflow``."""

    DRAFT = "draft", "projekt"
    SUBMITTED = "submitted", "u dyrektora"
    RETURNED = "returned", "zwrócony do poprawy"
    APPROVED = "approved", "zatwierdzony"
    REVOKED = "revoked", "zatwierdzenie cofnięte"


EDITABLE_STATES = (StandardState.DRAFT, StandardState.RETURNED)
OPEN_STATES = (*EDITABLE_STATES, StandardState.SUBMITTED)
DECIDED_STATES = (StandardState.APPROVED, StandardState.REVOKED)

STATE_KINDS = {
    StandardState.DRAFT: "idle",
    StandardState.SUBMITTED: "now",
    StandardState.RETURNED: "warn",
    StandardState.APPROVED: "done",
    StandardState.REVOKED: "stop",
}


class StandardSource(models.TextChoices):
    """Who sets the standard: the centre writes one only where no provision does (art. 13 ust. 1 pkt 7)."""

    OWN = "own", "opracowuje go centrum"
    PROVISION = "provision", "określa go przepis"


class ResponseUnit(models.TextChoices):
    """In what the time from request to service is counted."""

    HOUR = "hour", "godziny"
    DAY = "day", "dni kalendarzowe"
    WORKING_DAY = "working_day", "dni robocze"


class Admission(models.TextChoices):
    """To whom the service is open."""

    UNIVERSAL = "universal", "powszechnie, bez warunków"
    CRITERIA = "criteria", "po spełnieniu kryteriów"


class Payment(models.TextChoices):
    """What the recipient pays."""

    FREE = "free", "bezpłatnie"
    PARTLY = "partly", "za częściową odpłatnością"
    FULLY = "fully", "za pełną odpłatnością"
