"""Reports of providers: the schedule, filling, accepting into figures, returning, correcting."""

import datetime
from decimal import Decimal

import pytest
from dateutil.relativedelta import relativedelta
from django.utils import timezone

from cus.workflow import Refused, StaleEdit
from programmes.contracts.enums import ReportFrequency
from programmes.contracts.schedule import reports_due
from programmes.results.actions.report_review import Clashed, accept_report, reopen_report, return_report
from programmes.results.actions.reports import expected_now, fill_report, open_report, remind
from programmes.results.enums import FigureSource, PeriodKind
from programmes.results.models import DeliveryFigure, ProviderReport
from programmes.results.reports.becoming import clashes_of
from programmes.results.reports.due import overdue, span_for
from programmes.results.reports.enums import ReportState
from programmes.results.reports.ground import ground_of
from programmes.results.reports.policies import refusal_to_send
from tests.factories.programmes_contracts import a_contract, an_adopted_item, an_organisation
from tests.factories.results import DeliveryFigureFactory
from tests.factories.results_reports import a_report, a_reporting_contract, figures_of, opened_reports, sent

pytestmark = pytest.mark.django_db


def _typed_beside(report: ProviderReport, **values) -> DeliveryFigure:
    """Figures typed by hand for what the first row of the report speaks of."""
    row, span = report.rows.first(), span_for(report)
    said = {"programme": report.contract.programme, "service": row.service, "partner": row.partner}
    said |= {"period_kind": span.kind, "starts_on": span.starts_on, "ends_on": span.ends_on}
    return DeliveryFigureFactory(**said | values)


def test_the_schedule_of_the_contract_says_which_reports_there_are_and_for_what_days():
    contract = a_reporting_contract()
    found = reports_due(contract, on=timezone.localdate())
    assert len(found) == 9
    assert [one.is_final for one in found] == [False] * 8 + [True]
    assert found[0].starts_on == contract.period_start
    assert found[0].due_on == found[0].ends_on + datetime.timedelta(days=14)
    assert (found[-1].starts_on, found[-1].ends_on) == (contract.period_start, contract.period_end)


def test_a_report_on_a_listed_day_runs_to_the_last_whole_month_before_it():
    contract = a_contract(report_frequency=ReportFrequency.DATES, period_start=datetime.date(2026, 1, 1))
    for day in (datetime.date(2026, 7, 15), datetime.date(2026, 12, 31)):
        contract.report_dates.create(due_on=day, covers="")
    first, second = reports_due(contract, on=datetime.date(2026, 8, 1))[:2]
    assert (first.starts_on, first.ends_on) == (datetime.date(2026, 1, 1), datetime.date(2026, 6, 30))
    assert (second.starts_on, second.ends_on) == (datetime.date(2026, 7, 1), datetime.date(2026, 12, 31))


def test_what_is_overdue_is_counted_from_the_contract_before_anybody_opens_anything():
    contract = a_reporting_contract()
    late = overdue(contract.programme)
    assert ProviderReport.objects.count() == 0
    assert late
    assert all(one.due_on < timezone.localdate() for one in late)


def test_opening_twice_gives_one_report_with_a_row_for_each_provider(worker):
    contract = a_reporting_contract(partners=[an_organisation(), an_organisation()])
    start = contract.period_start
    one = open_report(by=worker, contract=contract, is_final=False, starts_on=start)
    again = open_report(by=worker, contract=contract, is_final=False, starts_on=start)
    assert one.pk == again.pk
    assert one.rows.count() == 2


def test_a_report_that_the_contract_does_not_want_cannot_be_opened(worker):
    contract = a_reporting_contract()
    with pytest.raises(Refused):
        open_report(by=worker, contract=contract, is_final=False, starts_on=datetime.date(2020, 1, 1))


def test_accepting_writes_figures_of_the_calendar_period_from_the_contract(organiser):
    report = sent(a_report())
    accept_report(by=organiser, report=report, seen=report.version)
    figure = DeliveryFigure.objects.get()
    assert (figure.people, figure.quantity, figure.cost) == (12, Decimal(240), Decimal(7200))
    assert (figure.source, figure.contract, figure.period_kind) == (
        FigureSource.REPORT,
        report.contract,
        PeriodKind.QUARTER,
    )
    assert report.rows.get().figure == figure


