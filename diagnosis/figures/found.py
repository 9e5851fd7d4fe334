"""What was found in a file, before anybody compares it with what the centre has."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from cus.tables import TableFault

# What is credited wherever figures of the Local Data Bank are shown.
GUS = "GUS, Bank Danych Lokalnych"


@dataclass(frozen=True, slots=True)
class FoundIndicator:
    """An indicator as the file names it; ``key`` tells it again in the next file."""

    key: str
    name: str
    unit: str
    is_count: bool = False
    is_population: bool = False

    @property
    def is_of_bdl(self) -> bool:
        """Whether the data bank names it, so that its key tells it again."""
        return self.key.startswith("bdl:")


@dataclass(frozen=True, slots=True)
class FoundValue:
    """One value and where it stands; ``value`` is ``None`` with a reason in ``missing``."""

    indicator: FoundIndicator
    area: str
    year: int
    sex: str
    age: str
    base: str
    value: Decimal | None
    missing: str
    attribute: str
    note: str
    sheet: str
    row: int
    column: str


@dataclass(slots=True)
class Brought:
    """Everything a file holds: values, names of its areas by code, faults, and what a person should know."""

    values: list[FoundValue] = field(default_factory=list)
    areas: dict[str, str] = field(default_factory=dict)
    faults: list[TableFault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    source: str = GUS
    as_of: date | None = None
    title: str = ""

    def fault(self, message: str, line: int | None = None, column: str = "", sheet: str = "") -> None:
        """Add something that is wrong with the file."""
        self.faults.append(TableFault(message, line, column, sheet=sheet))

    def remark(self, message: str) -> None:
        """Add a sentence that the preview says, once."""
        if message not in self.remarks:
            self.remarks.append(message)
