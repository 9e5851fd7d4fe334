"""Writing the terms of a service: fee rules with their bands, and the income criteria that bands are of."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import Max

from cus.accounts.acts import Act, refusal_without
from cus.rows import replace_rows
from cus.text.numbers import money
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from programmes.actions.locking import lock_item
from programmes.fees.bands import faults_of_bands
from programmes.fees.complete import discount_above
from programmes.fees.terms import band_of
from programmes.models import (
    AdmissionCriterion,
    FeeCap,
    FeeDiscount,
    FeeExemption,
    FeeRule,
    IncomeCriterion,
    ItemCondition,
    LimitRule,
    PersonalDataItem,
    PointRow,
    ProgrammeItem,
    RecruitmentWindow,
)
from programmes.terms_words import item_terms

# Rows that are saved with their item, by the name they have in its contents.
TERM_ROWS = {
    "conditions": ItemCondition,
    "admission": AdmissionCriterion,
    "points": PointRow,
    "windows": RecruitmentWindow,
    "limits": LimitRule,
    "discounts": FeeDiscount,
    "exemptions": FeeExemption,
    "fee_caps": FeeCap,
    "data_items": PersonalDataItem,
}


def refuse_discounts_above_the_fee(item: ProgrammeItem) -> None:
    """Refuse when a discount in złoty is above the fee for a unit; ``item`` is read anew.

    Raises:
        Refused: it names both amounts.
    """
    terms = item_terms(ProgrammeItem.objects.get(pk=item.pk))
    for discount in terms.discounts:
        above = discount_above(discount, terms.rules)
        if above is not None:
            raise Refused(Refusal(f"Ulga {money(discount.amount)} jest większa niż opłata {money(above)}."))


@transaction.atomic
def add_fee_rule(*, by, item: ProgrammeItem, base: str) -> FeeRule:
    """Add an empty rule of one kind; a rule makes the service a paid one unless somebody said otherwise."""
    item = lock_item(item, by=by)
    last = item.fee_rules.aggregate(last=Max("position"))["last"]
    if item.fee_required is None:
        item.fee_required = True
        item.edit_version += 1
        item.save(update_fields=["fee_required", "edit_version"])
    rule = FeeRule(item=item, base=base, position=0 if last is None else last + 1)
    rule.full_clean()
    rule.save()
    return rule


@transaction.atomic
def save_fee_rule(
    *,
    by,
    rule: FeeRule,
    seen: int,
    values: Mapping[str, object],
    bands: Sequence[Mapping[str, object]] | None = None,
) -> FeeRule:
    """Save a rule with its bands. ``seen`` is the version the form was opened with.

    Raises:
        Refused: it may not be edited, its bands leave a hole or overlap, a discount is above the fee.
        StaleEdit: somebody changed it meanwhile.
    """
    locked = _lock_rule(rule, by=by)
    if seen != locked.edit_version:
        raise StaleEdit(locked)
    for name, value in values.items():
        setattr(locked, name, value)
    locked.edit_version += 1
    locked.full_clean(validate_unique=False)
    locked.save()
    if bands is not None:
        faults = faults_of_bands([band_of(row) for row in bands], locked.band_basis)
        refuse_if(Refusal(" ".join(faults)) if faults else None)
        replace_rows(locked.bands.all(), parent={"rule": locked}, contents=bands)
    refuse_discounts_above_the_fee(locked.item)
    return locked


@transaction.atomic
def remove_fee_rule(*, by, rule: FeeRule) -> None:
    """Remove a rule with its bands; history keeps it."""
    _lock_rule(rule, by=by).delete()


def _lock_rule(rule: FeeRule, *, by) -> FeeRule:
    item = lock_item(rule.item, by=by)
    locked = FeeRule.objects.select_for_update(of=("self",)).filter(pk=rule.pk, item=item).first()
    if locked is None:
        raise Refused(Refusal("Ktoś tymczasem usunął tę zasadę opłaty."))
    return locked


@transaction.atomic
def add_income_criterion(*, by, values: Mapping[str, object]) -> IncomeCriterion:
    """Enter the amounts of the income criterion that hold from a day on."""
    refuse_if(refusal_without(by, Act.PROGRAMME_SUBMIT))
    criterion = IncomeCriterion(**values)
    criterion.full_clean()
    criterion.save()
    return criterion


@transaction.atomic
def remove_income_criterion(*, by, criterion: IncomeCriterion) -> None:
    """Remove a mistaken row; history keeps it."""
    refuse_if(refusal_without(by, Act.PROGRAMME_SUBMIT))
    criterion.delete()
