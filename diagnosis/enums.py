"""Kinds used in the diagnosis."""

from django.db import models


class DiagnosisStage(models.TextChoices):
    """Stages of a diagnosis, in their order."""

    PLANNING = "planning", "planowanie"
    RESEARCH = "research", "badanie"
    REPORT = "report", "redagowanie raportu"
    CONSULTATION = "consultation", "konsultacje"
    HANDED_OVER = "handed_over", "przekazana"
    IN_FORCE = "in_force", "w mocy"
    SUPERSEDED = "superseded", "zastąpiona"
    # Begun by mistake: nothing of it counts, and it is kept only to be read.
    WITHDRAWN = "withdrawn", "zaniechana"


EDITABLE_STAGES = (
    DiagnosisStage.PLANNING,
    DiagnosisStage.RESEARCH,
    DiagnosisStage.REPORT,
    DiagnosisStage.CONSULTATION,
)


# Nothing is built upon these: another diagnosis came instead, or this one was never finished.
CLOSED_STAGES = (DiagnosisStage.SUPERSEDED, DiagnosisStage.WITHDRAWN)


class NeedUnit(models.TextChoices):
    """What the number of a need counts."""

    PERSON = "person", "osoby"
    FAMILY = "family", "rodziny"
    HOUSEHOLD = "household", "gospodarstwa domowe"
    PLACE = "place", "miejsca"
    CARER = "carer", "opiekunowie"

    @property
    def forms(self) -> tuple[str, str, str]:
        """Noun forms that go with a number: 1 osoba, 2 osoby, 5 osób."""
        return _UNIT_FORMS[self]


_UNIT_FORMS = {
    NeedUnit.PERSON: ("osoba", "osoby", "osób"),
    NeedUnit.FAMILY: ("rodzina", "rodziny", "rodzin"),
    NeedUnit.HOUSEHOLD: ("gospodarstwo domowe", "gospodarstwa domowe", "gospodarstw domowych"),
    NeedUnit.PLACE: ("miejsce", "miejsca", "miejsc"),
    NeedUnit.CARER: ("opiekun", "opiekunów", "opiekunów"),
}


class NeedKind(models.TextChoices):
    """How the need is known."""

    NORMATIVE = "normative", "normatywna"
    FELT = "felt", "odczuwana"
    EXPRESSED = "expressed", "wyrażona"
    COMPARATIVE = "comparative", "porównawcza"


class ProposalKind(models.TextChoices):
    """What the diagnosis proposes to the programme."""

    PEOPLE = "people", "osoby"
    CONDITION = "condition", "warunek"
    PRINCIPLE = "principle", "zasada"


class ProposalBound(models.TextChoices):
    """How a proposed number is meant."""

    EXACTLY = "exactly", "dokładnie"
    AT_LEAST = "at_least", "co najmniej"
    AT_MOST = "at_most", "co najwyżej"


class NoteKind(models.TextChoices):
    """What a note of the year tells of: services (art. 27) or supporting actions (art. 32)."""

    SERVICES = "services", "usługi społeczne (OUS, art. 27)"
    SUPPORT = "support", "działania wspierające (OSL, art. 32)"


class NoteSource(models.TextChoices):
    """Where a note comes from; a word about it may stand beside."""

    OWN = "own", "własna obserwacja"
    TALK = "talk", "rozmowy z mieszkańcami"
    MEETING = "meeting", "spotkanie lub zebranie"
    UNIT = "unit", "jednostka gminy"
    PARTNER = "partner", "organizacja lub partner"
    DATA = "data", "dane lub dokument"
    OTHER = "other", "inne"


class NoteWeight(models.IntegerChoices):
    """How much a note matters."""

    SMALL = 1, "mała"
    MIDDLE = 2, "średnia"
    GREAT = 3, "duża"


class AuthorKind(models.TextChoices):
    """Who makes a diagnosis: the centre itself, somebody it pays, or an organisation."""

    OWN_TEAM = "own_team", "zespół własny centrum"
    COMMISSIONED = "commissioned", "wykonawca na zlecenie"
    NGO = "ngo", "organizacja pozarządowa"


class RelatedKind(models.TextChoices):
    """Documents that a diagnosis is read together with."""

    SOCIAL_STRATEGY = "social_strategy", "strategia rozwiązywania problemów społecznych"
    DEVELOPMENT_STRATEGY = "development_strategy", "strategia rozwoju gminy lub ponadlokalna"
    SERVICE_PLAN = "service_plan", "plan rozwoju usług społecznych"
    RESOURCE_ASSESSMENT = "resource_assessment", "ocena zasobów pomocy społecznej"
    PROGRAMME = "programme", "program gminy, powiatu lub województwa"
    OTHER = "other", "inny dokument"


