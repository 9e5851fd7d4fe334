"""Reading the dashboard from the database: the same number of queries, however many programmes there are."""

import datetime
from collections.abc import Iterable
from decimal import Decimal

from diagnosis.models import Diagnosis
from programmes.enums import ADOPTED_STATES
from programmes.models import Programme, ProgrammeItem, ProgrammeVersion
from programmes.results.complaints import complaints_of, tally
from programmes.results.dashboard.coverage import coverage_on
from programmes.results.dashboard.endings import endings_on
from programmes.results.dashboard.facts import Dashboard, Judged, ProgrammeFacts, ServiceFacts, YearMoney
from programmes.results.dashboard.measures import measures_of
from programmes.results.enums import PeriodKind
from programmes.results.figures import people_of, people_of_programme, totals_of
from programmes.results.ledger import planned_of
from programmes.results.models import DeliveryFigure
from programmes.results.quality import by_service_of

LAST_YEARS = 6


def dashboard_of(year: int | None, *, today: datetime.date, user) -> Dashboard:
    """Return the dashboard of ``year`` as ``user`` may read it; without a year that a programme meets, of the newest."""
    versions = _ruling_versions()
    diagnosis = Diagnosis.objects.in_force_on(today).order_by("-period_start", "-pk").first()
    years = years_of(versions, today)
    year = year if year in years else (years[-1] if years else today.year)
    items = _items(versions)
    rows = _rows(versions)
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    met = [one for one in versions if one.period_start <= last and first <= one.period_end]
    return Dashboard(
        year=year,
        years=years,
        on=today,
        programmes=tuple(_programme(one, items.get(one.pk, []), rows.get(one.programme_id, []), year) for one in met),
        money=_money(years, items, rows),
        measures=measures_of(met, items, last),
        endings=endings_on(diagnosis, today, versions, items, user=user),
        coverage=coverage_on(diagnosis, today, versions, items),
        quality=_quality([one.programme for one in met], first, last, today),
        complaints=tally(complaints_of(start=first, end=last)),
    )


def _ruling_versions() -> list[ProgrammeVersion]:
    """The newest adopted version of each programme, if it has a period."""
    adopted = ProgrammeVersion.objects.filter(state__in=ADOPTED_STATES).select_related("programme")
    newest: dict[int, ProgrammeVersion] = {}
    for version in adopted.order_by("programme_id", "-number"):
        newest.setdefault(version.programme_id, version)
    return [one for one in newest.values() if one.period_start and one.period_end]


def years_of(versions: Iterable[ProgrammeVersion], today: datetime.date) -> tuple[int, ...]:
    """Return the years that programmes meet, up to this one, the last six of them."""
    found = {
        year for one in versions for year in range(one.period_start.year, min(one.period_end.year, today.year) + 1)
    }
    return tuple(sorted(found)[-LAST_YEARS:])


def _items(versions: list[ProgrammeVersion]) -> dict[int, list[ProgrammeItem]]:
    """Services of each version with their plan, by the version's key."""
    found: dict[int, list[ProgrammeItem]] = {}
    items = ProgrammeItem.objects.filter(version__in=versions).select_related("service")
    for item in items.prefetch_related("figures", "budget_lines").order_by("version", "position", "pk"):
        found.setdefault(item.version_id, []).append(item)
    return found


def _rows(versions: list[ProgrammeVersion]) -> dict[int, list[DeliveryFigure]]:
    """All figures of the programmes, by the programme's key."""
    found: dict[int, list[DeliveryFigure]] = {}
    rows = DeliveryFigure.objects.filter(programme__in=[one.programme_id for one in versions])
    for row in rows.order_by("starts_on", "ends_on", "pk"):
        found.setdefault(row.programme_id, []).append(row)
    return found


def _programme(
    version: ProgrammeVersion, items: list[ProgrammeItem], rows: list[DeliveryFigure], year: int
) -> ProgrammeFacts:
    of_year = _in(rows, year)
    services = tuple(
        _service(item, [row for row in of_year if row.service_id == item.service_id], year) for item in items
    )
    return ProgrammeFacts(
        pk=version.programme_id,
        name=str(version),
        starts_on=version.period_start,
        ends_on=version.period_end,
        planned=version.planned_people,
        people=people_of_programme(of_year, PeriodKind.YEAR, year),
        services=services,
        planned_money=_sum(one.planned_money for one in services),
        spent=totals_of(of_year).cost,
    )


def _service(item: ProgrammeItem, rows: list[DeliveryFigure], year: int) -> ServiceFacts:
    totals = totals_of(rows)
    return ServiceFacts(
        name=item.service_name,
        planned=planned_of(item).people,
        people=people_of(rows, PeriodKind.YEAR, year),
        refusals=totals.refusals,
        planned_money=_planned_money([item], year),
        spent=totals.cost,
    )


def _in(rows: list[DeliveryFigure], year: int) -> list[DeliveryFigure]:
    """Figures of a year; those of a whole programme belong to no year."""
    return [row for row in rows if row.period_kind != PeriodKind.WHOLE and row.starts_on.year == year]


def _planned_money(items: Iterable[ProgrammeItem], year: int) -> Decimal | None:
    return _sum(line.amount for item in items for line in item.budget_lines.all() if line.year == year)


def _money(years: tuple[int, ...], items: dict, rows: dict) -> tuple[YearMoney, ...]:
    every = [item for group in items.values() for item in group]
    return tuple(
        YearMoney(
            year,
            _planned_money(every, year),
            _sum(totals_of(_in(group, year)).cost for group in rows.values()),
        )
        for year in years
    )


def _quality(programmes: list[Programme], first, last, today) -> tuple[Judged, ...]:
    return tuple(
        Judged(str(service), results)
        for services in by_service_of(programmes, first, last, today=today).values()
        for service, results in services
    )


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    given = [value for value in values if value is not None]
    return sum(given, Decimal(0)) if given else None
