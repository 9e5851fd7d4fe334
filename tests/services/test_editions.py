"""A further edition of the classification: brought in whole or not at all, switched on with a date, codes kept."""

import datetime as dt
import threading
from io import StringIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from cus.tables import Kind
from cus.workflow import Refused, StaleEdit
from services import actions
from services.editions.entries import Listed
from services.editions.succession import Succession, codes_to_check
from services.models import Occupation, OccupationEdition, OccupationSuccession, Service, ServiceRequirement
from services.occupations import resolve
from tests.factories.accounts import UserFactory
from tests.services.editions import DETAILS, SMALL, changed, file_of, imported, next_entries, switched
from tests.services.test_occupations import checked

pytestmark = pytest.mark.django_db
IMPORT = "/admin/services/occupationedition/wczytaj/"
CONFIRM = f"{IMPORT}zapisz/"
TO_CHECK = "/admin/services/occupationedition/do-sprawdzenia/"
ASSISTANT = Listed("341299", "Asystent osoby niepełnosprawnej", 5, "3412", ("341201",))


def sent(rows=SMALL, kind: Kind = Kind.CSV, **fields) -> dict:
    """Return the posted form of a new edition."""
    return {
        "name": "Klasyfikacja 2025",
        "code": "kzis-2025",
        "state_on": "27.11.2025",
        "legal_basis": "Dz.U. 2025 poz. 1534",
        "file": SimpleUploadedFile(f"wydanie.{kind}", file_of(rows, kind)),
    } | fields


def tables() -> dict:
    """Everything that an import may write, history too."""
    found = {}
    with connection.cursor() as cursor:
        for table in (
            "services_occupationedition",
            "services_occupation",
            "services_occupationsuccession",
            "services_occupationeditionevent",
        ):
            cursor.execute(f"SELECT md5(coalesce(string_agg(t::text, ',' ORDER BY t::text), '')) FROM {table} t")
            found[table] = cursor.fetchone()[0]
    return found


# --- bringing in ------------------------------------------------------------------------------


def test_the_preview_writes_nothing_and_the_confirmation_everything(administrator, client_for):
    client, before = client_for(administrator), tables()

    page = client.post(IMPORT, sent(kind=Kind.XLSX))

    assert page.status_code == 200
    assert tables() == before
    text = page.content.decode()
    assert "zawód: 3" in text
    answer = client.post(CONFIRM, {"podglad": page.context["word"]})
    edition = OccupationEdition.objects.get(code="kzis-2025")
    assert answer.headers["Location"] == reverse("admin:services_occupationedition_compare", args=[edition.pk])
    assert edition.entries.count() == len(SMALL)
    assert edition.entries.get(code="011001").parent.code == "0110"
    assert edition.valid_from is None
    assert OccupationEdition.objects.current().code == "kzis-2023"
    assert OccupationSuccession.objects.get().old.edition.code == "kzis-2023"


def test_a_wrong_file_is_answered_with_its_lines_and_columns_and_nothing_is_kept(administrator, client_for):
    rows, before = changed(8, parent="3412"), tables()

    page = client_for(administrator).post(IMPORT, sent(rows))

    assert page.status_code == 422
    assert "Grupy zapętlają się: 34 → 3412 → 341 → 34." in page.content.decode()
    assert [fault.line for fault in page.context["faults"]] == [8]
    assert tables() == before


def test_a_file_that_is_no_table_is_refused_in_words(administrator, client_for):
    page = client_for(administrator).post(IMPORT, sent(file=SimpleUploadedFile("x.xlsx", b"PK\x03\x04zepsuty")))

    assert page.status_code == 422
    assert "uszkodzony" in page.content.decode()


def test_the_same_file_a_second_time_changes_nothing(administrator, client_for):
    client = client_for(administrator)
    client.post(CONFIRM, {"podglad": client.post(IMPORT, sent()).context["word"]})
    before = tables()

    again = client.post(CONFIRM, {"podglad": client.post(IMPORT, sent()).context["word"]}, follow=True)

    assert "Nic się nie zmieniło" in again.content.decode()
    assert tables() == before


