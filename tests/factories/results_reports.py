"""Reports of providers for tests: a quarterly contract that has run for a year, its reports, personal links."""

import datetime

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from programmes.contracts.enums import ReportFrequency, Selection
from programmes.models import ProgrammeItem, ServiceContract
from programmes.results.actions.report_links import create_link
from programmes.results.actions.report_review import accept_report, return_report
from programmes.results.actions.reports import expected_now, fill_report, open_report
from programmes.results.models import ProviderReport, ReportLink
from programmes.results.periods import span_of
from tests.factories.accounts import UserFactory
from tests.factories.programmes_contracts import a_contract, signed


def quarter(ago: int) -> datetime.date:
    """The first day of the quarter so many quarters ago."""
    return span_of("quarter", timezone.localdate() - relativedelta(months=3 * ago)).starts_on


def a_reporting_contract(item: ProgrammeItem | None = None, **changes) -> ServiceContract:
    """A signed contract that has wanted a report each quarter for a year and wants them for another."""
    terms = {
        "report_frequency": ReportFrequency.QUARTER,
        "report_due_days": 14,
        "final_report_days": 30,
        "selection": Selection.OTHER,
        "commissioning": "",
        "case_number": "",
        "period_start": quarter(4),
        "period_end": quarter(-4) - datetime.timedelta(days=1),
    }
    contract = a_contract(item, **terms | changes)
    return signed(contract, concluded_on=contract.period_start)


def opened_reports(contract: ServiceContract, *, by=None) -> list[ProviderReport]:
    """Open the reports of the quarters that have passed, the oldest first."""
    by = by or UserFactory(worker=True)
    past = [one for one in expected_now(contract) if one.ends_on < timezone.localdate() and not one.is_final]
    return [open_report(by=by, contract=contract, is_final=False, starts_on=one.starts_on) for one in past]


def a_report(contract: ServiceContract | None = None) -> ProviderReport:
    """The report of the first quarter of a contract."""
    return opened_reports(contract or a_reporting_contract())[0]


def figures_of(report: ProviderReport, **values) -> dict[int, dict]:
    """The same figures for each row of a report."""
    return {row.pk: {"people": 12, "quantity": 240, "cost": 7200} | values for row in report.rows.all()}


def sent(report: ProviderReport, *, by=None, **values) -> ProviderReport:
    """Note in the centre that the report came."""
    return fill_report(
        by=by or UserFactory(worker=True),
        report=report,
        seen=report.version,
        texts={"done": "Opieka w domu, trzy razy w tygodniu."},
        rows=figures_of(report, **values),
        send=True,
    )


def led_to(report: ProviderReport, state: str, *, worker, organiser) -> ProviderReport:
    """Lead a report just opened to ``state`` by the acts that lead there in life."""
    if state == "awaited":
        return report
    report = sent(report, by=worker)
    if state == "accepted":
        return accept_report(by=organiser, report=report, seen=report.version)
    if state == "returned":
        key = f"r{report.rows.first().pk}_people"
        remarks = {key: "To suma miesięcy. Policz każdą osobę raz."}
        return return_report(by=organiser, report=report, seen=report.version, remarks=remarks)
    return report


def a_link(report: ProviderReport, *, by=None, whole: bool = False, days: int = 30) -> tuple[ReportLink, str]:
    """A personal link to one report, or (``whole``) to all of its contract."""
    return create_link(
        by=by or UserFactory(worker=True),
        contract=report.contract,
        report=None if whole else report,
        contact_name="Halina Zmyślona",
        contact_email="halina@przyklad.example",
        days=days,
    )
