"""Kinds used in the self-evaluation of a partnership (handbook, outline of the report)."""

from django.db import models


class SelfEvaluationState(models.TextChoices):
    """Life of a report: prepared by the staff, read by the organiser, approved by the director."""

    DRAFT = "draft", "w przygotowaniu"
    RETURNED = "returned", "zwrócony do poprawy"
    PREPARED = "prepared", "u organizatora"
    REVIEWED = "reviewed", "u dyrektora"
    APPROVED = "approved", "zatwierdzony"


# The text may be changed.
OPEN_STATES = (SelfEvaluationState.DRAFT, SelfEvaluationState.RETURNED)


class Part(models.TextChoices):
    """Parts of the outline; a task of the agreement is a part of its own each time."""

    INTRODUCTION = "introduction", "Misja i cele partnerstwa"
    TASK = "task", "Zadanie"
    OPENING = "opening", "Procedury wprowadzające"
    STAFF = "staff", "Sfera 1: kadry wykonawców usług społecznych"
    ENTERPRISES = "enterprises", "Sfera 2: przygotowanie osób, które założą podmioty ekonomii społecznej"
    ORDERS = "orders", "Sfera 3: wykonanie zleconych usług społecznych"
    CONCLUSIONS = "conclusions", "Wnioski"


PROCEDURE_PARTS = (Part.OPENING, Part.STAFF, Part.ENTERPRISES, Part.ORDERS)
# Without a party that gives social employment these spheres have nobody to concern.
SOCIAL_EMPLOYMENT_PARTS = (Part.STAFF, Part.ENTERPRISES)


class Aspect(models.TextChoices):
    """What a leaf section of the outline asks about."""

    MISSION = "mission", "Misja i cele"
    ACTIONS = "actions", "Podjęte działania"
    PROCEDURES = "procedures", "Wdrożone procedury i działania"
    PARTNERS = "partners", "Zaangażowani partnerzy i ich czynności"
    GOALS = "goals", "Stopień osiągnięcia celów"
    DIFFICULTIES = "difficulties", "Trudności"
    REMARKS = "remarks", "Uwagi i rekomendacje partnerów"
    CHANGED_GOALS = "changed_goals", "Zmiany celów partnerstwa"
    CHANGED_WAYS = "changed_ways", "Zmiany sposobów działania"
    CHANGED_PAPERS = "changed_papers", "Zmiany najważniejszych dokumentów"


class InPlace(models.TextChoices):
    """How far a procedure was put in place."""

    YES = "yes", "wdrożona"
    PARTLY = "partly", "wdrożona częściowo"
    NO = "no", "niewdrożona"


class SourceKind(models.TextChoices):
    """Of what kind the source of a sentence is."""

    AGREEMENT = "agreement", "porozumienie"
    PARTY = "party", "strona porozumienia"
    MEETING = "meeting", "posiedzenie komitetu"
    DECISION = "decision", "decyzja komitetu"
    ANNEX = "annex", "aneks"
    CHECK = "check", "samoocena partnerstwa"
    POWER = "power", "pełnomocnictwo"
    ACTION = "action", "wspólne działanie"
    OFFER = "offer", "oferta partnera"
    CONTRACT = "contract", "umowa"
    FIGURE = "figure", "liczby z realizacji"
    REPORT = "report", "sprawozdanie wykonawcy"
    COMPLAINT = "complaint", "skargi i nieprawidłowości"
    INDICATOR = "indicator", "miernik"
    QUALITY = "quality", "opinie o jakości"
    IMPACT = "impact", "wpływ społeczny"
    REMARK = "remark", "uwaga partnera"
