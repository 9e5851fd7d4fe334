"""The restore drill: the demo centre is backed up, its database taken away, restored and compared."""

import base64
from dataclasses import replace

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from cus.backup.documents import sealed_faults
from cus.backup.errors import BackupError
from cus.backup.facts import differences, facts_of
from cus.backup.making import make
from cus.backup.models import BackupRun, Outcome
from cus.backup.reading import look_at
from cus.backup.restoring import Wish, restore
from cus.backup.server import address, connect
from cus.database import embedded, grants
from cus.documents.actions import fill_file
from cus.documents.models import FrozenDocument
from tests.backup.samples import FACTS, packed, run
from tests.database.test_grants import HISTORY, application_login
from tests.factories.powers import a_signed_power
from tests.factories.world import build_world

pytestmark = pytest.mark.django_db(transaction=True)
AWAY = "away"


def rows_of(login: psycopg.Connection) -> dict[str, list[str]]:
    """Every row of every table, as text."""
    return {
        name: sorted(
            row[0]
            for row in login.execute(
                sql.SQL("SELECT _row::text FROM {} AS _row").format(sql.Identifier(*name.split(".")))
            )
        )
        for name in facts_of(login).tables
    }


@pytest.fixture
def _renamed_back():
    """Whatever the drill did: the database of the tests gets its name back."""
    name = address()["dbname"]
    yield
    connection.close()
    with connect("postgres", autocommit=True) as login:
        there = {row[0] for row in login.execute("SELECT datname FROM pg_database")}
        if f"{name}_{AWAY}" in there:
            login.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
            login.execute(rename(f"{name}_{AWAY}", name))


def rename(old: str, new: str) -> sql.Composed:
    """The statement that renames a database."""
    return sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(old), sql.Identifier(new))


def take_away(name: str) -> None:
    """Rename the database, so that its name is free as after a DROP and its rows can still be compared."""
    connection.close()
    with connect("postgres", autocommit=True) as login:
        login.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        login.execute(rename(name, f"{name}_{AWAY}"))


@pytest.mark.usefixtures("_renamed_back")
@pytest.mark.soak
def test_the_demo_centre_comes_back_row_by_row(place, commands):
    call_command("load_demo", verbosity=0)
    frozen = FrozenDocument.objects.filter(pdf=None).first()
    fill_file(frozen_id=frozen.pk)
    name = address()["dbname"]
    with connect() as login:
        facts, rows = facts_of(login), rows_of(login)

    assert run(commands, "backup")[0] == 0
    (backup,) = place.copies.glob("*.age")
    take_away(name)
    place.media.rename(place.media.with_name("zabrane"))
    status, said = run(commands, "restore", str(backup), "--identity", str(place.key))

    assert status == 0, said
    with connect() as login:
        found, found_rows = facts_of(login), rows_of(login)
    assert found_rows == rows
    # Objects are printed a little otherwise by a server that read its own print back: they are compared by sense.
    assert replace(found, connect=facts.connect, objects=facts.objects) == facts
    assert differences(facts, found) == []
    assert set(found.connect) == {embedded.APPLICATION_ROLE, embedded.KEEPER_ROLE}
    assert sum(len(one) for one in rows.values()) > 7_000
    assert f"dokumentów: {len(rows['public.documents_frozendocument'])}" in said
    assert sum(name.endswith("event") for name in rows if rows[name]) > 10  # history came along
    the_files_are_the_same(place)
    the_rights_are_as_strict(commands)


def the_files_are_the_same(place) -> None:
    """Names and bytes beside the database."""

    def contents(root):
        return {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}

    assert contents(place.media) == contents(place.media.with_name("zabrane"))


