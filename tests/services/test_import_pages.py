"""The pages of the import, its tables to take away, and the command."""

from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from cus.tables import LARGEST, Kind, read
from services import actions
from services.importing import preview
from services.models import CatalogueImport, Service
from tests.factories.accounts import UserFactory
from tests.factories.services import ServiceFactory
from tests.services.test_import import checksum, table
from tests.services.workbooks import PLANTED, name_of, planted, workbook

pytestmark = pytest.mark.django_db
UPLOAD = "/uslugi/import/"


def brought(client, *contents: bytes, follow: bool = True):
    """The answer to files sent in the form."""
    names = ("file", "second")
    files = {name: SimpleUploadedFile(f"{name}.csv", content) for name, content in zip(names, contents, strict=False)}
    return client.post(UPLOAD, files, follow=follow)


def test_the_preview_shows_planted_faults_and_offers_no_way_in(administrator, client_for):
    before = checksum()
    answer = brought(client_for(administrator), planted(workbook(60)))

    page = answer.content.decode()
    assert [(fault.sheet, fault.line, fault.column) for fault in answer.context["faults"]] == [
        place[:3] for place in PLANTED
    ]
    assert "czy chodzi o 341201 Asystent osoby niepełnosprawnej?" in page
    assert "Wczytaj do katalogu" not in page
    assert checksum() == before


def test_what_was_previewed_goes_in_at_a_press(administrator, client_for):
    ServiceFactory(name="Klub", package="stary")
    client = client_for(administrator)
    content = table(["nazwa", "pakiet", "zakresy"], ["Klub", "nowy", "4"], ["Świetlica", "", "9"])

    shown = brought(client, content)
    done = client.post(shown.request["PATH_INFO"], {"odcisk": shown.context["plan"].fingerprint}, follow=True)

    assert "<del>stary</del>" in shown.content.decode()
    assert "Nowe usługi: 1, zmienione: 1, bez zmian: 0." in done.content.decode()
    assert Service.objects.get(name="Świetlica").proposed_by == administrator
    assert not CatalogueImport.objects.exists()


def test_a_catalogue_changed_in_between_is_shown_again(administrator, client_for):
    service = ServiceFactory(name="Klub", package="stary")
    client = client_for(administrator)
    shown = brought(client, table(["nazwa", "pakiet"], ["Klub", "nowy"]))
    Service.objects.filter(pk=service.pk).update(package="inny", version=2)

    again = client.post(shown.request["PATH_INFO"], {"odcisk": shown.context["plan"].fingerprint})

    assert again.status_code == 409
    assert "Katalog zmienił się od czasu podglądu" in again.content.decode()
    assert "<del>inny</del>" in again.content.decode()


def test_two_csv_files_come_together(administrator, client_for):
    services = table(["nazwa", "zakresy"], ["Klub", "9"])
    requirements = table(["usługa", "rodzaj", "kod zawodu"], ["Klub", "zawód wymagany", "341202"])
    answer = brought(client_for(administrator), services, requirements)
    assert "1.1 zawód wymagany: 341202 Opiekun osoby starszej" in answer.content.decode()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "To stary format Excela"),
        (b"a" * (LARGEST + 1), "Plik jest za duży. Może mieć najwyżej 10 MB."),
        (workbook(1)[:900], "Plik jest uszkodzony albo niepełny"),
    ],
    ids=["old", "large", "cut"],
)
def test_a_file_that_cannot_be_read_is_refused_at_its_field(content, message, administrator, client_for):
    answer = brought(client_for(administrator), content)
    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert not CatalogueImport.objects.exists()


def test_somebody_elses_table_does_not_exist(administrator, client_for):
    content = table(["nazwa", "zakresy"], ["Klub", "9"])
    kept = actions.keep_import(name="a.csv", content=content, by=UserFactory(administrator=True))
    assert client_for(administrator).get(f"{UPLOAD}{kept.key}/").status_code == 404
    assert client_for(administrator).post(f"{UPLOAD}{kept.key}/porzuc/").status_code == 404


def test_a_table_can_be_given_up(administrator, client_for):
    client = client_for(administrator)
    kept = actions.keep_import(name="a.csv", content=table(["nazwa"], ["Klub"]), by=administrator)
    assert "wróć do podglądu" in client.get(UPLOAD).content.decode()
    client.post(f"{UPLOAD}{kept.key}/porzuc/")
    assert not CatalogueImport.objects.exists()


@pytest.mark.parametrize("kind", [Kind.XLSX, Kind.ODS])
def test_the_filled_example_can_be_brought_in_as_it_is(kind, administrator, client_for):
    client = client_for(administrator)
    filled = client.get(f"{UPLOAD}tabele/wypelniony-wzor.{kind}/")
    plan = preview([filled.content])
    assert "attachment" in filled["Content-Disposition"]
    assert not plan.faults
    assert len(plan.new) == 1
    assert "Opiekun medyczny" in plan.new[0].changes[-1].after
    empty = preview([client.get(f"{UPLOAD}tabele/pusty-wzor.{kind}/").content])
    assert (empty.entries, empty.faults) == ([], [])


def test_the_exported_catalogue_comes_back_unchanged(administrator, client_for):
    client = client_for(administrator)
    names = ["katalog-uslugi.csv", "katalog-wymagania.csv"]
    plan = preview([client.get(f"{UPLOAD}tabele/{name}/").content for name in names])
    assert len(plan.same) == 15
    assert len(plan.entries) == 15
    assert not plan.faults


def test_everybody_may_take_the_classification_away(reader, client_for):
    (sheet,) = read(client_for(reader).get("/uslugi/zawody/eksport/csv/").content)
    codes = {row.cells[1].text: row.cells[2].text for row in sheet.rows}
    assert codes["011001"] == "Oficer zawodowy Sił Zbrojnych"
    assert codes["0"] == "SIŁY ZBROJNE"


def test_the_command_prints_faults_and_fails(tmp_path):
    path = tmp_path / "uslugi.xlsx"
    path.write_bytes(planted(workbook(60)))
    out, errors = StringIO(), StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("import_services", str(path), "--dry-run", stdout=out, stderr=errors)
    assert ended.value.code == 1
    assert len(errors.getvalue().splitlines()) == len(PLANTED)
    assert "kolumna F („nazwa zawodu”): 342101 to dżokej" in errors.getvalue()


def test_the_command_writes_only_without_dry_run(tmp_path, administrator):
    path = tmp_path / "uslugi.xlsx"
    path.write_bytes(workbook(3))
    out = StringIO()
    call_command("import_services", str(path), "--dry-run", stdout=out)
    assert "nowe: 3, zmienione: 0, bez zmian: 0, do poprawienia: 0" in out.getvalue()
    assert not Service.objects.filter(name=name_of(0)).exists()
    with pytest.raises(CommandError, match="--user"):
        call_command("import_services", str(path), stdout=out)
    call_command("import_services", str(path), "--user", administrator.email, stdout=out)
    assert Service.objects.filter(name__startswith="Pomoc sąsiedzka").count() == 3
