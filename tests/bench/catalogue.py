"""Measurements of the catalogue: thousands of services, their search, 500 brought in from a workbook."""

import io
import random
from collections.abc import Callable, Iterator

import openpyxl
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cus.accounts.models import User
from cus.tables import Kind, write
from cus.text.search import stems
from services import actions
from services.importing.pages import pages_of
from services.models import Occupation, Service, ServiceArea, ServiceAreaLink, ServiceRequirement
from tests.bench.cases import Case, getting
from tests.bench.data import NAMES
from tests.factories.accounts import UserFactory

SERVICES, IMPORTED = 5_000, 500
KINDS = ("Dowóz", "Opieka", "Wyjazd", "Klub", "Warsztat", "Porada", "Wypożyczalnia", "Asysta")
WHOM = ("seniorzy", "dzieci do lat 3", "rodziny", "osoby z niepełnosprawnościami", "opiekunowie")
ASKED = "warsztaty brzoza seniorow"
# As tolerant of inflection and slips as ours, in the same order.
BARE = """
SELECT s.id, s.slug, s.name, s.synonyms, s.recipients, s.legal_regime, s.unit, s.state, s.confirmed_at, ARRAY(
    SELECT a.name FROM services_servicearealink l JOIN services_servicearea a ON a.number = l.area_id
    WHERE l.service_id = s.id ORDER BY l.area_id
) FROM services_service s WHERE {words} ORDER BY polish_sort_key(s.name), s.id LIMIT 50
"""
# Heavy work: three runs say enough.
FEW = 3


def make_services(by: User) -> None:
    """Enter thousands of confirmed services of two areas each, two requirements with the first ones."""
    chance = random.Random(2026)  # noqa: S311 - repeatable data, not a secret
    services = [
        Service(
            slug=f"bench-{at}",
            name=f"{chance.choice(KINDS)} „{chance.choice(NAMES)}” nr {at}",
            synonyms=[f"{chance.choice(KINDS).lower()} sąsiedzki"],
            characteristic="Pomoc w codziennych sprawach świadczona w miejscu zamieszkania. " * 4,
            recipient_kinds=["person", "family"],
            recipients=chance.sample(WHOM, 2),
            package=chance.choice(("", "", "Blisko domu", "Pakiet seniora")),
            state="active",
            confirmed_at=timezone.now(),
            confirmed_by=by,
        )
        for at in range(SERVICES)
    ]
    Service.objects.bulk_create(services, batch_size=1_000)
    areas = list(ServiceArea.objects.all())
    ServiceAreaLink.objects.bulk_create(
        (ServiceAreaLink(service=one, area=area) for one in services for area in chance.sample(areas, 2)),
        batch_size=2_000,
    )
    entries = list(Occupation.objects.current().filter(level=Occupation.OCCUPATION_LEVEL)[:50])
    ServiceRequirement.objects.bulk_create(
        ServiceRequirement(
            service=one, position=place, group=1, alternative=place, kind="required_occupation", occupation=entry
        )
        for one in services[:IMPORTED]
        for place, entry in enumerate(chance.sample(entries, 2), start=1)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE services_service, services_servicearealink, services_servicerequirement")


def catalogue_cases(client: Client) -> Iterator[Case]:
    """Return the measurements; ``client`` is signed in."""

    def get(path: str) -> Callable[[], object]:
        return getting(client, path)

    floor_page = get("/floor/page/")
    services = reverse("services:list")
    yield Case("services-of-5000", get(services), floor_page)

    def found_services() -> list[Service]:
        return list(Service.objects.search(ASKED).for_list()[:50])

    yield Case("service-search", found_services, bare_search)
    yield Case("service-search-page", get(f"{services}?q={ASKED}"), floor_page)

    by = UserFactory(administrator=True)
    yield _services_case(by)


def list_queries(client: Client) -> int:
    """Count the questions that one page of thousands of services asks."""
    # Now and then a page also notes when the session was last seen.
    client.get(reverse("services:list"))
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("services:list"))
    return len(asked)


def bare_search() -> None:
    """Ask the database alone, in one plain question, for what the application's search finds."""
    words = stems(ASKED)
    each = [value for word in words for value in (f"%{word}%", word)]
    with connection.cursor() as cursor:
        cursor.execute(
            BARE.format(words=" AND ".join(["(search_text LIKE %s OR search_text %%> %s)"] * len(words))), each
        )
        if not cursor.fetchall():
            raise RuntimeError("nothing found")


def _services_case(by: User) -> Case:
    """500 new services with 1,000 requirements from XLSX, against the same into bare tables."""
    areas = {area.number: area.name for area in ServiceArea.objects.all()}
    pages = pages_of(Service.objects.filter(slug__startswith="bench-").for_page().order_by("pk")[:IMPORTED], areas)
    for page in pages:
        at = page.headings.index("identyfikator") if "identyfikator" in page.headings else None
        for row in page.rows:
            row[0] = f"Nowa: {row[0]}"
            if at is not None:
                row[at] = ""
    content = write(Kind.XLSX, pages)

    def bring() -> None:
        with transaction.atomic():
            done = actions.import_services(contents=[content], by=by)
            if done.new != IMPORTED:
                raise RuntimeError(str(done))
            transaction.set_rollback(True)

    def least() -> None:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        for sheet in book:
            insert_bare([[str(cell or "").strip() for cell in row] for row in sheet.iter_rows(values_only=True)])

    return Case("import-500-services", bring, least, most=FEW)


def insert_bare(rows: list[list[str]]) -> None:
    """Insert rows of text into a table without constraints, indexes and history; take them back."""
    width = max(map(len, rows))
    columns = ", ".join(f"c{at} text" for at in range(width))
    places = f"({', '.join(['%s'] * width)})"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE bench_bare ({columns})")
        for part in _parts(rows, 500):
            cells = [cell for row in part for cell in [*row, *[""] * (width - len(row))]]
            cursor.execute(f"INSERT INTO bench_bare VALUES {', '.join([places] * len(part))}", cells)
        transaction.set_rollback(True)


def _parts(rows: list, size: int) -> Iterator[list]:
    """Cut ``rows`` into parts."""
    for at in range(0, len(rows), size):
        yield rows[at : at + size]
