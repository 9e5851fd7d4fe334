"""Stages of a diagnosis: who moves it on, on what conditions, and what follows."""

import datetime as dt

import pytest
from django.urls import reverse

from cus.accounts.models import User
from cus.workflow import Refused
from diagnosis.actions.diagnoses import advance, hand_over, open_consultation, put_in_force
from diagnosis.enums import DiagnosisStage
from tests.factories.accounts import AuthorisationFactory
from tests.factories.diagnosis import DiagnosisFactory, NeedFactory

pytestmark = pytest.mark.django_db
AFTER = dt.date(2026, 6, 8)


def test_the_whole_way_from_planning_to_force(organiser, director):
    previous = DiagnosisFactory(in_force=True)
    diagnosis = DiagnosisFactory(stage=DiagnosisStage.PLANNING)
    NeedFactory(diagnosis=diagnosis)

    advance(by=organiser, diagnosis=diagnosis, name="start_research")
    advance(by=organiser, diagnosis=diagnosis, name="start_report")
    open_consultation(by=organiser, diagnosis=diagnosis, date_from=dt.date(2026, 5, 4), date_to=dt.date(2026, 5, 25))
    hand_over(by=director, diagnosis=diagnosis, to_mayor_on=AFTER, to_council_on=AFTER)
    put_in_force(by=organiser, diagnosis=diagnosis)

    diagnosis.refresh_from_db()
    previous.refresh_from_db()
    assert diagnosis.stage == DiagnosisStage.IN_FORCE
    assert previous.stage == DiagnosisStage.SUPERSEDED


def test_a_worker_does_not_change_stages(worker):
    diagnosis = DiagnosisFactory()

    with pytest.raises(Refused, match="rola"):
        advance(by=worker, diagnosis=diagnosis, name="start_report")

    diagnosis.refresh_from_db()
    assert diagnosis.stage == DiagnosisStage.RESEARCH


def test_only_the_director_hands_over(organiser):
    diagnosis = DiagnosisFactory(at_consultation=True)
    NeedFactory(diagnosis=diagnosis)

    with pytest.raises(Refused, match="dyrektor"):
        hand_over(by=organiser, diagnosis=diagnosis, to_mayor_on=AFTER, to_council_on=AFTER)


def test_a_stage_is_not_skipped(organiser):
    with pytest.raises(Refused, match="obecny stan"):
        put_in_force(by=organiser, diagnosis=DiagnosisFactory(at_consultation=True))


def test_the_second_of_two_presses_is_told_why(organiser):
    diagnosis = DiagnosisFactory(stage=DiagnosisStage.PLANNING)
    advance(by=organiser, diagnosis=diagnosis, name="start_research")

    with pytest.raises(Refused, match="badanie"):
        advance(by=organiser, diagnosis=diagnosis, name="start_research")


@pytest.mark.parametrize(
    ("mayor", "council", "field", "reason"),
    [
        (dt.date(2026, 5, 24), AFTER, "handed_to_mayor_on", "konsultacjach"),
        (AFTER, dt.date(2026, 5, 1), "handed_to_council_on", "konsultacjach"),
        (AFTER, dt.date(2150, 1, 1), "handed_to_council_on", "przyszłości"),
    ],
)
def test_the_handover_follows_the_consultation(director, mayor, council, field, reason):
    diagnosis = DiagnosisFactory(at_consultation=True)
    NeedFactory(diagnosis=diagnosis)

    with pytest.raises(Refused, match=reason) as refused:
        hand_over(by=director, diagnosis=diagnosis, to_mayor_on=mayor, to_council_on=council)

    assert refused.value.refusal.field == field
    diagnosis.refresh_from_db()
    assert diagnosis.stage == DiagnosisStage.CONSULTATION


def test_half_filled_rows_and_an_empty_form_hold_the_handover_back(director):
    empty = DiagnosisFactory(at_consultation=True)
    half = DiagnosisFactory(at_consultation=True)
    NeedFactory(diagnosis=half, need="  ")

    with pytest.raises(Refused, match="choć jeden wiersz"):
        hand_over(by=director, diagnosis=empty, to_mayor_on=AFTER, to_council_on=AFTER)
    with pytest.raises(Refused, match="bez grupy społecznej lub bez potrzeby"):
        hand_over(by=director, diagnosis=half, to_mayor_on=AFTER, to_council_on=AFTER)


def test_the_reason_stands_beside_the_disabled_button(client_for, director):
    diagnosis = DiagnosisFactory(at_consultation=True)

    page = client_for(director).get(reverse("diagnosis:detail", args=[diagnosis.pk])).content.decode()

    assert "choć jeden wiersz" in page
    assert reverse("diagnosis:stage", args=[diagnosis.pk, "hand_over"]) not in page


def test_a_date_before_the_end_of_consultation_gets_its_message_and_is_kept(client_for, director):
    diagnosis = DiagnosisFactory(at_consultation=True)
    NeedFactory(diagnosis=diagnosis)

    response = client_for(director).post(
        reverse("diagnosis:stage", args=[diagnosis.pk, "hand_over"]),
        {"handed_to_mayor_on": "20.05.2026", "handed_to_council_on": "8.06.2026"},
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert "art. 21 ust. 5" in page
    assert "20.05.2026" in page


def test_the_consultation_is_opened_and_its_dates_changed_on_the_page(client_for, organiser):
    diagnosis = DiagnosisFactory(stage=DiagnosisStage.REPORT)
    client = client_for(organiser)

    wrong = client.post(
        reverse("diagnosis:stage", args=[diagnosis.pk, "open_consultation"]),
        {"consultation_from": "25.05.2026", "consultation_to": "4.05.2026"},
    )
    for name, end in (("open_consultation", "25.05.2026"), ("change_consultation", "31.05.2026")):
        client.post(
            reverse("diagnosis:stage", args=[diagnosis.pk, name]),
            {"consultation_from": "4.05.2026", "consultation_to": end},
        )

    diagnosis.refresh_from_db()
    assert wrong.status_code == 422
    assert diagnosis.stage == DiagnosisStage.CONSULTATION
    assert diagnosis.consultation_to == dt.date(2026, 5, 31)


def test_a_substitutes_handover_names_the_authorisation(worker, director, client_for):
    granted = AuthorisationFactory(person=worker, granted_by=director, document_number="7/2026")
    diagnosis = DiagnosisFactory(at_consultation=True)
    NeedFactory(diagnosis=diagnosis)

    hand_over(by=User.objects.get(pk=worker.pk), diagnosis=diagnosis, to_mayor_on=AFTER, to_council_on=AFTER)

    diagnosis.refresh_from_db()
    assert (diagnosis.handed_over_by, diagnosis.handed_over_under) == (worker, granted)
    assert granted.clause in client_for(director).get(diagnosis.get_absolute_url()).content.decode()


def test_the_directors_own_handover_is_under_no_authorisation(director):
    diagnosis = DiagnosisFactory(at_consultation=True)
    NeedFactory(diagnosis=diagnosis)

    hand_over(by=director, diagnosis=diagnosis, to_mayor_on=AFTER, to_council_on=AFTER)

    diagnosis.refresh_from_db()
    assert (diagnosis.handed_over_by, diagnosis.handed_over_under) == (director, None)
