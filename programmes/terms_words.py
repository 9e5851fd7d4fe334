"""Terms of an item in words, for its pages and for the document; the rows come with the item, in one query."""

from django.urls import reverse

from cus.text.dates import period
from programmes.contents import contents_of
from programmes.contents.terms import (
    condition_rows,
    discounts_words,
    exemptions_words,
    order_words,
    points_words,
    windows_words,
)
from programmes.fees.complete import lacking
from programmes.fees.limits import limit_words, limits_of
from programmes.fees.terms import Rule, Terms, rule_of, terms_of
from programmes.fees.words import band_words, cap_words, price, rounding_words, rule_words
from programmes.models import FeeRule, ProgrammeItem
from programmes.terms_enums import FeeBase

BAND = ("who", "low", "high", "percent", "amount")
RULE = ("base", "valid_from", "valid_to", "amount", "part_amount", "percent", "cost", "unit", "packet_size")
RULE += ("band_basis", "rounding_step", "rounding_mode")


def item_terms(item: ProgrammeItem) -> Terms:
    """Return what decides the fee of ``item``, as plain data."""
    return terms_of(contents_of(item), item.fee_required)


def fee_text(item: ProgrammeItem) -> str:
    """Write the fee in short: „bezpłatnie”, „15,00 zł za godzinę”, or nothing while it is not said."""
    if item.fee_required is None:
        return ""
    if not item.fee_required:
        return "bezpłatnie"
    return "; ".join(dict.fromkeys(price(rule) for rule in item_terms(item).rules)) or "odpłatnie"


def fee_words(item: ProgrammeItem) -> list[str]:
    """Write the fee in full: each rule with its days, bands and rounding, the maxima, the note in words."""
    if not item.fee_required:
        return []
    terms = item_terms(item)
    lines = [rule_words(rule) for rule in terms.rules] or ["odpłatnie"]
    lines += [cap_words(cap) for cap in terms.caps]
    return lines + ([item.fee_note.strip()] if item.fee_note.strip() else [])


def discount_pairs(item: ProgrammeItem) -> list[tuple[str, str, str]]:
    """Return who pays less or nothing, how much less, and how it is shown."""
    contents = contents_of(item)
    rows = [(*words.rsplit(": ", 1), evidence) for words, evidence in discounts_words(contents["discounts"])]
    free = exemptions_words(contents["exemptions"])
    return rows + [(words, "bez opłaty", evidence) for words, evidence in free]


def conditions_words(item: ProgrammeItem) -> list[tuple[str, str]]:
    """Return each alternative of the conditions in words, and how it is shown."""
    return condition_rows(contents_of(item)["conditions"])


def limits_words(item: ProgrammeItem) -> list[str]:
    """Write each limit of the service."""
    return [limit_words(limit) for limit in limits_of(contents_of(item))]


def admission_words(item: ProgrammeItem) -> str:
    """Write places, the order of admission, points, recruitment and the reserve list."""
    contents = contents_of(item)
    lines = [f"Liczba miejsc: {item.seats}."] if item.seats else []
    order = order_words(contents["admission"])
    lines += [f"O kolejności decyduje: {'; potem: '.join(order)}."] if order else []
    lines += [f"Punktacja: {line}." for line in points_words(contents["points"])]
    lines += [f"Nabór {line}." for line in windows_words(contents["windows"])]
    if item.reserve_list is not None:
        lines.append("Prowadzi się listę rezerwową." if item.reserve_list else "Nie prowadzi się listy rezerwowej.")
    if item.counted != "recipient":
        lines.append(f"Liczy się: {item.get_counted_display()}.")
    return "\n".join(lines)


def rules_of(item: ProgrammeItem) -> dict:
    """Return what the page of fees shows beside its form: the rules as rows, and kinds of a new one."""
    rows = []
    for rule in item.fee_rules.order_by("position", "pk").prefetch_related("bands"):
        plain = rule_of_model(rule)
        rows.append(
            {
                "rule": rule,
                "price": price(plain),
                "days": period(rule.valid_from, rule.valid_to) or "bez ograniczenia dni",
                "basis": rule.get_band_basis_display(),
                "bands": [band_words(band, plain) for band in plain.bands],
                "rounding": rounding_words(plain),
                "lacking": lacking(plain),
                "url": reverse("programmes:fee_rule", args=[item.version_id, item.pk, rule.pk]),
                "remove": reverse("programmes:fee_rule_remove", args=[item.version_id, item.pk, rule.pk]),
            }
        )
    return {"rules": rows, "bases": FeeBase.choices, "free": item.fee_required is False}


def rule_of_model(rule: FeeRule) -> Rule:
    """Read a saved rule with its bands."""
    bands = [{name: getattr(band, name) for name in BAND} for band in rule.bands.all()]
    return rule_of({name: getattr(rule, name) for name in RULE} | {"bands": bands})
