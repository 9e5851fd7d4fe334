"""Every page of the diagnosis opens for those who may, and forms do what they say."""

import datetime as dt
import uuid

import pytest
from django.urls import reverse

from cus.centre.models import Centre, CentreGmina
from diagnosis.enums import DiagnosisStage
from diagnosis.models import Diagnosis, NeedService
from partners.models import Offer, Partner
from tests.factories.diagnosis import (
    CatalogueServiceFactory,
    DemoGminaFactory,
    DiagnosisFactory,
    NeedFactory,
    TerritoryFormFactory,
)

pytestmark = pytest.mark.django_db

DIAGNOSIS_PAGES = [
    "detail",
    "edit",
    "needs",
    "needs_print",
    "priorities",
    "need_create",
    "territory_list",
    "territory_create",
]


def need_fields(**fields):
    """What the form of one row sends."""
    empty = dict.fromkeys(["group", "problem", "need", "ways", "number", "unit", "kind", "gmina"], "")
    return empty | {"size": "", "severity": "", "evidence": "", "key": str(uuid.uuid4())} | fields


@pytest.fixture
def diagnosis():
    """An open diagnosis with two rows and a territory."""
    diagnosis = DiagnosisFactory()
    whole = NeedFactory(diagnosis=diagnosis, size=5, severity=4, number=86, unit="person", at_least=True, kind="felt")
    NeedService.objects.create(need=whole, service=CatalogueServiceFactory())
    NeedFactory(diagnosis=diagnosis, need="")
    TerritoryFormFactory(diagnosis=diagnosis)
    return diagnosis


@pytest.mark.parametrize("name", DIAGNOSIS_PAGES)
def test_a_worker_opens_every_page_of_an_open_diagnosis(client_for, worker, diagnosis, name):
    response = client_for(worker).get(reverse(f"diagnosis:{name}", args=[diagnosis.pk]))

    assert response.status_code == 200


@pytest.mark.parametrize("name", ["detail", "needs", "needs_print", "priorities", "territory_list"])
def test_a_reader_opens_what_was_handed_over_and_sees_no_way_to_write(client_for, reader, name):
    diagnosis = DiagnosisFactory(handed_over=True)
    NeedFactory(diagnosis=diagnosis)

    response = client_for(reader).get(reverse(f"diagnosis:{name}", args=[diagnosis.pk]))

    assert response.status_code == 200
    assert "js/sheet.js" not in response.content.decode()


def test_the_lists_say_what_to_do_first_when_there_is_nothing(client_for, organiser):
    page = client_for(organiser).get(reverse("diagnosis:list")).content.decode()

    assert "Załóż pierwszą diagnozę" in page


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_takes_the_same_number_of_queries_whatever_its_length(
    client_for, worker, count, django_assert_num_queries
):
    DiagnosisFactory.create_batch(count)
    client = client_for(worker)
    client.get(reverse("diagnosis:list"))

    with django_assert_num_queries(
        9
    ):  # session, person, its place on the list of sessions, diagnoses, gminas, centre's name; the clock: 3
        client.get(reverse("diagnosis:list"))


def test_a_new_diagnosis_covers_five_years_from_its_start(client_for, organiser):
    gmina = DemoGminaFactory()
    centre = Centre.objects.create(name="Centrum w Brzozowej Górce", short_name="CUS")
    CentreGmina.objects.create(centre=centre, gmina=gmina)

    client_for(organiser).post(
        reverse("diagnosis:create"),
        {"title": "Diagnoza na lata 2028–2033", "period_start": "29.02.2028", "gminas": [gmina.pk], "authors": ""},
    )

    diagnosis = Diagnosis.objects.get()
    assert (diagnosis.period_start, diagnosis.period_end) == (dt.date(2028, 2, 29), dt.date(2033, 2, 27))
    assert diagnosis.stage == DiagnosisStage.PLANNING
    assert list(diagnosis.gminas.all()) == [gmina]


