"""A typed unit goes with its number."""

from decimal import Decimal

import pytest

from cus.text.units import NOUNS, with_unit


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (1, "osoby", "1 osoba"),
        (3, "osób", "3 osoby"),
        (75, "osoby", "75 osób"),
        (Decimal("12.00"), "Rodziny", "12 rodzin"),
        (Decimal("1.5"), "dni", "1,5 dnia"),
        (Decimal("0.5"), "lata", "0,5 roku"),
        (85, "%", "85 %"),
        (7, "", "7"),
        (7, "pary butów", "7 pary butów"),
    ],
)
def test_the_noun_takes_the_form_of_its_number_and_other_words_stay(value, unit, said):
    assert with_unit(value, unit).replace("\xa0", " ") == said


def test_no_form_belongs_to_two_nouns():
    forms = [{*noun} for noun in NOUNS]
    assert len(set().union(*forms)) == sum(map(len, forms))
