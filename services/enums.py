"""Kinds used in the catalogue."""

from django.db import models


class LegalRegime(models.TextChoices):
    """Under which rules a service is given (art. 19 of the Act)."""

    PROGRAMME = "programme", "tryb programu usług społecznych"
    SEPARATE_LAW = "separate_law", "tryb przepisów odrębnych"


class RecipientKind(models.TextChoices):
    """Who a social service may be addressed to (art. 2 ust. 1)."""

    PERSON = "person", "osoba"
    FAMILY = "family", "rodzina"
    SOCIAL_GROUP = "social_group", "grupa społeczna"
    RESIDENTS_WITH_NEEDS = "residents_with_needs", "grupa mieszkańców o określonych potrzebach"
    ALL_RESIDENTS = "all_residents", "ogół mieszkańców"


class DeliveryMode(models.TextChoices):
    """Where and how a service reaches its recipient; several may be true."""

    AT_PROVIDER = "at_provider", "u wykonawcy"
    AT_HOME = "at_home", "w miejscu zamieszkania odbiorcy"
    IN_COMMUNITY = "in_community", "w środowisku lokalnym"
    MOBILE = "mobile", "mobilnie – usługa dojeżdża do odbiorcy"
    REMOTE = "remote", "zdalnie"


class ServiceState(models.TextChoices):
    """Life of a catalogue entry."""

    DRAFT = "draft", "projekt"
    ACTIVE = "active", "czynna"
    RETIRED = "retired", "wycofana"


class RequirementKind(models.TextChoices):
    """What a row of qualification requirements says (handbook ch. 9).

    ``CONDITION_KINDS`` join into groups and are judged; the others only inform.
    """

    REQUIRED_OCCUPATION = "required_occupation", "zawód wymagany"
    EDUCATION = "education", "wykształcenie"
    STUDIES = "studies", "studia wyższe lub podyplomowe"
    COURSE = "course", "szkolenie lub kurs"
    EXPERIENCE = "experience", "doświadczenie"
    CERTIFICATE = "certificate", "zaświadczenie z terminem"
    LICENCE = "licence", "kwalifikacje, uprawnienia lub referencje"
    QUALIFICATION = "qualification", "warunek opisany słowami"
    EXAMPLE_OCCUPATION = "example_occupation", "zawód przykładowy"
    NONE_REQUIRED = "none_required", "bez wymagań formalnych"
    SEPARATE_PROVISIONS = "separate_provisions", "określają przepisy odrębne"
    RECOMMENDATION = "recommendation", "zalecenie, nie wymóg"


CONDITION_KINDS = (
    RequirementKind.REQUIRED_OCCUPATION,
    RequirementKind.EDUCATION,
    RequirementKind.STUDIES,
    RequirementKind.COURSE,
    RequirementKind.EXPERIENCE,
    RequirementKind.CERTIFICATE,
    RequirementKind.LICENCE,
    RequirementKind.QUALIFICATION,
)


class EducationLevel(models.TextChoices):
    """Levels of education, from the lowest; a higher one holds the lower ones."""

    PRIMARY = "primary", "podstawowe"
    VOCATIONAL = "vocational", "zasadnicze zawodowe lub zasadnicze branżowe"
    SECONDARY = "secondary", "średnie lub średnie branżowe"
    HIGHER = "higher", "wyższe"

    @property
    def rank(self) -> int:
        """Place among the levels, from 0."""
        return list(EducationLevel).index(self)


class StudiesKind(models.TextChoices):
    """Which studies count."""

    ANY = "any", "wyższe lub podyplomowe"
    HIGHER = "higher", "wyższe"
    POSTGRADUATE = "postgraduate", "podyplomowe"


class RequirementSubject(models.TextChoices):
    """Whom a requirement binds."""

    PERSON = "person", "osoba wykonująca usługę"
    PROVIDER = "provider", "wykonawca"


class Unit(models.TextChoices):
    """Units in which services and plans are counted."""

    PERSON = "person", "osoba"
    FAMILY = "family", "rodzina"
    HOUSEHOLD = "household", "gospodarstwo domowe"
    PLACE = "place", "miejsce"
    CARER = "carer", "opiekun"
    HOUR = "hour", "godzina"
    VISIT = "visit", "wizyta"
    MEAL = "meal", "posiłek"
    TRIP = "trip", "przejazd (tam i z powrotem)"
    KILOMETRE = "kilometre", "kilometr"
    LOAN = "loan", "wypożyczenie"
    TURN = "turn", "turnus"
    DAY = "day", "doba"
    MONTH = "month", "miesiąc"
    SERVICE = "service", "usługa"


class Period(models.TextChoices):
    """Per what a capacity or a plan is counted."""

    DAY = "day", "dziennie"
    WEEK = "week", "tygodniowo"
    MONTH = "month", "miesięcznie"
    YEAR = "year", "rocznie"
    TOTAL = "total", "łącznie"
