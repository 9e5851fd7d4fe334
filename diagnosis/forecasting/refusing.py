"""Why a forecast cannot be made: each reason in words for the person who entered the values."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cus.text.plural import plural
from diagnosis.forecasting.observed import Foreseen, Observed

LEAST_YEARS = 5


class Reason(StrEnum):
    """Kinds of reasons."""

    NOTHING = "nothing"
    TOO_FEW = "too_few"
    GAP = "gap"
    YEAR_TWICE = "year_twice"
    NEGATIVE = "negative"
    MIXED_BASES = "mixed_bases"
    CHANGED_UNIT = "changed_unit"
    NO_HORIZON = "no_horizon"
    HORIZON_TOO_LONG = "horizon_too_long"
    TOO_MANY_RATE_YEARS = "too_many_rate_years"
    NO_POPULATION = "no_population"
    ZERO_POPULATION = "zero_population"
    NO_FORESEEN = "no_foreseen"
    FORESEEN_TWICE = "foreseen_twice"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One reason and how to mend it, in a full Polish sentence or two."""

    reason: Reason
    message: str


class CannotForecast(ValueError):
    """Raised when a method is asked for what it refuses; ``obstacles`` says why."""

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        super().__init__(" ".join(obstacle.message for obstacle in obstacles))
        self.obstacles = tuple(obstacles)


def years_text(years: Iterable[int]) -> str:
    """Write years shortly: ``2019–2021, 2024``."""
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and year == runs[-1][1] + 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)


def obstacles_to_trend(values: Sequence[Observed], horizon: int) -> list[Obstacle]:
    """Say why the trend cannot be computed; empty when it can."""
    found = _of_values(values)
    years = len({value.year for value in values})
    if values and years < LEAST_YEARS:
        noun = plural(years, "roku", "lat", "lat")
        found.append(
            Obstacle(
                Reason.TOO_FEW,
                f"Są wartości z {years} {noun}, a trend liczy się z co najmniej {LEAST_YEARS}. Dopisz wcześniejsze lata "
                "albo wybierz metodę demograficzną.",
            )
        )
    found += _of_gaps(values)
    found += _of_horizon(horizon)
    if values and horizon > years:
        noun, end = plural(years, "rok", "lata", "lat"), plural(horizon, "rok", "lata", "lat")
        found.append(
            Obstacle(
                Reason.HORIZON_TOO_LONG,
                f"Prognoza ma sięgać {horizon} {end} naprzód, a danych jest za {years} {noun}. Skróć horyzont: trendu nie "
                "przedłuża się dalej, niż sięgają dane.",
            )
        )
    return found


def obstacles_to_rate(
    values: Sequence[Observed], foreseen: Sequence[Foreseen], horizon: int, rate_years: int
) -> list[Obstacle]:
    """Say why the demographic forecast cannot be computed; empty when it can.

    Only the last ``rate_years`` years enter the computation, so only they must be comparable.
    """
    years = len({value.year for value in values})
    last = sorted(values, key=lambda value: value.year)[-rate_years:] if rate_years > 0 else list(values)
    found = _of_values(last)
    found += _of_gaps(last)
    found += _of_horizon(horizon)
    if values and not 1 <= rate_years <= years:
        found.append(
            Obstacle(
                Reason.TOO_MANY_RATE_YEARS,
                f"Wskaźnik ma być średnią z tylu ostatnich lat: {rate_years}, a wartości są z tylu: {years}. Dopisz lata "
                "albo zmień ich liczbę.",
            )
        )
    found += _of_populations(last)
    if values and horizon > 0:
        found += _of_foreseen(last, foreseen, horizon)
    return found


