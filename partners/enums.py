"""Kinds used in the partner registry and in agreements."""

from django.db import models


class LegalForm(models.TextChoices):
    """Legal form of a partner, independent of its social-economy status."""

    MUNICIPAL_UNIT = "municipal_unit", "jednostka organizacyjna gminy"
    OTHER_LOCAL_GOVERNMENT = "other_local_government", "inna jednostka samorządu terytorialnego"
    STATE_UNIT = "state_unit", "jednostka administracji innej niż samorząd"
    ASSOCIATION = "association", "stowarzyszenie"
    PLAIN_ASSOCIATION = "plain_association", "stowarzyszenie zwykłe"
    FOUNDATION = "foundation", "fundacja"
    RURAL_WOMEN_CIRCLE = "rural_women_circle", "koło gospodyń wiejskich"
    FIRE_BRIGADE = "fire_brigade", "ochotnicza straż pożarna"
    CHURCH_BODY = "church_body", "kościelna osoba prawna lub jednostka"
    SOCIAL_COOPERATIVE = "social_cooperative", "spółdzielnia socjalna"
    COOPERATIVE = "cooperative", "spółdzielnia"
    COMPANY = "company", "spółka"
    SOLE_TRADER = "sole_trader", "osoba prowadząca działalność gospodarczą"
    NATURAL_PERSON = "natural_person", "osoba fizyczna"
    NO_LEGAL_PERSONALITY = "no_legal_personality", "jednostka bez osobowości prawnej"
    OTHER = "other", "inna"


class PotentialCategory(models.TextChoices):
    """Category of an entity in the potential of art. 21 ust. 3 pkt 2."""

    MUNICIPAL_UNIT = "municipal_unit", "jednostka organizacyjna gminy"
    NGO = "ngo", "organizacja pozarządowa"
    EQUIVALENT_ENTITY = "equivalent_entity", "podmiot z art. 3 ust. 3 ustawy o działalności pożytku publicznego"
    NATURAL_PERSON = "natural_person", "osoba fizyczna"
    LEGAL_PERSON = "legal_person", "osoba prawna"


class SocialEconomyStatus(models.TextChoices):
    """Status under the social economy act."""

    NONE = "none", "nie jest podmiotem ekonomii społecznej"
    ENTITY = "entity", "podmiot ekonomii społecznej"
    ENTERPRISE = "enterprise", "przedsiębiorstwo społeczne"


class SocialEconomyKind(models.TextChoices):
    """Which entity of the social economy (art. 2 pkt 5 of the act of 5 August 2022)."""

    INTEGRATION_CENTRE = "cis", "centrum integracji społecznej (CIS)"
    INTEGRATION_CLUB = "kis", "klub integracji społecznej (KIS)"
    THERAPY_WORKSHOP = "wtz", "warsztat terapii zajęciowej (WTZ)"
    ACTIVITY_WORKS = "zaz", "zakład aktywności zawodowej (ZAZ)"
    SOCIAL_COOPERATIVE = "social_cooperative", "spółdzielnia socjalna"
    WORK_COOPERATIVE = "work_cooperative", "spółdzielnia pracy, w tym inwalidów i niewidomych"
    FARM_COOPERATIVE = "farm_cooperative", "spółdzielnia produkcji rolnej"
    NGO = "ngo", "organizacja pozarządowa"
    EQUIVALENT_ENTITY = "equivalent_entity", "podmiot z art. 3 ust. 3 pkt 1, 2 lub 4 ustawy o pożytku"


class ConfirmationManner(models.TextChoices):
    """How somebody made sure that a card is still true."""

    PHONE = "phone", "telefonicznie"
    MAIL = "mail", "e-mailem lub listem"
    MEETING = "meeting", "na spotkaniu lub wizycie"
    REGISTER = "register", "w rejestrze publicznym"
    FORM = "form", "z ankiety lub fiszki od partnera"


class ConfirmationInterval(models.IntegerChoices):
    """After how many months a card is to be confirmed again."""

    QUARTER = 3, "co 3 miesiące"
    HALF_YEAR = 6, "co pół roku"
    YEAR = 12, "co rok"
    TWO_YEARS = 24, "co 2 lata"
    THREE_YEARS = 36, "co 3 lata"


class PlaceKind(models.TextChoices):
    """What a place of a partner is."""

    SEAT = "seat", "siedziba"
    SERVICE = "service", "miejsce świadczenia usług"
    MOBILE = "mobile", "w terenie, u odbiorcy"


class Accessible(models.TextChoices):
    """Whether a place is accessible to people with special needs, in one of three respects."""

    YES = "yes", "tak"
    PARTLY = "partly", "częściowo"
    NO = "no", "nie"


class ContactManner(models.TextChoices):
    """How people talked to a partner."""

    PHONE = "phone", "rozmowa telefoniczna"
    MAIL = "mail", "e-mail"
    LETTER = "letter", "pismo"
    MEETING = "meeting", "spotkanie"
    VISIT = "visit", "wizyta u partnera"
    OTHER = "other", "inaczej"


class PartnerState(models.TextChoices):
    """Life of a card."""

    ACTIVE = "active", "czynna"
    ARCHIVED = "archived", "archiwalna"


class PartyRole(models.TextChoices):
    """Role of a party in a cooperation agreement."""

    SOCIAL_EMPLOYMENT = "social_employment", "podmiot zatrudnienia socjalnego"
    PROVIDER = "provider", "realizator usług"
    COORDINATOR = "coordinator", "instytucja koordynująco-doradcza"
    OTHER = "other", "partner bez osobnej roli"


