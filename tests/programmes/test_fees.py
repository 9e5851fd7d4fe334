"""Fees, exemptions and limits rebuilt as rows in the database and worked out: persons, days, edges, households."""

import datetime as dt
from decimal import Decimal

import pytest

from programmes.contents import contents_of
from programmes.fees import CannotTell, Criterion, Fee, NoRule, Person, Use, allowed, fee_on
from programmes.fees.limits import limits_of
from programmes.gaps import whole_items
from programmes.models import FeeBand, FeeCap, FeeDiscount, FeeExemption, FeeRule, LimitRule
from programmes.terms_words import item_terms
from tests.factories.programmes import ItemFactory

pytestmark = pytest.mark.django_db

D = dt.date
CRITERION = Criterion(single=Decimal(1010), in_family=Decimal(823))


def rule(item, base, *, bands=(), **fields) -> FeeRule:
    """Save a fee rule with its bands (low, high, percent or None, amount or None, who)."""
    made = FeeRule.objects.create(item=item, base=base, **fields)
    for at, (low, high, percent, amount, who) in enumerate(bands):
        FeeBand.objects.create(rule=made, position=at, low=low, high=high, percent=percent, amount=amount, who=who)
    return made


def percent_of_cost(item):
    """1. A percentage of the cost: 30% of 44.50 for an hour, to 10 groszy up."""
    rule(item, "cost_percent", percent=30, cost="44.50", unit="hour", rounding_step="0.10", rounding_mode="up")


def by_income(item):
    """2. A percentage by band of income in % of the criterion, single people and families apart."""
    single = [(0, 100, 0, None), (100, 150, 10, None), (150, 300, 50, None), (300, None, 100, None)]
    family = [(0, 100, 0, None), (100, 150, 20, None), (150, None, 100, None)]
    bands = [(*band, "single") for band in single] + [(*band, "family") for band in family]
    rule(item, "cost_percent", cost=40, unit="hour", band_basis="income_percent", bands=bands)


def monthly_and_daily(item):
    """3. A fixed monthly fee and a daily part; half for a large family; at most 600 a month from a household."""
    rule(item, "monthly", amount=200, part_amount="12.00", unit="day")
    FeeDiscount.objects.create(item=item, kind="card", option="large_family_card", percent=50, evidence="karta")
    FeeCap.objects.create(item=item, amount=600, whose="household", period="month")


def packets(item):
    """4. Prepaid packets of 10 meals; 15 złoty less a packet for somebody above 75."""
    rule(item, "packet", amount=80, packet_size=10, unit="meal")
    FeeDiscount.objects.create(item=item, kind="age", low=75, amount=15)


def exempt_by_age_and_household(item):
    """5. 5 a trip; free from 75 on in a household of one, or with a severe disability."""
    rule(item, "per_unit", amount=5, unit="trip")
    FeeExemption.objects.create(item=item, alternative=1, position=0, kind="age", low=75)
    FeeExemption.objects.create(item=item, alternative=1, position=1, kind="alone")
    FeeExemption.objects.create(item=item, alternative=2, position=2, kind="disability", option="severe")


def free_until_a_day(item):
    """6. Free to 30 June 2027, then 8 for an hour to the end of the year, then nothing is said."""
    rule(item, "free", valid_to=D(2027, 6, 30))
    rule(item, "per_unit", amount=8, unit="hour", valid_from=D(2027, 7, 1), valid_to=D(2027, 12, 31), position=1)


def by_age(item):
    """7. A ticket by age, in złoty; to a full złoty, half up."""
    bands = [(0, 7, None, 0, "anybody"), (7, 18, 50, None, "anybody"), (18, None, 100, None, "anybody")]
    rule(item, "per_unit", amount="9.00", unit="ticket", band_basis="age", rounding_step="1", bands=bands)


def person(size=None, income=None, **facts) -> Person:
    return Person(household_size=size, income=None if income is None else Decimal(str(income)), **facts)


DAY = D(2027, 3, 10)
NO_CARDS, LARGE = frozenset(), frozenset({"large_family_card"})

