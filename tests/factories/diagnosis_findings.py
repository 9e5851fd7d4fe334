"""Findings for tests."""

import factory

from diagnosis.enums import FindingKind
from diagnosis.models import Finding
from tests.factories.diagnosis import DiagnosisFactory


class FindingFactory(factory.django.DjangoModelFactory):
    """A strength; ``needs=[…]`` points it to needs."""

    class Meta:
        model = Finding
        skip_postgeneration_save = True

    diagnosis = factory.SubFactory(DiagnosisFactory)
    kind = FindingKind.STRENGTH
    text = factory.Sequence(lambda n: f"Koło gospodyń ma wyremontowaną kuchnię i chce gotować cały rok ({n}).")
    position = factory.Sequence(lambda n: n + 1)

    @factory.post_generation
    def needs(self, create, extracted, **kwargs):
        """The needs it speaks of."""
        if create and extracted:
            self.needs.set(extracted)
