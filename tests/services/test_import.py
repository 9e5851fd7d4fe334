"""Services from a table: compared field by field, written all at once or not at all."""

import datetime
import threading

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from cus.tables import Kind, Page, TableRefused, write
from cus.workflow import Refused
from services import actions
from services.actions.imports import CHANGED_SINCE
from services.importing import EntryKind, area_names, pages_of, preview
from services.models import CatalogueImport, Service, ServiceRequirement
from tests.factories.accounts import UserFactory
from tests.factories.services import RequirementFactory, ServiceFactory
from tests.services.workbooks import PLANTED, edited, name_of, planted, workbook

pytestmark = pytest.mark.django_db
TABLES = ["services_service", "services_servicearealink", "services_servicerequirement"]


@pytest.fixture(scope="module")
def sound() -> bytes:
    """A sound workbook of 200 services."""
    return workbook()


def checksum() -> list[str]:
    """Checksums of the catalogue's tables and of their history: any write changes one of them."""
    events = [
        model._meta.db_table
        for model in apps.get_app_config("services").get_models()
        if "event" in model._meta.db_table
    ]
    with connection.cursor() as cursor:
        found = []
        for table in [*TABLES, *sorted(events)]:
            cursor.execute(f"SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {table} t")
            found.append(f"{table} {cursor.fetchone()}")
    return found


def export(kind: Kind = Kind.XLSX) -> bytes:
    """The whole catalogue as it would be taken away."""
    return write(kind, pages_of(Service.objects.for_page(), area_names()))


def table(headings: list[str], *rows: list[str]) -> bytes:
    """Services in CSV."""
    return write(Kind.CSV, [Page("usługi", headings, rows)])


def said(contents: list[bytes]) -> list[str]:
    """What is wrong with the files."""
    return [str(fault) for fault in preview(contents).faults]


def test_the_preview_names_exactly_the_planted_faults_and_nothing_is_written(sound, administrator):
    before = checksum()

    faults = preview([planted(sound)]).faults

    assert [(fault.sheet, fault.line, fault.column) for fault in faults] == [place[:3] for place in PLANTED]
    for fault, (_, _, _, message) in zip(faults, PLANTED, strict=True):
        assert message in fault.message
    with pytest.raises(actions.ImportRefused, match="Niczego nie wczytano"):
        actions.import_services(contents=[planted(sound)], by=administrator)
    assert checksum() == before


def test_mended_it_goes_in_once_and_a_second_import_changes_nothing(sound, administrator):
    first = actions.import_services(contents=[sound], by=administrator)
    before = checksum()

    second = actions.import_services(contents=[sound], by=administrator)

    assert (first.new, first.changed, first.same) == (200, 0, 0)
    assert (second.new, second.changed, second.same) == (0, 0, 200)
    assert checksum() == before
    service = Service.objects.get(name=name_of(5))
    assert [link.area_id for link in service.area_links.all()] == [4, 6]
    assert [row.occupation.code for row in service.requirements.all()] == ["341202", "532102"]
    assert service.confirmed_by == administrator
    assert service.slug == "pomoc-sasiedzka-nr-5"
    assert service in Service.objects.search("sąsiedzkiej")


@pytest.mark.parametrize("kind", [Kind.XLSX, Kind.ODS])
def test_an_export_comes_back_unchanged(kind, administrator):
    ServiceFactory(
        name="Tekst „trudny”; z cudzysłowem",
        characteristic="- pierwszy\n= drugi  wiersz\n\ttrzeci",
        notes=["Jedna; ale z średnikiem."],
        competences=["• kula", "'apostrof"],
    )
    ServiceFactory(draft=True, name="Projekt bez zakresu", areas=[], recipient_kinds=[])
    before = checksum()

    done = actions.import_services(contents=[export(kind)], by=administrator)

    assert (done.new, done.changed) == (0, 0)
    assert done.same == Service.objects.count()
    assert checksum() == before


def test_two_csv_files_come_back_unchanged(administrator):
    sheets = pages_of(Service.objects.for_page(), area_names())
    before = checksum()

    done = actions.import_services(contents=[write(Kind.CSV, [sheet]) for sheet in sheets], by=administrator)

    assert (done.new, done.changed, done.same) == (0, 0, 15)
    assert checksum() == before


