"""What each part of the yearly report counts: one builder a part, all of them listed here in the printed order."""

from collections.abc import Callable
from dataclasses import dataclass

from programmes.results.yearly.kinds import PartCode
from programmes.results.yearly.parts import (
    cooperation,
    council,
    delivered,
    judged,
    overview,
    plan,
    reconnaissance,
    staff,
)
from programmes.results.yearly.scope import Scope
from programmes.results.yearly.told import Told


@dataclass(frozen=True, slots=True)
class Part:
    """A part: ``basis`` is where the Act asks for it, empty for our own division; ``asks`` is what to write in it."""

    code: PartCode
    build: Callable[[Scope], Told]
    asks: str
    basis: str = ""

    @property
    def title(self) -> str:
        """Heading."""
        return self.code.label


PARTS: tuple[Part, ...] = (
    Part(PartCode.OVERVIEW, overview.build, "Co było w tym roku najważniejsze i co się zmieniło od poprzedniego?"),
    Part(PartCode.PROGRAMMES, delivered.programmes, "Jak przebiegały programy? Co się udało, co trzeba zmienić?"),
    Part(
        PartCode.NOTES,
        reconnaissance.notes,
        "Jakie wnioski wynikają z rozeznania potrzeb i potencjału w tym roku?",
        "art. 18 ustawy",
    ),
    Part(PartCode.DIAGNOSIS, reconnaissance.diagnosis, "Czy diagnoza jest aktualna? Co z nią dalej?"),
    Part(PartCode.CONTRACTS, cooperation.contracts, "Jak układała się współpraca na podstawie umów i porozumień?"),
    Part(PartCode.PARTNERS, cooperation.partners, "Kto dołączył, kogo brakuje?"),
    Part(PartCode.STANDARDS, cooperation.standards, "Jak standardy są przestrzegane? Których brakuje?"),
    Part(PartCode.STAFF, staff.build, "Jaka jest obsada i czego pracownicy się uczyli?"),
    Part(PartCode.MONEY, delivered.money, "Skąd różnice między planem a kosztami?"),
    Part(PartCode.COMPLAINTS, judged.complaints, "Czego dotyczyły skargi i co po nich zmieniono?"),
    Part(PartCode.QUALITY, judged.quality, "Co mówią oceny odbiorców?"),
    Part(PartCode.INDICATORS, judged.indicators, "Które mierniki osiągnięto, których nie i dlaczego?"),
    Part(PartCode.RESOLUTIONS, council.build, "Co uchwały zmieniły w działaniu centrum?"),
    Part(PartCode.PLAN, plan.fulfilment, "Dlaczego niektórych zadań nie wykonano?"),
    Part(PartCode.TASKS, plan.tasks, "Co jest najważniejsze w następnym roku?"),
)
BY_CODE = {part.code: part for part in PARTS}
