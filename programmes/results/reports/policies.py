"""Why an act on a report or a link cannot be done now; ``None`` means that it can."""

from django.utils import timezone

from cus.accounts.acts import Act, refusal_without
from cus.text.dates import day as polish_day
from cus.workflow import Refusal
from programmes.contracts.enums import ContractState
from programmes.models import ServiceContract
from programmes.results.models import ProviderReport, ReportLink
from programmes.results.reports.enums import OPEN_STATES, ReportState


def refusal_to_open(user, contract: ServiceContract) -> Refusal | None:
    """Reports come from a contract that binds; its draft wants none yet."""
    without = refusal_without(user, Act.DELIVERY_ENTER)
    if without:
        return without
    if contract.state == ContractState.DRAFT:
        return Refusal("To jeszcze projekt: sprawozdania składa się z podpisanej umowy.")
    return None


def refusal_to_fill(user, report: ProviderReport) -> Refusal | None:
    """Whoever enters figures writes in an open report."""
    return refusal_without(user, Act.DELIVERY_ENTER) or refusal_while_closed(report)


def refusal_while_closed(report: ProviderReport) -> Refusal | None:
    """A report that was sent waits; an accepted one is opened again by the organiser."""
    if report.state in OPEN_STATES:
        return None
    if report.state == ReportState.RECEIVED:
        return Refusal("Sprawozdanie już wysłano i czeka na sprawdzenie. Zmienić je można, gdy centrum je zwróci.")
    return Refusal("Sprawozdanie jest przyjęte. Żeby je poprawić, organizator otwiera je ponownie.")


def refusal_to_send(report: ProviderReport) -> Refusal | None:
    """Not before the period ended, and only for time that the contract covers."""
    closed = refusal_while_closed(report)
    if closed:
        return closed
    contract, today = report.contract, timezone.localdate()
    end = contract.end_on(today)
    if report.starts_on < contract.period_start or end is None or report.starts_on > end or report.ends_on > end:
        said = f"{contract} trwa od {polish_day(contract.period_start)} do {polish_day(end)}" if end else str(contract)
        return Refusal(
            f"To sprawozdanie ({report.days}) wychodzi poza umowę: {said}. Zapisano je roboczo; "
            "wyjaśnij okres z centrum."
        )
    if report.ends_on > today:
        return Refusal(
            f"Ten okres trwa do {polish_day(report.ends_on)}: sprawozdanie można wysłać, gdy się skończy. "
            "Zapisano je roboczo."
        )
    return None


def refusal_to_decide(user, report: ProviderReport) -> Refusal | None:
    """The organiser accepts or returns what came."""
    without = refusal_without(user, Act.RESULTS_PREPARE)
    if without:
        return without
    if report.state != ReportState.RECEIVED:
        return Refusal(f"Rozpatruje się sprawozdanie otrzymane; to jest {report.get_state_display()}.")
    return None


def refusal_to_reopen(user, report: ProviderReport) -> Refusal | None:
    """An accepted report is corrected by going round once more."""
    without = refusal_without(user, Act.RESULTS_PREPARE)
    if without:
        return without
    if report.state != ReportState.ACCEPTED:
        return Refusal(f"Ponownie otwiera się sprawozdanie przyjęte; to jest {report.get_state_display()}.")
    return None


def refusal_to_remind(user, report: ProviderReport) -> Refusal | None:
    """A reminder is of something that has not come."""
    without = refusal_without(user, Act.DELIVERY_ENTER)
    if without:
        return without
    if report.state not in OPEN_STATES:
        return Refusal(f"Nie ma o czym przypominać: sprawozdanie jest {report.get_state_display()}.")
    return None


def refusal_to_link(user, report: ProviderReport | None = None) -> Refusal | None:
    """A link is of use as long as something is to be filled."""
    without = refusal_without(user, Act.DELIVERY_ENTER)
    if without:
        return without
    if report is not None and report.state == ReportState.ACCEPTED:
        return Refusal("Sprawozdanie jest przyjęte: odnośnik niczego by już nie otworzył.")
    return None


def refusal_to_revoke(user, link: ReportLink) -> Refusal | None:
    """Once."""
    without = refusal_without(user, Act.DELIVERY_ENTER)
    if without:
        return without
    return Refusal("Ten odnośnik już cofnięto.") if link.revoked_at else None
