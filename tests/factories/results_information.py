"""Programmes that are over, and the information on their implementation."""

import datetime

import factory
from django.utils import timezone

from programmes.enums import Outcome, ProgrammeState
from programmes.models import CouncilResolution, ProgrammeVersion
from programmes.results.actions import information as actions
from programmes.results.enums import PeriodKind
from programmes.results.implementation.building import ground_of, marks_of, sheet_of
from programmes.results.models import ImplementationInformation, InformationEdition
from programmes.results.periods import span_of
from tests.factories.programmes import VersionFactory
from tests.factories.results import DeliveryFigureFactory

LAST_YEAR = timezone.localdate().year - 1


class CompletedFactory(VersionFactory):
    """A version in force whose two years are over; ``one_year``: it lasted for the last of them only."""

    class Params:
        one_year = factory.Trait(period_start=datetime.date(LAST_YEAR, 1, 1))

    period_start = datetime.date(LAST_YEAR - 1, 1, 1)
    period_end = datetime.date(LAST_YEAR, 12, 31)
    state = ProgrammeState.IN_FORCE
    approved_at = factory.LazyFunction(timezone.now)
    approved_by = factory.SelfAttribute("created_by")
    resolution_number = "84/2023"
    resolution_date = factory.LazyAttribute(lambda row: row.period_start - datetime.timedelta(days=40))
    journal_reference = "poz. 812"
    journal_date = factory.LazyAttribute(lambda row: row.resolution_date + datetime.timedelta(days=5))
    effective_on = factory.LazyAttribute(lambda row: row.resolution_date + datetime.timedelta(days=20))


def repealed(version: ProgrammeVersion, day: datetime.date) -> ProgrammeVersion:
    """Repeal ``version`` with ``day``."""
    CouncilResolution.objects.create(
        version=version,
        outcome=Outcome.ADOPTED,
        number=version.resolution_number,
        decided_on=version.resolution_date,
        journal_reference=version.journal_reference,
        journal_date=version.journal_date,
        effective_on=version.effective_on,
        repealed_by="9/2024",
        repealed_by_date=day - datetime.timedelta(days=10),
        repealed_on=day,
        created_by=version.created_by,
    )
    version.state = ProgrammeState.REPEALED
    version.save()
    return version


def whole(item, people: int, **changes):
    """Different people of a service over the whole programme."""
    version = item.version
    return figure(
        item,
        period_kind=PeriodKind.WHOLE,
        starts_on=version.period_start,
        ends_on=version.period_end,
        people=people,
        **changes,
    )


def yearly(item, year: int, **changes):
    """Figures of a service in a year."""
    span = span_of(PeriodKind.YEAR, datetime.date(year, 1, 1))
    return figure(item, period_kind=PeriodKind.YEAR, starts_on=span.starts_on, ends_on=span.ends_on, **changes)


def figure(item, **changes):
    """Figures of a service."""
    return DeliveryFigureFactory(programme=item.version.programme, service=item.service, **changes)


def begun(version: ProgrammeVersion, by) -> ImplementationInformation:
    """The information of a programme that is over."""
    return actions.start_information(by=by, programme=version.programme)


def approved(information: ImplementationInformation, by, **changes) -> InformationEdition:
    """The director approves what stands there now."""
    seen = marks_of(sheet_of(ground_of(information.programme)))
    given = {"seen": seen, "handed_on": timezone.localdate()} | changes
    return actions.approve_information(by=by, information=information, **given)
