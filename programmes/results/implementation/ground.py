"""Everything that the seven parts read, asked for once."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch
from django.urls import reverse
from django.utils import timezone

from programmes.contents import with_contents
from programmes.contracts.enums import ContractState
from programmes.enums import ADOPTED_STATES
from programmes.models import (
    ContractItem,
    ContractProvider,
    Programme,
    ProgrammeItem,
    ProgrammeVersion,
    ServiceContract,
)
from programmes.results.complaints import Tally, complaints_of, tally
from programmes.results.figures import Totals, totals_of
from programmes.results.impact import notes_of
from programmes.results.implementation.due import Term, last_law, term_of
from programmes.results.indicators import IndicatorSeries, indicators_of
from programmes.results.models import DeliveryFigure, ImpactNote, ImplementationInformation
from programmes.results.quality import Results, by_service
from services.models import Service


@dataclass(frozen=True, slots=True)
class Offered:
    """A service of the programme: ``item`` of the version that rules, or of the last that had it.

    ``earlier`` are items of the same service in adopted versions before, the newest first.
    """

    item: ProgrammeItem
    earlier: tuple[ProgrammeItem, ...]
    is_dropped: bool

    @property
    def key(self) -> int:
        """The service of the catalogue."""
        return self.item.service_id

    @property
    def name(self) -> str:
        """As the programme names it."""
        return self.item.service_name


class Ground:
    """What is known of the implementation of ``programme``; made anew for each reading."""

    def __init__(self, programme: Programme, information: ImplementationInformation | None = None) -> None:
        self.programme = programme
        self.information = information
        # Kept at the programme too: whoever asks for its versions further on need not ask again.
        self.adopted = programme.adopted_versions = _adopted(programme)
        self.version: ProgrammeVersion = last_law(self.adopted)
        self.term: Term = term_of(self.version)

    @cached_property
    def earlier(self) -> list[ProgrammeVersion]:
        """Adopted versions before the one that rules, the newest first."""
        return [version for version in self.adopted if version.number < self.version.number]

    @cached_property
    def start(self) -> datetime.date:
        """The first day on which any adopted version was to be carried out."""
        starts = [version.period_start for version in (self.version, *self.earlier) if version.period_start]
        return min(starts)

    @property
    def years(self) -> list[int]:
        """Years of the calendar in which the programme was carried out."""
        return list(range(self.start.year, self.term.end.year + 1))

    @property
    def one_year(self) -> int | None:
        """The year of a programme that lasted within one; its number of people is that of the programme."""
        return self.years[0] if len(self.years) == 1 else None

    @cached_property
    def services(self) -> list[Offered]:
        """Services of the version that rules in its order, then those that only former versions offered."""
        found = {item.service_id: [item] for item in self.version.items.all()}
        current = set(found)
        for version in self.earlier:
            for item in version.items.all():
                found.setdefault(item.service_id, []).append(item)
        return [Offered(items[0], tuple(items[1:]), key not in current) for key, items in found.items()]

    @cached_property
    def figures(self) -> dict[int | None, list[DeliveryFigure]]:
        """Figures of delivery by service; under ``None`` those of the whole programme."""
        rows = DeliveryFigure.objects.filter(programme=self.programme).select_related("service", "partner", "own_unit")
        found: dict[int | None, list[DeliveryFigure]] = {}
        for row in rows.order_by("starts_on", "ends_on", "pk"):
            found.setdefault(row.service_id, []).append(row)
        return found

    def of_service(self, offered: Offered) -> list[DeliveryFigure]:
        """Figures of one service."""
        return self.figures.get(offered.key, [])

    @cached_property
    def everything(self) -> Totals:
        """Totals of all services together."""
        return totals_of(row for key, rows in self.figures.items() if key is not None for row in rows)

    @property
    def rows(self) -> list[DeliveryFigure]:
        """All figures."""
        return [row for rows in self.figures.values() for row in rows]

    @cached_property
    def complaints(self) -> Tally:
        """Complaints and irregularities of the whole programme, counted."""
        return tally(complaints_of(programme=self.programme))

    @cached_property
    def quality(self) -> list[tuple[Service, Results]]:
        """Results of questionnaires by service; nothing is told of fewer than five."""
        return by_service(self.programme)

    @cached_property
    def notes(self) -> list[ImpactNote]:
        """Notes on what services changed, by day."""
        return notes_of(programme=self.programme)

    @cached_property
    def contracts(self) -> list[ServiceContract]:
        """Contracts and assignments that were ever signed, with their providers; two queries for all of them.

        Each knows its ``services`` of the catalogue and ``current_end``, as annexes and its end made it by today.
        """
        signed = ServiceContract.objects.filter(programme=self.programme).exclude(state=ContractState.DRAFT)
        services = ContractItem.objects.filter(contract=OuterRef("pk")).values("service_id")
        return list(
            signed.as_of(timezone.localdate())
            .annotate(services=ArraySubquery(services))
            .select_related("own_unit")
            .prefetch_related(Prefetch("providers", queryset=ContractProvider.objects.select_related("partner")))
            .order_by("period_start", "pk")
        )

    @cached_property
    def measures(self) -> list[IndicatorSeries]:
        """Measures of effectiveness with what they came to."""
        return indicators_of(self.programme)

    def contracts_url(self) -> str:
        """Where providers and contracts of the programme stand."""
        return reverse("programmes:contracting", args=[self.version.pk])

    def measures_url(self, number: int | None = None) -> str:
        """Where values of measures are typed; ``number`` is the place of one of them."""
        url = reverse("results:indicators", args=[self.programme.pk])
        return f"{url}#miernik-{number}" if number else url

    def figures_url(self, offered: Offered | None = None, year: int | None = None) -> str:
        """Where figures of delivery are read and typed: of a service, else of the whole programme, in a year."""
        url = reverse("results:delivery", args=[self.programme.pk])
        at = f"usluga-{offered.item.pk}" if offered else "caly"
        return f"{url}?rok={year or self.years[-1]}#{at}"

    def item_url(self, item: ProgrammeItem) -> str:
        """Where the plan of a service is read."""
        return f"{item.version.get_absolute_url()}"

    def written(self, name: str) -> str:
        """What people wrote in the part ``name``."""
        return getattr(self.information, name).strip() if self.information else ""


def _adopted(programme: Programme) -> list[ProgrammeVersion]:
    """Versions that councils adopted with their contents, the newest first: two queries for all of them."""
    found = ProgrammeVersion.objects.filter(programme=programme, state__in=ADOPTED_STATES).select_related("programme")
    return list(with_contents(found).prefetch_related(Prefetch("items", queryset=_items())).order_by("-number"))


def _items():
    rows = ProgrammeItem.objects.select_related("service", "version", "provider", "own_unit")
    return with_contents(rows).order_by("position", "pk")
