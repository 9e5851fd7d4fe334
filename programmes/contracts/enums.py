"""Kinds used in contracts and in the question „own or contracted?”."""

from django.db import models


class ContractKind(models.TextChoices):
    """Another body is bound by a contract; a unit of the gmina is given the task."""

    CONTRACT = "contract", "umowa z wykonawcą"
    ASSIGNMENT = "assignment", "przydział jednostce własnej"


class Selection(models.TextChoices):
    """How the provider came to be chosen (art. 7 ust. 2, an open list)."""

    UDPP = "udpp", "otwarty konkurs ofert (ustawa o pożytku publicznym)"
    SMALL_GRANT = "small_grant", "mały grant (art. 19a ustawy o pożytku publicznym)"
    PZP = "pzp", "zamówienie publiczne (Pzp)"
    BELOW_THRESHOLD = "below_threshold", "zamówienie poniżej progu Pzp"
    MEDICAL = "medical", "podmiot wykonujący działalność leczniczą"
    OFFICE = "office", "urząd gminy"
    OWN_UNIT = "own_unit", "jednostka gminy, także centrum"
    OTHER = "other", "inny sposób"


# Under the act on public benefit activity: only for organisations, in writing, five years at most.
UDPP_WAYS = (Selection.UDPP, Selection.SMALL_GRANT)
OWN_WAYS = (Selection.OFFICE, Selection.OWN_UNIT)
CASE_WAYS = (Selection.UDPP, Selection.PZP)


class Commissioning(models.TextChoices):
    """Form of commissioning to an organisation (art. 5 ust. 4 of the act on public benefit activity)."""

    ENTRUSTED = "entrusted", "powierzenie – dotacja pokrywa całość"
    SUPPORTED = "supported", "wsparcie – dotacja pokrywa część"


class ContractState(models.TextChoices):
    """Life of a contract; that its last day has passed follows from its dates."""

    DRAFT = "draft", "projekt"
    SIGNED = "signed", "podpisana"
    ENDED = "ended", "zakończona"
    TERMINATED = "terminated", "rozwiązana"


BOUND_STATES = (ContractState.SIGNED, ContractState.ENDED, ContractState.TERMINATED)
OVER_STATES = (ContractState.ENDED, ContractState.TERMINATED)


class SignsFor(models.TextChoices):
    """Who is the other side of the contract."""

    CENTRE = "centre", "centrum"
    GMINA = "gmina", "gmina"


class Terminator(models.TextChoices):
    """Who ended a contract before its time."""

    CENTRE = "centre", "centrum albo gmina"
    PROVIDER = "provider", "wykonawca"
    BOTH = "both", "obie strony, za porozumieniem"


class ReportFrequency(models.TextChoices):
    """How often the contract makes the provider report; a term of the contract, not of the Act."""

    NONE = "none", "umowa ich nie przewiduje"
    MONTH = "month", "co miesiąc"
    QUARTER = "quarter", "co kwartał"
    HALF_YEAR = "half_year", "co pół roku"
    YEAR = "year", "co rok"
    DATES = "dates", "w dniach wpisanych niżej"


class Sourcing(models.TextChoices):
    """Who is to give the service: the gmina's own people, somebody under a contract, or both."""

    UNDECIDED = "undecided", "nie zdecydowano"
    OWN = "own", "własnymi siłami"
    CONTRACTED = "contracted", "przez wykonawcę z umową"
    MIXED = "mixed", "częściowo własnymi siłami, częściowo z umową"


class Argument(models.TextChoices):
    """Six benefits and six risks of contracting (handbook ch. 7), in our words."""

    RESPONSE = "response", "Usługa szybciej odpowie na potrzeby, będzie pomysłowsza, a specjalistów do wyboru więcej."
    AMBITION = "ambition", "Porównanie z wykonawcą z zewnątrz doda zapału pracownikom gminy."
    SUBSIDIARITY = "subsidiarity", "Zadanie publiczne wykona ktoś bliżej mieszkańców, zgodnie z pomocniczością."
    STAFF = "staff", "Do samej usługi nie trzeba zatrudniać własnych ludzi."
    GOALS = "goals", "Organizację i centrum łączą te same cele."
    KNOWLEDGE = "knowledge", "Miejscowa organizacja zna kłopoty tej społeczności od środka."
    MONOPOLY = "monopoly", "Chętnych jest mało: zamiast naszego monopolu powstanie cudzy."
    CONTROL = "control", "Trudniej sprawdzać, jak umowa jest wykonywana."
    PROCEEDINGS = "proceedings", "Dojdą koszty postępowania, doradztwa i umów, które upadną."
    SUPERVISION = "supervision", "Własnych ludzi trzeba przygotować do nadzoru, sprawozdań, rozliczeń i skarg."
    DELAY = "delay", "Na kłopoty odpowiada się później i zawilej, bo przez umowę."
    DEPENDENCE = "dependence", "Organizacja może uzależnić się od urzędu, zgubić swoją misję i upodobnić do firmy."


ARGUMENTS = list(Argument)
BENEFITS, RISKS = ARGUMENTS[:6], ARGUMENTS[6:]
