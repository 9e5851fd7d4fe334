"""Where services and occupations are used, as the panel tells it; a draft taken into use as it is saved."""

import pytest
from django.urls import reverse

from cus.accounts.enums import Role
from services.models import Service
from services.reach import uses_of
from tests.admin.test_panel import service_form
from tests.factories.accounts import UserFactory
from tests.factories.services import ServiceFactory
from tests.factories.world import build_world

pytestmark = pytest.mark.django_db
FIND = "admin:services_service_by_occupation"


def found(client, **asked) -> str:
    """Return the page that finds services by an occupation."""
    return client.get(reverse(FIND), asked).content.decode()


@pytest.mark.parametrize("typed", ["341204", "opiekunka środowiskowa", "341204 Opiekunka środowiskowa"])
def test_services_that_require_an_occupation_are_found_by_its_code_and_by_its_title(typed, administrator, client_for):
    page = found(client_for(administrator), zawod=typed)

    for name in ("Pomoc osobista", "Usługa wytchnieniowa", "Usługi opiekuńcze"):
        assert name in page
    assert "Popraw kod we wszystkich usługach" in page


def test_a_service_that_names_an_occupation_only_as_an_example_stands_apart(administrator, client_for):
    page = found(client_for(administrator), zawod="712303")

    assert "Żadna usługa go nie wymaga." in page
    assert page.index("podają go jako przykład") < page.index("Usługi remontowo-adaptacyjne")


def test_a_doubtful_title_is_answered_with_occupations_to_choose_from(administrator, client_for):
    page = found(client_for(administrator), zawod="opiekun osoby", co="popraw")

    assert "?zawod=341202&amp;co=popraw" in page


def test_the_way_to_correcting_leads_on_when_the_occupation_is_known(administrator, client_for):
    answer = client_for(administrator).get(reverse(FIND), {"zawod": "341204", "co": "popraw"})

    assert answer.status_code == 302
    assert answer.headers["Location"].endswith("/popraw/")


def test_who_reads_working_papers_is_led_to_each_use_and_the_administrator_to_what_is_published(kept):
    world = kept(build_world)

    of_worker = {group.heading: group for group in uses_of(world.service, world.worker)}
    of_administrator = {group.heading: group for group in uses_of(world.service, world.administrator)}

    assert of_worker, "the world uses its service somewhere"
    assert all(group.hidden == 0 for group in of_worker.values())
    for heading, group in of_administrator.items():
        seen = of_worker[heading].uses
        assert group.hidden + len(group.uses) == len(seen)
        assert set(group.uses) <= set(seen)
    if "Oferty partnerów" in of_administrator:
        assert not of_administrator["Oferty partnerów"].uses


def test_a_new_service_is_saved_and_taken_into_use_at_once(administrator, client_for):
    client_for(administrator).post(reverse("admin:services_service_add"), service_form(_activate="1"))

    assert Service.objects.get(name="Transport do lekarza").state == "active"


def test_a_service_without_an_area_is_neither_saved_nor_taken_into_use(administrator, client_for):
    form = service_form(_activate="1", area_numbers=[])

    page = client_for(administrator).post(reverse("admin:services_service_add"), form).content.decode()

    assert "co najmniej jeden z 14 zakresów" in page
    assert not Service.objects.filter(name="Transport do lekarza").exists()


def test_a_service_in_use_is_not_taken_into_use_again(administrator, client_for):
    service = ServiceFactory(name="Pomoc sąsiedzka")
    form = service_form(service, _activate="1", **{"requirements-TOTAL_FORMS": "0"})

    answer = client_for(administrator).post(reverse("admin:services_service_change", args=[service.pk]), form)

    assert answer.status_code == 409
    service.refresh_from_db()
    assert service.name == "Pomoc sąsiedzka"


def test_rows_without_a_place_stand_behind_the_others(administrator, client_for):
    service = Service.objects.get(slug="wytchnieniowa")
    last = max(row.position for row in service.requirements.all())
    rows = {
        f"requirements-{at}-{name}": value
        for at, topic in enumerate(["kurs pierwszy", "kurs drugi"])
        for name, value in {
            "kind": "course",
            "subject": "person",
            "group": "9",
            "topic": topic,
            "position": "",
        }.items()
    }
    form = service_form(service, **rows, **{"requirements-TOTAL_FORMS": "2", "requirements-0-occupation": ""})

    client_for(administrator).post(reverse("admin:services_service_change", args=[service.pk]), form)

    places = dict(service.requirements.filter(group=9).values_list("topic", "position"))
    assert places == {"kurs pierwszy": last + 1, "kurs drugi": last + 2}


def test_a_browser_without_scripts_gets_empty_rows_when_it_asks(administrator, client_for):
    service = Service.objects.get(slug="wytchnieniowa")
    client = client_for(administrator)
    address = reverse("admin:services_service_change", args=[service.pk])
    form = service_form(service, _continue="wiersze", **{"requirements-TOTAL_FORMS": "0"})

    answer = client.post(address, form)
    page = client.get(answer.headers["Location"]).content.decode()

    assert answer.headers["Location"].endswith("?wiersze=1")
    assert "Nowe warunki" in page
    assert f'name="requirements-TOTAL_FORMS" value="{service.requirements.count() + 3}"' in page


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("341204", "341204"), ("opiekunki środowiskowej", "341204"), ("asystentka rodzny", "341207"),
     ("pracownica socjalna", "341205"), ("3412", "341201")],
)  # fmt: skip
def test_occupations_are_proposed_for_a_code_a_title_a_slip_and_the_other_gender(typed, meant, worker, client_for):
    answer = client_for(worker).get(reverse("services:occupation_suggestions"), {"q": typed})

    assert answer.json()["found"][0]["code"] == meant


@pytest.mark.parametrize("typed", ["", "x", "99999999", "ż" * 3000])
def test_a_senseless_text_proposes_nothing_or_little_and_breaks_nothing(typed, worker, client_for):
    answer = client_for(worker).get(reverse("services:occupation_suggestions"), {"q": typed})

    assert answer.status_code == 200
    assert len(answer.json()["found"]) <= 8


@pytest.mark.parametrize("role", [Role.WORKER, Role.ORGANISER, Role.DIRECTOR, Role.READER])
def test_nobody_else_asks_the_panel_how_requirements_are_said(role, client_for):
    assert client_for(UserFactory(roles=[role])).post(reverse("admin:services_service_preview")).status_code == 403
