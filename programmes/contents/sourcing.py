"""Rows of an item: who is to give the service, and what spoke for and against a contract."""

from programmes.contents.rows import Rows
from programmes.contracts.enums import Argument, Sourcing
from programmes.models import ItemSourcing, SourcingArgument


def _decision(rows: list[dict]) -> str:
    return "\n".join(": ".join(filter(None, [Sourcing(row["decision"]).label, row["reasons"]])) for row in rows)


def _arguments(rows: list[dict]) -> str:
    lines = []
    for row in rows:
        mark = "" if row["applies"] else " – nie liczy się tutaj"
        note = f" {row['note']}" if row["note"] else ""
        lines.append(f"{Argument(row['code']).label}{mark}{note}")
    return "\n".join(lines)


ROWS = (
    Rows(
        model=ItemSourcing,
        within="item",
        name="sourcing",
        columns=("decision", "reasons"),
        label="własna czy z umową",
        write=_decision,
    ),
    Rows(
        model=SourcingArgument,
        within="item",
        name="sourcing_arguments",
        columns=("code", "applies", "note"),
        label="korzyści i ryzyka kontraktowania",
        write=_arguments,
    ),
)
