"""The decision page: its figures against plain SQL, what changed since the return, one approval only."""

import threading
from decimal import Decimal

import pytest
from django.db import connection, connections

from cus.accounts.models import User
from cus.workflow import Refused
from programmes import actions
from programmes.decision import decision_of
from programmes.gaps import with_everything
from programmes.models import BudgetLine, Indicator, ProgrammeVersion
from programmes.snapshot import compare_snapshots, snapshot_of
from tests.factories.accounts import UserFactory
from tests.factories.diagnosis import NeedFactory
from tests.factories.partners import OfferFactory
from tests.factories.programmes import ItemFactory, VersionFactory, answer
from tests.programmes.stages import move_to

UNANSWERED = """
SELECT need.id FROM diagnosis_need AS need
JOIN programmes_programmeversion AS version ON version.diagnosis_id = need.diagnosis_id
WHERE version.id = %s AND NOT EXISTS (
  SELECT 1 FROM programmes_programmeneed AS copy JOIN programmes_itemneed AS link ON link.need_id = copy.id
  WHERE copy.version_id = version.id AND copy.source_id = need.id)
ORDER BY coalesce(need.size * need.severity, 0) DESC, need.position, need.id
"""
MONEY = """
SELECT line.source, line.year, sum(line.amount) FROM programmes_budgetline AS line
JOIN programmes_programmeitem AS item ON item.id = line.item_id
WHERE item.version_id = %s GROUP BY line.source, line.year
"""


def sql(query: str, version) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query, [version.pk])
        return cursor.fetchall()


def fetched(version) -> ProgrammeVersion:
    return with_everything(ProgrammeVersion.objects.filter(pk=version.pk)).get()


@pytest.fixture
def full(db):
    """Three services, five needs (two unanswered), money of two years and three sources."""
    version = VersionFactory(whole=True)
    needs = [NeedFactory(diagnosis=version.diagnosis, size=1 + at, severity=3) for at in range(5)]
    for at in range(3):
        item = ItemFactory(version=version)
        answer(item, needs[at])
        for year, source, amount in ((2027, "gmina", "1000.10"), (2028, "eu", "500"), (2028, "recipients", "0.05")):
            BudgetLine.objects.create(item=item, year=year, source=source, amount=amount)
    BudgetLine.objects.create(item=item, year=2027, source="gmina", amount=7)
    return version


@pytest.mark.django_db
def test_figures_and_unanswered_needs_are_those_of_plain_sql(full):
    decision = decision_of(fetched(full))

    assert [need.pk for need in decision.unanswered] == [pk for (pk,) in sql(UNANSWERED, full)]
    assert decision.figures.unanswered == 2
    assert decision.figures.people == full.planned_people
    assert decision.figures.services == 3
    assert decision.figures.money == sum(amount for _, _, amount in sql(MONEY, full))


@pytest.mark.django_db
def test_money_by_year_and_source_is_that_of_plain_sql(full):
    decision = decision_of(fetched(full))
    by_sql = {(source, year): amount for source, year, amount in sql(MONEY, full)}
    labels = {"gmina": "budżet gminy", "eu": "środki Unii Europejskiej", "recipients": "opłaty odbiorców"}

    assert decision.money.years == [2027, 2028]
    assert {row.source: row.amounts for row in decision.money.rows} == {
        label: [by_sql.get((source, year), Decimal(0)) for year in (2027, 2028)] for source, label in labels.items()
    }
    assert decision.money.totals == [Decimal("3007.30"), Decimal("1500.15")]
    assert decision.money.total == decision.figures.money


@pytest.mark.django_db
def test_the_largest_gap_stands_first_in_the_matrix(full):
    first, second, third = full.items.all()
    for item, capacity in ((first, 100), (second, 10)):
        item.quantity, item.quantity_unit = 90, "person"
        item.provider = OfferFactory(service=item.service, capacity=capacity).partner
        item.save()

    rows = decision_of(fetched(full)).rows

    assert [row.item for row in rows] == [third, second, first]
    assert [(row.plan.kind, row.capacity.kind, row.provider.kind) for row in rows] == [
        ("stop", "warn", "stop"),
        ("", "stop", "done"),
        ("", "done", "done"),
    ]


