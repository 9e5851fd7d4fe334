"""What a chapter is built from and what it gives back."""

import datetime as dt
from dataclasses import dataclass, replace

from django.db.models import Q

from cus.centre.models import Gmina
from cus.documents.blocks import Block, Section
from diagnosis.models import Diagnosis


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a chapter tells of: the diagnosis, the day of the data, and the gmina when it has a part of its own."""

    diagnosis: Diagnosis
    gminas: tuple[Gmina, ...]
    day: dt.date
    gmina: Gmina | None = None

    def narrowed(self, gmina: Gmina) -> "Scope":
        """The same for one gmina."""
        return replace(self, gmina=gmina)

    def rows(self, field: str = "gmina") -> Q:
        """Rows that belong here: those of the gmina and those of the whole area."""
        if self.gmina is None:
            return Q()
        return Q(**{field: self.gmina}) | Q(**{f"{field}__isnull": True})

    def place(self, gmina: Gmina | None) -> str:
        """Where a row belongs, in words; empty when there is but one gmina."""
        if len(self.gminas) < 2:
            return ""
        return gmina.name if gmina else "cały obszar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Blocks under the heading of a chapter and the sections after them."""

    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
