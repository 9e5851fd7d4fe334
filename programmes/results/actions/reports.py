"""Writes to reports of providers: opening, filling, sending, reminding."""

import datetime
import uuid
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from programmes.models import ServiceContract
from programmes.results.models import ProviderReport, ReportLink, ReportRow
from programmes.results.reports.due import Expected, contracts_with_reports, expected_of
from programmes.results.reports.enums import ReportState
from programmes.results.reports.links import reports_of
from programmes.results.reports.policies import (
    refusal_to_fill,
    refusal_to_open,
    refusal_to_remind,
    refusal_to_send,
    refusal_while_closed,
)
from programmes.results.reports.words import NUMBERS, SUMMED, TEXTS

GONE = Refusal("Umowa nie przewiduje już takiego sprawozdania. Wróć do listy.")


def lock_report(report: ProviderReport) -> ProviderReport:
    """Return the report as it stands now, locked until the end of the transaction."""
    return ProviderReport.objects.select_for_update(of=("self",)).select_related("contract").get(pk=report.pk)


def expected_now(contract: ServiceContract) -> list[Expected]:
    """Return what the contract wants today."""
    found = contracts_with_reports(pk=contract.pk)
    return expected_of(found[0], today=timezone.localdate()) if found else []


@transaction.atomic
def open_report(*, by, contract: ServiceContract, is_final: bool, starts_on: datetime.date) -> ProviderReport:
    """Make the row of a report that the contract wants, with a row for each service and provider; once.

    Raises:
        Refused: no right, a draft, no such report in the contract.
    """
    contract = ServiceContract.objects.select_for_update(of=("self",)).get(pk=contract.pk)
    refuse_if(refusal_to_open(by, contract))
    wanted = [one for one in expected_now(contract) if (one.is_final, one.starts_on) == (is_final, starts_on)]
    if not wanted:
        raise Refused(GONE)
    return _opened(wanted[0], by)


def _opened(wanted: Expected, by) -> ProviderReport:
    if wanted.report:
        return wanted.report
    report = ProviderReport(
        contract=wanted.contract,
        is_final=wanted.is_final,
        starts_on=wanted.starts_on,
        ends_on=wanted.ends_on,
        due_on=wanted.due_on,
        covers=wanted.covers,
        created_by=by,
    )
    report.full_clean()
    report.save()
    _make_rows(report)
    return report


def open_reports_until(*, by, contract: ServiceContract, last: datetime.date) -> None:
    """Make the rows of all reports whose time begins by ``last``; the contract is locked by the caller."""
    for one in expected_now(contract):
        if one.starts_on <= last:
            _opened(one, by)


def _make_rows(report: ProviderReport) -> None:
    contract = report.contract
    who = [{"partner": share.partner} for share in contract.providers.all()]
    who = who or [{"own_unit": contract.own_unit}]
    services = {item.service_id: item for item in reversed(contract.items.all())}
    items = sorted(services.values(), key=lambda item: (item.position, item.pk))
    for at, (item, provider) in enumerate((item, provider) for item in items for provider in who):
        unit = item.unit if item.unit in SUMMED else ""
        row = ReportRow(report=report, position=at, service=item.service, quantity_unit=unit, **provider)
        row.service_name = item.service_name
        row.full_clean()
        row.save()


@transaction.atomic
def fill_report(
    *,
    by,
    report: ProviderReport,
    seen: int,
    texts: Mapping[str, str],
    rows: Mapping[int, Mapping[str, object]],
    link: ReportLink | None = None,
    send: bool = False,
    received_on: datetime.date | None = None,
    token: uuid.UUID | None = None,
) -> ProviderReport:
    """Write what the provider reports: ``texts`` by name, ``rows`` by the key of the row; with ``send``, send it.

    ``by`` is the person of the centre, or ``None`` with the ``link`` of a contact. A form sent again with its
    ``token`` sends once. What cannot be sent yet is kept as a draft: the state tells.

    Raises:
        StaleEdit: somebody saved it after ``seen``. Refused: no right, the report is closed, the link ended.
        ValidationError: a rule of the model.
    """
    report = lock_report(report)
    _refuse_stranger(link, report)
    if token and report.token == token and report.state == ReportState.RECEIVED:
        return report
    refuse_if(refusal_while_closed(report) if link else refusal_to_fill(by, report))
    if report.version != seen:
        raise StaleEdit(report)
    _follow_contract(report)
    for name in TEXTS:
        setattr(report, name, texts.get(name, getattr(report, name)))
    report.version += 1
    if send and refusal_to_send(report) is None:
        _mark_received(report, by=by, link=link, on=received_on, token=token)
    report.full_clean()
    report.save()
    _write_rows(report, rows)
    return report


def _refuse_stranger(link: ReportLink | None, report: ProviderReport) -> None:
    """A link may have been revoked while its form was open; it opens its own reports alone."""
    if link is None:
        return
    link = ReportLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    if not link.is_open or not reports_of(link).filter(pk=report.pk).exists():
        raise Refused(Refusal("Ten odnośnik już nie działa. Poproś centrum o nowy.", status=404))


def _follow_contract(report: ProviderReport) -> None:
    """Take over what annexes made of the period and of the day."""
    for one in expected_now(report.contract):
        if not one.outside and (one.is_final, one.starts_on) == (report.is_final, report.starts_on):
            report.ends_on, report.due_on, report.covers = one.ends_on, one.due_on, one.covers


def _mark_received(report: ProviderReport, *, by, link, on: datetime.date | None, token) -> None:
    report.state, report.round = ReportState.RECEIVED, report.round + 1
    report.received_on, report.received_at = on or timezone.localdate(), timezone.now()
    report.received_by, report.sent_with, report.token = (None if link else by), link, token


def _write_rows(report: ProviderReport, rows: Mapping[int, Mapping[str, object]]) -> None:
    for row in report.rows.all():
        values = rows.get(row.pk)
        if values is None:
            continue
        before = {name: getattr(row, name) for name in (*NUMBERS, "quantity_unit")}
        for name, value in values.items():
            setattr(row, name, value)
        if any(getattr(row, name) != value for name, value in before.items()):
            row.full_clean()
            row.save()


@transaction.atomic
def remind(*, by, report: ProviderReport) -> ProviderReport:
    """Note that the provider was reminded today.

    Raises:
        Refused: no right, or nothing to remind of.
    """
    report = lock_report(report)
    refuse_if(refusal_to_remind(by, report))
    report.reminded_on, report.reminded_by = timezone.localdate(), by
    report.reminders += 1
    report.save(update_fields=["reminded_on", "reminded_by", "reminders"])
    return report
