"""Requirements in a table: rows compared with those of the catalogue, and said in words."""

from collections import defaultdict
from dataclasses import dataclass

from cus.importing.reading import ReadRow
from cus.tables import TableFault
from cus.tables.cells import clean
from services.conditions import Condition, phrase
from services.enums import RequirementKind, RequirementSubject
from services.importing.columns import REQUIREMENT_FIELDS
from services.models import ServiceRequirement
from services.occupations import Classification
from services.occupations.findings import FindingKind

# Findings that speak of the title; the others speak of the code.
OF_TITLE = (FindingKind.OTHER_TITLE, FindingKind.MISPRINTED_TITLE, FindingKind.UNKNOWN_TITLE)
# Columns that say what a row is; the service and the title of its occupation only point.
COMPARED = tuple(field for field in REQUIREMENT_FIELDS if field.key not in ("service", "title"))
PLAIN = tuple(field.key for field in COMPARED if field.key != "code")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row of requirements as the table wants it: values of its columns and the occupation's key in the database."""

    values: dict[str, object]
    occupation_id: int | None
    occupation_title: str

    @property
    def content(self) -> tuple[str, ...]:
        """What two equal rows have in common."""
        return tuple(clean(field.words.show(self.values.get(field.key, field.words.empty))) for field in COMPARED)

    def __str__(self) -> str:
        return said(self.values, self.occupation_title)


def wanted_of(
    row: ReadRow, known: Classification, standing: dict[tuple[str, str], int], faults: list[TableFault]
) -> Wanted | None:
    """Return the row with its occupation found, or None: a code and a title that do not agree are a fault.

    ``standing``: codes and titles that the service names already, kept even where a later edition lacks them.
    """
    code, title = str(row.values.get("code") or "").replace(" ", ""), str(row.values.get("title") or "")
    if not (code or title) or {"code", "title"} & row.faulty:
        return None if row.faulty else Wanted(row.values, None, "")
    if (code, title) in standing:
        return Wanted(row.values | {"code": code}, standing[code, title], title)
    finding = known.check(code, title)
    if finding:
        faults.append(row.fault("title" if finding.kind in OF_TITLE and title else "code", finding.message))
        return None
    entry = known.entry(code) if code else known.named(title)[0]
    return None if row.faulty else Wanted(row.values | {"code": entry.code}, entry.pk, entry.title)


def present_of(row: ServiceRequirement) -> Wanted:
    """Return a row of the catalogue as the table would have it."""
    values = {key: getattr(row, key) for key in PLAIN}
    occupation = row.occupation
    values["code"] = occupation.code if occupation else ""
    return Wanted(values, row.occupation_id, occupation.title if occupation else "")


def said(values: dict[str, object], title: str = "") -> str:
    """Say a row in words: its place, what it demands, whom it binds, on what basis, how the source prints it."""
    kind = RequirementKind(str(values["kind"]))
    names = {name: values.get(name) for name in Condition.__slots__ if values.get(name) not in (None, "")}
    names |= {"names": tuple(values.get("names") or ()), "occupation_code": values.get("code") or ""}
    words = phrase(Condition(**names | {"kind": kind, "occupation_title": title}))  # type: ignore[arg-type]
    extra = [
        "dotyczy wykonawcy" if values.get("subject") == RequirementSubject.PROVIDER else "",
        f"podstawa: {values['legal_basis']}" if values.get("legal_basis") else "",
        f"w źródle: {values.get('printed_code') or ''} {values.get('printed_title') or ''}".rstrip()
        if values.get("printed_code") or values.get("printed_title")
        else "",
    ]
    place = f"{values.get('group') or 1}.{values.get('alternative') or 1}"
    return "; ".join(filter(None, [f"{place} {kind.label}" + (f": {words}" if words else ""), *extra]))


@dataclass(frozen=True, slots=True)
class RowChanges:
    """How rows of the catalogue become the rows of the table: pairs in the table's order, and rows to take away.

    A pair without a row of the catalogue is new; a pair whose ``differs`` is false keeps its content.
    """

    pairs: tuple[tuple[ServiceRequirement | None, Wanted], ...]
    gone: tuple[ServiceRequirement, ...]
    new_order: bool

    def __bool__(self) -> bool:
        return bool(self.gone or self.new_order or any(row is None or differs(row, want) for row, want in self.pairs))

    @property
    def before(self) -> list[str]:
        """Rows that go or change, in words."""
        changed = [str(present_of(row)) for row, want in self.pairs if row is not None and differs(row, want)]
        return changed + [str(present_of(row)) for row in self.gone]

    @property
    def after(self) -> list[str]:
        """Rows that come or change, in words."""
        return [str(want) for row, want in self.pairs if row is None or differs(row, want)]


def differs(row: ServiceRequirement, want: Wanted) -> bool:
    """Whether the row of the catalogue says something else."""
    return present_of(row).content != want.content


def changes_of(present: list[ServiceRequirement], wanted: list[Wanted]) -> RowChanges:
    """Pair rows of equal content first, then those that are left in their order."""
    if not present:
        return RowChanges(tuple((None, want) for want in wanted), (), new_order=False)
    waiting: dict[tuple[str, ...], list[ServiceRequirement]] = defaultdict(list)
    for row in present:
        waiting[present_of(row).content].append(row)
    pairs: list[tuple[ServiceRequirement | None, Wanted]] = []
    for want in wanted:
        same = waiting.get(want.content)
        pairs.append((same.pop(0) if same else None, want))
    kept = {row.pk for row, _ in pairs if row is not None}
    left = [row for row in present if row.pk not in kept]
    pairs = [(row or (left.pop(0) if left else None), want) for row, want in pairs]
    places = {row.pk: place for place, row in enumerate(present)}
    order = [places[row.pk] for row, _ in pairs if row is not None]
    return RowChanges(tuple(pairs), tuple(left), new_order=order != sorted(order))
