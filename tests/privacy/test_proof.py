"""The proof: a PESEL typed on the screen is nowhere in clear, and after an erasure no backup brings it back."""

import io
import subprocess

import psycopg
import pypdf
import pytest
from django.core.management import call_command
from django.urls import reverse
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from cus.audit.enums import AccessKind
from cus.audit.models import AccessEntry
from cus.backup.server import address, command, connect, django_on, major_version
from cus.documents.models import FrozenDocument
from cus.documents.sealing import open_file
from cus.privacy.models import KeyDestroyed, plain
from partners.models import PowerOfAttorney
from tests.backup.samples import run
from tests.factories.powers import PESEL, SURNAME
from tests.partners.test_powers import filled

pytestmark = pytest.mark.django_db(transaction=True)
RESTORED = "po_usunieciu"


def run_jobs() -> None:
    """Do what waits, as the worker would."""
    for job in ProcrastinateJob.objects.filter(status="todo").order_by("pk"):
        app.tasks[job.task_name](**job.args)


def dump() -> str:
    """The whole database as plain text."""
    with connect() as login:
        line, environment = command("pg_dump", "--format=plain", "--inserts", major=major_version(login))
    return subprocess.run(line, env=environment, capture_output=True, check=True, text=True).stdout


def forms_of(number: str) -> list[str]:
    """How eleven digits may stand in a dump: as text, as hexadecimal bytes, in base64."""
    import base64

    shifted = [base64.b64encode(b"x" * shift + number.encode()).decode()[4 * (shift > 0) : -4] for shift in range(3)]
    return [number, number.encode().hex(), f"{number[:6]} {number[6:]}", *shifted]


def texts_of_files() -> str:
    """Text of every stored file as it is stored; what is no PDF is read as bytes."""
    found = []
    for frozen in FrozenDocument.objects.exclude(pdf=None):
        stored = bytes(frozen.pdf)
        found.append(stored.decode("latin-1"))
        if stored.startswith(b"%PDF"):
            found += [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(stored)).pages]
    return "\n".join(found)


@pytest.fixture
def worked(client_for, organiser, director, caplog) -> PowerOfAttorney:
    """Through the screens: written with an error on the way, signed, printed, shown."""
    caplog.set_level("DEBUG")
    client = client_for(organiser)
    form = filled(attorney_name=f"Ewa {SURNAME}")
    client.post(reverse("partners:power_create"), form | {"term": "until_date"})
    client.post(reverse("partners:power_create"), form)
    power = PowerOfAttorney.objects.get()
    client.post(
        reverse("partners:power_sign", args=[power.pk]), {"granted_on": "20.11.2026", "signature_manner": "paper"}
    )
    run_jobs()
    client.post(reverse("partners:power_document", args=[power.pk]), {"pesel": "1"})
    client_for(director).post(reverse("partners:power_reveal", args=[power.pk, "pesel"]))
    power.refresh_from_db()
    return power


def test_the_number_is_nowhere_in_clear_and_the_same_search_finds_a_surname(worked, caplog):
    text, stored = dump(), texts_of_files()

    assert "INSERT INTO public.partners_powerofattorneyevent" in text
    assert "INSERT INTO public.documents_frozendocument" in text
    for form in forms_of(PESEL):
        assert form not in text, form
        assert form not in caplog.text
    assert PESEL not in stored
    # The control: the search does find what is there, in the dump and, decrypted, in the document.
    assert SURNAME in text
    decrypted = open_file(FrozenDocument.objects.get())
    pages = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(decrypted)).pages)
    assert SURNAME in pages
    assert PESEL in pages


def test_each_reading_is_in_the_access_log(worked, organiser, director):
    entries = AccessEntry.objects.filter(kind=AccessKind.PERSONAL_READ, object_id=worked.pk).order_by("pk")

    assert [(entry.user, entry.what) for entry in entries] == [
        (organiser, "dokument pełnomocnictwa z numerem PESEL"),
        (director, "numer PESEL pełnomocnika"),
    ]


@pytest.fixture
def _no_second_database():
    yield
    with connect("postgres", autocommit=True) as login:
        login.execute(f"DROP DATABASE IF EXISTS {RESTORED} WITH (FORCE)")


@pytest.mark.usefixtures("_no_second_database")
def test_after_an_erasure_an_older_backup_does_not_bring_it_back(
    worked,
    director,
    client_for,
    place,
    commands,
    tmp_path,
):
    assert run(commands, "backup")[0] == 0
    (backup,) = place.copies.glob("*.age")
    client = client_for(director)
    found = client.post(reverse("desk:person_report"), {"name": f"Ewa {SURNAME}"})
    report = found.context["report"]
    client.post(
        reverse("desk:person_erase"),
        {
            "asked": found.context["asked"],
            "place": [one.place for one in (*report.sealed, *report.erasable)],
            "reason": "request",
            "confirmation": "USUWAM",
        },
    )
    run_jobs()
    register = tmp_path / "usuniecia.json"
    call_command("erasures", "export", str(register), verbosity=0)
    assert SURNAME not in register.read_text()

    status, said = run(
        commands,
        *("restore", str(backup), "--identity", str(place.key), "--into", RESTORED),
        *("--media", str(tmp_path / "media"), "--erasures", str(register)),
    )

    assert status == 0, said
    assert "Powtórzono usunięcia" in said
    with django_on(RESTORED):
        power = PowerOfAttorney.objects.get()
        assert power.attorney_name == "[dane usunięto]"
        with pytest.raises(KeyDestroyed):
            plain(power, "attorney_pesel")
        with pytest.raises(KeyDestroyed):
            open_file(FrozenDocument.objects.select_related("person_key").get())
    where = address(RESTORED)
    with psycopg.connect(**where) as login:
        rows = login.execute("SELECT e::text FROM partners_powerofattorneyevent AS e").fetchall()
    assert len(rows) > 1
    assert not [row for row in rows if SURNAME in row[0]]
