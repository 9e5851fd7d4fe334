"""Coverage of needs: of the diagnosis in force, by the services of programmes that run or are to run."""

import datetime
from collections.abc import Iterable

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Value

from diagnosis.models import Diagnosis, Need
from programmes.models import ProgrammeVersion
from programmes.results.dashboard.facts import Coverage


def coverage_on(
    diagnosis: Diagnosis | None, today: datetime.date, versions: Iterable[ProgrammeVersion], items: dict
) -> Coverage:
    """Return how many needs a service of a programme that has not ended answers; one query."""
    if diagnosis is None:
        return Coverage()
    offered = {item.service_id for one in versions if one.period_end >= today for item in items.get(one.pk, [])}
    needs = Need.objects.filter(diagnosis=diagnosis).annotate(
        answered_by=ArrayAgg("service_links__service_id", default=Value([]))
    )
    asked = [need for need in needs.order_by("position", "pk") if str(need) != "wiersz bez treści"]
    silent = [need for need in asked if not offered & set(need.answered_by)]
    silent.sort(key=lambda need: -(need.priority or 0))
    return Coverage(
        title=diagnosis.title,
        url=diagnosis.get_absolute_url(),
        total=len(asked),
        answered=len(asked) - len(silent),
        open=tuple(f"{need.group}: {need}" if need.group else str(need) for need in silent),
    )
