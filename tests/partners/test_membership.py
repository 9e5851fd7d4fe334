"""Who joins a signed agreement and who leaves it, and who was a party on a past day."""

import datetime as dt

import pytest
from django.utils import timezone

from cus.workflow import Refused
from partners import actions
from partners.models import AgreementParty
from tests.factories.partners import AgreementFactory, PartnerFactory, PartyFactory, TaskFactory

pytestmark = pytest.mark.django_db
SIGNED = dt.date(2026, 1, 10)


@pytest.fixture
def agreement(organiser):
    """Signed on 10 January by the centre and „Kalina”."""
    agreement = AgreementFactory(number="3/2026", signed=True, concluded_on=SIGNED)
    PartyFactory(agreement=agreement, partner=None, role="other", joined_on=SIGNED)
    PartyFactory(agreement=agreement, partner__name="Koło „Kalina”", joined_on=SIGNED)
    return agreement


def names_on(agreement, day: dt.date) -> set[str]:
    return {str(party) for party in agreement.parties.on(day)}


def text_of(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


def accede(by, agreement, **changes) -> AgreementParty:
    values = {"partner": PartnerFactory(), "role": "provider", "joined_on": dt.date(2026, 3, 1)} | changes
    return actions.accede(by=by, agreement=agreement, **values)


def withdraw(by, agreement, day=dt.date(2026, 5, 1)) -> AgreementParty:
    return actions.withdraw(by=by, party=agreement.parties.exclude(partner=None).get(), withdrew_on=day)


def test_the_parties_of_any_past_day_can_be_told(agreement, organiser):
    accede(organiser, agreement, partner=PartnerFactory(name="Fundacja „Łąka”"))
    party = agreement.parties.get(partner__name="Koło „Kalina”")
    actions.withdraw(by=organiser, party=party, withdrew_on=dt.date(2026, 5, 1))

    centre, circle, meadow = "centrum usług społecznych", "Koło „Kalina”", "Fundacja „Łąka”"
    assert names_on(agreement, dt.date(2026, 1, 9)) == set()
    assert names_on(agreement, SIGNED) == {centre, circle}
    assert names_on(agreement, dt.date(2026, 3, 1)) == {centre, circle, meadow}
    assert names_on(agreement, dt.date(2026, 4, 30)) == {centre, circle, meadow}
    assert names_on(agreement, dt.date(2026, 5, 1)) == {centre, meadow}


def test_the_page_shows_the_parties_of_the_asked_day(agreement, organiser, reader, client_for):
    withdraw(organiser, agreement)
    client, address = client_for(reader), f"/porozumienia/{agreement.pk}/"

    def members(day):
        answer = client.get(address, {"dzien": day} if day else {})
        return [name for _, name in answer.context["members"]]

    assert "Koło „Kalina”" not in members("")
    assert "Koło „Kalina”" in members("1.02.2026")
    assert members("1.01.2026") == []
    assert "Koło „Kalina”" not in members("kiedyś")


def test_joining_and_leaving_are_done_on_their_pages(agreement, organiser, client_for):
    partner = PartnerFactory(name="CIS „Warsztat”", works_for_social_employment=True)
    client, address = client_for(organiser), f"/porozumienia/{agreement.pk}/"

    joined = client.post(f"{address}przystapienie/", {"party": partner.pk, "joined_on": "1.03.2026"}, follow=True)
    party = agreement.parties.get(partner=partner)
    left = client.post(f"{address}strony/{party.pk}/wystapienie/", {"withdrew_on": "2.03.2026"}, follow=True)

    party.refresh_from_db()
    assert "Odnotowano przystąpienie." in text_of(joined)
    assert "Odnotowano wystąpienie." in text_of(left)
    assert (party.role, party.joined_on, party.withdrew_on) == (
        "social_employment",
        dt.date(2026, 3, 1),
        dt.date(2026, 3, 2),
    )


def test_tasks_of_a_party_that_left_wait_for_somebody_else(agreement, organiser, client_for):
    TaskFactory(agreement=agreement, responsible=agreement.parties.exclude(partner=None).get())

    withdraw(organiser, agreement)

    assert agreement.tasks.get().responsible is None
    assert "1 zadanie czeka na podział" in text_of(client_for(organiser).get(f"/porozumienia/{agreement.pk}/"))


def test_who_left_may_join_again_but_not_before_leaving(agreement, organiser):
    partner = agreement.parties.exclude(partner=None).get().partner
    withdraw(organiser, agreement)

    with pytest.raises(Refused, match="od dnia wystąpienia"):
        accede(organiser, agreement, partner=partner, joined_on=dt.date(2026, 4, 30))
    accede(organiser, agreement, partner=partner, joined_on=dt.date(2026, 6, 1))

    assert [names_on(agreement, day) >= {partner.name} for day in (dt.date(2026, 5, 15), dt.date(2026, 6, 1))] == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"partner": None}, "już jest strona"),
        ({"joined_on": dt.date(2026, 1, 9)}, "od dnia podpisania"),
        ({"joined_on": dt.date(2100, 1, 1)}, "z przyszłości"),
    ],
)
def test_joining_is_refused_with_the_reason(changes, words, agreement, organiser):
    with pytest.raises(Refused, match=words):
        accede(organiser, agreement, **changes)
    assert agreement.parties.count() == 2


@pytest.mark.parametrize(
    ("day", "words"), [(dt.date(2026, 1, 9), "wcześniejsza"), (dt.date(2100, 1, 1), "z przyszłości")]
)
def test_leaving_before_joining_or_in_the_future_is_refused(day, words, agreement, organiser):
    with pytest.raises(Refused, match=words):
        withdraw(organiser, agreement, day)
    assert agreement.parties.present().count() == 2


def test_a_party_leaves_once(agreement, organiser):
    withdraw(organiser, agreement)

    with pytest.raises(Refused, match="już wystąpiła"):
        withdraw(organiser, agreement)


@pytest.mark.parametrize("role", ["worker", "reader", "administrator"])
def test_other_roles_record_neither(role, agreement, request):
    user = request.getfixturevalue(role)

    for act in (accede, withdraw):
        with pytest.raises(Refused) as refused:
            act(user, agreement)
        assert refused.value.refusal.status == 403
    assert agreement.parties.present().count() == 2


def test_a_draft_and_an_ended_agreement_take_no_members(agreement, organiser):
    draft = AgreementFactory()
    actions.end_agreement(by=organiser, agreement=agreement, ends_on=timezone.localdate())

    for closed, words in ((draft, "projekt"), (agreement, "zakończone")):
        with pytest.raises(Refused, match=words):
            accede(organiser, closed)


def test_only_present_parties_may_answer_for_a_task(agreement, organiser, worker, client_for):
    PartnerFactory(name="Zupełnie Obcy")
    address = f"/porozumienia/{agreement.pk}/zadania/"
    before = text_of(client_for(worker).get(address))

    withdraw(organiser, agreement)

    after = text_of(client_for(worker).get(address))
    assert "Koło „Kalina”</option>" in before
    assert "Zupełnie Obcy" not in before
    assert "Koło „Kalina”</option>" not in after


def test_a_party_that_left_no_longer_keeps_its_card_from_the_archive(agreement, organiser):
    partner = agreement.parties.exclude(partner=None).get().partner
    with pytest.raises(Refused, match="stroną porozumienia"):
        actions.archive_partner(by=organiser, partner=partner)

    withdraw(organiser, agreement)

    assert actions.archive_partner(by=organiser, partner=partner).state == "archived"
