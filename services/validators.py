"""Pure checks shared by forms and imports."""

from collections.abc import Mapping

from services.columns import unused
from services.enums import RequirementKind

# What a row of each kind must hold; the other columns of the kind may stay empty.
NEEDED = {
    RequirementKind.REQUIRED_OCCUPATION: {"occupation": "Wskaż zawód z klasyfikacji: wpisz kod albo nazwę."},
    RequirementKind.EXAMPLE_OCCUPATION: {"occupation": "Wskaż zawód z klasyfikacji: wpisz kod albo nazwę."},
    RequirementKind.EDUCATION: {"education": "Wybierz, jakie wykształcenie jest potrzebne."},
    RequirementKind.STUDIES: {"studies": "Wybierz, jakie studia się liczą."},
    RequirementKind.COURSE: {"topic": "Napisz, jakie szkolenie jest potrzebne."},
    RequirementKind.EXPERIENCE: {"months": "Podaj, ile miesięcy doświadczenia jest potrzebne."},
    RequirementKind.CERTIFICATE: {"topic": "Napisz, czego dotyczy zaświadczenie."},
    RequirementKind.LICENCE: {"names": "Wpisz kwalifikacje albo dokumenty, każde w osobnym wierszu."},
    RequirementKind.QUALIFICATION: {"text": "Napisz słowami, co jest potrzebne."},
    RequirementKind.RECOMMENDATION: {"text": "Napisz, co jest zalecane."},
}
EMPTY = (None, "", [], (), False)
UNUSED = "Przy tym rodzaju wymagania zostaw puste."
NO_FIELDS = "Podaj kierunki albo to, co obejmuje program studiów."
TOO_PRACTICAL = "Godzin praktycznych nie może być więcej niż godzin szkolenia."


def lacking(kind: str, values: Mapping[str, object]) -> dict[str, str]:
    """Return, by the name of the field, what a row of requirements lacks or holds in vain.

    ``values`` has the fields of ``ServiceRequirement``; a field that is absent is not judged.
    """
    found = {
        name: message
        for name, message in NEEDED.get(RequirementKind(kind), {}).items()
        if name in values and values[name] in EMPTY
    }
    found |= {name: UNUSED for name in unused(kind) if values.get(name) not in EMPTY}
    if kind == RequirementKind.STUDIES and not values.get("names") and not values.get("topic"):
        found.setdefault("names", NO_FIELDS)
    if int(values.get("practical_hours") or 0) > int(values.get("hours") or 0):  # type: ignore[call-overload]
        found.setdefault("practical_hours", TOO_PRACTICAL)
    return found