def test_a_change_is_shown_from_and_to_and_touches_only_what_differs(administrator):
    service = ServiceFactory(name="Klub seniora", unit="hour", package="stary")
    kept = RequirementFactory(service=service, text="Zostaje.", position=1)
    RequirementFactory(service=service, text="Było.", position=2)
    other = ServiceFactory(name="Nietknięta")
    service_table = table(["nazwa", "pakiet", "zakresy"], ["Klub seniora", "nowy", "4; 9"])
    rows = [
        ["Klub seniora", "warunek opisany słowami", "Zostaje."],
        ["Klub seniora", "warunek opisany słowami", "Jest."],
    ]
    requirements = table(["usługa", "rodzaj", "treść"], *rows)

    (entry,) = preview([service_table, requirements]).entries
    actions.import_services(contents=[service_table, requirements], by=administrator)

    assert [(change.label, change.before, change.after) for change in entry.changes] == [
        ("zakresy", "4. pomoc społeczna", "4. pomoc społeczna; 9. kultura"),
        ("pakiet", "stary", "nowy"),
        ("wymagania", "1.1 warunek opisany słowami: było", "1.1 warunek opisany słowami: jest"),
    ]
    service.refresh_from_db()
    assert (service.package, service.unit, service.version) == ("nowy", "hour", 2)
    assert list(service.requirements.values_list("text", flat=True)) == ["Zostaje.", "Jest."]
    assert ServiceRequirement.objects.get(text="Zostaje.").pk == kept.pk
    assert Service.objects.get(pk=other.pk).version == 1


def test_a_service_that_the_table_leaves_out_stays(administrator):
    ServiceFactory(name="Klub seniora")
    actions.import_services(contents=[table(["nazwa", "zakresy"], ["Nowy klub", "9"])], by=administrator)
    assert Service.objects.filter(name__in=["Klub seniora", "Nowy klub"]).count() == 2


def test_a_service_without_rows_among_the_requirements_keeps_its_own(administrator):
    row = RequirementFactory(service__name="Klub seniora")
    content = table(["nazwa", "pakiet"], ["Klub seniora", "nowy"])
    actions.import_services(contents=[content], by=administrator)
    assert ServiceRequirement.objects.filter(pk=row.pk).exists()


def test_the_identifier_lets_a_service_be_renamed(administrator):
    service = ServiceFactory(name="Klub senora", slug="klub")
    content = table(["nazwa", "identyfikator"], ["Klub seniora", "klub"])
    (entry,) = preview([content]).entries
    actions.import_services(contents=[content], by=administrator)
    assert [(change.before, change.after) for change in entry.changes] == [("Klub senora", "Klub seniora")]
    service.refresh_from_db()
    assert service.name == "Klub seniora"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"zakresy": "15"}, "Nie ma zakresu nr 15"),
        ({"zakresy": "4. kultura"}, "Zakres 4 to „pomoc społeczna”, a nie „kultura”."),
        ({"zakresy": "pomoc spoleczna; kultóra"}, "Nie ma zakresu o nazwie „kultóra”. Czy chodzi o „kultura”?"),
        ({"jednostka": "godziny"}, "Nie ma na liście słowa „godziny”. Czy chodzi o „godzina”?"),
        ({"tryb": "przepisy odrębne"}, "Podaj podstawę prawną"),
        ({"stan": "wycofana"}, "Nową usługę można wprowadzić jako projekt albo czynną."),
        ({"stan": "czynna"}, "Wskaż co najmniej jeden rodzaj odbiorcy"),
        ({"wspiera DI": "może"}, "Wpisz „tak” albo „nie”."),
        ({"pakiet": "p" * 121}, "Zmieści się 120 znaków"),
        ({"pakiet": "smok 🐉"}, "nie da się wydrukować"),
        ({"nazwa": ""}, "Wpisz nazwę usługi."),
    ],
)
def test_a_wrong_cell_is_named_and_the_right_word_proposed(row, message):
    cells = {"nazwa": "Klub", "zakresy": "9"} | row
    (fault,) = said([table(list(cells), list(cells.values()))])
    assert message.replace(" ", "\xa0") in fault.replace(" ", "\xa0")
    assert fault.startswith("Wiersz 2")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"usługa": "Inna"}, "Tej usługi nie ma w arkuszu „usługi”."),
        ({"rodzaj": ""}, "Wybierz rodzaj wymagania z listy."),
        ({"rodzaj": "wyksztalcenie"}, "Wybierz, jakie wykształcenie jest potrzebne."),
        ({"rodzaj": "wykształcenie", "wykształcenie co najmniej": "średnie", "kod zawodu": "341202"}, "zostaw puste"),
        ({"rodzaj": "szkolenie lub kurs", "nazwa, program lub zakres": "kurs", "godziny": "osiem"}, "liczbę całkowitą"),
        ({"rodzaj": "szkolenie lub kurs", "nazwa, program lub zakres": "kurs", "w tym praktyczne": "2"}, "nie może być więcej"),
        ({"rodzaj": "zawód wymagany"}, "Wskaż zawód z klasyfikacji"),
        ({"rodzaj": "zawód wymagany", "nazwa zawodu": "Analitik sieci komputerowych"}, "252301"),
    ],
)  # fmt: skip
def test_a_wrong_requirement_is_named(row, message):
    services = table(["nazwa", "zakresy"], ["Klub", "9"])
    cells = {"usługa": "Klub", "rodzaj": "bez wymagań formalnych"} | row
    faults = said([services, table(list(cells), list(cells.values()))])
    assert len(faults) == 1
    assert message in faults[0]


