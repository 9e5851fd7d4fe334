"""Decisions on reports of providers: accepting writes figures, returning says why, opening again corrects."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils import timezone

from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from programmes.results.actions.reports import lock_report
from programmes.results.enums import FigureSource
from programmes.results.models import DeliveryFigure, ProviderReport, ReportRemark, ReportRow
from programmes.results.reports.becoming import Clash, Plan, place_of, plans_of, says_something
from programmes.results.reports.enums import ReportState
from programmes.results.reports.policies import refusal_to_decide, refusal_to_reopen
from programmes.results.reports.words import LABELS, key_of, written

STANDS = Refusal(
    "Niczego nie zapisano: w liczbach z realizacji stoją już inne liczby. Porównaj je niżej i zdecyduj, które zostają."
)
MEANWHILE = Refusal("Ktoś przed chwilą wpisał liczby za ten okres. Niczego nie zapisano; otwórz stronę ponownie.")
CHANGED = "Zmienione przez sprawozdanie wykonawcy: {report}."


KEEP, REPLACE = "keep", "replace"


class Clashed(Refused):
    """Accepting would have written over figures that stand; ``clashes`` hold both numbers."""

    def __init__(self, clashes: list[Clash]) -> None:
        super().__init__(STANDS)
        self.clashes = clashes


@transaction.atomic
def accept_report(*, by, report: ProviderReport, seen: int, standing: str = "") -> ProviderReport:
    """Accept a report: its figures become figures of delivery, all or none.

    ``standing`` says what becomes of other figures that stand there: ``replace`` puts the report's in the place
    of those of the same period (what overlaps in another way is never replaced), ``keep`` leaves them, and of
    the rows that clash nothing is written.

    Raises:
        Clashed: other figures stand there. Refused: no right, not received. StaleEdit: changed after ``seen``.
    """
    report = lock_report(report)
    refuse_if(refusal_to_decide(by, report))
    if report.version != seen:
        raise StaleEdit(report)
    plans = plans_of(report)
    clashes = [plan.clash for plan in plans if plan.clash]
    gives_way = standing == KEEP or (standing == REPLACE and all(clash.replaceable for clash in clashes))
    if clashes and not gives_way:
        raise Clashed(clashes)
    try:
        with transaction.atomic():
            for plan in plans:
                if not (plan.clash and standing == KEEP):
                    _write_figure(report, plan, by)
    except IntegrityError as error:
        raise Refused(MEANWHILE) from error
    return _decided(report, ReportState.ACCEPTED, by)


def _decided(report: ProviderReport, state: ReportState, by) -> ProviderReport:
    report.state, report.decided_at, report.decided_by = state, timezone.now(), by
    report.version += 1
    report.full_clean()
    report.save()
    return report


def _write_figure(report: ProviderReport, plan: Plan, by) -> None:
    """Write the figure of a row, over the one that stands in its place; a row left empty takes its own away."""
    row, values, place = plan.row, plan.values, place_of(report, plan.row)
    figure = _figure_for(row, place)
    if not says_something(values):
        if row.figure_id and figure.pk == row.figure_id:
            row.figure, row.figure_version = None, 0
            row.save(update_fields=["figure", "figure_version"])
            figure.delete()
        return
    is_new = figure.pk is None
    for name, value in {**place, **values}.items():
        setattr(figure, name, value)
    figure.source, figure.contract_id = FigureSource.REPORT, report.contract_id
    if is_new:
        figure.created_by = by
    else:
        figure.version += 1
        figure.correction = CHANGED.format(report=report)[:300]
    figure.full_clean()
    figure.save()
    row.figure, row.figure_version = figure, figure.version
    row.save(update_fields=["figure", "figure_version"])


def _figure_for(row: ReportRow, place: Mapping[str, object]) -> DeliveryFigure:
    figures = DeliveryFigure.objects.select_for_update(of=("self",))
    own = figures.filter(pk=row.figure_id).first() if row.figure_id else None
    names = ("programme_id", "service_id", "partner_id", "own_unit_id", "period_kind", "starts_on")
    return own or figures.filter(**{name: place[name] for name in names}).first() or DeliveryFigure()


@transaction.atomic
def return_report(
    *, by, report: ProviderReport, seen: int, remarks: Mapping[str, str], general: str = ""
) -> ProviderReport:
    """Send a report back with ``remarks`` by field (``r12_people``, ``done``) and one at the whole.

    Raises:
        Refused: no right, not received, no remark at all. StaleEdit: changed after ``seen``.
    """
    report = lock_report(report)
    refuse_if(refusal_to_decide(by, report))
    if report.version != seen:
        raise StaleEdit(report)
    said = {key: text.strip() for key, text in remarks.items() if text.strip()}
    if not said and not general.strip():
        raise Refused(Refusal("Napisz choć jedną uwagę: bez niej nie wiadomo, co poprawić.", field="general"))
    for row, name in _fields(report):
        key = key_of(row, name) if row else name
        if key in said:
            value = (written(row, name) if row else getattr(report, name)) or ""
            _remark(report, by, said[key], row=row, field=name, value=value)
    if general.strip():
        _remark(report, by, general.strip())
    return _decided(report, ReportState.RETURNED, by)


def _fields(report: ProviderReport):
    for name in LABELS:
        if hasattr(report, name):
            yield None, name
        else:
            for row in report.rows.all():
                yield row, name


def _remark(report: ProviderReport, by, text: str, **where) -> None:
    remark = ReportRemark(report=report, round=report.round, text=text, by=by, **where)
    remark.full_clean()
    remark.save()


@transaction.atomic
def reopen_report(*, by, report: ProviderReport, seen: int, reason: str) -> ProviderReport:
    """Open an accepted report for a correction; its figures stand until it is accepted again.

    Raises:
        Refused: no right, not accepted, no reason. StaleEdit: changed after ``seen``.
    """
    report = lock_report(report)
    refuse_if(refusal_to_reopen(by, report))
    if report.version != seen:
        raise StaleEdit(report)
    if not reason.strip():
        raise Refused(Refusal("Napisz, co jest do poprawienia.", field="reason"))
    _remark(report, by, reason.strip())
    return _decided(report, ReportState.RETURNED, by)
