"""Who joins a signed agreement and who leaves it: on dates, at any moment (point 6 of the template)."""

import datetime

from django.db import transaction
from django.utils import timezone

from cus.text.dates import day as day_words
from cus.workflow import Refusal, Refused, refuse_if
from partners.actions.committee import end_members_of
from partners.models import AgreementParty, CooperationAgreement, Partner
from partners.policies import refusal_to_change_membership
from partners.printing import representatives_of


def _lock(agreement: CooperationAgreement) -> CooperationAgreement:
    return CooperationAgreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)


def _refuse_day(day: datetime.date, *, earliest: datetime.date, message: str, field: str) -> None:
    if day > timezone.localdate():
        raise Refused(Refusal("Data nie może być z przyszłości.", field=field))
    if day < earliest:
        raise Refused(Refusal(message, field=field))


def name_representatives(party: AgreementParty) -> None:
    """Write down who acts for a party that signs or joins, where only its card says it: cards change later."""
    people = ", ".join(representatives_of(party))
    if not party.represented_by and len(people) <= AgreementParty._meta.get_field("represented_by").max_length:
        party.represented_by = people


@transaction.atomic
def accede(
    *,
    by,
    agreement: CooperationAgreement,
    partner: Partner | None,
    role: str,
    represented_by: str = "",
    joined_on: datetime.date,
) -> AgreementParty:
    """Record that ``partner`` (None: the centre) joined a signed agreement on ``joined_on``.

    Raises:
        Refused: no right, not a signed agreement, already a party, or a day that cannot be.
    """
    agreement = _lock(agreement)
    refuse_if(refusal_to_change_membership(by, agreement))
    rows = list(agreement.parties.filter(partner=partner))
    if any(row.withdrew_on is None for row in rows):
        raise Refused(Refusal("To już jest strona porozumienia.", field="party"))
    earliest = max([agreement.concluded_on, *(row.withdrew_on for row in rows)])
    message = "Przystąpić można od dnia podpisania, a ponownie – od dnia wystąpienia."
    _refuse_day(joined_on, earliest=earliest, message=message, field="joined_on")
    party = AgreementParty(agreement=agreement, partner=partner, role=role, represented_by=represented_by)
    party.joined_on, party.position = joined_on, agreement.parties.count()
    name_representatives(party)
    party.full_clean()
    party.save()
    return party


@transaction.atomic
def withdraw(*, by, party: AgreementParty, withdrew_on: datetime.date) -> AgreementParty:
    """Record that a party left; its tasks stay and wait for somebody else, its people leave the committee.

    Raises:
        Refused: no right, not a signed agreement, already left, or a day before it joined.
    """
    agreement = _lock(party.agreement)
    party = AgreementParty.objects.select_for_update(of=("self",)).get(pk=party.pk)
    refuse_if(refusal_to_change_membership(by, agreement))
    if party.withdrew_on:
        raise Refused(Refusal("Ta strona już wystąpiła z porozumienia."))
    earliest = party.joined_on or agreement.concluded_on
    message = f"Data wystąpienia nie może być wcześniejsza niż data przystąpienia: {day_words(earliest)} r."
    _refuse_day(withdrew_on, earliest=earliest, message=message, field="withdrew_on")
    party.withdrew_on, party.joined_on = withdrew_on, earliest
    party.full_clean()
    party.save()
    end_members_of(party, withdrew_on)
    for task in party.tasks.all():
        task.responsible = None
        task.save()
    agreement.version += 1
    agreement.save(update_fields=["version"])
    return party
