"""The description of a diagnosis: authors, related documents, gminas; the way back one stage."""

import uuid

import pytest
from django.urls import reverse

from cus.centre.models import Centre, CentreGmina
from cus.workflow import Refused, StaleEdit
from diagnosis.actions.description import add_row, change_row, remove_row
from diagnosis.actions.diagnoses import edit_diagnosis, go_back
from diagnosis.enums import AuthorKind, DiagnosisStage
from diagnosis.models import Diagnosis, DiagnosisAuthor, RelatedDocument
from tests.factories.diagnosis import (
    DemoGminaFactory,
    DiagnosisFactory,
    NeedFactory,
    RelatedDocumentFactory,
    TerritoryFormFactory,
)

pytestmark = pytest.mark.django_db
DOCUMENT = {
    "kind": "service_plan",
    "name": "Lokalny plan rozwoju usług społecznych",
    "organ": "Rada Gminy, uchwała nr XII/80/2025",
    "adopted_on": "12.03.2025",
    "valid_until": "31.12.2027",
    "link": "bip.brzozowagorka.example/plan",
    "about_services": "Trzy mieszkania wspomagane do końca 2027 roku.",
}


def test_a_new_diagnosis_names_its_first_author_with_the_kind(client_for, worker):
    gmina = DemoGminaFactory()
    centre = Centre.objects.create(name="Centrum w Brzozowej Górce", short_name="CUS")
    CentreGmina.objects.create(centre=centre, gmina=gmina)

    response = client_for(worker).post(
        reverse("diagnosis:create"),
        {
            "title": "Diagnoza na lata 2027–2031",
            "period_start": "1.01.2027",
            "gminas": [gmina.pk],
            "authors": "Stowarzyszenie Razem",
            "author_kind": "ngo",
        },
    )

    diagnosis = Diagnosis.objects.get()
    author = diagnosis.author_rows.get()
    assert response.status_code == 302
    assert (author.name, author.kind) == ("Stowarzyszenie Razem", AuthorKind.NGO)
    assert diagnosis.authors == "Stowarzyszenie Razem"
    assert diagnosis.stage_changes.get().transition == "create"


def test_a_document_is_added_read_changed_and_removed_on_pages(client_for, worker):
    diagnosis = DiagnosisFactory()
    client = client_for(worker)

    client.post(reverse("diagnosis:description_add", args=[diagnosis.pk, "dokument"]), DOCUMENT)
    row = diagnosis.related_documents.get()
    page = client.get(reverse("diagnosis:description", args=[diagnosis.pk])).content.decode().replace("\xa0", " ")
    address = reverse("diagnosis:description_change", args=[diagnosis.pk, "dokument", row.pk])
    client.post(address, DOCUMENT | {"name": "Plan po zmianie", "version": row.version})
    row.refresh_from_db()
    remove = reverse("diagnosis:description_remove", args=[diagnosis.pk, "dokument", row.pk])
    question = client.get(remove).content.decode()
    client.post(remove, {"version": row.version})

    assert "Trzy mieszkania wspomagane" in page
    assert "https://bip.brzozowagorka.example/plan" in page
    assert "12 marca 2025" in page
    assert "Usunąć z opisu: Plan po zmianie?" in question
    assert not diagnosis.related_documents.exists()


def test_a_form_sent_twice_makes_one_row(worker):
    diagnosis, key = DiagnosisFactory(), uuid.uuid4()
    fields = {"kind": "other", "name": "Program osłonowy"}

    for _ in range(2):
        add_row(by=worker, diagnosis=diagnosis, model=RelatedDocument, key=key, fields=fields)

    assert diagnosis.related_documents.count() == 1


def test_the_days_of_a_document_are_in_order_and_the_message_stands_on_the_page(client_for, worker):
    diagnosis = DiagnosisFactory()

    response = client_for(worker).post(
        reverse("diagnosis:description_add", args=[diagnosis.pk, "dokument"]), DOCUMENT | {"valid_until": "1.01.2020"}
    )

    assert response.status_code == 422
    assert "zanim go przyjęto" in response.content.decode()
    assert "Trzy mieszkania" in response.content.decode()


def test_an_author_is_not_entered_twice(client_for, worker):
    diagnosis = DiagnosisFactory(authors="Zespół centrum")

    response = client_for(worker).post(
        reverse("diagnosis:description_add", args=[diagnosis.pk, "autor"]),
        {"name": "Zespół centrum", "kind": "own_team"},
    )

    assert response.status_code == 422
    assert "już wpisany" in response.content.decode()
    assert diagnosis.author_rows.count() == 1


