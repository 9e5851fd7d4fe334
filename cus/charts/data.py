"""What a chart is made of."""

from dataclasses import dataclass
from decimal import Decimal

from cus.text.numbers import number

LINE, BAR = "line", "bar"
# More are told by the table alone: nobody could tell them apart.
MOST_SERIES = 8
Value = Decimal | int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One line, or bars of one kind; ``None`` is a gap and is never bridged.

    ``texts`` say why there is no number, place by place; ``band`` is an interval around each value
    (a forecast's); ``dashed`` marks what has not happened yet.
    """

    name: str
    values: tuple[Value, ...]
    texts: tuple[str, ...] = ()
    band: tuple[tuple[Value, Value] | None, ...] = ()
    dashed: bool = False

    def text(self, at: int, places: int | None = None) -> str:
        """Write the value as the table shows it; a missing one by its reason or a dash."""
        value = self.values[at]
        if value is not None:
            return number(value, places)
        return self.texts[at] if self.texts and self.texts[at] else "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart: ``kind`` is ``line`` (along years) or ``bar`` (lying bars, one group a category).

    ``heading`` heads the first column of the table („Rok”); ``source`` is the credit under it; ``places``
    fixes decimal places; ``notes`` are sentences that a reader needs (why two lines are not joined).

    Raises:
        ValueError: a series has another number of values than there are categories.
    """

    kind: str
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    heading: str = "Rok"
    source: str = ""
    places: int | None = None
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in (LINE, BAR):
            raise ValueError(f"no such chart: {self.kind}")
        for one in self.series:
            if len(one.values) != len(self.categories) or len(one.band) not in (0, len(self.categories)):
                raise ValueError(f"{one.name}: {len(one.values)} values for {len(self.categories)} categories")

    @property
    def drawn(self) -> tuple[Series, ...]:
        """The series that the picture shows."""
        return self.series[:MOST_SERIES]

    @property
    def has_numbers(self) -> bool:
        """Whether there is anything to draw."""
        return any(value is not None for one in self.drawn for value in one.values)

    @property
    def rows(self) -> list[tuple[str, list[str]]]:
        """The table: each category with the text of every series."""
        return [
            (category, [one.text(at, self.places) for one in self.series])
            for at, category in enumerate(self.categories)
        ]

    @property
    def remarks(self) -> list[str]:
        """Notes, and that the picture leaves series out when it does."""
        left_out = len(self.series) - len(self.drawn)
        if not left_out:
            return list(self.notes)
        return [*self.notes, f"Rysunek pokazuje {MOST_SERIES} pierwszych serii; wszystkie są w tabeli."]
