"""A stranger types the code from a paper and learns its kind, number, date and whether it is valid."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.db.utils import DatabaseError, InternalError
from django.test import Client
from django.utils import timezone

from cus.centre.letterhead import letterhead
from cus.documents.actions import document_of, freeze
from cus.documents.checking import ALPHABET, LENGTH, answer_for, new_code, read_code, written
from cus.documents.models import FrozenDocument
from cus.documents.parts import Seal
from cus.documents.render import document_html
from partners.actions import end_agreement, revoke_power
from partners.printing import agreement_of
from tests.factories.partners import AgreementFactory
from tests.factories.powers import a_signed_power

pytestmark = pytest.mark.django_db
URL = "/sprawdz/"


@pytest.fixture
def power(organiser):
    """A signed power of attorney."""
    return a_signed_power(organiser)


@pytest.fixture
def agreement(organiser):
    """A signed agreement."""
    return AgreementFactory(signed=True, created_by=organiser, signed_by=organiser)


@pytest.fixture
def paper(agreement, organiser):
    """Its frozen document."""
    context = agreement_of(agreement, letterhead=letterhead())
    return freeze(kind="agreement", context=context, subject=agreement, label=agreement.number, by=organiser)


def code_of(subject) -> str:
    """The code on the paper of ``subject``."""
    found = FrozenDocument.objects.get(subject_type=subject._meta.label_lower, subject_id=subject.pk)
    return written(found.check_code)


def asked(code: str, **headers) -> str:
    """What a stranger reads."""
    return Client().post(URL, {"code": code}, headers=headers).content.decode()


def test_a_code_is_random_long_and_without_letters_that_look_alike():
    codes = {new_code() for _ in range(500)}

    assert len(codes) == 500
    assert all(len(code) == LENGTH and not set(code) & set("ILOU") for code in codes)
    assert len(ALPHABET) == 32


@pytest.mark.parametrize("typed", ["7k3m 9qxt 2hvb", "7K3M-9QXT-2HVB", " 7K3M9QXT2HVB. "])
def test_spacing_and_case_do_not_matter(typed):
    assert read_code(typed) == "7K3M9QXT2HVB"
    assert read_code("OIL4-0000-0000") == "011400000000"
    assert read_code("za krótki") == ""


def test_a_stranger_learns_kind_number_date_and_nothing_else(power):
    page = asked(code_of(power))

    assert "Pełnomocnictwo" in page
    assert power.number in page
    assert "ważny" in page
    assert power.attorney_name not in page
    assert power.represented_name not in page


def test_an_ended_agreement_and_a_revoked_power_are_not_valid(power, agreement, paper, organiser, director):
    assert answer_for(paper.check_code).invalid == ""
    end_agreement(by=organiser, agreement=agreement, ends_on=timezone.localdate())
    revoke_power(by=director, power=power, revoked_on=timezone.localdate())

    assert answer_for(paper.check_code).invalid.startswith("Porozumienie zakończono")
    assert "nie obowiązuje" in asked(code_of(power))
    assert "odwołane" in answer_for(code_of(power)).invalid


def test_an_unknown_code_is_told_and_one_that_cannot_be_is_refused_at_the_field():
    unknown, absurd = asked("0000-0000-0000"), Client().post(URL, {"code": "abc"})

    assert "To centrum nie wydało dokumentu o takim kodzie" in unknown
    assert absurd.status_code == 422
    assert "Kod ma dwanaście cyfr i liter" in absurd.content.decode()


def test_guessing_is_slowed_down_and_says_until_when(power):
    cache.clear()
    statuses = [Client().post(URL, {"code": f"{number:012d}"}).status_code for number in range(21)]

    assert statuses == [200] * 20 + [429]
    page = asked(code_of(power))
    assert "Za dużo sprawdzeń" in page
    assert power.number not in page


def test_the_code_is_printed_and_cannot_be_changed_later(paper):
    html = document_html(document_of(paper))

    assert f'Kod sprawdzenia: <span class="code">{written(paper.check_code)}</span>' in html
    with pytest.raises((DatabaseError, InternalError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE documents_frozendocument SET check_code = %s WHERE id = %s", [new_code(), paper.pk])


def test_a_document_frozen_before_there_were_codes_prints_none():
    assert Seal(data_sha256="0" * 64, frozen_on=dt.date(2026, 1, 1)).check_code == ""
