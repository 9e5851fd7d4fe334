"""Seeded Polish data for the measurements."""

import random
from dataclasses import dataclass

from cus.accounts.models import User
from diagnosis.models import Diagnosis, Need
from partners.models import Partner
from programmes.models import CostLine, DeliveryHours, PlannedFigure, ProgrammeVersion
from tests.factories.accounts import UserFactory
from tests.factories.diagnosis import DiagnosisFactory, NeedFactory
from tests.factories.partners import OfferFactory, PartnerFactory
from tests.factories.programmes import ItemFactory, VersionFactory, answer
from tests.factories.services import ServiceFactory

KINDS = ("Stowarzyszenie", "Fundacja", "Koło Gospodyń Wiejskich", "Ochotnicza Straż Pożarna", "Spółdzielnia Socjalna")
NAMES = ("Łąka", "Źródło", "Żuraw", "Ćma", "Śliwa", "Jesion", "Ósemka", "Kalina", "Ęzop", "Brzoza")
ITEMS = 12
# A large programme, as its authors see it.
MANY_ITEMS = 25
# So many cards are asked for in one file.
CARDS = 300


@dataclass
class World:
    """What the cases measure on."""

    worker: User
    organiser: User
    partner: Partner
    diagnosis: Diagnosis
    needs: list[Need]
    version: ProgrammeVersion
    large: ProgrammeVersion
    cards: list[int]


def build(*, partners: int, services: int) -> World:
    """Make the data; equal sizes give equal rows."""
    chance = random.Random(2026)  # noqa: S311 - repeatable data, not a secret
    worker, organiser = UserFactory(worker=True), UserFactory(organiser=True)
    catalogue = [ServiceFactory(name=f"Usługa {chance.choice(NAMES)} {at}") for at in range(services)]
    registry = []
    for at in range(partners):
        name = f"{chance.choice(KINDS)} „{chance.choice(NAMES)}” nr {at}"
        registry.append(PartnerFactory(full=True, name=name, created_by=worker))
    for partner in registry[::3]:
        for service in chance.sample(catalogue, 2):
            OfferFactory(partner=partner, service=service)
    diagnosis = DiagnosisFactory()
    needs = [NeedFactory(diagnosis=diagnosis, position=at) for at in range(60)]
    version = VersionFactory(diagnosis=diagnosis, whole=True)
    for service, need in zip(catalogue[:ITEMS], needs, strict=False):
        answer(ItemFactory(version=version, service=service, whole=True), need)
    large = VersionFactory(diagnosis=diagnosis, whole=True)
    for service, need, provider in zip(ServiceFactory.create_batch(MANY_ITEMS), needs, registry, strict=False):
        item = ItemFactory(version=large, service=service, whole=True, provider=provider)
        answer(item, need)
        for year in (2027, 2028):
            CostLine.objects.create(item=item, year=year, kind="staff", amount=500)
            PlannedFigure.objects.create(item=item, amount=10, unit="hour", scope="recipient")
            DeliveryHours.objects.create(item=item, weekday=1)
    return World(
        worker, organiser, registry[0], diagnosis, needs, version, large, [one.pk for one in registry[:CARDS]]
    )
