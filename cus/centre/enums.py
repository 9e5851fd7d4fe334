"""Kinds used in the centre's profile."""

from django.db import models


class CentreVariant(models.TextChoices):
    """How the centre came to be (art. 9–10 of the Act)."""

    A = "A", "jedna gmina – przekształcony ośrodek pomocy społecznej"
    B = "B", "co najmniej dwie gminy – nowa jednostka na podstawie porozumienia"
    C1 = "C1", "miasto powyżej 100 000 mieszkańców – przekształcony ośrodek pomocy społecznej"
    C2 = "C2", "miasto powyżej 100 000 mieszkańców – nowa jednostka obok ośrodka pomocy społecznej"

    @property
    def is_converted(self) -> bool:
        """Made of a centre of social assistance, whose tasks it took over."""
        return self in (CentreVariant.A, CentreVariant.C1)

    @property
    def is_of_city(self) -> bool:
        """Open only to a city of more than 100 000 people."""
        return self in (CentreVariant.C1, CentreVariant.C2)


class GminaKind(models.IntegerChoices):
    """Kind of a gmina: the last digit of its TERYT code."""

    URBAN = 1, "gmina miejska"
    RURAL = 2, "gmina wiejska"
    MIXED = 3, "gmina miejsko-wiejska"


class Organ(models.TextChoices):
    """Executive organ of a gmina, by its title."""

    WOJT = "wojt", "wójt"
    BURMISTRZ = "burmistrz", "burmistrz"
    PREZYDENT = "prezydent", "prezydent miasta"


# Who may head a gmina of each kind; the first is the usual one.
ORGANS = {
    GminaKind.RURAL: (Organ.WOJT,),
    GminaKind.MIXED: (Organ.BURMISTRZ,),
    GminaKind.URBAN: (Organ.BURMISTRZ, Organ.PREZYDENT),
}


class Area(models.IntegerChoices):
    """The fourteen areas of art. 2 ust. 1, by number; the catalogue's table holds the same."""

    A1 = 1, "1. polityka prorodzinna"
    A2 = 2, "2. wspieranie rodziny"
    A3 = 3, "3. system pieczy zastępczej"
    A4 = 4, "4. pomoc społeczna"
    A5 = 5, "5. promocja i ochrona zdrowia"
    A6 = 6, "6. wspieranie osób niepełnosprawnych"
    A7 = 7, "7. edukacja publiczna"
    A8 = 8, "8. przeciwdziałanie bezrobociu"
    A9 = 9, "9. kultura"
    A10 = 10, "10. kultura fizyczna i turystyka"
    A11 = 11, "11. pobudzanie aktywności obywatelskiej"
    A12 = 12, "12. mieszkalnictwo"
    A13 = 13, "13. ochrona środowiska"
    A14 = 14, "14. reintegracja zawodowa i społeczna"


class PostKind(models.TextChoices):
    """Posts that the Act names, and the rest (art. 23)."""

    DIRECTOR = "director", "dyrektor centrum"
    SERVICES = "services", "organizator usług społecznych"
    COORDINATOR = "coordinator", "koordynator indywidualnych planów usług społecznych"
    COMMUNITY = "community", "organizator społeczności lokalnej"
    ASSISTANCE = "assistance", "organizator pomocy społecznej"
    ACCOUNTANT = "accountant", "główny księgowy"
    OTHER = "other", "inne stanowisko"


# There is one such post in a centre.
SINGLE_POSTS = (PostKind.DIRECTOR, PostKind.SERVICES, PostKind.ASSISTANCE, PostKind.ACCOUNTANT)


class Training(models.TextChoices):
    """Trainings run by the regional centre (art. 34), by the letter of the regulation's programme."""

    A = "A", "zarządzanie i organizacja usług społecznych"
    B = "B", "opracowywanie i realizacja indywidualnych planów usług społecznych"
    C = "C", "organizacja społeczności lokalnej"


class ResolutionKind(models.TextChoices):
    """What an act about the centre decides, or a strategic document that its programmes refer to; each has its own date."""

    CREATION = "creation", "utworzenie centrum"
    STATUTE = "statute", "nadanie statutu"
    STATUTE_CHANGE = "statute_change", "zmiana statutu"
    AGREEMENT = "agreement", "porozumienie gmin o utworzeniu centrum"
    JOINING = "joining", "porozumienie o przystąpieniu gminy"
    PROGRAMME = "programme", "przyjęcie programu usług społecznych"
    FEES = "fees", "opłaty za usługi"
    SOCIAL_STRATEGY = "social_strategy", "strategia rozwiązywania problemów społecznych"
    DEVELOPMENT = "development", "strategia rozwoju gminy"
    SERVICES_PLAN = "services_plan", "plan rozwoju usług społecznych i deinstytucjonalizacji"
    COOPERATION = "cooperation", "program współpracy z organizacjami pozarządowymi"
    CONSULTING = "consulting", "sposób konsultowania projektów aktów prawa miejscowego"
    OTHER = "other", "inny akt"


AGREEMENTS_OF_GMINAS = (ResolutionKind.AGREEMENT, ResolutionKind.JOINING)


class SignatoryRole(models.TextChoices):
    """What a signature does."""

    SIGNS = "signs", "podpisuje w imieniu centrum"
    COUNTERSIGNS = "countersigns", "kontrasygnuje zobowiązania finansowe"
