"""Kinds used for figures."""

from django.db import models


class Sex(models.TextChoices):
    """Whom a value tells of; empty means everybody together."""

    ALL = "", "ogółem"
    MEN = "m", "mężczyźni"
    WOMEN = "k", "kobiety"


class CensusBase(models.TextChoices):
    """Which census the balance of population behind a value starts from; empty where none matters.

    GUS counts populations on from a census and counts them anew after the next one, so figures of
    different bases are no series.
    """

    NONE = "", "nie dotyczy"
    NSP_2002 = "2002", "spis 2002"
    NSP_2011 = "2011", "spis 2011"
    NSP_2021 = "2021", "spis 2021"


class Missing(models.TextChoices):
    """Why there is no number."""

    NOT_MISSING = "", "jest wartość"
    SECRET = "secret", "tajemnica statystyczna albo zjawisko nie występuje"
    NO_DATA = "no_data", "brak informacji"


class Direction(models.TextChoices):
    """What a rise of an indicator means for residents."""

    NEUTRAL = "", "nie oceniamy"
    UP = "up", "im więcej, tym lepiej"
    DOWN = "down", "im mniej, tym lepiej"


class AreaLevel(models.TextChoices):
    """Level of an area; parts lie inside a gmina and are never added to wholes."""

    COUNTRY = "country", "kraj"
    VOIVODESHIP = "voivodeship", "województwo"
    POWIAT = "powiat", "powiat"
    GMINA = "gmina", "gmina"
    PART = "part", "część gminy"


class SourceKind(models.TextChoices):
    """How values came in."""

    BDL = "bdl", "plik z Banku Danych Lokalnych"
    TABLE = "table", "plik z tabelą"
    TYPED = "typed", "wpisano ręcznie"


class FigureChart(models.TextChoices):
    """How a diagnosis draws an indicator; the table stands there always."""

    LINE = "line", "wykres liniowy"
    BAR = "bar", "wykres słupkowy"
    NONE = "", "bez wykresu"
