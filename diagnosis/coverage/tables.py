"""The coverage as tables to take away: needs × services, and services with all their needs."""

from cus.tables import Page
from cus.text.numbers import number
from diagnosis.coverage.comparing import Outcome
from diagnosis.coverage.table import Coverage, CoverageLine, NeedCoverage

NEEDS = (
    *("Wiersz", "Grupa społeczna", "Potrzeba", "Gmina", "Priorytet", "Ilu potrzebuje", "Usługa", "Kto oferuje"),
    *("Możliwości", "Ocena", "Różnica", "Wyjaśnienie"),
)
SERVICES = ("Usługa", "Wiersze potrzeb", "Ilu potrzebuje", "Możliwości", "Liczba ofert", "Ocena", "Wyjaśnienie")


def coverage_pages(coverage: Coverage) -> list[Page]:
    """Return the two sheets."""
    rows = []
    for need in coverage.needs:
        rows += [_row(need, line) for line in need.lines] or [_row(need, None)]
    totals = [
        (
            one.service,
            ", ".join(map(str, one.needs)),
            "; ".join(demand.said for demand in one.demands),
            "; ".join(total.said for total in one.sums),
            str(one.offers),
            one.verdict.outcome.word,
            one.verdict.said,
        )
        for one in coverage.services
    ]
    return [Page("Potrzeby", NEEDS, rows), Page("Usługi", SERVICES, totals)]


def _row(need: NeedCoverage, line: CoverageLine | None) -> tuple[str, ...]:
    about = (str(need.number), need.group, need.need, need.gmina, str(need.priority or ""), need.demand.said)
    if line is None:
        return (*about, "", "", "", Outcome.NO_SERVICE.word, "", "")
    difference = line.verdict.difference
    return (
        *about,
        line.service,
        "; ".join(offering.name for offering in line.offerings),
        "; ".join(total.said for total in line.sums),
        line.verdict.outcome.word,
        "" if difference is None else number(difference),
        line.verdict.said,
    )
