"""Terms of a service on their pages: typed rows, bands without holes, discounts below the fee, the calculator."""

import datetime as dt
from decimal import Decimal

import pytest

from cus.workflow import Refused, StaleEdit
from programmes import actions
from programmes.gaps import whole_items
from programmes.models import FeeDiscount, FeeRule, IncomeCriterion
from programmes.terms_words import conditions_words, limits_words
from tests.factories.programmes import ItemFactory, VersionFactory
from tests.programmes.stages import move_to

pytestmark = pytest.mark.django_db
CONDITION = {"alternative": "1", "kind": "words", "text": ""}


def table(name: str, *rows: dict, initial: int = 0) -> dict:
    """What the browser sends for one table."""
    data = {f"{name}-TOTAL_FORMS": len(rows), f"{name}-INITIAL_FORMS": initial}
    return data | {f"{name}-{at}-{key}": value for at, row in enumerate(rows) for key, value in row.items()}


def conditions_page(*rows: dict, version: int = 1, **tables) -> dict:
    names = ("admission", "points", "windows", "limits")
    data = {"version": version, "counted": "recipient", **table("conditions", *rows)}
    for name in names:
        data |= table(name, *tables.get(name, ()))
    return data


def fees_page(version: int = 1, **given) -> dict:
    data = {"version": version, "fee_required": "true"}
    for name in ("discounts", "exemptions", "fee_caps"):
        data |= table(name, *given.get(name, ()))
    return data


def text_of(page) -> str:
    return page.content.decode().replace("\xa0", " ")


def address(item, page: str) -> str:
    return f"/programy/{item.version_id}/uslugi/{item.pk}/{page}"


@pytest.fixture
def item():
    """A paid service of a draft."""
    return ItemFactory(fee_required=True)


@pytest.fixture
def rule(item):
    """Ten złoty for an hour."""
    return FeeRule.objects.create(item=item, base="per_unit", amount=10, unit="hour")


def test_conditions_joined_by_and_and_or_are_written_and_told(item, worker, client_for):
    rows = [
        {"alternative": "1", "kind": "age", "low": "60", "evidence": "oświadczenie"},
        {"alternative": "1", "kind": "disability", "option": "moderate", "evidence": "orzeczenie"},
        {"alternative": "2", "kind": "age", "low": "75", "evidence": "oświadczenie"},
    ]
    limit = {"kind": "amount", "amount": "15", "unit": "hour", "whose": "household", "period": "month"}

    answer = client_for(worker).post(address(item, "warunki/"), conditions_page(*rows, limits=[limit]))

    assert answer.status_code == 302
    document = text_of(client_for(worker).get(address(item, "kalkulator/")))
    assert "ukończone lata" in document

    found = whole_items().get(pk=item.pk)
    assert conditions_words(found) == [
        ("ukończone 60 lat i orzeczenie o niepełnosprawności w stopniu umiarkowanym lub wyższym",
         "oświadczenie; orzeczenie"),
        ("ukończone 75 lat", "oświadczenie"),
    ]  # fmt: skip
    assert [words.replace("\xa0", " ") for words in limits_words(found)] == [
        "najwyżej 15 godzin w miesiącu na gospodarstwo domowe"
    ]


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"kind": "age"}, "low"),
        ({"kind": "age", "low": "75", "high": "60"}, "high"),
        ({"kind": "alone", "low": "1"}, "low"),
        ({"kind": "card"}, "option"),
        ({"kind": "card", "option": "severe"}, "option"),
        ({"kind": "age", "low": "60", "option": "severe"}, "option"),
        ({"kind": "words", "evidence": "oświadczenie"}, "text"),
        ({"kind": "age", "low": "-1"}, "low"),
    ],
)
def test_a_part_that_does_not_go_together_is_refused_at_its_field(row, field, item, worker, client_for):
    page = client_for(worker).post(address(item, "warunki/"), conditions_page(CONDITION | row))

    assert page.status_code == 422
    assert list(page.context["room"].tables["conditions"].forms[0].errors) == [field]
    assert not item.conditions.exists()


def test_a_fee_rule_is_added_by_its_kind_and_asks_only_what_that_kind_needs(item, worker, client_for):
    client = client_for(worker)

    opened = client.post(address(item, "oplaty/dodaj/"), {"base": "packet"}, follow=True)

    rule = FeeRule.objects.get()
    asked = set(opened.context["form"].fields)
    assert {"amount", "packet_size", "unit"} <= asked
    assert not asked & {"part_amount", "percent", "cost"}
    data = {"version": 1, "amount": "80", "packet_size": "10", "unit": "meal"}
    data |= {"rounding_step": "0.01", "rounding_mode": "half_up"} | table("bands")
    assert client.post(rule.get_absolute_url(), data).status_code == 302
    rule.refresh_from_db()
    assert (rule.amount, rule.packet_size, rule.unit) == (Decimal(80), 10, "meal")
    assert "80,00 zł z góry za pakiet: 10 posiłków" in text_of(client.get(address(item, "oplaty/")))


