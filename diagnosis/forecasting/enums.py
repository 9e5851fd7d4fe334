"""Kinds used in forecasts."""

from django.db import models


class ForecastMethod(models.TextChoices):
    """How a forecast is computed."""

    TREND = "trend", "trend"
    RATE = "rate", "demograficzna"


class ScenarioChange(models.TextChoices):
    """How a scenario departs from the forecast; the values are those of ``forecasting.scenarios.Change``."""

    NONE = "none", "bez zmiany"
    PEOPLE = "people", "o tyle osób więcej lub mniej co roku"
    PERCENT = "percent", "o tyle procent więcej lub mniej co roku"


class Aspect(models.TextChoices):
    """Seven things to think of when needs are foreseen (handbook chapter 3), in its order."""

    STRUCTURE = "structure", "zmiany w strukturze mieszkańców i na rynku pracy"
    AWARENESS = "awareness", "coraz lepsze rozumienie własnych potrzeb przez mieszkańców"
    LAW = "law", "zmiany prawa, które wzmacniają usługi społeczne"
    COMMUNITY = "community", "deinstytucjonalizacja i decentralizacja usług"
    STAFF = "staff", "braki kadr w służbach społecznych"
    COMPETENCES = "competences", "kompetencje wymagane w dawnych i nowych zawodach"
    EXPECTATIONS = "expectations", "oczekiwania władz i mieszkańców: jakość życia, infrastruktura"


class Bearing(models.TextChoices):
    """How an aspect bears on demand."""

    UP = "up", "zwiększy"
    NONE = "none", "nie zmieni"
    DOWN = "down", "zmniejszy"
