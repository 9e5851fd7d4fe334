"""The coverage as a picture: needs down, services across, in each cell how the offer stands to the need."""

from dataclasses import dataclass

from diagnosis.coverage.comparing import Outcome, Verdict
from diagnosis.coverage.table import Coverage, NeedCoverage


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A need and its cells, ``None`` where it does not ask for the service."""

    need: NeedCoverage
    cells: tuple[Verdict | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Services in the order of columns and the rows of needs."""

    services: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


def matrix_of(coverage: Coverage) -> Matrix:
    """Lay the table out; a need without a service has a row without cells."""
    columns = [(one.service_id, one.service) for one in coverage.services]
    rows = []
    for need in coverage.needs:
        verdicts = {line.service_id: line.verdict for line in need.lines}
        rows.append(MatrixRow(need, tuple(verdicts.get(service_id) for service_id, _ in columns)))
    return Matrix(tuple(name for _, name in columns), tuple(rows))


LEGEND = tuple(outcome for outcome in Outcome if outcome != Outcome.NO_SERVICE)
