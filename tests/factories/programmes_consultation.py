"""Consultations of programmes for tests."""

import datetime as dt

from django.utils import timezone

from programmes.models import ProgrammeConsultation, ProgrammeVersion
from tests.factories.accounts import UserFactory


def consulted(
    version: ProgrammeVersion, organiser=None, director=None, *, kind: str = "mieszkancy", closed: bool = False
) -> ProgrammeConsultation:
    """Return a consultation of ``version`` with an accepted remark and one without an answer, in whatever state."""
    organiser = organiser or UserFactory(organiser=True)
    today = timezone.localdate()
    ended = {"closed_on": today, "closed_by": director or organiser, "closing_note": "Jedna uwaga."} if closed else {}
    held = ProgrammeConsultation.objects.create(
        version=version,
        kind=kind,
        basis="uchwała nr V/10/2024",
        starts_on=today - dt.timedelta(days=14),
        ends_on=today,
        channels=["form", "email"],
        about="Projekt leży w biurze centrum.",
        created_by=organiser,
        **ended,
    )
    common = {"received_on": today, "channel": "email", "created_by": organiser}
    answered = {"verdict": "accepted", "answer": "Uwzględniamy.", "answered_on": today, "answered_by": organiser}
    held.remarks.create(number=1, sender="resident", text="Dowozu brakuje w Rudce.", **common, **answered)
    held.remarks.create(number=2, sender="ngo", organisation="Koło „Jarzębina”", text="Za mało godzin.", **common)
    return held
