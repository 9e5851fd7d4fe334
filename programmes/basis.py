"""What a programme stands on, compared with what the diagnosis and the catalogue say today.

The mark „zmieniła się podstawa – sprawdź” is this comparison; nothing is stored.
"""

import datetime
from dataclasses import dataclass, field

from cus.text.dates import day
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


def standing_diagnosis(version: ProgrammeVersion) -> Diagnosis | None:
    """Return the version of the diagnosis that the programme stands on today; ``None``: it has no diagnosis.

    When an update of its diagnosis is in force, that is the update: needs are found in it by their keys.
    """
    return standing(version.diagnosis) if version.diagnosis else None


def sources_of(version: ProgrammeVersion, needs: list[ProgrammeNeed]) -> dict:
    """Return, by key, the rows of the standing diagnosis that ``needs`` copy; deleted rows are not there.

    ``needs`` come with their ``source``; a query is made only for rows that are elsewhere.
    """
    diagnosis = standing_diagnosis(version)
    if diagnosis is None:
        return {}
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

    ``version`` comes from ``gaps.with_everything``; rows of a newer diagnosis, or brought back, cost a query more.
    """
    items, needs = list(version.items.all()), list(version.needs.all())
    sources = sources_of(version, needs)
    changed = []
    # Without a diagnosis there is nothing to compare with.
    for need in needs if version.diagnosis_id else ():
        differences = differences_of(need, sources.get(need.key))
        if differences:
            standing_on = [item for item in items if need.pk in {link.need_id for link in item.need_links.all()}]
            changed.append(ChangedBasis(need, None, str(need), differences, standing_on))
    for item in items:
        differences = differences_under(item)
        if differences:
            changed.append(ChangedBasis(None, item, item.service_name, differences, [item]))
    return changed


# What is copied of the provider's offer, and what it is called.
OFFER_LABELS = {
    "capacity": "możliwości wykonawcy",
    "admission": "warunki przyjęć wykonawcy",
    "charge": "odpłatność u wykonawcy",
    "place": "miejsce u wykonawcy",
}
NONE_RULES = "żaden nie obowiązuje"
NO_OFFER = "wykonawca wycofał ofertę"


def present_basis(item: ProgrammeItem) -> dict:
    """Return the standard that rules today and the provider's offer, as plain JSON.

    ``item`` comes from ``gaps.whole_items``; what there is not is ``None``.
    """
    return {"standard": item.standards_now[0] if item.standards_now else None, "offer": _offer(item)}


def kept_basis(item: ProgrammeItem) -> dict:
    """Return what ``item`` (from ``gaps.whole_items``) keeps after it was written again.

    What it stood on stays until somebody accepts the change; what it had not, or what was another
    provider's, is taken as it is today.
    """
    kept, now = item.stands_on, present_basis(item)
    offer = kept.get("offer")
    mine = offer and offer["partner"] == item.provider_id
    return {"standard": kept.get("standard") or now["standard"], "offer": offer if mine else now["offer"]}


def _offer(item: ProgrammeItem) -> dict | None:
    offers = [offer for offer in item.service.offers.all() if offer.partner_id == item.provider_id]
    if not item.provider_id or not offers:
        return None
    offer = offers[0]
    able = "" if offer.capacity is None else amount(offer.capacity, offer.unit, offer.period)
    charge = ". ".join(filter(None, [str(offer.get_charge_display()), offer.fee_note]))
    facts = {"capacity": able, "admission": offer.admission, "charge": charge, "place": offer.place}
    return {"partner": item.provider_id, **facts}


def differences_under(item: ProgrammeItem) -> list[Difference]:
    """Return what changed under ``item`` (from ``gaps.whole_items``): the service's name, standard, offer."""
    found = []
    if item.service_name != item.service.name:
        found.append(Difference("nazwa usługi", item.service_name, item.service.name))
    if not hasattr(item, "standards_now"):  # fetched by who does not look at what it stands on
        return found
    kept, now = item.stands_on, present_basis(item)
    standard = kept.get("standard")
    if standard and standard["pk"] != (now["standard"] or {}).get("pk"):
        found.append(Difference("standard jakości", _standard(standard), _standard(now["standard"])))
    offer = kept.get("offer")
    if offer and offer["partner"] == item.provider_id:
        found += _under_offer(offer, now["offer"])
    return found


def _standard(row: dict | None) -> str:
    if row is None:
        return NONE_RULES
    return f"wersja {row['number']}, od {day(datetime.date.fromisoformat(row['since']))} r."


def _under_offer(kept: dict, now: dict | None) -> list[Difference]:
    if now is None:
        return [Difference("oferta wykonawcy", kept["capacity"] or "była", NO_OFFER)]
    pairs = [(label, kept.get(name, ""), now[name]) for name, label in OFFER_LABELS.items()]
    return [Difference(*pair) for pair in pairs if pair[1] != pair[2]]


def items_with_changed_basis(changes: list[ChangedBasis]) -> set[int]:
    """Return the ids of items that stand on something changed."""
    return {item.pk for change in changes for item in change.items}
