"""Bring a version to a stage by the acts that people perform."""

from django.utils import timezone

from programmes import actions
from programmes.models import ProgrammeVersion
from tests.factories.accounts import UserFactory
from tests.factories.programmes import ItemFactory, VersionFactory

PATH = ("submitted", "approved", "sent_to_mayor", "adopted", "in_force")


def move_to(state: str, version: ProgrammeVersion | None = None) -> ProgrammeVersion:
    """Return a whole version at ``state``; without ``version`` a new one with one whole item."""
    organiser, director = UserFactory(organiser=True), UserFactory(director=True)
    if version is None:
        version = VersionFactory(whole=True)
        ItemFactory(version=version, whole=True)
    today = timezone.localdate()
    steps = {
        "submitted": lambda: actions.submit(by=organiser, version=version),
        "approved": lambda: actions.approve(by=director, version=version),
        "sent_to_mayor": lambda: actions.send_to_mayor(by=organiser, version=version, sent_on=today),
        "adopted": lambda: actions.adopt(
            by=organiser, version=version, resolution_number="XII/34/2026", resolution_date=today
        ),
        "in_force": lambda: actions.publish(
            by=organiser, version=version, journal_reference="2026 poz. 99", journal_date=today
        ),
    }
    if state == "returned":
        steps["submitted"]()
        actions.return_with_comment(by=director, version=version, comment="Popraw pkt 4.")
    elif state != "draft":
        for step in PATH[: PATH.index(state) + 1]:
            steps[step]()
    return ProgrammeVersion.objects.get(pk=version.pk)
