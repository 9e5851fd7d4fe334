"""What is wrong with the rows of a template, and how two versions of it differ: pure functions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from cus.audit.wording import Piece, parted
from cus.documents.serial import canonical, sha256
from partners.enums import PartyRole, PointCondition, TemplateRowKind
from partners.points import FIELD, PLACEHOLDERS, REFERENCE, Line, TemplateContext, fields_of, references_of

# Every set of conditions that can hold together: with and without each role, one provider and two.
EVERY_CONTEXT = tuple(
    TemplateContext(roles=(*social, *coordinator, *providers))
    for social, coordinator, providers in product(
        ((), (PartyRole.SOCIAL_EMPLOYMENT,)),
        ((), (PartyRole.COORDINATOR,)),
        ((PartyRole.PROVIDER,), (PartyRole.PROVIDER, PartyRole.PROVIDER)),
    )
)
NUMBERED = (TemplateRowKind.POINT, TemplateRowKind.SUBPOINT)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one row, in words; ``row`` is ``None`` when it is the whole template."""

    row: object | None
    text: str


def text_hash(title: str, rows: Iterable) -> str:
    """Return the SHA-256 of a version's text: its title and the rows in order."""
    return sha256(canonical([title, [[row.kind, row.key, row.text, row.condition] for row in rows]]))


def allowed_fields() -> str:
    """Name everything that may stand in braces, for messages."""
    return ", ".join(f"{{{name}}}" for name in PLACEHOLDERS) + f", {{{REFERENCE}oznaczenie}}"


def field_faults(text: str, keys: Iterable[str]) -> list[str]:
    """Return, in Polish, what in the braces of ``text`` nobody knows; ``keys`` are the marks of numbered rows."""
    keys, said = list(keys), []
    for name in fields_of(text):
        if name.startswith(REFERENCE):
            key = name.removeprefix(REFERENCE)
            if key not in keys:
                known = ", ".join(keys) or "żaden punkt nie ma jeszcze oznaczenia"
                said.append(f"Odesłanie {{{name}}} nie prowadzi do żadnego punktu. Oznaczenia punktów: {known}.")
        elif name not in PLACEHOLDERS:
            said.append(f"Nie ma pola {{{name}}}. Można użyć: {allowed_fields()}.")
    rest = FIELD.sub("", text)
    if "{" in rest or "}" in rest:
        said.append(f"Nawias klamrowy bez pary. Pola pisze się tak: {allowed_fields()}.")
    return said


def faults(rows: Sequence) -> list[Fault]:
    """Return what keeps ``rows`` (in template order) from being published."""
    found: list[Fault] = []
    if not any(row.kind == TemplateRowKind.POINT for row in rows):
        found.append(Fault(None, "Wzór nie ma żadnego punktu."))
    by_key = {row.key: row for row in rows if row.key and row.kind in NUMBERED}
    for at, row in enumerate(rows):
        found += [Fault(row, text) for text in field_faults(row.text, by_key)]
        found += [Fault(row, text) for text in _dangling(row, by_key)]
        if row.kind == TemplateRowKind.SUBPOINT and _goes_astray(rows, at):
            found.append(
                Fault(
                    row,
                    "Podpunkt zostaje bez swojego punktu: przy niektórych rolach stron punkty nad nim wypadają. "
                    "Nadaj mu ten sam warunek co punktowi albo dopisz punkt na przeciwny wypadek.",
                )
            )
    return found


def _dangling(row, by_key: dict) -> Iterator[str]:
    """Say which references of ``row`` have nowhere to lead when the other row drops out."""
    for key in dict.fromkeys(references_of(row.text)):
        target = by_key.get(key)
        if target is None:
            continue
        if any(one.holds(row.condition) and not one.holds(target.condition) for one in EVERY_CONTEXT):
            when = PointCondition(target.condition).label
            yield (
                f"Odesłanie {{{REFERENCE}{key}}} prowadzi do punktu, który jest tylko, {when}, a ten wiersz zostaje "
                "także wtedy, gdy tamten wypada. Nadaj obu ten sam warunek albo usuń odesłanie."
            )


def _goes_astray(rows: Sequence, at: int) -> bool:
    """Whether the sub-point at ``at`` can stay when each point that it stands under drops out."""
    back = at
    while back > 0 and rows[back - 1].kind == TemplateRowKind.SUBPOINT:
        back -= 1
    heads = []
    # Points one after another that never stand together („gdy jest …”, „gdy nie ma …”) share their sub-points.
    while back > 0 and rows[back - 1].kind == TemplateRowKind.POINT and not _meet(rows[back - 1], heads):
        back -= 1
        heads.append(rows[back])
    stays = (one for one in EVERY_CONTEXT if one.holds(rows[at].condition))
    return any(not any(one.holds(head.condition) for head in heads) for one in stays)


def _meet(row, others: list) -> bool:
    return any(one.holds(row.condition) and one.holds(other.condition) for one in EVERY_CONTEXT for other in others)


@dataclass(frozen=True, slots=True)
class Change:
    """One row in two versions. ``kind``: same, changed, moved, new or gone; the texts in pieces, word by word."""

    kind: str
    before: Line | None
    after: Line | None
    was: tuple[Piece, ...] = ()
    now: tuple[Piece, ...] = ()

    @property
    def word(self) -> str:
        """The kind in Polish."""
        words = {
            "same": "bez zmian",
            "changed": "zmieniony",
            "moved": "przesunięty",
            "new": "nowy",
            "gone": "usunięty",
        }
        return words[self.kind]

    @property
    def row(self):
        """The row, as it is in the newer version if it is there."""
        return (self.after or self.before).row

    @property
    def has_other_condition(self) -> bool:
        """Whether the row is there in both, but not in the same agreements."""
        return bool(self.before and self.after) and self.before.row.condition != self.after.row.condition

    @property
    def is_out(self) -> bool:
        """Whether the row is in neither text: it drops out of both."""
        return all(line is None or line.number is None for line in (self.before, self.after))


def compare(before: Sequence[Line], after: Sequence[Line]) -> list[Change]:
    """Pair the rows of two versions by their marks, in the order of ``after``; what is gone stands where it stood."""
    olds = {_name(line): line for line in before}
    news = {_name(line) for line in after}
    order = [name for name in olds if name in news]
    changes: list[Change] = []
    waiting = list(before)
    common = 0
    for line in after:
        old = olds.get(_name(line))
        if old is not None:
            while waiting and _name(waiting[0]) not in news:
                changes.append(_change(waiting.pop(0), None))
            moved = order[common] != _name(line)
            if not moved:
                common += 1
            else:
                order.remove(_name(line))
            waiting = [one for one in waiting if _name(one) != _name(line)]
        changes.append(_change(old, line, moved=old is not None and moved))
    return changes + [_change(line, None) for line in waiting if _name(line) not in news]


def _change(old: Line | None, new: Line | None, *, moved: bool = False) -> Change:
    if old is None:
        return Change("new", None, new, now=(Piece("new", new.text),))
    if new is None:
        return Change("gone", old, None, was=(Piece("gone", old.text),))
    is_same = (old.text, old.row.kind, old.row.condition) == (new.text, new.row.kind, new.row.condition)
    was, now = parted(old.text, new.text)
    return Change("same" if is_same and not moved else "moved" if is_same else "changed", old, new, was, now)


def _name(line: Line) -> str:
    return line.row.key or f"?{line.row.position}"
