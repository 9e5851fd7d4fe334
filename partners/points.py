"""The points of an agreement, resolved from the rows of its template: a pure function.

Rows whose condition does not hold drop out, numbers close up, ``{pkt:key}`` becomes the number that
the row has afterwards, ``{gminy}`` and ``{koordynator}`` the facts of the agreement.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from partners.enums import PartyRole, PointCondition, TemplateRowKind

REFERENCE = re.compile(r"\{pkt:([\w-]+)\}")
DOTS = "………………"


class UnknownReference(ValueError):
    """The template refers to a point that is not there under the present conditions."""


@dataclass(frozen=True, slots=True)
class TemplateContext:
    """The facts that conditions and placeholders ask for."""

    roles: tuple[str, ...] = ()
    gminas: tuple[str, ...] = ()
    coordinator: str = ""

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


def _fill(text: str, numbers: dict[str, str], context: TemplateContext) -> str:
    def number_of(match: re.Match) -> str:
        try:
            return numbers[match[1]]
        except KeyError as error:
            raise UnknownReference(f"no point {match[1]!r} to refer to") from error

    filled = REFERENCE.sub(number_of, text)
    filled = filled.replace("{gminy}", ", ".join(context.gminas) or DOTS)
    return filled.replace("{koordynator}", context.coordinator or DOTS)
