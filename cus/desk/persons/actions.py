"""Acts on personal data: how long they are kept, and the order to erase."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from cus.accounts.acts import Act, refusal_without
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.privacy import erasures
from cus.privacy.enums import Keep
from cus.privacy.matching import Wanted
from cus.privacy.models import Erasure, RetentionClass
from cus.privacy.people import Report, report_on
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if


@transaction.atomic
def read_person(*, by, wanted: Wanted, what: str) -> Report:
    """Find everything about one person; the reading is logged, without saying whom."""
    refuse_if(refusal_without(by, Act.PERSON_DATA))
    report = report_on(wanted)
    found = len(report.occurrences) + len(report.sealed)
    log.record(AccessKind.PERSONAL_READ, user=by, what=f"{what}, miejsc: {found}")
    return report


@transaction.atomic
def order_erasure(*, by, wanted: Wanted, chosen: Iterable[str], reason: str) -> Erasure:
    """Order the erasure of ``chosen`` places; a job does it.

    Raises:
        Refused: no right, or nothing that may be erased was chosen.
    """
    refuse_if(refusal_without(by, Act.PERSON_DATA))
    erasure = erasures.order(report=report_on(wanted), chosen=chosen, reason=reason, by=by)
    if not erasure.plan["places"] and not erasure.plan["keys"]:
        raise Refused(Refusal("Zaznacz, co usunąć.", field="place"))
    log.record(AccessKind.ADMINISTRATIVE, user=by, subject=erasure, what="zlecono usunięcie danych osoby")
    return erasure


@transaction.atomic
def save_retention(*, by, code: str, seen: int, values: Mapping[str, object]) -> RetentionClass:
    """Say how long a class is kept.

    Raises:
        StaleEdit: somebody saved it meanwhile. ValidationError: a period without basis or owner.
    """
    refuse_if(refusal_without(by, Act.CENTRE_PROFILE))
    kept, is_new = RetentionClass.objects.select_for_update(of=("self",)).get_or_create(code=Keep(code))
    if not is_new:
        if kept.version != seen:
            raise StaleEdit(kept)
        kept.version += 1
    for name, value in values.items():
        setattr(kept, name, value)
    kept.full_clean()
    kept.save()
    return kept
