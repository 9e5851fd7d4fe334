"""Hours of a day as people type them, and a week in one line."""

import pytest

from services.standards.hours import parse_hours, week_text


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("8-16", "8:00–16:00"),
        ("8:00–16:00", "8:00–16:00"),
        ("od 8.30 do 12", "8:30–12:00"),
        ("8–12 i 14–18", "8:00–12:00, 14:00–18:00"),
        ("8-12, 12-14", "8:00–12:00, 12:00–14:00"),
        ("20-24", "20:00–24:00"),
        ("całodobowo", "0:00–24:00"),
        ("  ", ""),
    ],
)
def test_hours_are_read_as_people_write_them(typed, stored):
    assert parse_hours(typed) == stored


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("rano", "od–do"),
        ("8", "od–do"),
        ("16-8", "Koniec musi być później"),
        ("8-8", "Koniec musi być później"),
        ("8-25", "Nie ma takiej godziny"),
        ("8:75-9", "Nie ma takiej godziny"),
        ("24:01-24:30", "Nie ma takiej godziny"),
        ("8-12, 11-14", "zachodzą na siebie"),
        ("14-18, 8-12", "zachodzą na siebie"),
        ("²-³", "od–do"),
    ],
)
def test_what_is_not_hours_is_refused_with_the_way_to_write_them(typed, why):
    with pytest.raises(ValueError, match=why):
        parse_hours(typed)


def test_a_week_joins_days_with_the_same_hours():
    week = ["8:00–16:00"] * 4 + ["8:00–14:00", "0:00–24:00", "0:00–24:00"]

    assert week_text(week) == "poniedziałek–czwartek 8:00–16:00; piątek 8:00–14:00; sobota, niedziela całą dobę"


def test_a_day_without_hours_parts_two_runs():
    assert week_text(["9:00–11:00", "", "9:00–11:00", "", "", "", ""]) == "poniedziałek 9:00–11:00; środa 9:00–11:00"
    assert week_text([""] * 7) == ""
