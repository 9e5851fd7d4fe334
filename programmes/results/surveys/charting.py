"""Charts and tables of results of questionnaires: the same numbers as the page, nothing that it hides."""

from collections.abc import Sequence

from cus.charts import Chart, Series
from cus.tables import Page
from programmes.results.quality import LEAST, FactorResult, Results
from programmes.results.quality_enums import OVERALL, OVERALL_WORDS, STEPS, Mark

FEW = f"mniej niż {LEAST}"
WHY = (
    f"Niczego, na co odpowiedziało mniej niż {LEAST} osób, nie pokazujemy: po tak małej liczbie można by kogoś "
    "rozpoznać. Nie pokazujemy też części, z której dałoby się to wyliczyć."
)
HEADINGS = ("usługa", "okres", "co oceniano", "ile ocen", *map(str, STEPS), "nie dotyczy lub nie wiem", "średnia")


def words_of(code: str) -> tuple[str, ...]:
    """Return the names of the five steps: „5 – zdecydowanie tak”."""
    names = OVERALL_WORDS if code == OVERALL else {step: Mark(step).label for step in STEPS}
    return tuple(f"{step} – {names[step]}" for step in STEPS)


def distribution(row: FactorResult) -> Chart | None:
    """Return the bars of one factor; ``None`` where it is hidden."""
    if not row.shown:
        return None
    return Chart(
        kind="bar",
        title=f"{row.name}: jak oceniano",
        categories=words_of(row.code),
        series=(Series(name="odsetek ocen", values=row.shares),),
        unit="% ocen",
        heading="Ocena",
        places=1,
    )


def steps_of(row: FactorResult) -> list[tuple[str, int, str]]:
    """Return the table of one factor: the step in words, how many, per cent; nothing where it is hidden."""
    if not row.shown:
        return []
    shares = [f"{share}".replace(".", ",") + "%" for share in row.shares]
    return list(zip(words_of(row.code), row.steps, shares, strict=True))


def means(results: Results) -> Chart | None:
    """Return the means of the five factors and the whole; ``None`` where nothing may be told."""
    if not any(row.shown for row in results.rows):
        return None
    return Chart(
        kind="bar",
        title="Średnie oceny w skali od 1 do 5",
        categories=tuple(row.name for row in results.rows),
        series=(
            Series(
                name="średnia",
                values=tuple(row.mean for row in results.rows),
                texts=tuple("" if row.shown else FEW for row in results.rows),
            ),
        ),
        unit="średnia ocen od 1 do 5",
        heading="Co oceniano",
        places=1,
    )


def compared(columns: Sequence[tuple[str, Results]]) -> Chart | None:
    """Return the means side by side; ``None`` when fewer than two columns may be told."""
    told = [(name, results) for name, results in columns if any(row.shown for row in results.rows)]
    if len(told) < 2:
        return None
    return Chart(
        kind="bar",
        title="Średnie oceny w kolejnych ankietach",
        categories=tuple(row.name for row in told[0][1].rows),
        series=tuple(
            Series(
                name=name,
                values=tuple(row.mean for row in results.rows),
                texts=tuple("" if row.shown else FEW for row in results.rows),
            )
            for name, results in told
        ),
        unit="średnia ocen od 1 do 5",
        heading="Co oceniano",
        places=1,
    )


def table(rows: Sequence[tuple[str, str, Results]]) -> list[Page]:
    """Return distributions to take away: service, period, results; what the page hides is hidden here too."""
    lines = [(service, period, *_line(row)) for service, period, results in rows for row in results.rows]
    return [Page("ankiety", HEADINGS, lines)]


def _line(row: FactorResult) -> tuple[str, ...]:
    if not row.shown:
        return (row.name, FEW, *("",) * (len(STEPS) + 2))
    mean = str(row.mean).replace(".", ",")
    return (row.name, str(row.answered), *(str(count) for count in row.steps), str(row.unknown), mean)
