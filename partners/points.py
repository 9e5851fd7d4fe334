"""The points of an agreement, resolved from the rows of its template: a pure function.

Rows whose condition does not hold drop out, numbers close up, ``{pkt:key}`` becomes the number that
the row has afterwards, the other placeholders the facts of the agreement.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from partners.enums import PartyRole, PointCondition, TemplateRowKind

FIELD = re.compile(r"\{([^{}]*)\}")
REFERENCE = "pkt:"
DOTS = "………………"
# Everything that a text of the template may hold in braces, beside references; a closed list.
PLACEHOLDERS = {
    "gminy": "gminy objęte porozumieniem",
    "centrum": "nazwa centrum",
    "koordynator": "nazwa strony w roli koordynująco-doradczej",
    "realizatorzy": "nazwy stron w roli realizatora usług",
    "zatrudnienie-socjalne": "nazwy stron w roli podmiotu zatrudnienia socjalnego",
    "numer": "numer porozumienia",
}


class UnknownReference(ValueError):
    """The template refers to a point that is not there under the present conditions."""


@dataclass(frozen=True, slots=True)
class TemplateContext:
    """The facts that conditions and placeholders ask for."""

    roles: tuple[str, ...] = ()
    gminas: tuple[str, ...] = ()
    coordinator: str = ""
    centre: str = ""
    providers: tuple[str, ...] = ()
    social_employment: tuple[str, ...] = ()
    number: str = ""

    def holds(self, condition: str) -> bool:
        """Say whether a row with ``condition`` applies."""
        social_employment = PartyRole.SOCIAL_EMPLOYMENT in self.roles
        coordinator = PartyRole.COORDINATOR in self.roles
        one_provider = self.roles.count(PartyRole.PROVIDER) == 1
        return {
            PointCondition.ALWAYS: True,
            PointCondition.WITH_SOCIAL_EMPLOYMENT: social_employment,
            PointCondition.WITHOUT_SOCIAL_EMPLOYMENT: not social_employment,
            PointCondition.WITH_COORDINATOR: coordinator,
            PointCondition.WITHOUT_COORDINATOR: not coordinator,
            PointCondition.ONE_PROVIDER: one_provider,
            PointCondition.MANY_PROVIDERS: not one_provider,
        }[PointCondition(condition)]

    def value(self, placeholder: str) -> str:
        """Return what stands in the place of ``placeholder``; dots to write on when it is not known."""
        return {
            "gminy": ", ".join(self.gminas),
            "centrum": self.centre,
            "koordynator": self.coordinator,
            "realizatorzy": ", ".join(self.providers),
            "zatrudnienie-socjalne": ", ".join(self.social_employment),
            "numer": self.number,
        }[placeholder] or DOTS


@dataclass(frozen=True, slots=True)
class Point:
    """A numbered point with its sub-points, ready to print."""

    number: int
    text: str
    subpoints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """The whole resolved text of an agreement."""

    preamble: str
    points: tuple[Point, ...]
    closing: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it comes out: its number as printed („3”, „2)”), or ``None`` when it drops out."""

    row: object
    text: str
    number: str | None


def resolve(rows: Iterable, context: TemplateContext) -> Wording:
    """Return the wording for ``context``. ``rows`` have kind, key, text and condition, in template order.

    Raises:
        UnknownReference: a row that applies refers to one that does not.
    """
    kept = [row for row in rows if context.holds(row.condition)]
    numbers = _numbers(kept)
    points: list[tuple[str, list[str]]] = []
    edges: dict[str, list[str]] = {TemplateRowKind.PREAMBLE: [], TemplateRowKind.CLOSING: []}
    for row in kept:
        text = _fill(row.text, numbers, context)
        if row.kind == TemplateRowKind.POINT:
            points.append((text, []))
        elif row.kind == TemplateRowKind.SUBPOINT and points:
            points[-1][1].append(text)
        elif row.kind in edges:
            edges[row.kind].append(text)
    return Wording(
        "\n\n".join(edges[TemplateRowKind.PREAMBLE]),
        tuple(Point(number, text, tuple(subpoints)) for number, (text, subpoints) in enumerate(points, start=1)),
        "\n\n".join(edges[TemplateRowKind.CLOSING]),
    )


def lines(rows: Sequence, context: TemplateContext | None = None) -> list[Line]:
    """Return every row as it comes out in ``context``, those that drop out too, references never refused.

    Without a context nothing drops out and the texts stay as they were written.
    """
    kept = [row for row in rows if context is None or context.holds(row.condition)]
    numbers, own = _numbers(kept), {}
    for row in kept:
        own[id(row)] = _own_number(row, own, kept)
    return [
        Line(row, _fill(row.text, numbers, context, strict=False) if context else row.text, own.get(id(row)))
        for row in rows
    ]


def _own_number(row, own: dict[int, str], kept: list) -> str:
    before = kept[: next(at for at, one in enumerate(kept) if one is row)]
    if row.kind == TemplateRowKind.POINT:
        return str(1 + sum(one.kind == TemplateRowKind.POINT for one in before))
    if row.kind != TemplateRowKind.SUBPOINT:
        return ""
    last = max((at for at, one in enumerate(before) if one.kind == TemplateRowKind.POINT), default=-1)
    return f"{1 + sum(one.kind == TemplateRowKind.SUBPOINT for one in before[last + 1 :])})"


def fields_of(text: str) -> list[str]:
    """Return what stands in braces in ``text``, in order."""
    return FIELD.findall(text)


def references_of(text: str) -> list[str]:
    """Return the marks of the rows that ``text`` refers to."""
    return [field.removeprefix(REFERENCE) for field in fields_of(text) if field.startswith(REFERENCE)]


def _numbers(kept: list) -> dict[str, str]:
    numbers, point, subpoint = {}, 0, 0
    for row in kept:
        if row.kind == TemplateRowKind.POINT:
            point, subpoint = point + 1, 0
            numbers[row.key] = str(point)
        elif row.kind == TemplateRowKind.SUBPOINT:
            subpoint += 1
            numbers[row.key] = f"{point} ppkt {subpoint}"
    return numbers


def _fill(text: str, numbers: dict[str, str], context: TemplateContext, *, strict: bool = True) -> str:
    """Put facts and numbers in; one pass, so that braces in a name of a party are left alone."""

    def filled(match: re.Match) -> str:
        name = match[1]
        if name.startswith(REFERENCE):
            key = name.removeprefix(REFERENCE)
            if key not in numbers and strict:
                raise UnknownReference(f"no point {key!r} to refer to")
            return numbers.get(key, f"[brak: {key}]")
        return context.value(name) if name in PLACEHOLDERS else match[0]

    return FIELD.sub(filled, text)
