"""Writes to what a partner works with: staff groups and their qualifications, rooms and equipment."""

import datetime
from collections.abc import Mapping, Sequence

from django.db import models, transaction
from django.utils import timezone

from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from partners.actions.confirming import confirm_row
from partners.merging import Moved
from partners.models import Facility, Partner, StaffCheck, StaffGroup
from partners.policies import refusal_to_edit_partner
from partners.staff import asked_of, conditions_of, requirements_said, verdict
from services.models import Service

Rows = Sequence[Mapping[str, object]]
# What tells rows apart: of a staff group its occupation and qualification, of a facility its name.
NAMES = ("occupation", "qualification", "name")


def save_staff(*, by, partner: Partner, seen: int, contents: Rows) -> Partner:
    """Make the staff groups of ``partner`` equal to ``contents``, which name each occupation and qualification once.

    A group keeps what was checked of it while its occupation, or else its qualification, stays.

    Raises:
        Refused: no right, or the card is in the archive. StaleEdit: somebody saved the card after ``seen``.
    """
    return _save_rows(by=by, partner=partner, seen=seen, model=StaffGroup, contents=contents)


def save_facilities(*, by, partner: Partner, seen: int, contents: Rows) -> Partner:
    """Make the rooms and equipment of ``partner`` equal to ``contents``; see ``save_staff``."""
    return _save_rows(by=by, partner=partner, seen=seen, model=Facility, contents=contents)


@transaction.atomic
def _save_rows(*, by, partner: Partner, seen: int, model: type[models.Model], contents: Rows) -> Partner:
    partner = Partner.objects.select_for_update(of=("self",)).get(pk=partner.pk)
    refuse_if(refusal_to_edit_partner(by, partner))
    if partner.version != seen:
        raise StaleEdit(partner)
    present = list(model._default_manager.filter(partner=partner))
    matched = _matched(present, contents)
    for position, given in enumerate(contents):
        values = dict(given) | {"position": position}
        row = matched.get(position) or model(partner=partner)
        if row.pk is None or any(getattr(row, name) != value for name, value in values.items()):
            confirm_row(row, values, by=by)
            for name, value in values.items():
                setattr(row, name, value)
            row.full_clean()
            row.save()
    for row in present:
        if row not in matched.values():
            row.delete()
    partner.version += 1
    partner.save(update_fields=["version", "updated_at"])
    return partner


def _matched(present: Sequence[models.Model], contents: Rows) -> dict[int, models.Model]:
    """Say which saved row each place of ``contents`` goes on with: alike in all its names, then in the first."""
    matched: dict[int, models.Model] = {}
    for names in (NAMES, NAMES[:1], NAMES[1:2], NAMES[2:]):
        left = [row for row in present if row not in matched.values()]
        for position, given in enumerate(contents):
            known = [name for name in names if name in given]
            if position in matched or not any(given[name] for name in known):
                continue
            same = next((row for row in left if all(getattr(row, name) == given[name] for name in known)), None)
            if same is not None:
                matched[position] = same
                left.remove(same)
    return matched


@transaction.atomic
def check_staff(
    *,
    by,
    group: StaffGroup,
    service: Service,
    answers: Mapping[int, bool],
    evidence: str,
    checked_on: datetime.date,
) -> StaffCheck:
    """Record whether everybody in ``group`` meets what ``service`` requires; the predicate says it, not the person.

    ``answers`` are the conditions looked at (see ``partners.staff.verdict``), ``evidence`` what was seen.

    Raises:
        Refused: no right, an archived card, a day to come, or „met” without a word on what was seen.
    """
    partner = Partner.objects.select_for_update(of=("self",)).get(pk=group.partner_id)
    refuse_if(refusal_to_edit_partner(by, partner))
    if checked_on > timezone.localdate():
        raise Refused(Refusal("Data sprawdzenia nie może być z przyszłości.", field="checked_on"))
    conditions = conditions_of(service)
    asked = {one.number: one for one in asked_of(conditions, group)}
    answers = {number: holds for number, holds in answers.items() if number in asked}
    found = verdict(conditions, group, answers, checked_on)
    check = StaffCheck.objects.filter(group=group, service=service).first() or StaffCheck(group=group, service=service)
    check.outcome, check.reasons = found.outcome.value, found.reasons
    check.requirements = requirements_said(service)
    check.answers = [{"text": asked[number].text, "holds": holds} for number, holds in sorted(answers.items())]
    check.evidence, check.checked_on, check.checked_by = evidence, checked_on, by
    if found.outcome.value == "met" and not evidence.strip():
        raise Refused(Refusal("Napisz, co okazano: bez tego wymagań nie można uznać za spełnione.", field="evidence"))
    check.full_clean()
    check.save()
    partner.version += 1
    partner.save(update_fields=["version", "updated_at"])
    return check


def move_resources(kept: Partner, absorbed: Partner) -> Moved:
    """Let staff groups and facilities follow to the card that stays; called inside the transaction of the merge."""
    moved = []
    for kind, mine, theirs in (
        ("kadra", kept.staff_groups, absorbed.staff_groups.select_related("occupation")),
        ("pomieszczenie lub sprzęt", kept.facilities, absorbed.facilities.all()),
    ):
        place = mine.count()
        for row in theirs:
            row.partner, row.position = kept, place
            row.save(update_fields=["partner", "position"])
            moved.append((kind, str(row)))
            place += 1
    return moved
