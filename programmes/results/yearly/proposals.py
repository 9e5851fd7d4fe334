"""Tasks that the system proposes for a plan: what runs out, what is due, what is missing, what was left undone.

Each names the thing it comes from by a key that stays the same, so that a plan takes it once.
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from dateutil.relativedelta import relativedelta
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from cus.accounts.acts import Act
from cus.centre.enums import PostKind
from cus.centre.models import Post
from cus.text.dates import day, short_day
from cus.text.organs import organ
from cus.text.plural import plural
from diagnosis.enums import DiagnosisStage, FindingKind
from diagnosis.models import Diagnosis, Finding, Need
from partners.enums import UNSIGNED
from partners.models import CooperationAgreement
from programmes.contracts.enums import ContractState
from programmes.contracts.schedule import reports_due
from programmes.enums import ADOPTED_STATES
from programmes.models import ProgrammeItem, ProgrammeStage, ServiceContract
from programmes.results.complaining.enums import ComplaintState
from programmes.results.complaints import complaints_of
from programmes.results.models import AnnualPaper, PlanTask, SelfEvaluationSection
from programmes.results.selfevaluation.enums import Part, SelfEvaluationState
from programmes.results.subjects import programmes_with_results, ruling
from programmes.results.yearly.kinds import TaskOrigin
from programmes.results.yearly.parts.cooperation import without_standard
from programmes.results.yearly.parts.plan import left_over
from programmes.results.yearly.parts.staff import held_in
from programmes.results.yearly.programmes import run_in
from programmes.results.yearly.scope import Scope, scope_of

# Needs that nobody answers are many in a fresh diagnosis; the most urgent come first.
MOST_NEEDS = 10
LONGEST = {"task": 500, "origin_text": 300, "measure": 300}
RECOMMENDATIONS = (FindingKind.QUALITY, FindingKind.INVOLVEMENT, FindingKind.COOPERATION)
# The information on a programme is due four months after its end (art. 6 ust. 3).
INFORMATION = relativedelta(months=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A task as it would stand in the plan; ``post`` is the kind of post that usually does such things."""

    key: str
    origin: TaskOrigin
    task: str
    origin_text: str
    url: str = ""
    post: str = PostKind.SERVICES
    starts_on: datetime.date | None = None
    ends_on: datetime.date | None = None
    measure: str = ""
    carried: PlanTask | None = None

    def values(self, posts: dict[str, Post]) -> dict[str, object]:
        """Return the fields of the task."""
        task = self.carried
        own = {"post": posts.get(self.post)} if task is None else _of_carried(task)
        texts = {name: getattr(self, name)[:most] for name, most in LONGEST.items()}
        days = {"starts_on": self.starts_on, "ends_on": self.ends_on}
        return texts | days | {"origin": self.origin, "origin_url": self.url, "carried_from": task} | own


def _of_carried(task: PlanTask) -> dict[str, object]:
    return {"post": task.post, "money": task.money, "money_source": task.money_source}


def open_proposals(paper: AnnualPaper, user) -> list[Proposal]:
    """Return what the plan has not taken yet; nothing that ``user`` may not see is told."""
    taken = set(paper.tasks.exclude(origin_key="").values_list("origin_key", flat=True))
    scope = scope_of(paper.year, paper.gmina)
    return [one for one in proposed(scope, user) if one.key not in taken]


def proposed(scope: Scope, user) -> list[Proposal]:
    """Return every proposal for the plan of the year, kind by kind."""
    return [one for source in SOURCES for one in source(scope)] if user.may(Act.RESULTS_PREPARE) else []


def _within(scope: Scope, end: datetime.date, months: int) -> dict[str, datetime.date]:
    """From so many months before ``end``, but not before the year, until ``end``, but not after the year."""
    last = min(end, scope.last)
    return {"starts_on": min(max(end - relativedelta(months=months), scope.first), last), "ends_on": last}


def _whole(scope: Scope) -> dict[str, datetime.date]:
    return {"starts_on": scope.first, "ends_on": scope.last}


