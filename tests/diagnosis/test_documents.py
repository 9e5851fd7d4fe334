"""Forms 1 and 2 as PDF."""

import pytest
from django.urls import reverse

from diagnosis.models import NeedService
from tests.documents import checks
from tests.factories.diagnosis import CatalogueServiceFactory, DiagnosisFactory, NeedFactory, TerritoryFormFactory

pytestmark = pytest.mark.django_db
LONG = "Żółte łodzie wożą ćwierć mąki i źdźbło trawy. " * 20


def pdf(client, name: str, *args) -> bytes:
    """Download a document."""
    return client.get(reverse(f"diagnosis:{name}", args=args)).content


def test_form_one_prints_its_four_columns_and_what_hangs_under_them(client_for, worker):
    diagnosis = DiagnosisFactory(title="Diagnoza na lata 2026–2031")
    need = NeedFactory(diagnosis=diagnosis, number=31, unit="family", at_least=True, size=5, severity=5, problem=LONG)
    NeedService.objects.create(need=need, service=CatalogueServiceFactory(name="Usługa wytchnieniowa"))
    NeedFactory.create_batch(12, diagnosis=diagnosis, problem=LONG)

    made = pdf(client_for(worker), "needs_document", diagnosis.pk)

    text = checks.text_of(made)
    assert checks.faults(made) == []
    assert "Usługa wytchnieniowa · co najmniej 31 rodzin · priorytet 25" in " ".join(text.split())
    assert text.count("Sposoby zaspokajania potrzeb") == len(checks.reader(made).pages)
    assert "PROJEKT" in text
    page = checks.reader(made).pages[0].mediabox
    assert page.width > page.height


def test_form_one_without_rows_is_a_sheet_to_write_on(client_for, worker):
    made = pdf(client_for(worker), "needs_document", DiagnosisFactory(in_force=True).pk)

    assert checks.faults(made) == []
    assert "PROJEKT" not in checks.text_of(made)


@pytest.mark.parametrize("text", ["", LONG], ids=["empty", "long"])
def test_form_two_prints_its_six_rows_in_order(client_for, worker, text):
    territory = TerritoryFormFactory(
        territory="Sołectwo Źdźbło", services_present=text, services_missing=text, social_economy=text, readiness=text
    )

    made = pdf(client_for(worker), "territory_document", territory.diagnosis_id, territory.pk)

    words = " ".join(checks.text_of(made).split())
    printed = [
        "Instytucja lub podmiot",
        "Identyfikacja usług",
        "Występowanie aktywnych",
        "Zasoby szkoleniowe",
        "Ustalenie",
    ]
    assert checks.faults(made) == []
    places = [words.index(label) for label in printed]
    assert places == sorted(places)


def test_a_document_of_an_open_diagnosis_is_not_there_for_a_reader(client_for, reader):
    diagnosis = DiagnosisFactory()

    response = client_for(reader).get(reverse("diagnosis:needs_document", args=[diagnosis.pk]))

    assert response.status_code == 404
