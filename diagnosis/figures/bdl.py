"""An export of the Local Data Bank read into values: CTAB, CREL, XPIV and XTAB, as they come and as spreadsheets leave them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from cus.tables import Sheet, TableRefused, read
from cus.text.dates import day
from diagnosis.figures.areas import POLAND, tidy_name
from diagnosis.figures.bdl_names import FileName, base_of, file_name, indicator_of, rests_on_census, sorted_out
from diagnosis.figures.bdl_tables import (
    RawValue,
    WideColumn,
    empty_columns,
    is_long,
    long_values,
    place_of,
    wide_layout,
    wide_values,
)
from diagnosis.figures.cellwords import NotANumber, value_of
from diagnosis.figures.found import Brought, FoundIndicator, FoundValue

MOST_ROWS, MOST_COLUMNS = 100_000, 4_000
MOST_FAULTS = 200
# The person says that no census matters here.
NO_MATTER = "none"
NOTHING = "W pliku nie ma żadnych wartości."
INVENTED = "liczby wymyślone na potrzeby pokazu"
NOT_BDL = (
    "To nie jest tabela z Banku Danych Lokalnych: nie ma w niej kolumn „Kod” i „Nazwa” z latami i jednostkami. "
    "Inną tabelę wczytasz przez wskazanie kolumn."
)
BROKEN_OFF = "Plik wygląda na urwany: ostatni obszar ma mniej wierszy ({last}) niż każdy inny ({others}). Pobierz go jeszcze raz."
NO_LAST_LINE = (
    "Ostatni wiersz pliku nie kończy się tak, jak w plikach z BDL: plik może być urwany. Ostatni obszar w nim to {last}. "
    "Jeśli po nim powinny być następne, pobierz plik jeszcze raz."
)
NO_PARTS = (
    "Plik wygląda na urwany: gmina {last} na jego końcu nie ma swoich części (miasto, obszar wiejski), a inne mają. "
    "Pobierz go jeszcze raz."
)
NO_SUBGROUP = "Nazwa pliku nie mówi, z jakiej podgrupy pochodzi. Wpisz numer podgrupy z BDL, na przykład 2137."
NO_DAY = "Nazwa pliku nie mówi, kiedy go pobrano. Wpisz dzień pobrania z BDL."
NO_BASE = (
    "Nie wiadomo, na którym spisie opierają się lata od 2020: GUS przeliczał je w 2022 r. Wybierz podstawę spisową."
)
PADDED = "Arkusz kalkulacyjny zgubił zera na początku kodów obszarów. Uzupełniono je."
NEGATIVE = "Wartość ujemna jest w pliku źródłowym."
NEGATIVE_AGES = "GUS podaje takie w tablicach wieku: to skutek bilansowania ludności."


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person adds to what the file says: the base of years from 2020, the subgroup, the day of the export."""

    base: str = ""
    subgroup: str = ""
    as_of: date | None = None


def read_bdl(content: bytes, name: str, asked: Asked) -> Brought:
    """Read an exported file. What is wrong is in ``faults``; nothing is raised."""
    brought = Brought()
    try:
        sheets = read(content, most_rows=MOST_ROWS, most_columns=MOST_COLUMNS)
    except TableRefused as refused:
        brought.faults.extend(refused.faults)
        return brought
    told = file_name(name)
    facts = _facts(sheets)
    title = facts.get("podgrupa", "")
    laid = _raw_values(sheets, brought)
    if laid is None:
        brought.fault(NOT_BDL)
        return brought
    reader = _Reader(brought, told, asked, title, laid[0])
    reader.ready()
    if brought.faults:
        return brought
    for value in laid[1]:
        reader.take(value)
        if len(brought.faults) >= MOST_FAULTS or reader.is_stuck:
            break
    if not brought.values and not brought.faults:
        brought.fault(NOTHING)
    _remark_cut(content, brought)
    if brought.areas and all(code.startswith("99") for code in brought.areas):
        # Codes of the demonstration: nobody may take its numbers for those of the office.
        brought.source = INVENTED
    brought.title = title
    brought.as_of = asked.as_of or told.exported_on
    if updated := facts.get("data ostatniej aktualizacji"):
        brought.remark(f"GUS zaktualizował te dane {_said(updated)}.")
    return brought


def _said(text: str) -> str:
    try:
        return day(datetime.strptime(text.strip(), "%d.%m.%Y").date())
    except ValueError:
        return text


def _facts(sheets: list[Sheet]) -> dict[str, str]:
    """Return what the sheet OPIS says, by label."""
    sheet = next((one for one in sheets if one.name.upper() == "OPIS"), None)
    if sheet is None:
        return {}
    rows = [{cell.column: cell for cell in sheet.header}, *(row.cells for row in sheet.rows)]
    return {row[1].text.rstrip(": ").lower(): row[2].text for row in rows if 1 in row and 2 in row}


def _raw_values(sheets: list[Sheet], brought: Brought) -> tuple[str, Iterable[RawValue]] | None:
    """Choose the sheet with figures and say how it is laid out; ``None`` when there is none."""
    figures = [one for one in sheets if one.name.upper() != "OPIS"]
    for sheet in sorted(figures, key=lambda one: one.name.upper() != "DANE"):
        if is_long(sheet):
            _refuse_cut(sheet, brought)
            return sheet.name, long_values(sheet)
        layout = wide_layout(sheet)
        if layout:
            columns, rows = layout
            empty = empty_columns(columns, rows)
            if empty:
                brought.remark(_empty_said([column for column in columns if column.at in empty]))
            return sheet.name, wide_values([column for column in columns if column.at not in empty], rows)
    return None


