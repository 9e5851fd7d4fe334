"""What is measured, each beside its floor."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from weasyprint import HTML

from cus.centre.letterhead import letterhead
from cus.documents.parts import Document
from cus.documents.render import document_html, render_pdf
from diagnosis.models import Diagnosis
from diagnosis.report.building import report_of
from diagnosis.report.data import report_document
from partners import actions
from partners.actions.bundles import fill_bundle, gathered
from partners.documents import card_document
from partners.printing import card_of
from programmes.documents import programme_document
from programmes.gaps import with_everything
from programmes.models import ProgrammeVersion
from programmes.printing import programme_of
from tests.bench.data import World
from tests.bench.occupations import occupation_cases
from tests.bench.sheet import sheet_cases
from tests.factories.diagnosis_report import rich_diagnosis

# Bare WeasyPrint reads the same styles from the disk.
STYLES = (settings.BASE_DIR / "static" / "documents").as_uri() + "/"


@dataclass(frozen=True)
class Case:
    """One measurement: our work and the floor it is compared with; ``most`` repeats when it takes long (0: as asked).

    ``warm`` runs come before, which do not count.
    """

    name: str
    work: Callable[[], object]
    floor: Callable[[], object]
    most: int = 0
    warm: int = 3


def signed_in(world: World) -> Client:
    """Return the organiser's browser."""
    client = Client(HTTP_HOST="testserver")
    client.force_login(world.organiser, backend="django.contrib.auth.backends.ModelBackend")
    return client


def getting(client: Client, path: str) -> Callable[[], object]:
    """Return the work of fetching a page."""

    def fetch() -> None:
        answer = client.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"{path}: {answer.status_code}")

    return fetch


def builder_of(world: World) -> str:
    """Address of the builder of a programme of 25 services: its money, the twelve points, what is missing."""
    return reverse("programmes:point", args=[world.large.pk, 12])


def decision_of(world: World) -> str:
    """Address of the decision page of the same programme."""
    return reverse("programmes:decide", args=[world.large.pk])


def page_queries(client: Client, path: str) -> int:
    """Count the queries of a page."""
    fetch = getting(client, path)
    fetch()
    with CaptureQueriesContext(connection) as asked:
        fetch()
    return len(asked)


def cases(world: World, client: Client) -> Iterator[Case]:
    """Return the measurements in order."""

    def get(path: str) -> Callable[[], object]:
        return getting(client, path)

    floor_page, floor_write = get("/floor/page/"), get("/floor/write/")
    yield Case("partner-list", get(reverse("partners:list")), floor_page)
    yield Case("service-list", get(reverse("services:list")), floor_page)
    yield Case("programme-detail", get(reverse("programmes:detail", args=[world.version.pk])), floor_page)
    yield Case("programme-builder", get(builder_of(world)), floor_page)
    yield Case("programme-decision", get(decision_of(world)), floor_page)
    yield from (Case(*parts) for parts in occupation_cases(get, floor_page))
    yield Case("need-save", _save_need(client, world), floor_write)
    document = card_document(card_of(world.partner, letterhead=letterhead()))
    html = document_html(document)
    yield Case(
        "card-pdf",
        lambda: render_pdf(document),
        lambda: HTML(string=html, base_url=STYLES).write_pdf(pdf_variant="pdf/ua-1"),
    )
    yield _cards_in_one(world)
    yield _report()
    yield _programme_document(world)


def _programme_document(world: World) -> Case:
    """A programme of 25 services with its annexes gathered and laid out, against bare WeasyPrint of the same HTML."""

    def gathered() -> Document:
        whole = with_everything(ProgrammeVersion.objects.filter(pk=world.large.pk)).get()
        return programme_document(programme_of(whole, letterhead=letterhead()))

    page = document_html(gathered())
    return Case(
        "programme-document-pdf",
        lambda: render_pdf(gathered()),
        lambda: HTML(string=page, base_url=STYLES).write_pdf(pdf_variant="pdf/ua-1"),
        most=3,
        warm=1,
    )


def _report() -> Case:
    """The whole report of a rich diagnosis gathered and laid out, against bare WeasyPrint of the same HTML."""
    diagnosis = rich_diagnosis()
    page = document_html(report_document(report_of(diagnosis)))
    return Case(
        "diagnosis-report-pdf",
        lambda: render_pdf(report_document(report_of(diagnosis))),
        lambda: HTML(string=page, base_url=STYLES).write_pdf(pdf_variant="pdf/ua-1"),
        most=3,
        warm=1,
    )


def sheet_of(client: Client, diagnosis: Diagnosis) -> Iterator[Case]:
    """Return the measurements of a sheet of 100 rows."""
    floors = {"page": getting(client, "/floor/page/"), "write": getting(client, "/floor/write/")}
    for name, work, floor in sheet_cases(client, diagnosis, lambda path: getting(client, path)):
        yield Case(name, work, floors[floor])


def _cards_in_one(world: World) -> Case:
    """Cards gathered, noted, laid out in a child and written as one PDF, against the same pages one by one, bare."""

    with transaction.atomic():
        order = actions.order_bundle(shape="pdf", cards=world.cards, by=world.organiser)
        # With number and check code, as the file prints them: the floor draws what the work draws.
        pages = [document_html(part.document) for part in gathered(order)]
        transaction.set_rollback(True)

    def together() -> None:
        with transaction.atomic():
            order = actions.order_bundle(shape="pdf", cards=world.cards, by=world.organiser)
            fill_bundle(bundle_id=order.pk)
            order.refresh_from_db()
            if not order.is_ready:
                raise RuntimeError(order.fault)
            transaction.set_rollback(True)

    def one_by_one() -> None:
        for page in pages:
            HTML(string=page, base_url=STYLES).write_pdf(pdf_variant="pdf/ua-1")

    return Case("cards-in-one-pdf", together, one_by_one, most=1, warm=0)


def _save_need(client: Client, world: World) -> Callable[[], object]:
    """One cell changed and saved, as the sheet's autosave sends it."""
    path = reverse("diagnosis:needs_save", args=[world.diagnosis.pk])
    versions = {need.key: need.version for need in world.needs}
    turn = itertools.count()

    def save() -> None:
        at = next(turn)
        need = world.needs[at % len(world.needs)]
        row = {"key": str(need.key), "version": versions[need.key], "fields": {"problem": f"Zmieniony opis nr {at}."}}
        answer = client.post(path, data={"saves": [row]}, content_type="application/json")
        if answer.status_code != 200:
            raise RuntimeError(f"save: {answer.status_code} {answer.content[:200]!r}")
        versions[need.key] = answer.json()["saved"][0]["version"]

    return save
