"""Any table with figures, read as a person said: which column holds the area, the year, the indicator, the values.

Columns are remembered by their headings, so the same mapping fits the file of next year.
"""

import re
from collections.abc import Iterable
from collections.abc import Mapping as Names
from dataclasses import asdict, dataclass
from datetime import date

from cus.tables import Cell, Row, Sheet, TableRefused, letter, read
from diagnosis.figures.ages import age_of
from diagnosis.figures.bdl_names import RATES, SEXES, TOTALS
from diagnosis.figures.cellwords import NotANumber, value_of
from diagnosis.figures.found import Brought, FoundIndicator, FoundValue

YEAR_IN = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_UNIT_IN = re.compile(r"\s*[\[(]([^\])]{1,60})[\])]\s*$")
OF_YEARS, OF_INDICATORS, OF_VALUES = "years", "indicators", "values"
MOST_FAULTS = 200


@dataclass(frozen=True, slots=True)
class Mapping:
    """Headings of columns, and what stands for the whole table where no column says it.

    ``values``: headings of the columns with numbers; ``meaning``: what these headings say: years, indicators or nothing.
    """

    sheet: str = ""
    area: str = ""
    area_fixed: str = ""
    indicator: str = ""
    indicator_fixed: str = ""
    unit: str = ""
    unit_fixed: str = ""
    year: str = ""
    year_fixed: str = ""
    sex: str = ""
    age: str = ""
    values: tuple[str, ...] = ()
    meaning: str = OF_VALUES
    base: str = ""
    source: str = ""
    skip_unknown: bool = False

    def as_json(self) -> dict:
        """Return what is kept."""
        return asdict(self) | {"values": list(self.values)}

    @classmethod
    def from_json(cls, kept: dict) -> "Mapping":
        """Read what was kept; unknown names are passed over."""
        found = {name: value for name, value in kept.items() if name in cls.__dataclass_fields__}
        return cls(**(found | {"values": tuple(found.get("values", ()))}))


def tables_in(content: bytes) -> list[Sheet]:
    """Return the sheets of a file.

    Raises:
        TableRefused: it is no table.
    """
    return read(content, most_columns=400)


def headings(sheet: Sheet) -> list[str]:
    """Return the headings of a sheet as a person picks among them; a repeated one carries its column."""
    seen: set[str] = set()
    found = []
    for cell in sheet.header:
        name = " ".join(cell.text.split())
        if name in seen:
            name = f"{name} (kolumna {letter(cell.column)})"
        seen.add(name)
        found.append(name)
    return found


def proposed(sheet: Sheet) -> Mapping:
    """Guess a mapping from headings: years in them, „kod”, „gmina”, „rok”, „wartość”."""
    names = headings(sheet)
    years = [name for name in names if YEAR_IN.fullmatch(name.strip().removesuffix(" r."))]

    def pick(*stems: str) -> str:
        return next((name for stem in stems for name in names if name.lower().startswith(stem)), "")

    value = pick("warto", "liczba", "ile")
    return Mapping(
        sheet=sheet.name,
        area=pick("kod", "teryt", "gmina", "obszar", "nazwa", "jednostka terytorialna"),
        indicator=pick("wskaźnik", "miernik", "cecha", "co"),
        unit=pick("jednostka miary", "jednostka", "miano"),
        year="" if years else pick("rok"),
        sex=pick("płeć"),
        age=pick("wiek", "grupa wieku"),
        values=tuple(years) or ((value,) if value else ()),
        meaning=OF_YEARS if years else OF_VALUES,
    )


def read_mapped(content: bytes, mapping: Mapping, as_of: date | None, known: Names[str, str] | None = None) -> Brought:
    """Read a table as the mapping says. ``known``: names of areas by code, for tables that name them.

    What is wrong is in ``faults``; nothing is raised.
    """
    brought = Brought(source=mapping.source, as_of=as_of)
    try:
        sheets = tables_in(content)
    except TableRefused as refused:
        brought.faults.extend(refused.faults)
        return brought
    sheet = next((one for one in sheets if one.name == mapping.sheet), sheets[0])
    reader = _Reader(brought, mapping, sheet, known or {})
    if reader.is_ready():
        for row in sheet.rows:
            reader.take(row)
            if len(brought.faults) >= MOST_FAULTS:
                break
        reader.conclude()
    return brought


