"""Restoring a backup: into a database made for it, checked, and only then under its name.

Nothing is ever overwritten. The rows go into ``NAME_restoring``; when every table, counter, trigger, right
and frozen document is what it was, and everybody erased since is erased again, that database gets its name.
Broken off anywhere, the name stands for what it stood for before.
"""

import contextlib
import itertools
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

from cus.backup import documents, erasures
from cus.backup import settings as wishes
from cus.backup.archive import BROKEN, DUMP, MEDIA
from cus.backup.errors import BackupError
from cus.backup.facts import TABLES, differences, facts_of
from cus.backup.manifest import Manifest
from cus.backup.reading import look_at, read_through, refuse_unfinished
from cus.backup.server import address, command, connect, django_on, major_version
from cus.database import keeper

NAME = re.compile(r"[a-z_][a-z0-9_]{0,40}")
RESTORING = "_restoring"
MAINTENANCE = "postgres"
PSQL = ("--no-psqlrc", "--quiet", "--no-password", "--single-transaction", "--set=ON_ERROR_STOP=1")
HEADER_LINES = 30
UNKNOWN_BEFORE_17 = b"SET transaction_timeout"
LETTERS = "ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0"


@dataclass(frozen=True)
class Wish:
    """What to restore, with which key, where. ``into``: another database; ``erased``: the register to replay."""

    path: Path
    identity: Path
    into: str = ""
    media: Path | None = None
    erased: Path | None = None

    @property
    def target(self) -> str:
        """The name that the restored database gets."""
        return self.into or address()["dbname"]

    @property
    def media_target(self) -> Path:
        """Where the files go: beside the ones in use when the database is another one."""
        root = Path(settings.MEDIA_ROOT)
        return self.media or (root.with_name(f"{root.name}-{self.into}") if self.into else root)

    @property
    def register(self) -> Path | None:
        """The register of erasures to replay: the one named, or the newest beside the backup."""
        return self.erased or erasures.latest_in(self.path.resolve().parent)


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of it."""

    manifest: Manifest
    target: str
    media: Path | None
    migrated: bool
    erased_again: int


def restore(wish: Wish, say: Callable[[str], None]) -> Restored:
    """Restore the backup; ``say`` gets a line, in Polish, for each thing done.

    Raises:
        BackupError: it cannot be done, or the result is not what was backed up; nothing is left behind then.
    """
    _refuse_occupied(wish)
    media = wish.media_target
    media.parent.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=".restoring-", dir=media.parent))
    try:
        manifest = _unpacked(wish, workshop)
        say(f"Kopia z {manifest.made:%d.%m.%Y %H:%M} UTC jest cała: odszyfrowana i sprawdzona co do bajtu.")
        restored = wish.target + RESTORING
        with _fresh_database(restored):
            migrated, erased = _fill(restored, wish, workshop, manifest, say)
            _put_media(workshop / "media", media)
            _take_name(restored, wish.target)
        return Restored(manifest, wish.target, media if manifest.media else None, migrated, erased)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _fill(restored: str, wish: Wish, workshop: Path, manifest: Manifest, say: Callable) -> tuple[bool, int]:
    """Fill the fresh database, prove it, bring it up to this code, erase again; return (migrated, erased)."""
    _refuse_missing_roles(manifest)
    _load(restored, workshop / DUMP, manifest.dumped_by)
    with connect(restored, autocommit=True) as login:
        _prove(login, manifest)
        _let_in(login, restored, manifest)
        login.execute("ANALYZE")
    say(f"Odtworzono {manifest.facts.rows} wierszy w {len(manifest.facts.tables)} tabelach; każda zgadza się z kopią.")
    say(f"Sprawdzono skróty zamrożonych dokumentów: {len(manifest.documents)}.")
    with django_on(restored):
        migrated = _bring_up(manifest)
        faults = documents.sealed_faults()
        if faults:
            raise BackupError("; ".join(faults[:10]))
        register = wish.register
        erased = erasures.replay_from(register) if register else 0
    if migrated:
        say("Kopia była ze starszej wersji aplikacji: bazę doprowadzono do obecnej.")
    if register:
        say(f"Powtórzono usunięcia danych osób z {register.name}: {erased}.")
    return migrated, erased


# --------------------------------------------------------------------------------------- before


def _refuse_occupied(wish: Wish) -> None:
    refuse_unfinished(wish.path)
    if wish.path.with_name(f"{wish.path.name}.sha256").exists():
        look_at(wish.path)
    if wish.into and not NAME.fullmatch(wish.into):
        raise BackupError(f"„{wish.into}” nie może być nazwą bazy: małe litery, cyfry i podkreślenie, do 41 znaków.")
    there = _exists(wish.target)
    if there and wish.into:
        raise BackupError(f"Baza {wish.into} już jest. Podaj nazwę, której jeszcze nie ma.")
    if there and not _is_empty(wish.target):
        raise BackupError(
            f"Baza {wish.target} nie jest pusta, a kopia niczego nie nadpisuje."
            " Odtwórz ją obok: dopisz --into cus_odtworzona."
        )
    media = wish.media_target
    if media.exists() and (not media.is_dir() or any(media.iterdir())):
        raise BackupError(f"Katalog plików {media} nie jest pusty. Przenieś go w inne miejsce albo podaj --media.")


def _exists(database: str) -> bool:
    with connect(MAINTENANCE) as login:
        return bool(login.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone())


def _is_empty(database: str) -> bool:
    with connect(database) as login:
        return not login.execute(TABLES).fetchall()


def _refuse_missing_roles(manifest: Manifest) -> None:
    """Rights name roles: without them pg_restore would stop in the middle, with words of its own."""
    grants = manifest.facts.objects.get("grants", [])
    named = {line.rsplit(" ", 2)[1].strip('"') for line in grants} | set(manifest.facts.connect)
    with connect(MAINTENANCE) as login:
        there = {row[0] for row in login.execute("SELECT rolname FROM pg_roles")}
    missing = named - there - {"-", "public"}
    if settings.DATABASE_KEEPER_ROLE in missing:  # made by grant_roles elsewhere, so a fresh server lacks it
        with django_on(MAINTENANCE):
            keeper.make_role(connection)
    missing = sorted(missing - {settings.DATABASE_KEEPER_ROLE})
    if missing:
        raise BackupError(f"Na serwerze brakuje ról: {', '.join(missing)}. Załóż je: CREATE ROLE {missing[0]} LOGIN;")


def _unpacked(wish: Wish, workshop: Path) -> Manifest:
    """Decrypt into ``workshop``, checking everything, and refuse a backup newer than this code."""
    dump = workshop / DUMP

    def keep(name: str, chunks: Iterator[bytes]) -> None:
        with _place_for(name, workshop, dump) as file:
            for chunk in chunks:
                file.write(chunk)

    try:
        manifest = read_through(wish.path, wishes.identities(wish.identity), keep=keep)
    except OSError as error:
        raise BackupError(f"Nie da się rozpakować kopii w {workshop.parent}: {error}") from error
    known = set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
    if set(manifest.facts.migrations) - known:
        raise BackupError(
            f"Kopię zrobiła nowsza wersja aplikacji ({manifest.application}). Zainstaluj ją i odtwórz jeszcze raz."
        )
    return manifest


def _place_for(name: str, workshop: Path, dump: Path):
    if name.startswith(f"{DUMP}."):
        return dump.open("ab")
    parts = PurePosixPath(name).parts
    if not name.startswith(MEDIA) or ".." in parts or name.endswith("/"):
        raise BackupError(BROKEN)
    path = workshop.joinpath(*parts)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.open("wb")


# --------------------------------------------------------------------------------------- the database


@contextlib.contextmanager
def _fresh_database(name: str) -> Iterator[None]:
    """Make the database ``name``; what happens to be called so is half of a restore that was broken off."""
    quoted = sql.Identifier(name)
    with connect(MAINTENANCE, autocommit=True) as login:
        try:
            login.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(quoted))
            login.execute(sql.SQL("CREATE DATABASE {} " + LETTERS).format(quoted))
        except psycopg.errors.InsufficientPrivilege as error:
            raise BackupError(
                f"Rola {address()['user']} nie może zakładać baz. Jako administrator serwera wpisz:"
                f" ALTER ROLE {address()['user']} CREATEDB;"
            ) from error
        try:
            yield
        except BaseException:
            connection.close()
            login.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(quoted))
            raise


def _load(database: str, dump: Path, dumped_by: int) -> None:
    """Let ``pg_restore`` write everything in one transaction, through ``psql`` of the same version.

    The program must be as new as the one that dumped, so it may be newer than the server.
    """
    with connect(database) as login:
        server = major_version(login)
    line, environment = command("pg_restore", database=database, major=max(server, dumped_by))
    listed = _said([line[0], "--list", str(dump)], environment)
    # Extensions are the server's: whoever is not their owner may not write a comment on them.
    wanted = [entry for entry in listed.splitlines() if " COMMENT - EXTENSION " not in entry]
    chosen = dump.with_suffix(".list")
    chosen.write_text("\n".join(wanted) + "\n", encoding="utf-8")
    script = [line[0], "--no-owner", f"--use-list={chosen}", "--file=-", str(dump)]
    psql = [str(Path(line[0]).with_name("psql")), *PSQL, line[1]]
    ends = {"env": environment, "cwd": "/"}
    with tempfile.TemporaryFile() as errors:
        source = subprocess.Popen(script, stdout=subprocess.PIPE, stderr=errors, **ends)  # noqa: S603
        target = subprocess.Popen(psql, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=errors, **ends)  # noqa: S603
        with source, target, contextlib.suppress(BrokenPipeError):
            _hand_over(source.stdout, target.stdin)
        errors.seek(0)
        said = errors.read().decode(errors="replace").strip()
    if source.returncode != 0 or target.returncode != 0:
        raise BackupError(f"pg_restore nie odtworzył bazy: {said[-1500:]}")


def _hand_over(script: IO[bytes], target: IO[bytes]) -> None:
    """Pass the script on without the one setting that servers before 17 do not know."""
    with target:
        for line in itertools.islice(script, HEADER_LINES):
            if not line.startswith(UNKNOWN_BEFORE_17):
                target.write(line)
        shutil.copyfileobj(script, target)


def _said(line: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(line, capture_output=True, text=True, check=False, env=environment, cwd="/")  # noqa: S603
    if done.returncode != 0:
        raise BackupError(f"pg_restore nie odczytał zrzutu bazy: {done.stderr.strip()[-1500:]}")
    return done.stdout


def _prove(login: psycopg.Connection, manifest: Manifest) -> None:
    faults = differences(manifest.facts, facts_of(login)) + documents.faults(login, manifest.documents)
    if faults:
        raise BackupError("Odtworzona baza różni się od kopii: " + "; ".join(faults[:10]))


def _let_in(login: psycopg.Connection, database: str, manifest: Manifest) -> None:
    """Nobody may connect but those who could, and the roles of the settings."""
    quoted = sql.Identifier(database)
    login.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(quoted))
    roles = {*manifest.facts.connect, settings.DATABASE_APPLICATION_ROLE, settings.DATABASE_KEEPER_ROLE}
    there = {row[0] for row in login.execute("SELECT rolname FROM pg_roles")}
    for role in sorted(roles & there):
        login.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(quoted, sql.Identifier(role)))


def _bring_up(manifest: Manifest) -> bool:
    """Migrate what an older version has written, grant rights; return whether there was anything to migrate."""
    loader = MigrationLoader(connection)
    is_older = bool(set(loader.graph.nodes) - set(manifest.facts.migrations))
    if is_older:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
    call_command("grant_roles", verbosity=0)
    return is_older


def _put_media(found: Path, target: Path) -> None:
    """Move the files to their place, which is empty or not there."""
    if not found.exists():
        return
    if target.exists():
        target.rmdir()
    found.rename(target)


def _take_name(restored: str, target: str) -> None:
    """Give the proved database its name, in place of an empty one, in one step."""
    connection.close()
    there = _exists(target)
    if there and not _is_empty(target):
        raise BackupError(f"Baza {target} przestała być pusta w trakcie odtwarzania. Zatrzymaj aplikację i powtórz.")
    with connect(MAINTENANCE, autocommit=True) as login:
        try:
            if there:
                login.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(target)))
            rename(login, restored, target)
        except psycopg.errors.ObjectInUse as error:
            raise BackupError(
                f"Ktoś jest połączony z bazą {target}. Zatrzymaj aplikację (stronę i zadania w tle) i powtórz."
            ) from error


def rename(login: psycopg.Connection, old: str, new: str) -> None:
    """Rename a database to which nobody is connected."""
    login.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(old), sql.Identifier(new)))


def switch(restored: str, aside: str) -> None:
    """Let the database in use be called ``aside`` and ``restored`` take its name: both or neither.

    Raises:
        BackupError: somebody is connected, or a name is wrong or taken.
    """
    current = address()["dbname"]
    for name in (restored, aside):
        if not NAME.fullmatch(name) or name == current:
            raise BackupError(f"„{name}” nie może być nazwą bazy: małe litery, cyfry i podkreślenie, do 41 znaków.")
    connection.close()
    try:
        with connect(MAINTENANCE) as login:
            rename(login, current, aside)
            rename(login, restored, current)
    except psycopg.errors.ObjectInUse as error:
        raise BackupError("Ktoś jest połączony z bazą. Zatrzymaj aplikację (stronę i zadania w tle).") from error
    except (psycopg.errors.InvalidCatalogName, psycopg.errors.DuplicateDatabase) as error:
        raise BackupError(f"Nie zamieniono baz: {error}") from error
