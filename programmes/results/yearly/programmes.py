"""Programmes that ran in a year with their figures: gathered once, for every part that speaks of them."""

from collections import defaultdict
from dataclasses import dataclass

from django.urls import reverse

from programmes.enums import ADOPTED_STATES, Outcome
from programmes.models import CouncilResolution, JointGmina, Programme, ProgrammeItem, ProgrammeVersion
from programmes.results.enums import PeriodKind
from programmes.results.figures import People, Totals, people_of, totals_of
from programmes.results.models import DeliveryFigure
from programmes.results.subjects import programmes_with_results, ruling
from programmes.results.yearly.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class RunProgramme:
    """A programme of the year: its ruling version, a figure row for each service and those of the whole.

    ``gminas`` are those that make it, where it is known; empty: no gmina is told apart.
    """

    programme: Programme
    version: ProgrammeVersion
    items: tuple[ProgrammeItem, ...]
    figures: tuple[DeliveryFigure, ...]
    gminas: tuple[str, ...]
    year: int

    @property
    def url(self) -> str:
        """Where its figures are kept."""
        return reverse("results:delivery", args=[self.programme.pk])

    @property
    def people(self) -> People:
        """Different people of the year in the whole programme."""
        return people_of([row for row in self.figures if row.service_id is None], PeriodKind.YEAR, self.year)

    @property
    def totals(self) -> Totals:
        """What adds up over its services."""
        return totals_of(self.figures)

    def of(self, item: ProgrammeItem) -> list[DeliveryFigure]:
        """Figures of one service."""
        return [row for row in self.figures if row.service_id == item.service_id]


def run_in(scope: Scope) -> list[RunProgramme]:
    """Return the programmes of the year that concern the gmina; seven queries, however many there are."""
    found = list(programmes_with_results().order_by("pk"))
    figures = defaultdict(list)
    rows = DeliveryFigure.objects.filter(programme__in=found).within(scope.first, scope.last)
    for row in rows.select_related("service").order_by("pk"):
        figures[row.programme_id].append(row)
    ran = [one for one in found if figures[one.pk] or _runs(ruling(one), scope)]
    items, gminas = _items(ran), _gminas(ran)
    return [
        RunProgramme(
            programme=one,
            version=ruling(one),
            items=tuple(items[one.pk].values()),
            figures=tuple(figures[one.pk]),
            gminas=tuple(name for _, name in gminas[one.pk]),
            year=scope.year,
        )
        for one in ran
        if scope.is_only or not gminas[one.pk] or scope.gmina.pk in dict(gminas[one.pk])
    ]


def _runs(version: ProgrammeVersion, scope: Scope) -> bool:
    start, end = version.period_start, version.period_end
    return bool(start and end) and start <= scope.last and end >= scope.first


def _items(programmes: list[Programme]) -> dict[int, dict[int, ProgrammeItem]]:
    """One item for each service of each programme, the newest version's first; two queries at most."""
    newest: dict[int, dict[int, ProgrammeItem]] = defaultdict(dict)
    rows = ProgrammeItem.objects.filter(version__programme__in=programmes, version__state__in=ADOPTED_STATES)
    rows = rows.select_related("version", "service", "provider", "own_unit")
    for item in rows.order_by("-version__number", "position", "pk"):
        newest[item.version.programme_id].setdefault(item.service_id, item)
    return newest


def _gminas(programmes: list[Programme]) -> dict[int, list[tuple[str, str]]]:
    """Gminas of each joint programme as (code, name): those whose councils adopted it and those that joined it."""
    versions = [ruling(one) for one in programmes]
    owner = {version.pk: version.programme_id for version in versions}
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    adopted = CouncilResolution.objects.filter(version__in=versions, outcome=Outcome.ADOPTED, gmina__isnull=False)
    for row in [
        *adopted.select_related("gmina").order_by("pk"),
        *JointGmina.objects.filter(version__in=versions).select_related("gmina").order_by("position", "pk"),
    ]:
        known = found[owner[row.version_id]]
        if (row.gmina_id, row.gmina.name) not in known:
            known.append((row.gmina_id, row.gmina.name))
    return found
