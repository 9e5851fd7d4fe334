"""How the history of the terms of a service is told."""

from cus.audit.kept import Domain, Kept, pages, register
from programmes.history.building import _part
from programmes.models import (
    AdmissionCriterion,
    FeeBand,
    FeeCap,
    FeeDiscount,
    FeeExemption,
    FeeRule,
    IncomeCriterion,
    ItemCondition,
    LimitRule,
    PersonalDataItem,
    PointRow,
    RecruitmentWindow,
)
from programmes.policies import refusal_to_edit


def _refusal_to_restore_band(user, band: FeeBand):
    return refusal_to_edit(user, band.rule.item.version)


register(
    _part(ItemCondition, "warunek", "kind", "text"),
    _part(PersonalDataItem, "dana-osobowa", "name"),
    _part(AdmissionCriterion, "kolejnosc", "kind", "text"),
    _part(PointRow, "punkty", "kind", "points"),
    _part(RecruitmentWindow, "nabor", "opens_on"),
    _part(LimitRule, "limit", "kind", "amount"),
    _part(FeeRule, "zasada-oplaty", "base"),
    _part(FeeDiscount, "ulga", "kind", "text"),
    _part(FeeExemption, "zwolnienie", "kind", "text"),
    _part(FeeCap, "najwyzsza-oplata", "amount"),
    Kept(
        FeeBand,
        "prog-oplaty",
        ("low",),
        Domain.BUSINESS,
        parent="rule",
        restorable=_refusal_to_restore_band,
        recounts="rule.edit_version",
    ),
    Kept(IncomeCriterion, "kryterium-dochodowe", ("valid_from",), Domain.BUSINESS),
)
pages(
    {
        "programmes:fee_rule": "zasada opłaty",
        "programmes:fee_rule_add": "nowa zasada opłaty",
        "programmes:fee_rule_remove": "usunięcie zasady opłaty",
        "programmes:criterion_add": "nowe kryterium dochodowe",
        "programmes:criterion_remove": "usunięcie kryterium dochodowego",
    }
)