@pytest.mark.django_db
def test_a_plan_below_the_need_is_marked():
    item = ItemFactory(whole=True)
    answer(item, NeedFactory(diagnosis=item.version.diagnosis, number=91, unit="person"))
    assert decision_of(fetched(item.version)).rows[0].plan.kind == "warn"

    item.version.needs.update(number=90)

    assert decision_of(fetched(item.version)).rows[0].plan.kind == "done"


# --- what changed since the return ---------------------------------------------------------------


@pytest.mark.django_db
def test_changes_since_the_return_are_told_field_by_field(organiser, director):
    version = move_to("submitted")
    first = version.items.get()
    removed = first.service_name
    other = ItemFactory(version=version, whole=True)
    actions.return_with_comment(by=director, version=version, comment="Popraw.")
    version.refresh_from_db()

    actions.save_sections(by=organiser, version=version, seen=version.edit_version, values={"goal": "Nowy cel"})
    actions.save_item(
        by=organiser,
        item=other,
        seen=1,
        values={"quantity": 100, "quantity_unit": "person"},
        rows={"indicators": [{"name": "liczba osób", "unit": "osoba", "target": 100}]},
    )
    actions.remove_item(by=organiser, item=first)
    added = ItemFactory(version=version)
    answer(added, NeedFactory(diagnosis=version.diagnosis, need="Nowa potrzeba"))
    actions.submit(by=organiser, version=version)

    changes = [(row.label, row.before, row.after) for row in decision_of(fetched(version)).changes]
    name = other.service_name
    assert changes == [
        ("cel programu", "Żeby nikt nie zostawał sam.", "Nowy cel"),
        ("potrzeba w programie", "", "Nowa potrzeba"),
        ("usługa", removed, ""),
        (f"{name}: liczba", "90\xa0osób rocznie", "100\xa0osób rocznie"),
        (f"{name}: mierniki", "liczba osób: 90 osoba", "liczba osób: 100 osoba"),
        ("usługa", "", added.service_name),
    ]


@pytest.mark.django_db
def test_nothing_changed_is_said_and_the_last_return_counts(organiser, director, client_for):
    version = move_to("returned")
    actions.save_sections(by=organiser, version=version, seen=version.edit_version, values={"goal": "Pierwsza zmiana"})
    actions.submit(by=organiser, version=version)
    assert [row.after for row in decision_of(fetched(version)).changes] == ["Pierwsza zmiana"]
    actions.return_with_comment(by=director, version=version, comment="Jeszcze raz.")
    actions.submit(by=organiser, version=version)

    page = client_for(director).get(f"/programy/{version.pk}/decyzja/").content.decode()

    assert decision_of(fetched(version)).changes == []
    assert "Nic nie zmieniono." in page
    assert "Jeszcze raz." in page


@pytest.mark.django_db
def test_before_any_return_there_is_nothing_to_compare(director, client_for):
    version = move_to("submitted")

    assert (
        "Programu jeszcze nie zwracano."
        in client_for(director).get(f"/programy/{version.pk}/decyzja/").content.decode()
    )


@pytest.mark.django_db
def test_a_snapshot_equals_itself_and_an_old_one_without_parts_is_read():
    item = ItemFactory(whole=True)
    now = snapshot_of(fetched(item.version))

    assert compare_snapshots(now, now) == []
    assert {row.label for row in compare_snapshots({}, now)} >= {"usługa", "nazwa programu"}


@pytest.mark.django_db
def test_order_of_needs_and_services_alone_is_no_change():
    version = VersionFactory()
    for _ in range(2):
        answer(ItemFactory(version=version), NeedFactory(diagnosis=version.diagnosis))
    before = snapshot_of(fetched(version))

    version.items.filter(pk=version.items.first().pk).update(position=99)

    assert compare_snapshots(before, snapshot_of(fetched(version))) == []


