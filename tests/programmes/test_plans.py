"""What a programme plans is written as rows: each kind of number apart, money with its currency."""

import datetime
from decimal import Decimal

import pytest
from lxml import html

from cus.centre.models import Gmina
from programmes.contents import contents_of
from programmes.contents.plans import figure_text
from programmes.forms.plan_rows import CostForm, FigureForm, HoursForm, JointForm
from programmes.models import ProgrammeItem, ProgrammeVersion
from tests.factories.programmes import ItemFactory, VersionFactory

FIGURE = {"bound": "exactly", "amount": "30", "unit": "person", "period": "year", "scope": "service"}


def send(client, address: str, **fields):
    """Send the main form of a page as it was opened, with ``fields`` written in."""
    forms = [form for form in html.fromstring(client.get(address).content).forms if "version" in form.fields]
    opened = {name: value for name, value in forms[0].form_values() if name != "csrfmiddlewaretoken"}
    return client.post(address, opened | fields)


def rows(prefix: str, *given: dict) -> dict:
    """Return the fields of a table."""
    named = {f"{prefix}-{at}-{name}": value for at, row in enumerate(given) for name, value in row.items()}
    return named | {f"{prefix}-TOTAL_FORMS": len(given)}


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"unit": ""}, "unit"),
        ({"other_unit": "kurs"}, "other_unit"),
        ({"amount": "-1"}, "amount"),
        ({"amount": ""}, "amount"),
        ({"amount": "dużo"}, "amount"),
    ],
)
def test_a_figure_has_one_unit_and_a_number(changed, field):
    assert list(FigureForm(FIGURE | changed).errors) == [field]


def test_a_figure_is_written_with_its_bound_time_and_scope():
    part = FigureForm(FIGURE | {"is_part": "on", "bound": "at_least", "who": "opiekunowie"})
    hours = FigureForm(FIGURE | {"unit": "hour", "amount": "15", "period": "month", "scope": "recipient"})

    assert (part.is_valid(), hours.is_valid()) == (True, True)
    assert figure_text(part.cleaned_data).replace("\xa0", " ") == "w tym co najmniej 30 osób – opiekunowie, rocznie"
    assert figure_text(hours.cleaned_data).replace("\xa0", " ") == "15 godzin, miesięcznie, na odbiorcę"


@pytest.mark.parametrize(
    ("foreign", "note", "errors"),
    [
        ("12 000 EUR", "4,30 z 2.01.2027", []),
        ("", "", []),
        ("12 000 EUR", "", ["note"]),
        ("12 000", "4,30", ["foreign"]),
        ("dużo EUR", "4,30", ["foreign"]),
        ("-5 EUR", "4,30", ["foreign"]),
        ("12 000 PLN", "", ["foreign"]),
    ],
)
def test_money_in_another_currency_has_its_code_and_rate(foreign, note, errors):
    form = CostForm({"year": "2027", "kind": "staff", "amount": "51 600", "foreign": foreign, "note": note})

    assert list(form.errors) == errors
    if foreign and not errors:
        assert (form.cleaned_data["original"], form.cleaned_data["currency"]) == (Decimal(12000), "EUR")


@pytest.mark.parametrize(
    ("begins", "ends", "errors"),
    [
        ("8", "15.30", []),
        ("8:00", "8:00", ["ends"]),
        ("16:00", "8:00", ["ends"]),
        ("25", "", ["begins"]),
        ("", "", []),
    ],
)
def test_hours_end_after_they_begin(begins, ends, errors):
    assert list(HoursForm({"weekday": "1", "begins": begins, "ends": ends}).errors) == errors


