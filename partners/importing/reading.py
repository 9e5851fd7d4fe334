"""Tables of partners and offers read into rows: every cell understood, or a fault that says where and why not.

An empty cell says nothing: what the card has stays. A list of organisations is rarely complete, and what somebody
wrote on a card must not go because a column was left empty.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from cus.importing.fields import Field
from cus.importing.reading import ReadRow, chosen_of, read_row, records_of
from cus.tables import Sheet, TableFault
from cus.tables.columns import key_of
from partners.importing.columns import GMINAS, OFFER_FIELDS, OFFER_SHEET, PARTNER_FIELDS, PARTNER_SHEET
from partners.importing.gminas import Gminas

SHEETS = (PARTNER_SHEET, OFFER_SHEET)
NOTHING = f"Nie ma arkusza z partnerami. Nazwij go „{PARTNER_SHEET}” i wpisz w nagłówku „pełna nazwa instytucji”."
NAMELESS = "Wpisz pełną nazwę: bez niej fiszki nie da się odnaleźć."
NO_SERVICE = "Wpisz usługę z katalogu, której dotyczy oferta."
_NAMES = next({key_of(name) for name in (one.heading, *one.aliases)} for one in PARTNER_FIELDS if one.key == "name")


@dataclass(slots=True)
class Parsed:
    """Everything that was read: partners, offers, faults of both; values hold filled cells only."""

    partners: list[ReadRow] = field(default_factory=list)
    offers: list[ReadRow] = field(default_factory=list)
    faults: list[TableFault] = field(default_factory=list)
    gminas: Gminas = field(default_factory=Gminas)


def read_files(sheets: Iterable[Sheet]) -> Parsed:
    """Read partners and offers from the sheets of one workbook or of two CSV files; either may be missing.

    Nothing is raised: what cannot be understood is a fault.
    """
    parsed = Parsed()
    chosen = chosen_of(sheets, SHEETS, _kind_of_headings, parsed.faults)
    if not chosen and not parsed.faults:
        parsed.faults.append(TableFault(NOTHING))
    if PARTNER_SHEET in chosen:
        fields = partner_fields(parsed.gminas)
        parsed.partners = _rows(chosen[PARTNER_SHEET], fields, ("name", NAMELESS), parsed.faults)
    if OFFER_SHEET in chosen:
        parsed.offers = _rows(chosen[OFFER_SHEET], OFFER_FIELDS, ("service", NO_SERVICE), parsed.faults)
    return parsed


def partner_fields(gminas: Gminas) -> tuple[Field, ...]:
    """Return the columns of partners, the one of gminas knowing their names."""
    return tuple(replace(GMINAS, words=gminas) if field is GMINAS else field for field in PARTNER_FIELDS)


def _kind_of_headings(headings: set[str]) -> str:
    if "usluga" in headings or "nazwa uslugi" in headings:
        return OFFER_SHEET
    return PARTNER_SHEET if headings & _NAMES else ""


def _rows(sheet: Sheet, fields: Sequence[Field], needed: tuple[str, str], faults: list[TableFault]) -> list[ReadRow]:
    key, message = needed
    found = []
    for record in records_of(sheet, fields, faults):
        row = read_row(record, fields, faults)
        values = {name: value for name, value in row.values.items() if value not in ("", None, [])}
        faulty = row.faulty
        if key not in values and key not in faulty:
            faults.append(row.fault(key, message))
            faulty |= {key}
        found.append(replace(row, values=values, faulty=faulty))
    return found
