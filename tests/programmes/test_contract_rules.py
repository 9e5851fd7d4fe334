"""What the law forbids in a contract and what is odd: facts in, texts out, no database."""

import datetime
from decimal import Decimal

import pytest

from partners.enums import LegalForm, PotentialCategory
from partners.models import Partner
from programmes.contracts.enums import ARGUMENTS, BENEFITS, RISKS, Selection
from programmes.contracts.limits import limit
from programmes.contracts.rules import fault_of_provider, faults_of_terms, price_differs, sums_differ
from programmes.contracts.schedule import periods

DAY = datetime.date(2026, 11, 22)


def a_card(**facts) -> Partner:
    return Partner(name="Przykładowy podmiot", **facts)


@pytest.mark.parametrize(
    ("facts", "takes"),
    [
        ({"legal_form": LegalForm.ASSOCIATION}, True),
        ({"legal_form": LegalForm.SOCIAL_COOPERATIVE}, True),
        ({"legal_form": LegalForm.COMPANY}, False),
        ({"legal_form": LegalForm.COMPANY, "is_ngo": True}, False),
        ({"legal_form": LegalForm.COMPANY, "potential_category": PotentialCategory.EQUIVALENT_ENTITY}, True),
        ({"legal_form": LegalForm.SOLE_TRADER, "potential_category": PotentialCategory.NGO}, False),
        ({"legal_form": LegalForm.NATURAL_PERSON}, False),
        ({"is_ngo": True}, True),
        ({}, False),
    ],
)
@pytest.mark.parametrize("way", [Selection.UDPP, Selection.SMALL_GRANT])
def test_only_organisations_get_grants(facts, takes, way):
    assert bool(fault_of_provider(a_card(**facts), way)) is not takes


def test_the_same_company_may_win_a_procurement():
    assert fault_of_provider(a_card(legal_form=LegalForm.COMPANY), Selection.PZP) == ""


def test_an_assignment_is_for_units_of_the_gmina():
    assert "umowę" in fault_of_provider(a_card(legal_form=LegalForm.FOUNDATION), Selection.OWN_UNIT)
    assert fault_of_provider(a_card(legal_form=LegalForm.MUNICIPAL_UNIT), Selection.OWN_UNIT) == ""


def faults(way, start, end, amount=None):
    return faults_of_terms(way, start=start, end=end, amount=amount, on=DAY)


def test_a_grant_lasts_five_years_to_the_day():
    start = datetime.date(2027, 3, 1)

    assert faults(Selection.UDPP, start, datetime.date(2032, 2, 29)) == {}
    assert "5 lat" in faults(Selection.UDPP, start, datetime.date(2032, 3, 1))["period_end"]
    assert faults(Selection.PZP, start, datetime.date(2040, 1, 1)) == {}


def test_a_small_grant_has_its_amount_and_its_days():
    start = datetime.date(2027, 1, 1)
    last = start + datetime.timedelta(days=89)

    assert faults(Selection.SMALL_GRANT, start, last, Decimal("10000.00")) == {}
    assert set(faults(Selection.SMALL_GRANT, start, last + datetime.timedelta(days=1), Decimal("10000.01"))) == {
        "period_end",
        "amount",
    }


def test_limits_stand_as_of_a_day():
    assert limit("procurement_threshold", datetime.date(2025, 12, 31)).value == 130_000
    assert limit("procurement_threshold", datetime.date(2026, 1, 1)).value == 170_000
    with pytest.raises(LookupError):
        limit("nothing", DAY)


def test_sums_that_differ_are_told_with_both_numbers():
    text = sums_differ("Transze", [Decimal("100.00"), None, Decimal("50.00")], Decimal("200.00"))

    assert "150,00" in text
    assert "200,00" in text
    assert sums_differ("Transze", [Decimal(200)], Decimal("200.00")) == ""
    assert sums_differ("Transze", [], Decimal(200)) == ""
    assert sums_differ("Transze", [None], Decimal(200)) == ""


def test_a_unit_price_that_does_not_give_the_amount_is_told():
    assert "360,00" in price_differs("Dowóz", Decimal(12), Decimal(30), Decimal(300))
    assert price_differs("Dowóz", Decimal(12), Decimal(30), Decimal("360.00")) == ""


def test_quarters_are_those_of_the_year():
    found = periods(datetime.date(2027, 2, 10), datetime.date(2027, 8, 15), 3)

    assert found == [
        (datetime.date(2027, 2, 10), datetime.date(2027, 3, 31)),
        (datetime.date(2027, 4, 1), datetime.date(2027, 6, 30)),
        (datetime.date(2027, 7, 1), datetime.date(2027, 8, 15)),
    ]


def test_six_benefits_stand_against_six_risks():
    assert (len(BENEFITS), len(RISKS), len({one.label for one in ARGUMENTS})) == (6, 6, 12)