# What, who, when, how much → the fee in złoty, the missing fact, or no rule.
CASES = [
    (percent_of_cost, person(), DAY, 1, "13.40"),  # 13.35 up to 10 groszy
    (percent_of_cost, person(), DAY, 2, "26.70"),  # 26.70 exactly: nothing to round
    (percent_of_cost, person(), DAY, "0.5", "6.70"),  # 6.675 up
    (percent_of_cost, person(), DAY, 0, "0.00"),
    (by_income, person(1, 1009.99), DAY, 10, "0.00"),  # a grosz below the criterion
    (by_income, person(1, 1010), DAY, 10, "40.00"),  # the edge belongs to the upper band
    (by_income, person(1, 1514.99), DAY, 10, "40.00"),  # 149.999%
    (by_income, person(1, 1515), DAY, 10, "200.00"),  # 150% exactly
    (by_income, person(1, 3030), DAY, 10, "400.00"),  # 300% exactly
    (by_income, person(3, 2468.97), DAY, 10, "0.00"),  # 822.99 a person
    (by_income, person(3, 2469), DAY, 10, "80.00"),  # 823 a person: 100% of the criterion in a family
    (by_income, person(2, 2469), DAY, 10, "400.00"),  # 1234.50: 150% in a family
    (by_income, person(1, None), DAY, 10, "dochód"),
    (by_income, person(None, 2469), DAY, 10, "liczba osób w gospodarstwie"),
    (monthly_and_daily, person(cards=NO_CARDS), DAY, 20, "440.00"),  # 200 + 20 × 12
    (monthly_and_daily, person(cards=NO_CARDS), DAY, 0, "200.00"),
    (monthly_and_daily, person(cards=LARGE), DAY, 20, "220.00"),
    (monthly_and_daily, person(), DAY, 20, "posiadane karty"),
    (packets, person(age=60), DAY, 10, "80.00"),
    (packets, person(age=60), DAY, 11, "160.00"),  # a begun packet is a whole packet
    (packets, person(age=75), DAY, 11, "130.00"),  # 15 less for each
    (packets, person(born=D(1952, 3, 10)), DAY, 10, "65.00"),  # 75 on the very day
    (packets, person(born=D(1952, 3, 11)), DAY, 10, "80.00"),  # 75 tomorrow
    (packets, person(), DAY, 1, "wiek"),
    (exempt_by_age_and_household, person(1, age=75, disability="none"), DAY, 4, "0.00"),
    (exempt_by_age_and_household, person(1, age=74, disability="none"), DAY, 4, "20.00"),
    (exempt_by_age_and_household, person(2, age=80, disability="none"), DAY, 4, "20.00"),
    (exempt_by_age_and_household, person(2, age=30, disability="severe"), DAY, 4, "0.00"),
    (exempt_by_age_and_household, person(2, age=30, disability="moderate"), DAY, 4, "20.00"),
    (exempt_by_age_and_household, person(1, age=75), DAY, 4, "0.00"),  # met already: the degree is not asked
    (exempt_by_age_and_household, person(2, age=30), DAY, 4, "stopień niepełnosprawności"),
    (exempt_by_age_and_household, person(age=76, disability="none"), DAY, 4, "liczba osób w gospodarstwie"),
    (free_until_a_day, person(), D(2027, 6, 30), 5, "0.00"),  # the last free day
    (free_until_a_day, person(), D(2027, 7, 1), 5, "40.00"),  # the first paid one
    (free_until_a_day, person(), D(2027, 12, 31), 5, "40.00"),
    (free_until_a_day, person(), D(2028, 1, 1), 5, None),
    (by_age, person(age=6), DAY, 1, "0.00"),
    (by_age, person(age=7), DAY, 1, "5.00"),  # 4.50: half goes up
    (by_age, person(age=17), DAY, 3, "14.00"),  # 13.50
    (by_age, person(born=D(2008, 2, 29)), D(2026, 2, 28), 1, "9.00"),  # 18 on the last day of February
]


@pytest.fixture
def item():
    """A paid service."""
    return ItemFactory(fee_required=True)


def fetched(item):
    return whole_items().get(pk=item.pk)


@pytest.mark.parametrize(("terms", "who", "day", "quantity", "expected"), CASES)
def test_forty_fees(item, terms, who, day, quantity, expected):
    terms(item)

    found = fee_on(day, who, item_terms(fetched(item)), Decimal(quantity), criterion=CRITERION)

    if expected is None:
        assert found == NoRule(day)
    elif expected[0].isdigit():
        assert isinstance(found, Fee), found
        assert str(found.amount) == expected
    else:
        assert found == CannotTell((expected,))