def test_nothing_of_the_description_changes_after_the_handover(worker):
    diagnosis = DiagnosisFactory(handed_over=True)
    document = RelatedDocumentFactory(diagnosis=diagnosis)

    with pytest.raises(Refused, match="przekazana"):
        add_row(by=worker, diagnosis=diagnosis, model=DiagnosisAuthor, key=uuid.uuid4(), fields={"name": "Ktoś"})
    with pytest.raises(Refused, match="przekazana"):
        change_row(by=worker, row=document, version=1, fields={"name": "Inny"})
    with pytest.raises(Refused, match="przekazana"):
        remove_row(by=worker, row=document, version=1)


def test_a_reader_writes_nothing(reader):
    document = RelatedDocumentFactory()

    with pytest.raises(Refused, match="rola"):
        change_row(by=reader, row=document, version=1, fields={"name": "Inny"})


def test_the_second_of_two_people_sees_both_texts(client_for, worker, organiser):
    document = RelatedDocumentFactory(about_services="Pierwszy tekst.")
    change_row(by=organiser, row=document, version=1, fields={"about_services": "Tekst organizatora."})

    with pytest.raises(StaleEdit):
        change_row(by=worker, row=document, version=1, fields={"about_services": "Tekst pracownika."})
    with pytest.raises(StaleEdit):
        remove_row(by=worker, row=document, version=1)
    response = client_for(worker).post(
        reverse("diagnosis:description_change", args=[document.diagnosis.pk, "dokument", document.pk]),
        {"kind": document.kind, "name": document.name, "about_services": "Tekst pracownika.", "version": 1},
    )

    assert response.status_code == 409
    assert "Tekst organizatora." in response.content.decode()
    assert "Tekst pracownika." in response.content.decode()


def test_text_sent_to_a_row_that_somebody_removed_stands_in_the_form_of_a_new_one(client_for, worker, organiser):
    document = RelatedDocumentFactory()
    address = reverse("diagnosis:description_change", args=[document.diagnosis.pk, "dokument", document.pk])
    remove_row(by=organiser, row=document, version=1)

    response = client_for(worker).post(address, DOCUMENT | {"version": 1}, follow=True)

    page = response.content.decode()
    assert response.redirect_chain
    assert "Trzy mieszkania wspomagane" in page
    assert "zanim zapisały się Twoje zmiany" in page
    assert not document.diagnosis.related_documents.exists()


def test_a_gmina_with_rows_of_its_own_stays_and_the_reason_is_told(client_for, worker):
    here, there = DemoGminaFactory(), DemoGminaFactory(teryt="9901043", name="Rudka")
    diagnosis = DiagnosisFactory(gminas=[here, there])
    NeedFactory(diagnosis=diagnosis, gmina=there)
    TerritoryFormFactory(diagnosis=diagnosis, gmina=there)
    fields = {"title": diagnosis.title, "period_start": "1.07.2026", "gminas": [here.pk], "version": 1}

    response = client_for(worker).post(reverse("diagnosis:edit", args=[diagnosis.pk]), fields)
    diagnosis.needs.update(gmina=None)
    diagnosis.territories.update(gmina=here)
    freed = client_for(worker).post(reverse("diagnosis:edit", args=[diagnosis.pk]), fields)

    assert response.status_code == 422
    assert "Gmina Rudka ma w tej diagnozie wpisy (potrzeby: 1, formularze terytorium: 1)" in response.content.decode()
    assert freed.status_code == 302
    assert list(diagnosis.gminas.all()) == [here]


def test_a_diagnosis_goes_back_one_stage_with_a_reason_that_stays_in_the_log(client_for, organiser):
    diagnosis = DiagnosisFactory(at_consultation=True)
    client = client_for(organiser)
    address = reverse("diagnosis:stage", args=[diagnosis.pk, "back_to_report"])

    without = client.post(address, {"reason": "  "})
    client.post(address, {"reason": "Mieszkańcy Podlesia nie wiedzieli o konsultacjach."})

    diagnosis.refresh_from_db()
    line = diagnosis.stage_changes.get()
    assert without.status_code == 422
    assert diagnosis.stage == DiagnosisStage.REPORT
    assert (line.from_stage, line.to_stage, line.by) == ("consultation", "report", organiser)
    assert "Mieszkańcy Podlesia" in client.get(diagnosis.get_absolute_url()).content.decode()


def test_nobody_goes_back_from_the_handover_and_no_worker_goes_back_at_all(organiser, worker):
    with pytest.raises(Refused, match="obecny stan"):
        go_back(by=organiser, diagnosis=DiagnosisFactory(handed_over=True), name="back_to_report", reason="Bo tak")
    with pytest.raises(Refused, match="rola"):
        go_back(by=worker, diagnosis=DiagnosisFactory(), name="back_to_planning", reason="Bo tak")


def test_an_edit_without_a_period_keeps_the_period(worker):
    diagnosis = DiagnosisFactory()

    changed = edit_diagnosis(
        by=worker, diagnosis=diagnosis, version=1, title="Nowy tytuł", gminas=diagnosis.gminas.all()
    )

    assert (changed.title, changed.period_end) == ("Nowy tytuł", diagnosis.period_end)