def _carried(scope: Scope) -> Iterator[Proposal]:
    for task in left_over(scope.before()):
        yield Proposal(
            key=f"task:{task.pk}",
            origin=TaskOrigin.CARRIED,
            task=task.task,
            origin_text=f"{AnnualPaper.plan_title(scope.year - 1)}: {task.get_outcome_display() or 'nie odnotowano'}",
            url=reverse("results:annual", args=[task.paper_id]),
            measure=task.measure,
            carried=task,
            **_whole(scope),
        )


def _contracts(scope: Scope) -> Iterator[Proposal]:
    today = min(timezone.localdate(), scope.last)
    rows = ServiceContract.objects.filter(state=ContractState.SIGNED).as_of(today)
    ending = rows.filter(current_end__range=(scope.first, scope.last)).order_by("current_end", "pk")
    for one in ending:
        yield Proposal(
            key=f"contract:{one.pk}",
            origin=TaskOrigin.CONTRACT,
            task=f"Zdecydować, kto wykonuje usługi po zakończeniu {one.noun_of} nr {one.number}, i zawrzeć następną umowę",
            origin_text=f"{one}, ostatni dzień {short_day(one.current_end)}",
            url=one.get_absolute_url(),
            measure="podpisana umowa albo zapisana decyzja",
            **_within(scope, one.current_end, 3),
        )


def _agreements(scope: Scope) -> Iterator[Proposal]:
    rows = CooperationAgreement.objects.exclude(state__in=UNSIGNED).filter(ends_on__range=(scope.first, scope.last))
    for one in scope.own(rows, "gminas").order_by("ends_on", "pk"):
        yield Proposal(
            key=f"agreement:{one.pk}",
            origin=TaskOrigin.AGREEMENT,
            task=f"Uzgodnić z partnerami, co po zakończeniu: {one}",
            origin_text=f"{one}, obowiązuje do {short_day(one.ends_on)}",
            url=one.get_absolute_url(),
            measure="podpisane porozumienie albo zapisana decyzja",
            **_within(scope, one.ends_on, 3),
        )


def _diagnoses(scope: Scope) -> Iterator[Proposal]:
    rows = Diagnosis.objects.filter(stage=DiagnosisStage.IN_FORCE, period_end__range=(scope.first, scope.after().last))
    for one in (rows if scope.is_only else rows.filter(gminas=scope.gmina)).order_by("pk"):
        yield Proposal(
            key=f"diagnosis:{one.pk}",
            origin=TaskOrigin.DIAGNOSIS,
            task="Przygotować nową diagnozę potrzeb i potencjału wspólnoty samorządowej",
            origin_text=f"{one.label}, okres do {short_day(one.period_end)} (art. 21 ust. 2)",
            url=one.get_absolute_url(),
            measure=organ("diagnoza przekazana wójtowi i radzie"),
            **_within(scope, one.period_end, 12),
        )


def _programmes(scope: Scope) -> Iterator[Proposal]:
    for programme in programmes_with_results().order_by("pk"):
        version = ruling(programme)
        if scope.holds(version.period_end):
            yield Proposal(
                key=f"programme:{programme.pk}",
                origin=TaskOrigin.PROGRAMME,
                task=f"Przygotować następny program usług społecznych po programie „{version.name}”",
                origin_text=f"{version.name}, realizacja do {short_day(version.period_end)}",
                url=version.get_absolute_url(),
                measure="program przyjęty przez radę",
                **_within(scope, version.period_end, 9),
            )
        due = version.period_end + INFORMATION if version.period_end else None
        if scope.holds(due):
            yield Proposal(
                key=f"information:{programme.pk}",
                origin=TaskOrigin.DUE,
                task=f"Przygotować dla gminy informację z realizacji programu „{version.name}” do obu BIP",
                origin_text=f"art. 6: w ciągu 4 miesięcy od zakończenia, do {day(due)}",
                url=reverse("results:detail", args=[programme.pk]),
                measure="informacja opublikowana w BIP gminy i BIP centrum",
                **_within(scope, due, 4),
            )


