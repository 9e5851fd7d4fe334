"""Files that wait for their preview to be accepted, and when a plan may be carried out."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from cus.importing.models import KeptFiles
from cus.importing.plan import Plan
from cus.tables import TableFault, read
from cus.workflow import Refusal, Refused, refuse_if

# How long a table waits for its preview to be accepted.
KEPT = timedelta(days=7)
Kept = TypeVar("Kept", bound=KeptFiles)


class ImportRefused(Refused):
    """Nothing was written: the table has faults, or the data are not what the preview showed.

    ``plan`` is the plan as it is now.
    """

    def __init__(self, refusal: Refusal, plan: Plan) -> None:
        super().__init__(refusal)
        self.plan = plan


@dataclass(frozen=True, slots=True)
class Imported:
    """How many things were entered, changed and found the same."""

    new: int
    changed: int
    same: int


@transaction.atomic
def keep_files(
    model: type[Kept], *, name: str, content: bytes, second_name: str = "", second_content: bytes = b"", by
) -> Kept:
    """Keep files until their preview is accepted; the person's earlier ones of the same kind go.

    Raises:
        TableRefused: a file cannot be read as a table.
    """
    for each in (content, second_content) if second_content else (content,):
        read(each)
    model.objects.filter(owner=by).delete()
    return model.objects.create(
        owner=by, name=name[:200], content=content, second_name=second_name[:200], second_content=second_content
    )


@transaction.atomic
def drop_files(*, kept: KeptFiles, by) -> None:
    """Give up files that were brought.

    Raises:
        Refused: they are somebody else's.
    """
    if kept.owner_id != by.pk:
        refuse_if(Refusal("Ten plik dodał ktoś inny.", status=403))
    kept.delete()


def drop_old_files(model: type[KeptFiles]) -> int:
    """Forget tables whose preview waits for more than a week; return how many."""
    return model.objects.filter(created_at__lt=timezone.now() - KEPT).delete()[0]


def refuse_unless_sound(planned: Plan, fingerprint: str | None, *, changed: str) -> None:
    """Let a plan without faults pass, and only the one that the person saw.

    ``fingerprint``: of the plan that was shown, None when nothing was; ``changed``: what is said when it is another.

    Raises:
        ImportRefused: it has faults, or is another one.
    """
    if planned.faults:
        first: TableFault = planned.faults[0]
        raise ImportRefused(Refusal(f"Niczego nie wczytano. {first}"), planned)
    if fingerprint is not None and fingerprint != planned.fingerprint:
        raise ImportRefused(Refusal(changed), planned)
