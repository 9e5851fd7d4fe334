"""One condition of a requirement as plain data, and how it is said in Polish."""

from collections.abc import Sequence
from dataclasses import dataclass

from cus.text.plural import plural
from services.enums import EducationLevel, RequirementKind, RequirementSubject, StudiesKind


@dataclass(frozen=True, slots=True)
class Condition:
    """A row of requirements without its table; the fields mean what those of ``ServiceRequirement`` do."""

    kind: str
    subject: str = RequirementSubject.PERSON
    group: int = 1
    alternative: int = 1
    occupation_code: str = ""
    occupation_title: str = ""
    education: str = ""
    studies: str = ""
    names: tuple[str, ...] = ()
    names_are_examples: bool = False
    topic: str = ""
    hours: int | None = None
    practical_hours: int | None = None
    guided_by: str = ""
    before_employment: bool = False
    months: int | None = None
    max_age_months: int | None = None
    text: str = ""

    def __str__(self) -> str:
        return phrase(self)


def condition_of(row) -> Condition:
    """Return the condition that a ``ServiceRequirement`` row holds."""
    shared = {
        name: getattr(row, name)
        for name in Condition.__slots__
        if name not in ("occupation_code", "occupation_title", "names")
    }
    return Condition(
        **shared,
        names=tuple(row.names),
        occupation_code=row.occupation.code if row.occupation else "",
        occupation_title=row.occupation.title if row.occupation else "",
    )


def phrase(condition: Condition) -> str:
    """Say one condition, without a capital at the front and a stop at the end."""
    said = _PHRASES[condition.kind](condition)
    note = condition.text.strip().rstrip(".")
    if note and condition.kind not in (RequirementKind.QUALIFICATION, RequirementKind.RECOMMENDATION):
        said = f"{said} – {lowered(note)}" if said else lowered(note)
    return said


def lowered(text: str) -> str:
    """Return the text to stand inside a sentence; an abbreviation at its front is left as it is."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def either(parts: Sequence[str]) -> str:
    """Join possibilities: „a, b albo c”."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} albo {parts[-1]}"


def span(months: int) -> str:
    """Write months as people say them: „rok”, „2 lata”, „18 miesięcy”."""
    years, rest = divmod(months, 12)
    if rest or not years:
        return f"{months} {plural(months, 'miesiąc', 'miesiące', 'miesięcy')}"
    return "rok" if years == 1 else f"{years} {plural(years, 'rok', 'lata', 'lat')}"


def _occupation(condition: Condition) -> str:
    return f"{condition.occupation_code} {condition.occupation_title}".strip()


def _education(condition: Condition) -> str:
    level = EducationLevel(condition.education)
    return f"wykształcenie {'' if level == EducationLevel.HIGHER else 'co najmniej '}{level.label}"


def _studies(condition: Condition) -> str:
    kind = StudiesKind(condition.studies).label
    said = f"ukończone studia {kind}"
    if condition.names:
        examples = "na przykład " if condition.names_are_examples else ""
        said += f" na kierunku lub specjalności: {examples}{either(condition.names)}"
    if condition.topic:
        said += f"{',' if condition.names else ' na dowolnym kierunku,'} których program obejmuje {condition.topic}"
    return said


def _course(condition: Condition) -> str:
    said = condition.topic
    if condition.hours:
        said += f" (co najmniej {condition.hours} {plural(condition.hours, 'godzina', 'godziny', 'godzin')}"
        if condition.practical_hours:
            said += f", w tym co najmniej {condition.practical_hours} zajęć praktycznych"
            said += f" pod kierunkiem {condition.guided_by}" if condition.guided_by else ""
        said += ")"
    return said + (" odbyte przed zatrudnieniem" if condition.before_employment else "")


def _experience(condition: Condition) -> str:
    return f"co najmniej {span(condition.months or 0)} doświadczenia {condition.topic}".rstrip()


def _certificate(condition: Condition) -> str:
    if not condition.max_age_months:
        return condition.topic
    return f"{condition.topic}, odbyte nie wcześniej niż {span(condition.max_age_months)} przed podjęciem zatrudnienia"


def _licence(condition: Condition) -> str:
    return f"udokumentowane kwalifikacje lub dokumenty: {either(condition.names)}"


def _words(condition: Condition) -> str:
    return lowered(condition.text.strip().rstrip("."))


_PHRASES = {
    RequirementKind.REQUIRED_OCCUPATION: _occupation,
    RequirementKind.EXAMPLE_OCCUPATION: _occupation,
    RequirementKind.EDUCATION: _education,
    RequirementKind.STUDIES: _studies,
    RequirementKind.COURSE: _course,
    RequirementKind.EXPERIENCE: _experience,
    RequirementKind.CERTIFICATE: _certificate,
    RequirementKind.LICENCE: _licence,
    RequirementKind.QUALIFICATION: _words,
    RequirementKind.RECOMMENDATION: _words,
    RequirementKind.NONE_REQUIRED: lambda condition: "",
    RequirementKind.SEPARATE_PROVISIONS: lambda condition: "",
}


def alternatives_of(conditions: Sequence[Condition]) -> list[list[Condition]]:
    """Return the conditions of one group, alternative after alternative in the order of their numbers."""
    numbers = sorted({condition.alternative for condition in conditions})
    return [[condition for condition in conditions if condition.alternative == number] for number in numbers]


def choices(conditions: Sequence[Condition]) -> list[str]:
    """Say each alternative of one group, its rows joined by „oraz”."""
    return [" oraz ".join(phrase(row) for row in rows) for rows in alternatives_of(conditions)]


def sentence(conditions: Sequence[Condition]) -> str:
    """Say one group in one Polish sentence: alternatives joined by „albo”, their rows by „oraz”."""
    alternatives = alternatives_of(conditions)
    if all(len(rows) == 1 and rows[0].kind == RequirementKind.REQUIRED_OCCUPATION for rows in alternatives):
        noun = "zawód" if len(alternatives) == 1 else "jeden z zawodów"
        return f"Wymagany {noun}: {either([phrase(rows[0]) for rows in alternatives])}."
    said = choices(conditions)
    if len(said) == 1:
        return f"Wymagane: {said[0]}."
    return f"Wymagane: {'; albo '.join(f'({number}) {text}' for number, text in enumerate(said, start=1))}."