def test_one_preview_is_written_once_and_by_its_own_person(administrator, client_for):
    client = client_for(administrator)
    word = client.post(IMPORT, sent()).context["word"]

    stranger = client_for(UserFactory(administrator=True)).post(CONFIRM, {"podglad": word}, follow=True)

    assert "Podgląd wygasł" in stranger.content.decode()
    assert not OccupationEdition.objects.filter(code="kzis-2025").exists()
    client.post(CONFIRM, {"podglad": word})
    assert "Podgląd wygasł" in client.post(CONFIRM, {"podglad": word}, follow=True).content.decode()


def test_a_corrected_file_takes_the_place_of_one_that_was_never_in_force(administrator):
    edition = imported(by=administrator)

    again, written = actions.import_edition(
        details=DETAILS, entries=next_entries(without=("341201",), put=(ASSISTANT,)), by=administrator
    )

    assert written
    assert again.pk == edition.pk
    assert not again.entries.filter(code="341201").exists()
    assert again.entries.get(code="341299").successions_from.get().old.code == "341201"


def test_an_edition_in_force_is_not_rewritten(administrator):
    switched(imported(), administrator)
    before = tables()

    with pytest.raises(Refused, match="już włączone"):
        actions.import_edition(details=DETAILS, entries=next_entries(without=("341201",)), by=administrator)

    assert tables() == before


@pytest.mark.parametrize("role", ["worker", "organiser", "director", "reader"])
def test_other_roles_neither_bring_in_nor_switch(role, request):
    person, edition = request.getfixturevalue(role), imported()

    with pytest.raises(Refused, match="administrator systemu"):
        actions.import_edition(details=DETAILS, entries=next_entries(), by=person)
    with pytest.raises(Refused, match="administrator systemu"):
        switched(edition, person)
    with pytest.raises(Refused, match="administrator systemu"):
        actions.withdraw_switch(edition=edition, version=edition.version, by=person)


@pytest.mark.parametrize("kind", Kind)
def test_the_example_to_fill_in_is_itself_a_right_file(kind, administrator, client_for):
    client = client_for(administrator)
    example = client.get(f"{IMPORT}przyklad/", {"format": kind})

    page = client.post(IMPORT, sent(file=SimpleUploadedFile(f"wzor.{kind}", example.content)))

    assert page.status_code == 200
    assert page.context["total"] == 5


def test_the_panel_says_what_replaced_the_edition_until_a_new_one_is_current(administrator, client_for):
    client, url = client_for(administrator), reverse("admin:services_occupationedition_changelist")

    before = client.get(url).content.decode()
    switched(imported(), administrator)
    after = client.get(url).content.decode()

    assert "Dz.U. 2025 poz. 1534" in before
    assert "27 listopada 2025" in before.replace("\xa0", " ")
    assert IMPORT in before
    assert "zamiast wydania" not in after


# --- the command ------------------------------------------------------------------------------


