"""Rows of an item that say who may use the service, in what order, how much of it and for what fee."""

import datetime as dt

from cus.text.plural import plural
from programmes.contents.items import with_remark
from programmes.contents.rows import Rows
from programmes.enums import DataCategory
from programmes.fees.limits import limit_words, limits_of
from programmes.fees.terms import part_of, rule_of, terms_of
from programmes.fees.words import (
    alternatives_words,
    cap_words,
    days_words,
    discount_words,
    exemption_words,
    part_words,
    rule_words,
)
from programmes.models import (
    AdmissionCriterion,
    FeeBand,
    FeeCap,
    FeeDiscount,
    FeeExemption,
    FeeRule,
    ItemCondition,
    LimitRule,
    PersonalDataItem,
    PointRow,
    RecruitmentWindow,
)
from programmes.terms_enums import OrderKind

PART = ("kind", "low", "high", "option", "text", "evidence")


def evidence_of(rows: list[dict]) -> str:
    """Join how parts are shown, each way once."""
    return "; ".join(dict.fromkeys(row["evidence"].strip() for row in rows if row["evidence"].strip()))


def by_alternative(rows: list[dict]) -> list[list[dict]]:
    """Group rows by their alternative; a row kept before there were alternatives is one of its own."""
    groups: dict[object, list[dict]] = {}
    for at, row in enumerate(rows):
        groups.setdefault(row.get("alternative") or -at - 1, []).append(row)
    return list(groups.values())


def condition_rows(rows: list[dict]) -> list[tuple[str, str]]:
    """Return each alternative in words with the ways in which it is shown."""
    return [
        (alternatives_words([part_of({**row, "alternative": 1}) for row in group])[0], evidence_of(group))
        for group in by_alternative(rows)
    ]


def _conditions(rows: list[dict]) -> str:
    return "\nlub ".join(with_remark(words, evidence) for words, evidence in condition_rows(rows))


def _data(rows: list[dict]) -> str:
    lines = []
    for row in rows:
        alternative = row.get("alternative")
        only = f"; tylko do wariantu {alternative}" if alternative else ""
        lines.append(f"{with_remark(row['name'], row['purpose'])} – {DataCategory(row['category']).label}{only}")
    return "\n".join(lines)


def order_words(rows: list[dict]) -> list[str]:
    """Write what decides the order of admission, first things first."""
    return [
        row["text"]
        if row["kind"] == OrderKind.OTHER and row["text"]
        else with_remark(OrderKind(row["kind"]).label, row["text"])
        for row in rows
    ]


def _order(rows: list[dict]) -> str:
    return "\n".join(f"{at}. {words}" for at, words in enumerate(order_words(rows), start=1))


def points_words(rows: list[dict]) -> list[str]:
    """Write the points for each condition."""
    return [
        with_remark(
            f"{part_words(part_of(row))}: {row['points']} {plural(row['points'], 'punkt', 'punkty', 'punktów')}",
            row["evidence"],
        )
        for row in rows
    ]


def windows_words(rows: list[dict]) -> list[str]:
    """Write the days of each recruitment with its places."""
    lines = []
    for row in rows:
        places = row["places"]
        seats = f", {places} {plural(places, 'miejsce', 'miejsca', 'miejsc')}" if places else ""
        days = days_words(dt.date.fromisoformat(row["opens_on"]), dt.date.fromisoformat(row["closes_on"]))
        lines.append(with_remark(days + seats, row["note"]))
    return lines


def discounts_words(rows: list[dict]) -> list[tuple[str, str]]:
    """Return each discount in words with the way in which the right to it is shown."""
    found = terms_of({"discounts": rows}, True).discounts
    return [(discount_words(discount), discount.part.evidence) for discount in found]


def exemptions_words(rows: list[dict]) -> list[tuple[str, str]]:
    """Return each exemption in words with the ways in which it is shown."""
    return [
        (exemption_words(terms_of({"exemptions": group}, True).exemptions)[0], evidence_of(group))
        for group in by_alternative(rows)
    ]


def _told(pairs: list[tuple[str, str]]) -> str:
    return "\n".join(with_remark(words, evidence) for words, evidence in pairs)


ROWS = (
    Rows(
        model=ItemCondition,
        within="item",
        name="conditions",
        columns=("alternative", *PART),
        label="warunki",
        write=_conditions,
    ),
    Rows(
        model=AdmissionCriterion,
        within="item",
        name="admission",
        columns=("kind", "text"),
        label="kolejność przyjmowania",
        write=_order,
    ),
    Rows(
        model=PointRow,
        within="item",
        name="points",
        columns=("points", *PART),
        label="punktacja",
        write=lambda rows: "\n".join(points_words(rows)),
    ),
    Rows(
        model=RecruitmentWindow,
        within="item",
        name="windows",
        columns=("opens_on", "closes_on", "places", "note"),
        label="nabory",
        write=lambda rows: "\n".join(windows_words(rows)),
    ),
    Rows(
        model=LimitRule,
        within="item",
        name="limits",
        columns=("kind", "amount", "unit", "whose", "period"),
        label="limity",
        write=lambda rows: "\n".join(limit_words(limit) for limit in limits_of({"limits": rows})),
    ),
    Rows(
        model=FeeRule,
        within="item",
        name="fee_rules",
        columns=(
            *("base", "valid_from", "valid_to", "amount", "part_amount", "percent", "cost", "unit"),
            *("packet_size", "band_basis", "rounding_step", "rounding_mode"),
        ),
        label="zasady opłaty",
        write=lambda rows: "\n".join(rule_words(rule_of(row)) for row in rows),
        inner=(
            Rows(
                model=FeeBand,
                within="rule",
                name="bands",
                columns=("who", "low", "high", "percent", "amount"),
            ),
        ),
    ),
    Rows(
        model=FeeDiscount,
        within="item",
        name="discounts",
        columns=("percent", "amount", *PART),
        label="ulgi",
        write=lambda rows: _told(discounts_words(rows)),
    ),
    Rows(
        model=FeeExemption,
        within="item",
        name="exemptions",
        columns=("alternative", "valid_to", *PART),
        label="zwolnienia z opłaty",
        write=lambda rows: _told(exemptions_words(rows)),
    ),
    Rows(
        model=FeeCap,
        within="item",
        name="fee_caps",
        columns=("amount", "whose", "period"),
        label="najwyższe opłaty",
        write=lambda rows: "\n".join(cap_words(cap) for cap in terms_of({"fee_caps": rows}, True).caps),
    ),
    Rows(
        model=PersonalDataItem,
        within="item",
        name="data_items",
        columns=("name", "category", "purpose", "alternative"),
        label="dane osobowe",
        write=_data,
    ),
)