def _stages(scope: Scope) -> Iterator[Proposal]:
    versions = [ruling(one) for one in programmes_with_results()]
    begun = Q(starts_on__range=(scope.first, scope.last)) | Q(ends_on__range=(scope.first, scope.last))
    rows = ProgrammeStage.objects.filter(begun, version__in=versions).select_related("version")
    for one in rows.order_by("version", "position", "pk"):
        start, end = one.starts_on or scope.first, one.ends_on or scope.last
        yield Proposal(
            key=f"stage:{one.version.programme_id}:{one.name}"[:60],
            origin=TaskOrigin.STAGE,
            task=f"Zrealizować etap programu: {one.name}",
            origin_text=f"{one.version.name}, pkt 10{f': {one.what}' if one.what else ''}",
            url=one.version.get_absolute_url(),
            starts_on=max(start, scope.first),
            ends_on=min(end, scope.last),
        )


def _reports(scope: Scope) -> Iterator[Proposal]:
    """Reports that providers owe in the year, one task a contract."""
    today = timezone.localdate()
    for one in ServiceContract.objects.filter(state=ContractState.SIGNED).whole().order_by("pk"):
        due = sorted(report.due_on for report in reports_due(one, on=today) if scope.holds(report.due_on))
        if due:
            many = plural(len(due), "sprawozdanie", "sprawozdania", "sprawozdań")
            yield Proposal(
                key=f"reports:{one.pk}",
                origin=TaskOrigin.DUE,
                task=f"Odebrać i sprawdzić sprawozdania wykonawcy: {one}",
                origin_text=f"warunki umowy: {len(due)} {many} w roku, pierwsze do {short_day(due[0])}",
                url=reverse("results:contract_reports", args=[one.pk]),
                starts_on=scope.first,
                ends_on=due[-1],
                measure=f"przyjęte sprawozdania: {len(due)}",
            )


def _standards(scope: Scope) -> Iterator[Proposal]:
    for name, key, url in without_standard(scope):
        yield Proposal(
            key=f"standard:{key}",
            origin=TaskOrigin.STANDARD,
            task=f"Opracować standard jakości usługi „{name}”, o ile nie określa go przepis",
            origin_text="usługa programu bez standardu (art. 13 ust. 1 pkt 7)",
            url=url,
            measure="standard zatwierdzony przez dyrektora",
            **_whole(scope),
        )


def _training(scope: Scope) -> Iterator[Proposal]:
    """Trainings lacking today; a holder is named by the post alone."""
    for one in held_in(Scope(timezone.localdate().year, scope.gmina)):
        for line in one.lacking:
            yield Proposal(
                key=f"training:{one.holding.pk}:{line.condition.code}",
                origin=TaskOrigin.TRAINING,
                task=f"Zapewnić szkolenie albo uzupełnić jego potwierdzenie: {one.post}",
                origin_text=f"{line.condition.text} ({line.condition.basis}): {line.verdict.reason}",
                url=reverse("centre:posts"),
                post=PostKind.DIRECTOR,
                measure=f"potwierdzone {line.hours} godzin szkolenia",
                **_whole(scope),
            )


def _figures(scope: Scope) -> Iterator[Proposal]:
    """Numbers of the year before that nobody entered."""
    closed = scope.before()
    for one in run_in(closed):
        if one.people.value is None:
            yield Proposal(
                key=f"figures:{one.programme.pk}:{closed.year}",
                origin=TaskOrigin.FIGURES,
                task=f"Ustalić i wpisać liczbę różnych osób w {closed.year} roku: {one.version}",
                origin_text=f"brak liczby rocznej w programie „{one.version}”",
                url=one.url,
                measure="wpisana liczba różnych osób",
                starts_on=scope.first,
                ends_on=scope.first + relativedelta(months=2, days=-1),
            )


def _needs(scope: Scope) -> Iterator[Proposal]:
    """Needs of the diagnosis in force that no adopted programme answers, the most urgent first."""
    rows = Need.objects.filter(diagnosis__stage=DiagnosisStage.IN_FORCE).exclude(need="")
    found = list(scope.own(rows).select_related("diagnosis"))
    links = ProgrammeItem.need_links.rel.related_model.objects.filter(item__version__state__in=ADOPTED_STATES)
    answered = set(links.values_list("need__key", flat=True))
    left = [need for need in found if need.key not in answered]
    for need in sorted(left, key=lambda need: (-(need.priority or 0), need.position, need.pk))[:MOST_NEEDS]:
        about = f"{need.group.strip()}: " if need.group.strip() else ""
        yield Proposal(
            key=f"need:{need.key}",
            origin=TaskOrigin.NEED,
            task=f"Znaleźć sposób zaspokojenia potrzeby: {need.need.strip()}",
            origin_text=f"{about}{need.priority_text or 'bez priorytetu'}; żaden przyjęty program na nią nie odpowiada",
            url=reverse("diagnosis:needs", args=[need.diagnosis_id]),
            **_whole(scope),
        )


