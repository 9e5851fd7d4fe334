"""Who should hear of what happened to a programme, and what a person has not read yet.

A matter stands once: what asks for an act stands among the things to do, and its notice waits behind it;
of one version only the newest notice is shown.
"""

from dataclasses import dataclass

from cus.accounts.acts import Act
from programmes.enums import ProgrammeState
from programmes.models import Notice
from programmes.workflow import WORKFLOW

# Transition → the act of those who should hear of it.
AUDIENCE = {
    "submit": Act.PROGRAMME_DECIDE,
    "recall": Act.PROGRAMME_DECIDE,
    "return": Act.PROGRAMME_EDIT,
    "approve": Act.PROGRAMME_EDIT,
    "revoke": Act.PROGRAMME_EDIT,
}
# States in which the start page asks for an act, and of whom: who is asked needs no notice beside.
ASKED = {
    ProgrammeState.SUBMITTED: Act.PROGRAMME_DECIDE,
    ProgrammeState.RETURNED: Act.PROGRAMME_EDIT,
    ProgrammeState.APPROVED: Act.PROGRAMME_SUBMIT,
}
KINDS = {"return": "warn", "revoke": "warn", "approve": "done", "submit": "now", "recall": "idle"}


@dataclass(frozen=True, slots=True)
class Told:
    """A notice as the start page shows it."""

    notice: Notice
    done: str
    kind: str


def audience_of(transition: str) -> Act | None:
    """Return the act that those hold who should hear of ``transition``; ``None`` when nobody is told."""
    return AUDIENCE.get(transition)


def unread_of(user) -> list[Told]:
    """Return what ``user`` has not read, the newest notice of each version, unless a thing to do says it."""
    found = Notice.objects.filter(person=user.pk, read_at=None, entry__transition__in=AUDIENCE)
    found = found.select_related("entry__version", "entry__by", "entry__authorisation")
    newest: dict[int, Notice] = {}
    for notice in found.defer("entry__snapshot").order_by("-entry"):
        newest.setdefault(notice.entry.version_id, notice)
    return [
        Told(notice, WORKFLOW[notice.entry.transition].done, KINDS[notice.entry.transition])
        for notice in newest.values()
        if user.may(Act.READ_DRAFTS) and not _is_asked(user, notice.entry.version.state)
    ]


def _is_asked(user, state: str) -> bool:
    act = ASKED.get(state)
    return act is not None and user.may(act)
