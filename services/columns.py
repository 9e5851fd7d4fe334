"""Which columns of a row of requirements each kind uses, and how they are called there.

The row is one table for twelve kinds (docs/adr/0016), so most of its columns mean nothing to any one of them.
"""

from services.enums import RequirementKind as Kind

# What the condition itself is; every other kind leaves the column empty.
OWN = {
    Kind.REQUIRED_OCCUPATION: ("occupation",),
    Kind.EDUCATION: ("education",),
    Kind.STUDIES: ("studies", "names", "names_are_examples", "topic"),
    Kind.COURSE: ("topic", "hours", "practical_hours", "guided_by", "before_employment"),
    Kind.EXPERIENCE: ("months", "topic"),
    Kind.CERTIFICATE: ("topic", "max_age_months"),
    Kind.LICENCE: ("names",),
    Kind.QUALIFICATION: (),
    Kind.EXAMPLE_OCCUPATION: ("occupation",),
    Kind.NONE_REQUIRED: (),
    Kind.SEPARATE_PROVISIONS: (),
    Kind.RECOMMENDATION: (),
}
OF_SOME_KIND = tuple(dict.fromkeys(column for columns in OWN.values() for column in columns))
# Kinds that are nothing but words; for the others the words are a note.
IN_WORDS = frozenset({Kind.QUALIFICATION, Kind.RECOMMENDATION, Kind.NONE_REQUIRED, Kind.SEPARATE_PROVISIONS})
# Where the row stands among the others.
PLACE = ("group", "alternative", "position")

NAMED = {
    Kind.STUDIES: {"names": "kierunki lub specjalności, każda w osobnym wierszu", "topic": "co obejmuje program"},
    Kind.COURSE: {"topic": "jakie szkolenie"},
    Kind.EXPERIENCE: {"months": "ile miesięcy, co najmniej", "topic": "w czym, na przykład: w opiece nad seniorami"},
    Kind.CERTIFICATE: {"topic": "czego dotyczy zaświadczenie", "max_age_months": "nie starsze niż (miesiące)"},
    Kind.LICENCE: {"names": "kwalifikacje lub dokumenty, każde w osobnym wierszu"},
    Kind.QUALIFICATION: {"text": "co jest potrzebne"},
    Kind.RECOMMENDATION: {"text": "co jest zalecane"},
    Kind.NONE_REQUIRED: {"text": "wyjaśnienie, jeśli potrzebne"},
    Kind.SEPARATE_PROVISIONS: {"text": "jakie przepisy"},
}


def shown_at_once(kind: str) -> tuple[str, ...]:
    """Return the columns that a row of the kind shows without being asked; all of them when there is no kind yet."""
    own = OWN.get(kind)
    if own is None:
        return ()
    return (*own, "text") if kind in IN_WORDS else own


def unused(kind: str) -> tuple[str, ...]:
    """Return the columns that must be empty in a row of the kind."""
    return tuple(column for column in OF_SOME_KIND if column not in OWN.get(kind, OF_SOME_KIND))


def told_to_the_page(plain: dict[str, str]) -> dict[str, dict]:
    """Return what the page's script needs of each kind: columns shown at once, unused ones, names.

    ``plain`` are the names of columns for kinds that do not call them otherwise.
    """
    return {
        str(kind): {"shown": shown_at_once(kind), "unused": unused(kind), "names": plain | NAMED.get(kind, {})}
        for kind in Kind
    }
