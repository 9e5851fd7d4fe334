"""The cooperation committee: who sits in it, when it meets, how parties vote, what comes of it."""

import datetime as dt

import pytest
from django.utils import timezone

from cus.documents.actions import file_of
from cus.documents.models import FrozenDocument
from cus.workflow import Refused, StaleEdit
from partners import actions
from partners.models import CommitteeDecision, CommitteeMeeting, CommitteeMember
from tests.documents import checks
from tests.factories.centre import CentreFactory
from tests.factories.committee import DecisionFactory, MeetingFactory, MemberFactory
from tests.factories.partners import AgreementFactory, PartyFactory

pytestmark = pytest.mark.django_db
SIGNED, MET = dt.date(2026, 1, 10), dt.date(2026, 3, 5)


@pytest.fixture
def agreement():
    """Signed on 10 January by the centre and „Kalina”."""
    agreement = AgreementFactory(number="3/2026", signed=True, concluded_on=SIGNED)
    PartyFactory(agreement=agreement, partner=None, role="other", joined_on=SIGNED)
    PartyFactory(agreement=agreement, partner__name="Koło „Kalina”", joined_on=SIGNED)
    return agreement


@pytest.fixture
def centre(agreement):
    return agreement.parties.get(partner=None)


@pytest.fixture
def circle(agreement):
    return agreement.parties.exclude(partner=None).get()


@pytest.fixture
def meeting(agreement, centre, circle):
    """Two people of the circle and one of the centre: two votes."""
    members = [
        MemberFactory(agreement=agreement, party=circle, person="Halina Wrzos"),
        MemberFactory(agreement=agreement, party=circle, person="Bronisława Jarzębina"),
        MemberFactory(agreement=agreement, party=centre, person="Andrzej Dąbek"),
    ]
    return MeetingFactory(agreement=agreement, held_on=MET, present=members)


def text_of(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


def member(by, agreement, party, **changes) -> CommitteeMember:
    values = {"party": party, "person": "Halina Wrzos", "post": "", "joined_on": SIGNED, "left_on": None} | changes
    return actions.add_member(by=by, agreement=agreement, values=values)


def decision(by, meeting, **changes) -> CommitteeDecision:
    values = {"text": "Zimą gotują dwie świetlice.", "decided_on": MET, "votes_for": 2} | changes
    return actions.add_decision(by=by, meeting=meeting, values=values)


# --- members -------------------------------------------------------------------------------------


def test_nobody_is_a_member_twice_on_one_day_also_for_another_party(agreement, centre, circle, worker):
    first = member(worker, agreement, circle, left_on=dt.date(2026, 5, 1))

    for party in (centre, circle):
        with pytest.raises(Refused, match="w tym czasie w komitecie"):
            member(worker, agreement, party, person="halina wrzos", joined_on=dt.date(2026, 4, 30))
    back = member(worker, agreement, centre, joined_on=dt.date(2026, 5, 1))

    assert set(agreement.members.on(dt.date(2026, 4, 30))) == {first}
    assert set(agreement.members.on(dt.date(2026, 5, 1))) == {back}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"joined_on": SIGNED - dt.timedelta(days=1)}, "joined_on"),
        ({"joined_on": dt.date(2100, 1, 1)}, "joined_on"),
        ({"left_on": dt.date(2100, 1, 1)}, "left_on"),
    ],
)
def test_days_that_cannot_be_are_refused_at_their_field(changes, field, agreement, circle, worker):
    with pytest.raises(Refused) as error:
        member(worker, agreement, circle, **changes)

    assert error.value.refusal.field == field
    assert not CommitteeMember.objects.exists()


def test_a_party_of_another_agreement_sends_nobody(agreement, worker):
    with pytest.raises(Refused, match="nie jest strona tego porozumienia"):
        member(worker, agreement, PartyFactory(joined_on=SIGNED))


def test_people_of_a_party_that_withdrew_leave_that_day_and_nobody_comes_after(
    agreement, centre, circle, worker, organiser
):
    stays, leaves = member(worker, agreement, centre, person="Andrzej Dąbek"), member(worker, agreement, circle)
    day = dt.date(2026, 6, 1)

    actions.withdraw(by=organiser, party=circle, withdrew_on=day)

    leaves.refresh_from_db()
    stays.refresh_from_db()
    assert (leaves.left_on, stays.left_on) == (day, None)
    with pytest.raises(Refused, match="wystąpiła z porozumienia"):
        member(worker, agreement, circle, person="Ktoś inny", joined_on=day)


