"""Kinds used in the diagnosis."""

from django.db import models


class DiagnosisStage(models.TextChoices):
    """Stages of a diagnosis, in their order."""

    PLANNING = "planning", "planowanie"
    RESEARCH = "research", "badanie"
    REPORT = "report", "redagowanie raportu"
    CONSULTATION = "consultation", "konsultacje"
    HANDED_OVER = "handed_over", "przekazana"
    IN_FORCE = "in_force", "w mocy"
    SUPERSEDED = "superseded", "zastąpiona"


EDITABLE_STAGES = (
    DiagnosisStage.PLANNING,
    DiagnosisStage.RESEARCH,
    DiagnosisStage.REPORT,
    DiagnosisStage.CONSULTATION,
)


class NeedUnit(models.TextChoices):
    """What the number of a need counts."""

    PERSON = "person", "osoby"
    FAMILY = "family", "rodziny"
    HOUSEHOLD = "household", "gospodarstwa domowe"
    PLACE = "place", "miejsca"
    CARER = "carer", "opiekunowie"


class NeedKind(models.TextChoices):
    """How the need is known."""

    NORMATIVE = "normative", "normatywna"
    FELT = "felt", "odczuwana"
    EXPRESSED = "expressed", "wyrażona"
    COMPARATIVE = "comparative", "porównawcza"
