"""Writing what the diagnosis proposes to the programme."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from cus.rows import replace_rows
from cus.workflow import Refusal, Refused, StaleEdit
from diagnosis.actions.locking import locked_for_edit
from diagnosis.models import Need, NeedProposal


@transaction.atomic
def save_proposals(*, by, need: Need, seen: int, contents: Mapping[str, Sequence[Mapping[str, object]]]) -> None:
    """Make the proposals of ``need`` equal to ``contents``: kind → rows in their order.

    A kind that is missing keeps its rows. ``seen`` is the version of the need that the form was opened with.

    Raises:
        Refused: wrong role, handed over, or the row was deleted meanwhile.
        StaleEdit: somebody changed the need or its proposals.
    """
    locked_for_edit(by, need.diagnosis)
    current = Need.objects.select_for_update(of=("self",)).filter(pk=need.pk).first()
    if current is None:
        raise Refused(
            Refusal("Ten wiersz ktoś w międzyczasie usunął. Skopiuj swój tekst i dodaj go do innego wiersza.")
        )
    if current.version != seen:
        raise StaleEdit(current)
    for kind, rows in contents.items():
        existing = NeedProposal.objects.filter(need=current, kind=kind).order_by("position", "pk")
        replace_rows(existing, parent={"need": current, "kind": kind}, contents=rows)
    current.version += 1
    current.updated_at = timezone.now()
    current.save(update_fields=["version", "updated_at"])
