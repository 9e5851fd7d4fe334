"""Qualification requirements in words: each requirement one sentence, beside it what only informs."""

from dataclasses import dataclass

from services.conditions import Condition, choices, condition_of, phrase, sentence
from services.enums import CONDITION_KINDS, RequirementKind, RequirementSubject
from services.models import Service, ServiceRequirement

REQUIRED = "Wymagane kwalifikacje"
HEADINGS = {
    RequirementKind.EXAMPLE_OCCUPATION: "Przykładowe zawody – nie są wymagane",
    RequirementKind.NONE_REQUIRED: "Bez formalnych wymagań",
    RequirementKind.SEPARATE_PROVISIONS: "Wymagania określają przepisy odrębne",
    RequirementKind.RECOMMENDATION: "Zalecenia – nie są wymogiem",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One requirement: what it says, on what basis, and what the source prints when that differs.

    ``choices`` are its possibilities one by one, for a page that would rather list them than say a long sentence.
    """

    text: str
    basis: str
    provenance: tuple[str, ...]
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Requirements under one heading, of one side."""

    heading: str
    lines: list[Line]


def groups_of(service: Service) -> list[Group]:
    """Return the requirements of ``service``: those of the person first, then those of the provider."""
    return groups_of_rows(list(service.requirements.all()))


def groups_of_rows(rows: list[ServiceRequirement]) -> list[Group]:
    """Return what ``rows`` say; they need not be saved."""
    groups = []
    for subject in RequirementSubject:
        theirs = [row for row in rows if row.subject == subject]
        required = sentences_of(theirs)
        if required:
            groups.append(Group(_heading(REQUIRED, subject), required))
        for kind, heading in HEADINGS.items():
            lines = [_line(row) for row in theirs if row.kind == kind]
            if lines:
                groups.append(Group(_heading(heading, subject), lines))
    return groups


def sentences_of(rows: list[ServiceRequirement]) -> list[Line]:
    """Return one line for each any-of group among ``rows``, in the order of the groups' numbers."""
    required = [row for row in rows if row.kind in CONDITION_KINDS]
    lines = []
    for number in sorted({row.group for row in required}):
        group = [row for row in required if row.group == number]
        conditions = [condition_of(row) for row in group]
        is_listed = any(row.kind != RequirementKind.REQUIRED_OCCUPATION for row in group)
        possible = choices(conditions) if is_listed else []
        lines.append(
            Line(
                text=sentence(conditions),
                basis="; ".join(dict.fromkeys(row.legal_basis for row in group if row.legal_basis)),
                provenance=tuple(filter(None, map(provenance_of, group))),
                choices=tuple(possible) if len(possible) > 1 else (),
            )
        )
    return lines


def rows_of_group(rows, row: ServiceRequirement) -> list[Condition]:
    """Return the conditions of the requirement to which ``row`` belongs; for a row that only informs, itself."""
    if row.kind not in CONDITION_KINDS:
        return [condition_of(row)]
    return [
        condition_of(other)
        for other in rows
        if other.kind in CONDITION_KINDS and (other.subject, other.group) == (row.subject, row.group)
    ]


def _heading(heading: str, subject: str) -> str:
    return f"Wymagania wobec wykonawcy: {heading.lower()}" if subject == RequirementSubject.PROVIDER else heading


def _line(row: ServiceRequirement) -> Line:
    words = row.text if row.kind == RequirementKind.RECOMMENDATION else phrase(condition_of(row))
    words = words[:1].upper() + words[1:]
    return Line(text=words, basis=row.legal_basis, provenance=tuple(filter(None, [provenance_of(row)])))


def provenance_of(row: ServiceRequirement) -> str:
    """Say what the source prints where the classification says otherwise; empty when they agree."""
    if not row.occupation or not (row.printed_code or row.printed_title):
        return ""
    said = []
    if row.printed_code and row.printed_code != row.occupation.code:
        said.append(f"kod {row.printed_code}")
    if row.printed_title and row.printed_title != row.occupation.title:
        said.append(f"nazwę „{row.printed_title}”")
    return f"{row.occupation.code}: podręcznik podaje {' i '.join(said)}; tu stoi wpis z klasyfikacji." if said else ""
