"""What is typed stays text: on pages, in documents, in the database and in a spreadsheet."""

import csv
import io
import socket
import threading

import pytest
from django.db import connection
from django.urls import reverse

from diagnosis.models import Need
from partners.models import Partner
from tests.documents import checks
from tests.factories.diagnosis import DiagnosisFactory, NeedFactory
from tests.factories.partners import PartnerFactory
from tests.factories.services import ServiceFactory

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(document.cookie)</script><img src=x onerror=alert(1)>"
BREAKING_OUT = "\"'><svg onload=alert(1)>"


@pytest.mark.parametrize("text", [SCRIPT, BREAKING_OUT])
def test_markup_typed_into_a_card_is_text_wherever_it_is_shown(text, client_for, worker):
    partner = PartnerFactory(name=text, activity_scope=text, address=text, full=True)
    client = client_for(worker)

    for address in (
        partner.get_absolute_url(),
        reverse("partners:list"),
        reverse("partners:edit", args=[partner.pk]),
        reverse("desk:search") + "?q=alert",
        reverse("desk:start"),
    ):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<svg onload" not in page


def test_markup_typed_into_the_sheet_is_text_in_the_page_that_carries_it_as_data(client_for, worker):
    diagnosis = DiagnosisFactory(created_by=worker)
    NeedFactory(diagnosis=diagnosis, group=SCRIPT, problem="</script><script>alert(1)</script>")

    page = client_for(worker).get(reverse("diagnosis:needs", args=[diagnosis.pk])).content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_words_of_a_search_come_back_as_text(client_for, reader):
    page = client_for(reader).get(reverse("desk:search"), {"q": SCRIPT}).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE partners_partner; --", "%' OR '1'='1", "\\", "_%_%", "') UNION SELECT password--"]
)
def test_sql_typed_into_a_search_is_searched_for(text, client_for, worker):
    PartnerFactory(name="Fundacja Jarzębina")
    client = client_for(worker)

    found = [client.get(reverse(name), {"q": text}) for name in ("desk:search", "partners:list", "services:list")]

    assert [answer.status_code for answer in found] == [200, 200, 200]
    assert all("Jarzębina" not in answer.content.decode() for answer in found[:2])
    assert Partner.objects.count() == 1


@pytest.mark.parametrize("order", ["name; DROP TABLE x", "password", "created_by__password", "-pk--", "?"])
def test_an_order_that_is_not_offered_is_not_taken(order, client_for, worker):
    PartnerFactory()

    assert client_for(worker).get(reverse("partners:list"), {"kolejnosc": order}).status_code == 200


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_of_an_export_never_begins_as_a_formula(start, client_for, reader):
    ServiceFactory(name=f"{start}HYPERLINK(1)", characteristic=f"{start}cmd|' /C calc'!A0")

    answer = client_for(reader).get(reverse("services:export"))

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""), delimiter=";"))
    cells = [cell for row in rows for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]


def test_a_document_made_of_hostile_text_reads_no_file_of_the_server(client_for, worker):
    secret = connection.settings_dict["NAME"]
    partner = PartnerFactory(
        name="<img src='file:///etc/passwd'><object data='file:///etc/hostname'>",
        activity_scope="<link rel=attachment href='file:///etc/passwd'><iframe src='file:///proc/self/environ'>",
    )

    answer = client_for(worker).get(reverse("partners:document", args=[partner.pk]))

    text = checks.text_of(answer.content)
    assert answer.status_code == 200
    assert "file:///etc/passwd" in text
    assert "root:" not in text
    assert secret not in text
    assert not checks.reader(answer.content).attachments


def test_a_document_made_of_hostile_text_asks_nobody_for_anything(client_for, worker):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        asked = []

        def listen():
            while not done.is_set():
                try:
                    server.accept()[0].close()
                    asked.append(1)
                except TimeoutError:
                    continue

        done = threading.Event()
        listener = threading.Thread(target=listen)
        listener.start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/meta-data"
        partner = PartnerFactory(
            name=f"<img src='{address}'>", activity_scope=f"<style>@import url({address});</style>url({address})"
        )
        answer = client_for(worker).get(reverse("partners:document", args=[partner.pk]))
        done.set()
        listener.join()

    assert answer.status_code == 200
    assert not asked


def test_fields_that_a_form_does_not_have_change_nothing(client_for, worker, organiser):
    diagnosis = DiagnosisFactory(created_by=organiser)
    client = client_for(worker)
    before = list(type(diagnosis).objects.values())

    client.post(
        reverse("diagnosis:edit", args=[diagnosis.pk]),
        {
            "title": diagnosis.title,
            "stage": "in_force",
            "handed_to_mayor_on": "2026-01-01",
            "created_by": worker.pk,
            "id": 1,
            "version": "zero",
        },
    )

    after = list(type(diagnosis).objects.values())
    assert after == before
    assert not Need.objects.exists()
