"""Rows of an edition's file judged one by one and together; nothing here knows the database."""

import re
from collections.abc import Container, Iterable, Iterator

from cus.tables import Column, Record, TableFault
from cus.text.plural import plural
from cus.text.search import fold
from services.editions.cycles import cycles_in
from services.editions.entries import DIGITS, LEVELS, Listed

LONGEST_TITLE = 300
COLUMNS = (
    Column("code", "kod", required=True, aliases=("code", "kod zawodu", "symbol")),
    Column("title", "nazwa", required=True, aliases=("title", "nazwa zawodu", "tytuł")),
    Column("level", "poziom", required=True, aliases=("level",)),
    Column("parent", "grupa nadrzędna", required=True, aliases=("parent", "parent_code", "grupa", "kod nadrzędny")),
    Column(
        "replaces",
        "zastępuje kod",
        aliases=("replaces", "successor_of", "poprzedni kod", "dawny kod", "następca kodu", "zastępuje kody"),
    ),
    Column("school", "zawód szkolny", aliases=("school", "school_profession")),
    Column("residual", "pozycja zbiorcza", aliases=("residual",)),
    Column("variant_title", "nazwa w indeksie", aliases=("variant_title",)),
)
_LEVEL_OF = {fold(name): level for level, name in LEVELS.items()} | {str(level): level for level in LEVELS}
_YES = {"1", "tak", "t", "s", "x", "true", "prawda"}
_APART = re.compile(r"[\s,;]+")
UNKNOWN_LEVEL = "Nieznany poziom „{}”. Wpisz od 1 do 4 przy grupach, 5 przy zawodzie."


