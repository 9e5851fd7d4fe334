"""Of what results speak: programmes that the council adopted, and the services that they offer."""

from django.db import models
from django.db.models import Prefetch

from programmes.enums import ADOPTED_STATES
from programmes.models import Programme, ProgrammeItem, ProgrammeVersion
from programmes.results.querysets import adopted


def programmes_with_results() -> models.QuerySet[Programme]:
    """Return programmes of which a version was adopted, with those versions (the newest first)."""
    versions = ProgrammeVersion.objects.filter(state__in=ADOPTED_STATES).order_by("-number")
    return adopted(Programme.objects.all()).prefetch_related(
        Prefetch("versions", queryset=versions, to_attr="adopted_versions")
    )


def ruling(programme: Programme) -> ProgrammeVersion:
    """Return the newest adopted version of ``programme``: its name, period and services are told."""
    found = getattr(programme, "adopted_versions", None)
    if found is None:
        found = list(programme.versions.filter(state__in=ADOPTED_STATES).order_by("-number")[:1])
    return found[0]


def offered_items(programme: Programme) -> list[ProgrammeItem]:
    """Return one item for each service that any adopted version offered: the newest version's first."""
    items = (
        ProgrammeItem.objects.filter(version__programme=programme, version__state__in=ADOPTED_STATES)
        .select_related("service", "version", "provider", "own_unit")
        .order_by("-version__number", "position", "pk")
    )
    newest: dict[int, ProgrammeItem] = {}
    for item in items:
        newest.setdefault(item.service_id, item)
    return list(newest.values())
