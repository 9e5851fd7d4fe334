"""Rows of an item: measures, money."""

from cus.text.numbers import money, number
from programmes.contents.rows import Rows
from programmes.enums import FundingSource
from programmes.models import BudgetLine, Indicator


def with_remark(text: str, remark: str) -> str:
    """Write „text (remark)”, or the text alone."""
    return f"{text} ({remark})" if remark else text


def money_text(row: dict) -> str:
    """Write an amount in złoty, with what it is in the currency it comes in."""
    if row.get("original") is None:
        return money(row["amount"])
    return f"{money(row['amount'])} ({number(row['original'])} {row['currency']})"


def _indicators(rows: list[dict]) -> str:
    lines = []
    for row in rows:
        start = f"z {number(row['baseline'])} do " if row["baseline"] is not None else ""
        lines.append(
            with_remark(f"{row['name']}: {start}{number(row['target'])} {row['unit']}".strip(), row["source"])
        )
    return "\n".join(lines)


def _budget(rows: list[dict]) -> str:
    return "\n".join(
        with_remark(f"{row['year']}, {FundingSource(row['source']).label}: {money_text(row)}", row["note"])
        for row in rows
    )


ROWS = (
    Rows(
        model=Indicator,
        within="item",
        name="indicators",
        columns=("name", "unit", "baseline", "target", "source"),
        label="mierniki",
        write=_indicators,
    ),
    Rows(
        model=BudgetLine,
        within="item",
        name="budget_lines",
        columns=("year", "source", "amount", "currency", "original", "note"),
        label="budżet",
        write=_budget,
    ),
)
