"""Tables of the same shape as is read: the catalogue as it stands, and examples to fill in."""

from collections.abc import Iterable, Sequence

from cus.importing.fields import Field, choices_of, explained
from cus.importing.words import Flag
from cus.tables import Page
from services.enums import RequirementKind, ServiceState
from services.importing.columns import (
    REQUIREMENT_FIELDS,
    REQUIREMENT_SHEET,
    SERVICE_SHEET,
)
from services.importing.reading import service_fields
from services.importing.requirements import present_of
from services.models import Occupation, OccupationEdition, Service, ServiceRequirement

EXAMPLE_SERVICE = {
    "name": "Przykład: opieka wytchnieniowa",
    "synonyms": "zastępstwo za opiekuna; wytchnienie",
    "characteristic": "Zastępuje opiekuna domowego przez kilka godzin albo dni, żeby mógł odpocząć.",
    "areas": "4; 7",
    "legal_regime": "tryb programu usług społecznych",
    "recipient_kinds": "rodzina; osoba",
    "recipients": "opiekunowie domowi; osoby niesamodzielne",
    "competences": "pielęgnacja w domu; rozpoznawanie potrzeb",
    "desired_traits": "cierpliwość; opanowanie",
    "unit": "godzina",
    "delivery_modes": "w miejscu zamieszkania odbiorcy",
    "delivery_places": "mieszkanie odbiorcy",
    "supports_deinstitutionalisation": "tak",
    "state": ServiceState.DRAFT.label,
}
EXAMPLE_REQUIREMENTS = (
    {"group": "1", "alternative": "1", "kind": RequirementKind.REQUIRED_OCCUPATION.label, "code": "341202",
     "title": "Opiekun osoby starszej"},
    {"group": "1", "alternative": "2", "kind": RequirementKind.REQUIRED_OCCUPATION.label, "code": "532102",
     "title": "Opiekun medyczny"},
    {"group": "2", "alternative": "1", "kind": RequirementKind.COURSE.label, "topic": "kurs pierwszej pomocy",
     "hours": "8"},
)  # fmt: skip


def shown(service: Service, fields: Sequence[Field]) -> dict[str, str]:
    """Return the cells of a service by the keys of columns. Expects its area links."""
    values = {field.key: getattr(service, field.key) for field in fields if field.key != "areas"}
    values["areas"] = [link.area_id for link in service.area_links.all()]
    return {field.key: field.words.show(values[field.key]) for field in fields}


def pages_of(services: Iterable[Service], areas: dict[int, str]) -> list[Page]:
    """Return the sheets of services and of their requirements. Expects ``ServiceQuerySet.for_page``."""
    fields = service_fields(areas)
    rows, requirements = [], []
    for service in services:
        cells = shown(service, fields)
        rows.append([cells[field.key] for field in fields])
        requirements += [_requirement_row(service, row) for row in service.requirements.all()]
    return [
        Page(SERVICE_SHEET, [field.heading for field in fields], rows, choices_of(fields)),
        Page(
            REQUIREMENT_SHEET,
            [field.heading for field in REQUIREMENT_FIELDS],
            requirements,
            choices_of(REQUIREMENT_FIELDS),
        ),
    ]


def empty_pages(areas: dict[int, str]) -> list[Page]:
    """Return the sheets with headings only, and a page that explains the columns."""
    help_page = explained({SERVICE_SHEET: service_fields(areas), REQUIREMENT_SHEET: REQUIREMENT_FIELDS})
    return [*pages_of((), areas), help_page]


def filled_pages(areas: dict[int, str]) -> list[Page]:
    """Return the sheets with one service filled in, and a page that explains the columns."""
    services, requirements, help_page = empty_pages(areas)
    one = [EXAMPLE_SERVICE.get(field.key, "") for field in service_fields(areas)]
    name = EXAMPLE_SERVICE["name"]
    rows = [
        [({"service": name} | row).get(field.key, "") for field in REQUIREMENT_FIELDS] for row in EXAMPLE_REQUIREMENTS
    ]
    return [
        Page(services.name, services.headings, [one], services.choices),
        Page(requirements.name, requirements.headings, rows, requirements.choices),
        help_page,
    ]


def _requirement_row(service: Service, row: ServiceRequirement) -> list[str]:
    present = present_of(row)
    values = present.values | {"service": service.name, "title": present.occupation_title}
    return [field.words.show(values[field.key]) for field in REQUIREMENT_FIELDS]


OCCUPATION_HEADINGS = [
    "kod",
    "nazwa",
    "poziom",
    "grupa nadrzędna",
    "zawód szkolny",
    "pozycja zbiorcza",
    "nazwa w indeksie",
]


def occupation_pages(edition: OccupationEdition) -> list[Page]:
    """Return one sheet with the entries of an edition, in the shape in which an edition is brought in."""
    entries = Occupation.objects.filter(edition=edition).order_by("code")
    yes = Flag()
    rows = [
        [code, title, str(level), parent or "", yes.show(school), yes.show(residual), variant]
        for code, title, level, parent, school, residual, variant in entries.values_list(
            "code", "title", "level", "parent__code", "is_school_profession", "is_residual", "variant_title"
        )
    ]
    return [Page("zawody", OCCUPATION_HEADINGS, rows)]