def test_a_name_may_stand_once(administrator):
    ServiceFactory(name="Klub", slug="klub")
    (fault,) = said([table(["nazwa", "zakresy"], ["Świetlica", "9"], ["świetlica ", "9"])])
    assert fault == "Wiersz 3, kolumna A („nazwa”): Ta usługa jest już w wierszu 2. Zostaw jeden."
    ServiceFactory(name="Drugi klub", slug="drugi")
    (fault,) = said([table(["nazwa", "identyfikator"], ["Klub", "drugi"])])
    assert "pod innym identyfikatorem" in fault


def test_a_strange_sheet_is_named(sound):
    book = edited(sound, lambda book: book.create_sheet("Arkusz3").append(["coś"]))
    assert said([book])[0].startswith("Arkusz „Arkusz3”: Nie wiadomo, co wczytać")


def test_only_the_administrator_of_the_catalogue_imports(sound, organiser):
    for attempt in (
        lambda: actions.import_services(contents=[sound], by=organiser),
        lambda: actions.keep_import(name="a.xlsx", content=sound, by=organiser),
    ):
        with pytest.raises(Refused):
            attempt()
    assert not CatalogueImport.objects.exists()


def test_a_change_of_the_catalogue_after_the_preview_asks_for_another_look(administrator):
    service = ServiceFactory(name="Klub", package="stary")
    content = table(["nazwa", "pakiet"], ["Klub", "nowy"])
    kept = actions.keep_import(name="a.csv", content=content, by=administrator)
    shown = preview(kept.contents)
    Service.objects.filter(pk=service.pk).update(package="inny", version=2)

    with pytest.raises(actions.ImportRefused, match="Katalog zmienił się") as refused:
        actions.accept_import(kept=kept, fingerprint=shown.fingerprint, by=administrator)

    assert refused.value.plan.entries[0].changes[0].before == "inny"
    assert Service.objects.get(pk=service.pk).package == "inny"
    actions.accept_import(kept=kept, fingerprint=refused.value.plan.fingerprint, by=administrator)
    assert Service.objects.get(pk=service.pk).package == "nowy"
    assert not CatalogueImport.objects.exists()


def test_one_persons_next_file_takes_the_place_of_the_last(administrator):
    for package in ("a", "b"):
        actions.keep_import(name="a.csv", content=table(["nazwa", "pakiet"], ["Klub", package]), by=administrator)
    (kept,) = CatalogueImport.objects.all()
    assert b";b" in bytes(kept.content)
    with pytest.raises(TableRefused):
        actions.keep_import(name="a.csv", content=b"", by=administrator)
    assert CatalogueImport.objects.get().pk == kept.pk


def test_a_table_that_nobody_came_back_to_is_forgotten_after_a_week(administrator):
    content = table(["nazwa", "zakresy"], ["Klub", "9"])
    kept = actions.keep_import(name="a.csv", content=content, by=administrator)
    assert actions.drop_old_imports() == 0
    CatalogueImport.objects.filter(pk=kept.pk).update(created_at=timezone.now() - datetime.timedelta(days=8))
    assert actions.drop_old_imports() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("rows", [["Klub", "nowy", "9"], ["Nowy klub", "", "9"]], ids=["a change", "a new service"])
def test_two_people_accepting_the_same_table_at_once_write_it_once(rows):
    ServiceFactory(name="Klub", package="stary")
    content = table(["nazwa", "pakiet", "zakresy"], rows)
    people = [UserFactory(administrator=True), UserFactory(administrator=True)]
    kept = [actions.keep_import(name="a.csv", content=content, by=person) for person in people]
    seen = preview([content]).fingerprint
    outcomes, start = [], threading.Barrier(2)

    def accept(person, files) -> None:
        start.wait()
        try:
            actions.accept_import(kept=files, fingerprint=seen, by=person)
            outcomes.append("wczytano")
        except actions.ImportRefused as refused:
            outcomes.append(refused.refusal.message)
        finally:
            connection.close()

    threads = [threading.Thread(target=accept, args=pair) for pair in zip(people, kept, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == [CHANGED_SINCE, "wczytano"]
    service = Service.objects.get(name=rows[0])
    assert service.package == rows[1]
    assert service.version == (2 if rows[0] == "Klub" else 1)
    # Whoever was refused still has the file, and sees that nothing is left to be written.
    (left,) = CatalogueImport.objects.all()
    assert [entry.kind for entry in preview(left.contents).entries] == [EntryKind.SAME]
