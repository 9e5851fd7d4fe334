"""Programmes for tests; traits put a version where a test needs it."""

import datetime

import factory
from django.utils import timezone

from diagnosis.models import Need, NeedService
from programmes.basis import copied_values
from programmes.enums import ProgrammeState
from programmes.models import (
    BudgetLine,
    Indicator,
    ItemCondition,
    ItemNeed,
    PersonalDataItem,
    Programme,
    ProgrammeItem,
    ProgrammeNeed,
    ProgrammeVersion,
)
from services.enums import Unit
from tests.factories.accounts import UserFactory
from tests.factories.diagnosis import DiagnosisFactory
from tests.factories.services import ServiceFactory


class ProgrammeFactory(factory.django.DjangoModelFactory):
    """Identity only."""

    class Meta:
        model = Programme

    created_by = factory.SubFactory(UserFactory, organiser=True)


class VersionFactory(factory.django.DjangoModelFactory):
    """A named draft for two years; traits: submitted, returned."""

    class Meta:
        model = ProgrammeVersion

    class Params:
        submitted = factory.Trait(
            state=ProgrammeState.SUBMITTED,
            submitted_at=factory.LazyFunction(timezone.now),
            submitted_by=factory.SubFactory(UserFactory, organiser=True),
        )
        returned = factory.Trait(state=ProgrammeState.RETURNED, revision=2)
        whole = factory.Trait(
            goal="Żeby nikt nie zostawał sam.",
            needs_rationale="Wynika z diagnozy: starsi mieszkańcy mieszkają daleko od siebie.",
            recipients="Osoby starsze i ich rodziny.",
            planned_people=120,
            qualification_procedure="Wniosek z oświadczeniem, bez decyzji.",
            evidence="Oświadczenie wnioskodawcy.",
            no_fees_reason="Usługi są bezpłatne.",
            organisation="Dwa etapy: nabór i realizacja.",
            monitoring="Raz na kwartał, według mierników.",
        )

    programme = factory.SubFactory(ProgrammeFactory)
    diagnosis = factory.SubFactory(DiagnosisFactory)
    name = factory.Sequence(lambda n: f"Bliżej siebie {n}")
    period_start = datetime.date(2027, 1, 1)
    period_end = datetime.date(2028, 12, 31)
    created_by = factory.SelfAttribute("programme.created_by")


class ProgrammeNeedFactory(factory.django.DjangoModelFactory):
    """A true copy of a need of the version's diagnosis."""

    class Meta:
        model = ProgrammeNeed

    version = factory.SubFactory(VersionFactory)
    source = None
    key = factory.LazyAttribute(lambda copy: copy.source.key)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return super()._create(model_class, *args, **(copied_values(kwargs["source"]) | kwargs))


class ItemFactory(factory.django.DjangoModelFactory):
    """A service in the programme; ``whole`` fills everything the check list asks for."""

    class Meta:
        model = ProgrammeItem
        skip_postgeneration_save = True

    version = factory.SubFactory(VersionFactory)
    service = factory.SubFactory(ServiceFactory)
    service_name = factory.SelfAttribute("service.name")
    position = factory.Sequence(lambda n: n)

    @factory.post_generation
    def whole(self, create, extracted, **kwargs) -> None:
        """Fill number, fee, condition, data, indicator and budget."""
        if create and extracted:
            self.quantity, self.quantity_unit, self.fee_required, self.planned_cost = 90, Unit.PERSON, False, 1000
            self.save()
            ItemCondition.objects.create(item=self, text="ukończone 60 lat", evidence="oświadczenie")
            PersonalDataItem.objects.create(item=self, name="imię i nazwisko")
            Indicator.objects.create(item=self, name="liczba osób", unit="osoba", target=90)
            BudgetLine.objects.create(item=self, year=2027, source="gmina", amount=1000)


def answer(item: ProgrammeItem, need: Need) -> ProgrammeNeed:
    """Link ``item`` to ``need`` of the diagnosis, copying it into the programme."""
    NeedService.objects.get_or_create(need=need, service=item.service)
    copy = ProgrammeNeed.objects.filter(version=item.version, key=need.key).first()
    copy = copy or ProgrammeNeedFactory(version=item.version, source=need)
    ItemNeed.objects.create(item=item, need=copy)
    return copy
