"""The canonical picture of a version kept with each log entry, and what differs between two of them.

A snapshot is plain JSON of values, not of wording: ``{"fields": {name: value}, "needs": {key: text},
"items": {service id: {"name": …, "values": {name: value or rows}}}, "rows": {kind: rows of the version}}``;
decimals and dates are texts. Kinds of rows are declared in ``programmes.contents``. Two
snapshots are compared value by value and only then put in words, so a changed phrase of the interface
never looks like a changed programme.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from cus.text.dates import day
from cus.text.numbers import money, number
from cus.ui.display import Difference
from programmes.contents import ITEM_ROWS, VERSION_ROWS, Rows, contents_of
from programmes.enums import Bound
from programmes.models import ProgrammeItem, ProgrammeVersion
from programmes.sections import SECTIONS
from programmes.terms_enums import Counted, FeeBase
from services.units import amount

RENAMED = "nazwa usługi"
EXTRA_FIELDS = ("no_fees_reason", "no_personal_data_reason", "budget_note", "no_diagnosis_note")
ITEM_FIELDS = ("recipients", "quantity", "quantity_unit", "quantity_bound", "quantity_period")
ITEM_FIELDS += ("fee_required", "fee_note", "seats", "reserve_list", "counted", "planned_cost")
ITEM_FIELDS += ("is_powiat_task", "powiat_agreement_number", "powiat_agreement_date")
FIELDS = tuple(name for section in SECTIONS for name in section.fields) + EXTRA_FIELDS


def snapshot_of(version: ProgrammeVersion) -> dict:
    """Return the snapshot of ``version`` (fetched by ``gaps.with_everything``)."""
    return {
        "fields": {name: _plain(getattr(version, name)) for name in FIELDS},
        "needs": {str(need.key): str(need) for need in version.needs.all()},
        "items": {
            str(item.service_id): {"name": item.service_name, "values": item_values(item)}
            for item in version.items.all()
        },
        "rows": contents_of(version),
    }


def _plain(value):
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return value.isoformat() if isinstance(value, datetime.date) else value


def item_fields(item: ProgrammeItem) -> dict:
    """Return what is written in the item itself, as plain JSON."""
    return {name: _plain(getattr(item, name)) for name in ITEM_FIELDS} | {"provider": provider_text(item)}


def item_values(item: ProgrammeItem) -> dict:
    """Return everything that is written in an item and its rows, as plain JSON."""
    return item_fields(item) | contents_of(item)


def quantity_text(item: ProgrammeItem) -> str:
    """Write the planned number: „co najmniej 90 osób rocznie”."""
    return _quantity(item_fields(item))


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
    return {None: "", False: "bezpłatnie", True: "odpłatnie"}[values["fee_required"]]


def _reserve(values: dict) -> str:
    return {None: "", False: "nie", True: "tak"}[values.get("reserve_list")]


def _counted(values: dict) -> str:
    counted = Counted(values.get("counted") or Counted.RECIPIENT)
    return "" if counted == Counted.RECIPIENT else counted.label


def _cost(values: dict) -> str:
    return "" if values["planned_cost"] is None else money(values["planned_cost"])


def _powiat(values: dict) -> str:
    if not values.get("is_powiat_task"):
        return ""
    paper = ", ".join(filter(None, [values["powiat_agreement_number"], values["powiat_agreement_date"]]))
    return f"tak, porozumienie {paper}" if paper else "tak, bez porozumienia"


# Label → the values it stands for, and how they are written; in the order of the paper.
FIELD_ROWS = {
    "dla kogo": (("recipients",), lambda values: values["recipients"]),
    "liczba": (("quantity", "quantity_unit", "quantity_bound", "quantity_period"), _quantity),
    "kogo się liczy": (("counted",), _counted),
    "liczba miejsc": (("seats",), lambda values: number(values["seats"]) if values.get("seats") else ""),
    "lista rezerwowa": (("reserve_list",), _reserve),
    "opłata": (("fee_required",), _fee),
    "ulgi i zasady opłaty": (("fee_note",), lambda values: values["fee_note"]),
    "wykonawca": (("provider",), lambda values: values["provider"]),
    "planowany koszt": (("planned_cost",), _cost),
    "zadanie powiatu": (("is_powiat_task", "powiat_agreement_number", "powiat_agreement_date"), _powiat),
}


def _writer(rows: Rows) -> tuple[tuple[str, ...], Callable[[dict], str]]:
    return (rows.name,), lambda values: rows.write(values.get(rows.name) or [])


ROWS = FIELD_ROWS | {rows.label: _writer(rows) for rows in ITEM_ROWS}
OWN_ROWS = {rows.label: _writer(rows) for rows in VERSION_ROWS}


@dataclass(frozen=True, slots=True)
class Part:
    """What changed in one part of a programme: its own contents, its needs, or a service.

    ``fate`` is ``added``, ``removed`` or ``changed``.
    """

    title: str
    fate: str
    changes: list[Difference]


def parts_changed(before: dict, now: dict) -> list[Part]:
    """Return what changed from ``before`` to ``now``, part by part, in the order of the document."""
    own = _changed_fields(before.get("fields", {}), now["fields"])
    own += _changed_rows(before.get("rows", {}), now.get("rows", {}))
    needs = _changed_needs(before.get("needs", {}), now["needs"])
    parts = [Part("Treść programu", "changed", own), Part("Potrzeby programu", "changed", needs)]
    parts += _changed_items(before.get("items", {}), now["items"])
    return [part for part in parts if part.changes or part.fate != "changed"]


def compare_snapshots(before: dict, now: dict) -> list[Difference]:
    """Return what changed from ``before`` to ``now`` in one list, each service named in its rows."""
    return [row for part in parts_changed(before, now) for row in _in_one_list(part)]


def _in_one_list(part: Part) -> list[Difference]:
    if part.fate == "removed":
        return [Difference("usługa", part.title, "")]
    if part.fate == "added":
        return [Difference("usługa", "", part.title)]
    if part.title in ("Treść programu", "Potrzeby programu"):
        return part.changes
    return [
        row if row.label == RENAMED else Difference(f"{part.title}: {row.label}", row.before, row.after)
        for row in part.changes
    ]


def _changed_fields(before: dict, now: dict) -> list[Difference]:
    names = [name for name in FIELDS if _differs(before, now, name)]
    return [
        Difference(_label(name), _written(name, before.get(name)), _written(name, now.get(name))) for name in names
    ]


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


def _changed_items(before: dict, now: dict) -> list[Part]:
    parts = [Part(item["name"], "removed", []) for key, item in before.items() if key not in now]
    for key, item in now.items():
        if key not in before:
            parts.append(Part(item["name"], "added", []))
            continue
        renamed = before[key]["name"] != item["name"]
        changes = [Difference(RENAMED, before[key]["name"], item["name"])] if renamed else []
        parts.append(Part(item["name"], "changed", changes + _changed_values(before[key]["values"], item["values"])))
    return parts


def _changed_rows(before: dict, now: dict) -> list[Difference]:
    return [
        Difference(label, write(before), write(now))
        for label, (names, write) in OWN_ROWS.items()
        if any(_differs(before, now, name) for name in names)
    ]


def _changed_values(before: dict, now: dict) -> list[Difference]:
    before = _with_rules(before)
    return [
        Difference(label, write(before), write(now))
        for label, (names, write) in ROWS.items()
        if any(_differs(before, now, value) for value in names) and write(before) != write(now)
    ]


def _with_rules(values: dict) -> dict:
    """Read a picture taken when an item had one amount: the amount was its rule."""
    if values.get("fee_amount") is None or "fee_rules" in values:
        return values
    rule = {"base": FeeBase.PER_UNIT, "amount": values["fee_amount"], "unit": values.get("fee_unit") or ""}
    return values | {"fee_rules": [rule]}


def _differs(before: dict, now: dict, name: str) -> bool:
    # A picture taken before a field or a kind of rows was known has none of it.
    return before[name] != now.get(name) if name in before else bool(now.get(name))
