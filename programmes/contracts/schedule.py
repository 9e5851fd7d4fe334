"""When reports are due: worked out from the contract, which is their only source (law.md: practice, not law)."""

import datetime
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from cus.text.dates import period
from programmes.contracts.enums import ReportFrequency
from programmes.contracts.limits import limit
from programmes.models import ServiceContract

MONTHS = {
    ReportFrequency.MONTH: 1,
    ReportFrequency.QUARTER: 3,
    ReportFrequency.HALF_YEAR: 6,
    ReportFrequency.YEAR: 12,
}
# Nobody reads more; a contract of fifty years is a slip.
MOST = 400


@dataclass(frozen=True, slots=True)
class ReportDue:
    """A report: what time it covers, in words and in days (unknown in a draft), when it is due, if it is the last."""

    covers: str
    due_on: datetime.date
    is_final: bool = False
    starts_on: datetime.date | None = None
    ends_on: datetime.date | None = None


def periods(start: datetime.date, end: datetime.date, months: int) -> list[tuple[datetime.date, datetime.date]]:
    """Cut the time of the contract into parts of so many calendar months (quarters of the year, not of the contract)."""
    found, begins = [], start
    while begins <= end and len(found) < MOST:
        first = begins.replace(day=1) - relativedelta(months=(begins.month - 1) % months)
        last = min(first + relativedelta(months=months) - datetime.timedelta(days=1), end)
        found.append((begins, last))
        begins = last + datetime.timedelta(days=1)
    return found


def reports_due(contract: ServiceContract, *, on: datetime.date) -> list[ReportDue]:
    """Return the reports of ``contract`` as annexes stand ``on`` that day, the final one last."""
    start, end = contract.period_start, contract.end_on(on)
    listed = contract.report_frequency == ReportFrequency.DATES
    found = _on_listed_days(contract, start, end) if listed else []
    months = MONTHS.get(contract.report_frequency)
    if months and start and end:
        later = datetime.timedelta(days=contract.report_due_days or 0)
        found = [
            ReportDue(period(first, last), last + later, False, first, last)
            for first, last in periods(start, end, months)
        ]
    days = final_report_days(contract, on=on)
    if days is not None and end:
        due_on = end + datetime.timedelta(days=days)
        found.append(ReportDue("całość", due_on, is_final=True, starts_on=start, ends_on=end))
    return found


def _on_listed_days(
    contract: ServiceContract, start: datetime.date | None, end: datetime.date | None
) -> list[ReportDue]:
    """Reports on days written one by one: each begins where the one before ended.

    A contract names the day, not always the period, so a report runs to the last whole month before its day.
    """
    found, begins = [], start
    for row in sorted(contract.report_dates.all(), key=lambda row: row.due_on):
        last = _month_end_by(row.due_on)
        if begins is None or last < begins:
            last = row.due_on
        last = min(last, end) if end else last
        known = begins is not None and begins <= last
        days = (begins, last) if known else (None, None)
        found.append(ReportDue(row.covers, row.due_on, False, *days))
        begins = last + datetime.timedelta(days=1) if known else begins
    return found


def _month_end_by(day: datetime.date) -> datetime.date:
    """The last day of a month that is not after ``day``."""
    tomorrow = day + datetime.timedelta(days=1)
    return day if tomorrow.day == 1 else day.replace(day=1) - datetime.timedelta(days=1)


def final_report_days(contract: ServiceContract, *, on: datetime.date) -> int | None:
    """Days from the end to the final report: set by the act for a grant, otherwise by the contract."""
    if contract.is_under_udpp:
        return limit("udpp_final_report_days", on).value
    return contract.final_report_days
