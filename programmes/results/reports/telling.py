"""What rooms, the start page and the page of a contract tell of reports."""

from django.urls import reverse
from django.utils import timezone

from cus.accounts.acts import Act
from cus.text.dates import day as polish_day
from partners.sides import Side, SideRow
from programmes.models import Programme, ServiceContract
from programmes.results.models import ProviderReport
from programmes.results.reports.due import contracts_with_reports, counts, expected_of, expected_reports
from programmes.results.reports.enums import ReportState
from programmes.results.rooms import Told

MOST = 8


def told(programme: Programme | None) -> Told | None:
    """How the room stands: overdue first, then what waits for review."""
    today = timezone.localdate()
    expected = expected_reports(today=today, **({"programme": programme} if programme else {}))
    if not expected:
        return Told("umowy ich nie przewidują")
    found = counts(expected, today)
    if found["overdue"]:
        return Told(f"po terminie: {found['overdue']}", "stop")
    if found[ReportState.RECEIVED]:
        return Told(f"do sprawdzenia: {found[ReportState.RECEIVED]}", "now")
    if found[ReportState.RETURNED]:
        return Told(f"zwrócone: {found[ReportState.RETURNED]}", "warn")
    if found[ReportState.ACCEPTED]:
        return Told(f"przyjęte: {found[ReportState.ACCEPTED]}", "done")
    return Told("żaden termin jeszcze nie nadszedł")


def reports_of_contract(user, contract: ServiceContract) -> Side | None:
    """The part of a contract's page: what came, what is overdue, the next one."""
    if not user.may(Act.READ_DRAFTS):
        return None
    today, url = timezone.localdate(), reverse("results:contract_reports", args=[contract.pk])
    found = [one for one in contracts_with_reports(pk=contract.pk) for one in expected_of(one, today=today)]
    if not found:
        return None
    begun = [one for one in found if not one.is_future(today)]
    ahead = [one for one in found if one.is_future(today)][:1]
    rows = []
    for one in [*begun[-MOST:], *ahead]:
        kind, word = one.told(today)
        link = one.report.get_absolute_url() if one.report else url
        rows.append(SideRow(one.label or "częściowe", link, kind, word, f"termin {polish_day(one.due_on)}"))
    return Side("Sprawozdania", (SideRow("Wszystkie i odnośniki", url, "idle", f"razem {len(found)}"), *rows), "")


def waiting_for_review() -> list[ProviderReport]:
    """Reports that came and wait for the organiser, the oldest first."""
    return list(ProviderReport.objects.to_review().select_related("contract").order_by("received_at"))
