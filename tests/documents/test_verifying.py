"""A frozen document is printed again and compared; one altered byte or row is found; a later release is no alarm."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from cus.documents.actions import fill_file, run_check
from cus.documents.enums import Verdict
from cus.documents.models import DocumentCheck, FrozenDocument
from cus.documents.verifying import verify
from cus.privacy.models import PersonKey
from partners import actions
from partners.models import AgreementTemplateRow
from tests.factories.partners import AgreementFactory, PartyFactory
from tests.factories.powers import a_signed_power

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def agreement(db, organiser) -> FrozenDocument:
    """A signed agreement with its file."""
    agreement = AgreementFactory(number="7/2026")
    PartyFactory(agreement=agreement, partner=None, role="other")
    PartyFactory(agreement=agreement, partner__name="Koło „Kalina”")
    actions.sign_agreement(
        by=organiser, agreement=agreement, concluded_on=timezone.localdate(), signature_manner="paper"
    )
    return filled(FrozenDocument.objects.get())


def filled(frozen: FrozenDocument) -> FrozenDocument:
    fill_file(frozen_id=frozen.pk)
    return FrozenDocument.objects.get(pk=frozen.pk)


def behind_the_back(sql: str, *values) -> None:
    """Change a row as somebody would who owns the database: the triggers are put aside."""
    table = sql.split()[1]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("RESET ROLE")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(sql, values)
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute(f"SET ROLE {connection.ops.quote_name(settings.DATABASE_APPLICATION_ROLE)}")


def verdict_of(frozen: FrozenDocument) -> Verdict:
    return verify(FrozenDocument.objects.get(pk=frozen.pk)).verdict


def test_what_nobody_touched_is_whole(agreement):
    assert verdict_of(agreement) == Verdict.WHOLE
    assert "weasyprint" in agreement.rendered_with


def test_one_altered_byte_of_the_file_is_found(agreement):
    spoilt = bytearray(agreement.pdf)
    spoilt[len(spoilt) // 2] ^= 1

    behind_the_back("UPDATE documents_frozendocument SET pdf = %s WHERE id = %s", bytes(spoilt), agreement.pk)

    assert verdict_of(agreement) == Verdict.FILE


def test_a_file_exchanged_together_with_its_hash_is_found(agreement):
    behind_the_back(
        "UPDATE documents_frozendocument SET pdf = pdf || ' '::bytea, "
        "pdf_sha256 = encode(sha256(pdf || ' '::bytea), 'hex') WHERE id = %s",
        agreement.pk,
    )

    assert verdict_of(agreement) == Verdict.PRINT


@pytest.mark.parametrize("path", ["{parties,1,name}", "{points,0,text}", "{number}"])
def test_one_altered_row_of_the_data_is_found(path, agreement):
    behind_the_back(
        """UPDATE documents_frozendocument SET data = jsonb_set(data, %s, '"Podmiana"') WHERE id = %s""",
        path,
        agreement.pk,
    )

    assert verdict_of(agreement) == Verdict.DATA


def test_one_altered_row_of_the_template_behind_it_is_found(agreement):
    row = AgreementTemplateRow.objects.get(template__number=1, key="rownosc")

    behind_the_back("UPDATE partners_agreementtemplaterow SET text = text || ' ' WHERE id = %s", row.pk)

    finding = verify(agreement)
    assert finding.verdict == Verdict.BASIS
    assert "wiersze wzoru w wersji 1 są inne" in finding.detail


def test_another_release_is_said_and_is_no_alarm(agreement):
    """The file of an older release: other bytes, the same words."""
    behind_the_back(
        "UPDATE documents_frozendocument SET rendered_with = 'wzory dawne', pdf = pdf || ' '::bytea, "
        "pdf_sha256 = encode(sha256(pdf || ' '::bytea), 'hex') WHERE id = %s",
        agreement.pk,
    )

    finding = verify(FrozenDocument.objects.get(pk=agreement.pk))

    assert finding.verdict == Verdict.OTHER_RELEASE
    assert not finding.is_fault
    assert "wydrukowano innym wydaniem" in str(finding)


def test_sealed_documents_are_verified_too_and_an_erased_one_is_not_an_alarm(db, organiser):
    a_signed_power(organiser)
    frozen = filled(FrozenDocument.objects.get())
    assert verdict_of(frozen) == Verdict.WHOLE

    spoilt = bytearray(frozen.sealed_data)
    spoilt[-1] ^= 1
    behind_the_back("UPDATE documents_frozendocument SET sealed_data = %s WHERE id = %s", bytes(spoilt), frozen.pk)
    assert verdict_of(frozen) == Verdict.DATA

    key = PersonKey.objects.get(pk=frozen.person_key_id)
    behind_the_back("UPDATE privacy_personkey SET wrapped = NULL, destroyed_at = now() WHERE id = %s", key.pk)
    assert verdict_of(frozen) == Verdict.ERASED


def test_the_command_says_that_nothing_was_changed_or_ends_with_what_was(agreement, capsys):
    call_command("verify_documents")
    assert "Żaden dokument nie został zmieniony." in capsys.readouterr().out

    behind_the_back(
        """UPDATE documents_frozendocument SET data = jsonb_set(data, '{place}', '"Gdzie indziej"') WHERE id = %s""",
        agreement.pk,
    )
    with pytest.raises(CommandError, match="1 dokument nie jest tym, co zamrożono"):
        call_command("verify_documents")
    assert "porozumienie o współpracy 7/2026: dane zmienione po zamrożeniu" in capsys.readouterr().out


def test_the_organiser_orders_a_verification_and_reads_what_it_found(agreement, organiser, client_for):
    client = client_for(organiser)
    client.post("/sprawdz/archiwum/sprawdzenie/")
    client.post("/sprawdz/archiwum/sprawdzenie/")
    check = DocumentCheck.objects.get()
    assert "Sprawdzanie dokumentów" in client.get("/sprawdz/archiwum/").content.decode()

    run_check(check_id=check.pk)
    run_check(check_id=check.pk)

    check.refresh_from_db()
    assert (check.done, check.total, check.faults, check.findings) == (1, 1, 0, [])
    page = client.get("/sprawdz/archiwum/").content.decode()
    assert "Żaden nie został zmieniony." in page
    assert "bez zmian" in page


def test_one_document_is_verified_at_a_press(agreement, organiser, worker, client_for):
    address = f"/sprawdz/archiwum/{agreement.pk}/sprawdzenie/"

    said = client_for(organiser).post(address, follow=True).content.decode()

    assert "Porozumienie o współpracy „7/2026”: zgodny co do bajtu." in said
    assert client_for(worker).post(address).status_code == 404, (
        "the archive is nothing to a worker, so it does not say what it holds"
    )


# --- other fonts on the system -----------------------------------------------------------------------

OTHER_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><cachedir>{cache}</cachedir>
<match target="pattern"><edit name="family" mode="prepend" binding="strong"><string>Liberation Sans</string></edit></match>
</fontconfig>"""
BARE = "import sys; from weasyprint import HTML; sys.stdout.buffer.write(HTML(string=sys.stdin.read()).write_pdf())"
HTML_PAGE = "<!doctype html><html lang=pl><title>t</title><body><h1>Zażółć gęślą jaźń</h1></body></html>"


