"""The administrator's panel: who enters, what it shows, what it writes."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from cus.accounts.enums import Role
from services.models import Occupation, Service
from tests.factories.accounts import UserFactory
from tests.factories.services import RequirementFactory, ServiceFactory

pytestmark = pytest.mark.django_db

PAGES = [
    "admin:index",
    "admin:services_service_changelist",
    "admin:services_service_add",
    "admin:services_service_by_occupation",
    "admin:services_servicearea_changelist",
    "admin:services_qualityfactor_changelist",
    "admin:services_occupation_changelist",
    "admin:services_occupationedition_changelist",
    "admin:centre_gmina_changelist",
    "admin:results_complainttopic_changelist",
    "admin:results_complainttopic_add",
    "admin:accounts_user_changelist",
    "admin:accounts_user_add",
]


@pytest.mark.parametrize("page", PAGES)
def test_the_administrator_opens_every_page(page, administrator, client_for):
    assert client_for(administrator).get(reverse(page)).status_code == 200


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", [Role.WORKER, Role.ORGANISER, Role.DIRECTOR, Role.READER])
def test_other_roles_are_told_why_they_may_not_enter(page, role, client_for):
    answer = client_for(UserFactory(roles=[role])).get(reverse(page))

    assert answer.status_code == 403
    assert "administrator systemu" in answer.content.decode()


def test_a_stranger_is_sent_to_the_applications_own_sign_in(client):
    answer = client.get(reverse("admin:services_service_changelist"), follow=True)

    assert answer.redirect_chain[-1][0] == f"{reverse('account_login')}?next=/admin/services/service/"


def test_a_missing_page_is_a_404_and_not_a_sign_in(administrator, client_for):
    assert client_for(administrator).get("/admin/nie-ma-takiej/").status_code == 404


def test_models_of_vendors_and_history_tables_are_not_registered():
    ours = {"accounts", "centre", "services", "partners", "diagnosis", "programmes", "results"}

    assert {model._meta.app_label for model in admin.site._registry} <= ours
    assert apps.get_model("services", "ServiceEvent") not in admin.site._registry


@pytest.mark.parametrize("model", ["service", "occupation", "servicearea", "qualityfactor", "occupationedition"])
def test_a_row_of_each_dictionary_opens(model, administrator, client_for):
    RequirementFactory()
    row = apps.get_model("services", model).objects.order_by("-pk").first()

    answer = client_for(administrator).get(reverse(f"admin:services_{model}_change", args=[row.pk]))

    assert answer.status_code == 200
    assert str(row) in answer.content.decode()


def test_the_classification_opens_at_its_ten_great_groups_and_steps_down(administrator, client_for):
    client = client_for(administrator)
    url = reverse("admin:services_occupation_changelist")

    top = client.get(url).context["cl"]
    below = client.get(url, {"grupa": "5"}).context["cl"]

    assert top.result_count == 10
    assert {entry.parent.code for entry in below.result_list} == {"5"}


@pytest.mark.parametrize(("query", "code"), [("341201", "341201"), ("asystent osoby", "341201")])
def test_an_occupation_is_found_by_code_and_by_title(query, code, administrator, client_for):
    answer = client_for(administrator).get(reverse("admin:services_occupation_changelist"), {"q": query})

    assert code in {entry.code for entry in answer.context["cl"].result_list}


@pytest.mark.parametrize(("query", "number"), [("341204", 3), ("34 1204", 3), ("342204", 0)])
def test_services_that_name_an_occupation_are_found_by_its_code(query, number, administrator, client_for):
    answer = client_for(administrator).get(reverse("admin:services_service_changelist"), {"q": query})

    found = answer.context["cl"].result_list
    assert len(found) == number
    assert all(service.requirements.filter(occupation__code="341204").exists() for service in found)


def service_form(service: Service | None = None, **changes) -> dict:
    """Return the posted form of a service with one requirement row to add."""
    return {
        "name": "Transport do lekarza",
        "synonyms": "podwożenie\ndowóz",
        "characteristic": "Dowóz osób, które nie dojadą same.",
        "package": "",
        "area_numbers": ["4", "6"],
        "recipient_kinds": ["person"],
        "recipients": "seniorzy",
        "legal_regime": "programme",
        "legal_basis": "",
        "unit": "trip",
        "competences": "",
        "desired_traits": "",
        "notes": "",
        "version": service.version if service else "",
        "requirements-TOTAL_FORMS": "1",
        "requirements-INITIAL_FORMS": "0",
        "requirements-0-kind": "required_occupation",
        "requirements-0-subject": "person",
        "requirements-0-occupation": "341201 Asystent osoby niepełnosprawnej",
    } | changes


def test_a_service_is_added_with_areas_and_requirements_as_a_draft(administrator, client_for):
    answer = client_for(administrator).post(reverse("admin:services_service_add"), service_form())

    assert answer.status_code == 302
    service = Service.objects.get(name="Transport do lekarza")
    assert service.state == "draft"
    assert service.slug == "transport-do-lekarza"
    assert [link.area_id for link in service.area_links.all()] == [4, 6]
    assert [row.occupation.code for row in service.requirements.all()] == ["341201"]
    assert service.synonyms == ["podwożenie", "dowóz"]


def test_a_service_with_two_any_of_groups_is_saved_as_it_was_typed(administrator, client_for):
    rows = {
        "requirements-TOTAL_FORMS": "3",
        "requirements-1-kind": "course",
        "requirements-1-subject": "person",
        "requirements-1-group": "2",
        "requirements-1-alternative": "1",
        "requirements-1-topic": "szkolenie z pierwszej pomocy",
        "requirements-1-hours": "16",
        "requirements-2-kind": "experience",
        "requirements-2-subject": "person",
        "requirements-2-group": "2",
        "requirements-2-alternative": "2",
        "requirements-2-topic": "w opiece nad seniorami",
        "requirements-2-months": "24",
    }

    client_for(administrator).post(
        reverse("admin:services_service_add"),
        service_form(delivery_modes=["mobile"], delivery_places="świetlica wiejska", **rows),
    )

    service = Service.objects.get(name="Transport do lekarza")
    page = client_for(administrator).get(service.get_absolute_url()).content.decode()
    assert "Wymagany zawód: 341201 Asystent osoby niepełnosprawnej." in page
    assert "<li>szkolenie z pierwszej pomocy (co najmniej 16 godzin); albo</li>" in page
    assert "<li>co najmniej 2 lata doświadczenia w opiece nad seniorami.</li>" in page
    assert "mobilnie – usługa dojeżdża do odbiorcy" in page
    assert "świetlica wiejska" in page


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"kind": "course"}, "Napisz, jakie szkolenie jest potrzebne."),
        ({"kind": "studies", "studies": "higher"}, "Podaj kierunki albo to, co obejmuje program studiów."),
        ({"kind": "experience", "topic": "w biurze"}, "Podaj, ile miesięcy doświadczenia jest potrzebne."),
        (
            {"kind": "course", "topic": "kurs", "hours": "10", "practical_hours": "11"},
            "Godzin praktycznych nie może być więcej niż godzin szkolenia.",
        ),
        (
            {"kind": "education", "education": "higher", "occupation": "341201"},
            "Przy tym rodzaju wymagania zostaw puste.",
        ),
    ],
)
def test_a_condition_that_lacks_its_facts_is_refused_with_what_to_fill(row, message, administrator, client_for):
    fields = {"occupation": "", "subject": "person"} | row
    posted = service_form(**{f"requirements-0-{name}": value for name, value in fields.items()})

    answer = client_for(administrator).post(reverse("admin:services_service_add"), posted)

    assert message in answer.content.decode()
    assert not Service.objects.filter(name="Transport do lekarza").exists()


def test_a_misprinted_code_is_refused_with_the_right_one_proposed(administrator, client_for):
    wrong = service_form(**{"requirements-0-occupation": "342101 Asystent osoby niepełnosprawnej"})

    answer = client_for(administrator).post(reverse("admin:services_service_add"), wrong)

    assert answer.status_code == 200
    assert "341201 Asystent osoby niepełnosprawnej" in answer.content.decode()
    assert not Service.objects.filter(name="Transport do lekarza").exists()


def test_an_active_service_cannot_lose_its_last_area(administrator, client_for):
    service = ServiceFactory(areas=[4])
    url = reverse("admin:services_service_change", args=[service.pk])
    form = service_form(service, area_numbers=[], **{"requirements-TOTAL_FORMS": "0"})

    answer = client_for(administrator).post(url, form)

    assert "co najmniej jeden z 14 zakresów" in answer.content.decode()
    assert service.area_links.count() == 1


def test_a_stale_form_shows_both_texts_and_saves_nothing(administrator, client_for):
    service = ServiceFactory(name="Pomoc sąsiedzka", version=3)
    url = reverse("admin:services_service_change", args=[service.pk])
    form = service_form(service, name="Pomoc wolontariuszy", version=2, **{"requirements-TOTAL_FORMS": "0"})

    page = client_for(administrator).post(url, form).content.decode()

    assert "Pomoc sąsiedzka" in page
    assert "Pomoc wolontariuszy" in page
    service.refresh_from_db()
    assert service.name == "Pomoc sąsiedzka"


def test_services_are_activated_all_or_none(administrator, client_for):
    whole = ServiceFactory(draft=True)
    without_area = ServiceFactory(draft=True, areas=[], name="Żadnego zakresu")
    form = {"action": "activate", "index": "0", "_selected_action": [whole.pk, without_area.pk]}

    answer = client_for(administrator).post(reverse("admin:services_service_changelist"), form, follow=True)

    assert "Żadnego zakresu: Wskaż co najmniej jeden" in answer.content.decode()
    whole.refresh_from_db()
    assert whole.state == "draft"


@pytest.mark.parametrize("rows", [1, 30])
def test_the_service_list_asks_as_many_questions_for_one_row_as_for_thirty(
    rows, administrator, client_for, django_assert_num_queries
):
    Service.objects.all().delete()
    ServiceFactory.create_batch(rows, confirmed_by=administrator)
    client = client_for(administrator)

    with django_assert_num_queries(12):
        client.get(reverse("admin:services_service_changelist"))


def test_the_history_of_a_service_says_who_changed_what(administrator, client_for):
    service = ServiceFactory(name="Pomoc sąsiedzka")
    client = client_for(administrator)
    form = service_form(service, name="Pomoc w domu", **{"requirements-TOTAL_FORMS": "0"})

    client.post(reverse("admin:services_service_change", args=[service.pk]), form)
    page = client.get(reverse("admin:services_service_history", args=[service.pk]), follow=True).content.decode()

    assert "Ewa Leszczyna" in page
    assert "Pomoc sąsiedzka" in page
    assert "Pomoc w domu" in page


def test_nothing_can_be_deleted_in_the_panel(administrator, client_for):
    service = ServiceFactory()

    answer = client_for(administrator).post(
        reverse("admin:services_service_delete", args=[service.pk]), {"post": "yes"}
    )

    assert answer.status_code == 403
    assert Service.objects.filter(pk=service.pk).exists()


def test_read_only_dictionaries_refuse_a_change(administrator, client_for):
    occupation = Occupation.objects.current().get(code="341201")

    answer = client_for(administrator).post(
        reverse("admin:services_occupation_change", args=[occupation.pk]), {"title": "Coś innego"}
    )

    assert answer.status_code == 403
    occupation.refresh_from_db()
    assert occupation.title != "Coś innego"


def replaced(client, old: str, new: str):
    """Post the page that puts one occupation in place of another."""
    entry = Occupation.objects.get(code=old)
    return client.post(reverse("admin:services_occupation_replace", args=[entry.pk]), {"occupation": new})


def test_an_occupation_is_corrected_in_all_services_by_one_act_and_the_source_keeps_its_words(
    administrator, client_for
):
    services = list(Service.objects.filter(requirements__occupation__code="341204").distinct())
    printed = sorted(row.printed_code for service in services for row in service.requirements.all())

    answer = replaced(client_for(administrator), "341204", "341202 Opiekunka osoby starszej")

    assert answer.status_code == 302
    assert not Service.objects.filter(requirements__occupation__code="341204").exists()
    for service in services:
        before = service.version
        service.refresh_from_db()
        assert service.requirements.filter(occupation__code="341202").exists()
        assert service.version == before + 1
    assert sorted(row.printed_code for service in services for row in service.requirements.all()) == printed


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("", "Wpisz kod albo nazwę właściwego zawodu."),
        ("341204", "To ten sam zawód. Wskaż inny."),
        ("342202 Opiekun osoby starszej", "czy chodzi o 341202 Opiekun osoby starszej?"),
    ],
)
def test_a_wrong_replacement_changes_nothing_and_says_why(new, said, administrator, client_for):
    answer = replaced(client_for(administrator), "341204", new)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Service.objects.filter(requirements__occupation__code="341204").distinct().count() == 3


def test_the_page_of_a_replacement_lists_the_services_it_will_change(administrator, client_for):
    entry = Occupation.objects.get(code="341204")

    page = (
        client_for(administrator).get(reverse("admin:services_occupation_replace", args=[entry.pk])).content.decode()
    )

    assert "Usługa wytchnieniowa" in page
    assert "w źródle: 342204" in page


@pytest.mark.parametrize("role", [Role.WORKER, Role.ORGANISER, Role.DIRECTOR, Role.READER])
def test_nobody_else_replaces_an_occupation(role, client_for):
    assert replaced(client_for(UserFactory(roles=[role])), "341204", "341202").status_code == 403
    assert Service.objects.filter(requirements__occupation__code="341204").exists()
