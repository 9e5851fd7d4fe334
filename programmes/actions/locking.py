"""Lock before you decide: the one way in which actions fetch what they change."""

import datetime

from django.utils import timezone

from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from programmes.actions.told import keep_checks, notify
from programmes.gaps import with_everything
from programmes.models import ProgrammeItem, ProgrammeLogEntry, ProgrammeVersion
from programmes.policies import refusal_of, refusal_to_edit
from programmes.snapshot import snapshot_of
from programmes.workflow import WORKFLOW


def lock_version(version: ProgrammeVersion) -> ProgrammeVersion:
    """Return ``version`` as it stands now, locked until the end of the transaction."""
    return ProgrammeVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)


CHANGED_MEANWHILE = Refusal(
    "Program zmienił się po otwarciu strony decyzji. Niczego nie zapisano. "
    "Przejrzyj niżej, co się zmieniło, i zdecyduj jeszcze raz."
)


def change_state(
    version: ProgrammeVersion, transition: str, *, by, comment: str = "?", seen: int | None = None
) -> tuple[ProgrammeVersion, str]:
    """Lock, check and set the new state (not saved yet); return the version and the state it had.

    ``seen`` is the edit version that the person decided on. A transition without a target leaves the state.
    """
    version = lock_version(version)
    refuse_if(refusal_of(transition, user=by, version=version, comment=comment))
    refuse_if(CHANGED_MEANWHILE if seen is not None and seen != version.edit_version else None)
    before = version.state
    version.state = WORKFLOW[transition].target or before
    version.edit_version += 1
    return version, before


def lock_for_editing(version: ProgrammeVersion, *, by, seen: int | None = None) -> ProgrammeVersion:
    """Lock ``version`` and refuse unless ``by`` may edit it; ``seen`` is the version the form was opened with."""
    locked = lock_version(version)
    refuse_if(refusal_to_edit(by, locked))
    if seen is not None and seen != locked.edit_version:
        raise StaleEdit(locked)
    return locked


def lock_item(item: ProgrammeItem, *, by, seen: int | None = None) -> ProgrammeItem:
    """Lock the version of ``item`` and the item itself; refuse as ``lock_for_editing`` does."""
    lock_for_editing(item.version, by=by)
    locked = ProgrammeItem.objects.select_for_update(of=("self",)).filter(pk=item.pk).first()
    if locked is None:
        raise Refused(Refusal("Ktoś tymczasem usunął tę usługę z programu."))
    if seen is not None and seen != locked.edit_version:
        raise StaleEdit(locked)
    return locked


def log(
    version: ProgrammeVersion,
    *,
    transition: str,
    from_state: str,
    by,
    comment: str = "",
    at: datetime.datetime | None = None,
) -> None:
    """Write one line of the state log with the canonical data of this moment, and what follows from the line:

    the check list kept at an approval, and notices for those who should hear of it.
    """
    whole = with_everything(ProgrammeVersion.objects.filter(pk=version.pk)).get()
    entry = ProgrammeLogEntry.objects.create(
        version=version,
        revision=version.revision,
        transition=transition,
        from_state=from_state,
        to_state=version.state,
        by=by,
        authorisation=by.authorisation_for(WORKFLOW[transition].act) if transition in WORKFLOW.transitions else None,
        comment=comment.strip(),
        at=at or timezone.now(),
        snapshot=snapshot_of(whole),
    )
    if transition == "approve":
        keep_checks(entry, whole)
    notify(entry)
