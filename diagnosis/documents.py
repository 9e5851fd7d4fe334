"""Forms of the diagnosis as plain data: for the sheet in the browser and for print."""

from collections.abc import Iterable
from typing import Any

from django.urls import NoReverseMatch

from cus.centre.models import Gmina
from diagnosis.enums import NeedKind, NeedUnit
from diagnosis.models import Diagnosis, Need
from diagnosis.sheet import cells
from services.enums import ServiceState
from services.models import Service

# Printed headings of form 1, in the printed order, with what the paper asks under each.
NEED_COLUMNS = (
    ("group", "Grupa społeczna", "np. seniorzy"),
    ("problem", "Problem", "główne problemy grupy"),
    ("need", "Potrzeby", "na które nie odpowiada lokalny rynek usług społecznych"),
    ("ways", "Sposoby zaspokajania potrzeb", "jaką usługą można zaspokoić potrzebę"),
)


def sheet_row(need: Need) -> dict[str, Any]:
    """Return one row as the sheet takes it: key, version, fields."""
    return {"key": str(need.key), "version": need.version, "fields": cells(need)}


def sheet_rows(diagnosis: Diagnosis) -> list[dict[str, Any]]:
    """Return all rows of form 1 in order; two queries and one for services."""
    return [sheet_row(need) for need in diagnosis.needs.in_order().prefetch_related("service_links")]


def sheet_config(
    *, user, diagnosis: Diagnosis, services: Iterable[Service], gminas: Iterable[Gmina], urls: dict[str, str]
) -> dict[str, Any]:
    """Return what the sheet must know beside its rows; ``urls`` by name: save, state."""
    return {
        "user": user.pk,
        "diagnosis": diagnosis.pk,
        "urls": urls,
        "services": [
            {
                "id": service.pk,
                "name": service.name,
                "also": " ".join(service.synonyms),
                "url": service_url(service),
                "active": service.state == ServiceState.ACTIVE,
            }
            for service in services
        ],
        "units": [{"value": unit.value, "label": unit.label, "forms": unit.forms} for unit in NeedUnit],
        "kinds": [{"value": kind.value, "label": kind.label} for kind in NeedKind],
        "gminas": [{"value": gmina.pk, "label": gmina.name} for gmina in gminas],
    }


def service_url(service: Service) -> str:
    """Return the address of the service in the catalogue; empty where the catalogue has no pages."""
    try:
        return service.get_absolute_url()
    except NoReverseMatch:
        return ""
