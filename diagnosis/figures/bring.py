"""A waiting file and what the person chose for it, read into values."""

from dataclasses import asdict, dataclass, field
from datetime import date

from diagnosis.figures.bdl import Asked, read_bdl
from diagnosis.figures.enums import SourceKind
from diagnosis.figures.found import Brought
from diagnosis.figures.mapped import Mapping, read_mapped
from diagnosis.figures.own import known_areas


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person says beside the file: its kind, areas to compare, the base, the day; columns of a mapped table."""

    kind: str = SourceKind.BDL
    areas: tuple[str, ...] = ()
    base: str = ""
    subgroup: str = ""
    as_of: str = ""
    mapping: dict = field(default_factory=dict)

    def as_json(self) -> dict:
        """Return what is kept with the file."""
        return asdict(self) | {"kind": str(self.kind), "areas": list(self.areas)}

    @classmethod
    def from_json(cls, kept: dict) -> "Choices":
        """Read what was kept; unknown names are passed over."""
        names = cls.__dataclass_fields__
        found = {name: value for name, value in kept.items() if name in names}
        return cls(**(found | {"areas": tuple(found.get("areas", ()))}))

    @property
    def day(self) -> date | None:
        """The day of the data, when the person gave one."""
        return date.fromisoformat(self.as_of) if self.as_of else None


def brought_by(content: bytes, name: str, choices: Choices) -> Brought:
    """Read the file as its kind and the choices say."""
    if choices.kind == SourceKind.TABLE:
        return read_mapped(content, Mapping.from_json(choices.mapping), choices.day, known_areas())
    return read_bdl(content, name, Asked(choices.base, choices.subgroup, choices.day))
