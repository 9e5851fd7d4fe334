"""Speed of the sheet of form 1: a page of 100 rows, its queries, and one row saved."""

import itertools
from collections.abc import Callable, Iterator

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from diagnosis.models import Diagnosis, Need, NeedService
from services.models import Service
from tests.factories.diagnosis import DiagnosisFactory, NeedFactory

ROWS = 100
# What people write: a sentence or two in each cell.
PROSE = (
    "Po zamknięciu sklepu osoby o ograniczonej sprawności nie mają gdzie kupić ciepłego posiłku; "
    "najbliższy bar jest jedenaście kilometrów dalej, a autobus odjeżdża dwa razy dziennie. "
)


def whole_sheet() -> Diagnosis:
    """Make a diagnosis of 100 rows, each with prose, figures, two areas and a service of the catalogue."""
    diagnosis = DiagnosisFactory()
    services = list(Service.objects.for_needs()[:10])
    for at in range(ROWS):
        need = NeedFactory(
            diagnosis=diagnosis,
            position=(at + 1) * 1000,
            group=f"Grupa {at % 12}",
            problem=PROSE * 2,
            need=PROSE,
            number=10 + at,
            unit="person",
            evidence=1 + at % 3,
            severity=1 + at % 5,
        )
        need.areas.set([1 + at % 14, 1 + (at + 5) % 14])
        NeedService.objects.create(need=need, service=services[at % len(services)])
    Need.objects.filter(diagnosis=diagnosis).update(size=4)
    return diagnosis


def sheet_cases(
    client: Client, diagnosis: Diagnosis, get: Callable[[str], Callable[[], object]]
) -> Iterator[tuple[str, Callable[[], object], str]]:
    """Yield name, work and which floor: the page read, one row of it saved."""
    yield "sheet-of-100", get(reverse("diagnosis:needs", args=[diagnosis.pk])), "page"
    yield "sheet-row-save", save_one(client, diagnosis), "write"


def save_one(client: Client, diagnosis: Diagnosis) -> Callable[[], object]:
    """One cell changed and saved, as the autosave sends it."""
    path = reverse("diagnosis:needs_save", args=[diagnosis.pk])
    rows = list(diagnosis.needs.in_order())
    versions = {need.key: need.version for need in rows}
    turn = itertools.count()

    def save() -> None:
        at = next(turn)
        need = rows[at % len(rows)]
        row = {"key": str(need.key), "version": versions[need.key], "fields": {"problem": f"Zmieniony opis nr {at}."}}
        answer = client.post(path, data={"saves": [row]}, content_type="application/json")
        if answer.status_code != 200:
            raise RuntimeError(f"save: {answer.status_code} {answer.content[:200]!r}")
        versions[need.key] = answer.json()["saved"][0]["version"]

    return save


def sheet_queries(client: Client, diagnosis: Diagnosis) -> int:
    """Count the queries of the page."""
    path = reverse("diagnosis:needs", args=[diagnosis.pk])
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        client.get(path)
    return len(seen)
