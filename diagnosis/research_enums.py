"""Kinds used in the research of a diagnosis."""

from django.db import models


class MethodKind(models.TextChoices):
    """How something was found out."""

    SURVEY = "survey", "ankieta"
    INTERVIEW = "interview", "wywiad indywidualny"
    FOCUS = "focus", "wywiad grupowy"
    DOCUMENTS = "documents", "analiza dokumentów"
    STATISTICS = "statistics", "analiza danych statystycznych"
    OBSERVATION = "observation", "obserwacja"
    MEETING = "meeting", "spotkanie z mieszkańcami"
    WALK = "walk", "spacer badawczy"
    OTHER = "other", "inna metoda"


class QuestionKind(models.TextChoices):
    """How a question of a questionnaire is answered."""

    SINGLE = "single", "jedna odpowiedź z listy"
    MULTIPLE = "multiple", "kilka odpowiedzi z listy"
    SCALE = "scale", "skala od 1 do 5"
    NUMBER = "number", "liczba"
    TEXT = "text", "krótki tekst"


class AnswerState(models.TextChoices):
    """What stands on the paper under a question."""

    GIVEN = "given", "jest odpowiedź"
    BLANK = "blank", "brak odpowiedzi"
    UNREADABLE = "unreadable", "nieczytelne"


WITH_OPTIONS = (QuestionKind.SINGLE, QuestionKind.MULTIPLE)
SCALE_STEPS = (1, 2, 3, 4, 5)
