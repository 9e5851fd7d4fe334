"""Matrix of priorities: size × severity, with the evidence beside it.

Pure: built from rows of form 1, drawn by ``templates/documents/_priority_matrix.html`` on the page, in print and in
documents alike. The rule is one multiplication; evidence never changes the result, it says how far to trust it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from cus.text.plural import plural
from diagnosis.models import Need

SCALE = range(1, 6)
# A practice, not law: from 16 the need comes first, from 9 it matters, below it is watched.
URGENT, IMPORTANT = 16, 9
LEVELS = ((URGENT, "stop", "najpilniejsza"), (IMPORTANT, "warn", "ważna"), (0, "now", "do obserwacji"))
RULE = "Priorytet to skala (1–5) razy dotkliwość (1–5), najwyżej 25."
BESIDE = (
    "Pewność dowodów (1–3) stoi obok: nie zmienia wyniku, mówi, jak mocno można na nim polegać. "
    "Progi 16 i 9 to praktyka, nie przepis."
)

# The drawing, in its own units.
LEFT, TOP, WIDE, HIGH = 104, 12, 118, 78
LINE, FIRST_LINE, A_LINE, MOST_LINES = 17, 40, 13, 3


@dataclass(frozen=True, slots=True)
class Placed:
    """One need in the matrix: its row number in form 1, its words and figures."""

    number: int
    key: str
    group: str
    need: str
    size: int | None
    severity: int | None
    evidence: str

    @property
    def priority(self) -> int | None:
        """Size × severity."""
        return self.size * self.severity if self.size and self.severity else None

    @property
    def level(self) -> tuple[str, str]:
        """Kind of state and its word."""
        return level(self.priority or 0)

    @property
    def lacks(self) -> str:
        """What is missing for a priority."""
        missing = [word for word, value in (("skali", self.size), ("dotkliwości", self.severity)) if not value]
        return f"brakuje {' i '.join(missing)}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of the matrix with its needs; ``x`` and ``y`` are the corner in the drawing."""

    size: int
    severity: int
    needs: tuple[Placed, ...] = ()

    @property
    def priority(self) -> int:
        """Size × severity."""
        return self.size * self.severity

    @property
    def kind(self) -> str:
        """Kind of state; empty while no need stands here."""
        return level(self.priority)[0] if self.needs else ""

    @property
    def x(self) -> int:
        """Left edge."""
        return LEFT + (self.size - 1) * WIDE

    @property
    def y(self) -> int:
        """Upper edge."""
        return TOP + (5 - self.severity) * HIGH

    @property
    def corner(self) -> tuple[int, int]:
        """Where the small figure of the priority ends."""
        return self.x + WIDE - 8, self.y + 17

    @property
    def lines(self) -> list[tuple[int, int, str]]:
        """Row numbers as lines of text: x, y, text; what does not fit is counted."""
        texts = _broken([str(need.number) for need in self.needs])
        return [(self.x + 10, self.y + FIRST_LINE + at * LINE, text) for at, text in enumerate(texts)]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole picture: 25 cells from the upper left, needs by weight, and those still without a priority."""

    cells: tuple[Cell, ...]
    ranked: tuple[Placed, ...] = ()
    without: tuple[Placed, ...] = ()
    width: int = LEFT + 5 * WIDE + 12
    height: int = TOP + 5 * HIGH + 52
    sizes: tuple[tuple[int, int], ...] = tuple((size, LEFT + (size - 1) * WIDE + WIDE // 2) for size in SCALE)
    severities: tuple[tuple[int, int], ...] = tuple((one, TOP + (5 - one) * HIGH + HIGH // 2 + 5) for one in SCALE)
    middle: tuple[int, int] = field(default=(LEFT + 5 * WIDE // 2, TOP + 5 * HIGH // 2))

    @property
    def lines(self) -> list[tuple[int, list[Cell]]]:
        """The cells as lines of a table: severity from 5 down, then its cells by size."""
        return [(severity, [one for one in self.cells if one.severity == severity]) for severity in reversed(SCALE)]

    @property
    def bottom(self) -> int:
        """Lower edge of the cells."""
        return TOP + 5 * HIGH

    @property
    def alternative(self) -> str:
        """The picture in one or two sentences."""
        if not self.ranked:
            return "Macierz priorytetów jest pusta: żadna potrzeba nie ma jeszcze skali i dotkliwości."
        counts = [
            (sum(need.level[1] == word for need in self.ranked), forms)
            for (_, _, word), forms in zip(LEVELS, LEVEL_FORMS, strict=True)
        ]
        parts = [f"{count} {plural(count, *forms)}" for count, forms in counts if count]
        total = len(self.ranked)
        top = self.ranked[0]
        return (
            f"Macierz priorytetów {total} {plural(total, 'potrzeby', 'potrzeb', 'potrzeb')}: {', '.join(parts)}. "
            f"Najwyższy priorytet, {top.priority}, ma wiersz {top.number}."
        )


LEVEL_FORMS = (
    ("najpilniejsza", "najpilniejsze", "najpilniejszych"),
    ("ważna", "ważne", "ważnych"),
    ("do obserwacji", "do obserwacji", "do obserwacji"),
)


def level(priority: int) -> tuple[str, str]:
    """Return the kind of state and the word for a priority."""
    return next((kind, word) for least, kind, word in LEVELS if priority >= least)


def priority_matrix(needs: Iterable[Need]) -> Matrix:
    """Build the matrix from rows of form 1 in their order; the numbers are those of the sheet."""
    return matrix_of(enumerate(needs, 1))


def matrix_of(numbered: Iterable[tuple[int, Need]]) -> Matrix:
    """Build the matrix from some rows of form 1 with the numbers that they have on the sheet."""
    placed = [_placed(number, need) for number, need in numbered]
    found = defaultdict(list)
    for one in placed:
        if one.priority:
            found[one.severity, one.size].append(one)
    cells = tuple(Cell(size, severity, tuple(found[severity, size])) for severity in reversed(SCALE) for size in SCALE)
    ranked = sorted((one for one in placed if one.priority), key=lambda one: (-one.priority, one.number))
    return Matrix(cells, tuple(ranked), tuple(one for one in placed if not one.priority))


def _placed(number: int, need: Need) -> Placed:
    words = {"group": need.group.strip(), "need": need.need.strip() or need.problem.strip()}
    return Placed(number, str(need.key), **words, size=need.size, severity=need.severity, evidence=need.evidence_text)


def _broken(numbers: list[str]) -> list[str]:
    """Break numbers into at most three short lines; the last says how many more there are."""
    lines: list[str] = []
    for at, one in enumerate(numbers):
        joined = f"{lines[-1]}, {one}" if lines else one
        if lines and len(joined) <= A_LINE:
            lines[-1] = joined
        elif len(lines) < MOST_LINES:
            lines.append(one)
        else:
            lines[-1] = f"+ {len(numbers) - at + lines[-1].count(',') + 1}"
            return lines
    return lines
