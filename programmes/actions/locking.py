"""Lock before you decide: the one way in which actions fetch what they change."""

from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from programmes.checks import with_everything
from programmes.models import ProgrammeItem, ProgrammeLogEntry, ProgrammeVersion
from programmes.policies import refusal_to_edit
from programmes.snapshot import snapshot_of
from programmes.workflow import WORKFLOW


def lock_version(version: ProgrammeVersion) -> ProgrammeVersion:
    """Return ``version`` as it stands now, locked until the end of the transaction."""
    return ProgrammeVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)


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


def log(version: ProgrammeVersion, *, transition: str, from_state: str, by, comment: str = "") -> None:
    """Write one line of the state log with the canonical data of this moment."""
    whole = with_everything(ProgrammeVersion.objects.filter(pk=version.pk)).get()
    ProgrammeLogEntry.objects.create(
        version=version,
        revision=version.revision,
        transition=transition,
        from_state=from_state,
        to_state=version.state,
        by=by,
        authorisation=by.authorisation_for(WORKFLOW[transition].act) if transition in WORKFLOW.transitions else None,
        comment=comment.strip(),
        snapshot=snapshot_of(whole),
    )
