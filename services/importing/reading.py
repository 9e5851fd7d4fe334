"""Tables of services read into rows: every cell understood, or a fault that says where and why not."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cus.importing.fields import Field
from cus.importing.reading import ReadRow, chosen_of, read_row, records_of
from cus.tables import Record, Sheet, TableFault
from cus.tables.columns import key_of
from services.enums import RequirementSubject
from services.importing.areas import Areas
from services.importing.columns import (
    AREAS,
    REQUIREMENT_FIELDS,
    REQUIREMENT_SHEET,
    SERVICE_FIELDS,
    SERVICE_SHEET,
)
from services.validators import lacking

NAMELESS = "Wpisz nazwę usługi."
NO_SERVICE = "Wpisz nazwę usługi, której dotyczy wymaganie."
NO_KIND = "Wybierz rodzaj wymagania z listy."
SHEETS = (SERVICE_SHEET, REQUIREMENT_SHEET)
NO_SERVICES = f"Nie ma arkusza z usługami. Nazwij go „{SERVICE_SHEET}” i wpisz w nagłówku co najmniej kolumnę „nazwa”."


@dataclass(slots=True)
class Parsed:
    """Everything that was read: services, requirements by the name of their service, faults of both."""

    services: list[ReadRow] = field(default_factory=list)
    requirements: dict[str, list[ReadRow]] = field(default_factory=dict)
    faults: list[TableFault] = field(default_factory=list)


def read_files(sheets: Iterable[Sheet], areas: dict[int, str]) -> Parsed:
    """Read services and requirements from the sheets of one workbook or of two CSV files.

    ``areas``: names by number. Nothing is raised: what cannot be understood is a fault.
    """
    parsed = Parsed()
    chosen = chosen_of(sheets, SHEETS, _kind_of_headings, parsed.faults)
    if SERVICE_SHEET not in chosen:
        if not parsed.faults:
            parsed.faults.append(TableFault(NO_SERVICES))
        return parsed
    fields = service_fields(areas)
    for record in records_of(chosen[SERVICE_SHEET], fields, parsed.faults):
        row = read_row(record, fields, parsed.faults)
        if not row.values.get("name") and "name" not in row.faulty:
            parsed.faults.append(row.fault("name", NAMELESS))
        parsed.services.append(row)
    if REQUIREMENT_SHEET in chosen:
        for record in records_of(chosen[REQUIREMENT_SHEET], REQUIREMENT_FIELDS, parsed.faults):
            row = _requirement(record, parsed.faults)
            parsed.requirements.setdefault(key_of(str(row.values.get("service", ""))), []).append(row)
    return parsed


def service_fields(areas: dict[int, str]) -> tuple[Field, ...]:
    """Return the columns of services, the one of areas knowing their names."""
    known = Field(AREAS.key, AREAS.heading, Areas(areas), AREAS.help, aliases=AREAS.aliases)
    return tuple(known if field is AREAS else field for field in SERVICE_FIELDS)


def _kind_of_headings(headings: set[str]) -> str:
    if {"usluga", "rodzaj"} <= headings:
        return REQUIREMENT_SHEET
    return SERVICE_SHEET if headings & {"nazwa", "nazwa uslugi"} else ""


def _requirement(record: Record, faults: list[TableFault]) -> ReadRow:
    row = read_row(record, REQUIREMENT_FIELDS, faults)
    values = row.values
    for column in REQUIREMENT_FIELDS:
        if column.key not in row.faulty and column.key not in values:
            values[column.key] = column.words.read("")
    wrong = {
        key: message
        for key, message in (("service", NO_SERVICE), ("kind", NO_KIND))
        if not values.get(key) and key not in row.faulty
    }
    for key in ("education", "studies"):
        values[key] = values.get(key) or ""
    values["subject"] = values.get("subject") or RequirementSubject.PERSON.value
    if values.get("kind"):
        judged = {key: value for key, value in values.items() if key not in row.faulty}
        judged["occupation"] = values.get("code") or values.get("title") or ""
        for name, message in lacking(str(values["kind"]), judged).items():
            key = "code" if name == "occupation" else name
            is_known = key in row.faulty or (key == "code" and "title" in row.faulty)
            wrong |= {} if is_known else {key: message}
    faults += [row.fault(key, message) for key, message in wrong.items()]
    return ReadRow(record, values, row.faulty | wrong.keys())
