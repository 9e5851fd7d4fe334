"""Drafts of the panel's longest form: a service with its requirements."""

import json
import uuid

import pytest
from django.urls import reverse

from cus.drafts.models import Draft
from services.models import Service, ServiceRequirement
from tests.client import parse
from tests.factories.accounts import UserFactory
from tests.factories.services import RequirementFactory, ServiceFactory
from tests.pages.typing import fields_of

pytestmark = pytest.mark.django_db
OPENING = str(uuid.UUID(int=9))


def page_of(service: Service | None) -> str:
    """Address of the form."""
    if service is None:
        return reverse("admin:services_service_add")
    return reverse("admin:services_service_change", args=[service.pk])


def standing_in(answer) -> dict[str, list[str]]:
    """What a browser would send of the page's form as it stands."""
    form = next(form for form in parse(answer.content.decode()).iter("form") if form.get("data-draft"))
    data: dict[str, list[str]] = {}
    for field in fields_of(form):
        name, kind = field.get("name"), field.get("type")
        if field.tag == "select":
            values = [option.get("value", "") for option in field.iter("option") if option.get("selected") is not None]
        elif field.tag == "textarea":
            values = [(field.text or "").removeprefix("\n")]
        elif kind in {"checkbox", "radio"}:
            values = [field.get("value", "on")] if field.get("checked") is not None else []
        else:
            values = [field.get("value", "")]
        if kind != "submit":
            data.setdefault(name, []).extend(values)
    return {name: values for name, values in data.items() if values and name != "csrfmiddlewaretoken"}


def keep(client, service: Service | None, data: dict[str, list[str]]):
    """Send what the page's script sends while somebody types."""
    body = {
        "form": "services.panel" if service else "services.panel_new",
        "object": str(service.pk) if service else "",
        "opening": OPENING,
        "version": service.version if service else 0,
        "data": data,
    }
    return client.post("/szkice/", json.dumps(body), content_type="application/json")


@pytest.fixture
def service() -> Service:
    """A service with two requirements in words."""
    service = ServiceFactory(name="Dowóz posiłków", characteristic="Na początku.")
    for at in (1, 2):
        RequirementFactory(service=service, position=at, occupation=None, kind="qualification", text=f"Kurs nr {at}.")
    return service


@pytest.fixture
def typed(client_for, administrator, service):
    """A client whose administrator has typed in a field and in a row, and has not saved."""
    client = client_for(administrator)
    data = standing_in(client.get(page_of(service)))
    data["characteristic"] = ["Ciepły obiad w południe."]
    data["requirements-1-text"] = ["Kurs żywienia, 30 godzin."]
    assert keep(client, service, data).status_code == 200
    return client


def test_the_form_says_that_a_draft_waits_and_what_differs(typed, service):
    page = typed.get(page_of(service)).content.decode()

    assert "Masz niezapisany szkic" in page
    assert "Charakterystyka" in page.split("Różni się:")[1].split("</p>")[0]
    assert "Wymagania kwalifikacyjne" in page.split("Różni się:")[1].split("</p>")[0]
    assert "Ciepły obiad" not in page


def test_a_restored_draft_fills_fields_and_rows_without_faults_and_saves_nothing(typed, service):
    answer = typed.get(f"{page_of(service)}?szkic={OPENING}")

    data, page = standing_in(answer), answer.content.decode()
    assert data["characteristic"] == ["Ciepły obiad w południe."]
    assert data["requirements-1-text"] == ["Kurs żywienia, 30 godzin."]
    assert 'class="wrong"><li' not in page
    assert Service.objects.get(pk=service.pk).characteristic == "Na początku."
    assert Draft.objects.count() == 1


def test_saving_the_restored_text_forgets_the_draft(typed, service):
    data = standing_in(typed.get(f"{page_of(service)}?szkic={OPENING}"))

    answer = typed.post(page_of(service), data)

    service.refresh_from_db()
    assert answer.status_code == 302
    assert service.characteristic == "Ciepły obiad w południe."
    assert [row.text for row in service.requirements.order_by("position")] == [
        "Kurs nr 1.",
        "Kurs żywienia, 30 godzin.",
    ]
    assert not Draft.objects.exists()


def test_a_save_that_is_refused_keeps_the_draft(typed, service):
    data = standing_in(typed.get(f"{page_of(service)}?szkic={OPENING}")) | {"name": [""]}

    assert typed.post(page_of(service), data).status_code == 200
    assert Draft.objects.count() == 1


def test_a_row_that_somebody_deleted_meanwhile_comes_back_as_a_new_one(typed, service):
    ServiceRequirement.objects.filter(service=service, position=2).delete()

    data = standing_in(typed.get(f"{page_of(service)}?szkic={OPENING}"))
    typed.post(page_of(service), data)

    texts = {row.text for row in ServiceRequirement.objects.filter(service=service)}
    assert texts == {"Kurs nr 1.", "Kurs żywienia, 30 godzin."}


def test_a_draft_of_a_service_changed_meanwhile_shows_both_texts(typed, service):
    Service.objects.filter(pk=service.pk).update(characteristic="Zapisane przez kogoś innego.", version=5)

    page = typed.get(f"{page_of(service)}?szkic={OPENING}").content.decode()

    assert "Zapisane przez kogoś innego." in page
    assert "Ciepły obiad w południe." in page


def test_a_new_service_keeps_its_draft_too(client_for, administrator):
    client = client_for(administrator)
    data = standing_in(client.get(page_of(None))) | {"name": ["Pralnia sąsiedzka"]}
    keep(client, None, data)

    assert "Pralnia sąsiedzka" in client.get(f"{page_of(None)}?szkic={OPENING}").content.decode()


def test_others_do_not_see_it(typed, service, client_for, organiser):
    other = client_for(UserFactory(administrator=True))

    page = other.get(f"{page_of(service)}?szkic={OPENING}").content.decode()

    assert "Ciepły obiad" not in page
    assert keep(client_for(organiser), service, {"name": ["x"]}).status_code == 403
