"""The access log: who reads which lines, how they are found and taken away."""

import csv
import datetime as dt
import io

import pytest
from django.urls import reverse
from django.utils import timezone

from cus.audit import log
from cus.audit.enums import AccessKind
from cus.audit.models import AccessEntry
from cus.desk.history.scope import access_entries_for
from tests.factories.centre import CentreFactory
from tests.factories.partners import PartnerFactory
from tests.factories.services import ServiceFactory

pytestmark = pytest.mark.django_db
URL = "desk:history_access"


@pytest.fixture
def entries(worker, organiser, administrator, director):
    """One line of each sort, done by different people."""
    partner = PartnerFactory(name="Fundacja Łąka")
    record = log.record
    return {
        "worker's reading": record(AccessKind.PERSONAL_READ, user=worker, subject=partner, what="numer PESEL"),
        "organiser's export": record(AccessKind.EXPORT, user=organiser, subject=partner),
        "director's sign-in": record(AccessKind.SIGN_IN, user=director),
        "administrator's act": record(
            AccessKind.ADMINISTRATIVE, user=administrator, subject=worker, what="nowe konto"
        ),
        "stranger": record(AccessKind.SIGN_IN_REFUSED, what="nieznane konto"),
    }


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("worker", {"worker's reading"}),
        ("organiser", {"worker's reading", "organiser's export"}),
        ("administrator", {"administrator's act"}),
        (
            "director",
            {"worker's reading", "organiser's export", "director's sign-in", "administrator's act", "stranger"},
        ),
        ("reader", set()),
    ],
)
def test_each_role_reads_its_lines(entries, role, expected, request):
    found = set(access_entries_for(request.getfixturevalue(role)))

    assert {name for name, entry in entries.items() if entry in found} == expected


def rows_of(response) -> list[dict]:
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"q": "łąka"}, {"odczyt danych osobowych", "eksport danych"}),
        ({"q": "PESEL"}, {"odczyt danych osobowych"}),
        ({"q": "192.0.2.9"}, {"odmowa dostępu"}),
        ({"rodzaj": "administrative"}, {"czynność administracyjna"}),
        ({"od": "01.01.2020", "do": "02.01.2020"}, set()),
    ],
)
def test_lines_are_found_by_word_kind_day_and_address(entries, director, client_for, query, expected):
    AccessEntry.objects.create(kind=AccessKind.REFUSED, ip="192.0.2.9")

    response = client_for(director).get(reverse("desk:history_access_export"), query)

    assert {row["rodzaj"] for row in rows_of(response)} == expected


def test_a_day_holds_all_its_hours_in_warsaw(director, client_for):
    late = timezone.make_aware(dt.datetime(2026, 3, 4, 23, 59, 30))
    AccessEntry.objects.create(kind=AccessKind.REFUSED, at=late, what="późno")
    AccessEntry.objects.create(kind=AccessKind.REFUSED, at=late + dt.timedelta(minutes=1), what="nazajutrz")

    response = client_for(director).get(
        reverse("desk:history_access_export"), {"od": "04.03.2026", "do": "04.03.2026"}
    )

    assert [row["co"] for row in rows_of(response)] == ["późno"]


def test_taking_the_log_away_is_logged_and_formulas_are_text(director, client_for):
    log.record(AccessKind.EXPORT, user=director, label='=HYPERLINK("http://x")', what="+48 600")

    rows = rows_of(client_for(director).get(reverse("desk:history_access_export")))

    assert {'\'=HYPERLINK("http://x")'} <= {row["nazwa"] for row in rows}
    assert {"'+48 600"} <= {row["co"] for row in rows}
    last = AccessEntry.objects.filter(kind=AccessKind.EXPORT).latest("pk")
    assert (last.user, last.object_type) == (director, "audit.accessentry")
    assert last.what.startswith("dziennik dostępu, wpisów: ")


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_asks_the_same_number_of_questions_however_many_lines(
    director, client_for, rows, django_assert_num_queries
):
    for _ in range(rows):
        log.record(AccessKind.EXPORT, user=director, subject=PartnerFactory())
    client = client_for(director)
    client.get(reverse(URL))

    with django_assert_num_queries(8):
        client.get(reverse(URL))


def test_the_page_is_polish_and_leads_to_the_object(entries, director, client_for, assert_polish):
    response = client_for(director).get(reverse(URL))

    assert_polish(response)
    text = response.content.decode()
    assert "osoba niezalogowana" in text
    assert reverse("desk:history_of", args=["partner", entries["organiser's export"].object_id]) in text


def test_a_worker_cannot_ask_for_others(entries, worker, organiser, client_for):
    response = client_for(worker).get(reverse("desk:history_access_export"), {"osoba": organiser.pk})

    assert {row["kto"] for row in rows_of(response)} == {str(worker)}


def test_saving_in_the_panel_is_an_administrative_act(administrator, client_for, worker):
    client = client_for(administrator)
    url = reverse("admin:accounts_user_change", args=[worker.pk])
    form = client.get(url).context["adminform"].form
    data = {name: form[name].value() for name in form.fields if form[name].value() is not None}

    response = client.post(url, data | {"position": "koordynatorka"})

    assert response.status_code == 302
    (line,) = AccessEntry.objects.filter(kind=AccessKind.ADMINISTRATIVE)
    assert (line.user, line.object_type, line.object_id) == (administrator, "accounts.user", worker.pk)
    assert "koordynatorka" not in repr(line.__dict__)


def test_a_form_of_the_panel_with_faults_is_no_act(administrator, client_for, worker):
    response = client_for(administrator).post(reverse("admin:accounts_user_change", args=[worker.pk]), {"email": ""})

    assert response.status_code != 302
    assert not AccessEntry.objects.filter(kind=AccessKind.ADMINISTRATIVE).exists()


def test_changing_the_centre_is_an_administrative_act(director):
    from cus.centre.actions import save_profile

    centre = CentreFactory()
    save_profile(centre=centre, version=centre.version, by=director)

    (line,) = AccessEntry.objects.filter(kind=AccessKind.ADMINISTRATIVE)
    assert (line.user, line.object_id, line.what) == (director, centre.pk, "dane centrum")


def test_taking_the_catalogue_away_is_logged(reader, client_for):
    ServiceFactory()

    client_for(reader).get(reverse("services:export"))

    line = AccessEntry.objects.get(kind=AccessKind.EXPORT)
    assert (line.user, line.what) == (reader, f"katalog usług (csv), wierszy: {line.what.rpartition(' ')[2]}")


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("worker", "Widzisz wpisy o tym, co robiono z twojego konta."),
        ("organiser", "Zalogowania innych osób widzi dyrektor."),
        ("administrator", "o czynnościach administracyjnych"),
        ("director", "Widzisz wszystkie wpisy."),
    ],
)
def test_the_page_says_whose_lines_are_left_out(role, words, request, client_for, assert_polish):
    page = client_for(request.getfixturevalue(role)).get(reverse("desk:history_access"))

    assert words in page.content.decode()
    assert_polish(page)


def test_who_read_personal_data_lately_is_one_press_away(entries, director, client_for):
    client = client_for(director)
    page = client.get(reverse("desk:history_access"))

    answer = client.get(reverse("desk:history_access") + page.context["personal_url"])

    assert {entry.kind for entry in answer.context["page"]} == {"personal_read"}