def _of_values(values: Sequence[Observed]) -> list[Obstacle]:
    """Reasons that both methods share."""
    if not values:
        return [Obstacle(Reason.NOTHING, "Nie ma jeszcze żadnych wartości. Wpisz je albo weź ze wskaźnika.")]
    found = []
    twice = [year for year, times in Counter(value.year for value in values).items() if times > 1]
    if twice:
        found.append(
            Obstacle(Reason.YEAR_TWICE, f"Rok stoi dwa razy: {years_text(twice)}. Zostaw jedną wartość na rok.")
        )
    negative = [value.year for value in values if value.value < 0]
    if negative:
        found.append(Obstacle(Reason.NEGATIVE, f"Wartość poniżej zera w roku: {years_text(negative)}. Popraw ją."))
    bases = _named(value.base for value in values)
    if len(bases) > 1:
        found.append(
            Obstacle(
                Reason.MIXED_BASES,
                f"Wartości stoją na różnych bazach spisowych: {', '.join(bases)}. Takich lat nie łączy się w jeden szereg: "
                "skok między nimi bierze się ze spisu, nie z życia. Zostaw lata jednej bazy.",
            )
        )
    units = _named(value.unit for value in values)
    if len(units) > 1:
        found.append(
            Obstacle(
                Reason.CHANGED_UNIT,
                f"Jednostka zmieniła się w trakcie: {', '.join(units)}. Przelicz wartości na jedną jednostkę albo zostaw "
                "lata z tą samą.",
            )
        )
    return found


def _named(names: Iterable[str]) -> list[str]:
    """Return different names; one that is missing beside others counts as different."""
    different = list(dict.fromkeys(name.strip() for name in names))
    return [name or "nie podano" for name in different]


def _of_gaps(values: Sequence[Observed]) -> list[Obstacle]:
    years = {value.year for value in values}
    missing = set(range(min(years), max(years) + 1)) - years if years else set()
    if not missing:
        return []
    return [Obstacle(Reason.GAP, f"W szeregu brakuje roku: {years_text(missing)}. Dopisz brakujące wartości.")]


def _of_horizon(horizon: int) -> list[Obstacle]:
    if horizon >= 1:
        return []
    return [Obstacle(Reason.NO_HORIZON, "Podaj, na ile lat naprzód ma być prognoza: co najmniej na jeden rok.")]


def _of_populations(last: Sequence[Observed]) -> list[Obstacle]:
    found = []
    unknown = [value.year for value in last if value.population is None]
    if unknown:
        found.append(
            Obstacle(
                Reason.NO_POPULATION,
                f"Nie ma liczebności grupy w roku: {years_text(unknown)}. Bez niej nie da się policzyć wskaźnika.",
            )
        )
    empty = [value.year for value in last if value.population is not None and value.population <= 0]
    if empty:
        found.append(
            Obstacle(
                Reason.ZERO_POPULATION,
                f"Liczebność grupy wynosi zero w roku: {years_text(empty)}. Przez zero nie można podzielić; popraw ją.",
            )
        )
    return found


def _of_foreseen(values: Sequence[Observed], foreseen: Sequence[Foreseen], horizon: int) -> list[Obstacle]:
    found = []
    last = max(value.year for value in values)
    wanted = set(range(last + 1, last + horizon + 1))
    missing = wanted - {row.year for row in foreseen}
    if missing:
        found.append(
            Obstacle(
                Reason.NO_FORESEEN,
                f"Brakuje prognozowanej liczebności grupy na rok: {years_text(missing)}. Wpisz ją z prognozy ludności "
                "i podaj źródło.",
            )
        )
    twice = [year for year, times in Counter(row.year for row in foreseen).items() if times > 1]
    if twice:
        found.append(
            Obstacle(
                Reason.FORESEEN_TWICE,
                f"Prognozowana liczebność stoi dwa razy w roku: {years_text(twice)}. Zostaw jedną.",
            )
        )
    negative = [row.year for row in foreseen if row.population < 0]
    if negative:
        found.append(
            Obstacle(
                Reason.NEGATIVE, f"Prognozowana liczebność poniżej zera w roku: {years_text(negative)}. Popraw ją."
            )
        )
    observed, projected = {value.base.strip() for value in values}, [row for row in foreseen if row.year in wanted]
    bases = {row.base.strip() for row in projected}
    if len(bases) > 1 or (len(observed) == 1 and len(bases) == 1 and observed != bases):
        names = ", ".join(_named([*(value.base for value in values), *(row.base for row in projected)]))
        found.append(
            Obstacle(
                Reason.MIXED_BASES,
                f"Prognoza ludności i wartości stoją na różnych bazach spisowych: {names}. Weź prognozę, która wychodzi "
                "z tej samej bazy.",
            )
        )
    return found