def test_the_committee_ends_with_its_agreement(agreement, circle, worker, organiser):
    sent = member(worker, agreement, circle)

    actions.end_agreement(by=organiser, agreement=agreement, ends_on=dt.date(2026, 6, 30))

    sent.refresh_from_db()
    assert sent.left_on == dt.date(2026, 7, 1)
    with pytest.raises(Refused, match="jest zakończone"):
        member(worker, agreement, circle, person="Ktoś inny")


def test_a_stale_change_of_a_member_shows_both_texts(agreement, circle, worker, client_for):
    sent = member(worker, agreement, circle)
    client, address = client_for(worker), f"/porozumienia/{agreement.pk}/komitet/czlonkowie/{sent.pk}/"
    data = {"party": circle.pk, "person": "Halina Wrzos", "joined_on": "10.01.2026", "version": 1}
    client.post(address, data | {"post": "prezeska"})

    stale = client.post(address, data | {"post": "skarbniczka"})

    assert stale.status_code == 409
    assert "prezeska" in text_of(stale)
    assert "skarbniczka" in text_of(stale)


# --- meetings ------------------------------------------------------------------------------------


def test_a_draft_agreement_has_no_committee(worker):
    draft = AgreementFactory()

    with pytest.raises(Refused, match="od podpisania"):
        actions.create_meeting(by=worker, agreement=draft, values={"held_on": MET})


def test_a_meeting_is_not_before_the_agreement(agreement, worker):
    with pytest.raises(Refused) as error:
        actions.create_meeting(by=worker, agreement=agreement, values={"held_on": SIGNED - dt.timedelta(days=1)})

    assert error.value.refusal.field == "held_on"


def test_only_members_of_that_day_are_present(agreement, circle, worker):
    late = MemberFactory(agreement=agreement, party=circle, joined_on=MET + dt.timedelta(days=1))
    stranger = MemberFactory()

    for person in (late, stranger):
        with pytest.raises(Refused, match="nie była tego dnia w komitecie"):
            actions.create_meeting(by=worker, agreement=agreement, values={"held_on": MET}, present=[person])
    assert not CommitteeMeeting.objects.exists()


def test_a_form_sent_twice_makes_one_meeting(agreement, worker, client_for):
    client, address = client_for(worker), f"/porozumienia/{agreement.pk}/posiedzenia/nowe/"
    token = client.get(address).context["form"]["token"].value()

    answers = [client.post(address, {"held_on": "5.03.2026", "token": token}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].url == answers[1].url
    assert CommitteeMeeting.objects.count() == 1


def test_a_member_cannot_leave_before_a_meeting_at_which_they_were(meeting, worker):
    present = meeting.present.first()
    values = {"party": present.party, "person": present.person, "joined_on": SIGNED, "left_on": MET}

    with pytest.raises(Refused, match="posiedzenie, na którym ta osoba była"):
        actions.save_member(by=worker, member=present, seen=1, values=values)


# --- votes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("votes", "allowed"),
    [
        ((2, 0, 0), True),
        ((1, 1, 0), True),
        ((0, 0, 2), True),
        ((2, 1, 0), False),
        ((1, 1, 1), False),
        ((0, 0, 0), False),
    ],
)
def test_each_party_at_the_meeting_has_one_vote(votes, allowed, meeting, worker):
    given = dict(zip(("votes_for", "votes_against", "votes_abstained"), votes, strict=True))

    if allowed:
        assert decision(worker, meeting, **given).votes == 2
    else:
        with pytest.raises(Refused) as error:
            decision(worker, meeting, **given)
        assert error.value.refusal.field == "votes_for"
        assert not CommitteeDecision.objects.exists()


@pytest.mark.parametrize(
    ("votes_for", "votes_against", "carried"), [(2, 1, True), (1, 1, False), (0, 0, False), (1, 2, False)]
)
def test_a_decision_is_carried_by_more_for_than_against(votes_for, votes_against, carried):
    assert CommitteeDecision(votes_for=votes_for, votes_against=votes_against).is_carried is carried


