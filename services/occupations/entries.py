"""An entry of the classification as plain data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """An occupation or a group: its key in the table, code, title, the index's title, level 1–5."""

    pk: int
    code: str
    title: str
    variant_title: str
    level: int

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
