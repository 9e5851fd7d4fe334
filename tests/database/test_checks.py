"""Databases and settings with which the application refuses to run."""

from collections.abc import Iterator

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from cus.database import checks, encoding


@pytest.fixture
def owner_login(django_db_blocker, db) -> Iterator[psycopg.Connection]:
    """A login of the owner outside any test transaction, able to make databases."""
    parameters = connection.get_connection_params()
    parameters = {key: parameters[key] for key in ("dbname", "user", "password", "host", "port") if key in parameters}
    with psycopg.connect(**parameters, autocommit=True) as login:
        yield login


@pytest.fixture
def database_without_polish(owner_login: psycopg.Connection) -> Iterator[psycopg.Connection]:
    """A planted bad case: UTF8, but a character type that knows ASCII letters only."""
    name = f"{connection.settings_dict['NAME']}_c"
    owner_login.execute(f'DROP DATABASE IF EXISTS "{name}"')
    owner_login.execute(f"CREATE DATABASE \"{name}\" ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0")
    info = owner_login.info
    login = psycopg.connect(
        host=info.host, port=info.port, user=info.user, password=info.password, dbname=name, autocommit=True
    )
    yield login
    login.close()
    owner_login.execute(f'DROP DATABASE "{name}"')


def test_the_database_in_use_knows_polish_letters(db) -> None:
    with connection.cursor() as cursor:
        assert encoding.fault_of(cursor) is None
    assert checks.polish_letters(None, databases=["default"]) == []


def test_a_database_with_character_type_c_is_refused(database_without_polish: psycopg.Connection) -> None:
    with database_without_polish.cursor() as cursor:
        assert "small letter" in encoding.fault_of(cursor, has_trigrams=False)


class TrigramsWithoutPolish:
    """A cursor of a server that lowers rightly but whose trigrams drop letters."""

    answer: tuple = ()

    def execute(self, query: str) -> None:
        self.answer = ("UTF8", True) if query == encoding.LOWER else (3,)

    def fetchone(self) -> tuple:
        return self.answer


def test_trigrams_that_drop_polish_letters_are_refused() -> None:
    assert "trigrams" in encoding.fault_of(TrigramsWithoutPolish())


def test_server_side_binding_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.DATABASES["default"]["OPTIONS"], "server_side_binding", True)
    assert [fault.id for fault in checks.client_side_binding(None)] == ["cus.database.E001"]


def test_the_settings_in_use_bind_on_the_client_side() -> None:
    assert checks.client_side_binding(None) == []


def test_running_as_the_owner_is_refused(db, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_ROLE")
    assert checks.restricted_role(None, databases=["default"]) == []
    monkeypatch.setattr(settings, "DATABASE_APPLICATION_ROLE", "somebody_else")
    assert [fault.id for fault in checks.restricted_role(None, databases=["default"])] == ["cus.database.E003"]
