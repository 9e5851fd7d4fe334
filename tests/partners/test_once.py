"""The same form sent twice, two people at once, and the way out to the card that stands in the way."""

import threading
import uuid

import pytest
from django.db import connection

from partners import actions
from partners.models import CooperationAgreement, Partner
from tests.factories.partners import PartnerFactory

NEW = "/partnerzy/nowy/"


def card(**fields) -> dict:
    return {"name": "Fundacja „Przystań”"} | fields


def draft(**fields) -> dict:
    tables = {f"{name}-{part}_FORMS": 0 for name in ("parties", "tasks", "clauses") for part in ("TOTAL", "INITIAL")}
    return tables | fields


def text_of(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


@pytest.mark.django_db
def test_each_opened_form_of_a_new_card_has_a_token_of_its_own(worker, client_for):
    tokens = {client_for(worker).get(NEW).context["form"]["token"].value() for _ in range(2)}

    assert len(tokens) == 2


@pytest.mark.django_db
def test_one_form_sent_twice_makes_one_card_and_leads_to_it(worker, client_for):
    client, data = client_for(worker), card(token=str(uuid.uuid4()))

    first, second = client.post(NEW, data), client.post(NEW, data)

    partner = Partner.objects.get()
    assert first.headers["Location"] == second.headers["Location"] == partner.get_absolute_url()


@pytest.mark.django_db
def test_the_token_of_another_person_gives_nothing_away(worker, organiser, client_for):
    data = card(token=str(uuid.uuid4()))
    client_for(worker).post(NEW, data)

    answer = client_for(organiser).post(NEW, data)

    assert answer.status_code == 422
    assert Partner.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("token", ["", "nie-token"])
def test_a_lost_or_spoiled_token_does_not_stop_the_saving(token, worker, client_for):
    assert client_for(worker).post(NEW, card(token=token)).status_code == 302


@pytest.mark.django_db
def test_one_form_of_an_agreement_without_a_number_sent_twice_makes_one(worker, client_for):
    client, data = client_for(worker), draft(mission="Razem", token=str(uuid.uuid4()))

    first, second = (client.post("/porozumienia/nowe/", data) for _ in range(2))

    assert first.headers["Location"] == second.headers["Location"]
    assert CooperationAgreement.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["nip", "name"])
def test_the_card_that_stands_in_the_way_is_one_press_away(field, worker, client_for):
    other = PartnerFactory(name="Fundacja „Przystań”", nip="9900000017")
    data = card() if field == "name" else card(name="Inna nazwa", nip="990-000-00-17")

    page = text_of(client_for(worker).post(NEW, data))

    assert f'<a href="{other.get_absolute_url()}">Otwórz fiszkę „Fundacja »Przystań«”</a>' in page


@pytest.mark.django_db
def test_the_question_about_the_same_name_stands_under_the_name(worker, client_for):
    PartnerFactory(name="Fundacja „Przystań”")

    page = text_of(client_for(worker).post(NEW, card()))

    row = page[page.index('id="w-name"') : page.index('id="w-address"')]
    assert "To inny podmiot – mimo to zapisz" in row


@pytest.mark.django_db
def test_the_action_itself_refuses_the_same_name(worker):
    PartnerFactory(name="Fundacja „Przystań”")

    with pytest.raises(actions.SameName) as refused:
        actions.create_partner(by=worker, values={"name": "fundacja „PRZYSTAN”"})
    assert [alike.other.name for alike in refused.value.others] == ["Fundacja „Przystań”"]
    assert Partner.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_people_adding_the_same_body_at_once_make_one_card(worker):
    outcomes, start = [], threading.Barrier(2)

    def add() -> None:
        start.wait()
        try:
            actions.create_partner(by=worker, values={"name": "Fundacja „Przystań”", "nip": "9900000017"})
            outcomes.append("saved")
        except actions.SameName:
            outcomes.append("asked")
        finally:
            connection.close()

    threads = [threading.Thread(target=add) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["asked", "saved"]
    assert Partner.objects.count() == 1


@pytest.mark.django_db
def test_a_date_of_a_status_without_the_status_is_refused_at_the_date(worker, client_for):
    answer = client_for(worker).post(NEW, card(social_economy_since="1.02.2025"))

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["social_economy_since"]


BY_SCRIPT = {"HX-Request": "true", "Sec-Fetch-Mode": "cors"}


@pytest.mark.django_db
def test_a_look_at_the_wording_that_comes_after_the_saving_takes_no_message_away(organiser, client_for):
    client, data = client_for(organiser), draft(place="Brzozowa Górka", token=str(uuid.uuid4()))
    made = client.post("/porozumienia/nowe/", data)
    late = client.post("/porozumienia/nowe/", data | {"preview": "1"}, headers=BY_SCRIPT)

    assert made.status_code == 302
    assert late.status_code == 200
    assert "<html" not in text_of(late)
    assert "Zapisano projekt porozumienia." in text_of(client.get(made.headers["Location"]))


@pytest.mark.django_db
def test_a_message_waits_for_a_page_that_a_person_sees(worker, client_for):
    client = client_for(worker)
    card_page = client.post(NEW, card()).headers["Location"]

    # A script that follows a redirect gets a whole page, which nobody sees.
    assert "Założono fiszkę" in text_of(client.get(card_page, headers={"Sec-Fetch-Mode": "cors"}))
    assert "Założono fiszkę" in text_of(client.get(card_page))
    assert "Założono fiszkę" not in text_of(client.get(card_page))
