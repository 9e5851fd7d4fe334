"""Factories of the yearly report and plan of the director."""

import factory
from factory.django import DjangoModelFactory

from cus.centre.models import Gmina
from programmes.results.models import AnnualPaper, PlanTask
from programmes.results.yearly.kinds import PaperKind, TaskOrigin
from tests.factories.accounts import UserFactory


class AnnualPaperFactory(DjangoModelFactory):
    """A report for 2026 being written; ``kind=PaperKind.PLAN`` for a plan."""

    class Meta:
        model = AnnualPaper

    kind = PaperKind.REPORT
    year = 2026
    gmina = factory.LazyFunction(lambda: Gmina.objects.get(name="Czersk"))
    created_by = factory.SubFactory(UserFactory)


class PlanTaskFactory(DjangoModelFactory):
    """A task of a plan that the centre thought of itself."""

    class Meta:
        model = PlanTask

    paper = factory.SubFactory(AnnualPaperFactory, kind=PaperKind.PLAN, year=2027)
    task = factory.Sequence(lambda n: f"Spotkanie z wykonawcami usług nr {n}")
    origin = TaskOrigin.OWN
    created_by = factory.SubFactory(UserFactory)
