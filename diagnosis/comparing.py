"""Two versions of a diagnosis item by item: what came, what went, what changed and how, what moved.

Rows are paired by their stable key. Pure but for the rows that are read.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db import models

from cus.audit.wording import Piece, parted
from cus.text.dates import period
from cus.ui.display import label_of, shown_field
from diagnosis.copying import COUNTED, ROWS, Rows
from diagnosis.enums import TerritoryRow
from diagnosis.gminas import EVERYWHERE
from diagnosis.models import Diagnosis, Need


@dataclass(frozen=True, slots=True)
class Item:
    """One row as it is compared: its key, its title, and what it holds by label, empty texts left out."""

    key: Hashable
    title: str
    facts: dict[str, str]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field in two versions, both texts whole and in pieces, word by word; no pieces: nothing was there."""

    label: str
    was: tuple[Piece, ...] = ()
    now: tuple[Piece, ...] = ()


WORDS = {"new": "dodano", "gone": "usunięto", "changed": "zmieniono", "moved": "przesunięto"}
KINDS = {"new": "done", "gone": "stop", "changed": "now", "moved": "idle"}


@dataclass(frozen=True, slots=True)
class Change:
    """One row that is not the same in both. ``kind``: new, gone, changed, moved; a changed one may have moved too."""

    kind: str
    title: str
    fields: tuple[FieldChange, ...] = ()
    number: int = 0
    is_moved: bool = False

    @property
    def word(self) -> str:
        """The kind in Polish."""
        return WORDS[self.kind]

    @property
    def colour(self) -> str:
        """The kind of state that it is shown as."""
        return KINDS[self.kind]


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of rows compared: its heading, what differs, and how many rows are the same."""

    title: str
    changes: tuple[Change, ...]
    same: int

    def count(self, kind: str) -> int:
        """Return how many rows changed in this way."""
        return sum(change.kind == kind for change in self.changes)

    @property
    def summary(self) -> list[tuple[str, str, int]]:
        """Kinds that occur: colour, word, how many."""
        return [(KINDS[kind], WORDS[kind], self.count(kind)) for kind in WORDS if self.count(kind)]


def compare_versions(before: Diagnosis, after: Diagnosis) -> list[Part]:
    """Compare everything that two versions of a diagnosis hold; parts without rows are left out."""
    parts = [
        _part("Opis", [_description(before)], [_description(after)]),
        _part("Potrzeby", _needs(before), _needs(after)),
        _part("Formularze terytorium", _territories(before), _territories(after)),
    ]
    parts += [_part(rows.compared, _rows(rows, before), _rows(rows, after)) for rows in ROWS if rows.compared]
    return [part for part in parts if part.changes or part.same]


def _part(title: str, before: Sequence[Item], after: Sequence[Item]) -> Part:
    changes = compare_items(before, after)
    touched = sum(change.kind != "gone" for change in changes)
    return Part(title, tuple(changes), len(after) - touched)


def compare_items(before: Sequence[Item], after: Sequence[Item]) -> list[Change]:
    """Return what differs, in the order of ``after``; what is gone comes last."""
    olds = {item.key: item for item in before}
    news = {item.key for item in after}
    moved = moved_keys([item.key for item in before], [item.key for item in after])
    changes = []
    for number, item in enumerate(after, 1):
        old = olds.get(item.key)
        if old is None:
            changes.append(Change("new", item.title, _fields({}, item.facts), number))
        elif old.facts != item.facts:
            changes.append(
                Change("changed", item.title, _fields(old.facts, item.facts), number, is_moved=item.key in moved)
            )
        elif item.key in moved:
            changes.append(Change("moved", item.title, number=number, is_moved=True))
    gone = [item for item in before if item.key not in news]
    return changes + [Change("gone", item.title, _fields(item.facts, {})) for item in gone]


def moved_keys(before: Sequence[Hashable], after: Sequence[Hashable]) -> set[Hashable]:
    """Return the fewest rows, of those in both, that had to be moved to get the new order."""
    present = set(after)
    old = [key for key in before if key in present]
    known = set(old)
    new = [key for key in after if key in known]
    still: set[Hashable] = set()
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        still.update(old[block.a : block.a + block.size])
    return known - still


def _fields(was: dict[str, str], now: dict[str, str]) -> tuple[FieldChange, ...]:
    labels = dict.fromkeys((*was, *now))
    return tuple(
        FieldChange(label, *_pieces(was.get(label, ""), now.get(label, "")))
        for label in labels
        if was.get(label, "") != now.get(label, "")
    )


def _pieces(was: str, now: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    if was and now:
        return parted(was, now)
    return (Piece("gone", was),) if was else (), (Piece("new", now),) if now else ()


def _facts(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {label: text for label, text in pairs if text}


def _description(diagnosis: Diagnosis) -> Item:
    facts = _facts(
        [
            ("Tytuł", diagnosis.title),
            ("Okres", period(diagnosis.period_start, diagnosis.period_end)),
            ("Gminy", ", ".join(gmina.name for gmina in diagnosis.gminas.all())),
        ]
    )
    return Item("description", "Podstawowe dane", facts)


def _needs(diagnosis: Diagnosis) -> list[Item]:
    rows = diagnosis.needs.for_sheet().select_related("gmina").prefetch_related("areas")
    everywhere = EVERYWHERE if diagnosis.gminas.count() > 1 else ""
    return [Item(need.key, str(need), _facts(need_facts(need, everywhere))) for need in rows]


def need_facts(need: Need, everywhere: str = EVERYWHERE) -> list[tuple[str, str]]:
    """Return everything that form 1 says of a need, by label; services, areas and gmina should be fetched.

    ``everywhere`` says that a need is of all gminas; empty where there is only one.
    """
    return [
        ("Grupa społeczna", need.group),
        ("Problem", need.problem),
        ("Potrzeby", need.need),
        ("Sposoby zaspokajania potrzeb", need.ways),
        ("Usługi z katalogu", ", ".join(sorted(link.service.name for link in need.service_links.all()))),
        ("Zakresy", ", ".join(str(area) for area in need.areas.all())),
        ("Gmina", need.gmina.name if need.gmina else everywhere),
        ("Liczba", need.number_text),
        ("Rodzaj potrzeby", need.get_kind_display() if need.kind else ""),
        ("Skala", str(need.size or "")),
        ("Dotkliwość", str(need.severity or "")),
        ("Pewność dowodów", str(need.evidence or "")),
        ("Priorytet", str(need.priority or "")),
    ]


def _territories(diagnosis: Diagnosis) -> list[Item]:
    """Forms 2 by their printed rows: what is written in each and the lines under it."""
    forms = diagnosis.territories.select_related("gmina").prefetch_related("lines")
    everywhere = EVERYWHERE if diagnosis.gminas.count() > 1 else ""
    return [
        Item(
            form.key,
            form.territory,
            _facts(
                [
                    ("Terytorium", form.territory),
                    ("Gmina", form.gmina.name if form.gmina else everywhere),
                    ("Dokonujący rozpoznania", form.assessor),
                    *((label_of(form, row), form.printed(row)) for row in TerritoryRow.values),
                ]
            ),
        )
        for form in forms
    ]


def _rows(rows: Rows, diagnosis: Diagnosis) -> list[Item]:
    names = rows.shown or _written(rows)
    found = []
    for row in rows.of(diagnosis):
        facts = _facts((label_of(row, name), shown_field(row, name)) for name in names)
        title = " – ".join(filter(None, (shown_field(row, name) for name in rows.named))) or str(row)
        found.append(Item(tuple(str(getattr(row, name)) for name in rows.paired), title, facts))
    return found


def _written(rows: Rows) -> list[str]:
    """Names of the fields that people write: no keys, counters, parents."""
    left_out = {rows.within, "key", "position", COUNTED}
    return [
        one.name
        for one in rows.model._meta.concrete_fields
        if one.editable and not one.primary_key and one.name not in left_out and not _is_parent(one)
    ]


def _is_parent(one: models.Field) -> bool:
    return one.is_relation and one.related_model in {rows.model for rows in ROWS}