class FindingKind(models.TextChoices):
    """What a finding of the diagnosis is; the first four make the SWOT grid."""

    STRENGTH = "strength", "mocne strony"
    WEAKNESS = "weakness", "słabe strony"
    OPPORTUNITY = "opportunity", "szanse"
    THREAT = "threat", "zagrożenia"
    RISK = "risk", "ryzyka"
    QUALITY = "quality", "sposoby zapewnienia jakości usług"
    INVOLVEMENT = "involvement", "obszary włączania mieszkańców"
    COOPERATION = "cooperation", "zalecenia dotyczące współpracy"


SWOT = (FindingKind.STRENGTH, FindingKind.WEAKNESS, FindingKind.OPPORTUNITY, FindingKind.THREAT)


class TerritoryRow(models.TextChoices):
    """Rows of form 2 that hold a description; the values are fields of the form."""

    SERVICES_PRESENT = "services_present", "usługi świadczone"
    SERVICES_MISSING = "services_missing", "usługi, których brakuje"
    SOCIAL_ECONOMY = "social_economy", "podmioty ekonomii społecznej"
    TRAINING_RESOURCES = "training_resources", "zasoby szkoleniowe"
    READINESS = "readiness", "gotowość osób prawnych"


class LineSource(models.TextChoices):
    """Where a line of form 2 was taken from."""

    OFFERS = "offers", "oferty w rejestrze partnerów"
    NEEDS = "needs", "formularz potrzeb i katalog usług"
    STATUS = "status", "status podmiotu w rejestrze partnerów"
    SOCIAL_EMPLOYMENT = "social_employment", "zatrudnienie socjalne w rejestrze partnerów"
    TRAINING = "training", "programy szkoleń w porozumieniach"
    FOUNDED = "founded", "założyciele w rejestrze partnerów"


class FillingManner(models.TextChoices):
    """How a gap in staff is filled."""

    TRAIN = "train", "przeszkolenie osób, które już pracują przy usłudze"
    HIRE = "hire", "zatrudnienie osób z kwalifikacjami"
    TRAIN_AND_HIRE = "train_and_hire", "przygotowanie i zatrudnienie nowych osób"
    COMMISSION = "commission", "zlecenie usługi wykonawcy, który ma kadrę"


class FillingState(models.TextChoices):
    """Where a plan of filling a gap stands."""

    PLANNED = "planned", "zaplanowany"
    UNDER_WAY = "under_way", "w toku"
    DONE = "done", "wykonany"
    DROPPED = "dropped", "porzucony"


OPEN_FILLINGS = (FillingState.PLANNED, FillingState.UNDER_WAY)


class ConsultationChannel(models.TextChoices):
    """How a remark reaches the centre."""

    FORM = "form", "formularz"
    EMAIL = "email", "e-mail"
    POST = "post", "poczta"
    DESK = "desk", "w biurze centrum"
    ORAL = "oral", "ustnie do protokołu"
    MEETING = "meeting", "na spotkaniu"


class MeetingAudience(models.TextChoices):
    """For whom a consultation meeting is held."""

    RESIDENTS = "residents", "mieszkańcy"
    ORGANISATIONS = "organisations", "organizacje i partnerzy"
    BOTH = "both", "mieszkańcy i organizacje"
    UNITS = "units", "jednostki gminy"


class RemarkSender(models.TextChoices):
    """What kind of sender a remark comes from; residents are never named."""

    RESIDENT = "resident", "mieszkaniec"
    GROUP = "group", "grupa mieszkańców"
    NGO = "ngo", "organizacja pozarządowa"
    SOCIAL_ECONOMY = "social_economy", "podmiot ekonomii społecznej"
    UNIT = "unit", "jednostka gminy"
    COUNCIL = "council", "radny, sołtys lub rada dzielnicy"
    OTHER_BODY = "other_body", "inna instytucja"
    FIRM = "firm", "przedsiębiorca"
    UNSIGNED = "unsigned", "bez podpisu"


# Senders whose name may be written: bodies, never a person.
NAMED_SENDERS = (
    RemarkSender.NGO,
    RemarkSender.SOCIAL_ECONOMY,
    RemarkSender.UNIT,
    RemarkSender.OTHER_BODY,
    RemarkSender.FIRM,
)


class RemarkVerdict(models.TextChoices):
    """What the centre answers."""

    ACCEPTED = "accepted", "uwzględniona"
    PARTLY = "partly", "uwzględniona częściowo"
    REJECTED = "rejected", "nieuwzględniona"


class DiagnosisPart(models.TextChoices):
    """Parts of a diagnosis that a remark may concern."""

    WHOLE = "whole", "cała diagnoza"
    NEEDS = "needs", "potrzeby"
    TERRITORY = "territory", "terytorium"
    POTENTIAL = "potential", "potencjał"
    FIGURES = "figures", "wskaźniki i prognozy"
    STAFFING = "staffing", "kadry"
    FINDINGS = "findings", "ustalenia"
    RESEARCH = "research", "badanie"