def _findings(scope: Scope) -> Iterator[Proposal]:
    rows = Finding.objects.filter(diagnosis__stage=DiagnosisStage.IN_FORCE, kind__in=RECOMMENDATIONS)
    for one in (rows if scope.is_only else rows.filter(diagnosis__gminas=scope.gmina)).order_by("position", "pk"):
        yield Proposal(
            key=f"finding:{one.pk}",
            origin=TaskOrigin.FINDING,
            task=one.text.strip(),
            origin_text=f"ustalenia diagnozy, {one.get_kind_display()}",
            url=reverse("diagnosis:findings", args=[one.diagnosis_id]),
            **_whole(scope),
        )


def _complaints(scope: Scope) -> Iterator[Proposal]:
    """Complaints that are not closed; those of the year of the plan are its everyday work, not a task."""
    for one in complaints_of(end=scope.before().last):
        if one.state != ComplaintState.CLOSED:
            yield Proposal(
                key=f"complaint:{one.pk}",
                origin=TaskOrigin.COMPLAINT,
                task=f"Zakończyć sprawę nr {one.number} z rejestru skarg i nieprawidłowości",
                origin_text=f"{one.get_kind_display()} z {short_day(one.received_on)}, {one.get_state_display()}",
                url=one.get_absolute_url(),
                measure="sprawa zakończona",
                **_whole(scope),
            )


def _conclusions(scope: Scope) -> Iterator[Proposal]:
    """Conclusions of self-evaluations approved by the end of the year before."""
    rows = SelfEvaluationSection.objects.filter(
        part=Part.CONCLUSIONS, report__state=SelfEvaluationState.APPROVED, report__ends_on__lte=scope.before().last
    ).exclude(text__regex=r"^\s*$")
    rows = scope.own(rows.select_related("report__agreement"), "report__agreement__gminas")
    for one in rows.order_by("report", "pk"):
        yield Proposal(
            key=f"selfeval:{one.pk}",
            origin=TaskOrigin.SELF_EVALUATION,
            task=f"Wprowadzić wniosek z autoewaluacji: {one.text.strip()}",
            origin_text=f"{one.report.agreement}, {one.get_aspect_display()}",
            url=one.get_absolute_url(),
            **_whole(scope),
        )


def _papers(scope: Scope) -> Iterator[Proposal]:
    """The papers of this very room; the Act sets no day for them."""
    at = partial(reverse, "results:annual_list")
    yield Proposal(
        key=f"report:{scope.year - 1}",
        origin=TaskOrigin.DUE,
        task=f"Sporządzić sprawozdanie z działalności za {scope.year - 1} rok i przekazać je radzie gminy",
        origin_text="art. 18; ustawa nie wyznacza dnia",
        url=at(),
        post=PostKind.DIRECTOR,
        measure="sprawozdanie przekazane radzie",
        **_whole(scope),
    )
    yield Proposal(
        key=f"plan:{scope.year + 1}",
        origin=TaskOrigin.DUE,
        task=f"Sporządzić plan działalności na {scope.year + 1} rok",
        origin_text="art. 24 ust. 2 pkt 4; ustawa nie wyznacza dnia",
        url=at(),
        post=PostKind.DIRECTOR,
        measure="zatwierdzony plan",
        **_whole(scope),
    )


SOURCES: tuple[Callable[[Scope], Iterator[Proposal]], ...] = (
    _carried,
    _papers,
    _contracts,
    _agreements,
    _diagnoses,
    _programmes,
    _stages,
    _reports,
    _figures,
    _standards,
    _training,
    _complaints,
    _conclusions,
    _needs,
    _findings,
)
