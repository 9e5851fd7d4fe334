"""The register of complaints, counted for whoever writes of a programme or of a year: one query, then pure.

    rows = complaints_of(programme=programme, start=first, end=last)
    whole = tally(rows)
    for service, part in by_service(rows): …

Texts stay with the staff: what is written for the public takes the counts.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from cus.centre.models import CentreUnit
from partners.models import Partner
from programmes.models import Programme
from programmes.results.complaining.enums import ComplaintKind, ComplaintState, Finding
from programmes.results.models import Complaint, ComplaintTopic
from services.models import Service


@dataclass(frozen=True)
class Tally:
    """How many complaints there are, and of what sort. Mappings hold only what occurs, in declared order.

    ``late``: somebody has not explained or corrected in time. ``demanded`` and ``corrected``: corrections.
    """

    total: int = 0
    unclosed: int = 0
    late: int = 0
    demanded: int = 0
    corrected: int = 0
    by_kind: Mapping[ComplaintKind, int] = field(default_factory=dict)
    by_state: Mapping[ComplaintState, int] = field(default_factory=dict)
    by_topic: Mapping[ComplaintTopic, int] = field(default_factory=dict)
    by_finding: Mapping[Finding, int] = field(default_factory=dict)


def complaints_of(
    *,
    programme: Programme | None = None,
    start: datetime.date | None = None,
    end: datetime.date | None = None,
) -> list[Complaint]:
    """Return complaints received from ``start`` to ``end`` (both counted in), of ``programme`` or of all.

    One query, services and providers at hand, in the order of the register.
    """
    found = Complaint.objects.select_related("topic", "service", "partner", "own_unit")
    if programme is not None:
        found = found.filter(programme=programme)
    if start is not None:
        found = found.filter(received_on__gte=start)
    if end is not None:
        found = found.filter(received_on__lte=end)
    return list(found.order_by("year", "ordinal"))


def tally(complaints: Iterable[Complaint]) -> Tally:
    """Count ``complaints``."""
    rows = list(complaints)
    return Tally(
        total=len(rows),
        unclosed=sum(row.state != ComplaintState.CLOSED for row in rows),
        late=sum(row.is_late for row in rows),
        demanded=sum(bool(row.correction) for row in rows),
        corrected=sum(row.corrected_on is not None for row in rows),
        by_kind=_counted(ComplaintKind, (row.kind for row in rows)),
        by_state=_counted(ComplaintState, (row.state for row in rows)),
        by_topic=_by_topic(rows),
        by_finding=_counted(Finding, (row.finding for row in rows)),
    )


def _by_topic(rows: list[Complaint]) -> dict[ComplaintTopic, int]:
    counts = Counter(row.topic for row in rows)
    return dict(sorted(counts.items(), key=lambda pair: (pair[0].position, pair[0].pk)))


def by_service(complaints: Iterable[Complaint]) -> list[tuple[Service | None, Tally]]:
    """Count by service; ``None`` stands for those that name no service, last."""
    return _grouped(complaints, lambda row: row.service)


def by_provider(complaints: Iterable[Complaint]) -> list[tuple[Partner | CentreUnit | None, Tally]]:
    """Count by provider; ``None`` stands for those that name nobody, last."""
    return _grouped(complaints, lambda row: row.provider)


def _grouped(complaints: Iterable[Complaint], key: Callable[[Complaint], object]) -> list:
    groups: dict[object, list[Complaint]] = {}
    for row in complaints:
        groups.setdefault(key(row), []).append(row)
    ordered = sorted(groups.items(), key=lambda pair: (pair[0] is None, -len(pair[1]), str(pair[0])))
    return [(what, tally(rows)) for what, rows in ordered]


def _counted(choices, values: Iterable[str]) -> dict:
    counts = Counter(values)
    return {choice: counts[choice.value] for choice in choices if counts[choice.value]}