class AgreementState(models.TextChoices):
    """Life of a cooperation agreement."""

    DRAFT = "draft", "projekt"
    AGREED = "agreed", "uzgodnione"
    SIGNED = "signed", "podpisane"
    ENDED = "ended", "zakończone"


# It does not bind anybody yet: only the staff see it, and its print says PROJEKT.
UNSIGNED = (AgreementState.DRAFT, AgreementState.AGREED)


class AgreementEnding(models.TextChoices):
    """How a cooperation agreement ended."""

    EXPIRED = "expired", "upłynął czas, na który je zawarto"
    TERMINATED = "terminated", "rozwiązano je wcześniej"


class SignatureManner(models.TextChoices):
    """How a document was signed."""

    PAPER = "paper", "podpis własnoręczny"
    QUALIFIED = "qualified", "kwalifikowany podpis elektroniczny"
    TRUSTED = "trusted", "podpis zaufany"
    PERSONAL = "personal", "podpis osobisty"


class PointCondition(models.TextChoices):
    """When a row of the agreement template applies; a closed list."""

    ALWAYS = "always", "zawsze"
    WITH_SOCIAL_EMPLOYMENT = "with_social_employment", "gdy jest strona w roli podmiotu zatrudnienia socjalnego"
    WITHOUT_SOCIAL_EMPLOYMENT = "without_social_employment", "gdy nie ma podmiotu zatrudnienia socjalnego"
    WITH_COORDINATOR = "with_coordinator", "gdy jest instytucja koordynująco-doradcza"
    WITHOUT_COORDINATOR = "without_coordinator", "gdy nie ma instytucji koordynująco-doradczej"
    ONE_PROVIDER = "one_provider", "gdy realizator usług jest jeden"
    MANY_PROVIDERS = "many_providers", "gdy realizatorów usług jest kilku albo nie ma żadnego"


class TemplateRowKind(models.TextChoices):
    """Place of a row in the agreement template."""

    PREAMBLE = "preamble", "wstęp"
    POINT = "point", "punkt"
    SUBPOINT = "subpoint", "podpunkt"
    CLOSING = "closing", "postanowienia końcowe"


class TemplateState(models.TextChoices):
    """Life of a version of the agreement template; whether it is in force follows from its day."""

    DRAFT = "draft", "projekt"
    PUBLISHED = "published", "ogłoszona"


class PowerKind(models.TextChoices):
    """What a power of attorney is for."""

    COOPERATION = "cooperation", "do nawiązania współpracy"
    COMPETITIONS = "competitions", "do prowadzenia konkursów"


class PowerState(models.TextChoices):
    """Life of a power of attorney; that its term has passed follows from its dates."""

    DRAFT = "draft", "projekt"
    SIGNED = "signed", "podpisane"
    REVOKED = "revoked", "odwołane"


class PowerTerm(models.TextChoices):
    """How long a power of attorney lasts: an explicit choice."""

    UNTIL_DATE = "until_date", "do dnia"
    UNTIL_REVOKED = "until_revoked", "do odwołania"


class Charge(models.TextChoices):
    """Whether a resident pays for an offered service; empty: nobody has said."""

    FREE = "free", "bezpłatnie"
    PARTLY = "partly", "częściowo odpłatnie"
    PAID = "paid", "odpłatnie"


class FeeKind(models.TextChoices):
    """What a rule of a fee says."""

    AMOUNT = "amount", "kwota"
    SHARE = "share", "procent kosztu"
    PACKET = "packet", "pakiet opłacany z góry"
    FREE = "free", "bez opłaty"


class CheckOutcome(models.TextChoices):
    """What was found when a staff group was compared with the requirements of a service."""

    MET = "met", "spełnione"
    NOT_MET = "not_met", "niespełnione"
    CANNOT_TELL = "cannot_tell", "nie można stwierdzić"


class FacilityKind(models.TextChoices):
    """What a partner has that services may use."""

    ROOM = "room", "pomieszczenie"
    OUTDOOR = "outdoor", "teren lub boisko"
    VEHICLE = "vehicle", "pojazd"
    EQUIPMENT = "equipment", "sprzęt"
    OTHER = "other", "inne"


class MeetingState(models.TextChoices):
    """Life of a meeting of the cooperation committee."""

    OPEN = "open", "protokół otwarty"
    CLOSED = "closed", "protokół zamknięty"


class BundleShape(models.TextChoices):
    """In what form cards in one file come."""

    PDF = "pdf", "jeden PDF ze spisem treści"
    ZIP = "zip", "ZIP: każda fiszka osobno"


class AnnexKind(models.TextChoices):
    """What an annex of an agreement is."""

    EDUCATION = "education", "program edukacyjny"
    TASKS = "tasks", "wykaz zadań"
    OTHER = "other", "inny"


class AnnexState(models.TextChoices):
    """Life of an annex."""

    DRAFT = "draft", "projekt"
    SIGNED = "signed", "podpisany"


class FormingWay(models.TextChoices):
    """How a partnership was formed: the three ways of the handbook's chapter 4."""

    CONTACTS = "contacts", "z dotychczasowej współpracy dwóch stron"
    AGREEMENT = "agreement", "na podstawie porozumienia, które już działało"
    NEW = "new", "od początku, z nowymi partnerami"


class FeatureAnswer(models.TextChoices):
    """Whether the partnership has a feature of a good one."""

    YES = "yes", "tak"
    PARTLY = "partly", "częściowo"
    NO = "no", "nie"