def run(path, *more: str) -> str:
    """Run the command; return what it wrote."""
    out = StringIO()
    options = ["--edition", "kzis-2025", "--name", "Klasyfikacja 2025", "--state-on", "2025-11-27"]
    call_command("import_occupations", str(path), *options, *more, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_the_command_tries_writes_and_repeats(tmp_path):
    path, before = tmp_path / "wydanie.csv", tables()
    path.write_bytes(file_of(SMALL))

    assert "niczego nie zapisano" in run(path, "--dry-run")
    assert tables() == before
    assert "wczytano 11 pozycji" in run(path)
    after = tables()
    assert "bez zmian" in run(path)
    assert tables() == after


def test_the_command_refuses_a_wrong_file_whole(tmp_path):
    path, before = tmp_path / "wydanie.csv", tables()
    path.write_bytes(file_of(changed(11, title="")))

    with pytest.raises(CommandError, match="Błędów: 1"):
        run(path)

    assert tables() == before


# --- comparing --------------------------------------------------------------------------------


def test_the_comparison_counts_filters_and_is_taken_away(administrator, client_for):
    edition = imported(without=("341201", "341204"), put=(ASSISTANT,))
    client, url = client_for(administrator), reverse("admin:services_occupationedition_compare", args=[2])
    url = url.replace("/2/", f"/{edition.pk}/")

    page = client.get(url)
    narrowed = client.get(url, {"rodzaj": "nastepca"})
    table = client.get(f"{url}pobierz/", {"format": "csv", "rodzaj": "nastepca"}).content.decode("utf-8-sig")

    assert dict(page.context["counts"]) == {
        "nowa pozycja": 0,
        "usunięta bez następcy": 1,
        "zmieniona nazwa": 0,
        "przeniesiona": 0,
        "zastąpiona następcą": 1,
    }
    assert [change.new.code for change in narrowed.context["page"]] == ["341299"]
    assert table.splitlines()[1].split(";")[:2] == ["zastąpiona następcą", "341201"]
    assert len(table.splitlines()) == 2


# --- switching --------------------------------------------------------------------------------


def test_an_edition_switched_on_today_is_current_and_services_keep_their_codes(administrator, client_for):
    rows = sorted(ServiceRequirement.objects.values_list("pk", "occupation_id"))
    edition = imported(without=("341201", "341204"), put=(ASSISTANT,))
    client = client_for(administrator)
    url = reverse("admin:services_occupationedition_switch", args=[edition.pk])
    form = client.get(url).context["form"].initial

    answer = client.post(url, form | {"valid_from": f"{timezone.localdate():%d.%m.%Y}"})

    assert answer.headers["Location"] == TO_CHECK
    assert OccupationEdition.objects.current() == edition
    assert sorted(ServiceRequirement.objects.values_list("pk", "occupation_id")) == rows
    assert [standing.occupation.code for standing, _ in codes_to_check()] == ["341204"]


def test_an_edition_switched_on_for_a_later_day_is_current_from_that_day(administrator):
    day = timezone.localdate() + dt.timedelta(days=30)
    edition = switched(imported(without=("341204",)), administrator, day)

    assert OccupationEdition.objects.current().code == "kzis-2023"
    assert OccupationEdition.objects.current(day - dt.timedelta(days=1)).code == "kzis-2023"
    assert OccupationEdition.objects.current(day) == edition
    assert codes_to_check() == []
    with time_machine.travel(dt.datetime.combine(day, dt.time(12))):
        assert OccupationEdition.objects.current() == edition
        assert [standing.occupation.code for standing, _ in codes_to_check()] == ["341204"]


@pytest.mark.parametrize(
    ("day", "said"),
    [(dt.date(2023, 1, 1), "późniejszy niż 01.01.2023"), (dt.date(2020, 1, 1), "późniejszy niż 01.01.2023")],
)
def test_a_day_before_the_current_edition_is_refused(day, said, administrator):
    edition = imported()

    with pytest.raises(Refused, match=said):
        switched(edition, administrator, day)


def test_who_decided_on_another_state_is_told(administrator):
    edition = imported()
    current = OccupationEdition.objects.current().pk
    decided = {"edition": edition, "valid_from": timezone.localdate(), "by": administrator}

    with pytest.raises(StaleEdit):
        actions.switch_edition(version=edition.version - 1, current_seen=current, **decided)
    with pytest.raises(Refused, match="W międzyczasie włączono wydanie"):
        actions.switch_edition(version=edition.version, current_seen=None, **decided)
    assert OccupationEdition.objects.current().pk == current


@pytest.mark.django_db(transaction=True)
def test_of_two_administrators_who_switch_at_once_one_is_told(administrator):
    edition, other = imported(), UserFactory(administrator=True)
    current, ready, ended = OccupationEdition.objects.current().pk, threading.Barrier(2), []

    def switch(person) -> None:
        ready.wait(timeout=10)
        try:
            actions.switch_edition(
                edition=edition,
                valid_from=timezone.localdate(),
                version=edition.version,
                current_seen=current,
                by=person,
            )
            ended.append("switched")
        except Refused:
            ended.append("told")
        finally:
            connection.close()

    threads = [threading.Thread(target=switch, args=[person]) for person in (administrator, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)

    assert sorted(ended) == ["switched", "told"]
    assert OccupationEdition.objects.current() == edition


def test_a_switch_is_taken_back_while_no_service_names_the_new_codes(administrator, client_for):
    edition = switched(imported(), administrator)
    url = reverse("admin:services_occupationedition_withdraw", args=[edition.pk])

    client_for(administrator).post(url, {"version": edition.version})

    assert OccupationEdition.objects.current().code == "kzis-2023"
    edition = switched(edition, administrator)
    ServiceRequirement.objects.filter(occupation__code="341204").update(occupation=resolve("341204"))
    answer = client_for(administrator).post(url, {"version": edition.version})
    assert answer.status_code == 409
    assert OccupationEdition.objects.current() == edition


def test_the_only_edition_in_force_cannot_be_taken_out(administrator):
    edition = OccupationEdition.objects.current()

    with pytest.raises(Refused, match="jedyne"):
        actions.withdraw_switch(edition=edition, version=edition.version, by=administrator)


# --- codes of an earlier edition ----------------------------------------------------------------


@pytest.fixture
def after_the_switch(administrator):
    """The current edition: 341204 is gone, 341201 has a successor, 341202 is divided, 343902 has another title."""
    return switched(
        imported(
            without=("341201", "341202", "341204"),
            put=(
                ASSISTANT,
                Listed("341297", "Opiekun osoby starszej w domu", 5, "3412", ("341202",)),
                Listed("341298", "Opiekun osoby starszej w placówce", 5, "3412", ("341202",)),
            ),
        ),
        administrator,
    )


def old(code: str) -> Occupation:
    return Occupation.objects.get(code=code, edition__code="kzis-2023")


@pytest.mark.parametrize(
    ("code", "now", "proposed"),
    [
        ("341201", "341299", []),
        ("341202", None, ["341297", "341298"]),
        ("532201", "532201", []),
    ],
)
def test_a_code_stands_by_itself_or_by_one_successor(code, now, proposed, after_the_switch):
    entry = old(code)

    standing = Succession().standings([entry])[entry.pk]

    assert (standing.now.code if standing.now else None) == now
    assert [one.code for one in standing.proposals][: len(proposed)] == proposed


def test_the_list_of_codes_to_check_leads_to_services_and_to_the_nearest_codes(
    after_the_switch, administrator, client_for
):
    page = client_for(administrator).get(TO_CHECK).content.decode()

    assert "341204 Opiekunka środowiskowa" in page
    assert "podzielono: 341297" in page
    assert f"/admin/services/occupation/{old('341202').pk}/popraw/?na=341297" in page
    assert "341201" not in page.split("<main")[1]


def test_a_proposal_of_the_list_stands_ready_in_the_form_and_mends_every_service(
    after_the_switch, administrator, client_for
):
    client, url = client_for(administrator), reverse("admin:services_occupation_replace", args=[old("341204").pk])

    assert "341297 Opiekun osoby starszej w domu" in client.get(url, {"na": "341297"}).content.decode()
    answer = client.post(url, {"occupation": "341297"})

    assert answer.status_code == 302
    assert "341204" not in {standing.occupation.code for standing, _ in codes_to_check()}


def test_the_administrator_sees_the_mark_on_the_service_and_a_reader_does_not(
    after_the_switch, administrator, reader, client_for
):
    service = Service.objects.filter(requirements__occupation__code="341204").first()

    assert "kod do sprawdzenia" in client_for(administrator).get(service.get_absolute_url()).content.decode()
    assert "kod do sprawdzenia" not in client_for(reader).get(service.get_absolute_url()).content.decode()


def test_the_check_command_tells_codes_without_a_successor_and_judges_the_source_by_its_own_edition(
    after_the_switch,
):
    written, code = checked()

    assert code == 1
    assert "nie ma kodu 341204 ani wskazanego następcy" in written
    assert "5 pomyłek w druku źródła" in written


def test_a_new_requirement_takes_codes_of_the_current_edition_and_is_led_from_the_old_one(after_the_switch):
    assert resolve("341299").edition == after_the_switch
    with pytest.raises(Exception, match="341299 Asystent osoby niepełnosprawnej"):
        resolve("341201")


def test_services_with_an_old_code_are_found_by_the_new_one_too(after_the_switch):
    named = Service.objects.naming_occupation("341299")

    assert set(named) == set(Service.objects.naming_occupation("341201"))
    assert named.exists()