def test_a_decision_before_its_meeting_is_refused_and_the_meeting_does_not_move_past_it(meeting, worker):
    with pytest.raises(Refused) as error:
        decision(worker, meeting, decided_on=MET - dt.timedelta(days=1))
    decision(worker, meeting)

    with pytest.raises(Refused, match="z wcześniejszą datą"):
        actions.save_meeting(
            by=worker,
            meeting=meeting,
            seen=1,
            values={"held_on": MET + dt.timedelta(days=1)},
            present=list(meeting.present.all()),
        )
    assert error.value.refusal.field == "decided_on"


def test_a_duty_is_told_whole_and_the_message_stands_at_what_is_missing(meeting, circle, worker, client_for):
    address = f"/porozumienia/{meeting.agreement_id}/posiedzenia/{meeting.pk}/decyzje/nowa/"
    data = {"text": "Gotujemy.", "decided_on": "5.03.2026", "votes_for": 2, "votes_against": 0, "votes_abstained": 0}

    answer = client_for(worker).post(address, data | {"responsible": circle.pk})

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"duty", "due_on"}
    assert not CommitteeDecision.objects.exists()


# --- closing -------------------------------------------------------------------------------------


def test_closed_minutes_and_their_decisions_are_numbered_in_the_year_and_change_no_more(meeting, worker, organiser):
    decision(worker, meeting)
    decision(worker, meeting, text="Wspólny magazyn.", votes_for=1, votes_against=1)
    earlier = MeetingFactory(
        agreement=meeting.agreement, held_on=dt.date(2026, 2, 1), present=list(meeting.present.all())
    )
    DecisionFactory(meeting=earlier)

    actions.close_meeting(by=organiser, meeting=meeting, seen=1)
    actions.close_meeting(by=organiser, meeting=earlier, seen=1)

    meeting.refresh_from_db()
    numbers = [str(one) for one in CommitteeDecision.objects.order_by("number")]
    assert str(meeting) == "Posiedzenie nr 1/2026"
    assert numbers == ["Decyzja nr 1/2026", "Decyzja nr 2/2026", "Decyzja nr 3/2026"]
    with pytest.raises(Refused, match="zamknięty"):
        actions.save_meeting(by=worker, meeting=meeting, seen=2, values={"place": "Gdzie indziej"})
    with pytest.raises(Refused, match="zamknięty"):
        decision(worker, meeting)
    with pytest.raises(Refused, match="zamknięty"):
        actions.remove_decision(by=worker, decision=meeting.decisions.first())


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        ({"minutes": ""}, "Opisz przebieg"),
        ({"held_on": dt.date(2100, 1, 1)}, "jeszcze się nie odbyło"),
        (None, "kto był obecny"),
    ],
)
def test_minutes_that_say_too_little_are_not_closed(spoil, words, meeting, organiser):
    if spoil:
        CommitteeMeeting.objects.update(**spoil)
    else:
        meeting.presences.all().delete()
    meeting.refresh_from_db()

    with pytest.raises(Refused, match=words):
        actions.close_meeting(by=organiser, meeting=meeting, seen=1)
    assert not FrozenDocument.objects.exists()


def test_votes_of_who_turned_out_absent_hold_the_closing_back(meeting, worker, organiser):
    decision(worker, meeting)
    meeting.presences.filter(member__person="Andrzej Dąbek").delete()

    with pytest.raises(Refused, match="Głosów jest 2, a na posiedzeniu była 1 strona"):
        actions.close_meeting(by=organiser, meeting=meeting, seen=1)


def test_minutes_changed_meanwhile_are_not_closed(meeting, worker, organiser):
    values = {"held_on": MET, "minutes": "Inaczej."}
    actions.save_meeting(by=worker, meeting=meeting, seen=1, values=values, present=list(meeting.present.all()))

    with pytest.raises(StaleEdit):
        actions.close_meeting(by=organiser, meeting=meeting, seen=1)


@pytest.mark.parametrize(("role", "status"), [("worker", 403), ("reader", 404), ("administrator", 404)])
def test_only_the_organiser_and_the_director_close(role, status, meeting, request, client_for):
    answer = client_for(request.getfixturevalue(role)).post(
        f"/porozumienia/{meeting.agreement_id}/posiedzenia/{meeting.pk}/zamkniecie/", {"version": 1}
    )

    meeting.refresh_from_db()
    assert (answer.status_code, meeting.state) == (status, "open")


