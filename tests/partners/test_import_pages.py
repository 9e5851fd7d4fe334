"""The pages of the import of partners, the tables to take away, and the command."""

from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from cus.tables import Kind, read
from partners import actions
from partners.importing import preview
from partners.models import Partner, RegistryImport
from tests.factories.accounts import UserFactory
from tests.factories.partners import OfferFactory, PartnerFactory
from tests.factories.services import ServiceFactory
from tests.partners.organisations import FAULTS, sample, workbook
from tests.partners.test_import import NAME, checksum, table

pytestmark = pytest.mark.django_db
UPLOAD = "/partnerzy/import/"


def brought(client, *contents: bytes, follow: bool = True):
    """The answer to files sent in the form."""
    names = ("file", "second")
    files = {name: SimpleUploadedFile(f"{name}.csv", content) for name, content in zip(names, contents, strict=False)}
    return client.post(UPLOAD, files, follow=follow)


def test_the_preview_names_the_ten_faults_and_offers_no_way_in(worker, client_for):
    before = checksum()
    answer = brought(client_for(worker), sample())
    page = answer.content.decode()
    assert [(fault.line, fault.heading) for fault in answer.context["faults"]] == [fault[:2] for fault in FAULTS]
    assert "Cyfra kontrolna się nie zgadza" in page
    assert "Wczytaj do rejestru" not in page
    assert checksum() == before


def test_what_was_previewed_goes_in_at_a_press(worker, client_for):
    card = PartnerFactory(name="Ochotnicza Straż Pożarna w Olszance", phones="stary")
    client = client_for(worker)
    rows = {NAME: card.name, "telefony": "nowy"}, {NAME: "OSP Olszanka"}, {NAME: "Klub „Łąka”"}

    shown = brought(client, table(*rows))
    done = client.post(shown.request["PATH_INFO"], {"odcisk": shown.context["plan"].fingerprint}, follow=True)

    page = shown.content.decode()
    assert "<del>stary</del>" in page
    assert "Może już są w rejestrze" in page
    assert f'href="/partnerzy/{card.pk}/"' in page
    assert "Nowe fiszki: 2, zmienione: 1, bez zmian: 0." in done.content.decode()
    assert Partner.objects.get(name="Klub „Łąka”").created_by == worker
    assert not RegistryImport.objects.exists()


def test_two_csv_files_come_together(worker, client_for):
    ServiceFactory(name="Dowóz")
    offers = table({"partner": "Klub", "usługa": "Dowóz", "możliwości": "12", "jednostka": "osoba"})
    answer = brought(client_for(worker), table({NAME: "Klub"}), offers)
    assert [change.after for change in answer.context["plan"].entries[0].changes] == [
        "Klub",
        "możliwości: 12\njednostka: osoba",
    ]


def test_a_registry_changed_in_between_is_shown_again(worker, client_for):
    card = PartnerFactory(name="Klub", phones="stary")
    client = client_for(worker)
    shown = brought(client, table({NAME: "Klub", "telefony": "nowy"}))
    Partner.objects.filter(pk=card.pk).update(phones="inny", version=2)

    again = client.post(shown.request["PATH_INFO"], {"odcisk": shown.context["plan"].fingerprint})

    assert again.status_code == 409
    assert "Rejestr zmienił się od czasu podglądu" in again.content.decode()
    assert "<del>inny</del>" in again.content.decode()


def test_somebody_elses_table_does_not_exist_and_ones_own_can_be_given_up(worker, client_for):
    theirs = actions.keep_import(name="a.csv", content=table({NAME: "Klub"}), by=UserFactory(organiser=True))
    client = client_for(worker)
    assert client.get(f"{UPLOAD}{theirs.key}/").status_code == 404
    assert client.post(f"{UPLOAD}{theirs.key}/porzuc/").status_code == 404
    kept = actions.keep_import(name="a.csv", content=table({NAME: "Klub"}), by=worker)
    assert "wróć do podglądu" in client.get(UPLOAD).content.decode()
    client.post(f"{UPLOAD}{kept.key}/porzuc/")
    assert RegistryImport.objects.get() == theirs


@pytest.mark.parametrize("kind", [Kind.XLSX, Kind.ODS])
def test_the_examples_can_be_brought_in_as_they_are(kind, worker, client_for):
    ServiceFactory()
    client = client_for(worker)
    plan = preview([client.get(f"{UPLOAD}tabele/wypelniony-wzor.{kind}/").content])
    assert (len(plan.new), plan.faults) == (2, [])
    assert plan.new[0].changes[-1].label.startswith("oferta: ")
    empty = preview([client.get(f"{UPLOAD}tabele/pusty-wzor.{kind}/").content])
    assert (empty.entries, empty.faults) == ([], [])


def test_the_filtered_registry_is_taken_away_and_logged(worker, client_for):
    OfferFactory(partner=PartnerFactory(name="Klub „Łąka”", is_ngo=True))
    PartnerFactory(name="Szkoła", is_ngo=False)
    client = client_for(worker)
    taken = client.get(f"{UPLOAD}tabele/rejestr.xlsx/?rodzaj=ngo")
    sheets = {sheet.name: sheet for sheet in read(taken.content)}
    assert [row.cells[1].text for row in sheets["Partnerzy"].rows] == ["Klub „Łąka”"]
    assert [row.cells[1].text for row in sheets["Oferta"].rows] == ["Klub „Łąka”"]
    assert "attachment" in taken["Content-Disposition"]
    plan = preview([client.get(f"{UPLOAD}tabele/rejestr-{part}.csv/").content for part in ("partnerzy", "oferta")])
    assert (len(plan.same), len(plan.entries), plan.faults) == (2, 2, [])


def test_the_command_prints_faults_and_fails(tmp_path):
    path = tmp_path / "partnerzy.xlsx"
    path.write_bytes(sample())
    out, errors = StringIO(), StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("import_partners", str(path), "--dry-run", stdout=out, stderr=errors)
    assert ended.value.code == 1
    assert len(errors.getvalue().splitlines()) == len(FAULTS)
    assert "wiersz 25, kolumna S („jednostka macierzysta”): Podmiot nie może być" in errors.getvalue()


def test_the_command_writes_only_without_dry_run(tmp_path, worker):
    path = tmp_path / "partnerzy.xlsx"
    path.write_bytes(workbook())
    out = StringIO()
    call_command("import_partners", str(path), "--dry-run", stdout=out)
    assert "nowe: 80, zmienione: 0, bez zmian: 0, do poprawienia: 0" in out.getvalue()
    assert not Partner.objects.exists()
    with pytest.raises(CommandError, match="--user"):
        call_command("import_partners", str(path), stdout=out)
    call_command("import_partners", str(path), "--user", worker.email, stdout=out)
    assert Partner.objects.count() == 80
