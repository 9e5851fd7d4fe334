"""Pages of the catalogue: what each role sees, searches, proposes and confirms."""

import pytest
from django.urls import reverse

from services.models import Service
from tests.factories.services import RequirementFactory, ServiceFactory

pytestmark = pytest.mark.django_db
LIST = "/uslugi/"


@pytest.fixture
def empty_catalogue(db):
    """The handbook's services are put aside."""
    Service.objects.all().delete()


def names_in(answer) -> list[str]:
    """Return the names of the services listed on the page."""
    return [service.name for service in answer.context["page"]]


def test_the_fifteen_services_of_the_handbook_are_listed_as_proposals(worker, client_for):
    answer = client_for(worker).get(LIST)

    assert answer.context["page"].paginator.count == 15
    assert "15 usług czeka" in answer.content.decode().replace("\xa0", " ")
    assert answer.content.decode().count("propozycja do potwierdzenia</span>") == 15


def test_a_reader_sees_only_services_in_use(empty_catalogue, reader, client_for):
    ServiceFactory(name="Czynna")
    draft = ServiceFactory(draft=True, name="Dopiero projekt")
    client = client_for(reader)

    assert names_in(client.get(LIST)) == ["Czynna"]
    assert client.get(draft.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    "query", ["wytchnieniowa", "wytchnieniowej", "USLUGI WYTCHNIENIOWE", "wytchneniowa", "krotki urlop"]
)
def test_search_forgives_inflection_diacritics_and_slips(query, worker, client_for):
    answer = client_for(worker).get(LIST, {"q": query})

    assert "Usługa wytchnieniowa (krótkich urlopów)" in names_in(answer)
    assert len(names_in(answer)) < 15


def test_search_reads_other_names_too(worker, client_for):
    assert names_in(client_for(worker).get(LIST, {"q": "asystent osobisty"})) == ["Pomoc osobista"]


def test_a_search_that_finds_nothing_says_what_to_do(worker, client_for):
    page = client_for(worker).get(LIST, {"q": "kosmonautyka"}).content.decode()

    assert "Żadna usługa nie spełnia tych warunków" in page


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"zakres": "13"}, ["Zielona"]),
        ({"odbiorca": "all_residents"}, ["Zielona"]),
        ({"tryb": "separate_law"}, ["Opieka z ustawy"]),
        ({"stan": "retired"}, ["Wycofana"]),
        ({"stan": "propozycja"}, ["Propozycja"]),
        ({"pakiet": "Pakiet zielony"}, ["Zielona"]),
        ({"zakres": "99"}, ["Opieka z ustawy", "Propozycja", "Wycofana", "Zielona"]),
    ],
)
def test_filters_narrow_the_list(filters, expected, empty_catalogue, worker, client_for):
    ServiceFactory(name="Zielona", areas=[13], recipient_kinds=["all_residents"], package="Pakiet zielony")
    ServiceFactory(name="Opieka z ustawy", legal_regime="separate_law", legal_basis="ustawa, art. 50")
    ServiceFactory(name="Wycofana", retired=True)
    ServiceFactory(name="Propozycja", proposal=True)

    assert names_in(client_for(worker).get(LIST, filters)) == expected


def test_names_stand_in_polish_order_both_ways(empty_catalogue, worker, client_for):
    for name in ["Żłobek", "Łaźnia", "Lato w mieście", "Ćwiczenia", "Czytelnia"]:
        ServiceFactory(name=name)
    client = client_for(worker)

    up = names_in(client.get(LIST, {"kolejnosc": "nazwa"}))

    assert up == ["Czytelnia", "Ćwiczenia", "Lato w mieście", "Łaźnia", "Żłobek"]
    assert names_in(client.get(LIST, {"kolejnosc": "-nazwa"})) == up[::-1]


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_asks_as_many_questions_for_one_row_as_for_thirty(
    rows, empty_catalogue, worker, client_for, django_assert_num_queries
):
    ServiceFactory.create_batch(rows, confirmed_by=worker)
    client = client_for(worker)
    client.get(LIST)

    with django_assert_num_queries(8):
        client.get(LIST)


def test_the_page_of_a_service_shows_the_printed_code_beside_the_official_one(worker, client_for):
    page = client_for(worker).get("/uslugi/wytchnieniowa/").content.decode()

    assert "341201 Asystent osoby niepełnosprawnej" in page
    assert "341201: podręcznik podaje kod 342101" in page
    assert "art. 2 ust. 1 pkt 6" in page


