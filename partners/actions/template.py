"""Writes to the agreement template: a draft edited row by row, published from a day, brought back."""

import datetime
from collections.abc import Mapping

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from partners.actions.locking import one_at_a_time
from partners.enums import TemplateState
from partners.models import AgreementTemplate, AgreementTemplateRow, CooperationAgreement
from partners.policies import refusal_to_edit_agreement
from partners.template_policies import (
    refusal_to_edit_template,
    refusal_to_move_to_template,
    refusal_to_publish_template,
    refusal_to_restore_template,
    refusal_to_start_template,
)
from partners.wording import text_hash

COPIED = ("position", "kind", "key", "text", "condition")


def _lock(template: AgreementTemplate) -> AgreementTemplate:
    return AgreementTemplate.objects.select_for_update(of=("self",)).get(pk=template.pk)


def _opened(by, template: AgreementTemplate) -> AgreementTemplate:
    """Lock the draft for an edit and count it.

    Raises:
        Refused: no right, or not a draft.
    """
    template = _lock(template)
    refuse_if(refusal_to_edit_template(by, template))
    template.version += 1
    template.save(update_fields=["version"])
    return template


def _copy(source: AgreementTemplate, **values) -> AgreementTemplate:
    """Make the next version with the text of ``source``, as a draft."""
    number = (AgreementTemplate.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    template = AgreementTemplate(
        number=number, title=source.title, based_on=source, created_at=timezone.now(), **values
    )
    template.full_clean()
    template.save()
    AgreementTemplateRow.objects.bulk_create(
        AgreementTemplateRow(template=template, **{name: getattr(row, name) for name in COPIED})
        for row in source.rows.all()
    )
    return template


@transaction.atomic
def start_template(*, by, source: AgreementTemplate) -> AgreementTemplate:
    """Begin the next version as a copy of ``source``.

    Raises:
        Refused: no right, or a draft is there already.
    """
    one_at_a_time()
    refuse_if(refusal_to_start_template(by))
    return _copy(source, created_by=by)


@transaction.atomic
def drop_template(*, by, template: AgreementTemplate) -> None:
    """Give the draft up."""
    template = _lock(template)
    refuse_if(refusal_to_edit_template(by, template))
    template.delete()


@transaction.atomic
def add_template_row(
    *, by, template: AgreementTemplate, after: int, values: Mapping[str, str]
) -> AgreementTemplateRow:
    """Add a row behind the one at position ``after`` (0: at the beginning)."""
    template = _opened(by, template)
    template.rows.filter(position__gt=after).update(position=F("position") + 1)
    row = AgreementTemplateRow(template=template, position=after + 1, **values)
    row.full_clean()
    row.save()
    return row


@transaction.atomic
def save_template_row(*, by, row: AgreementTemplateRow, seen: int, values: Mapping[str, str]) -> AgreementTemplateRow:
    """Save one row of a draft.

    Raises:
        Refused: no right, or not a draft. StaleEdit: somebody saved the row after ``seen``.
        ValidationError: a mark that another row has.
    """
    _opened(by, row.template)
    row = AgreementTemplateRow.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.version != seen:
        raise StaleEdit(row)
    row.version += 1
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    return row


@transaction.atomic
def move_template_row(*, by, row: AgreementTemplateRow, down: bool) -> None:
    """Change places with the row below or above; at the edge nothing happens."""
    template = _opened(by, row.template)
    rows = list(template.rows.all())
    at = next(index for index, one in enumerate(rows) if one.pk == row.pk)
    other = at + 1 if down else at - 1
    if not 0 <= other < len(rows):
        return
    mine, theirs = rows[at], rows[other]
    mine.position, theirs.position = theirs.position, mine.position
    mine.save(update_fields=["position"])
    theirs.save(update_fields=["position"])


@transaction.atomic
def remove_template_row(*, by, row: AgreementTemplateRow) -> None:
    """Take a row out of a draft."""
    template = _opened(by, row.template)
    position = row.position
    template.rows.filter(pk=row.pk).delete()
    template.rows.filter(position__gt=position).update(position=F("position") - 1)


@transaction.atomic
def publish_template(
    *, by, template: AgreementTemplate, seen: int, published_on: datetime.date, note: str
) -> AgreementTemplate:
    """Publish a draft: from then on nobody changes it, and from ``published_on`` new agreements begin with it.

    Raises:
        Refused: no right, not a draft, a fault in its rows, or a day that has passed.
        StaleEdit: the draft changed after ``seen``: what would be published is not what was read.
    """
    template = _lock(template)
    refuse_if(refusal_to_publish_template(by, template))
    if template.version != seen:
        raise StaleEdit(template)
    template.note = note
    return _publish(by, template, published_on)


def _publish(by, template: AgreementTemplate, published_on: datetime.date) -> AgreementTemplate:
    if published_on < timezone.localdate():
        raise Refused(
            Refusal(
                "Wzór obowiązuje najwcześniej od dziś: porozumienia zaczęte wcześniej mają inny.", field="published_on"
            )
        )
    template.rows_sha256 = text_hash(template.title, template.rows.all())
    template.state, template.published_on = TemplateState.PUBLISHED, published_on
    template.published_at, template.published_by = timezone.now(), by
    template.version += 1
    template.full_clean()
    template.save()
    return template


@transaction.atomic
def restore_template(*, by, template: AgreementTemplate, published_on: datetime.date) -> AgreementTemplate:
    """Roll back: publish a new version whose text equals that of an older one; a draft in the making stays.

    Raises:
        Refused: no right, ``template`` is a draft or in force, or a day that has passed.
    """
    one_at_a_time()
    refuse_if(refusal_to_restore_template(by, template))
    draft = AgreementTemplate.objects.select_for_update(of=("self",)).filter(state=TemplateState.DRAFT).first()
    if draft is not None:
        raise Refused(Refusal(f"Najpierw ogłoś albo porzuć projekt: {draft.label}. Numery wersji idą po kolei."))
    copy = _copy(template, created_by=by, note=f"Przywrócono treść wersji {template.number}.")
    return _publish(by, copy, published_on)


@transaction.atomic
def move_to_template(*, by, agreement: CooperationAgreement) -> CooperationAgreement:
    """Move a draft agreement to the template in force today; its parties, tasks and own clauses stay.

    Raises:
        Refused: no right, not a draft, or it stands on that template already.
    """
    agreement = CooperationAgreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    refuse_if(refusal_to_edit_agreement(by, agreement))
    newest = AgreementTemplate.objects.in_force_on(timezone.localdate()).first()
    refuse_if(refusal_to_move_to_template(agreement, newest))
    agreement.template = newest
    agreement.version += 1
    agreement.save(update_fields=["template", "version"])
    return agreement