def test_a_household_of_three_over_twelve_months_pays_no_more_than_the_maximum(item):
    monthly_and_daily(item)
    FeeCap.objects.create(item=item, amount=5000, whose="household", period="year", position=1)
    terms = item_terms(fetched(item))
    members = [person(3, cards=NO_CARDS), person(3, cards=NO_CARDS), person(3, cards=LARGE)]
    paid, year = [], Decimal(0)

    for month in range(1, 13):
        of_month = Decimal(0)
        for who in members:
            charged = {("household", "month"): of_month, ("household", "year"): year}
            fee = fee_on(D(2027, month, 15), who, terms, 10, charged=charged)
            of_month, year = of_month + fee.amount, year + fee.amount
        paid.append(of_month)

    # 320 + 320 + 160 = 800 a month, cut to 600; after eight months 4800, and 200 are left of 5000.
    assert paid == [Decimal(600)] * 8 + [Decimal(200)] + [Decimal(0)] * 3


def test_limits_stack_and_each_must_be_kept(item):
    limits = [
        {"kind": "amount", "amount": 15, "unit": "hour", "whose": "household", "period": "month"},
        {"kind": "times", "amount": 3, "whose": "recipient", "period": "month"},
        {"kind": "undivided", "amount": 5, "unit": "hour", "whose": "recipient", "period": "day"},
    ]
    for at, fields in enumerate(limits):
        LimitRule.objects.create(item=item, position=at, **fields)
    found = limits_of(contents_of(fetched(item)))

    def use(day, hours, who="a", pieces=1):
        return Use(
            day=D(2027, 3, day), quantity=Decimal(hours), unit="hour", recipient=who, household="h", pieces=pieces
        )

    twice = [use(1, 5), use(2, 4)]
    assert allowed(found, use(3, 5), twice).is_allowed
    assert [one.kind for one in allowed(found, use(3, 6), twice).broken] == ["undivided"]
    assert [one.kind for one in allowed(found, use(3, 5, pieces=2), twice).broken] == ["undivided"]
    assert [one.kind for one in allowed(found, use(2, 1), twice).broken] == ["undivided"]
    thrice = [*twice, use(3, 1)]
    assert [one.kind for one in allowed(found, use(4, 1), thrice).broken] == ["times"]
    assert allowed(found, use(4, 5, who="b"), thrice).is_allowed
    assert [one.kind for one in allowed(found, use(5, 1, who="b"), [*thrice, use(4, 5, who="b")]).broken] == ["amount"]
    # Another month begins anew.
    april = Use(day=D(2027, 4, 1), quantity=Decimal(5), unit="hour", recipient="a", household="h")
    assert allowed(found, april, thrice).is_allowed


def test_steps_tell_in_words_what_happened(item):
    monthly_and_daily(item)

    fee = fee_on(
        DAY, person(cards=LARGE), item_terms(fetched(item)), 20, charged={("household", "month"): Decimal(500)}
    )

    said = [step.replace("\xa0", " ") for step in fee.steps]
    assert said == [
        "Zasada w dniu 10 marca 2027: 200,00 zł miesięcznie i 12,00 zł za dobę.",
        "Opłata stała 200,00 zł + 20 dób × 12,00 zł = 440,00 zł.",
        "Ulga – Karta Dużej Rodziny: mniej o 50%: 440,00 zł − 220,00 zł = 220,00 zł.",
        "Najwyżej 600,00 zł w miesiącu na gospodarstwo domowe, naliczono już 500,00 zł: 100,00 zł.",
    ]
    assert fee.amount == Decimal(100)


def test_words_never_decide_a_fee(item):
    rule(item, "per_unit", amount=10, unit="hour")
    FeeExemption.objects.create(item=item, kind="words", text="rodziny zastępcze")
    FeeDiscount.objects.create(item=item, kind="words", text="po 80. roku życia", percent=50)

    fee = fee_on(DAY, person(), item_terms(fetched(item)), 1)

    assert fee.amount == Decimal(10)
    assert fee.notes == ("Sprawdź zwolnienie: rodziny zastępcze", "Sprawdź ulgę: po 80. roku życia: mniej o 50%")
