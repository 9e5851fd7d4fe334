"""Plural forms, numbers, money, dates, typography."""

import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from hypothesis import given, settings
from hypothesis import strategies as st

from cus.text import dates, numbers
from cus.text.plural import plural
from cus.text.typography import tidy, typo

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (0, "osób"),
        (1, "osoba"),
        (2, "osoby"),
        (4, "osoby"),
        (5, "osób"),
        (11, "osób"),
        (12, "osób"),
        (14, "osób"),
        (21, "osób"),
        (22, "osoby"),
        (25, "osób"),
        (101, "osób"),
        (102, "osoby"),
        (112, "osób"),
        (122, "osoby"),
        (Decimal("1.5"), "osoby"),
        (-1, "osoba"),
    ],
)
def test_the_noun_takes_the_form_its_number_asks_for(number, word):
    assert plural(number, "osoba", "osoby", "osób") == word


def test_a_filter_with_two_forms_is_refused():
    with pytest.raises(ValueError, match="unpack"):
        Template('{{ 2|plural:"osoba,osoby" }}').render(Context())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2489370.5", f"2{NBSP}489{NBSP}370,50{NBSP}zł"),
        (0, f"0,00{NBSP}zł"),
        ("-12.345", f"-12,34{NBSP}zł"),
        (999, f"999,00{NBSP}zł"),
    ],
)
def test_money_is_written_as_in_a_polish_office(value, text):
    assert numbers.money(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(1140, f"1{NBSP}140"), ("2.50", "2,5"), (100, "100"), ("0.00", "0"), (Decimal("1E+3"), f"1{NBSP}000")],
)
def test_numbers_drop_zeros_that_say_nothing(value, text):
    assert numbers.number(value) == text


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1 234,50", "1234.50"),
        (f"1{NBSP}234,50 zł", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1234.5", "1234.5"),
        ("12,5%", "12.5"),
        ("\u22123", "-3"),
    ],
)
def test_a_number_is_read_as_it_is_typed(typed, value):
    assert numbers.parse_decimal(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["", "dwa", "1,2,3", "1.2.3", "NaN", "1e5", "--1", "12,"])
def test_what_is_not_one_number_is_refused(typed):
    with pytest.raises(ValueError, match="not a number"):
        numbers.parse_decimal(typed)


@settings(max_examples=500, deadline=None)
@given(st.decimals(min_value=-(10**10), max_value=10**10, places=2, allow_nan=False))
def test_an_amount_written_is_read_back_the_same(value):
    assert numbers.parse_decimal(numbers.money(value)) == value


@pytest.mark.parametrize(
    "typed",
    ["22.11.2026", "2026-11-22", "22-11-2026", "22/11/2026", "22 listopada 2026", f"22{NBSP}Listopada 2026 r."],
)
def test_a_date_is_read_as_it_is_typed(typed):
    assert dates.parse_day(typed) == dt.date(2026, 11, 22)


@pytest.mark.parametrize("typed", ["", "31.02.2026", "22.11.26", "11/22/2026", "22 november 2026", "jutro"])
def test_what_is_not_a_day_is_refused(typed):
    with pytest.raises(ValueError, match=r"."):
        dates.parse_day(typed)


@settings(max_examples=500, deadline=None)
@given(st.dates())
def test_a_date_written_in_words_is_read_back_the_same(day):
    if day.year >= 1000:
        assert dates.parse_day(dates.day(day)) == day


def test_a_moment_is_told_in_warsaw_time():
    at = dt.datetime(2026, 11, 21, 23, 42, tzinfo=ZoneInfo("UTC"))

    assert dates.moment(at) == f"22{NBSP}listopada{NBSP}2026, 00:42"
    assert dates.day(at) == f"22{NBSP}listopada{NBSP}2026"


def test_a_period_may_be_open_at_either_end():
    day = dt.date(2027, 1, 1)

    assert dates.period(day, None) == f"od{NBSP}1{NBSP}stycznia{NBSP}2027"
    assert dates.period(None, day) == f"do{NBSP}1{NBSP}stycznia{NBSP}2027"
    assert dates.period(None, None) == ""


def test_one_letter_words_and_numbers_do_not_part():
    text = typo("i w domu, z art. 5 ust. 3 pkt 2 do 22 listopada 2026 r. za 5 zł")

    assert text == (
        f"i{NBSP}w{NBSP}domu, z{NBSP}art.{NBSP}5 ust.{NBSP}3 pkt{NBSP}2 do 22{NBSP}listopada 2026{NBSP}r. za 5{NBSP}zł"
    )


def test_letters_inside_words_are_left_alone():
    assert typo("Ala ma kota") == "Ala ma kota"


def test_tidying_composes_letters_and_drops_what_nobody_typed():
    assert tidy("o\u0301smy\u200b dzie\u00adn\u0301\r\nnowy") == "ósmy dzień\nnowy"


def test_tidying_keeps_emoji():
    assert tidy("😀") == "😀"


def test_empty_values_print_nothing():
    page = Template("{{ a|day }}{{ a|money }}{{ a|number }}{{ a|moment }}{{ a|typo }}|")

    assert page.render(Context({"a": None})) == "|"


def test_a_count_keeps_number_and_noun_together():
    assert Template('{{ n|count:"osoba,osoby,osób" }}').render(Context({"n": 1022})) == f"1{NBSP}022{NBSP}osoby"
