"""What the register of irregularities and complaints speaks of."""

from django.db import models

# How many days a provider gets to explain, unless somebody chooses otherwise. Practice, no provision.
DAYS_TO_EXPLAIN = 14
# The one topic that is always there: whoever chooses it writes what exactly the complaint concerns.
OTHER_TOPIC = "inne"


class ComplaintKind(models.TextChoices):
    """What it is: seen by the centre or a provider, or brought by somebody."""

    IRREGULARITY = "nieprawidlowosc", "nieprawidłowość"
    COMPLAINT = "skarga", "skarga"


class ComplaintWay(models.TextChoices):
    """How the centre learnt of it."""

    IN_PERSON = "osobiscie", "osobiście"
    TELEPHONE = "telefon", "telefonicznie"
    LETTER = "pismo", "pismem"
    EMAIL = "e-mail", "e-mailem"
    E_DELIVERY = "e-doreczenia", "przez e-Doręczenia"
    SURVEY = "ankieta", "z ankiety"
    CONTROL = "kontrola", "podczas kontroli lub wizyty"
    REPORT = "sprawozdanie", "ze sprawozdania wykonawcy"
    OTHER = "inaczej", "inaczej"


class Reporter(models.TextChoices):
    """From whom it came: a kind, never a name."""

    RECIPIENT = "odbiorca", "odbiorca usługi"
    FAMILY = "bliscy", "rodzina albo opiekun"
    CENTRE = "centrum", "pracownik centrum"
    PROVIDER = "wykonawca", "wykonawca"
    INSTITUTION = "instytucja", "inna instytucja albo organizacja"
    NOBODY = "anonim", "zgłoszenie anonimowe"
    OTHER = "inny", "ktoś inny"


class ComplaintState(models.TextChoices):
    """Where it stands."""

    OPEN = "przyjeta", "przyjęta"
    EXPLAINING = "wyjasnianie", "czeka na wyjaśnienie"
    REVIEW = "rozpatrywanie", "do rozstrzygnięcia"
    CORRECTING = "poprawa", "czeka na poprawę"
    CLOSED = "zamknieta", "zamknięta"


STATE_KINDS = {
    ComplaintState.OPEN: "now",
    ComplaintState.EXPLAINING: "idle",
    ComplaintState.REVIEW: "now",
    ComplaintState.CORRECTING: "warn",
    ComplaintState.CLOSED: "done",
}
UNCLOSED = tuple(state for state in ComplaintState if state != ComplaintState.CLOSED)


class Finding(models.TextChoices):
    """What the centre found."""

    JUSTIFIED = "zasadna", "zasadna"
    PARTLY = "czesciowo", "zasadna częściowo"
    UNJUSTIFIED = "niezasadna", "niezasadna"
