"""What is known of a person for one question; ``None`` means that nobody has said it. Nothing is stored."""

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

GROSZ = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """The income criterion of social assistance on the day asked about, in złoty a month."""

    single: Decimal
    in_family: Decimal

    def of(self, household_size: int) -> Decimal:
        """The criterion for somebody in a household of that many people."""
        return self.single if household_size == 1 else self.in_family


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Facts about one person and the household; ``income`` is of the whole household, in złoty a month.

    ``age`` is in completed years on the day asked about; with ``born`` it is worked out. ``disability`` is a
    degree, or ``"none"``.
    """

    age: int | None = None
    born: dt.date | None = None
    household_size: int | None = None
    income: Decimal | None = None
    disability: str | None = None
    families: frozenset[str] | None = None
    cards: frozenset[str] | None = None
    resident: bool | None = None
    carer: bool | None = None

    def age_on(self, day: dt.date) -> int | None:
        """Completed years on ``day``; born on 29 February one completes a year on the last day of February."""
        if self.born is None:
            return self.age
        birthday = (self.born.month, self.born.day)
        leap = day.year % 4 == 0 and (day.year % 100 != 0 or day.year % 400 == 0)
        if birthday == (2, 29) and not leap:
            birthday = (2, 28)
        return day.year - self.born.year - ((day.month, day.day) < birthday)

    @property
    def alone(self) -> bool | None:
        """Whether the household is of one person."""
        return None if self.household_size is None else self.household_size == 1

    @property
    def income_per_person(self) -> Decimal | None:
        """Income of the household divided by its people, to the grosz."""
        if self.income is None or not self.household_size:
            return None
        return (self.income / self.household_size).quantize(GROSZ, ROUND_HALF_UP)

    def income_percent(self, criterion: Criterion | None) -> Decimal | None:
        """Income per person as a percentage of the criterion, not rounded: an edge is an edge."""
        if self.income_per_person is None or criterion is None or self.household_size is None:
            return None
        return self.income_per_person * 100 / criterion.of(self.household_size)
