"""Kinds used in results."""

from django.db import models


class PeriodKind(models.TextChoices):
    """For how long a figure was counted; different people of a year are a number of their own."""

    MONTH = "month", "miesiąc"
    QUARTER = "quarter", "kwartał"
    HALF = "half", "półrocze"
    YEAR = "year", "rok"
    WHOLE = "whole", "cały okres programu"


class FigureSource(models.TextChoices):
    """Where a figure comes from."""

    TYPED = "typed", "wpisana w centrum"
    IMPORTED = "imported", "wczytana z pliku"
    REPORT = "report", "ze sprawozdania wykonawcy"


class InformationState(models.TextChoices):
    """Where the information on implementation (art. 6) stands."""

    PREPARING = "preparing", "w przygotowaniu"
    APPROVED = "approved", "zatwierdzona i przekazana"


MONTHS_IN = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12}
