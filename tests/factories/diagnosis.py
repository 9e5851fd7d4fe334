"""Diagnoses for tests; gminas and people are invented."""

import datetime as dt

import factory

from cus.centre.models import Gmina
from diagnosis.enums import DiagnosisStage, RelatedKind
from diagnosis.models import Diagnosis, Need, RelatedDocument, TerritoryForm
from services.enums import ServiceState
from services.models import Service
from tests.factories.accounts import UserFactory


class DemoGminaFactory(factory.django.DjangoModelFactory):
    """A gmina that does not exist."""

    class Meta:
        model = Gmina
        django_get_or_create = ("teryt",)

    teryt = "9901033"
    name = "Brzozowa Górka"
    kind = 2
    powiat = "leszczyński"
    voivodeship = "zachodnie"


class DiagnosisFactory(factory.django.DjangoModelFactory):
    """A diagnosis at the research stage, for one gmina."""

    class Meta:
        model = Diagnosis
        skip_postgeneration_save = True

    class Params:
        at_consultation = factory.Trait(
            stage=DiagnosisStage.CONSULTATION,
            consultation_from=dt.date(2026, 5, 4),
            consultation_to=dt.date(2026, 5, 25),
        )
        handed_over = factory.Trait(
            at_consultation=True,
            stage=DiagnosisStage.HANDED_OVER,
            handed_to_mayor_on=dt.date(2026, 6, 8),
            handed_to_council_on=dt.date(2026, 6, 8),
        )
        in_force = factory.Trait(handed_over=True, stage=DiagnosisStage.IN_FORCE)

    title = factory.Sequence(lambda n: f"Diagnoza potrzeb i potencjału {n}")
    period_start = dt.date(2026, 7, 1)
    period_end = dt.date(2031, 6, 30)
    stage = DiagnosisStage.RESEARCH
    created_by = factory.SubFactory(UserFactory, organiser=True)

    @factory.post_generation
    def gminas(self, create, extracted, **kwargs):
        """One demo gmina unless others are given."""
        if create:
            self.gminas.set(extracted if extracted is not None else [DemoGminaFactory()])

    @factory.post_generation
    def authors(self, create, extracted, **kwargs):
        """The centre's own team unless somebody else, or nobody, is named."""
        name = "Zespół centrum" if extracted is None else extracted
        if create and name:
            self.author_rows.create(name=name)


class NeedFactory(factory.django.DjangoModelFactory):
    """A whole row of form 1."""

    class Meta:
        model = Need

    diagnosis = factory.SubFactory(DiagnosisFactory)
    position = factory.Sequence(lambda n: (n + 1) * 1000)
    group = "Seniorzy mieszkający samotnie"
    problem = "Najbliższy bar jest 11 km dalej."
    need = factory.Sequence(lambda n: f"Codzienny ciepły posiłek w domu, wieś {n}")
    ways = "Dowóz posiłków"


class TerritoryFormFactory(factory.django.DjangoModelFactory):
    """A form 2."""

    class Meta:
        model = TerritoryForm

    diagnosis = factory.SubFactory(DiagnosisFactory)
    territory = factory.Sequence(lambda n: f"Sołectwo Podlesie {n}")
    assessor = "Centrum Usług Społecznych"
    services_present = "Świetlica, koło gospodyń"


class RelatedDocumentFactory(factory.django.DjangoModelFactory):
    """A strategy that the diagnosis is read together with."""

    class Meta:
        model = RelatedDocument

    diagnosis = factory.SubFactory(DiagnosisFactory)
    kind = RelatedKind.SOCIAL_STRATEGY
    name = factory.Sequence(lambda n: f"Strategia rozwiązywania problemów społecznych {n}")
    organ = "Rada Gminy"
    adopted_on = dt.date(2024, 11, 28)
    about_services = "Zapowiada usługi w domu zamiast pobytu w domu pomocy."


class CatalogueServiceFactory(factory.django.DjangoModelFactory):
    """An active service, as a way of meeting a need."""

    class Meta:
        model = Service

    slug = factory.Sequence(lambda n: f"usluga-{n}")
    name = factory.Sequence(lambda n: f"Usługa dowozu posiłków {n}")
    state = ServiceState.ACTIVE
