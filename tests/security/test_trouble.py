"""Troubles of the database that pass: a page that says what to do, and nothing half written."""

import threading

import psycopg
import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.urls import reverse

from cus.ui import trouble
from partners.models import Partner
from tests.factories.accounts import UserFactory
from tests.factories.partners import PartnerFactory

pytestmark = pytest.mark.django_db


def raised_by(statement: str) -> BaseException:
    """Return what the database raises at ``statement``, as Django hands it on."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = '20ms'")
            cursor.execute(statement)
    except DatabaseError as error:
        return error
    raise AssertionError("the statement did not fail")


def failing(state: str) -> str:
    """A statement that fails with the given code."""
    return f"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{state}'; END $$"


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("SELECT pg_sleep(5)", trouble.SLOW),
        *((failing(state), expected) for state, expected in trouble.BY_STATE.items()),
        ("SELECT 1 / 0", None),
        ("SELECT x FROM nothing_of_that_name", None),
    ],
)
def test_each_code_has_its_advice_and_a_real_fault_has_none(statement, expected):
    assert trouble.trouble_of(raised_by(statement)) == expected


def test_a_server_that_is_away_is_said_to_be_away():
    with pytest.raises(psycopg.OperationalError) as caught:
        psycopg.connect("postgresql://a:b@127.0.0.1:1/c", connect_timeout=1)

    assert trouble.trouble_of(caught.value) == trouble.AWAY


@pytest.mark.django_db(transaction=True)
def test_a_card_that_somebody_else_is_saving_answers_in_words_and_is_not_changed(client_for):
    partner = PartnerFactory(name="Fundacja Jarzębina")
    client = client_for(UserFactory(organiser=True))
    client.raise_request_exception = False
    locked, done = threading.Event(), threading.Event()

    def hold():
        with transaction.atomic():
            Partner.objects.select_for_update().get(pk=partner.pk)
            locked.set()
            done.wait(120)
        connections.close_all()

    holder = threading.Thread(target=hold)
    holder.start()
    locked.wait(60)
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '200ms'")
    try:
        answer = client.post(reverse("partners:archive", args=[partner.pk]))
    finally:
        done.set()
        holder.join()
        connection.close()

    assert answer.status_code == 503
    assert "Ktoś inny właśnie to zapisuje" in answer.content.decode()
    assert Partner.objects.get(pk=partner.pk).state == "active"


def test_the_application_waits_neither_for_a_lock_nor_for_an_answer_for_ever():
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        statement = cursor.fetchone()[0]
        cursor.execute("SHOW lock_timeout")
        lock = cursor.fetchone()[0]

    assert (statement, lock) == ("1min", "10s")
