"""What changed between two moments, value by value, in Polish words."""

import datetime
import json
from decimal import Decimal

import pytest

from programmes import actions
from programmes.gaps import with_everything
from programmes.models import ProgrammeVersion
from programmes.snapshot import compare_snapshots, snapshot_of
from tests.factories.diagnosis import NeedFactory
from tests.factories.programmes import ItemFactory, VersionFactory, answer

pytestmark = pytest.mark.django_db


def picture(version) -> dict:
    """The snapshot as it comes back from the database."""
    whole = with_everything(ProgrammeVersion.objects.filter(pk=version.pk)).get()
    return json.loads(json.dumps(snapshot_of(whole)))


@pytest.fixture
def item():
    """A whole item that answers a need."""
    item = ItemFactory(version=VersionFactory(whole=True), service__name="Posiłki", whole=True)
    answer(item, NeedFactory(diagnosis=item.version.diagnosis, need="Ciepły posiłek"))
    return item


def differences(before, version) -> list[tuple[str, str, str]]:
    rows = compare_snapshots(before, picture(version))
    return [tuple(text.replace("\xa0", " ") for text in (row.label, row.before, row.after)) for row in rows]


def test_nothing_changed_is_an_empty_list(item):
    assert differences(picture(item.version), item.version) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"goal": "Inny cel"}, ("cel programu", "Żeby nikt nie zostawał sam.", "Inny cel")),
        ({"planned_people": 1140}, ("przewidywana liczba osób rocznie", "120", "1 140")),
        ({"planned_people": None}, ("przewidywana liczba osób rocznie", "120", "")),
        (
            {"period_end": datetime.date(2029, 12, 31)},
            ("koniec realizacji", "31 grudnia 2028", "31 grudnia 2029"),
        ),
    ],
)
def test_a_changed_text_number_or_date_of_the_programme(item, fields, expected):
    before = picture(item.version)

    ProgrammeVersion.objects.filter(pk=item.version_id).update(**fields)

    assert differences(before, item.version) == [expected]


@pytest.mark.parametrize(
    ("values", "rows", "expected"),
    [
        (
            {"quantity": Decimal(60), "quantity_bound": "at_least"},
            {},
            ("Posiłki: liczba", "90 osób rocznie", "co najmniej 60 osób rocznie"),
        ),
        (
            {"fee_required": True},
            {},
            ("Posiłki: opłata", "bezpłatnie", "odpłatnie"),
        ),
        (
            {},
            {"limits": [{"kind": "times", "amount": Decimal(3), "period": "week"}]},
            ("Posiłki: limity", "", "najwyżej 3 razy w tygodniu na odbiorcę"),
        ),
        (
            {},
            {"conditions": [{"text": "ukończone 75 lat", "evidence": ""}]},
            ("Posiłki: warunki", "ukończone 60 lat (oświadczenie)", "ukończone 75 lat"),
        ),
        (
            {},
            {"budget_lines": []},
            ("Posiłki: budżet", "2027, budżet gminy: 1 000,00 zł", ""),
        ),
    ],
)
def test_a_changed_value_or_row_of_a_service(item, worker, values, rows, expected):
    before = picture(item.version)

    actions.save_item(by=worker, item=item, seen=item.edit_version, values=values, rows=rows)

    assert differences(before, item.version) == [expected]


def test_a_service_or_a_need_that_came_or_went(item, worker):
    version, before = item.version, picture(item.version)
    actions.remove_item(by=worker, item=item)
    ItemFactory(version=version, service__name="Transport")
    actions.pick_needs(by=worker, version=version, needs=[NeedFactory(diagnosis=version.diagnosis, need="Przejazd")])

    assert differences(before, version) == [
        ("potrzeba w programie", "Ciepły posiłek", ""),
        ("potrzeba w programie", "", "Przejazd"),
        ("usługa", "Posiłki", ""),
        ("usługa", "", "Transport"),
    ]