def printed_by(command: list[str], environment: dict[str, str]) -> bytes:
    ran = subprocess.run(
        [sys.executable, *command],
        input=HTML_PAGE.encode(),
        capture_output=True,
        cwd=ROOT,
        env=environment,
        check=True,
    )
    return ran.stdout


def machine_with(tmp_path: Path, fonts: str) -> dict[str, str]:
    """The environment of a machine whose fontconfig, home and fonts are others than here."""
    tmp_path.mkdir()
    (tmp_path / "fonts.conf").write_text(OTHER_FONTS.format(fonts=fonts, cache=tmp_path / "cache"), encoding="utf-8")
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "FONTCONFIG_PATH": str(tmp_path),
        "FONTCONFIG_FILE": str(tmp_path / "fonts.conf"),
    }


def test_other_fonts_on_the_system_change_no_byte_of_ours_though_they_change_a_bare_print(tmp_path):
    here = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    there = machine_with(tmp_path / "there", "/usr/share/fonts")
    empty = machine_with(tmp_path / "empty", str(tmp_path / "nothing"))

    ours = [printed_by(["-m", "cus.documents.layout"], one) for one in (here, there, empty)]
    bare = [printed_by(["-c", BARE], one) for one in (here, there)]

    assert ours[0] == ours[1] == ours[2]
    assert bare[0] != bare[1]
