"""Services for tests, in good Polish and without surprises."""

import factory
from django.utils import timezone

from services.enums import LegalRegime, RecipientKind, RequirementKind, ServiceState, Unit
from services.models import CataloguePrint, Service, ServiceAreaLink, ServiceRequirement


class ServiceFactory(factory.django.DjangoModelFactory):
    """An active, confirmed service of area 4; ``areas`` gives other numbers."""

    class Meta:
        model = Service
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(state=ServiceState.DRAFT)
        retired = factory.Trait(state=ServiceState.RETIRED)
        proposal = factory.Trait(confirmed_at=None, confirmed_by=None)

    slug = factory.Sequence(lambda n: f"usluga-{n}")
    name = factory.Sequence(lambda n: f"Usługa sąsiedzka {n}")
    characteristic = "Pomoc w codziennych sprawach świadczona w miejscu zamieszkania."
    legal_regime = LegalRegime.PROGRAMME
    recipient_kinds = [RecipientKind.PERSON]
    recipients = ["seniorzy"]
    unit = Unit.HOUR
    state = ServiceState.ACTIVE
    confirmed_at = factory.LazyFunction(timezone.now)
    confirmed_by = factory.SubFactory("tests.factories.accounts.UserFactory")

    @factory.post_generation
    def areas(self, create, extracted, **kwargs) -> None:
        """Link the areas whose numbers are given; area 4 when none are."""
        if create:
            for number in [4] if extracted is None else extracted:
                ServiceAreaLink.objects.create(service=self, area_id=number)


class RequirementFactory(factory.django.DjangoModelFactory):
    """A course that the person needs."""

    class Meta:
        model = ServiceRequirement

    service = factory.SubFactory(ServiceFactory)
    kind = RequirementKind.QUALIFICATION
    text = "Szkolenie z udzielania pierwszej pomocy."


class CataloguePrintFactory(factory.django.DjangoModelFactory):
    """A finished catalogue of one service."""

    class Meta:
        model = CataloguePrint

    class Params:
        waiting = factory.Trait(done=0, pdf=None, finished_at=None)

    created_by = factory.SubFactory("tests.factories.accounts.UserFactory")
    services = 1
    done = total = 9
    pdf = b"%PDF-1.7"
    finished_at = factory.LazyFunction(timezone.now)
