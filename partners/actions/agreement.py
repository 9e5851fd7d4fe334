"""Writes to cooperation agreements."""

import datetime
import uuid
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from cus.documents.actions import freeze
from cus.rows import replace_rows
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from partners.actions.locking import one_at_a_time
from partners.actions.membership import name_representatives
from partners.division import missing_tasks
from partners.documents import AGREEMENT
from partners.enums import UNSIGNED, AgreementState
from partners.models import AgreementClause, AgreementParty, AgreementTask, AgreementTemplate, CooperationAgreement
from partners.policies import refusal_to_divide_tasks, refusal_to_edit_agreement, refusal_to_sign, undivided
from partners.printing import agreement_of


def _lock(agreement: CooperationAgreement) -> CooperationAgreement:
    return CooperationAgreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)


@transaction.atomic
def create_agreement(
    *,
    by,
    values: Mapping[str, object],
    gminas: Iterable = (),
    token: uuid.UUID | None = None,
    **rows: Sequence[Mapping],
) -> CooperationAgreement:
    """Begin an agreement on the template in force; ``rows`` as in ``save_agreement``.

    A form sent again with its ``token`` gives the same agreement.
    """
    refuse_if(refusal_to_edit_agreement(by))
    one_at_a_time()
    saved = CooperationAgreement.objects.filter(token=token, created_by=by).first() if token else None
    if saved:
        return saved
    template = AgreementTemplate.objects.in_force_on(timezone.localdate()).first()
    if template is None:
        raise Refused(Refusal("Nie ma jeszcze wzoru porozumienia. Wczytaj dane wzorcowe."))
    agreement = CooperationAgreement(created_by=by, template=template, token=token)
    return _write(agreement, values, gminas, rows)


@transaction.atomic
def save_agreement(
    *,
    by,
    agreement: CooperationAgreement,
    seen: int,
    values: Mapping[str, object],
    gminas: Iterable = (),
    **rows: Sequence[Mapping],
) -> CooperationAgreement:
    """Save a draft with its rows: ``parties`` (partner or None, role, represented_by), ``tasks``

    (description, goal, responsible: a partner, ``"centre"`` or None) and ``clauses`` (text).
    """
    agreement = _lock(agreement)
    refuse_if(refusal_to_edit_agreement(by, agreement))
    if agreement.version != seen:
        raise StaleEdit(agreement)
    agreement.version += 1
    return _write(agreement, values, gminas, rows)


def _write(agreement: CooperationAgreement, values: Mapping, gminas: Iterable, rows: Mapping) -> CooperationAgreement:
    for name, value in values.items():
        setattr(agreement, name, value)
    agreement.full_clean()
    agreement.save()
    agreement.gminas.set(gminas)
    if "parties" in rows:
        _save_parties(agreement, rows["parties"])
    if "tasks" in rows:
        _save_tasks(agreement, rows["tasks"])
    if "clauses" in rows:
        clauses = AgreementClause.objects.filter(agreement=agreement)
        replace_rows(clauses, parent={"agreement": agreement}, contents=rows["clauses"])
    return agreement


def _save_parties(agreement: CooperationAgreement, contents: Sequence[Mapping]) -> None:
    """A party is known by its partner, so that its dates survive a change of order."""
    present = {party.partner_id: party for party in agreement.parties.all()}
    kept = set()
    for at, values in enumerate(contents):
        key = values["partner"].pk if values["partner"] else None
        if key in kept:
            raise Refused(
                Refusal(f"Strona „{values['partner'] or 'centrum'}” jest wpisana dwa razy.", field="parties")
            )
        kept.add(key)
        party = present.get(key) or AgreementParty(agreement=agreement)
        for name, value in {**values, "position": at}.items():
            setattr(party, name, value)
        party.full_clean()
        party.save()
    for key, party in present.items():
        if key not in kept:
            party.delete()


def _save_tasks(agreement: CooperationAgreement, contents: Sequence[Mapping]) -> None:
    # A party that withdrew and joined again has two rows: the present one answers.
    parties = {party.partner_id or "centre": party for party in agreement.parties.present()}
    resolved = []
    for values in contents:
        wanted = values.get("responsible")
        key = getattr(wanted, "pk", wanted)
        if key and key not in parties:
            name = "centrum" if key == "centre" else wanted
            raise Refused(Refusal(f"„{name}” nie jest stroną tego porozumienia.", field="tasks"))
        resolved.append({**values, "responsible": parties.get(key) if key else None})
    tasks = AgreementTask.objects.filter(agreement=agreement)
    replace_rows(tasks, parent={"agreement": agreement}, contents=resolved)


@transaction.atomic
def divide_tasks(
    *, by, agreement: CooperationAgreement, tasks: Sequence[Mapping], seen: int | None = None
) -> CooperationAgreement:
    """Change the tasks and who is responsible, also after signing.

    Raises:
        Refused: no right, or a signed agreement would be left with a task that nobody answers for.
        StaleEdit: the agreement or its tasks were saved after ``seen``.
    """
    agreement = _lock(agreement)
    refuse_if(refusal_to_divide_tasks(by, agreement))
    if seen is not None and agreement.version != seen:
        raise StaleEdit(agreement)
    if agreement.state not in UNSIGNED:
        refuse_if(undivided([task["description"] for task in tasks if not task.get("responsible")]))
    agreement.version += 1
    agreement.save(update_fields=["version"])
    _save_tasks(agreement, tasks)
    return agreement


@transaction.atomic
def propose_tasks(*, by, agreement: CooperationAgreement) -> int:
    """Add the proposed tasks that a draft lacks, after its own ones; return how many were added.

    A signed agreement divides what it has: a task more would be one that nobody answers for yet.
    """
    agreement = _lock(agreement)
    refuse_if(refusal_to_edit_agreement(by, agreement))
    tasks = list(agreement.tasks.all())
    missing = missing_tasks(tasks, list(agreement.parties.present()))
    for at, values in enumerate(missing, start=tasks[-1].position + 1 if tasks else 0):
        AgreementTask.objects.create(agreement=agreement, position=at, **values)
    if missing:
        agreement.version += 1
        agreement.save(update_fields=["version"])
    return len(missing)


@transaction.atomic
def sign_agreement(
    *, by, agreement: CooperationAgreement, concluded_on: datetime.date, signature_manner: str
) -> CooperationAgreement:
    """Record the signing: the text is frozen with its hash and its PDF ordered; parties join that day."""
    agreement = _lock(agreement)
    refuse_if(refusal_to_sign(by, agreement))
    if concluded_on > timezone.localdate():
        raise Refused(Refusal("Data podpisania nie może być z przyszłości.", field="concluded_on"))
    agreement.state = AgreementState.SIGNED
    agreement.concluded_on, agreement.signature_manner = concluded_on, signature_manner
    agreement.signed_at, agreement.signed_by = timezone.now(), by
    agreement.signed_under = by.authorisation_for(Act.AGREEMENT_SIGN)
    agreement.version += 1
    agreement.full_clean()
    agreement.save()
    AgreementParty.objects.filter(agreement=agreement, joined_on__isnull=True).update(joined_on=concluded_on)
    freeze(
        kind=AGREEMENT.code,
        context=agreement_of(agreement, letterhead=letterhead(agreement.concluded_on)),
        subject=agreement,
        label=agreement.number,
        by=by,
    )
    for party in agreement.parties.filter(represented_by="").select_related("partner"):
        name_representatives(party)
        party.save(update_fields=["represented_by"])
    return agreement