# --- one approval --------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_of_two_approvals_at_once_exactly_one_succeeds_and_the_other_is_told_who():
    version = move_to("submitted")
    directors = [
        UserFactory(director=True, first_name="Andrzej", last_name="Dąbek"),
        UserFactory(director=True, first_name="Zofia", last_name="Jarząb"),
    ]
    start, outcomes = threading.Barrier(2), {}

    def approve(user: User) -> None:
        try:
            start.wait(timeout=30)
            actions.approve(by=user, version=version)
            outcomes[user] = ""
        except Refused as error:
            outcomes[user] = error.refusal.message
        finally:
            connections.close_all()

    threads = [threading.Thread(target=approve, args=[user]) for user in directors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    version.refresh_from_db()
    assert sorted(outcomes.values()).count("") == 1
    assert outcomes[version.approved_by] == ""
    other = next(user for user in directors if user != version.approved_by)
    assert outcomes[other] == f"Ten program jest już zatwierdzony. Decyzję zapisano na koncie: {version.approved_by}."
    assert version.log.filter(transition="approve").count() == 1


@pytest.mark.django_db
def test_a_second_press_of_approve_changes_nothing_and_says_who_approved(director, client_for):
    version = move_to("submitted")
    client, address = client_for(director), f"/programy/{version.pk}/zatwierdz/"
    first = client.post(address)
    approved_at = ProgrammeVersion.objects.get().approved_at

    second = client.post(address)

    version.refresh_from_db()
    assert (first.status_code, second.status_code) == (302, 409)
    assert "Andrzej Dąbek" in second.content.decode()
    assert version.approved_at == approved_at
    assert version.log.filter(transition="approve").count() == 1


# --- steady numbers of queries ---------------------------------------------------------------------

DECIDE_QUERIES = 16
DETAIL_QUERIES = 16
LIST_QUERIES = 6
ITEM_QUERIES = 13


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 30])
@pytest.mark.parametrize(("page", "queries"), [("decyzja/", DECIDE_QUERIES), ("", DETAIL_QUERIES)])
def test_a_page_asks_the_same_number_of_questions_however_many_services(
    rows, page, queries, director, client_for, django_assert_num_queries
):
    version = VersionFactory(whole=True, submitted=True)
    for _ in range(rows):
        item = ItemFactory(version=version, whole=True)
        item.provider = OfferFactory(service=item.service).partner
        item.save()
        answer(item, NeedFactory(diagnosis=version.diagnosis))
        NeedFactory(diagnosis=version.diagnosis)
    client = client_for(director)
    client.get(f"/programy/{version.pk}/{page}")

    with django_assert_num_queries(queries):
        client.get(f"/programy/{version.pk}/{page}")


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 25])
def test_the_list_asks_the_same_number_of_questions(rows, director, client_for, django_assert_num_queries):
    for _ in range(rows):
        ItemFactory()
    client = client_for(director)
    client.get("/programy/")

    with django_assert_num_queries(LIST_QUERIES):
        client.get("/programy/")


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 30])
def test_the_form_of_an_item_asks_the_same_number_of_questions(rows, director, client_for, django_assert_num_queries):
    item = ItemFactory(whole=True)
    for _ in range(rows):
        answer(item, NeedFactory(diagnosis=item.version.diagnosis))
        OfferFactory(service=item.service)
        Indicator.objects.create(item=item, name="osoby", target=1)
    client = client_for(director)
    client.get(f"/programy/{item.version_id}/uslugi/{item.pk}/")

    with django_assert_num_queries(ITEM_QUERIES):
        client.get(f"/programy/{item.version_id}/uslugi/{item.pk}/")


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["", "decyzja/"])
def test_a_gap_of_a_submitted_programme_leads_to_no_form_that_would_refuse(page, director, client_for):
    version = VersionFactory(whole=True, submitted=True)
    ItemFactory(version=version)

    html = client_for(director).get(f"/programy/{version.pk}/{page}").content.decode()

    assert "nie ma warunku" in html
    assert "/tresc/" not in html
    assert f"/programy/{version.pk}/uslugi/" not in html
