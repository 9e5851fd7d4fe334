"""The classification as a tree that is opened one group at a time, without a script."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Count

from services.models import Occupation, OccupationEdition


@dataclass(slots=True)
class Branch:
    """An entry in the tree; ``children`` only when it is open."""

    pk: int
    code: str
    title: str
    level: int
    below: int
    is_open: bool = False
    is_chosen: bool = False
    children: list["Branch"] = field(default_factory=list)

    @property
    def is_group(self) -> bool:
        """It can be opened."""
        return self.level < Occupation.OCCUPATION_LEVEL


def path_to(edition: OccupationEdition, code: str) -> list[Occupation]:
    """Return the groups from the most general one to the group of the code, itself last; [] for no such group."""
    groups = edition.entries.filter(level__lt=Occupation.OCCUPATION_LEVEL).select_related("parent__parent__parent")
    found, entry = [], groups.filter(code=code).first()
    while entry is not None:
        found.append(entry)
        entry = entry.parent
    return found[::-1]


def opened(edition: OccupationEdition, path: list[Occupation]) -> list[Branch]:
    """Return the ten great groups, with what stands under each group of ``path``; one question."""
    shown = edition.entries.filter(parent=None) | edition.entries.filter(parent__in=[one.pk for one in path])
    counted = shown.annotate(below=Count("children")).order_by("level", "code")
    on_path = {entry.pk for entry in path}
    branches: dict[int, Branch] = {}
    roots: list[Branch] = []
    for pk, code, title, level, parent, below in counted.values_list(
        "pk", "code", "title", "level", "parent_id", "below"
    ):
        branch = Branch(pk, code, title, level, below, pk in on_path, bool(path) and pk == path[-1].pk)
        branches[pk] = branch
        (branches[parent].children if parent in branches else roots).append(branch)
    return roots


@dataclass(frozen=True, slots=True)
class Line:
    """A branch in a flat list: whether a list opens below it, and how many lists close after it."""

    branch: Branch
    opens: bool
    closes: range


def lines_of(branches: list[Branch], closing: int = 0) -> Iterator[Line]:
    """Yield the open tree line by line, so that a page needs one loop."""
    for at, branch in enumerate(branches, start=1):
        after = closing if at == len(branches) else 0
        yield Line(branch, bool(branch.children), range(0 if branch.children else after))
        if branch.children:
            yield from lines_of(branch.children, after + 1)


def under(edition: OccupationEdition, group: Occupation) -> list[int]:
    """Return the keys of the group and of the groups below it."""
    rows = edition.entries.filter(level__lt=Occupation.OCCUPATION_LEVEL).values_list("pk", "parent_id")
    children: dict[int | None, list[int]] = {}
    for pk, parent in rows.order_by("pk"):
        children.setdefault(parent, []).append(pk)
    return list(_walk(children, group.pk))


def _walk(children: dict[int | None, list[int]], start: int) -> Iterator[int]:
    waiting, seen = [start], set()
    while waiting:
        pk = waiting.pop()
        if pk not in seen:
            seen.add(pk)
            yield pk
            waiting += children.get(pk, [])
