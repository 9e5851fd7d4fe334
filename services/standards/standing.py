"""How versions of a standard stand today: in words and a colour, for lists and pages."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from cus.accounts.acts import Act
from cus.text.dates import day
from cus.workflow import Refusal
from services.models import QualityStandard, Service
from services.standards.areas import AREAS, Area
from services.standards.documents import PrintedAnswer, answer_text
from services.standards.enums import OPEN_STATES, StandardState
from services.standards.policies import refusal_to_start

IN_FORCE = "obowiązuje"


@dataclass(frozen=True, slots=True)
class Standing:
    """One version with what is said of it today."""

    standard: QualityStandard
    kind: str
    word: str


@dataclass(frozen=True, slots=True)
class AreaShown:
    """An area on the page: its answers, and whether they are there."""

    area: Area
    answers: tuple[PrintedAnswer, ...]

    @property
    def missing(self) -> list[str]:
        """Labels of the questions without an answer."""
        return [answer.label for answer in self.answers if not answer.text]

    @property
    def kind(self) -> str:
        """The colour: all answered, some, none."""
        return "done" if not self.missing else "warn" if len(self.missing) < len(self.answers) else "idle"

    @property
    def word(self) -> str:
        """The state in a word."""
        return {"done": "wypełniony", "warn": "częściowo", "idle": "pusty"}[self.kind]


@dataclass(frozen=True, slots=True)
class ServiceStandards:
    """What the page of a service says of its standards."""

    rows: list[Standing]
    refusal_to_start: Refusal | None
    may_draft: bool

    @classmethod
    def of(cls, service: Service, user) -> "ServiceStandards":
        """Gather the versions that ``user`` may see, the newest first."""
        return cls(
            rows=standings(service.standards.visible_to(user).for_list()),
            refusal_to_start=refusal_to_start(user, service),
            may_draft=user.may(Act.STANDARD_DRAFT),
        )


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """A service in the list of standards: the version in force, and the one being worked on."""

    service: Service
    in_force: Standing | None
    open: Standing | None

    @classmethod
    def of(cls, service: Service, versions: list[Standing]) -> "ServiceRow":
        """Pick them out of ``versions`` of the service."""
        current = next((one for one in versions if one.word == IN_FORCE), None)
        return cls(service, current, next((one for one in versions if one.standard.state in OPEN_STATES), None))


def standings(standards) -> list[Standing]:
    """Return each of ``standards`` (a queryset) with its word of today."""
    today = timezone.localdate()
    listed = list(standards)
    in_force = set()
    if any(standard.state == StandardState.APPROVED for standard in listed):
        services = {standard.service_id for standard in listed}
        all_of_them = QualityStandard.objects.filter(service__in=services)
        in_force = set(all_of_them.in_force_on(today).values_list("pk", flat=True))
    return [standing_of(standard, in_force=standard.pk in in_force, today=today) for standard in listed]


def standing_of(standard: QualityStandard, *, in_force: bool, today: datetime.date) -> Standing:
    """Say how one version stands: an approved one is in force, will be, or was replaced."""
    if standard.state != StandardState.APPROVED:
        return Standing(standard, standard.state_kind, standard.get_state_display())
    if in_force:
        return Standing(standard, "done", IN_FORCE)
    if standard.in_force_from > today:
        return Standing(standard, "now", f"obowiązuje od {day(standard.in_force_from)}")
    return Standing(standard, "idle", "zastąpiony nowszą wersją")


def areas_of(standard: QualityStandard) -> list[AreaShown]:
    """Return the six areas with their answers."""
    return [
        AreaShown(
            area,
            tuple(
                PrintedAnswer(label=question.label, hint=question.hint, text=answer_text(standard, question))
                for question in area.questions
            ),
        )
        for area in AREAS
    ]
