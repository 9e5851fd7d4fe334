"""What a programme stands on, compared with what the diagnosis and the catalogue say today.

The mark „zmieniła się podstawa – sprawdź” is this comparison; nothing is stored.
"""

from dataclasses import dataclass, field

from cus.ui.display import Difference
from diagnosis.models import Diagnosis, Need
from diagnosis.succession import standing
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


def standing_diagnosis(version: ProgrammeVersion) -> Diagnosis:
    """Return the version of the diagnosis that the programme stands on today.

    When an update of its diagnosis is in force, that is the update: needs are found in it by their keys.
    """
    return standing(version.diagnosis)


def sources_of(version: ProgrammeVersion, needs: list[ProgrammeNeed]) -> dict:
    """Return, by key, the rows of the standing diagnosis that ``needs`` copy; deleted rows are not there.

    ``needs`` come with their ``source``; a query is made only for rows that are elsewhere.
    """
    diagnosis = standing_diagnosis(version)
    found = {need.key: need.source for need in needs if need.source and need.source.diagnosis_id == diagnosis.pk}
    others = [need.key for need in needs if need.key not in found]
    if others:
        found |= {row.key: row for row in Need.objects.filter(diagnosis=diagnosis, key__in=others)}
    return found


def source_of(need: ProgrammeNeed) -> Need | None:
    """Return the row of the standing diagnosis that ``need`` copies, found by its key, or ``None``."""
    return sources_of(need.version, [need]).get(need.key)


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

    ``version`` comes from ``checks.with_everything``; rows of a newer diagnosis, or brought back, cost a query more.
    """
    items, needs = list(version.items.all()), list(version.needs.all())
    sources = sources_of(version, needs)
    changed = []
    for need in needs:
        differences = differences_of(need, sources.get(need.key))
        if differences:
            standing_on = [item for item in items if need.pk in {link.need_id for link in item.need_links.all()}]
            changed.append(ChangedBasis(need, None, str(need), differences, standing_on))
    for item in items:
        if item.service_name != item.service.name:
            renamed = Difference("nazwa usługi", item.service_name, item.service.name)
            changed.append(ChangedBasis(None, item, item.service_name, [renamed], [item]))
    return changed


def items_with_changed_basis(changes: list[ChangedBasis]) -> set[int]:
    """Return the ids of items that stand on something changed."""
    return {item.pk for change in changes for item in change.items}
