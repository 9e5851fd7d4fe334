"""The card of a service and the catalogue as PDF: who gets them, what they say, what is refused."""

import pytest
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from cus.documents.render import render_pdf
from cus.workflow import Refused
from services import actions
from services.documents.cards import catalogue_document, service_card_document
from services.models import CataloguePrint, Service
from services.policies import MOST_PRINTED, refusal_to_print
from services.printing import card_of, catalogue_of
from tests.documents import checks
from tests.documents.samples import LETTERHEAD
from tests.factories.services import CataloguePrintFactory, ServiceFactory

pytestmark = pytest.mark.django_db


def waiting_jobs() -> list[ProcrastinateJob]:
    return list(ProcrastinateJob.objects.filter(task_name="services.make_print", status="todo"))


def run_waiting_jobs() -> None:
    for job in waiting_jobs():
        app.tasks[job.task_name].func(**job.args)


def test_the_card_says_what_the_handbook_says_against_itself_and_the_right_codes():
    service = Service.objects.for_page().get(slug="wytchnieniowa")

    pdf = render_pdf(service_card_document(card_of(service, letterhead=LETTERHEAD)))

    text = checks.text_of(pdf)
    assert checks.faults(pdf) == []
    assert "341201 Asystent osoby niepełnosprawnej" in text
    assert "341201: podręcznik podaje kod 342101" in text
    assert "Uwagi do źródła" in text
    assert "są propozycją" in text


def test_the_catalogue_prints_each_handbook_service_once_under_its_first_area():
    services = list(Service.objects.for_page())

    catalogue = catalogue_of(services, letterhead=LETTERHEAD)

    entries = [entry for section in catalogue.sections for entry in section.entries]
    assert sorted(entry.service.name for entry in entries) == sorted(service.name for service in services)
    assert [entry.number for entry in entries] == list(range(1, 16))
    for section in catalogue.sections:
        assert all(entry.service.areas[0][0] == section.number for entry in section.entries)
        assert all(section.number in dict(entry.service.areas[1:]) for entry in section.elsewhere)
    assert [section.number for section in catalogue.sections] == sorted(
        {link.area_id for service in services for link in service.area_links.all()}
    )


def test_the_catalogue_has_contents_with_the_right_pages():
    pdf = render_pdf(catalogue_document(catalogue_of(Service.objects.for_page()[:3], letterhead=LETTERHEAD)))

    pages = [" ".join(page.extract_text().replace("\xa0", " ").split()) for page in checks.reader(pdf).pages]
    contents = next(page for page in pages if "Spis treści" in page)
    for service in Service.objects.all()[:3]:
        at = next(number for number, page in enumerate(pages, start=1) if number > 2 and f"{service.name} " in page)
        line = contents.partition(service.name)[2].lstrip(" .")
        assert line.startswith(str(at)), service.name


def test_the_catalogue_of_what_is_filtered_is_made_by_a_job_and_read_by_its_owner_alone(
    worker, organiser, client_for, mailoutbox
):
    Service.objects.exclude(slug__in=["posilki", "towarzysz"]).delete()
    client = client_for(worker)

    answer = client.post("/uslugi/katalog/", {"zakres": "4", "q": "posiłki", "strona": "2"})

    ordered = CataloguePrint.objects.get()
    assert answer.url == ordered.get_absolute_url()
    assert (ordered.query, ordered.services, ordered.is_ready) == ("q=posi%C5%82ki&zakres=4", 1, False)
    assert "Sprawdź, czy gotowy" in client.get(answer.url).content.decode()
    assert client.get(f"{answer.url}plik/").url == answer.url

    run_waiting_jobs()

    file = client.get(f"{answer.url}plik/")
    text = checks.text_of(file.content)
    assert file["Content-Type"] == "application/pdf"
    assert "Przygotowywanie i dowóz posiłków" in text
    assert "towarzysza" not in text
    assert "Zakres: 4. pomoc społeczna" in text
    assert client_for(organiser).get(f"{answer.url}plik/").status_code == 404


def test_two_presses_of_the_button_make_one_file_and_a_new_order_replaces_the_old_one(worker):
    first = actions.order_print(query="zakres=4", by=worker)
    again = actions.order_print(query="zakres=4", by=worker)
    other = actions.order_print(query="zakres=6", by=worker)

    assert (first.pk, len(waiting_jobs())) == (again.pk, 2)
    assert list(CataloguePrint.objects.all()) == [other]


def test_a_reader_prints_no_drafts(reader):
    ServiceFactory(name="Dopiero projekt", draft=True)

    ordered = actions.order_print(query="", by=reader)

    assert ordered.services == Service.objects.active().count()


def test_a_character_that_cannot_be_printed_is_told_with_the_service_that_holds_it(worker):
    Service.objects.exclude(slug="posilki").delete()
    Service.objects.update(characteristic="Obiady 😀 z dowozem")

    ordered = actions.order_print(query="", by=worker)
    run_waiting_jobs()

    ordered.refresh_from_db()
    assert not ordered.is_ready
    assert "„😀”" in ordered.fault
    assert "„Przygotowywanie i dowóz posiłków”" in ordered.fault


@pytest.mark.parametrize(
    ("number", "refused"), [(0, True), (1, False), (MOST_PRINTED, False), (MOST_PRINTED + 1, True)]
)
def test_nothing_and_too_much_are_refused(number, refused):
    assert (refusal_to_print(number) is not None) == refused


def test_an_empty_list_is_not_ordered(worker):
    with pytest.raises(Refused, match="Nie ma czego drukować"):
        actions.order_print(query="q=kosmonautyka", by=worker)
    assert not CataloguePrint.objects.exists()


def test_catalogues_older_than_a_day_go(db, settings):
    old = CataloguePrintFactory()
    CataloguePrint.objects.filter(pk=old.pk).update(created_at="2020-01-01T00:00Z")
    fresh = CataloguePrintFactory()

    actions.drop_old_prints()

    assert list(CataloguePrint.objects.all()) == [fresh]