@pytest.mark.parametrize(
    ("bands", "words"),
    [
        ([("10", "", "100")], "Dziura: poniżej 10% nie ma progu"),
        ([("0", "100", "0"), ("120", "", "100")], "Dziura: od 100% do 120% nie ma progu"),
        ([("0", "150", "0"), ("100", "", "100")], "Progi zachodzą na siebie od 100%"),
        ([("0", "100", "0")], "Dziura: od 100% w górę nie ma progu"),
        ([("0", "", "0"), ("100", "", "100")], "Progi zachodzą na siebie od 100%"),
    ],
)
def test_a_hole_or_an_overlap_in_bands_is_named_and_not_saved(bands, words, rule, worker, client_for):
    rows = [{"who": "anybody", "low": low, "high": high, "percent": share} for low, high, share in bands]
    data = {"version": 1, "amount": "10", "unit": "hour", "band_basis": "income_percent"}
    data |= {"rounding_step": "0.01", "rounding_mode": "half_up"} | table("bands", *rows)

    page = client_for(worker).post(rule.get_absolute_url(), data)

    assert page.status_code == 422
    assert words in text_of(page)
    assert not rule.bands.exists()


def test_a_discount_above_the_fee_is_refused_at_its_field_and_by_the_action(rule, worker, client_for):
    row = {"kind": "alone", "amount": "10,01", "evidence": "oświadczenie"}

    page = client_for(worker).post(address(rule.item, "oplaty/"), fees_page(discounts=[row]))

    assert page.status_code == 422
    assert "Ulga nie może być większa niż opłata: 10,00 zł" in text_of(page)
    FeeDiscount.objects.create(item=rule.item, kind="alone", amount=8)
    with pytest.raises(Refused, match="większa niż opłata"):
        actions.save_fee_rule(by=worker, rule=rule, seen=1, values={"amount": Decimal(5)})
    rule.refresh_from_db()
    assert rule.amount == 10


def test_two_rules_for_one_unit_on_one_day_are_refused(rule, worker, client_for):
    other = FeeRule.objects.create(
        item=rule.item, base="per_unit", amount=12, unit="hour", position=1, valid_from=dt.date(2028, 1, 1)
    )
    data = {"version": 1, "amount": "12", "unit": "hour", "valid_from": "01.01.2028"}
    data |= {"rounding_step": "0.01", "rounding_mode": "half_up"} | table("bands")

    page = client_for(worker).post(other.get_absolute_url(), data)

    assert page.status_code == 422
    assert "valid_from" in page.context["form"].errors


def test_a_stale_rule_and_a_rule_of_an_approved_version_are_refused(rule, worker, organiser):
    actions.save_fee_rule(by=worker, rule=rule, seen=1, values={"amount": Decimal(11)})
    with pytest.raises(StaleEdit):
        actions.save_fee_rule(by=organiser, rule=rule, seen=1, values={"amount": Decimal(12)})
    version = VersionFactory(whole=True)
    kept = FeeRule.objects.create(item=ItemFactory(version=version, whole=True), base="free")
    move_to("approved", version)
    with pytest.raises(Refused):
        actions.save_fee_rule(by=worker, rule=kept, seen=1, values={"amount": Decimal(12)})
    with pytest.raises(Refused):
        actions.remove_fee_rule(by=worker, rule=kept)
    assert FeeRule.objects.filter(pk=kept.pk).exists()


def test_a_reader_reckons_a_fee_of_an_adopted_programme_and_nothing_is_stored(reader, client_for):
    version = VersionFactory(whole=True)
    item = ItemFactory(version=version, whole=True)
    item.fee_required = True
    item.save()
    rule = FeeRule.objects.create(item=item, base="per_unit", amount=10, unit="hour", band_basis="income_percent")
    rule.bands.create(low=0, high=100, percent=0)
    rule.bands.create(low=100, percent=50, position=1)
    IncomeCriterion.objects.create(valid_from=dt.date(2027, 1, 1), single=1010, in_family=823)
    move_to("adopted", version)
    client, ask = client_for(reader), address(item, "kalkulator/")

    empty = client.get(ask)
    told = client.get(ask, {"dzien": "10.03.2027", "ile": "3", "osoby": "1", "dochod": "1010"})
    untold = client.get(ask, {"dzien": "10.03.2027", "ile": "3", "osoby": "1"})
    wrong = client.get(ask, {"dzien": "31.02.2027", "ile": "-1"})

    assert empty.status_code == 200
    assert "wiek" not in empty.context["form"].fields
    assert told.context["found"].amount == Decimal(15)
    assert "100% kryterium" in text_of(told)
    assert "Brakuje" in text_of(untold)
    assert "dochód" in text_of(untold)
    assert set(wrong.context["form"].errors) == {"dzien", "ile"}


def test_only_who_submits_programmes_enters_income_criteria(worker, organiser, client_for):
    data = {"valid_from": "01.01.2031", "single": "1 200", "in_family": "950", "source": "Dz.U."}

    refused = client_for(worker).post("/programy/kryteria-dochodowe/nowe/", data)
    client_for(organiser).post("/programy/kryteria-dochodowe/nowe/", data)
    twice = client_for(organiser).post("/programy/kryteria-dochodowe/nowe/", data)

    assert (refused.status_code, twice.status_code) == (403, 422)
    assert IncomeCriterion.objects.get(valid_from=dt.date(2031, 1, 1)).single == Decimal(1200)
