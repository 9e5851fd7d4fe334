"""An agreement from the draft to its end, the division of tasks before it binds, and its register."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cus.workflow import Refused, StaleEdit
from partners import actions
from partners.division import proposed_tasks
from partners.models import CooperationAgreement
from tests.factories.partners import AgreementFactory, PartnerFactory, PartyFactory, TaskFactory

pytestmark = pytest.mark.django_db
LIST = "/porozumienia/"


@pytest.fixture
def agreement():
    """A draft of the centre and one provider, its only task divided."""
    agreement = AgreementFactory(number="7/2026")
    PartyFactory(agreement=agreement, partner=None, role="other")
    party = PartyFactory(agreement=agreement, partner__name="Koło „Kalina”")
    TaskFactory(agreement=agreement, description="Posiłki", responsible=party)
    return agreement


def sign(agreement, organiser, day=None):
    return actions.sign_agreement(
        by=organiser, agreement=agreement, concluded_on=day or timezone.localdate(), signature_manner="paper"
    )


def text_of(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


# --- agreed ------------------------------------------------------------------------------------


def test_what_is_agreed_does_not_change_until_it_is_a_draft_again(agreement, organiser, worker, reader, client_for):
    agreed = client_for(organiser).post(f"{LIST}{agreement.pk}/uzgodnienie/", {"version": 1}, follow=True)
    edit = client_for(worker).get(f"{LIST}{agreement.pk}/zmien/")
    tasks = client_for(worker).get(f"{LIST}{agreement.pk}/zadania/")
    with pytest.raises(Refused, match="cofnij porozumienie do projektu"):
        actions.save_agreement(by=worker, agreement=agreement, seen=2, values={"place": "Gdzie indziej"})
    unseen = client_for(reader).get(f"{LIST}{agreement.pk}/")
    back = client_for(organiser).post(f"{LIST}{agreement.pk}/projekt/", follow=True)

    assert "Czeka na podpisy" in text_of(agreed)
    assert (edit.status_code, tasks.status_code, unseen.status_code) == (409, 409, 404)
    assert "znowu jest projektem" in text_of(back)
    agreement.refresh_from_db()
    assert (agreement.state, agreement.agreed_by, agreement.version) == ("draft", None, 3)


def test_an_agreed_text_is_signed_and_remembers_who_agreed_it(agreement, organiser, director):
    actions.agree_agreement(by=organiser, agreement=agreement, seen=1)
    signed = sign(agreement, director)

    assert (signed.state, signed.agreed_by, signed.signed_by) == ("signed", organiser, director)
    with pytest.raises(Refused, match="jeszcze niepodpisane"):
        actions.reopen_agreement(by=organiser, agreement=agreement)


def test_a_text_that_somebody_changed_meanwhile_is_not_agreed(agreement, organiser, worker):
    actions.save_agreement(by=worker, agreement=agreement, seen=1, values={"place": "Podlesie"})

    with pytest.raises(StaleEdit):
        actions.agree_agreement(by=organiser, agreement=agreement, seen=1)


@pytest.mark.parametrize(("role", "status"), [("worker", 403), ("reader", 404), ("administrator", 404)])
def test_others_neither_agree_nor_reopen(role, status, agreement, request, client_for):
    client = client_for(request.getfixturevalue(role))

    answers = [client.post(f"{LIST}{agreement.pk}/{page}/", {"version": 1}) for page in ("uzgodnienie", "projekt")]

    agreement.refresh_from_db()
    assert ([answer.status_code for answer in answers], agreement.state) == ([status, status], "draft")


# --- division of tasks ---------------------------------------------------------------------------


@pytest.mark.parametrize("act", ["agree", "sign"])
def test_an_agreement_with_tasks_nobody_answers_for_is_refused_with_their_names(act, agreement, organiser):
    for number in range(1, 8):
        TaskFactory(agreement=agreement, description=f"Zadanie {number}.", position=number)

    acts = {
        "sign": lambda: sign(agreement, organiser),
        "agree": lambda: actions.agree_agreement(by=organiser, agreement=agreement, seen=1),
    }
    with pytest.raises(Refused) as error:
        acts[act]()

    message = str(error.value)
    assert message.startswith("Wskaż, kto odpowiada za: „Zadanie 1”, „Zadanie 2”")
    assert message.endswith("„Zadanie 5” i jeszcze 2 zadania.")
    assert "Posiłki" not in message


def test_seven_and_seven_tasks_are_proposed_once_and_given_to_the_only_ones_who_can(agreement, worker, client_for):
    address = f"{LIST}{agreement.pk}/zadania/proponowane/"

    first = client_for(worker).post(address, follow=True)
    again = client_for(worker).post(address, follow=True)

    lists = proposed_tasks()
    rows = [(task.description, str(task.responsible)) for task in agreement.tasks.all()]
    assert [len(texts) for texts in lists.values()] == [7, 7]
    assert "Dopisano 14 zadań." in text_of(first)
    assert "Wszystkie proponowane zadania już są." in text_of(again)
    assert rows[0] == ("Posiłki", "Koło „Kalina”")
    assert rows[1:8] == [(text, "centrum usług społecznych") for text in lists["centre"]]
    assert rows[8:] == [(text, "Koło „Kalina”") for text in lists["provider"]]


def test_with_two_providers_people_choose_who_answers(agreement, worker):
    PartyFactory(agreement=agreement)

    actions.propose_tasks(by=worker, agreement=agreement)

    assert agreement.tasks.filter(responsible=None).count() == 7


def test_a_signed_agreement_gets_no_proposed_tasks(agreement, organiser):
    sign(agreement, organiser)

    with pytest.raises(Refused):
        actions.propose_tasks(by=organiser, agreement=agreement)
    assert agreement.tasks.count() == 1


# --- the end -------------------------------------------------------------------------------------


def test_a_termination_needs_a_reason_and_shows_it(agreement, organiser, client_for):
    sign(agreement, organiser)
    client, address = client_for(organiser), f"{LIST}{agreement.pk}/zakonczenie/"
    end = {"ends_on": timezone.localdate().strftime("%d.%m.%Y"), "ending": "terminated"}

    silent = client.post(address, end | {"end_reason": " "})
    told = client.post(address, end | {"end_reason": "Strony połączyły siły w nowym porozumieniu."}, follow=True)

    assert silent.status_code == 422
    assert "dlaczego rozwiązano" in silent.context["form"].errors["end_reason"][0]
    assert "rozwiązano je wcześniej" in text_of(told)
    assert "Strony połączyły siły" in text_of(told)


def test_the_database_refuses_an_end_without_its_manner(agreement, organiser):
    sign(agreement, organiser)

    with pytest.raises(IntegrityError), transaction.atomic():
        CooperationAgreement.objects.update(state="ended", ends_on=timezone.localdate())


# --- the register --------------------------------------------------------------------------------


def test_the_register_is_narrowed_by_party_state_role_and_day(organiser, client_for):
    old = AgreementFactory(
        number="1/2020", signed=True, concluded_on=dt.date(2020, 1, 1), ends_on=dt.date(2020, 12, 31)
    )
    new = AgreementFactory(number="2/2026", signed=True, concluded_on=dt.date(2026, 1, 10))
    PartyFactory(agreement=new, partner=PartnerFactory(name="OWES „Zakole”"), role="coordinator")
    PartyFactory(agreement=new, partner=None)
    TaskFactory(agreement=new)
    draft = AgreementFactory(number="3/2026")
    client = client_for(organiser)

    def found(**asked):
        return {agreement.number for agreement in client.get(LIST, asked).context["page"]}

    assert found() == {"1/2020", "2/2026", "3/2026"}
    assert found(stan="draft") == {draft.number}
    assert found(stan="po-terminie") == {old.number}
    assert found(stan="niepodzielone") == {new.number}
    assert found(q="zakole") == found(rola="coordinator") == {new.number}
    assert found(dzien="1.07.2020") == {old.number}
    assert found(dzien="9.01.2026") == set()
    assert "Nic nie pasuje do filtrów" in text_of(client.get(LIST, {"q": "nie ma"}))


def test_the_start_page_tells_of_tasks_left_behind_and_of_a_term_that_passed(agreement, organiser, worker, client_for):
    past = AgreementFactory(
        number="1/2020", signed=True, concluded_on=dt.date(2020, 1, 1), ends_on=dt.date(2020, 12, 31)
    )
    sign(agreement, organiser)
    party = agreement.parties.exclude(partner=None).get()
    actions.withdraw(by=organiser, party=party, withdrew_on=timezone.localdate())

    told = {user: text_of(client_for(user).get("/")) for user in (organiser, worker)}

    assert f"{past}: minął ostatni dzień" in told[organiser]
    assert f"{past}: minął ostatni dzień" not in told[worker]
    assert all(f"{agreement}: zadania bez strony" in page for page in told.values())
