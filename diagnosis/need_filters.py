"""Which rows of form 1 are shown, as the address asks: pure, over rows that are read already.

The sheet filters in the browser; these are for those who only read, and for a browser without scripts.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from diagnosis.models import Need


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: its label, how many rows it shows, whether it is chosen."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """One question of the filter; ``name`` stands in the address."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Filtered:
    """Rows that are shown, each with its number in the form, and the filters to choose from."""

    rows: tuple[tuple[int, Need], ...]
    filters: tuple[Filter, ...]
    total: int
    is_narrowed: bool


def filtered(needs: Sequence[Need], gminas: Sequence, asked: dict[str, str]) -> Filtered:
    """Narrow rows to those of a group, an area, a gmina; a value that no row has narrows nothing.

    ``needs`` come with their areas; a row of no gmina in particular belongs to each.
    """
    groups = Counter(need.group.strip() for need in needs if need.group.strip())
    areas = {area.pk: area for need in needs for area in need.areas.all()}
    wanted = {
        "grupa": [(name, name, count) for name, count in groups.items()],
        "zakres": [(str(pk), str(areas[pk]), sum(_in_area(need, str(pk)) for need in needs)) for pk in sorted(areas)],
        "gmina": [(str(one.pk), one.name, sum(_in_gmina(need, str(one.pk)) for need in needs)) for one in gminas]
        if len(gminas) > 1
        else [],
    }
    chosen = {
        name: asked.get(name, "").strip()
        for name, values in wanted.items()
        if asked.get(name, "").strip() in {value for value, *_ in values}
    }
    rows = tuple(
        (number, need)
        for number, need in enumerate(needs, 1)
        if all(MATCHES[name](need, value) for name, value in chosen.items())
    )
    filters = tuple(
        Filter(name, LABELS[name], tuple(Choice(*one, chosen.get(name) == one[0]) for one in values))
        for name, values in wanted.items()
        if values
    )
    return Filtered(rows, filters, len(needs), bool(chosen))


def _in_area(need: Need, value: str) -> bool:
    return any(str(area.pk) == value for area in need.areas.all())


def _in_gmina(need: Need, value: str) -> bool:
    return need.gmina_id is None or str(need.gmina_id) == value


LABELS = {"grupa": "Grupa", "zakres": "Zakres usług", "gmina": "Gmina"}
MATCHES = {"grupa": lambda need, value: need.group.strip() == value, "zakres": _in_area, "gmina": _in_gmina}
