"""What a programme stands on, compared with what the diagnosis and the catalogue say today.

The mark „zmieniła się podstawa – sprawdź” is this comparison; nothing is stored.
"""

from dataclasses import dataclass, field

from cus.ui.display import Difference
from diagnosis.models import Need
from programmes.models import ProgrammeItem, ProgrammeNeed, ProgrammeVersion
from services.units import amount

COPIED = {
    "group": "group",
    "problem": "problem",
    "need_text": "need",
    "number": "number",
    "unit": "unit",
    "at_least": "at_least",
    "priority": "priority",
}
LABELS = {
    "group": "grupa społeczna",
    "problem": "problem",
    "need_text": "potrzeba",
    "number": "liczba",
    "priority": "priorytet",
}
REMOVED = "wiersz usunięto z diagnozy"


@dataclass(frozen=True, slots=True)
class ChangedBasis:
    """One need (or service) of the programme whose source changed: before and now, field by field.

    ``items`` are the services that stand on it.
    """

    need: ProgrammeNeed | None
    item: ProgrammeItem | None
    title: str
    differences: list[Difference] = field(default_factory=list)
    items: list[ProgrammeItem] = field(default_factory=list)

    def named_by(self, need: str, item: str) -> bool:
        """Whether the posted ids mean this change."""
        return need == str(self.need.pk) if self.need else item == str(self.item.pk)


def copied_values(need: Need) -> dict:
    """Return the values that a programme copies from a row of the diagnosis."""
    return {ours: getattr(need, theirs) for ours, theirs in COPIED.items()}


def amount_text(value: int | None, unit: str, at_least: bool) -> str:
    """Write a need's number: „co najmniej 86 osób”."""
    return "" if value is None else amount(value, unit, bound="co najmniej" if at_least else "")


def _shown(values: dict) -> dict[str, str]:
    shown = {name: str(values[name] or "") for name in ("group", "problem", "need_text", "priority")}
    shown["number"] = amount_text(values["number"], values["unit"], values["at_least"])
    return shown


def source_of(need: ProgrammeNeed) -> Need | None:
    """Return the diagnosis row that ``need`` copies: by its link or, when it was deleted and brought back, by its key."""
    return need.source or Need.objects.filter(diagnosis=need.version.diagnosis_id, key=need.key).first()


def differences_of(need: ProgrammeNeed, source: Need | None) -> list[Difference]:
    """Return what differs between the copy and ``source``; empty when they agree or the removal was accepted."""
    copy = {name: getattr(need, name) for name in COPIED}
    if source is None:
        return [] if need.removal_accepted else [Difference("wiersz diagnozy", need.need_text or need.group, REMOVED)]
    current = copied_values(source)
    if copy == current:
        return []
    before, now = _shown(copy), _shown(current)
    return [Difference(LABELS[name], before[name], now[name]) for name in LABELS if before[name] != now[name]]


def changed_basis(version: ProgrammeVersion) -> list[ChangedBasis]:
    """Return everything that changed under ``version`` since it was copied or last accepted.

    ``version`` comes from ``checks.with_everything``; rows brought back cost one query more.
    """
    items, needs = list(version.items.all()), list(version.needs.all())
    lost = [need.key for need in needs if need.source is None]
    brought_back = Need.objects.filter(diagnosis=version.diagnosis_id, key__in=lost) if lost else []
    by_key = {need.key: need for need in brought_back}
    changed = []
    for need in needs:
        differences = differences_of(need, need.source or by_key.get(need.key))
        if differences:
            standing = [item for item in items if need.pk in {link.need_id for link in item.need_links.all()}]
            changed.append(ChangedBasis(need, None, str(need), differences, standing))
    for item in items:
        if item.service_name != item.service.name:
            renamed = Difference("nazwa usługi", item.service_name, item.service.name)
            changed.append(ChangedBasis(None, item, item.service_name, [renamed], [item]))
    return changed


def items_with_changed_basis(changes: list[ChangedBasis]) -> set[int]:
    """Return the ids of items that stand on something changed."""
    return {item.pk for change in changes for item in change.items}
