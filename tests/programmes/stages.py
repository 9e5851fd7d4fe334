"""Bring a version to a stage by the acts that people perform."""

from django.utils import timezone

from programmes import actions
from programmes.models import ProgrammeVersion
from tests.factories.accounts import UserFactory
from tests.factories.programmes import ItemFactory, VersionFactory

# The acts that lead to each state, in their order.
WAYS = {
    "draft": (),
    "submitted": ("submit",),
    "returned": ("submit", "return"),
    "approved": ("submit", "approve"),
    "sent_to_mayor": ("submit", "approve", "send"),
    "mayor_returned": ("submit", "approve", "send", "mayor_return"),
    "adopted": ("submit", "approve", "send", "adopt"),
    "rejected": ("submit", "approve", "send", "reject"),
    "amended": ("submit", "approve", "send", "amend"),
    "in_force": ("submit", "approve", "send", "adopt", "publish"),
    "annulled": ("submit", "approve", "send", "adopt", "annul"),
    "repealed": ("submit", "approve", "send", "adopt", "publish", "repeal"),
    "withdrawn": ("submit", "approve", "withdraw"),
}


def move_to(state: str, version: ProgrammeVersion | None = None, people: tuple | None = None) -> ProgrammeVersion:
    """Return a whole version at ``state``; without ``version`` a new one with one whole item.

    ``people`` are the organiser and the director who act; new ones when nobody is named.
    """
    organiser, director = people or (UserFactory(organiser=True), UserFactory(director=True))
    if version is None:
        version = VersionFactory(whole=True)
        ItemFactory(version=version, whole=True)
    for step in WAYS[state]:
        _step(step, organiser, director, version)
    return ProgrammeVersion.objects.get(pk=version.pk)


def amended_draft() -> ProgrammeVersion:
    """Return the draft into which the changes made at a session are written."""
    return move_to("amended").copies.get()


def _step(name: str, organiser, director, version: ProgrammeVersion) -> None:
    today = timezone.localdate()
    council = {"by": organiser, "version": version}
    steps = {
        "submit": lambda: actions.submit(**council),
        "return": lambda: actions.return_with_comment(by=director, version=version, comment="Popraw pkt 4."),
        "approve": lambda: actions.approve(by=director, version=version),
        "send": lambda: actions.send_to_mayor(**council, sent_on=today),
        "mayor_return": lambda: actions.mayor_return(**council, returned_on=today, comment="Za drogo."),
        "adopt": lambda: actions.adopt(**council, resolution_number="XII/34/2026", resolution_date=today),
        "reject": lambda: actions.reject(**council, decided_on=today, comment="Brak środków."),
        "amend": lambda: actions.amend(**council, decided_on=today, comment="Dopisano sołectwo."),
        "publish": lambda: actions.publish(**council, journal_reference="2026 poz. 99", journal_date=today),
        "annul": lambda: actions.annul(**council, scope="whole", decided_on=today, reference="NP.4131.7.2026"),
        "repeal": lambda: actions.repeal(**council, number="XX/1/2026", decided_on=today, repealed_on=today),
        "withdraw": lambda: actions.withdraw(**council, comment="Zmieniły się plany."),
    }
    steps[name]()