def test_the_print_of_closed_minutes_is_whole_and_carries_its_code(meeting, circle, worker, organiser, client_for):
    CentreFactory()
    duty = {"responsible": circle, "duty": "Spis świetlic z kuchnią", "due_on": dt.date(2026, 4, 1)}
    decision(worker, meeting, text="Zażółć gęślą jaźń.", **duty)
    decision(worker, meeting, text="Wspólny magazyn.", votes_for=1, votes_against=1)
    address = f"/porozumienia/{meeting.agreement_id}/posiedzenia/{meeting.pk}/protokol/"
    draft = client_for(worker).get(address).content

    actions.close_meeting(by=organiser, meeting=meeting, seen=1)

    frozen = FrozenDocument.objects.get()
    pdf = file_of(frozen)
    printed = checks.undivided(checks.text_as_seen(pdf))
    assert "PROJEKT" in checks.text_of(draft)
    assert "PROJEKT" not in checks.text_of(pdf)
    assert checks.faults(pdf) == checks.faults(draft) == []
    for text in ("Kod sprawdzenia", "Decyzja nr 1/2026", "Decyzji nie przyjęto.", "Spis świetlic z kuchnią"):
        assert checks.undivided(text) in printed
    assert (frozen.kind, frozen.label) == ("committee_minutes", "1/2026")


# --- what comes of it ------------------------------------------------------------------------------


def test_what_somebody_has_to_do_stands_on_the_start_page_until_it_is_done(meeting, circle, worker, client_for):
    due = timezone.localdate() + dt.timedelta(days=3)
    duty = decision(worker, meeting, responsible=circle, duty="Spis świetlic", due_on=due)
    decision(worker, meeting, votes_for=1, votes_against=1, responsible=circle, duty="Nieprzyjęte", due_on=due)
    client = client_for(worker)
    before = text_of(client.get("/"))

    today = timezone.localdate().strftime("%d.%m.%Y")
    client.post(
        f"/porozumienia/{meeting.agreement_id}/posiedzenia/{meeting.pk}/decyzje/{duty.pk}/wykonanie/",
        {"done_on": today, "done_note": "Lista w segregatorze."},
    )

    assert "Koło „Kalina”: Spis świetlic" in before
    assert "Nieprzyjęte" not in before
    assert "Spis świetlic" not in text_of(client.get("/"))
    with pytest.raises(Refused, match="już odnotowane"):
        actions.mark_done(by=worker, decision=duty, done_on=timezone.localdate())


def test_a_duty_is_not_done_before_it_was_decided(meeting, circle, worker):
    duty = decision(worker, meeting, responsible=circle, duty="Spis", due_on=dt.date(2026, 4, 1))

    for day in (MET - dt.timedelta(days=1), dt.date(2100, 1, 1)):
        with pytest.raises(Refused) as error:
            actions.mark_done(by=worker, decision=duty, done_on=day)
        assert error.value.refusal.field == "done_on"


def test_a_meeting_with_decisions_is_not_removed(meeting, worker):
    one = decision(worker, meeting)
    with pytest.raises(Refused, match="Najpierw usuń je"):
        actions.remove_meeting(by=worker, meeting=meeting)

    actions.remove_decision(by=worker, decision=one)
    actions.remove_meeting(by=worker, meeting=meeting)

    assert not CommitteeMeeting.objects.exists()


@pytest.mark.parametrize("rows", [1, 20])
def test_the_page_of_the_committee_asks_the_same_number_of_questions(
    rows, agreement, circle, worker, client_for, django_assert_max_num_queries
):
    for at in range(rows):
        sent = MemberFactory(agreement=agreement, party=circle, person=f"Osoba {at}")
        held = MeetingFactory(agreement=agreement, held_on=MET, present=[sent])
        DecisionFactory(meeting=held, responsible=circle, duty="Spis")
    client = client_for(worker)
    client.get(f"/porozumienia/{agreement.pk}/komitet/")

    with django_assert_max_num_queries(12):
        client.get(f"/porozumienia/{agreement.pk}/komitet/")
