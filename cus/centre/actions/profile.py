"""The profile itself."""

import datetime

from django.db import transaction

from cus.audit import log
from cus.audit.enums import AccessKind
from cus.centre.actions.rows import lock_centre, refuse_stale
from cus.centre.frame import forget_frame
from cus.centre.models import Centre, FormerHead
from cus.centre.policies import refusal_of_former_head, refusal_to_edit
from cus.workflow import Refusal, refuse_if

HEAD = ("name", "street", "postal_code", "town", "phone", "email", "electronic_delivery_address")


@transaction.atomic
def save_profile(*, centre: Centre, version: int, by, former_until: datetime.date | None = None) -> Centre:
    """Save the profile; the first save creates it.

    ``former_until`` is the last day of the name and address that are being replaced: documents of that
    day and earlier keep them.

    Raises:
        Refused: the person may not change the profile, or the day is not past.
        StaleEdit: somebody saved it in the meantime.
    """
    refuse_if(refusal_to_edit(by))
    current = lock_centre()
    if current is not None:
        refuse_stale(current, version)
        centre.version = current.version + 1
        if former_until:
            _keep_head(current, centre, former_until)
    centre.save()
    forget_frame()
    log.record(AccessKind.ADMINISTRATIVE, user=by, subject=centre, what="dane centrum")
    return centre


def _keep_head(before: Centre, after: Centre, until: datetime.date) -> None:
    old = {name: getattr(before, name) for name in HEAD}
    refuse_if(
        Refusal("Nazwa, adres i kontakt się nie zmieniają, więc nie ma czego zachować.", field="former_until")
        if old == {name: getattr(after, name) for name in HEAD}
        else None
    )
    head = FormerHead(centre=before, valid_until=until, **old)
    refusal = refusal_of_former_head(head)
    refuse_if(Refusal(refusal.message, field="former_until") if refusal else None)
    if FormerHead.objects.filter(centre=before, valid_until=until).exists():
        refuse_if(Refusal("Dane obowiązujące do tego dnia już są wpisane.", field="former_until"))
    head.full_clean()
    head.save()
