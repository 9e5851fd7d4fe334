"""Kinds used in programmes."""

from django.db import models

from cus.text.organs import organ_later


class ProgrammeState(models.TextChoices):
    """Where a version of a programme stands; the process is in ``programmes.workflow``."""

    DRAFT = "draft", "projekt"
    SUBMITTED = "submitted", "u dyrektora"
    RETURNED = "returned", "zwrócony do poprawy"
    APPROVED = "approved", "zatwierdzony przez dyrektora"
    SENT_TO_MAYOR = "sent_to_mayor", organ_later("u wójta")
    ADOPTED = "adopted", "przyjęty przez radę"
    IN_FORCE = "in_force", "obowiązuje"


EDITABLE_STATES = (ProgrammeState.DRAFT, ProgrammeState.RETURNED)
FROZEN_STATES = (
    ProgrammeState.APPROVED,
    ProgrammeState.SENT_TO_MAYOR,
    ProgrammeState.ADOPTED,
    ProgrammeState.IN_FORCE,
)
ADOPTED_STATES = (ProgrammeState.ADOPTED, ProgrammeState.IN_FORCE)


STATE_KINDS = {
    ProgrammeState.DRAFT: "idle",
    ProgrammeState.SUBMITTED: "now",
    ProgrammeState.RETURNED: "warn",
    ProgrammeState.APPROVED: "done",
    ProgrammeState.SENT_TO_MAYOR: "now",
    ProgrammeState.ADOPTED: "done",
    ProgrammeState.IN_FORCE: "done",
}


class Bound(models.TextChoices):
    """How a planned figure is meant."""

    EXACTLY = "exactly", "dokładnie"
    AT_LEAST = "at_least", "co najmniej"
    AT_MOST = "at_most", "co najwyżej"


class DataCategory(models.TextChoices):
    """Category of personal data under the GDPR (art. 5 ust. 3 pkt 9 of the Act)."""

    ORDINARY = "ordinary", "zwykłe"
    ART9 = "art9", "szczególnej kategorii (art. 9 RODO)"
    ART10 = "art10", "o wyrokach skazujących (art. 10 RODO)"


class FundingSource(models.TextChoices):
    """Where the money comes from."""

    GMINA = "gmina", "budżet gminy"
    STATE = "state", "budżet państwa"
    EU = "eu", "środki Unii Europejskiej"
    RECIPIENTS = "recipients", "opłaty odbiorców"
    PARTNER = "partner", "wkład własny partnera"
    OTHER = "other", "inne źródło"
