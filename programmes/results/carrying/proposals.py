"""What results say that the next diagnosis should know: proposed by rules, a function a kind of source.

Only what is settled is proposed: complaints that were found justified, approved papers, figures of years that
have ended. Nothing older than five years, the time of a diagnosis.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils import timezone

from cus.text.numbers import number
from cus.text.plural import plural
from diagnosis.enums import NeedUnit, NoteSource, NoteWeight
from programmes.models import Programme, ProgrammeItem
from programmes.results.carrying.enums import ORDER, OriginKind
from programmes.results.complaining.enums import ComplaintState, Finding
from programmes.results.enums import InformationState, PeriodKind
from programmes.results.figures import people_of, totals_of
from programmes.results.ledger import LONG, PEOPLE
from programmes.results.models import (
    AnnualPart,
    CarriedOver,
    Complaint,
    DeliveryFigure,
    ImpactNote,
    ImplementationInformation,
    PlanTask,
    SelfEvaluationSection,
)
from programmes.results.selfevaluation.enums import Part, SelfEvaluationState
from programmes.results.subjects import offered_items, programmes_with_results, ruling
from programmes.results.yearly.kinds import LEFT_OVER, PaperState, PartCode
from services.models import Service

SINCE = relativedelta(years=5)
SUBJECT = 200


@dataclass(frozen=True)
class Proposal:
    """One thing to carry over: ``kind`` and ``key`` name it, ``label`` and ``url`` lead back to it.

    ``said`` is its text; ``number`` and ``unit`` how many it concerns, where that is known.
    """

    kind: OriginKind
    key: str
    label: str
    url: str
    subject: str
    said: str
    group: str = ""
    service: Service | None = None
    source: NoteSource = NoteSource.DATA
    weight: NoteWeight = NoteWeight.MIDDLE
    number: int | None = None
    unit: str = ""

    @property
    def name(self) -> str:
        """What a form sends to say „this one”."""
        return f"{self.kind.value}:{self.key}"


def proposals(today: datetime.date | None = None) -> list[Proposal]:
    """Return what was not carried over yet, conclusions first; fifteen queries and two for each programme."""
    day = today or timezone.localdate()
    taken = set(CarriedOver.objects.values_list("kind", "key"))
    found = [one for rule in RULES for one in rule(day) if (one.kind.value, one.key) not in taken]
    return sorted(found, key=lambda one: ORDER.index(one.kind))


def _unmet(day: datetime.date) -> Iterator[Proposal]:
    """Refusals and people above the plan, of each service and each year that has ended."""
    rows = DeliveryFigure.objects.filter(service__isnull=False, starts_on__gte=day - SINCE, ends_on__lt=day)
    # The people of a whole programme belong to no year.
    rows = rows.exclude(period_kind=PeriodKind.WHOLE)
    rows = list(rows.select_related("service").order_by("programme", "service", "starts_on", "pk"))
    programmes = {programme.pk: programme for programme in programmes_with_results()}
    for pk, own in groupby(rows, key=lambda row: row.programme_id):
        if pk in programmes:
            yield from _of_programme(programmes[pk], list(own), day)


def _of_programme(programme: Programme, rows: list[DeliveryFigure], day: datetime.date) -> Iterator[Proposal]:
    items = {item.service_id: item for item in offered_items(programme)}
    url = reverse("results:detail", args=[programme.pk])
    for (_, year), own in groupby(rows, key=lambda row: (row.service_id, row.starts_on.year)):
        figures = list(own)
        if year >= day.year:
            continue
        item = items.get(figures[0].service_id)
        told = _Told(programme, figures[0].service, year, item, url)
        refused = totals_of(figures).refusals
        if refused:
            yield told.refusals(refused)
        people = people_of(figures, PeriodKind.YEAR, year)
        planned = planned_people(item)
        if planned and (people.at_least or 0) > planned:
            yield told.over_plan(people.value or people.at_least, planned)


def planned_people(item: ProgrammeItem | None) -> Decimal | None:
    """How many different people a year the plan of a service names; ``None`` where it names none."""
    if item is None or item.quantity_unit not in PEOPLE or item.quantity_period not in LONG:
        return None
    return item.quantity


@dataclass(frozen=True)
class _Told:
    """Words of what a service lacked in a year."""

    programme: Programme
    service: Service
    year: int
    item: ProgrammeItem | None
    url: str

    @property
    def key(self) -> str:
        return f"{self.programme.pk}-{self.service.pk}-{self.year}"

    @property
    def label(self) -> str:
        return f"{ruling(self.programme)}, {self.service}, {self.year} rok"

    @property
    def group(self) -> str:
        return (self.item.recipients if self.item else "")[:SUBJECT]

    def refusals(self, refused: int) -> Proposal:
        times = plural(refused, "raz", "razy", "razy")
        reserve = " Program ma dla niej listę rezerwową." if self.item and self.item.reserve_list else ""
        return Proposal(
            OriginKind.REFUSALS,
            self.key,
            self.label,
            self.url,
            _cut(f"Nie dla wszystkich starczyło miejsca: {self.service}"),
            f"W {self.year} roku odmówiono {number(refused)} {times}, bo zabrakło miejsc albo środków.{reserve}",
            group=self.group,
            service=self.service,
            weight=NoteWeight.GREAT if refused >= 10 else NoteWeight.MIDDLE,
            number=refused,
        )

    def over_plan(self, people: int, planned: Decimal) -> Proposal:
        return Proposal(
            OriginKind.OVER_PLAN,
            self.key,
            self.label,
            self.url,
            _cut(f"Więcej osób, niż planowano: {self.service}"),
            f"W {self.year} roku skorzystało co najmniej {number(people)} "
            f"{plural(people, 'osoba', 'osoby', 'osób')}, a plan mówił o {number(planned)}.",
            group=self.group,
            service=self.service,
            number=people,
            unit=NeedUnit.PERSON,
        )


def _complaints(day: datetime.date) -> Iterator[Proposal]:
    """Complaints that were closed as justified, wholly or in part."""
    rows = Complaint.objects.filter(
        state=ComplaintState.CLOSED, finding__in=[Finding.JUSTIFIED, Finding.PARTLY], received_on__gte=day - SINCE
    ).select_related("service")
    for row in rows.order_by("-received_on", "-pk"):
        yield Proposal(
            OriginKind.COMPLAINT,
            str(row.pk),
            f"{row.get_kind_display()} nr {row.number}",
            row.get_absolute_url(),
            _cut(row.subject),
            "\n\n".join(filter(None, [row.conclusion, row.correction_note])),
            service=row.service,
            source=NoteSource.OTHER,
        )


def _impact(day: datetime.date) -> Iterator[Proposal]:
    """What services changed, for which group."""
    rows = ImpactNote.objects.filter(noted_on__gte=day - SINCE).select_related("service")
    for row in rows.order_by("-noted_on", "-pk"):
        yield Proposal(
            OriginKind.IMPACT,
            str(row.pk),
            f"Zmiana społeczna: {row.service or 'cały program'}",
            row.get_absolute_url(),
            _cut(str(row)),
            row.change,
            group=row.group,
            service=row.service,
            source=NoteSource.OWN,
            weight=NoteWeight.SMALL,
        )


def _information(day: datetime.date) -> Iterator[Proposal]:
    """What the approved information on implementation says of measures."""
    rows = ImplementationInformation.objects.filter(state=InformationState.APPROVED).exclude(evaluation="")
    programmes = {programme.pk: programme for programme in programmes_with_results()}
    for row in rows.order_by("-pk"):
        name = ruling(programmes[row.programme_id])
        yield Proposal(
            OriginKind.INFORMATION,
            str(row.pk),
            _cut(f"Informacja z realizacji: {name}"),
            reverse("results:detail", args=[row.programme_id]),
            _cut(f"Ocena według mierników: {name}"),
            row.evaluation,
            weight=NoteWeight.GREAT,
        )


def _evaluation(day: datetime.date) -> Iterator[Proposal]:
    """Conclusions of approved self-evaluations: changes of goals, of ways of working, of papers."""
    sections = SelfEvaluationSection.objects.filter(
        part=Part.CONCLUSIONS, report__state=SelfEvaluationState.APPROVED, report__ends_on__gte=day - SINCE
    ).prefetch_related("sentences")
    for row in sections.select_related("report__agreement").order_by("-report__ends_on", "pk"):
        said = [row.text, *(one.text for one in row.sentences.all() if not one.is_dropped)]
        if any(said):
            yield Proposal(
                OriginKind.EVALUATION,
                str(row.pk),
                _cut(str(row.report)),
                row.report.get_absolute_url(),
                _cut(f"{row.get_aspect_display()}: wniosek z autoewaluacji"),
                "\n\n".join(filter(None, said)),
                source=NoteSource.PARTNER,
                weight=NoteWeight.GREAT,
            )


def _yearly(day: datetime.date) -> Iterator[Proposal]:
    """Conclusions of reconnaissance in approved yearly reports."""
    parts = AnnualPart.objects.filter(
        code=PartCode.NOTES, paper__state=PaperState.APPROVED, paper__year__gte=(day - SINCE).year
    ).exclude(text="")
    for row in parts.select_related("paper__gmina").order_by("-paper__year", "pk"):
        yield Proposal(
            OriginKind.YEARLY,
            str(row.pk),
            _cut(str(row.paper)),
            row.paper.get_absolute_url(),
            _cut(f"Wnioski z rozeznania za {row.paper.year} rok"),
            row.text,
            weight=NoteWeight.GREAT,
        )


def _tasks(day: datetime.date) -> Iterator[Proposal]:
    """Tasks of a plan that were not done, or done in part, and were not moved to the next plan."""
    rows = PlanTask.objects.filter(
        outcome__in=LEFT_OVER, carried_to__isnull=True, paper__year__gte=(day - SINCE).year, paper__year__lt=day.year
    )
    for row in rows.select_related("paper__gmina").order_by("-paper__year", "position", "pk"):
        yield Proposal(
            OriginKind.TASK,
            str(row.pk),
            _cut(str(row.paper)),
            row.paper.get_absolute_url(),
            _cut(row.task),
            "\n\n".join(filter(None, [row.task, row.outcome_note])),
            weight=NoteWeight.SMALL,
        )


def _cut(text: str, most: int = SUBJECT) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


RULES: tuple[Callable[[datetime.date], Iterable[Proposal]], ...] = (
    *(_evaluation, _yearly, _information, _unmet, _tasks, _complaints, _impact),
)
