"""Forecasts for tests; numbers are invented."""

from decimal import Decimal

import factory

from diagnosis.models import Forecast, ForecastPopulation, ForecastScenario, ForecastValue
from tests.factories.accounts import UserFactory
from tests.factories.diagnosis import DiagnosisFactory

MEALS = (41, 46, 52, 49, 58, 63, 61, 70)
# The population of the group in the same years, and in the three to come.
GROUP = (800, 820, 850, 900, 930, 960, 990, 1020)
AHEAD = (1050, 1080, 1110)


class ForecastFactory(factory.django.DjangoModelFactory):
    """A trend of eight years, with the scenario that does nothing and one that does something.

    ``values`` gives the numbers of the years from 2018 on, ``populations`` those of the group,
    ``foreseen`` the ones to come; ``by_rate`` makes it demographic, with all of them.
    """

    class Meta:
        model = Forecast
        skip_postgeneration_save = True

    class Params:
        by_rate = factory.Trait(method="rate", foreseen_source="Prognoza ludności gmin do 2040 roku, GUS")

    diagnosis = factory.SubFactory(DiagnosisFactory)
    position = factory.Sequence(lambda n: n)
    title = factory.Sequence(lambda n: f"Osoby korzystające z dowozu posiłków {n}")
    group = "Seniorzy mieszkający samotnie"
    unit = "osoby"
    horizon = 3
    source = "Sprawozdania roczne ośrodka"
    created_by = factory.SubFactory(UserFactory, worker=True)

    @factory.post_generation
    def values(self, create, extracted, **kwargs):
        """Values from 2018 on."""
        for at, value in enumerate(MEALS if extracted is None else extracted):
            ForecastValue.objects.create(forecast=self, position=at, year=2018 + at, value=Decimal(str(value)))

    @factory.post_generation
    def populations(self, create, extracted, **kwargs):
        """The population of the group in the same years."""
        given = GROUP if extracted is None and self.method == "rate" else extracted or ()
        for row, people in zip(self.values.all(), given, strict=False):
            row.population = people
            row.save()

    @factory.post_generation
    def foreseen(self, create, extracted, **kwargs):
        """The population in the years after the last value."""
        last = max((row.year for row in self.values.all()), default=2025)
        given = AHEAD if extracted is None and self.method == "rate" else extracted or ()
        for at, people in enumerate(given):
            ForecastPopulation.objects.create(forecast=self, position=at, year=last + 1 + at, population=people)

    @factory.post_generation
    def scenarios(self, create, extracted, **kwargs):
        """Doing nothing, and a club that keeps ten people at home without meals."""
        cost = {"unit_cost": Decimal("4380.00"), "cost_year": 2025, "cost_source": "Umowa na dowóz posiłków"}
        common = {"forecast": self, "created_by": self.created_by}
        ForecastScenario.objects.create(name="Nic nie robimy", does_nothing=True, **common, **cost)
        ForecastScenario.objects.create(
            name="Wspólny stół w świetlicach",
            change="people",
            amount=Decimal(-3),
            position=1,
            cost_growth=Decimal("4.5"),
            **common,
            **cost,
        )
