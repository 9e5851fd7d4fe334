"""Sheets read into rows: every cell understood, or a fault that says where and why not."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from cus.importing.fields import HELP_SHEET, Field
from cus.importing.words import Wrong
from cus.tables import Record, Records, Sheet, TableFault, laid_out
from cus.tables.columns import key_of

STRAY = "Nie wiadomo, co wczytać z tego arkusza. Usuń go albo nazwij {names}."
TWICE = "Są dwa arkusze tego samego rodzaju. Zostaw jeden."


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row and the values of its sound cells by the keys of their columns; ``faulty`` are keys of the others."""

    record: Record
    values: dict[str, object]
    faulty: frozenset[str]

    def fault(self, key: str, message: str) -> TableFault:
        """Say what is wrong under the column."""
        return self.record.fault(key, message)


def chosen_of(
    sheets: Iterable[Sheet], kinds: Sequence[str], told_by: Callable[[set[str]], str], faults: list[TableFault]
) -> dict[str, Sheet]:
    """Tell sheets apart by their name, one of ``kinds``, and where the name says nothing by their headings.

    ``told_by``: the kind that a set of headings, as ``key_of`` writes them, speaks of, or nothing.
    """
    chosen: dict[str, Sheet] = {}
    for sheet in sheets:
        kind = _kind_of(sheet, kinds) or told_by({key_of(cell.text) for cell in sheet.header})
        if kind == HELP_SHEET:
            continue
        if kind and kind in chosen:
            faults.append(TableFault(TWICE, sheet=sheet.name))
        elif kind:
            chosen[kind] = sheet
        else:
            faults.append(
                TableFault(STRAY.format(names=" lub ".join(f"„{name}”" for name in kinds)), sheet=sheet.name)
            )
    return chosen


def _kind_of(sheet: Sheet, kinds: Sequence[str]) -> str:
    return next((name for name in (*kinds, HELP_SHEET) if key_of(sheet.name) == key_of(name)), "")


def records_of(sheet: Sheet, fields: Sequence[Field], faults: list[TableFault]) -> Records:
    """Find the columns in a sheet; what is wrong with it is added to ``faults``."""
    records = laid_out(sheet, [field.column for field in fields])
    faults.extend(records.faults)
    return records


def read_row(record: Record, fields: Sequence[Field], faults: list[TableFault]) -> ReadRow:
    """Read the cells of a row; a column that the sheet has not gives no value.

    What cannot be read is added to ``faults``; faults that lie in the cell itself are told with the sheet.
    """
    values: dict[str, object] = {}
    faulty = set()
    for column in fields:
        if column.key not in record:
            continue
        cell = record.cell(column.key)
        if cell.fault:
            faulty.add(column.key)
            continue
        try:
            values[column.key] = column.words.read(cell.text)
        except Wrong as wrong:
            faulty.add(column.key)
            faults.append(record.fault(column.key, str(wrong)))
    return ReadRow(record, values, frozenset(faulty))


def in_order(faults: list[TableFault]) -> None:
    """Put faults in the order of the file: sheet by sheet, row by row, from the left."""
    order = {sheet: number for number, sheet in enumerate(dict.fromkeys(fault.sheet for fault in faults))}
    faults.sort(key=lambda fault: (order[fault.sheet], fault.line or 0, len(fault.column), fault.column))