def test_a_stale_description_shows_both_texts_and_keeps_the_first(client_for, organiser, diagnosis):
    client = client_for(organiser)
    url = reverse("diagnosis:edit", args=[diagnosis.pk])
    sent = {"period_start": "1.07.2026", "gminas": ["9901033"], "version": "1"}
    client.post(url, sent | {"title": "Tytuł pierwszej osoby"})

    response = client.post(url, sent | {"title": "Tytuł drugiej osoby"})

    page = response.content.decode()
    assert response.status_code == 409
    assert "Tytuł pierwszej osoby" in page
    assert "Tytuł drugiej osoby" in page
    diagnosis.refresh_from_db()
    assert diagnosis.title == "Tytuł pierwszej osoby"


def test_a_row_is_written_without_scripts_and_a_double_send_makes_one(client_for, worker, diagnosis):
    service = CatalogueServiceFactory()
    sent = need_fields(
        group="Dzieci 6–12 lat", need="Opieka po lekcjach", number="64", unit="place", services=[service.pk]
    )
    client = client_for(worker)

    client.post(reverse("diagnosis:need_create", args=[diagnosis.pk]), sent)
    client.post(reverse("diagnosis:need_create", args=[diagnosis.pk]), sent)

    need = diagnosis.needs.get(group="Dzieci 6–12 lat")
    assert need.number_text.replace("\u00a0", " ") == "64 miejsca"
    assert list(need.services.all()) == [service]