def test_typed_figures_stop_accepting_with_both_numbers_and_nothing_is_written(organiser):
    report = sent(a_report())
    typed = _typed_beside(report, people=15)
    with pytest.raises(Clashed) as caught:
        accept_report(by=organiser, report=report, seen=report.version)
    assert ("Różne osoby", "15", "12") in caught.value.clashes[0].pairs
    typed.refresh_from_db()
    report.refresh_from_db()
    assert typed.people == 15
    assert report.state == ReportState.RECEIVED
    assert DeliveryFigure.objects.count() == 1


def test_typed_figures_give_way_when_the_organiser_says_so_and_stay_in_history(organiser):
    report = sent(a_report())
    typed = _typed_beside(report, people=15)
    accept_report(by=organiser, report=report, seen=report.version, standing="replace")
    typed.refresh_from_db()
    assert (typed.people, typed.source) == (12, FigureSource.REPORT)
    assert list(typed.events.order_by("pgh_id").values_list("people", flat=True)) == [15, 12]


def test_figures_of_an_overlapping_month_are_never_replaced(organiser):
    report = sent(a_report())
    first = report.starts_on
    _typed_beside(report, period_kind=PeriodKind.MONTH, ends_on=first + datetime.timedelta(days=27), turns=1)
    with pytest.raises(Clashed) as caught:
        accept_report(by=organiser, report=report, seen=report.version, standing="replace")
    assert not caught.value.clashes[0].replaceable
    assert DeliveryFigure.objects.count() == 1


def test_shorter_periods_that_add_up_to_the_same_are_no_clash_and_are_not_counted_twice(organiser):
    report = sent(a_report())
    first = report.starts_on
    for months in range(3):
        start = first + relativedelta(months=months)
        said = {
            "period_kind": PeriodKind.MONTH,
            "starts_on": start,
            "ends_on": start + relativedelta(months=1, days=-1),
        }
        _typed_beside(report, **said, people=9, quantity=Decimal(80), quantity_unit="hour", cost=Decimal(2400))
    accept_report(by=organiser, report=report, seen=report.version)
    quarter = DeliveryFigure.objects.get(period_kind=PeriodKind.QUARTER)
    assert (quarter.people, quarter.quantity, quarter.cost) == (12, None, None)


def test_the_organiser_may_accept_a_report_and_keep_the_figures_that_stand(organiser):
    report = sent(a_report())
    typed = _typed_beside(report, people=15)
    report = accept_report(by=organiser, report=report, seen=report.version, standing="keep")
    assert report.state == ReportState.ACCEPTED
    assert DeliveryFigure.objects.get() == typed
    assert DeliveryFigure.objects.get().people == 15


def test_the_same_figures_typed_before_are_no_clash(organiser):
    report = sent(a_report())
    _typed_beside(report, people=12, quantity=Decimal(240), quantity_unit="hour", cost=Decimal(7200))
    assert clashes_of(report) == []
    accept_report(by=organiser, report=report, seen=report.version)
    assert DeliveryFigure.objects.count() == 1


def test_a_correction_of_an_accepted_report_changes_the_same_figure_and_keeps_history(organiser):
    report = sent(a_report())
    report = accept_report(by=organiser, report=report, seen=report.version)
    report = reopen_report(by=organiser, report=report, seen=report.version, reason="Poprawcie koszt.")
    assert DeliveryFigure.objects.get().people == 12
    report = sent(report, people=11)
    accept_report(by=organiser, report=report, seen=report.version)
    figure = DeliveryFigure.objects.get()
    assert figure.people == 11
    assert list(figure.events.order_by("pgh_id").values_list("people", flat=True)) == [12, 11]


def test_a_figure_mended_by_hand_after_accepting_is_not_overwritten_unasked(organiser):
    report = sent(a_report())
    report = accept_report(by=organiser, report=report, seen=report.version)
    DeliveryFigure.objects.update(people=14, version=2)
    report = reopen_report(by=organiser, report=report, seen=report.version, reason="Poprawcie koszt.")
    report = sent(report, people=11)
    with pytest.raises(Clashed):
        accept_report(by=organiser, report=report, seen=report.version)
    assert DeliveryFigure.objects.get().people == 14


