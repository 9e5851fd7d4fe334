"""A programme in which the check list finds nothing, made by the rows that it asks for."""

import datetime

from django.utils import timezone

from programmes.models import Opinion, OpinionKind, ProgrammeItem, ProgrammeVersion
from tests.factories.diagnosis import NeedFactory
from tests.factories.partners import AgreementFactory, OfferFactory, PartyFactory
from tests.factories.programmes import ItemFactory, VersionFactory, answer
from tests.factories.standards import a_standard


def bound(partner, **days) -> None:
    """Make ``partner`` a party of a signed agreement; ``days`` are those of the agreement."""
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    agreement = AgreementFactory(signed=True, **days)
    PartyFactory(agreement=agreement, partner=partner, joined_on=agreement.concluded_on or yesterday)


def clean_item(version: ProgrammeVersion) -> ProgrammeItem:
    """Add a service in which nothing is missing: a need, a bound provider with capacity, a standard."""
    item = ItemFactory(version=version, whole=True)
    partner = OfferFactory(service=item.service, capacity=100).partner
    bound(partner)
    ProgrammeItem.objects.filter(pk=item.pk).update(provider=partner)
    answer(item, NeedFactory(diagnosis=version.diagnosis))
    a_standard("approved", service=item.service)
    return ProgrammeItem.objects.get(pk=item.pk)


def clean_programme(items: int = 1, **values) -> ProgrammeVersion:
    """Return a draft in which every rule finds nothing."""
    version = VersionFactory(whole=True, diagnosis__in_force=True, **values)
    for _ in range(items):
        clean_item(version)
    for kind in OpinionKind.values:
        given = {"author": "Anna Zmyślona", "given_on": timezone.localdate(), "result": "clear"}
        Opinion.objects.create(version=version, revision=version.revision, kind=kind, **given)
    return version
