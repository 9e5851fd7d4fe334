"""An entry of an edition as plain data, from a file or from the database."""

from dataclasses import dataclass

from services.models import Occupation, OccupationEdition, OccupationSuccession

LEVELS = {
    1: "grupa wielka",
    2: "grupa duża",
    3: "grupa średnia",
    4: "grupa elementarna",
    Occupation.OCCUPATION_LEVEL: "zawód",
}
# How many digits the code of each level has.
DIGITS = {1: 1, 2: 2, 3: 3, 4: 4, Occupation.OCCUPATION_LEVEL: 6}


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry: ``parent`` is the code of its group, ``replaces`` codes of the edition before."""

    code: str
    title: str
    level: int
    parent: str = ""
    replaces: tuple[str, ...] = ()
    is_school_profession: bool = False
    is_residual: bool = False
    variant_title: str = ""

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


def entries_of(edition: OccupationEdition) -> dict[str, Listed]:
    """Return the entries of an edition under their codes, in the order of the codes; two questions."""
    replaced: dict[str, list[str]] = {}
    named = OccupationSuccession.objects.filter(new__edition=edition).order_by("old__code")
    for new, old in named.values_list("new__code", "old__code"):
        replaced.setdefault(new, []).append(old)
    rows = edition.entries.order_by("code").values_list(
        "code", "title", "level", "parent__code", "is_school_profession", "is_residual", "variant_title"
    )
    return {
        code: Listed(code, title, level, parent or "", tuple(replaced.get(code, ())), school, residual, variant)
        for code, title, level, parent, school, residual, variant in rows
    }
