"""Programmes that the council adopted, without the way that leads there."""

import datetime

import factory
from django.utils import timezone

from programmes.enums import ProgrammeState
from tests.factories.programmes import VersionFactory


class AdoptedFactory(VersionFactory):
    """An adopted version for 2026 and 2027; results may be kept of its programme."""

    period_start = datetime.date(2026, 1, 1)
    period_end = datetime.date(2027, 12, 31)
    state = ProgrammeState.ADOPTED
    approved_at = factory.LazyFunction(timezone.now)
    approved_by = factory.SelfAttribute("created_by")
    resolution_number = "84/2025"
    resolution_date = datetime.date(2025, 12, 10)
