"""Charts of the dashboard: people and money planned and given, the way of measures to their targets."""

from cus.charts import Chart, Series
from programmes.results.dashboard.facts import Dashboard, Measure, ProgrammeFacts
from programmes.results.dashboard.words import people as people_words
from programmes.results.ledger import is_small


def people_chart(programme: ProgrammeFacts, year: int) -> Chart | None:
    """Planned and actual people of services; where only bounds are known, the bar shows the lower one."""
    told = [one for one in programme.services if one.planned is not None or one.people.at_least is not None]
    if not told:
        return None
    unsure = [one for one in told if one.people.value is None and one.people.at_least is not None]
    bounds = "; ".join(f"{one.name}: {people_words(one.people)}" for one in unsure)
    return Chart(
        kind="bar",
        title=f"Osoby w {year} roku: plan i wykonanie",
        categories=tuple(one.name for one in told),
        series=(
            Series(name="plan", values=tuple(one.planned for one in told)),
            Series(name="różne osoby", values=tuple(_drawn(one.people) for one in told)),
        ),
        unit="osoby",
        heading="Usługa",
        notes=(f"Liczby różnych osób z roku nie wpisano, znane są granice: {bounds}. Słupek to dolna.",)
        if unsure
        else (),
    )


def money_chart(board: Dashboard) -> Chart | None:
    """Planned and spent money by years."""
    if not any(one.planned is not None or one.spent is not None for one in board.money):
        return None
    return Chart(
        kind="bar",
        title="Pieniądze programów: plan i wydatki",
        categories=tuple(str(one.year) for one in board.money),
        series=(
            Series(name="plan", values=tuple(one.planned for one in board.money)),
            Series(name="wydano", values=tuple(one.spent for one in board.money)),
        ),
        unit="zł",
        places=0,
    )


def measures_chart(measures: tuple[Measure, ...]) -> Chart | None:
    """How far each measure has gone from its base to its target, in per cent, with the target at 100."""
    told = [one for one in measures if one.progress is not None]
    if not told:
        return None
    return Chart(
        kind="bar",
        title="Mierniki: droga od stanu na początku do celu",
        categories=tuple(_name(one) for one in told),
        series=(
            Series(name="pokonana droga", values=tuple(max(one.progress, 0) for one in told)),
            Series(name="cel", values=(100,) * len(told)),
        ),
        unit="%",
        heading="Miernik",
    )


def _name(one: Measure) -> str:
    return f"{one.service}: {one.name}" if one.service else one.name


def _drawn(people):
    if people.value is not None:
        return people.value
    return None if is_small(people.at_least) else people.at_least
