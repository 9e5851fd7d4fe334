"""The services of handbook ch. 9: proposals that a centre confirms.

A service that nobody has touched follows the file, so that a database filled earlier gets better words
and facts; one that anybody changed, confirmed, retired or took up in an import is never written again.
"""

from typing import Any

from cus.desk.loaders.files import read_json
from services.enums import ServiceState
from services.models import Occupation, Service, ServiceAreaLink, ServiceRequirement

# What the file says of a service beside its name and address, which stay as they were first written.
FACTS = (
    *("characteristic", "legal_regime", "legal_basis", "recipient_kinds", "recipients", "unit"),
    *("delivery_modes", "delivery_places", "competences", "desired_traits", "synonyms", "notes"),
)


def load_services() -> int:
    """Create the handbook's services that are missing, active; refresh the untouched ones; return how many."""
    rows = read_json("reference/services-handbook.json")["services"]
    found = Service.objects.filter(slug__in=[row["slug"] for row in rows])
    present = {service.slug: service for service in found.prefetch_related("area_links", "requirements__occupation")}
    taken_names = set(Service.objects.values_list("name", flat=True))
    occupations = _occupations(rows)
    missing = [row for row in rows if row["slug"] not in present and row["name"] not in taken_names]
    _create(missing, occupations)
    older = [
        row
        for row in rows
        if row["slug"] in present
        and is_untouched(present[row["slug"]])
        and _differs(present[row["slug"]], row, occupations)
    ]
    for row in older:
        _bring_along(present[row["slug"]], row, occupations)
    return len(missing) + len(older)


def _occupations(rows: list[dict]) -> dict[str, Occupation]:
    """Return the entries that the file names: those of the current edition, else of the latest that has them."""
    codes = {said["official_code"] for row in rows for said in row["requirements"] if "official_code" in said}
    entries = {entry.code: entry for entry in Occupation.objects.filter(code__in=codes).order_by("edition__state_on")}
    return entries | {entry.code: entry for entry in Occupation.objects.current().filter(code__in=codes)}


def is_untouched(service: Service) -> bool:
    """Say whether ``service`` still is the proposal that was loaded: every act makes its version grow."""
    return service.version == 1 and not service.is_confirmed and service.state == ServiceState.ACTIVE


def facts_of(row: dict) -> dict[str, Any]:
    """Return the columns of a service from its row of the file; a name printed otherwise is kept in a note."""
    suggested = row["suggested"]
    facts = {name: suggested[name] if name in suggested else row[name] for name in FACTS}
    if row["printed_name"] != row["name"]:
        facts["notes"] = [*facts["notes"], f"Nazwa w źródle: „{row['printed_name']}”."]
    return facts


def _create(rows: list[dict], occupations: dict[str, Occupation]) -> None:
    services = {
        row["slug"]: Service(slug=row["slug"], name=row["name"], state=ServiceState.ACTIVE, **facts_of(row))
        for row in rows
    }
    Service.objects.bulk_create(services.values())
    ServiceAreaLink.objects.bulk_create(
        ServiceAreaLink(service=services[row["slug"]], area_id=number)
        for row in rows
        for number in row["suggested"]["areas"]
    )
    ServiceRequirement.objects.bulk_create(
        requirement for row in rows for requirement in _requirements(services[row["slug"]], row, occupations)
    )


def _requirements(service: Service, row: dict, occupations: dict[str, Occupation]) -> list[ServiceRequirement]:
    """Columns of the row are those of the model; the classification's code stands for its entry."""
    requirements = []
    for position, said in enumerate(row["requirements"], start=1):
        columns = {name: value for name, value in said.items() if not name.startswith("official_")}
        occupation = occupations[said["official_code"]] if "official_code" in said else None
        requirements.append(ServiceRequirement(service=service, position=position, occupation=occupation, **columns))
    return requirements


def _differs(service: Service, row: dict, occupations: dict[str, Occupation]) -> bool:
    wanted = [_columns(requirement) for requirement in _requirements(service, row, occupations)]
    return (
        any(getattr(service, name) != value for name, value in facts_of(row).items())
        or sorted(link.area_id for link in service.area_links.all()) != sorted(row["suggested"]["areas"])
        or [_columns(requirement) for requirement in service.requirements.all()] != wanted
    )


def _columns(requirement: ServiceRequirement) -> tuple:
    """What the row says; an occupation by its code, since a later edition has rows of its own."""
    skipped = {"id", "occupation"}
    said = [
        getattr(requirement, field.attname) for field in requirement._meta.concrete_fields if field.name not in skipped
    ]
    return (*said, requirement.occupation and requirement.occupation.code)


def _bring_along(service: Service, row: dict, occupations: dict[str, Occupation]) -> None:
    for name, value in facts_of(row).items():
        setattr(service, name, value)
    service.save()
    areas = row["suggested"]["areas"]
    service.area_links.exclude(area__in=areas).delete()
    missing = set(areas) - set(service.area_links.values_list("area_id", flat=True))
    ServiceAreaLink.objects.bulk_create(ServiceAreaLink(service=service, area_id=number) for number in sorted(missing))
    wanted = _requirements(service, row, occupations)
    if [_columns(one) for one in service.requirements.all()] != [_columns(one) for one in wanted]:
        service.requirements.all().delete()
        ServiceRequirement.objects.bulk_create(wanted)
