"""From the rows of a version to the printed programme (``programmes.documents``)."""

from django.utils import timezone

from cus.documents.parts import Letterhead
from cus.text.numbers import number as written
from programmes import documents as printed
from programmes.models import ProgrammeItem, ProgrammeVersion
from programmes.snapshot import fee_text, provider_text
from services.enums import Unit
from services.units import unit_of


def programme_of(version: ProgrammeVersion, *, letterhead: Letterhead) -> printed.Programme:
    """Return the printed form of ``version`` (fetched by ``checks.with_everything``)."""
    items = list(version.items.all())
    return printed.Programme(
        letterhead=letterhead,
        name=version.name,
        goal=version.goal,
        starts_on=version.period_start,
        ends_on=version.period_end,
        needs_rationale=version.needs_rationale,
        needs=_needs(version, items),
        recipients=version.recipients,
        planned=_planned(version),
        items=tuple(_item(number, item) for number, item in enumerate(items, start=1)),
        qualification=version.qualification_procedure,
        fees_not_applicable=version.no_fees_reason if not any(item.fee_required for item in items) else "",
        evidence=version.evidence,
        data_not_applicable=version.no_personal_data_reason
        if not any(item.data_items.all() for item in items)
        else "",
        organisation=version.organisation,
        monitoring=version.monitoring,
        budget=version.budget_note,
        version=version.number,
        revision=version.revision,
        approved_by=_approver(version),
        approved_under=version.approved_under.clause if version.approved_under else "",
        approved_on=timezone.localdate(version.approved_at) if version.approved_at else None,
    )


def _approver(version: ProgrammeVersion) -> str:
    if not version.approved_by:
        return ""
    return ", ".join(part for part in (version.approved_by.get_full_name(), version.approved_by.position) if part)


def _planned(version: ProgrammeVersion) -> tuple[printed.PlannedNumber, ...]:
    if version.planned_people is None:
        return ()
    people = version.planned_people
    return (printed.PlannedNumber(unit=unit_of(people, Unit.PERSON), amount=people, period="rocznie"),)


def _needs(version: ProgrammeVersion, items: list[ProgrammeItem]) -> tuple[printed.PrintedNeed, ...]:
    met_by: dict[int, list[int]] = {}
    for number, item in enumerate(items, start=1):
        for link in item.need_links.all():
            met_by.setdefault(link.need_id, []).append(number)
    return tuple(
        printed.PrintedNeed(
            group=need.group, problem=need.problem, need=need.need_text, met_by=tuple(met_by.get(need.pk, ()))
        )
        for need in version.needs.all()
        if not need.removal_accepted
    )


def _item(number: int, item: ProgrammeItem) -> printed.PrintedItem:
    bound = item.get_quantity_bound_display() if item.quantity_bound != "exactly" else ""
    planned = printed.PlannedNumber(
        unit=unit_of(item.quantity, item.quantity_unit) if item.quantity is not None else "",
        amount=item.quantity,
        bound=bound,
        period=item.get_quantity_period_display(),
    )
    return printed.PrintedItem(
        number=number,
        service=item.service_name,
        need="\n".join(str(link.need) for link in item.need_links.all()),
        recipients=item.recipients,
        numbers=(planned,) if item.quantity is not None else (),
        conditions=tuple(
            printed.PrintedCondition(text=row.text, evidence=row.evidence) for row in item.conditions.all()
        ),
        is_free=item.fee_required is False,
        fee=_fee(item),
        personal_data=tuple(
            printed.PersonalDataItem(name=row.name, category=row.get_category_display())
            for row in item.data_items.all()
        ),
        indicators=tuple(_indicator(row) for row in item.indicators.all()),
        provider=provider_text(item),
        budget=tuple(
            printed.BudgetLine(year=line.year, source=line.get_source_display(), amount=line.amount)
            for line in item.budget_lines.all()
        ),
        declared_total=item.planned_cost,
    )


def _fee(item: ProgrammeItem) -> str:
    if not item.fee_required:
        return ""
    return ". ".join(part for part in (fee_text(item), item.fee_note.rstrip(".")) if part)


def _indicator(row) -> printed.PrintedIndicator:
    return printed.PrintedIndicator(
        name=row.name,
        unit=row.unit,
        baseline=written(row.baseline) if row.baseline is not None else "",
        target=written(row.target),
        source=row.source,
    )