def test_requirements_of_the_provider_stand_apart_from_those_of_the_person(empty_catalogue, worker, client_for):
    service = ServiceFactory()
    RequirementFactory(service=service, text="Pierwsza pomoc")
    RequirementFactory(service=service, subject="provider", text="Wpis do rejestru")

    answer = client_for(worker).get(service.get_absolute_url())

    assert [group.heading for group in answer.context["requirement_groups"]] == [
        "Wymagane kwalifikacje",
        "Wymagania wobec wykonawcy: wymagane kwalifikacje",
    ]


def draft_form(**changes) -> dict:
    """Return the posted form of a draft with nothing but its name and what always has a value."""
    return {"name": "Spacery z opiekunem", "legal_regime": "programme", "unit": "hour"} | changes


def test_a_worker_proposes_a_service_by_its_name_alone(worker, client_for):
    answer = client_for(worker).post("/uslugi/nowa/", draft_form(), follow=True)

    service = Service.objects.get(slug="spacery-z-opiekunem")
    assert answer.redirect_chain == [("/uslugi/spacery-z-opiekunem/", 302)]
    assert (service.state, service.proposed_by) == ("draft", worker)


def test_a_service_of_another_law_needs_its_basis_and_keeps_what_was_typed(worker, client_for):
    answer = client_for(worker).post("/uslugi/nowa/", draft_form(legal_regime="separate_law"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Podaj podstawę prawną" in page
    assert "Spacery z opiekunem" in page
    assert not Service.objects.filter(name="Spacery z opiekunem").exists()


def test_a_name_already_in_the_catalogue_is_refused_at_the_field(worker, client_for):
    answer = client_for(worker).post("/uslugi/nowa/", draft_form(name="Pomoc osobista"))

    assert "name" in answer.context["form"].errors


@pytest.mark.parametrize("text", ["x" * 80_000, "Usługa \U0001fae8"])
def test_a_text_no_document_could_hold_is_refused_at_the_field(text, worker, client_for):
    answer = client_for(worker).post("/uslugi/nowa/", draft_form(characteristic=text))

    assert answer.status_code == 422
    assert "characteristic" in answer.context["form"].errors


def test_a_reader_may_not_propose(reader, client_for):
    assert client_for(reader).post("/uslugi/nowa/", draft_form()).status_code == 403


def test_a_stale_draft_comes_back_with_both_texts(worker, client_for):
    service = ServiceFactory(draft=True, name="Spacery", version=4)

    answer = client_for(worker).post(f"/uslugi/{service.slug}/zmien/", draft_form(version=3))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Spacery z opiekunem" in page
    assert "Zapisano: " in page
    service.refresh_from_db()
    assert service.name == "Spacery"


def test_a_service_in_use_is_not_edited_as_a_draft(worker, client_for):
    service = ServiceFactory()

    answer = client_for(worker).post(f"/uslugi/{service.slug}/zmien/", draft_form(version=1))

    assert answer.status_code == 403
    assert "panelu administratora" in answer.content.decode()


@pytest.mark.parametrize(("role", "status"), [("worker", 403), ("organiser", 403), ("director", 403), ("reader", 404)])
def test_only_the_administrator_activates(role, status, request, client_for):
    service = ServiceFactory(draft=True)

    answer = client_for(request.getfixturevalue(role)).post(reverse("services:activate", args=[service.slug]))

    service.refresh_from_db()
    assert (answer.status_code, service.state) == (status, "draft")


def test_a_service_without_an_area_is_not_activated(administrator, client_for):
    service = ServiceFactory(draft=True, areas=[])

    answer = client_for(administrator).post(reverse("services:activate", args=[service.slug]))

    assert answer.status_code == 409
    assert "co najmniej jeden z 14 zakresów" in answer.content.decode()


def test_a_double_click_on_retire_is_told_that_it_is_done(administrator, client_for):
    service = ServiceFactory()
    client = client_for(administrator)
    url = reverse("services:retire", args=[service.slug])

    first, second = client.post(url), client.post(url)

    assert (first.status_code, second.status_code) == (302, 409)
    assert "wycofana" in second.content.decode()


def test_a_state_is_not_changed_by_reading(administrator, client_for):
    service = ServiceFactory(draft=True)

    assert client_for(administrator).get(reverse("services:activate", args=[service.slug])).status_code == 405


def proposal_fields(service: Service, **changes) -> dict:
    """Return the posted fields of one proposal, as suggested."""
    fields = {
        "version": service.version,
        "area_numbers": [link.area_id for link in service.area_links.all()],
        "legal_regime": service.legal_regime,
        "legal_basis": service.legal_basis,
        "recipient_kinds": service.recipient_kinds,
        "recipients": "\n".join(service.recipients),
        "unit": service.unit,
    } | changes
    return {f"u{service.pk}-{name}": value for name, value in fields.items() if value is not None}


def all_proposals(**changes_of_first) -> dict:
    """Return the form with every proposal ticked; the first one changed."""
    posted = {"wybrane": list(Service.objects.proposals().values_list("pk", flat=True))}
    for at, service in enumerate(Service.objects.proposals().order_by("pk")):
        posted |= proposal_fields(service, **(changes_of_first if at == 0 else {}))
    return posted


def test_all_fifteen_proposals_are_confirmed_by_one_post(administrator, client_for):
    answer = client_for(administrator).post("/uslugi/propozycje/", all_proposals())

    assert answer.status_code == 302
    assert not Service.objects.proposals().exists()
    assert set(Service.objects.values_list("confirmed_by", flat=True)) == {administrator.pk}


def test_what_was_mended_is_what_is_confirmed(administrator, client_for):
    first = Service.objects.proposals().order_by("pk").first()

    client_for(administrator).post("/uslugi/propozycje/", all_proposals(area_numbers=[11], unit="visit"))

    first.refresh_from_db()
    assert [link.area_id for link in first.area_links.all()] == [11]
    assert first.unit == "visit"


def test_one_proposal_without_an_area_stops_them_all(administrator, client_for):
    answer = client_for(administrator).post("/uslugi/propozycje/", all_proposals(area_numbers=[]))

    assert answer.status_code == 422
    assert "co najmniej jeden z 14 zakresów" in answer.content.decode()
    assert Service.objects.proposals().count() == 15


def test_one_service_changed_meanwhile_stops_them_all(administrator, client_for):
    posted = all_proposals()
    changed = Service.objects.proposals().order_by("-pk").first()
    Service.objects.filter(pk=changed.pk).update(version=2, unit="day")

    answer = client_for(administrator).post("/uslugi/propozycje/", posted)

    assert answer.status_code == 409
    assert "doba" in answer.content.decode()
    assert Service.objects.proposals().count() == 15


def test_what_is_not_ticked_stays_a_proposal(administrator, client_for):
    posted = all_proposals()
    left = posted["wybrane"].pop()

    client_for(administrator).post("/uslugi/propozycje/", posted)

    assert [service.pk for service in Service.objects.proposals()] == [left]


def test_nothing_ticked_confirms_nothing_and_says_so(administrator, client_for):
    answer = client_for(administrator).post("/uslugi/propozycje/", {})

    assert answer.status_code == 409
    assert "Nie zaznaczono żadnej usługi" in answer.content.decode()


@pytest.mark.parametrize("role", ["worker", "organiser", "director", "reader"])
def test_other_roles_do_not_confirm(role, request, client_for):
    answer = client_for(request.getfixturevalue(role)).post("/uslugi/propozycje/", all_proposals())

    assert answer.status_code == 403
    assert Service.objects.proposals().count() == 15


def test_the_filtered_list_is_taken_away_as_csv_without_formulas(empty_catalogue, worker, client_for):
    ServiceFactory(name="=1+1", areas=[13])
    ServiceFactory(name="Inna", areas=[4])

    answer = client_for(worker).get("/uslugi/eksport/", {"format": "csv", "zakres": "13"})

    text = answer.content.decode("utf-8-sig")
    assert "'=1+1" in text
    assert "13. ochrona środowiska" in text
    assert "Inna" not in text


def test_the_list_is_taken_away_as_a_spreadsheet(worker, client_for):
    answer = client_for(worker).get("/uslugi/eksport/", {"format": "xlsx"})

    assert answer.content[:2] == b"PK"


def test_the_five_quality_factors_stand_on_the_page_in_their_rank(worker, client_for):
    answer = client_for(worker).get("/uslugi/wytchnieniowa/")

    ranks = [(factor.rank, factor.code) for factor in answer.context["quality_factors"]]
    assert ranks == [
        (1, "reliability"),
        (2, "responsiveness"),
        (3, "assurance"),
        (4, "empathy"),
        (5, "tangibles"),
    ]
    assert "Rzetelność." in answer.content.decode()