def _empty_said(columns: list[WideColumn]) -> str:
    years = sorted({column.year for column in columns})
    return f"Kolumn bez żadnej wartości: {len(columns)} (lata {', '.join(years)}). Pominięto je."


def _refuse_cut(sheet: Sheet, brought: Brought) -> None:
    """Refuse a list that breaks off between two rows: its last area has fewer of them than each other one."""
    codes = [row.cells[1].text for row in sheet.rows if 1 in row.cells]
    counts = Counter(codes)
    last = counts.pop(codes[-1], 0) if codes else 0
    others = set(counts.values())
    if len(counts) > 1 and len(others) == 1 and last < min(others):
        brought.fault(BROKEN_OFF.format(last=last, others=min(others)), sheet.rows[-1].line, sheet=sheet.name)


def _remark_cut(content: bytes, brought: Brought) -> None:
    """Say that a text may break off between two rows: its last line is not ended, or a gmina lacks its parts.

    A wide table holds an area a row, so a cut there leaves every row whole: only what the bank always writes tells.
    """
    if not brought.areas or content.startswith(b"PK"):
        return
    last = next(reversed(brought.areas))
    if not content.rstrip(b" \t").endswith((b"\n", b"\r")):
        brought.remark(NO_LAST_LINE.format(last=brought.areas[last]))
    mixed = {code for code in brought.areas if code.endswith("3") and not code.endswith("000")}
    whole = {code for code in mixed if f"{code[:6]}4" in brought.areas and f"{code[:6]}5" in brought.areas}
    if (last in mixed or last[:6] + "3" in mixed - whole) and len(mixed) > 1 and len(mixed - whole) == 1:
        brought.remark(NO_PARTS.format(last=brought.areas[last[:6] + "3"]))


class _Reader:
    """Turns raw cells into values, remembering what labels mean."""

    def __init__(self, brought: Brought, told: FileName, asked: Asked, title: str, sheet: str) -> None:
        self.brought, self.asked, self.title, self.sheet = brought, asked, title, sheet
        self.category, self.subgroup = told.category, asked.subgroup or told.subgroup
        self.exported_on = asked.as_of or told.exported_on
        self.meant: dict[tuple[object, str], tuple[FoundIndicator, str, str]] = {}
        self.seen: dict[tuple[str, ...], FoundValue] = {}
        # Nothing more can be read before the person says something.
        self.is_stuck = False

    def ready(self) -> None:
        """Say what must be known before the first value."""
        if not self.subgroup:
            self.brought.fault(NO_SUBGROUP)
        if self.exported_on is None:
            self.brought.fault(NO_DAY)

    def take(self, raw: RawValue) -> None:
        """Add one value, or what is wrong with it."""
        code = self._code(raw)
        year = self._year(raw)
        if code is None or year is None:
            return
        if raw.cell.fault:
            self._fault(raw.cell.fault, raw)
            return
        indicator, sex, age = self._meaning(raw)
        base = self._base(indicator, year)
        if base is None:
            self.brought.fault(NO_BASE)
            self.is_stuck = True
            return
        try:
            value, missing = value_of(raw.cell.text, raw.attribute)
        except NotANumber:
            self._fault(f"„{raw.cell.text[:40]}” nie jest liczbą ani znakiem braku (-, x).", raw)
            return
        note = ""
        if value is not None and value < 0 and indicator.is_count:
            note = f"{NEGATIVE} {NEGATIVE_AGES}" if age else NEGATIVE
        row, column = place_of(raw.cell)
        attribute = raw.attribute.strip()[:20]
        found = (indicator, code, year, sex, age, base, value, missing, attribute, note, self.sheet, row, column)
        self._add(FoundValue(*found), raw)

    def _add(self, found: FoundValue, raw: RawValue) -> None:
        key = (found.indicator.key, found.area, str(found.year), found.sex, found.age, found.base)
        twin = self.seen.get(key)
        if twin is None:
            self.seen[key] = found
            self.brought.values.append(found)
        elif (twin.value, twin.missing) != (found.value, found.missing):
            self._fault(f"Ta sama wartość stoi w pliku dwa razy i za każdym razem jest inna (wiersz {twin.row}).", raw)

    def _code(self, raw: RawValue) -> str | None:
        text = raw.code.text
        if not text.isascii() or not text.isdigit() or len(text) > 7:
            # Notes under the table have no numbers beside them.
            if raw.cell.text:
                self._fault(f"„{text[:20]}” nie jest kodem obszaru: ma on 7 cyfr.", raw)
            return None
        if len(text) < 7:
            self.brought.remark(PADDED)
        code = text.zfill(7)
        if code not in self.brought.areas:
            self.brought.areas[code] = (tidy_name(raw.name) or ("POLSKA" if code == POLAND else code))[:150]
        return code

    def _year(self, raw: RawValue) -> int | None:
        if len(raw.year) == 4 and raw.year.isdigit() and 1900 <= int(raw.year) <= 2100:
            return int(raw.year)
        self._fault(f"„{raw.year[:20]}” nie jest rokiem.", raw)
        return None

    def _meaning(self, raw: RawValue) -> tuple[FoundIndicator, str, str]:
        known = self.meant.get((raw.labels, raw.unit))
        if known is None:
            words, sex, age = sorted_out(list(raw.labels))
            known = indicator_of(self.subgroup, self.title, words, raw.unit or "-"), sex, age
            self.meant[raw.labels, raw.unit] = known
        return known

    def _base(self, indicator: FoundIndicator, year: int) -> str | None:
        if self.asked.base == NO_MATTER or not rests_on_census(self.category, indicator.name, indicator.unit):
            return ""
        return base_of(year, self.exported_on, self.asked.base)

    def _fault(self, message: str, raw: RawValue) -> None:
        row, column = place_of(raw.cell)
        self.brought.fault(message, row, column, self.sheet)
