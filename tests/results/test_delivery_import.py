"""A table of figures: previewed, all of it or nothing, twice the same, its own programme alone."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cus.importing.actions import ImportRefused
from cus.importing.plan import EntryKind
from cus.tables import Kind, Page, write
from programmes.results.actions.delivery_imports import accept_table, keep_table
from programmes.results.importing import pages_of, preview
from programmes.results.ledger import ledger_of
from programmes.results.models import DeliveryFigure
from tests.factories.partners import PartnerFactory
from tests.factories.programmes import ItemFactory
from tests.factories.results import DeliveryFigureFactory
from tests.factories.results_adopted import AdoptedFactory

pytestmark = pytest.mark.django_db
HEADINGS = ["nr programu", "usługa", "wykonawca", "okres", "różne osoby", "ile", "jednostka", "koszt (zł)"]


@pytest.fixture
def item():
    provider = PartnerFactory(name="Koło Kalina")
    return ItemFactory(version=AdoptedFactory(), provider=provider, whole=True, service_name="Posiłek w domu")


@pytest.fixture
def programme(item):
    return item.version.programme


def table(*rows, kind: Kind = Kind.XLSX) -> bytes:
    return write(kind, [Page("liczby", HEADINGS, rows)])


def row(programme, *, service="Posiłek w domu", giver="Koło Kalina", period="I kwartał 2026", people="12", **more):
    cells = {"quantity": "", "unit": "", "cost": ""} | more
    number = more.get("number", str(programme.pk))
    return [number, service, giver, period, people, cells["quantity"], cells["unit"], cells["cost"]]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_table_is_written_and_a_second_time_changes_nothing(programme, item, worker, kind):
    content = table(row(programme, quantity="30,5", unit="posiłek"), row(programme, period="rok 2026"), kind=kind)
    for expected in ((2, 0, 0), (0, 0, 2)):
        kept = keep_table(programme=programme, name="liczby", content=content, by=worker)
        plan = preview(content, ledger_of(programme))
        done = accept_table(kept=kept, fingerprint=plan.fingerprint, by=worker)
        assert (done.new, done.changed, done.same) == expected

    first = DeliveryFigure.objects.order_by("ends_on").first()
    assert (first.people, str(first.quantity), first.partner, first.source) == (12, "30.50", item.provider, "imported")


def test_what_is_taken_away_comes_back_without_a_change(programme, item):
    common = {"programme": programme, "service": item.service}
    DeliveryFigureFactory(
        **common, partner=item.provider, quantity="1234.50", quantity_unit="hour", cost=99, note="a; b"
    )
    DeliveryFigureFactory(**common, period_kind="year", people=0)
    DeliveryFigureFactory(programme=programme, service=None, period_kind="year", people=40)
    ledger = ledger_of(programme)

    for kind in Kind:
        plan = preview(write(kind, pages_of(ledger)), ledger)
        assert not plan.faults
        assert [entry.kind for entry in plan.entries] == [EntryKind.SAME] * 3


@pytest.mark.parametrize(
    ("change", "heading", "words"),
    [
        ({"service": "Posiłki w domu"}, "usługa", "Czy chodzi o „Posiłek w domu”?"),
        ({"giver": "Koło Malina"}, "wykonawca", "Czy chodzi o „Koło Kalina”?"),
        ({"period": "V kwartał 2026"}, "okres", "Wpisz okres"),
        ({"period": "I kwartał 2031"}, "okres", "poza programem"),
        ({"people": "dużo"}, "różne osoby", "Wpisz samą liczbę"),
        ({"people": "1,5"}, "różne osoby", "liczbę całkowitą"),
        ({"cost": "-10"}, "koszt (zł)", "Koszt nie może być ujemny"),
        ({"quantity": "5"}, "jednostka", "czego dotyczy liczba"),
    ],
)
def test_a_fault_is_told_by_row_and_column_and_nothing_is_written(programme, worker, change, heading, words):
    content = table(row(programme), row(programme, **{"period": "II kwartał 2026"} | change))
    kept = keep_table(programme=programme, name="liczby.xlsx", content=content, by=worker)

    plan = preview(content, ledger_of(programme))
    (fault,) = plan.faults
    assert (fault.line, fault.heading) == (3, heading)
    assert words in fault.message
    with pytest.raises(ImportRefused, match="Niczego nie wczytano"):
        accept_table(kept=kept, fingerprint=plan.fingerprint, by=worker)
    assert not DeliveryFigure.objects.exists()


def test_rows_that_would_count_a_day_twice_or_repeat_one_another_are_refused(programme):
    hours = {"quantity": "5", "unit": "godzina"}
    twice = table(row(programme, **hours), row(programme, period="rok 2026", **hours))
    repeated = table(row(programme), row(programme, people="13"))

    assert "Część tych dni ma już" in preview(twice, ledger_of(programme)).faults[0].message
    assert "powtarza wiersz 2" in preview(repeated, ledger_of(programme)).faults[0].message


def test_odd_numbers_warn_and_do_not_stop(programme):
    content = table(row(programme, people="50"), row(programme, period="rok 2026", people="40"))

    plan = preview(content, ledger_of(programme))
    assert not plan.faults
    assert [doubt.code for entry in plan.entries for doubt in entry.doubts if doubt.code != "no_contract"] == [
        "below_largest"
    ]


def test_a_file_of_another_programme_is_refused_as_such(client_for, worker, programme):
    other = ItemFactory(version=AdoptedFactory(), whole=True).version.programme
    content = table(row(other, service="Coś zupełnie innego"))
    client = client_for(worker)

    sent = SimpleUploadedFile("liczby.xlsx", content)
    answer = client.post(reverse("results:delivery_import", args=[programme.pk]), {"file": sent}, follow=True)

    page = answer.content.decode()
    assert f"To plik innego programu: nr {other.pk}" in page
    assert page.count('data-label="Wiersz"') == 1
    assert not DeliveryFigure.objects.exists()


def test_an_old_preview_is_not_carried_out(programme, item, worker):
    content = table(row(programme))
    kept = keep_table(programme=programme, name="liczby.xlsx", content=content, by=worker)
    seen = preview(content, ledger_of(programme)).fingerprint
    DeliveryFigureFactory(
        programme=programme, service=item.service, partner=item.provider, people=5, day=datetime.date(2026, 1, 1)
    )

    with pytest.raises(ImportRefused, match="zmieniły się od czasu podglądu"):
        accept_table(kept=kept, fingerprint=seen, by=worker)
    assert DeliveryFigure.objects.get().people == 5
