"""Qualification requirements in words: grouped by whom they bind and of what kind they are."""

from dataclasses import dataclass

from services.enums import RequirementKind, RequirementSubject
from services.models import Service, ServiceRequirement

HEADINGS = {
    RequirementKind.REQUIRED_OCCUPATION: "Wymagany zawód – jeden z podanych",
    RequirementKind.EXAMPLE_OCCUPATION: "Przykładowe zawody – nie są wymagane",
    RequirementKind.QUALIFICATION: "Wykształcenie, kurs albo doświadczenie",
    RequirementKind.NONE_REQUIRED: "Bez formalnych wymagań",
    RequirementKind.SEPARATE_PROVISIONS: "Wymagania określają przepisy odrębne",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One requirement: what it says, on what basis, and what the source prints when that differs."""

    text: str
    basis: str
    provenance: str


@dataclass(frozen=True, slots=True)
class Group:
    """Requirements of one kind that bind the same side."""

    heading: str
    lines: list[Line]


def groups_of(service: Service) -> list[Group]:
    """Return the requirements of ``service``: those of the person first, then those of the provider."""
    rows = list(service.requirements.all())
    groups = []
    for subject in RequirementSubject:
        for kind, heading in HEADINGS.items():
            lines = [_line(row) for row in rows if row.subject == subject and row.kind == kind]
            if lines:
                groups.append(Group(_heading(heading, subject, kind, len(lines)), lines))
    return groups


def _heading(heading: str, subject: str, kind: str, number: int) -> str:
    if kind == RequirementKind.REQUIRED_OCCUPATION and number == 1:
        heading = "Wymagany zawód"
    return f"Wymagania wobec wykonawcy: {heading.lower()}" if subject == RequirementSubject.PROVIDER else heading


def _line(row: ServiceRequirement) -> Line:
    text = " – ".join(part for part in [str(row.occupation or ""), row.text] if part)
    return Line(text=text, basis=row.legal_basis, provenance=provenance_of(row))


def provenance_of(row: ServiceRequirement) -> str:
    """Say what the source prints where the classification says otherwise; empty when they agree."""
    if not row.occupation or not (row.printed_code or row.printed_title):
        return ""
    said = []
    if row.printed_code and row.printed_code != row.occupation.code:
        said.append(f"kod {row.printed_code}")
    if row.printed_title and row.printed_title != row.occupation.title:
        said.append(f"nazwę „{row.printed_title}”")
    return f"Podręcznik podaje {' i '.join(said)}; tu stoi wpis z klasyfikacji." if said else ""
