"""Measures of the programmes of a year: base, target, the last value up to its end. Three queries."""

import datetime
from collections.abc import Iterable

from programmes.models import Indicator, ProgrammeIndicator, ProgrammeVersion
from programmes.results.dashboard.facts import Measure
from programmes.results.indicators import is_reached, key_of, progress_of
from programmes.results.models import IndicatorActual


def measures_of(versions: Iterable[ProgrammeVersion], items: dict, last: datetime.date) -> tuple[Measure, ...]:
    """Return the measures of ``versions``: of each programme, then of its services; ``items`` by the version's key."""
    by_pk = {one.pk: one for one in versions}
    latest = {}
    actuals = IndicatorActual.objects.filter(
        programme__in=[one.programme_id for one in by_pk.values()], ends_on__lte=last
    )
    for row in actuals.order_by("ends_on", "starts_on", "pk"):
        latest[row.programme_id, *key_of(row.service_id, row.name)] = row.value
    owners = {item.pk: item for pk in by_pk for item in items.get(pk, [])}
    found: dict[tuple, Measure] = {}
    for row in ProgrammeIndicator.objects.filter(version__in=by_pk).order_by("version", "position", "pk"):
        _enter(found, by_pk[row.version_id], row, None, latest)
    for row in Indicator.objects.filter(item__in=owners).order_by("item__version", "item__position", "position", "pk"):
        item = owners[row.item_id]
        _enter(found, by_pk[item.version_id], row, item, latest)
    return tuple(found.values())


def _enter(found: dict, version: ProgrammeVersion, row, item, latest: dict) -> None:
    """The same measure twice in a plan is one measure; its first row rules."""
    key = (version.programme_id, *key_of(item.service_id if item else None, row.name))
    if key in found:
        return
    value = latest.get(key)
    found[key] = Measure(
        programme=str(version),
        service=item.service_name if item else "",
        name=row.name,
        unit=row.unit,
        baseline=row.baseline,
        target=row.target,
        value=value,
        progress=None if value is None else progress_of(row.baseline, row.target, value),
        is_reached=None if value is None else is_reached(row.baseline, row.target, value),
    )
