"""An edition's file read and judged; nothing is written."""

from dataclasses import dataclass, field

from cus.tables import TableFault, TableRefused, laid_out, read
from services.editions.checking import COLUMNS, Checking
from services.editions.comparison import ChangeKind, compare, counted, unplaced
from services.editions.entries import LEVELS, Listed, entries_of
from services.models import OccupationEdition, ServiceRequirement


@dataclass(frozen=True, slots=True)
class Reading:
    """What the file says: its entries by code, or what is wrong with it; ``rows`` counts what was read."""

    entries: dict[str, Listed] = field(default_factory=dict)
    faults: tuple[TableFault, ...] = ()
    rows: int = 0


def edition_before(code: str) -> OccupationEdition | None:
    """Return the edition to which successors in the edition of this code refer: its own, or the current one."""
    known = OccupationEdition.objects.filter(code=code).select_related("previous").first()
    return known.previous if known else OccupationEdition.objects.current()


def read_edition(content: bytes, *, before: OccupationEdition | None) -> Reading:
    """Read a CSV, XLSX or ODS file; when anything is wrong there are faults and no entries."""
    try:
        sheets = read(content)
    except TableRefused as refused:
        return Reading(faults=refused.faults)
    # A sheet of remarks may stand beside the table; the first with the right headings is taken.
    tables = [laid_out(sheet, COLUMNS) for sheet in sheets]
    records = next((table for table in tables if table.rows), tables[0])
    codes = frozenset(before.entries.values_list("code", flat=True)) if before else frozenset()
    checking = Checking(records, before=codes, before_name=before.name if before else "")
    entries = checking.run()
    faults = [*records.faults, *checking.faults]
    if not records.rows and not faults:
        faults.append(TableFault("Pod nagłówkiem nie ma żadnego wiersza.", sheet=records.sheet))
    if faults:
        return Reading(faults=tuple(sorted(faults, key=_place)), rows=len(records.rows))
    return Reading({entry.code: entry for entry in entries}, rows=len(records.rows))


def _place(fault: TableFault) -> tuple[int, int, str]:
    return fault.line or 0, len(fault.column), fault.column


@dataclass(frozen=True, slots=True)
class Preview:
    """What bringing in an edition would mean: entries a level, differences a kind, services to look at."""

    levels: list[tuple[str, int]]
    changes: dict[ChangeKind, int]
    to_check: list[str]
    before: OccupationEdition | None


def preview(entries: dict[str, Listed], before: OccupationEdition | None) -> Preview:
    """Compare the entries of a file with the edition before."""
    old = entries_of(before) if before else {}
    rows = ServiceRequirement.objects.filter(occupation__edition=before).select_related("occupation", "service")
    lost = {entry.code for entry in unplaced((row.occupation for row in rows), entries)} if before else set()
    services = sorted({row.service.name for row in rows if row.occupation.code in lost}) if lost else []
    return Preview(
        levels=[(LEVELS[level], sum(entry.level == level for entry in entries.values())) for level in sorted(LEVELS)],
        changes=counted(compare(old, entries)),
        to_check=services,
        before=before,
    )