class Checking:
    """The rows of one file and what is wrong with them.

    ``before`` holds the codes of the edition to which successors refer, ``before_name`` is its name.
    """

    def __init__(self, rows: Iterable[Record], *, before: Container[str] = (), before_name: str = "") -> None:
        self.rows = tuple(rows)
        self._before, self._before_name = before, before_name
        self.faults: list[TableFault] = []
        self._lines: dict[str, int] = {}
        self._levels: dict[str, int | None] = {}
        self._parents: dict[str, str] = {}
        self._in_cycle: set[str] = set()

    def run(self) -> list[Listed]:
        """Judge every row; return the entries, which are to be used only when ``faults`` stays empty."""
        codes = [self._own_faults(record) for record in self.rows]
        self._find_cycles()
        for record, code in zip(self.rows, codes, strict=True):
            if code is not None:
                self._parent_faults(record, code)
                self._successor_faults(record)
        return [] if self.faults else [self._entry(record) for record in self.rows]

    def _say(self, record: Record, key: str, message: str) -> None:
        """Add a fault, unless the reader has found the cell itself wrong (a formula, an error)."""
        if not record.cell(key).fault:
            self.faults.append(record.fault(key, message))

    def _own_faults(self, record: Record) -> str | None:
        """Judge what a row says of itself; return its code, or None when the row cannot be placed."""
        title = record["title"]
        if not title:
            self._say(record, "title", "Brakuje nazwy.")
        elif len(title) > LONGEST_TITLE:
            self._say(record, "title", f"Nazwa ma {len(title)} znaków, a może mieć najwyżej {LONGEST_TITLE}.")
        level = _LEVEL_OF.get(fold(record["level"]))
        if level is None:
            self._say(record, "level", UNKNOWN_LEVEL.format(record["level"]))
        code = _code(record["code"])
        message = _fault_of_code(code, level, parent=_code(record["parent"]))
        if message:
            self._say(record, "code", message)
            # Rows under a code that lost its zero are right: they name the whole code.
            self._levels.setdefault(f"0{code}", level)
            return None
        if code in self._lines:
            self._say(record, "code", f"Kod {code} jest już w wierszu {self._lines[code]}.")
            return None
        self._lines[code], self._levels[code] = record.line, level
        self._parents[code] = _code(record["parent"])
        return code

    def _find_cycles(self) -> None:
        """Name each ring of groups once, at its first line."""
        by_line = {record.line: record for record in self.rows}
        for ring in cycles_in(self._parents, order=self._lines):
            self._in_cycle.update(ring)
            said = " → ".join([*ring, ring[0]])
            what = "Grupa jest swoją własną grupą nadrzędną" if len(ring) == 1 else "Grupy zapętlają się"
            self._say(by_line[self._lines[ring[0]]], "parent", f"{what}: {said}.")

    def _parent_faults(self, record: Record, code: str) -> None:
        parent, level = self._parents[code], self._levels[code]
        if code in self._in_cycle or level is None:
            return
        if level == 1:
            if parent:
                self._say(record, "parent", "Grupa wielka nie ma grupy nadrzędnej. Zostaw tę komórkę pustą.")
        elif not parent:
            self._say(record, "parent", f"Brakuje grupy nadrzędnej: wpisz kod poziomu {level - 1}.")
        elif self._levels.get(parent, 0) != level - 1:
            message = self._fault_of_parent(parent, code, level)
            if message:
                self._say(record, "parent", message)

    def _fault_of_parent(self, parent: str, code: str, level: int) -> str:
        whole = f"0{parent}"
        if self._levels.get(whole) == level - 1 and code.startswith(whole):
            return f"Kod grupy {parent} zgubił zero na początku; czy chodzi o {whole}?"
        if parent not in self._levels:
            return f"W pliku nie ma grupy o kodzie {parent}."
        of_parent = self._levels[parent]
        if of_parent is None:
            return ""
        return f"{parent} to {LEVELS[of_parent]} (poziom {of_parent}), a tu potrzebny jest poziom {level - 1}."

    def _successor_faults(self, record: Record) -> None:
        for old in _replaced(record):
            if old in self._before:
                continue
            if not self._before_name:
                self._say(record, "replaces", "Nie ma poprzedniego wydania, którego kod można zastąpić.")
            elif f"0{old}" in self._before:
                self._say(record, "replaces", f"Kod {old} zgubił zero na początku; czy chodzi o 0{old}?")
            else:
                self._say(record, "replaces", f"W poprzednim wydaniu („{self._before_name}”) nie ma kodu {old}.")

    def _entry(self, record: Record) -> Listed:
        code = _code(record["code"])
        variant = record["variant_title"][:LONGEST_TITLE]
        return Listed(
            code=code,
            title=" ".join(record["title"].split()),
            level=self._levels[code] or 0,
            parent=self._parents[code],
            replaces=_replaced(record),
            is_school_profession=fold(record["school"]) in _YES,
            is_residual=fold(record["residual"]) in _YES,
            variant_title=" ".join(variant.split()),
        )


def _code(text: str) -> str:
    return text.replace(" ", "")


def _replaced(record: Record) -> tuple[str, ...]:
    found: Iterator[str] = (part for part in _APART.split(record["replaces"]) if part)
    return tuple(dict.fromkeys(found))


def _fault_of_code(code: str, level: int | None, *, parent: str) -> str:
    """Say what is wrong with the shape of a code; empty when it is right."""
    if not code:
        return "Brakuje kodu."
    if not (code.isascii() and code.isdigit()):
        return f"Kod „{code[:20]}” ma niewłaściwy kształt: powinien składać się z samych cyfr."
    wanted = DIGITS.get(level) if level else (6 if len(code) == 5 else None)
    if wanted is None:
        return "" if len(code) in DIGITS.values() else f"Kod {code[:20]} ma niewłaściwy kształt: ma 1–4 albo 6 cyfr."
    if len(code) == wanted:
        return ""
    if len(code) == wanted - 1:
        sure = parent and f"0{code}".startswith((parent, f"0{parent}"))
        asked = f"czy chodzi o 0{code}?" if sure else f"jeśli tak, wpisz 0{code}; jeśli nie, sprawdź kod."
        return f"Kod {code} ma {_digits(len(code))} zamiast {wanted}: arkusz mógł zgubić zero na początku; {asked}"
    return f"Kod {code[:20]} ma niewłaściwy kształt: na poziomie {level} powinno być {_digits(wanted)}."


def _digits(number: int) -> str:
    return f"{number} {plural(number, 'cyfra', 'cyfry', 'cyfr')}" if number > 1 else "jedną cyfrę"
