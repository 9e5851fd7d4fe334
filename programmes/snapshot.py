"""The canonical picture of a version kept with each log entry, and what differs between two of them.

A snapshot is plain JSON: ``{"fields": {name: text}, "needs": {key: text}, "items": {service id:
{"name": …, "rows": {label: text}}}}``. Texts are as shown, so an old snapshot can always be read.
"""

from cus.text.dates import day
from cus.text.numbers import money, number
from cus.ui.display import Difference
from programmes.models import ProgrammeItem, ProgrammeVersion
from programmes.sections import SECTIONS

EXTRA_FIELDS = ("no_fees_reason", "no_personal_data_reason", "budget_note")
FIELDS = tuple(name for section in SECTIONS for name in section.fields) + EXTRA_FIELDS
DATES = ("period_start", "period_end")


def snapshot_of(version: ProgrammeVersion) -> dict:
    """Return the snapshot of ``version`` (fetched by ``checks.with_everything``)."""
    return {
        "fields": {name: _text(version, name) for name in FIELDS},
        "needs": {str(need.key): str(need) for need in version.needs.all()},
        "items": {
            str(item.service_id): {"name": item.service_name, "rows": item_rows(item)} for item in version.items.all()
        },
    }


def _text(version: ProgrammeVersion, name: str) -> str:
    value = getattr(version, name)
    if value is None:
        return ""
    return day(value) if name in DATES else str(value)


def quantity_text(item: ProgrammeItem) -> str:
    """Write the planned number: „co najmniej 90 · osoba · rocznie”."""
    if item.quantity is None:
        return ""
    bound = f"{item.get_quantity_bound_display()} " if item.quantity_bound != "exactly" else ""
    return f"{bound}{number(item.quantity)} ({item.get_quantity_unit_display()}, {item.get_quantity_period_display()})"


def fee_text(item: ProgrammeItem) -> str:
    """Write the fee: „bezpłatnie”, „15,00 zł za: godzina”, or nothing while it is not said."""
    if item.fee_required is None:
        return ""
    if not item.fee_required:
        return "bezpłatnie"
    if item.fee_amount is None:
        return "odpłatnie"
    unit = f" (jednostka: {item.get_fee_unit_display()})" if item.fee_unit else ""
    return f"{money(item.fee_amount)}{unit}"


def provider_text(item: ProgrammeItem) -> str:
    """Name the partner or the own unit, if chosen."""
    return str(item.provider or item.own_unit or "")


def item_rows(item: ProgrammeItem) -> dict[str, str]:
    """Return the item's facts as label → text, in a fixed order."""
    indicators = [f"{row.name}: {number(row.target)} {row.unit}".strip() for row in item.indicators.all()]
    budget = [f"{line.year}, {line.get_source_display()}: {money(line.amount)}" for line in item.budget_lines.all()]
    return {
        "dla kogo": item.recipients,
        "liczba": quantity_text(item),
        "warunki": " lub ".join(row.text for row in item.conditions.all()),
        "opłata": fee_text(item),
        "ulgi i zasady opłaty": item.fee_note,
        "dane osobowe": "; ".join(f"{row.name} ({row.get_category_display()})" for row in item.data_items.all()),
        "mierniki": "; ".join(indicators),
        "wykonawca": provider_text(item),
        "planowany koszt": money(item.planned_cost) if item.planned_cost is not None else "",
        "budżet": "; ".join(budget),
    }


def compare_snapshots(before: dict, now: dict) -> list[Difference]:
    """Return what changed from ``before`` to ``now``, in the order of the document."""
    changes = _changed_fields(before.get("fields", {}), now["fields"])
    changes += _changed_needs(before.get("needs", {}), now["needs"])
    return changes + _changed_items(before.get("items", {}), now["items"])


def _changed_fields(before: dict, now: dict) -> list[Difference]:
    names = [name for name in FIELDS if before.get(name, "") != now.get(name, "")]
    return [Difference(_label(name), before.get(name, ""), now.get(name, "")) for name in names]


def _label(name: str) -> str:
    return str(ProgrammeVersion._meta.get_field(name).verbose_name)


def _changed_needs(before: dict, now: dict) -> list[Difference]:
    gone = [Difference("potrzeba w programie", text, "") for key, text in before.items() if key not in now]
    new = [Difference("potrzeba w programie", "", text) for key, text in now.items() if key not in before]
    both = [
        Difference("potrzeba w programie", before[key], now[key])
        for key in now
        if key in before and before[key] != now[key]
    ]
    return gone + new + both


def _changed_items(before: dict, now: dict) -> list[Difference]:
    changes = [Difference("usługa", item["name"], "") for key, item in before.items() if key not in now]
    for key, item in now.items():
        if key not in before:
            changes.append(Difference("usługa", "", item["name"]))
            continue
        old = before[key]
        if old["name"] != item["name"]:
            changes.append(Difference("nazwa usługi", old["name"], item["name"]))
        changes += [
            Difference(f"{item['name']}: {label}", old["rows"].get(label, ""), text)
            for label, text in item["rows"].items()
            if old["rows"].get(label, "") != text
        ]
    return changes
