"""Kinds used in the terms of a service: conditions, fees, limits, order of admission."""

from django.db import models

from services.enums import Unit

# Units of the catalogue, and two that only prices and limits count in.
HOUSEHOLD_HOUR, TICKET = "household_hour", "ticket"
TERM_UNITS = (*Unit.choices, (HOUSEHOLD_HOUR, "godzina na gospodarstwo"), (TICKET, "bilet"))


class PartKind(models.TextChoices):
    """What one part of a condition asks about; ``WORDS`` is judged by a person, never worked out."""

    WORDS = "words", "inne, słownie"
    AGE = "age", "wiek (ukończone lata)"
    ALONE = "alone", "prowadzi gospodarstwo jednoosobowe"
    DISABILITY = "disability", "orzeczenie o niepełnosprawności"
    HOUSEHOLD_SIZE = "household_size", "liczba osób w gospodarstwie"
    FAMILY = "family", "rodzaj rodziny"
    INCOME = "income", "dochód na osobę (zł)"
    INCOME_PERCENT = "income_percent", "dochód w % kryterium dochodowego"
    RESIDENT = "resident", "mieszka na terenie działania centrum"
    CARER = "carer", "opiekuje się osobą wymagającą wsparcia"
    CARD = "card", "ma kartę"


RANGED = (PartKind.AGE, PartKind.HOUSEHOLD_SIZE, PartKind.INCOME, PartKind.INCOME_PERCENT)


class Degree(models.TextChoices):
    """Degrees of disability, from the lowest; a condition names the lowest that is enough."""

    LIGHT = "light", "lekki"
    MODERATE = "moderate", "umiarkowany"
    SEVERE = "severe", "znaczny"


class FamilyKind(models.TextChoices):
    """Kinds of families that programmes speak of."""

    WITH_CHILDREN = "with_children", "rodzina z dziećmi"
    LARGE = "large", "rodzina wielodzietna"
    SINGLE_PARENT = "single_parent", "rodzic samotnie wychowujący dziecko"
    FOSTER = "foster", "rodzina zastępcza"


class Card(models.TextChoices):
    """Cards that give rights."""

    LARGE_FAMILY = "large_family_card", "Karta Dużej Rodziny"
    SENIOR = "senior_card", "karta seniora"
    LOCAL = "local_card", "karta mieszkańca"


OPTION_CHOICES = (
    ("stopień niepełnosprawności (co najmniej)", Degree.choices),
    ("rodzaj rodziny", FamilyKind.choices),
    ("karta", Card.choices),
)
OPTIONS = {PartKind.DISABILITY: Degree, PartKind.FAMILY: FamilyKind, PartKind.CARD: Card}
# The one question of a kind that asks for a choice.
OPTION_NAMES = {PartKind.DISABILITY: "stopień", PartKind.FAMILY: "rodzaj rodziny", PartKind.CARD: "kartę"}


class FeeBase(models.TextChoices):
    """What a fee is reckoned from."""

    PER_UNIT = "per_unit", "kwota za jednostkę"
    COST_PERCENT = "cost_percent", "procent kosztu usługi"
    MONTHLY = "monthly", "stała miesięczna i dopłata za jednostkę"
    PACKET = "packet", "pakiet opłacony z góry"
    FREE = "free", "bezpłatnie w tym czasie"


class BandBasis(models.TextChoices):
    """By what a fee is divided into bands."""

    INCOME = "income", "dochód na osobę w gospodarstwie (zł)"
    INCOME_PERCENT = "income_percent", "dochód na osobę w % kryterium dochodowego"
    AGE = "age", "wiek (ukończone lata)"
    HOUSEHOLD_SIZE = "household_size", "liczba osób w gospodarstwie"


class BandWho(models.TextChoices):
    """Whom a band concerns: tables of fees often tell single people and families apart."""

    ANYBODY = "anybody", "każdy"
    SINGLE = "single", "osoba samotnie gospodarująca"
    FAMILY = "family", "osoba w rodzinie"


class RoundingMode(models.TextChoices):
    """Which way a fee is rounded."""

    HALF_UP = "half_up", "do najbliższej (połowa w górę)"
    UP = "up", "w górę"
    DOWN = "down", "w dół"


class RoundingStep(models.TextChoices):
    """To what a fee is rounded."""

    GROSZ = "0.01", "do grosza"
    TEN = "0.10", "do 10 groszy"
    ZLOTY = "1", "do pełnego złotego"


class Counted(models.TextChoices):
    """Whom the number of recipients counts."""

    RECIPIENT = "recipient", "odbiorca usługi"
    CARER = "carer", "opiekun (usługa jest dla opiekuna)"
    HOUSEHOLD = "household", "gospodarstwo domowe"


class Whose(models.TextChoices):
    """For whom a limit is counted."""

    RECIPIENT = "recipient", "na odbiorcę"
    HOUSEHOLD = "household", "na gospodarstwo domowe"
    SERVICE = "service", "na całą usługę"
    PROGRAMME = "programme", "na cały program"


class CapWhose(models.TextChoices):
    """Whose fees a maximum adds up."""

    RECIPIENT = "recipient", "na odbiorcę"
    HOUSEHOLD = "household", "na gospodarstwo domowe"


class LimitKind(models.TextChoices):
    """How a limit speaks."""

    AMOUNT = "amount", "nie więcej niż tyle"
    TIMES = "times", "nie więcej niż tyle razy"
    UNDIVIDED = "undivided", "nie więcej niż tyle, bez dzielenia"


class LimitPeriod(models.TextChoices):
    """Within what a limit is counted."""

    DAY = "day", "w ciągu dnia"
    WEEK = "week", "w tygodniu"
    MONTH = "month", "w miesiącu"
    YEAR = "year", "w roku"
    TURN = "turn", "na turnus"
    TOTAL = "total", "przez cały program"


class CapPeriod(models.TextChoices):
    """Within what fees are added up."""

    MONTH = "month", "w miesiącu"
    YEAR = "year", "w roku"
    TURN = "turn", "na turnus"


class OrderKind(models.TextChoices):
    """By what people are admitted when there are more of them than places."""

    INCOME = "income", "najniższy dochód na osobę"
    POINTS = "points", "największa liczba punktów"
    DATE = "date", "kolejność zgłoszeń"
    DRAW = "draw", "losowanie"
    OTHER = "other", "inne, słownie"