@pytest.mark.django_db
def test_a_gmina_is_found_by_name_or_code_and_a_common_name_asks_for_the_code(settings):
    settings.DEMO_MODE = True
    for code, name in (("9999011", "Zmyślona Wola"), ("9999022", "Zmyślona Wola"), ("9999033", "Zmyślin")):
        Gmina.objects.create(teryt=code, name=name, kind=2, powiat="brzozowski", voivodeship="pokazowe")

    one = JointForm({"gmina": "zmyślin"})
    coded = JointForm({"gmina": "Zmyślona Wola (9999022)"})
    common = JointForm({"gmina": "Zmyślona Wola"})
    unknown = JointForm({"gmina": "Nigdzie"})

    assert one.is_valid()
    assert coded.is_valid()
    assert (one.cleaned_data["gmina"].pk, coded.cleaned_data["gmina"].pk) == ("9999033", "9999022")
    assert "9999011" in common.errors["gmina"][0]
    assert "Rejestr nie ma" in unknown.errors["gmina"][0]


@pytest.mark.django_db
def test_rows_of_a_service_are_saved_on_its_pages_and_shown_again(worker, client_for):
    item, client = ItemFactory(), client_for(worker)
    base = f"/programy/{item.version_id}/uslugi/{item.pk}/"

    send(client, base, quantity="90", quantity_unit="person", **rows("figures", FIGURE | {"who": "opiekunowie"}))
    send(
        client,
        f"{base}miejsce/",
        **rows("places", {"mode": "mobile", "place": "co wtorek inne sołectwo"}),
        **rows("hours", {"weekday": "2", "begins": "8", "ends": "12:30"}),
    )
    send(
        client,
        f"{base}pieniadze/",
        **rows(
            "cost_lines", {"year": "2027", "kind": "staff", "amount": "43 000", "foreign": "10 000 EUR", "note": "4,3"}
        ),
        **rows("budget_lines", {"year": "2027", "source": "eu", "amount": "43 000"}),
    )

    told = contents_of(ProgrammeItem.objects.get(pk=item.pk))
    assert [(row["who"], row["amount"]) for row in told["figures"]] == [("opiekunowie", "30.00")]
    assert [(row["mode"], row["place"]) for row in told["places"]] == [("mobile", "co wtorek inne sołectwo")]
    assert [(row["weekday"], row["begins"], row["ends"]) for row in told["hours"]] == [(2, "08:00:00", "12:30:00")]
    assert [(row["amount"], row["original"], row["currency"]) for row in told["cost_lines"]] == [
        ("43000.00", "10000.00", "EUR")
    ]
    page = client.get(f"{base}pieniadze/").content.decode().replace("\xa0", " ")
    assert "10 000,00 EUR" in page
    assert send(client, f"{base}pieniadze/").status_code == 302  # nothing changed, nothing complains


@pytest.mark.django_db
def test_rows_of_a_version_are_saved_at_their_points(organiser, client_for):
    version, client = VersionFactory(), client_for(organiser)
    base = f"/programy/{version.pk}/tresc/"

    send(client, f"{base}4/", **rows("planned_groups", {"who": "opiekunowie", "bound": "at_least", "amount": "30"}))
    send(client, f"{base}10/", **rows("stages", {"name": "Nabór", "starts_on": "1.01.2027", "ends_on": "31.03.2027"}))
    send(client, f"{base}11/", **rows("indicators", {"name": "zadowoleni", "target": "85", "year": "2028"}))

    found = ProgrammeVersion.objects.get()
    assert [(row.who, row.amount) for row in found.planned_groups.all()] == [("opiekunowie", 30)]
    assert found.stages.get().ends_on == datetime.date(2027, 3, 31)
    assert (found.indicators.get().target, found.indicators.get().year) == (85, 2028)


@pytest.mark.django_db
def test_the_agreement_with_the_powiat_belongs_to_a_task_of_the_powiat(worker, client_for):
    item, client = ItemFactory(), client_for(worker)
    base = f"/programy/{item.version_id}/uslugi/{item.pk}/"

    refused = send(client, base, powiat_agreement_number="OR.1")
    saved = send(client, base, is_powiat_task="on", powiat_agreement_number="OR.1")

    assert "powiat_agreement_number" in refused.context["form"].errors
    assert saved.status_code == 302
    item.refresh_from_db()
    assert (item.is_powiat_task, item.powiat_agreement_number) == (True, "OR.1")