def the_rights_are_as_strict(commands) -> None:
    """The application's login works in the restored database, and still cannot rewrite history."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    assert grants.granted(connection, role=embedded.APPLICATION_ROLE) == grants.wanted(connection)
    with psycopg.connect(**application_login()) as login:
        assert login.execute("SELECT count(*) > 0 FROM accounts_user").fetchone() == (True,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            login.execute(f"DELETE FROM {HISTORY}")
    with connect(autocommit=True) as owner, pytest.raises(psycopg.errors.RaiseException, match="delete"):
        owner.execute("DELETE FROM documents_frozendocument")


def test_a_changed_row_or_document_is_not_taken_for_the_backed_up_one(place, commands):
    """The proof after a restore can fail: it is given a database that differs."""
    from cus.backup.documents import faults, listed

    build_world()
    with connect() as login:
        facts = facts_of(login)
        documents = [one for one in listed(login) if one[1] == "programme"]
        assert documents
        login.execute("ALTER TABLE documents_frozendocument DISABLE TRIGGER USER")
        login.execute(
            'UPDATE documents_frozendocument SET data = data || \'{"goal": "inny"}\' WHERE id = %s', documents[0][:1]
        )
        login.execute("DELETE FROM documents_frozendocument WHERE id = %s", documents[1][:1])
        login.execute(
            "UPDATE partners_partner SET name = name || '.' WHERE id = (SELECT min(id) FROM partners_partner)"
        )
        login.execute("SELECT setval('partners_partner_id_seq', 1)")
        login.execute("REVOKE SELECT ON partners_partner FROM cus_app")
        said = "\n".join(differences(facts, facts_of(login)) + faults(login, documents))
        login.rollback()

    for word in (
        "tabela public.partners_partner",
        "licznik public.partners_partner_id_seq",
        "uprawnienie: partners_partner cus_app SELECT",
        "wyzwalacz: D",
        "dane nie zgadzają się ze skrótem",
        f"brak dokumentu {documents[1][0]}",
    ):
        assert word in said


@pytest.fixture
def backup(place, settings):
    """A backup made in this process."""
    settings.BACKUP_DIRECTORY, settings.BACKUP_RECIPIENTS = str(place.copies), [str(place.recipient)]
    settings.MEDIA_ROOT = place.media
    return make().path


def test_a_database_with_rows_and_names_in_use_are_refused(place, backup):
    with connect() as login:
        before = facts_of(login)

    for options, word in (
        ({}, "nie jest pusta"),
        ({"into": "postgres"}, "już jest"),
        ({"into": "Inna-Nazwa"}, "nie może być nazwą"),
        ({"into": "cus_trial_x", "media": place.media}, "nie jest pusty"),
    ):
        with pytest.raises(BackupError, match=word):
            restore(Wish(path=backup, identity=place.key, **options), print)
    with connect() as login:
        assert facts_of(login) == before
        assert not login.execute("SELECT 1 FROM pg_database WHERE datname LIKE 'cus_trial_x%'").fetchall()


def test_a_sealed_document_needs_the_installations_own_key(place, settings, organiser):
    a_signed_power(organiser)
    assert sealed_faults() == []

    settings.PERSONAL_DATA_KEYS = [base64.b64encode(bytes(32)).decode()]

    assert "PERSONAL_DATA_KEYS" in sealed_faults()[0]


def test_a_backup_of_a_newer_version_is_refused(place):
    newer = replace(FACTS, migrations=[("backup", "9999_from_the_future")])
    path = packed(place.copies / "cus-20260105T023000Z.tar.age", place.recipient, facts=newer)

    with pytest.raises(BackupError, match="nowsza wersja"):
        restore(Wish(path=path, identity=place.key, into="cus_trial_x"), print)


def test_a_backup_that_cannot_be_loaded_leaves_no_database(place):
    path = packed(place.copies / "cus-20260105T023000Z.tar.age", place.recipient)

    with pytest.raises(BackupError, match="pg_restore"):
        restore(Wish(path=path, identity=place.key, into="cus_trial_x"), print)
    with connect() as login:
        assert not login.execute("SELECT 1 FROM pg_database WHERE datname LIKE 'cus_trial_x%'").fetchall()


def test_the_good_run_is_noted_and_the_archive_is_its_owners_alone(backup):
    run_ = BackupRun.objects.get()

    assert (run_.outcome, run_.file_name, run_.size) == (Outcome.GOOD, backup.name, backup.stat().st_size)
    assert backup.stat().st_mode & 0o777 == 0o600
    assert look_at(backup) == run_.sha256
