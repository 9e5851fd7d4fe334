"""What an import would do to the catalogue: a plan, field by field, made without writing anything."""

from collections.abc import Mapping
from dataclasses import dataclass

from cus.importing.fields import Field
from cus.importing.plan import Change, EntryKind
from cus.importing.plan import Entry as BaseEntry
from cus.importing.plan import Plan as BasePlan
from cus.importing.reading import ReadRow, in_order
from cus.tables import TableFault
from cus.tables.cells import clean
from cus.tables.columns import key_of
from services.enums import LegalRegime, ServiceState
from services.importing.columns import HEADING, SERVICE_SHEET
from services.importing.pages import shown
from services.importing.reading import Parsed, service_fields
from services.importing.requirements import RowChanges, changes_of, wanted_of
from services.models import Service
from services.occupations import Classification
from services.policies import NO_AREA, refusal_of_content
from services.workflow import SERVICE_WORKFLOW

REPEATED = "Ta usługa jest już w wierszu {line}. Zostaw jeden."
TAKEN = "Usługa o tej nazwie już jest w katalogu pod innym identyfikatorem."
NOBODY = f"Tej usługi nie ma w arkuszu „{SERVICE_SHEET}”. Sprawdź nazwę albo dopisz usługę."
NEW_STATE = "Nową usługę można wprowadzić jako projekt albo czynną."


@dataclass(frozen=True, slots=True)
class Entry(BaseEntry):
    """One service of the table."""

    present: Service | None
    requirements: RowChanges | None

    @property
    def service(self) -> Service | None:
        """The service of the catalogue, when it is not new."""
        return self.present


class Plan(BasePlan[Entry]):
    """Services in the order of the table and what is wrong."""


class Catalogue:
    """Services of the catalogue that a table speaks of."""

    def __init__(self, *, lock: bool = False) -> None:
        self.lock = lock
        self.by_slug: dict[str, int] = {}
        self.by_name: dict[str, int] = {}
        self.by_key: dict[str, int] = {}
        for pk, name, slug in Service.objects.order_by("pk").values_list("pk", "name", "slug"):
            self.by_slug[slug] = self.by_name[name] = pk
            self.by_key[key_of(name)] = pk

    def find(self, row: ReadRow) -> int | None:
        """Return the key of the service that the row means: by its identifier, then by its name."""
        slug, name = str(row.values.get("slug") or ""), str(row.values.get("name") or "")
        return self.by_slug.get(slug) or self.by_name.get(name) or self.by_key.get(key_of(name))

    def load(self, keys: list[int]) -> dict[int, Service]:
        """Return the services with areas and requirements, locked in one order when the plan is to be carried out."""
        services = Service.objects.filter(pk__in=keys).order_by("pk")
        if self.lock:
            services = services.select_for_update(of=("self",))
        return {service.pk: service for service in services.prefetch_related("area_links", "requirements__occupation")}


def plan(parsed: Parsed, areas: Mapping[int, str], *, known: Classification | None = None, lock: bool = False) -> Plan:
    """Compare what was read with the catalogue.

    ``lock`` keeps the services from changing until the transaction ends.
    """
    known = known or Classification.current()
    # Thousands of codes: one reading of the whole edition instead of a question for each.
    _ = known.by_code if parsed.requirements else None
    catalogue = Catalogue(lock=lock)
    faults = list(parsed.faults)
    rows = _once(parsed, catalogue, faults)
    services = catalogue.load([pk for _, pk in rows if pk])
    fields = service_fields(dict(areas))
    entries, met = [], {""}
    for row, pk in rows:
        service = services.get(pk or 0)
        # A service that gets another name may keep its old one among the requirements.
        names = {key_of(name): None for name in (str(row.values["name"]), service.name if service else "")}
        told = next((parsed.requirements[name] for name in names if name in parsed.requirements), [])
        met |= names.keys()
        entries.append(_entry(row, service, told, fields, known, faults))
    _refuse_orphans(parsed, met, faults)
    in_order(faults)
    return Plan(entries, faults)


