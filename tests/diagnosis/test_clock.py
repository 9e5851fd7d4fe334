"""The five years by the calendar, and the first year of a centre without a diagnosis."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from cus.centre.models import Centre, CentreGmina
from cus.desk.cycle import cycle_for
from diagnosis.clock import clock, ends_soon, force_note, months_passed, span
from diagnosis.models import Diagnosis
from tests.factories.diagnosis import DemoGminaFactory, DiagnosisFactory


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-07-01", "2031-06-30", "5 lat"),
        ("2026-07-02", "2031-06-30", "4 lata, 11 miesięcy i 29 dni"),
        ("2031-06-30", "2031-06-30", "1 dzień"),
        ("2028-03-01", "2029-02-28", "1 rok"),
        ("2031-06-01", "2031-06-30", "1 miesiąc"),
    ],
)
def test_what_is_left_is_said_in_years_months_and_days(start, end, expected):
    assert span(dt.date.fromisoformat(start), dt.date.fromisoformat(end)) == expected


def test_six_months_are_counted_by_the_calendar():
    end = dt.date(2031, 8, 31)

    assert ends_soon(end, dt.date(2031, 3, 1))
    assert not ends_soon(end, dt.date(2031, 2, 28))
    assert ends_soon(end, end)
    assert not ends_soon(end, dt.date(2031, 9, 1))


def test_months_that_passed_stay_within_the_five_years():
    start = dt.date(2026, 7, 1)

    assert [months_passed(start, day) for day in (dt.date(2026, 1, 1), dt.date(2027, 7, 1), dt.date(2040, 1, 1))] == [
        0,
        12,
        60,
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("today", "word"),
    [
        ("2026-06-30", "przyjęta"),
        ("2026-07-01", "w mocy"),
        ("2030-12-31", "w mocy"),
        ("2031-01-01", "kończy się w ciągu 6 miesięcy"),
        ("2031-06-30", "kończy się w ciągu 6 miesięcy"),
        ("2031-07-01", "okres minął"),
    ],
)
def test_a_diagnosis_in_force_covers_ends_and_is_over(today, word):
    DiagnosisFactory(in_force=True)

    assert clock(dt.date.fromisoformat(today)).word == word


@pytest.mark.django_db
def test_the_next_one_is_named_and_an_update_is_not_the_next_one():
    diagnosis = DiagnosisFactory(in_force=True)
    today = dt.date(2031, 5, 1)
    DiagnosisFactory(series=diagnosis.series, edition=2, update_of=diagnosis, update_reason="Nowe dane")

    alone = clock(today)
    following = DiagnosisFactory(period_start="2031-07-01", period_end="2036-06-30")

    assert alone.successor is None
    assert alone.next_step
    assert clock(today).successor == following
    assert not clock(today).next_step


@pytest.mark.django_db
def test_a_reader_does_not_hear_of_a_next_one_that_is_being_written(reader):
    DiagnosisFactory(in_force=True)
    DiagnosisFactory(period_start="2031-07-01", period_end="2036-06-30")

    assert clock(dt.date(2031, 5, 1), reader).successor is None


@pytest.fixture
def centre(db):
    """A centre created on 1 March 2026."""
    return Centre.objects.create(name="Centrum", short_name="CUS", created_on=dt.date(2026, 3, 1))


def test_the_first_year_without_a_diagnosis_is_told_to_its_last_day(centre):
    last = clock(dt.date(2027, 3, 1))
    after = clock(dt.date(2027, 3, 2))

    assert "jeszcze nie trzeba" in last.word
    assert "zostało 1 dzień" in last.text
    assert (after.kind, after.word) == ("stop", "brak diagnozy")
    assert "art. 5 ust. 2" in after.text


def test_without_the_day_of_creation_nobody_can_tell(centre):
    Centre.objects.update(created_on=None)

    assert clock(dt.date(2026, 5, 1)).word == "nie wiadomo"


def test_only_who_may_change_the_profile_is_led_to_the_day_of_creation(centre, worker, director):
    Centre.objects.update(created_on=None)

    assert clock(dt.date(2026, 5, 1), worker).url == ""
    assert clock(dt.date(2026, 5, 1), director).url == reverse("centre:edit")


def test_a_gmina_that_joined_later_has_its_own_year(centre):
    diagnosis = DiagnosisFactory(in_force=True)
    CentreGmina.objects.create(centre=centre, gmina=diagnosis.gminas.get(), is_founder=True)
    joined = CentreGmina.objects.create(
        centre=centre, gmina=DemoGminaFactory(teryt="9901043", name="Rudka"), joined_on=dt.date(2026, 9, 1)
    )

    assert clock(dt.date(2026, 8, 31)).uncovered == ()
    assert clock(dt.date(2026, 9, 1)).uncovered == (joined,)


@time_machine.travel("2026-05-20")
def test_the_list_of_a_centre_in_its_first_year_says_what_to_do(centre, client_for, worker, reader):
    page = client_for(worker).get(reverse("diagnosis:list")).content.decode().replace("\xa0", " ")
    read = client_for(reader).get(reverse("diagnosis:list")).content.decode().replace("\xa0", " ")

    assert "jeszcze nie trzeba, do 1 marca 2027" in page
    assert "art. 76" in page
    assert reverse("diagnosis:create") in page
    assert reverse("diagnosis:create") not in read


@pytest.mark.django_db
def test_an_open_update_does_not_stand_for_the_next_diagnosis_on_the_start_page(worker):
    diagnosis = DiagnosisFactory(in_force=True)
    DiagnosisFactory(series=diagnosis.series, edition=2, update_of=diagnosis, update_reason="Nowe dane")

    steps = {step.key: step for step in cycle_for(worker, on=dt.date(2031, 5, 1))}

    assert "kończy się w ciągu 6 miesięcy" in steps["diagnosis"].text
    assert steps["next_diagnosis"].word != "rozpoczęta"


def test_putting_in_force_before_the_five_years_begin_is_told_to_leave_a_hole():
    diagnosis = Diagnosis(period_start=dt.date(2026, 7, 1))

    assert "żadna nie obejmie" in force_note(diagnosis, dt.date(2026, 6, 30))
    assert "żadna nie obejmie" not in force_note(diagnosis, dt.date(2026, 7, 1))