def test_a_returned_report_says_at_which_field_and_what_stood_there(organiser):
    report = sent(a_report())
    key = f"r{report.rows.get().pk}_people"
    report = return_report(by=organiser, report=report, seen=report.version, remarks={key: "Policz każdego raz."})
    remark = report.remarks.get()
    assert (remark.field, remark.value, remark.round) == ("people", "12", 1)
    assert report.state == ReportState.RETURNED


def test_a_report_is_not_returned_without_a_word(organiser):
    report = sent(a_report())
    with pytest.raises(Refused):
        return_report(by=organiser, report=report, seen=report.version, remarks={"done": "  "})


def test_a_worker_neither_accepts_nor_returns(worker):
    report = sent(a_report())
    with pytest.raises(Refused):
        accept_report(by=worker, report=report, seen=report.version)
    with pytest.raises(Refused):
        return_report(by=worker, report=report, seen=report.version, remarks={}, general="Źle.")


def test_a_stale_form_is_told_and_writes_nothing(worker):
    report = a_report()
    fill_report(by=worker, report=report, seen=1, texts={"done": "Moje."}, rows={})
    with pytest.raises(StaleEdit):
        fill_report(by=worker, report=report, seen=1, texts={"done": "Cudze."}, rows={})
    report.refresh_from_db()
    assert report.done == "Moje."


def test_a_report_of_time_that_still_runs_is_kept_but_not_sent(worker):
    contract = a_reporting_contract()
    running = next(one for one in expected_now(contract) if one.starts_on <= timezone.localdate() <= one.ends_on)
    report = open_report(by=worker, contract=contract, is_final=False, starts_on=running.starts_on)
    saved = fill_report(by=worker, report=report, seen=1, texts={}, rows=figures_of(report), send=True)
    assert saved.state == ReportState.AWAITED
    assert saved.rows.get().people == 12
    assert "trwa" in refusal_to_send(saved).message


def test_a_report_beyond_the_end_of_its_contract_is_kept_but_not_sent(worker):
    report = opened_reports(a_reporting_contract())[-1]
    contract = report.contract
    end = report.starts_on - datetime.timedelta(days=1)
    type(contract).objects.filter(pk=contract.pk).update(
        state="terminated",
        ended_on=end,
        ended_at=timezone.now(),
        ended_by=worker,
        end_reason="x",
        terminated_by="both",
    )
    saved = fill_report(by=worker, report=report, seen=1, texts={}, rows=figures_of(report), send=True)
    assert saved.state == ReportState.AWAITED
    assert saved.rows.get().people == 12
    assert "poza umowę" in refusal_to_send(saved).message


def test_the_last_report_after_quarterly_ones_tells_of_people_alone(organiser):
    contract = a_reporting_contract()
    report = open_report(by=organiser, contract=contract, is_final=True, starts_on=contract.period_start)
    ProviderReport.objects.filter(pk=report.pk).update(
        state="received", received_on="2026-01-01", received_at=timezone.now(), received_by=organiser, round=1
    )
    report.rows.update(people=30, cost=9999)
    report.refresh_from_db()
    accept_report(by=organiser, report=report, seen=report.version)
    figure = DeliveryFigure.objects.get()
    assert (figure.people, figure.cost, figure.period_kind) == (30, None, PeriodKind.WHOLE)


def test_people_ten_times_the_plan_and_a_cost_above_the_contract_are_doubted():
    report = a_report(a_reporting_contract(an_adopted_item(quantity=10, quantity_unit="person")))
    rows = list(report.rows.all())
    rows[0].people, rows[0].cost = 100, Decimal(99_999)
    found = ground_of(report).doubts(rows)
    assert "10 razy" in found[f"r{rows[0].pk}_people"]
    assert "całej umowy" in found[f"r{rows[0].pk}_cost"]
    rows[0].people, rows[0].cost = 99, Decimal(36_000)
    assert ground_of(report).doubts(rows) == {}


def test_a_reminder_is_noted_and_an_accepted_report_needs_none(worker, organiser):
    report = remind(by=worker, report=a_report())
    assert (report.reminded_on, report.reminders) == (timezone.localdate(), 1)
    report = sent(report)
    report = accept_report(by=organiser, report=report, seen=report.version)
    with pytest.raises(Refused):
        remind(by=worker, report=report)