class _Reader:
    """Reads rows by the mapping."""

    def __init__(self, brought: Brought, mapping: Mapping, sheet: Sheet, known: Names[str, str]) -> None:
        self.brought, self.mapping, self.sheet = brought, mapping, sheet
        self.columns = dict(zip(headings(sheet), (cell.column for cell in sheet.header), strict=True))
        self.known, self.by_name = known, _by_name(known)
        self.unknown: dict[str, int] = {}
        self.seen: dict[tuple[object, ...], FoundValue] = {}

    def is_ready(self) -> bool:
        """Say what the mapping lacks, or which of its columns this file has not."""
        mapping = self.mapping
        for name in (
            mapping.area,
            mapping.indicator,
            mapping.unit,
            mapping.year,
            mapping.sex,
            mapping.age,
            *mapping.values,
        ):
            if name and name not in self.columns:
                self.brought.fault(f"W tej tabeli nie ma kolumny „{name}”. Wskaż inną.", sheet=self.sheet.name)
        lacks = {
            "kolumny z wartościami": bool(mapping.values),
            "kolumny z obszarem albo jednego obszaru": bool(mapping.area or mapping.area_fixed),
            "kolumny ze wskaźnikiem albo jednej nazwy": bool(
                mapping.indicator or mapping.indicator_fixed or mapping.meaning == OF_INDICATORS
            ),
            "kolumny z rokiem albo jednego roku": bool(
                mapping.year or mapping.year_fixed or mapping.meaning == OF_YEARS
            ),
        }
        for what, is_there in lacks.items():
            if not is_there:
                self.brought.fault(f"Brakuje {what}.")
        return not self.brought.faults

    def take(self, row: Row) -> None:
        """Read the values of a row; a row without any is passed over."""
        cells = [
            (name, row.cells[self.columns[name]]) for name in self.mapping.values if self.columns[name] in row.cells
        ]
        if not cells:
            return
        area = self._area(row)
        if area is None:
            return
        for name, cell in cells:
            self._value(row, area, name, cell)

    def conclude(self) -> None:
        """Say which areas nobody knows."""
        for name, line in self.unknown.items():
            message = f"Nie wiadomo, jaki to obszar: „{name[:60]}”. Wpisz kod TERYT (7 cyfr) albo nazwę gminy centrum."
            if self.mapping.skip_unknown:
                self.brought.remark(f"Pominięto wiersze z nieznanym obszarem „{name[:60]}”.")
            else:
                self.brought.fault(message, line, self._letter(self.mapping.area), self.sheet.name)
        if not self.brought.values and not self.brought.faults:
            self.brought.fault("W tej tabeli nie ma żadnych wartości do wczytania.", sheet=self.sheet.name)

    def _area(self, row: Row) -> str | None:
        text = self._text(row, self.mapping.area) or self.mapping.area_fixed
        digits = text.replace(" ", "")
        if digits.isdigit() and 5 <= len(digits) <= 7:
            code = digits.zfill(7)
            self.brought.areas.setdefault(code, self.known.get(code, code))
            return code
        found = self.by_name.get(" ".join(text.split()).casefold(), [])
        if len(found) == 1:
            self.brought.areas.setdefault(found[0], self.known[found[0]])
            return found[0]
        self.unknown.setdefault(text or "(pusta komórka)", row.line)
        return None

    def _value(self, row: Row, area: str, heading: str, cell: Cell) -> None:
        if cell.fault:
            self.brought.fault(cell.fault, cell.line, letter(cell.column), self.sheet.name)
            return
        year = self._year(row, heading, cell)
        indicator = self._indicator(row, heading)
        if year is None:
            return
        try:
            value, missing = value_of(cell.text)
        except NotANumber:
            self._fault(f"„{cell.text[:40]}” nie jest liczbą ani znakiem braku (-, x).", cell)
            return
        sex, age = self._split(row)
        note = (
            "Wartość ujemna jest w pliku źródłowym." if value is not None and value < 0 and indicator.is_count else ""
        )
        place = (self.sheet.name, cell.line, letter(cell.column))
        self._add(
            FoundValue(indicator, area, year, sex, age, self.mapping.base, value, missing, "", note, *place), cell
        )

    def _add(self, found: FoundValue, cell: Cell) -> None:
        key = (found.indicator.key, found.area, found.year, found.sex, found.age)
        twin = self.seen.setdefault(key, found)
        if twin is found:
            self.brought.values.append(found)
        elif (twin.value, twin.missing) != (found.value, found.missing):
            self._fault(
                f"Ta sama wartość stoi w tabeli dwa razy i za każdym razem jest inna (wiersz {twin.row}).", cell
            )

    def _year(self, row: Row, heading: str, cell: Cell) -> int | None:
        if self.mapping.meaning == OF_YEARS:
            text = heading
        else:
            text = self._text(row, self.mapping.year) or self.mapping.year_fixed
        found = YEAR_IN.search(text)
        if found:
            return int(found[1])
        self._fault(f"„{text[:40]}” nie jest rokiem z lat 1900–2099.", cell)
        return None

    def _indicator(self, row: Row, heading: str) -> FoundIndicator:
        if self.mapping.meaning == OF_INDICATORS:
            name = heading
        else:
            name = self._text(row, self.mapping.indicator) or self.mapping.indicator_fixed
        unit = self._text(row, self.mapping.unit) or self.mapping.unit_fixed
        found = _UNIT_IN.search(name)
        if found and not unit:
            name, unit = name[: found.start()], found[1]
        name, unit = " ".join(name.split())[:300] or "wskaźnik bez nazwy", (unit or "-")[:60]
        key = f"table:{name.lower()}|{unit.lower()}"
        return FoundIndicator(key, name, unit, not RATES.search(f"{name} {unit}"))

    def _split(self, row: Row) -> tuple[str, str]:
        sex = self._text(row, self.mapping.sex).lower()
        age = self._text(row, self.mapping.age)
        letters = {"m": "m", "k": "k", **{label: str(value) for label, value in SEXES.items()}}
        return letters.get(sex, ""), "" if age.lower() in TOTALS else age_of(age) or ""

    def _text(self, row: Row, name: str) -> str:
        cell = row.cells.get(self.columns.get(name, 0))
        return cell.text if cell else ""

    def _letter(self, name: str) -> str:
        return letter(self.columns[name]) if name in self.columns else ""

    def _fault(self, message: str, cell: Cell) -> None:
        self.brought.fault(message, cell.line, letter(cell.column), self.sheet.name)


def _by_name(known: Names[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, name in known.items():
        for written in _writings(name):
            codes = found.setdefault(written, [])
            if code not in codes:
                codes.append(code)
    return found


def _writings(name: str) -> Iterable[str]:
    """Ways in which tables write the name of an area."""
    plain = name.casefold()
    yield plain
    yield f"gmina {plain}"
    yield f"gm. {plain}"