def test_a_row_form_with_a_fault_keeps_what_was_typed(client_for, worker, diagnosis):
    response = client_for(worker).post(
        reverse("diagnosis:need_create", args=[diagnosis.pk]), need_fields(group="Rodziny 🍲", number="5")
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert "Rodziny 🍲" in page
    assert "nie da się wydrukować" in page
    assert "czego dotyczy liczba" in page
    assert diagnosis.needs.count() == 2


def test_a_stale_row_form_shows_both_texts(client_for, worker, diagnosis):
    need = diagnosis.needs.in_order().first()
    client = client_for(worker)
    url = reverse("diagnosis:need_edit", args=[diagnosis.pk, need.key])
    client.post(url, need_fields(group="Pierwsza", need="Potrzeba", version="1"))

    response = client.post(url, need_fields(group="Druga", need="Potrzeba", version="1"))

    assert response.status_code == 409
    assert "Pierwsza" in response.content.decode()
    need.refresh_from_db()
    assert (need.group, need.version) == ("Pierwsza", 2)


def test_a_row_is_moved_and_deleted_without_scripts(client_for, worker, diagnosis):
    first, second = diagnosis.needs.in_order()
    client = client_for(worker)

    client.post(reverse("diagnosis:need_move", args=[diagnosis.pk, second.key, "wyzej"]))
    moved = list(diagnosis.needs.in_order())
    client.post(reverse("diagnosis:need_delete", args=[diagnosis.pk, first.key]), {"version": "1"})

    assert moved == [second, first]
    assert list(diagnosis.needs.all()) == [second]


def test_a_row_of_another_diagnosis_is_not_found(client_for, worker, diagnosis):
    other = NeedFactory()

    response = client_for(worker).get(reverse("diagnosis:need_edit", args=[diagnosis.pk, other.key]))

    assert response.status_code == 404


def test_form_two_has_the_six_printed_rows_in_their_order(client_for, worker, diagnosis):
    page = client_for(worker).get(reverse("diagnosis:territory_create", args=[diagnosis.pk])).content.decode()

    printed = [
        "Terytorium",
        "dokonujący rozpoznania",
        "Identyfikacja usług",
        "aktywnych podmiotów ekonomii społecznej",
        "Zasoby szkoleniowe",
        "gotowości",
    ]
    places = [page.index(label, page.index("paper-form")) for label in printed]
    assert places == sorted(places)


def test_form_two_is_created_changed_and_deleted(client_for, worker, diagnosis):
    client = client_for(worker)
    sent = {"territory": "Rudka", "assessor": "Koło gospodyń", "readiness": "Spółdzielnia gotowa rozwozić posiłki."}

    client.post(reverse("diagnosis:territory_create", args=[diagnosis.pk]), sent)
    territory = diagnosis.territories.get(territory="Rudka")
    url = reverse("diagnosis:territory_edit", args=[diagnosis.pk, territory.pk])
    client.post(url, sent | {"assessor": "Rada sołecka", "version": "1"})
    stale = client.post(url, sent | {"assessor": "Ktoś inny", "version": "1"})
    territory.refresh_from_db()
    client.post(reverse("diagnosis:territory_delete", args=[diagnosis.pk, territory.pk]), {"version": "2"})

    assert stale.status_code == 409
    assert (territory.assessor, territory.version) == ("Rada sołecka", 2)
    assert not diagnosis.territories.filter(territory="Rudka").exists()


def test_two_forms_of_one_territory_are_refused_at_the_field(client_for, worker, diagnosis):
    taken = diagnosis.territories.get()

    response = client_for(worker).post(
        reverse("diagnosis:territory_create", args=[diagnosis.pk]), {"territory": taken.territory}
    )

    assert response.status_code == 422
    assert "już jest" in response.content.decode()
    assert diagnosis.territories.count() == 1


def test_the_registry_proposes_lines_for_form_two(client_for, worker, diagnosis):
    service = CatalogueServiceFactory(name="Wypożyczalnia sprzętu")
    partner = Partner.objects.create(name="Spółdzielnia „Łąka”", social_economy_status="enterprise", created_by=worker)
    Offer.objects.create(partner=partner, service=service)
    args = [diagnosis.pk, diagnosis.territories.get().pk]

    page = client_for(worker).get(reverse("diagnosis:territory_sources", args=args)).content.decode()

    assert "Spółdzielnia „Łąka”: Wypożyczalnia sprzętu" in page
    assert "przedsiębiorstwo społeczne" in page


def test_a_handed_over_diagnosis_refuses_every_form(client_for, director):
    diagnosis = DiagnosisFactory(handed_over=True)
    need = NeedFactory(diagnosis=diagnosis)
    territory = TerritoryFormFactory(diagnosis=diagnosis)
    client = client_for(director)
    urls = [
        reverse("diagnosis:edit", args=[diagnosis.pk]),
        reverse("diagnosis:need_create", args=[diagnosis.pk]),
        reverse("diagnosis:need_edit", args=[diagnosis.pk, need.key]),
        reverse("diagnosis:need_delete", args=[diagnosis.pk, need.key]),
        reverse("diagnosis:need_move", args=[diagnosis.pk, need.key, "wyzej"]),
        reverse("diagnosis:territory_create", args=[diagnosis.pk]),
        reverse("diagnosis:territory_edit", args=[diagnosis.pk, territory.pk]),
        reverse("diagnosis:territory_delete", args=[diagnosis.pk, territory.pk]),
    ]

    answers = [client.post(url, {"version": "1", "territory": "Inne", "title": "Inny"}).status_code for url in urls]

    assert answers == [409] * len(urls)
    assert diagnosis.needs.count() == diagnosis.territories.count() == 1


def test_a_reader_narrows_the_rows_of_form_one_by_the_address_and_prints_them(client_for, reader):
    diagnosis = DiagnosisFactory(in_force=True)
    NeedFactory(diagnosis=diagnosis, group="Seniorzy", need="Dowóz na cmentarz")
    NeedFactory(diagnosis=diagnosis, group="Rodziny z dziećmi", need="Opieka po lekcjach")
    client = client_for(reader)

    page = client.get(reverse("diagnosis:needs", args=[diagnosis.pk]), {"grupa": "Rodziny z dziećmi"}).content.decode()
    printed = client.get(
        reverse("diagnosis:needs_print", args=[diagnosis.pk]), {"grupa": "Rodziny z dziećmi"}
    ).content.decode()
    unknown = client.get(reverse("diagnosis:needs", args=[diagnosis.pk]), {"grupa": "Nie ma", "zakres": "x"})

    for shown in (page, printed):
        assert "Opieka po lekcjach" in shown
        assert "Dowóz na cmentarz" not in shown
    assert "Pokazano 1\u00a0wiersz z 2." in page
    assert 'class="no">2' in page
    assert "Dowóz na cmentarz" in unknown.content.decode()
