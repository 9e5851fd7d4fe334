"""Forms of the diagnosis as plain data: for the sheet in the browser and for print."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch

from cus.centre.models import Gmina
from cus.documents.parts import Document, Letterhead
from cus.text.dates import period
from diagnosis.enums import NeedKind, NeedUnit, TerritoryRow
from diagnosis.matrix import BESIDE, RULE, Matrix, priority_matrix
from diagnosis.models import Diagnosis, Need, TerritoryForm
from diagnosis.sheet import TEXT_FIELDS, cells
from diagnosis.told import told_of_fields
from services.enums import ServiceState
from services.models import Service, ServiceArea

# Printed headings of form 1, in the printed order, with what the paper asks under each.
NEED_COLUMNS = (
    ("group", "Grupa społeczna", "np. seniorzy"),
    ("problem", "Problem", "główne problemy grupy"),
    ("need", "Potrzeby", "na które nie odpowiada lokalny rynek usług społecznych"),
    ("ways", "Sposoby zaspokajania potrzeb", "jaką usługą można zaspokoić potrzebę"),
)


def sheet_row(need: Need) -> dict[str, Any]:
    """Return one row as the sheet takes it: key, version, fields, and what looks odd in them."""
    fields = cells(need)
    told = told_of_fields({name: fields[name] for name in TEXT_FIELDS})
    return {"key": str(need.key), "version": need.version, "fields": fields} | ({"told": told} if told else {})


def sheet_rows(diagnosis: Diagnosis) -> list[dict[str, Any]]:
    """Return all rows of form 1 in order; three queries."""
    return [sheet_row(need) for need in diagnosis.needs.in_order().prefetch_related("service_links", "areas")]


def sheet_config(
    *,
    user,
    diagnosis: Diagnosis,
    services: Iterable[Service],
    areas: Iterable[ServiceArea],
    gminas: Iterable[Gmina],
    urls: dict[str, str],
) -> dict[str, Any]:
    """Return what the sheet must know beside its rows; ``urls`` by name: save, state, propose, rows."""
    return {
        "user": user.pk,
        "diagnosis": diagnosis.pk,
        "urls": urls,
        "services": [sheet_service(service) for service in services],
        "areas": [{"value": area.pk, "label": str(area)} for area in areas],
        "units": [{"value": unit.value, "label": unit.label, "forms": unit.forms} for unit in NeedUnit],
        "kinds": [{"value": kind.value, "label": kind.label} for kind in NeedKind],
        "gminas": [{"value": gmina.pk, "label": gmina.name} for gmina in gminas],
    }


def sheet_service(service: Service) -> dict[str, Any]:
    """Return one catalogue service as the sheet offers it; a retired one is shown, not offered."""
    return {
        "id": service.pk,
        "name": service.name,
        "also": " ".join(service.synonyms),
        "url": service_url(service),
        "active": service.state != ServiceState.RETIRED,
        "draft": service.state == ServiceState.DRAFT,
    }


def service_url(service: Service) -> str:
    """Return the address of the service in the catalogue; empty where the catalogue has no pages."""
    try:
        return service.get_absolute_url()
    except NoReverseMatch:
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedNeed:
    """One row of form 1 on paper; ``facts`` are the tags under the fourth column."""

    group: str
    problem: str
    need: str
    ways: str
    facts: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        """Letters of the longest cell: a long row may be divided between pages."""
        return max(len(text) for text in (self.group, self.problem, self.need, self.ways))


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsForm:
    """Form 1: the diagnosis it belongs to and its rows in order."""

    letterhead: Letterhead
    title: str
    period: str
    rows: tuple[PrintedNeed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrioritiesPaper:
    """The matrix of priorities with the rule it follows."""

    letterhead: Letterhead
    title: str
    period: str
    matrix: Matrix
    rule: str = RULE
    beside: str = BESIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryPaper:
    """Form 2: the six printed rows; an empty text prints as dotted lines."""

    letterhead: Letterhead
    title: str
    territory: str
    assessor: str = ""
    services_present: str = ""
    services_missing: str = ""
    social_economy: str = ""
    training_resources: str = ""
    readiness: str = ""

    @property
    def services(self) -> list[tuple[str, str]]:
        """Row 3: its filled parts with their names."""
        parts = [("Usługi świadczone", self.services_present), ("Usługi, których brakuje", self.services_missing)]
        return [(label, text) for label, text in parts if text]


def needs_document(diagnosis: Diagnosis, *, letterhead: Letterhead) -> Document:
    """Return form 1 as a document, A4 on its side; rows with their services should be prefetchable."""
    rows = tuple(_printed(need) for need in diagnosis.needs.for_sheet().select_related("gmina"))
    context = NeedsForm(
        letterhead=letterhead,
        title=diagnosis.title,
        period=period(diagnosis.period_start, diagnosis.period_end),
        rows=rows,
    )
    return Document(
        template="documents/needs_form.html",
        context=context,
        title="Diagnoza potrzeb i problemów lokalnej społeczności",
        letterhead=letterhead,
        state=_state(diagnosis),
    )


def priorities_document(diagnosis: Diagnosis, *, letterhead: Letterhead) -> Document:
    """Return the matrix of priorities as a document."""
    context = PrioritiesPaper(
        letterhead=letterhead,
        title=diagnosis.title,
        period=period(diagnosis.period_start, diagnosis.period_end),
        matrix=priority_matrix(diagnosis.needs.in_order()),
    )
    return Document(
        template="documents/priorities.html",
        context=context,
        title="Macierz priorytetów",
        letterhead=letterhead,
        state=_state(diagnosis),
    )


def territory_document(territory: TerritoryForm, *, letterhead: Letterhead) -> Document:
    """Return form 2 as a document."""
    context = TerritoryPaper(
        letterhead=letterhead,
        title=territory.diagnosis.title,
        territory=territory.territory,
        assessor=territory.assessor,
        **{row: territory.printed(row) for row in TerritoryRow.values},
    )
    return Document(
        template="documents/territory_form.html",
        context=context,
        title=f"Formularz diagnozy terytorium: {territory.territory}",
        letterhead=letterhead,
        state=_state(territory.diagnosis),
    )


def _printed(need: Need) -> PrintedNeed:
    facts = tuple(words for _, words in need.tags)
    return PrintedNeed(group=need.group, problem=need.problem, need=need.need, ways=need.ways, facts=facts)


def _state(diagnosis: Diagnosis) -> str:
    return diagnosis.paper_state
