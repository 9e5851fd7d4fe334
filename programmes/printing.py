"""From the rows of a version to the printed programme (``programmes.documents``)."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils import timezone

from cus.documents.parts import Letterhead
from cus.text.dates import day
from cus.text.numbers import number as written
from programmes import documents as printed
from programmes.contents import ITEM_ROWS, VERSION_ROWS, Rows, contents_of
from programmes.contents.terms import ROWS as TERMS
from programmes.enums import DataCategory, FundingSource
from programmes.models import ProgrammeItem, ProgrammeVersion
from programmes.snapshot import provider_text
from programmes.terms_words import admission_words, conditions_words, discount_pairs, fee_words, limits_words
from services.documents.cards import PrintedService
from services.enums import Unit
from services.models import QualityStandard, Service
from services.printing import printed_service
from services.standards.documents import standard_paper
from services.units import unit_of

# Deliberation of the centre: it is compared and copied, but an act of local law does not hold it.
NOT_PRINTED = frozenset({"sourcing", "sourcing_arguments"})
# Kinds of an item's rows that the document prints in tables or sentences of their own.
IN_TABLES = frozenset({"indicators", "budget_lines", *(rows.name for rows in TERMS)})
# To which of the twelve the other rows of a version belong.
POINTS = {"planned_groups": 4, "joint_gminas": 10, "stages": 10, "packages": 10, "monitoring_tasks": 11}
POINTS |= {"indicators": 11}


def programme_of(version: ProgrammeVersion, *, letterhead: Letterhead) -> printed.Programme:
    """Return the printed form of ``version`` (fetched by ``gaps.with_everything``)."""
    items = list(version.items.all())
    return printed.Programme(
        letterhead=letterhead,
        name=version.name,
        goal=version.goal,
        starts_on=version.period_start,
        ends_on=version.period_end,
        needs_rationale="\n\n".join(filter(None, [version.needs_rationale, _without_diagnosis(version)])),
        needs=_needs(version, items),
        recipients=version.recipients,
        planned=_planned(version),
        items=tuple(_item(number, item) for number, item in enumerate(items, start=1)),
        qualification=version.qualification_procedure,
        fees_not_applicable=version.no_fees_reason if not any(item.fee_required for item in items) else "",
        evidence=version.evidence,
        data_not_applicable=version.no_personal_data_reason
        if not any(contents_of(item)["data_items"] for item in items)
        else "",
        organisation=version.organisation,
        monitoring=version.monitoring,
        budget=version.budget_note,
        version=version.number,
        revision=version.revision,
        approved_by=_approver(version),
        approved_under=version.approved_under.clause if version.approved_under else "",
        approved_on=timezone.localdate(version.approved_at) if version.approved_at else None,
        resolution=_amended_by(version),
        more=_written(VERSION_ROWS, contents_of(version)),
        cards=_cards(items),
        standards=_standards(version, items, letterhead),
    )


def _written(kinds: Iterable[Rows], contents: dict[str, list[dict]]) -> tuple[printed.PrintedRows, ...]:
    """Kinds of rows that have no table of their own in the document, in words."""
    return tuple(
        printed.PrintedRows(label=rows.label, text=rows.write(contents[rows.name]), point=POINTS.get(rows.name, 5))
        for rows in kinds
        if contents.get(rows.name)
    )


def _cards(items: list[ProgrammeItem]) -> tuple[PrintedService, ...]:
    """The catalogue's card of each service, in the order of the programme."""
    found = {card.pk: card for card in Service.objects.for_page().filter(pk__in=[item.service_id for item in items])}
    return tuple(printed_service(found[item.service_id]) for item in items if item.service_id in found)


def _standards(version: ProgrammeVersion, items: list[ProgrammeItem], letterhead: Letterhead):
    """Standards of the services that stand today, or on the day when a later programme begins."""
    day = max(filter(None, (timezone.localdate(), version.period_start)))
    standing = QualityStandard.objects.in_force_on(day).filter(service__in=[item.service_id for item in items])
    whole = standing.select_related("service", "approved_by", "approved_under")
    found = {standard.service_id: standard for standard in whole}
    return tuple(
        standard_paper(found[item.service_id], letterhead=letterhead) for item in items if item.service_id in found
    )


def _without_diagnosis(version: ProgrammeVersion) -> str:
    """Why there is no diagnosis, where there is none (art. 76 pkt 1, art. 77)."""
    return "" if version.diagnosis_id else version.no_diagnosis_note


def _amended_by(version: ProgrammeVersion) -> str:
    if not (version.is_amended and version.resolution_number):
        return ""
    return f"uchwała nr {version.resolution_number} z {day(version.resolution_date)} r."


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
            printed.PrintedCondition(text=text, evidence=evidence) for text, evidence in conditions_words(item)
        ),
        admission_order=admission_words(item),
        limits="\n".join(limits_words(item)),
        is_free=item.fee_required is False,
        fee="\n".join(fee_words(item)),
        discounts=tuple(
            printed.PrintedDiscount(entitled=who, amount=off, evidence=evidence)
            for who, off, evidence in (discount_pairs(item) if item.fee_required else ())
        ),
        personal_data=tuple(
            printed.PersonalDataItem(name=row["name"], category=DataCategory(row["category"]).label)
            for row in contents_of(item)["data_items"]
        ),
        indicators=tuple(_indicator(row) for row in contents_of(item)["indicators"]),
        provider=provider_text(item),
        budget=tuple(
            printed.BudgetLine(
                year=row["year"], source=str(FundingSource(row["source"]).label), amount=Decimal(row["amount"])
            )
            for row in contents_of(item)["budget_lines"]
        ),
        declared_total=item.planned_cost,
        more=_written((rows for rows in ITEM_ROWS if rows.name not in IN_TABLES | NOT_PRINTED), contents_of(item)),
    )


def _indicator(row: dict) -> printed.PrintedIndicator:
    return printed.PrintedIndicator(
        name=row["name"],
        unit=row["unit"],
        baseline=written(row["baseline"]) if row["baseline"] is not None else "",
        target=written(row["target"]),
        source=row["source"],
    )
