"""Kinds used in the director's yearly report and plan."""

from django.db import models


class PaperKind(models.TextChoices):
    """Which of the two yearly papers of the director (art. 18 and art. 24 ust. 2 pkt 4)."""

    REPORT = "sprawozdanie", "sprawozdanie z działalności"
    PLAN = "plan", "plan działalności"


class PaperState(models.TextChoices):
    """Where a yearly paper stands."""

    DRAFT = "draft", "projekt"
    APPROVED = "approved", "zatwierdzony"


class PartCode(models.TextChoices):
    """Parts of the yearly report, in the printed order.

    The Act asks for the activity of the past calendar year and the conclusions of reconnaissance; the
    rest is a division of our own.
    """

    OVERVIEW = "podsumowanie", "Rok w liczbach"
    PROGRAMMES = "programy", "Programy usług społecznych"
    NOTES = "rozeznanie", "Wnioski z rozeznania"
    DIAGNOSIS = "diagnoza", "Diagnoza potrzeb i potencjału"
    CONTRACTS = "umowy", "Porozumienia i umowy"
    PARTNERS = "partnerzy", "Partnerzy"
    STANDARDS = "standardy", "Standardy jakości usług"
    STAFF = "kadra", "Kadra i szkolenia"
    MONEY = "pieniadze", "Pieniądze"
    COMPLAINTS = "skargi", "Skargi i nieprawidłowości"
    QUALITY = "jakosc", "Jakość usług w ocenie odbiorców"
    INDICATORS = "mierniki", "Mierniki"
    RESOLUTIONS = "uchwaly", "Uchwały rady gminy"
    PLAN = "wykonanie-planu", "Wykonanie planu działalności"
    TASKS = "zadania", "Zadania na następny rok"


class TaskOrigin(models.TextChoices):
    """From what a task of the plan comes."""

    OWN = "own", "zadanie własne centrum"
    NEED = "need", "potrzeba z diagnozy"
    FINDING = "finding", "ustalenie diagnozy"
    STAGE = "stage", "etap programu"
    SELF_EVALUATION = "selfeval", "wniosek z autoewaluacji"
    COMPLAINT = "complaint", "skarga albo nieprawidłowość"
    AGREEMENT = "agreement", "kończące się porozumienie"
    CONTRACT = "contract", "kończąca się umowa"
    STANDARD = "standard", "brakujący standard"
    DIAGNOSIS = "diagnosis", "kończąca się diagnoza"
    PROGRAMME = "programme", "kończący się program"
    TRAINING = "training", "brakujące kwalifikacje"
    FIGURES = "figures", "brakujące liczby"
    DUE = "due", "obowiązek sprawozdawczy"
    CARRIED = "carried", "niewykonane zadanie z poprzedniego planu"


class TaskOutcome(models.TextChoices):
    """What became of a task of the plan."""

    PENDING = "", "nie odnotowano"
    DONE = "done", "wykonane"
    PARTLY = "partly", "wykonane w części"
    NOT_DONE = "not_done", "niewykonane"


OUTCOME_KINDS = {"": "idle", TaskOutcome.DONE: "done", TaskOutcome.PARTLY: "warn", TaskOutcome.NOT_DONE: "stop"}
# Outcomes of which something is left to carry over.
LEFT_OVER = (TaskOutcome.PARTLY, TaskOutcome.NOT_DONE)
