"""Carrying over what results say: to a note of reconnaissance, or to a new row of needs of an open diagnosis."""

import uuid
from collections.abc import Iterable

from django.db import connection, transaction

from cus.accounts.acts import Act, refusal_without
from cus.workflow import Refusal, Refused, refuse_if
from diagnosis.actions.needs import save_need
from diagnosis.actions.notes import add_note
from diagnosis.models import Diagnosis, Need
from diagnosis.sheet import AREAS, SERVICES, NeedSave
from programmes.results.carrying.proposals import Proposal, proposals
from programmes.results.models import CarriedOver

# Any number that no other advisory lock of the application uses.
ONE_AT_A_TIME = 20_240_055
GONE = "Ktoś tymczasem przeniósł część zaznaczonych spraw albo zmieniły się liczby. Niczego nie zapisano. Zaznacz jeszcze raz."


@transaction.atomic
def carry_over(*, by, names: Iterable[str], diagnosis: Diagnosis | None = None) -> list[CarriedOver]:
    """Carry over the things that ``names`` name (``Proposal.name``): to notes, or to needs of ``diagnosis``.

    All or nothing; a thing is carried over once, whoever does it and whichever way.

    Raises:
        Refused: wrong role, nothing ticked, one of them is not proposed any more, or the diagnosis is handed over.
    """
    refuse_if(refusal_without(by, Act.DIAGNOSIS_EDIT))
    wanted = list(dict.fromkeys(names))
    if not wanted:
        raise Refused(Refusal("Zaznacz choć jedną sprawę.", field="names"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
    found = {one.name: one for one in proposals()}
    if not set(wanted) <= found.keys():
        raise Refused(Refusal(GONE, field="names"))
    return [_carry(by, found[name], diagnosis) for name in wanted]


def _carry(by, one: Proposal, diagnosis: Diagnosis | None) -> CarriedOver:
    made = {"need": _need(by, one, diagnosis)} if diagnosis else {"note": _note(by, one)}
    return CarriedOver.objects.create(kind=one.kind, key=one.key, label=one.label, url=one.url, carried_by=by, **made)


def _note(by, one: Proposal):
    return add_note(
        by=by,
        values={
            "subject": one.subject,
            "text": one.said,
            "group": one.group,
            "area_id": _areas(one)[0] if len(_areas(one)) == 1 else None,
            "source": one.source,
            "source_detail": f"{one.kind.label}: {one.label}"[:200],
            "weight": one.weight,
        },
    )


def _need(by, one: Proposal, diagnosis: Diagnosis) -> Need:
    key = uuid.uuid4()
    fields = {
        "group": one.group,
        "problem": one.said if one.said.startswith(one.subject) else f"{one.subject}. {one.said}",
        "number": one.number if one.unit else None,
        "unit": one.unit,
        SERVICES: [one.service.pk] if one.service else [],
        AREAS: _areas(one),
    }
    save_need(by=by, diagnosis=diagnosis, save=NeedSave(key, 0, fields))
    return Need.objects.get(diagnosis=diagnosis, key=key)


def _areas(one: Proposal) -> list[int]:
    return sorted(one.service.area_links.values_list("area_id", flat=True)) if one.service else []
