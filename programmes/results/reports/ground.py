"""What a report is compared with: the last one of the same contract, the plan of the programme, the contract."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from programmes.models import ContractItem
from programmes.results.models import ProviderReport, ReportRow
from programmes.results.reports.doubts import PEOPLE_UNITS, doubts
from programmes.results.reports.enums import ReportState
from programmes.results.subjects import offered_items


@dataclass(frozen=True)
class Ground:
    """``before``: the rows of the last report by the key of this one's row; ``planned``: people by service."""

    last: ProviderReport | None
    before: dict[int, ReportRow]
    planned: dict[int, int]
    items: list[ContractItem]
    whole: Decimal | None

    def doubts(self, rows: list[ReportRow]) -> dict[str, str]:
        """What is odd in ``rows``: field → sentence."""
        return doubts(rows, planned=self.planned, items=self.items, before=self.before, whole=self.whole)


def ground_of(report: ProviderReport) -> Ground:
    """Return what ``report`` (fetched by ``whole``) is compared with."""
    last = last_before(report)
    rows = list(report.rows.all())
    earlier = {_who(row): row for row in last.rows.all()} if last else {}
    return Ground(
        last=last,
        before={row.pk: earlier[_who(row)] for row in rows if _who(row) in earlier},
        planned=planned_people(report),
        items=list(report.contract.items.all()),
        whole=report.contract.amount_on(timezone.localdate()),
    )


def last_before(report: ProviderReport) -> ProviderReport | None:
    """Return the report of the same contract that was given for the time before."""
    given = ProviderReport.objects.filter(
        contract=report.contract_id, starts_on__lt=report.starts_on, is_final=False
    ).exclude(state=ReportState.AWAITED)
    return given.prefetch_related("rows").order_by("-starts_on").first()


def planned_people(report: ProviderReport) -> dict[int, int]:
    """Return how many people the programme plans, by service, where it counts people."""
    return {
        item.service_id: int(item.quantity)
        for item in offered_items(report.contract.programme)
        if item.quantity is not None and item.quantity_unit in PEOPLE_UNITS
    }


def _who(row: ReportRow) -> tuple:
    return row.service_id, row.partner_id, row.own_unit_id
