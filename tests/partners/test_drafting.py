"""The form of a draft: more rows without JavaScript, the text as it will be printed, nothing typed lost."""

import pytest

from partners.models import CooperationAgreement, Partner
from tests.factories.centre import CentreFactory, ServedGminaFactory
from tests.factories.partners import AgreementFactory, OfferFactory, PartnerFactory, PartyFactory
from tests.factories.services import ServiceFactory

pytestmark = pytest.mark.django_db
NEW = "/porozumienia/nowe/"
TABLES = {
    "parties": ("party", "role", "represented_by"),
    "tasks": ("description", "goal", "responsible"),
    "clauses": ("text",),
}


def form(*, parties=(), tasks=(), clauses=(), **fields) -> dict:
    data = {"number": "1/2026"} | fields
    for name, rows in {"parties": parties, "tasks": tasks, "clauses": clauses}.items():
        data |= {f"{name}-TOTAL_FORMS": len(rows), f"{name}-INITIAL_FORMS": 0}
        for at, row in enumerate(rows):
            data |= {f"{name}-{at}-{column}": row.get(column, "") for column in TABLES[name]}
            data |= {f"{name}-{at}-DELETE": "on"} if row.get("DELETE") else {}
    return data


def text_of(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


def points_of(answer) -> int:
    return len(answer.context["wording"].points)


def test_a_new_draft_proposes_the_place_and_the_only_gmina(worker, client_for):
    CentreFactory(town="Brzozowa Górka")
    served = ServedGminaFactory()

    answer = client_for(worker).get(NEW)

    assert answer.context["form"]["place"].value() == "Brzozowa Górka"
    assert answer.context["form"]["gminas"].value() == [served.gmina.pk]
    assert served.gmina.name in text_of(answer)[text_of(answer).index("Treść, jak w druku") :]


@pytest.mark.parametrize(("table", "rows"), [("parties", 4), ("tasks", 3), ("clauses", 3)])
def test_the_button_for_more_rows_saves_nothing_and_loses_nothing(table, rows, worker, client_for):
    partner = PartnerFactory()
    typed = form(
        parties=[{"party": partner.pk, "represented_by": "Anna Wymyślona"}],
        number="",
        mission="Misja w pół słowa",
        concluded_on="jutro?",
        add=table,
    )

    answer = client_for(worker).post(NEW, typed)

    page = text_of(answer)
    assert answer.status_code == 200
    assert len(answer.context["formsets"][table].forms) == rows
    assert 'value="Anna Wymyślona"' in page
    assert "Misja w pół słowa" in page
    assert 'value="jutro?"' in page
    assert f'<option value="{partner.pk}" selected>' in page
    assert '<ul class="wrong"' not in page
    assert not CooperationAgreement.objects.exists()


def test_more_rows_on_an_opened_draft_keep_the_version_that_was_seen(worker, client_for):
    agreement = AgreementFactory(version=5)

    answer = client_for(worker).post(f"/porozumienia/{agreement.pk}/zmien/", form(version="4", add="tasks"))

    assert answer.context["form"]["version"].value() == "4"


@pytest.mark.parametrize(
    ("role", "expected"), [("provider", 4), ("social_employment", 7), ("coordinator", 4), ("other", 4)]
)
def test_the_text_follows_the_roles_before_anything_is_saved(role, expected, worker, client_for):
    partner = PartnerFactory(name="CIS „Warsztat”")

    answer = client_for(worker).post(NEW, form(parties=[{"party": partner.pk, "role": role}], preview="1"))

    assert points_of(answer) == expected
    assert ("CIS „Warsztat”" in answer.context["wording"].points[-1].text) == (role == "coordinator")
    assert not CooperationAgreement.objects.exists()


def test_a_row_to_be_removed_no_longer_speaks(worker, client_for):
    partner = PartnerFactory(works_for_social_employment=True)
    client = client_for(worker)

    kept = client.post(NEW, form(parties=[{"party": partner.pk}], preview="1"))
    removed = client.post(NEW, form(parties=[{"party": partner.pk, "DELETE": True}], preview="1"))

    assert (points_of(kept), points_of(removed)) == (7, 4)


def test_a_fragment_is_answered_to_the_page_that_asks_for_the_text_alone(worker, client_for):
    typed = form(clauses=[{"text": "Spotkanie raz na kwartał."}], preview="1")

    answer = client_for(worker).post(NEW, typed, headers={"HX-Request": "true"})

    assert "<html" not in text_of(answer)
    assert "Spotkanie raz na kwartał." in text_of(answer)


def test_a_saved_draft_shows_its_text_on_the_form(worker, client_for):
    agreement = AgreementFactory()
    PartyFactory(agreement=agreement, role="social_employment")

    assert points_of(client_for(worker).get(f"/porozumienia/{agreement.pk}/zmien/")) == 7


def test_a_number_in_use_stands_at_its_field(worker, client_for):
    AgreementFactory(number="1/2026")

    answer = client_for(worker).post(NEW, form())

    assert "już jest" in answer.context["form"].errors["number"][0]


def test_an_end_before_the_beginning_stands_at_its_field(worker, client_for):
    answer = client_for(worker).post(NEW, form(concluded_on="2.03.2026", ends_on="1.03.2026"))

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["ends_on"]


def test_a_gmina_no_longer_served_stays_in_the_agreement(worker, client_for):
    served = ServedGminaFactory()
    agreement = AgreementFactory(number="1/2026")
    agreement.gminas.add(served.gmina)
    served.delete()

    answer = client_for(worker).post(
        f"/porozumienia/{agreement.pk}/zmien/", form(version=1, gminas=[served.gmina.pk], mission="Razem")
    )

    assert answer.status_code == 302
    assert list(agreement.gminas.all()) == [served.gmina]


# --- the same button in the other tables ---------------------------------------------------------


def test_more_rows_of_offers_and_of_tasks_save_nothing_and_lose_nothing(worker, client_for):
    client, offer = client_for(worker), OfferFactory()
    agreement = AgreementFactory()
    service = ServiceFactory(name="Dowóz na zajęcia")
    columns = {"service": service.pk, "capacity": "dużo", "unit": "", "period": "", "place": "Remiza"}

    offers = client.post(
        f"/partnerzy/{offer.partner_id}/oferta/",
        {"offers-TOTAL_FORMS": 1, "offers-INITIAL_FORMS": 0, "version": 1, "add": "offers"}
        | {f"offers-0-{name}": value for name, value in columns.items()},
    )
    tasks = client.post(
        f"/porozumienia/{agreement.pk}/zadania/",
        {"tasks-TOTAL_FORMS": 1, "tasks-INITIAL_FORMS": 0, "version": 1, "add": "tasks"}
        | {"tasks-0-description": "Posiłki", "tasks-0-goal": "", "tasks-0-responsible": ""},
    )

    assert (offers.status_code, tasks.status_code) == (200, 200)
    assert 'value="Remiza"' in text_of(offers)
    assert 'value="dużo"' in text_of(offers)
    assert f'<option value="{service.pk}" selected>' in text_of(offers)
    assert "Posiłki" in text_of(tasks)
    assert len(offers.context["formset"].forms) == len(tasks.context["formset"].forms) == 4
    assert Partner.objects.get().offers.get() == offer
    assert not agreement.tasks.exists()


# --- the registry --------------------------------------------------------------------------------


def test_the_archive_is_a_filter_of_the_list(worker, organiser, client_for):
    from partners import actions

    PartnerFactory(name="Czynna")
    actions.archive_partner(by=organiser, partner=PartnerFactory(name="Dawna"))
    client = client_for(worker)

    def names(**filters):
        return [partner.name for partner in client.get("/partnerzy/", filters).context["page"]]

    assert (names(), names(stan="archiwum"), names(stan="wszystkie")) == (["Czynna"], ["Dawna"], ["Czynna", "Dawna"])


def test_partners_offering_one_service_are_found(worker, client_for):
    wanted = OfferFactory(partner__name="Tak", service__slug="posilki-z-dowozem")
    OfferFactory(partner__name="Nie")

    answer = client_for(worker).get("/partnerzy/", {"oferta": "posilki-z-dowozem"})

    assert list(answer.context["page"]) == [wanted.partner]


@pytest.mark.parametrize("query", ["stowarzyszene", "gospodyn", "zyczliwosc"])
def test_search_forgives_slips_too(query, worker, client_for):
    PartnerFactory(name="Stowarzyszenie „Życzliwość”" if query != "gospodyn" else "Koło Gospodyń Wiejskich")
    PartnerFactory(name="Przychodnia")

    assert len(client_for(worker).get("/partnerzy/", {"q": query}).context["page"]) == 1
