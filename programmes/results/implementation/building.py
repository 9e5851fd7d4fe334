"""From a programme to its seven parts, and what they lack."""

import hashlib

from cus.documents.serial import canonical, to_data
from programmes.models import Programme
from programmes.results.implementation.ground import Ground
from programmes.results.implementation.parts import costs, degree, evaluation, heading, people, providers
from programmes.results.implementation.sheet import Part, Sheet
from programmes.results.models import ImplementationInformation

PARTS = (
    heading.name,
    heading.time,
    people.people,
    degree.degree,
    evaluation.evaluation,
    costs.costs,
    providers.providers,
)
LACKS = (people.lacks, degree.lacks, evaluation.lacks, costs.lacks, providers.lacks)
MARK = 10


def sheet_of(ground: Ground) -> Sheet:
    """Return the parts as they stand now, each figure counted on the spot."""
    parts = tuple(part(ground) for part in PARTS)
    return Sheet(parts, tuple(lack for lacks in LACKS for lack in lacks(ground)))


def ground_of(programme: Programme) -> Ground:
    """Return what the parts read, with the texts that people wrote so far."""
    return Ground(programme, ImplementationInformation.objects.filter(programme=programme).first())


def marks_of(sheet: Sheet) -> str:
    """Return a mark of each part, so that whoever approves is told which part has changed meanwhile."""
    return "-".join(_mark(part) for part in sheet.parts)


def changed_parts(sheet: Sheet, seen: str) -> list[Part]:
    """Return parts that are not what they were when ``seen`` was made; all of them for a mark of another shape."""
    marks = seen.split("-")
    if len(marks) != len(sheet.parts):
        return list(sheet.parts)
    return [part for part, mark in zip(sheet.parts, marks, strict=True) if _mark(part) != mark]


def _mark(part: Part) -> str:
    return hashlib.sha256(canonical(to_data(part))).hexdigest()[:MARK]
