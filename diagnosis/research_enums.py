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
