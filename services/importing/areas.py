"""Areas of art. 2 ust. 1 as people write them in a cell, and back."""

import re
from collections.abc import Iterable

from cus.importing.words import Words, Wrong, proposal
from cus.tables.columns import key_of

_NUMBERS = re.compile(r"[\d\s,;.]+")
_NUMBERED = re.compile(r"(\d{1,2})\s*[.)]?\s+(\S.*)", re.DOTALL)


class Areas(Words):
    """Areas of art. 2 ust. 1: numbers, names, or „4. pomoc społeczna”; the value is a sorted list of numbers."""

    empty = ()

    def __init__(self, names: dict[int, str]) -> None:
        self.names = names
        self.numbers = {key_of(name): number for number, name in names.items()}

    def read(self, text: str) -> list[int]:
        """Return the numbers.

        Raises:
            Wrong: no such area, or a number that does not go with its name.
        """
        if _NUMBERS.fullmatch(text):
            parts = re.findall(r"\d+", text)
        else:
            parts = [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]
        return sorted({self._number(part) for part in parts})

    def _number(self, part: str) -> int:
        numbered, bare = _NUMBERED.fullmatch(part), part.rstrip(".")
        if bare.isdecimal():
            number = int(bare[:4])
        elif numbered:
            number = int(numbered[1])
            if number in self.names and key_of(numbered[2]) != key_of(self.names[number]):
                raise Wrong(f"Zakres {number} to „{self.names[number]}”, a nie „{numbered[2][:80]}”.")
        else:
            number = self.numbers.get(key_of(part), 0)
            if not number:
                raise Wrong(f"Nie ma zakresu o nazwie „{part[:80]}”.{proposal(part, self.names.values())}")
        if number not in self.names:
            raise Wrong(f"Nie ma zakresu nr {number}. Art. 2 ust. 1 ustawy wymienia zakresy 1–{len(self.names)}.")
        return number

    def show(self, value: Iterable[int]) -> str:
        """Return numbers with names."""
        return "; ".join(f"{number}. {self.names[number]}" for number in sorted(value))

    @property
    def offered(self) -> list[str]:
        """All areas, numbered."""
        return [f"{number}. {name}" for number, name in self.names.items()]