def _once(parsed: Parsed, catalogue: Catalogue, faults: list[TableFault]) -> list[tuple[ReadRow, int | None]]:
    """Pair each row with the service that it means; a name that comes twice is a fault."""
    lines: dict[object, int] = {}
    rows = []
    for row in parsed.services:
        name = str(row.values.get("name") or "")
        if not name:
            continue
        pk = catalogue.find(row)
        first = min((lines[key] for key in (pk, key_of(name)) if key in lines), default=None)
        if first:
            faults.append(row.fault("name", REPEATED.format(line=first)))
            continue
        lines |= {key: row.record.line for key in (pk, key_of(name)) if key}
        if pk and catalogue.by_name.get(name, pk) != pk:
            faults.append(row.fault("name", TAKEN))
        rows.append((row, pk))
    return rows


def _entry(
    row: ReadRow,
    service: Service | None,
    told: list[ReadRow],
    fields: tuple[Field, ...],
    known: Classification,
    faults: list[TableFault],
) -> Entry:
    values = {key: value for key, value in row.values.items() if value is not None and key != "slug"}
    present = list(service.requirements.all()) if service else []
    standing = {
        (need.occupation.code, need.occupation.title): need.occupation_id for need in present if need.occupation
    }
    judged = [wanted_of(need, known, standing, faults) for need in told]
    wanted = [want for want in judged if want is not None]
    # Half of the rows would look as if the others were to go.
    requirements = changes_of(present, wanted) if told and len(wanted) == len(told) else None
    before = shown(service, fields) if service else {}
    after = {field.key: field.words.show(values[field.key]) for field in fields if field.key in values}
    changed = {key: values[key] for key, text in after.items() if clean(before.get(key, "")) != clean(text)}
    changes = [Change(HEADING[key], before.get(key, ""), after[key]) for key in changed]
    if requirements:
        changes.append(Change("wymagania", "\n".join(requirements.before), "\n".join(requirements.after)))
    faults += _content_faults(row, service, values)
    kind = EntryKind.NEW if service is None else EntryKind.CHANGED if changes else EntryKind.SAME
    name = str(values["name"])
    return Entry(kind, name, row.record.line, tuple(changes), changed, service, requirements or None)


def _content_faults(row: ReadRow, service: Service | None, values: dict) -> list[TableFault]:
    """What the act demands of a service, as it would stand after the import."""
    state = str(values.get("state") or (service.state if service else ServiceState.DRAFT))
    areas = values.get("areas", [link.area_id for link in service.area_links.all()] if service else [])
    kinds = list(values.get("recipient_kinds", service.recipient_kinds if service else []))
    regime = str(values.get("legal_regime", service.legal_regime if service else LegalRegime.PROGRAMME))
    basis = str(values.get("legal_basis", service.legal_basis if service else ""))
    found = _state_faults(row, service, state)
    if found:
        return found
    if not areas and "areas" not in row.faulty and not _was_draft_without_areas(service, state):
        found.append(row.fault("areas", NO_AREA))
    in_use = state != ServiceState.DRAFT
    for refusal in (
        in_use
        and refusal_of_content(areas=1, recipient_kinds=kinds, legal_regime=LegalRegime.PROGRAMME, legal_basis=""),
        # The database wants the basis of a draft as well.
        refusal_of_content(areas=1, recipient_kinds=["any"], legal_regime=regime, legal_basis=basis),
    ):
        if refusal and refusal.field not in row.faulty:
            found.append(row.fault(refusal.field, refusal.message))
    return found


def _was_draft_without_areas(service: Service | None, state: str) -> bool:
    """A draft that waits for its areas may wait on; a table brings in no new one."""
    return service is not None and state == service.state == ServiceState.DRAFT and not service.area_links.all()


def _state_faults(row: ReadRow, service: Service | None, state: str) -> list[TableFault]:
    if service is None:
        return [row.fault("state", NEW_STATE)] if state == ServiceState.RETIRED else []
    if state == service.state:
        return []
    targets = {SERVICE_WORKFLOW[name.name].target for name in SERVICE_WORKFLOW.open_from(service.state)}
    if state in targets:
        return []
    said = f"Z „{service.get_state_display()}” nie można przejść na „{ServiceState(state).label}”."
    return [row.fault("state", said)]


def _refuse_orphans(parsed: Parsed, met: set[str], faults: list[TableFault]) -> None:
    """Name requirements of services that the table does not hold; once for each service."""
    if any("name" in row.faulty for row in parsed.services):
        return
    met = met | {key_of(str(row.values.get("name", ""))) for row in parsed.services}
    faults += [rows[0].fault("service", NOBODY) for key, rows in parsed.requirements.items() if key not in met]
