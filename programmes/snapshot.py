"""The canonical picture of a version kept with each log entry, and what differs between two of them.

A snapshot is plain JSON of values, not of wording: ``{"fields": {name: value}, "needs": {key: text},
"items": {service id: {"name": …, "values": {name: value}}}}``; decimals and dates are texts. Two
snapshots are compared value by value and only then put in words, so a changed phrase of the interface
never looks like a changed programme.
"""

import datetime
from decimal import Decimal

from cus.text.dates import day
from cus.text.numbers import money, number
from cus.ui.display import Difference
from programmes.enums import Bound, DataCategory, FundingSource
from programmes.models import ProgrammeItem, ProgrammeVersion
from programmes.sections import SECTIONS
from services.units import amount, per

EXTRA_FIELDS = ("no_fees_reason", "no_personal_data_reason", "budget_note")
FIELDS = tuple(name for section in SECTIONS for name in section.fields) + EXTRA_FIELDS


def snapshot_of(version: ProgrammeVersion) -> dict:
    """Return the snapshot of ``version`` (fetched by ``checks.with_everything``)."""
    return {
        "fields": {name: _plain(getattr(version, name)) for name in FIELDS},
        "needs": {str(need.key): str(need) for need in version.needs.all()},
        "items": {
            str(item.service_id): {"name": item.service_name, "values": item_values(item)}
            for item in version.items.all()
        },
    }


def _plain(value):
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return value.isoformat() if isinstance(value, datetime.date) else value


def item_values(item: ProgrammeItem) -> dict:
    """Return everything that is written in an item, as plain JSON."""
    names = ("recipients", "quantity", "quantity_unit", "quantity_bound", "quantity_period")
    names += ("fee_required", "fee_amount", "fee_unit", "fee_note", "planned_cost")
    rows = {
        "conditions": ("text", "evidence"),
        "data_items": ("name", "category", "purpose"),
        "indicators": ("name", "unit", "baseline", "target", "source"),
        "budget_lines": ("year", "source", "amount", "note"),
    }
    values = {name: _plain(getattr(item, name)) for name in names}
    values["provider"] = provider_text(item)
    for relation, columns in rows.items():
        lines = getattr(item, relation).all()
        values[relation] = [{name: _plain(getattr(line, name)) for name in columns} for line in lines]
    return values


def quantity_text(item: ProgrammeItem) -> str:
    """Write the planned number: „co najmniej 90 osób rocznie”."""
    return _quantity(item_values(item))


def fee_text(item: ProgrammeItem) -> str:
    """Write the fee: „bezpłatnie”, „15,00 zł za godzinę”, or nothing while it is not said."""
    return _fee(item_values(item))


def provider_text(item: ProgrammeItem) -> str:
    """Name the partner or the own unit, if chosen."""
    return str(item.provider or item.own_unit or "")


def item_rows(item: ProgrammeItem) -> dict[str, str]:
    """Return the item's facts as label → text, in a fixed order."""
    return {label: write(item_values(item)) for label, (_, write) in ROWS.items()}


def _quantity(values: dict) -> str:
    if values["quantity"] is None:
        return ""
    bound = Bound(values["quantity_bound"])
    words = "" if bound == Bound.EXACTLY else bound.label
    return amount(Decimal(values["quantity"]), values["quantity_unit"], values["quantity_period"], words)


def _fee(values: dict) -> str:
    if values["fee_required"] is None:
        return ""
    if not values["fee_required"]:
        return "bezpłatnie"
    if values["fee_amount"] is None:
        return "odpłatnie"
    return " ".join(filter(None, [money(values["fee_amount"]), per(values["fee_unit"])]))


def _conditions(values: dict) -> str:
    return "\nlub ".join(_with(row["text"], row["evidence"]) for row in values["conditions"])


def _with(text: str, remark: str) -> str:
    return f"{text} ({remark})" if remark else text


def _data(values: dict) -> str:
    rows = values["data_items"]
    return "\n".join(f"{_with(row['name'], row['purpose'])} – {DataCategory(row['category']).label}" for row in rows)


def _indicators(values: dict) -> str:
    lines = []
    for row in values["indicators"]:
        start = f"z {number(row['baseline'])} do " if row["baseline"] is not None else ""
        lines.append(_with(f"{row['name']}: {start}{number(row['target'])} {row['unit']}".strip(), row["source"]))
    return "\n".join(lines)


def _budget(values: dict) -> str:
    rows = values["budget_lines"]
    return "\n".join(
        _with(f"{row['year']}, {FundingSource(row['source']).label}: {money(row['amount'])}", row["note"])
        for row in rows
    )


def _cost(values: dict) -> str:
    return "" if values["planned_cost"] is None else money(values["planned_cost"])


# Label → the values it stands for, and how they are written; in the order of the paper.
ROWS = {
    "dla kogo": (("recipients",), lambda values: values["recipients"]),
    "liczba": (("quantity", "quantity_unit", "quantity_bound", "quantity_period"), _quantity),
    "warunki": (("conditions",), _conditions),
    "opłata": (("fee_required", "fee_amount", "fee_unit"), _fee),
    "ulgi i zasady opłaty": (("fee_note",), lambda values: values["fee_note"]),
    "dane osobowe": (("data_items",), _data),
    "mierniki": (("indicators",), _indicators),
    "wykonawca": (("provider",), lambda values: values["provider"]),
    "planowany koszt": (("planned_cost",), _cost),
    "budżet": (("budget_lines",), _budget),
}


def compare_snapshots(before: dict, now: dict) -> list[Difference]:
    """Return what changed from ``before`` to ``now``, in the order of the document."""
    changes = _changed_fields(before.get("fields", {}), now["fields"])
    changes += _changed_needs(before.get("needs", {}), now["needs"])
    return changes + _changed_items(before.get("items", {}), now["items"])


def _changed_fields(before: dict, now: dict) -> list[Difference]:
    names = [name for name in FIELDS if before.get(name) != now[name]]
    return [Difference(_label(name), _written(name, before.get(name)), _written(name, now[name])) for name in names]


def _label(name: str) -> str:
    return str(ProgrammeVersion._meta.get_field(name).verbose_name)


def _written(name: str, value) -> str:
    if value is None:
        return ""
    if name in ("period_start", "period_end"):
        return day(datetime.date.fromisoformat(value))
    return number(value) if isinstance(value, int) else value


def _changed_needs(before: dict, now: dict) -> list[Difference]:
    keys = [key for key in before if key not in now] + [key for key in now if before.get(key) != now[key]]
    return [Difference("potrzeba w programie", before.get(key, ""), now.get(key, "")) for key in keys]


def _changed_items(before: dict, now: dict) -> list[Difference]:
    changes = [Difference("usługa", item["name"], "") for key, item in before.items() if key not in now]
    for key, item in now.items():
        if key not in before:
            changes.append(Difference("usługa", "", item["name"]))
            continue
        if before[key]["name"] != item["name"]:
            changes.append(Difference("nazwa usługi", before[key]["name"], item["name"]))
        changes += _changed_values(item["name"], before[key]["values"], item["values"])
    return changes


def _changed_values(name: str, before: dict, now: dict) -> list[Difference]:
    return [
        Difference(f"{name}: {label}", write(before), write(now))
        for label, (names, write) in ROWS.items()
        if any(before[value] != now[value] for value in names)
    ]
