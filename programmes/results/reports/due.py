"""Which reports are due: the schedule of each contract, joined with what came of it."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from cus.text.plural import plural
from programmes.contracts.printing import providers_of
from programmes.contracts.schedule import reports_due
from programmes.models import Programme, ServiceContract
from programmes.results.enums import PeriodKind
from programmes.results.models import ProviderReport
from programmes.results.periods import Span, span_of
from programmes.results.reports.enums import OPEN_STATES, ReportState

# Of the time that a contract sets between reports: the shortest period that its figures may stand for.
LEAST = {
    "month": PeriodKind.MONTH,
    "quarter": PeriodKind.QUARTER,
    "half_year": PeriodKind.HALF,
    "year": PeriodKind.YEAR,
}
CALENDAR = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR)


@dataclass(frozen=True, slots=True)
class Expected:
    """A report that a contract wants; ``report`` is the row, once somebody did something with it.

    ``outside``: the row is there, but the contract no longer covers its time (it ended earlier).
    """

    contract: ServiceContract
    is_final: bool
    starts_on: datetime.date
    ends_on: datetime.date
    due_on: datetime.date
    covers: str
    report: ProviderReport | None = None
    outside: bool = False

    @property
    def label(self) -> str:
        """„III kwartał 2026”, „końcowe”, or the contract's own words where the days are no calendar period."""
        if self.is_final:
            return "końcowe"
        span = span_of_days(self.contract, self.starts_on, self.ends_on)
        return span.label if span.kind != PeriodKind.WHOLE and span.ends_on == self.ends_on else self.covers

    @property
    def state(self) -> str:
        """The state of the row, or „awaited”."""
        return self.report.state if self.report else ReportState.AWAITED

    @property
    def is_open(self) -> bool:
        """Somebody still has to give it."""
        return self.state in OPEN_STATES

    def is_overdue(self, today: datetime.date) -> bool:
        """Its day has passed and it is not here."""
        return self.is_open and self.due_on < today and not self.outside

    def is_future(self, today: datetime.date) -> bool:
        """Its period still runs, and nothing came."""
        return self.state == ReportState.AWAITED and self.ends_on >= today

    def told(self, today: datetime.date) -> tuple[str, str]:
        """How it stands: the kind of colour and the word."""
        if self.outside and self.is_open:
            return "warn", "poza okresem umowy"
        if self.is_overdue(today):
            days = (today - self.due_on).days
            back = "zwrócone, " if self.state == ReportState.RETURNED else ""
            return "stop", f"{back}{days} {plural(days, 'dzień', 'dni', 'dni')} po terminie"
        if self.is_future(today):
            return "idle", "okres trwa"
        if self.report:
            return self.report.state_kind, self.report.get_state_display()
        return "idle", ReportState.AWAITED.label

    @property
    def providers(self) -> list[str]:
        """Who gives it."""
        return providers_of(self.contract)


def contracts_with_reports(**narrowed) -> list[ServiceContract]:
    """Return signed contracts with all that their schedules look at."""
    contracts = ServiceContract.objects.signed().filter(**narrowed).select_related("own_unit")
    return list(
        contracts.prefetch_related(
            "providers__partner", "annexes", "report_dates", "items", "provider_reports", "programme__versions"
        )
    )


def expected_of(contract: ServiceContract, *, today: datetime.date) -> list[Expected]:
    """Return the reports of ``contract`` (with its rows prefetched) by day."""
    present = {(report.is_final, report.starts_on): report for report in contract.provider_reports.all()}
    found = []
    for due in reports_due(contract, on=today):
        if due.starts_on is None or due.ends_on is None or due.ends_on < due.starts_on:
            continue
        report = present.pop((due.is_final, due.starts_on), None)
        found.append(Expected(contract, due.is_final, due.starts_on, due.ends_on, due.due_on, due.covers, report))
    left = [
        Expected(contract, one.is_final, one.starts_on, one.ends_on, one.due_on, one.covers, one, outside=True)
        for one in present.values()
    ]
    return sorted([*found, *left], key=lambda one: (one.due_on, one.is_final))


def expected_reports(*, today: datetime.date, **narrowed) -> list[Expected]:
    """Return the reports of all signed contracts (narrowed by their fields), by day."""
    found = [one for contract in contracts_with_reports(**narrowed) for one in expected_of(contract, today=today)]
    return sorted(found, key=lambda one: (one.due_on, one.contract.pk, one.is_final))


def overdue(programme: Programme | None = None, *, today: datetime.date | None = None) -> list[Expected]:
    """Return the reports whose day has passed, of ``programme`` or of all, the longest awaited first."""
    today = today or timezone.localdate()
    narrowed = {"programme": programme} if programme else {}
    return [one for one in expected_reports(today=today, **narrowed) if one.is_overdue(today)]


def counts(expected: Iterable[Expected], today: datetime.date) -> Mapping[str, int]:
    """Count: ``overdue``, ``received``, ``returned``, ``accepted``, all by the words of addresses."""
    rows = list(expected)
    return {
        "overdue": sum(one.is_overdue(today) for one in rows),
        **{state.value: sum(one.state == state for one in rows) for state in ReportState},
    }


def span_for(report: ProviderReport) -> Span:
    """Return the period that figures of ``report`` stand for: a calendar one where its days lie within one.

    A first quarter that begins in its middle is still that quarter. The last report of a contract tells of
    the year, or, beyond one year, of the whole.
    """
    return span_of_days(report.contract, report.starts_on, report.ends_on, is_final=report.is_final)


def span_of_days(
    contract: ServiceContract, starts_on: datetime.date, ends_on: datetime.date, *, is_final: bool = False
) -> Span:
    """Return the calendar period of those days, no shorter than the contract's; else the days as a whole."""
    least = PeriodKind.YEAR if is_final else LEAST.get(contract.report_frequency, PeriodKind.MONTH)
    for kind in CALENDAR[CALENDAR.index(least) :]:
        span = span_of(kind, starts_on)
        if ends_on <= span.ends_on:
            return span
    return Span(starts_on, ends_on, PeriodKind.WHOLE)


def has_partial_reports(contract: ServiceContract) -> bool:
    """Whether reports come on the way, so that the last one tells only of people."""
    return contract.report_frequency != "none"
