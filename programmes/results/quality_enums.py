"""Kinds used in questionnaires on quality."""

from django.db import models

# The five factors of the handbook, chapter 6, by the codes of ``services.QualityFactor``, in their rank.
FACTORS = ("reliability", "responsiveness", "assurance", "empathy", "tangibles")
OVERALL = "overall"
MARKS = (*FACTORS, OVERALL)
TEXTS = ("first", "second")


class Mark(models.IntegerChoices):
    """An answer on the scale; ``UNKNOWN`` is an answer too, but no mark."""

    UNKNOWN = 0, "nie dotyczy lub nie wiem"
    ONE = 1, "zdecydowanie nie"
    TWO = 2, "raczej nie"
    THREE = 3, "trochę tak, trochę nie"
    FOUR = 4, "raczej tak"
    FIVE = 5, "zdecydowanie tak"


# What the steps of the overall mark are called.
OVERALL_WORDS = {1: "bardzo źle", 2: "raczej źle", 3: "średnio", 4: "raczej dobrze", 5: "bardzo dobrze"}
STEPS = (1, 2, 3, 4, 5)


class SurveyState(models.TextChoices):
    """Where a questionnaire is; an open one takes answers only within its days."""

    DRAFT = "draft", "w przygotowaniu"
    OPEN = "open", "otwarta"
    CLOSED = "closed", "zamknięta"


class OpinionSource(models.TextChoices):
    """How an answer came."""

    PAPER = "paper", "z papieru"
    OPEN = "open", "ze strony"


class Standing(models.TextChoices):
    """Whether an answer counts."""

    COUNTED = "counted", "liczona"
    SUSPICIOUS = "suspicious", "podejrzana"
    DROPPED = "dropped", "odrzucona"


class Suspicion(models.TextChoices):
    """Why an answer is kept apart."""

    CEILING = "ceiling", "ponad dzienny limit"
    HASTE = "haste", "wysłana szybciej, niż da się przeczytać"
    TRAP = "trap", "wypełnione pole, którego człowiek nie widzi"
    DAY = "day", "odłożona razem z całym dniem"
