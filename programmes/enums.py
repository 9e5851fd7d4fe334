"""Kinds used in programmes."""

from django.db import models

from cus.text.organs import organ_later


class ProgrammeState(models.TextChoices):
    """Where a version of a programme stands; the process is in ``programmes.workflow``."""

    DRAFT = "draft", "projekt"
    SUBMITTED = "submitted", "u dyrektora"
    RETURNED = "returned", "zwrócony do poprawy"
    APPROVED = "approved", "zatwierdzony przez dyrektora"
    SENT_TO_MAYOR = "sent_to_mayor", organ_later("u wójta")
    MAYOR_RETURNED = "mayor_returned", organ_later("zwrócony od wójta")
    ADOPTED = "adopted", "przyjęty przez radę"
    REJECTED = "rejected", "odrzucony przez radę"
    AMENDED = "amended", "zmieniony na sesji"
    IN_FORCE = "in_force", "obowiązuje"
    ANNULLED = "annulled", "unieważniony w całości"
    REPEALED = "repealed", "uchylony"
    WITHDRAWN = "withdrawn", "wycofany"


EDITABLE_STATES = (ProgrammeState.DRAFT, ProgrammeState.RETURNED)
# On the authors' or the director's desk: a programme has one such version at a time.
OPEN_STATES = (*EDITABLE_STATES, ProgrammeState.SUBMITTED)
FROZEN_STATES = (
    ProgrammeState.APPROVED,
    ProgrammeState.SENT_TO_MAYOR,
    ProgrammeState.MAYOR_RETURNED,
    ProgrammeState.ADOPTED,
    ProgrammeState.REJECTED,
    ProgrammeState.AMENDED,
    ProgrammeState.IN_FORCE,
    ProgrammeState.ANNULLED,
    ProgrammeState.REPEALED,
)
# The council adopted it; whoever reads may see it from then on, whatever became of it later.
ADOPTED_STATES = (
    ProgrammeState.ADOPTED,
    ProgrammeState.IN_FORCE,
    ProgrammeState.ANNULLED,
    ProgrammeState.REPEALED,
)
# Adopted and standing: facts of the journal, of supervision and of publication are still recorded.
STANDING_STATES = (ProgrammeState.ADOPTED, ProgrammeState.IN_FORCE)


STATE_KINDS = {
    ProgrammeState.DRAFT: "idle",
    ProgrammeState.SUBMITTED: "now",
    ProgrammeState.RETURNED: "warn",
    ProgrammeState.APPROVED: "done",
    ProgrammeState.SENT_TO_MAYOR: "now",
    ProgrammeState.MAYOR_RETURNED: "warn",
    ProgrammeState.ADOPTED: "done",
    ProgrammeState.REJECTED: "stop",
    ProgrammeState.AMENDED: "idle",
    ProgrammeState.IN_FORCE: "done",
    ProgrammeState.ANNULLED: "stop",
    ProgrammeState.REPEALED: "idle",
    ProgrammeState.WITHDRAWN: "idle",
}


class VersionOrigin(models.TextChoices):
    """What a version came from."""

    FIRST = "first", "pierwsza wersja"
    CHANGE = "change", "zmiana programu"
    MAYOR = "mayor", organ_later("po zwrocie od wójta")
    REMARKS = "remarks", "po uwagach z konsultacji"
    AMENDED = "amended", "przyjęta ze zmianami"


class Outcome(models.TextChoices):
    """What a council did with the programme."""

    ADOPTED = "adopted", "podjęta"
    AMENDED = "amended", "zmieniono projekt na sesji"
    REJECTED = "rejected", "odrzucono projekt"


class AnnulmentScope(models.TextChoices):
    """How much of a resolution the supervising authority annulled."""

    WHOLE = "whole", "w całości"
    PART = "part", "w części"


class BipPlace(models.TextChoices):
    """Whose Public Information Bulletin (art. 5 ust. 5: both)."""

    GMINA = "gmina", "BIP urzędu gminy"
    CENTRE = "centre", "BIP centrum"


class Bound(models.TextChoices):
    """How a planned figure is meant."""

    EXACTLY = "exactly", "dokładnie"
    AT_LEAST = "at_least", "co najmniej"
    AT_MOST = "at_most", "co najwyżej"


class DataCategory(models.TextChoices):
    """Category of personal data under the GDPR (art. 5 ust. 3 pkt 9 of the Act)."""

    ORDINARY = "ordinary", "zwykłe"
    ART9 = "art9", "szczególnej kategorii (art. 9 RODO)"
    ART10 = "art10", "o wyrokach skazujących (art. 10 RODO)"


class FundingSource(models.TextChoices):
    """Where the money comes from."""

    GMINA = "gmina", "budżet gminy"
    STATE = "state", "budżet państwa"
    EU = "eu", "środki Unii Europejskiej"
    RECIPIENTS = "recipients", "opłaty odbiorców"
    PARTNER = "partner", "wkład własny partnera"
    OTHER = "other", "inne źródło"


class FigurePeriod(models.TextChoices):
    """In what time a planned figure is to be reached."""

    YEAR = "year", "rocznie"
    MONTH = "month", "miesięcznie"
    WEEK = "week", "tygodniowo"
    DAY = "day", "dziennie"
    TURN = "turn", "w turnusie"
    TOTAL = "total", "w całym programie"


class FigureScope(models.TextChoices):
    """What a planned figure is counted for."""

    SERVICE = "service", "w usłudze"
    RECIPIENT = "recipient", "na odbiorcę"
    PROGRAMME = "programme", "we wszystkich usługach"


class CostKind(models.TextChoices):
    """What money is spent on."""

    STAFF = "staff", "wynagrodzenia"
    PURCHASE = "purchase", "zakup usług od wykonawców"
    MATERIALS = "materials", "materiały i wyposażenie"
    TRANSPORT = "transport", "dojazdy i transport"
    PREMISES = "premises", "lokal i media"
    TRAINING = "training", "szkolenia"
    ADMINISTRATION = "administration", "obsługa i promocja"
    OTHER = "other", "inne"


class Currency(models.TextChoices):
    """Currencies in which money of programmes comes."""

    PLN = "PLN", "PLN"
    EUR = "EUR", "EUR"
    NOK = "NOK", "NOK"
    CHF = "CHF", "CHF"
    USD = "USD", "USD"
    GBP = "GBP", "GBP"


class Weekday(models.IntegerChoices):
    """Days of the week, from Monday."""

    MONDAY = 1, "poniedziałek"
    TUESDAY = 2, "wtorek"
    WEDNESDAY = 3, "środa"
    THURSDAY = 4, "czwartek"
    FRIDAY = 5, "piątek"
    SATURDAY = 6, "sobota"
    SUNDAY = 7, "niedziela"
