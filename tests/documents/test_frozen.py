"""Frozen documents: nobody changes them, the file comes from their data, twice does no harm."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from cus.documents.actions import document_of, file_of, fill_file, freeze
from cus.documents.kinds import Kind, kind_of, register, template_version
from cus.documents.models import FrozenDocument
from cus.documents.serial import canonical, from_data, sha256, to_data
from cus.workflow import Refused
from partners.documents import Agreement, PartnerCard
from programmes.documents import Programme
from tests.documents import checks
from tests.documents.samples import SAMPLES, programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def frozen(director) -> FrozenDocument:
    """A programme frozen by the director."""
    return freeze(kind="programme", context=programme().context, subject=director, label="wersja 1", by=director)


def waiting_jobs() -> list[ProcrastinateJob]:
    """Jobs of documents that wait."""
    return list(ProcrastinateJob.objects.filter(task_name="documents.make_file", status="todo").order_by("pk"))


def run_waiting_jobs() -> None:
    """Run them here, as the worker would."""
    for job in waiting_jobs():
        app.tasks[job.task_name](**job.args)


def test_freezing_keeps_the_data_their_hash_and_orders_the_file(frozen) -> None:
    frozen.refresh_from_db()
    assert frozen.data_sha256 == sha256(canonical(to_data(programme().context)))
    assert frozen.template_version == template_version()
    assert (frozen.is_ready, frozen.state_label) == (False, "PDF w przygotowaniu")
    assert [job.args for job in waiting_jobs()] == [{"frozen_id": frozen.pk}]


def test_the_job_makes_the_file_and_its_hash(frozen) -> None:
    run_waiting_jobs()
    frozen.refresh_from_db()
    pdf = bytes(frozen.pdf)
    assert frozen.pdf_sha256 == sha256(pdf)
    assert (frozen.is_ready, frozen.state_label) == (True, "PDF gotowy")
    assert checks.faults(pdf) == []
    assert frozen.data_sha256 in checks.text_of(pdf).replace(" ", "")


def test_rendering_the_frozen_data_again_gives_the_same_bytes(frozen) -> None:
    run_waiting_jobs()
    frozen.refresh_from_db()
    assert file_of(frozen) == bytes(frozen.pdf)


def test_the_job_may_run_twice(frozen) -> None:
    run_waiting_jobs()
    first = FrozenDocument.objects.get(pk=frozen.pk).rendered_at
    fill_file(frozen_id=frozen.pk)
    assert FrozenDocument.objects.get(pk=frozen.pk).rendered_at == first


def test_freezing_the_same_data_again_gives_the_same_row_and_no_second_job(frozen, director) -> None:
    again = freeze(kind="programme", context=programme().context, subject=director, label="wersja 1", by=director)
    assert again.pk == frozen.pk
    assert len(waiting_jobs()) == 1


def test_a_refused_act_leaves_neither_row_nor_job(director) -> None:
    def approve_and_fail() -> None:
        with transaction.atomic():
            freeze(kind="programme", context=programme().context, subject=director, label="wersja 1", by=director)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        approve_and_fail()
    assert not FrozenDocument.objects.exists()
    assert waiting_jobs() == []


def test_an_unprintable_character_refuses_the_act_and_leaves_nothing(director) -> None:
    context = replace(programme().context, goal="Radość 😀")
    with pytest.raises(Refused, match=r"nie da się wydrukować.*😀"):
        freeze(kind="programme", context=context, subject=director, label="wersja 1", by=director)
    assert not FrozenDocument.objects.exists()
    assert waiting_jobs() == []


@pytest.mark.parametrize(
    "change",
    [
        {"data": {}},
        {"data_sha256": "0" * 64},
        {"label": "wersja 2"},
        {"subject_id": 99},
        {"kind": "agreement"},
        {"template_version": "inna"},
        {"created_at": datetime.fromisoformat("2020-01-01T00:00:00+00:00")},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_database_refuses_to_change_a_frozen_row(frozen, change) -> None:
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        FrozenDocument.objects.filter(pk=frozen.pk).update(**change)


@pytest.mark.parametrize("change", [{"pdf": b"inny"}, {"pdf": None, "pdf_sha256": None, "rendered_at": None}])
def test_the_database_refuses_to_change_a_file_that_is_there(frozen, change) -> None:
    run_waiting_jobs()
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        FrozenDocument.objects.filter(pk=frozen.pk).update(**change)


def test_the_database_refuses_to_delete(frozen) -> None:
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        FrozenDocument.objects.filter(pk=frozen.pk).delete()


def test_a_file_without_its_hash_is_refused(frozen) -> None:
    with pytest.raises(IntegrityError, match="frozen_document_file_whole"), transaction.atomic():
        FrozenDocument.objects.filter(pk=frozen.pk).update(pdf=b"%PDF")


def test_data_that_do_not_match_their_hash_are_not_printed(frozen) -> None:
    frozen.data["name"] = "Podmieniony"
    with pytest.raises(ValueError, match="data and hash differ"):
        document_of(frozen)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_document_survives_the_way_through_json(name: str) -> None:
    context = SAMPLES[name]().context
    plain = to_data(context)
    assert from_data(type(context), plain) == context
    assert canonical(to_data(from_data(type(context), plain))) == canonical(plain)


def test_data_frozen_before_a_field_existed_still_load() -> None:
    plain = to_data(SAMPLES["program"]().context)
    del plain["declared_total"]
    assert from_data(Programme, plain).declared_total is None
    with pytest.raises(TypeError, match="unheard_of"):
        from_data(Programme, plain | {"unheard_of": 1})


@pytest.mark.parametrize("value", [1.5, datetime(2026, 11, 22, 10, 0), b"x", {1, 2}])
def test_what_has_no_one_way_to_be_written_is_refused(value) -> None:
    with pytest.raises(TypeError):
        to_data((value,))


def test_canonical_data_do_not_depend_on_the_order_of_keys() -> None:
    assert canonical({"b": 1, "ą": "ź"}) == canonical({"ą": "ź", "b": 1}) == '{"b":1,"ą":"ź"}'.encode()
    assert to_data((Decimal("10.50"), date(2026, 11, 22), None)) == ["10.50", "2026-11-22", None]


def test_the_three_kinds_are_known_and_a_code_is_not_taken_twice() -> None:
    known = {code: kind_of(code).data for code in ("partner_card", "agreement", "programme")}
    assert known == {"partner_card": PartnerCard, "agreement": Agreement, "programme": Programme}
    with pytest.raises(ValueError, match="is taken by PartnerCard"):
        register(Kind(code="partner_card", label="x", data=Agreement, document=kind_of("agreement").document))
