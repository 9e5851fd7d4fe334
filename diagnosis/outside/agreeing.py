"""What does not agree in somebody else's numbers: always told with both numbers, never in the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from cus.text.numbers import number
from diagnosis.answers import plain

# Shares are printed rounded: so much may each of them, and all of them together, stand apart.
ROUNDED = Decimal("0.6")
WHOLE = Decimal(100)


class Counted(Protocol):
    """An answer with its numbers."""

    text: str
    count: int | None
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer as it is shown: ``share`` as the source gives it, otherwise computed."""

    text: str
    count: int | None
    percent: Decimal | None
    computed: bool

    @property
    def share(self) -> str:
        """The share in words."""
        return "–" if self.percent is None else f"{plain(self.percent)}%"


def shown(answers: Sequence[Counted], *, several: bool, respondents: int | None) -> list[Shown]:
    """Return the answers; where the source gives no share it is computed of all who answered."""
    whole = base_of(answers, several=several, respondents=respondents)
    found = []
    for answer in answers:
        computed = answer.percent is None and answer.count is not None and bool(whole)
        percent = share(answer.count, whole) if computed else answer.percent
        found.append(Shown(answer.text, answer.count, percent, computed))
    return found


def base_of(answers: Sequence[Counted], *, several: bool, respondents: int | None) -> int | None:
    """Return of how many people shares are computed: of a single choice its sum, otherwise all who answered."""
    counts = [answer.count for answer in answers if answer.count is not None]
    return respondents if several else (sum(counts) or None) if len(counts) == len(answers) else respondents


def share(count: int | None, whole: int | None) -> Decimal | None:
    """Return per cent to one place, half up."""
    if count is None or not whole:
        return None
    return (WHOLE * count / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)


def remarks(answers: Sequence[Counted], *, several: bool, respondents: int | None) -> list[str]:
    """Say what does not add up, each time with both numbers."""
    return [
        *_of_counts(answers, several=several, respondents=respondents),
        *_of_percents(answers, several=several),
        *_of_both(answers, several=several, respondents=respondents),
    ]


def _of_counts(answers: Sequence[Counted], *, several: bool, respondents: int | None) -> list[str]:
    counts = [answer.count for answer in answers if answer.count is not None]
    if respondents is None or len(counts) != len(answers):
        return []
    if several:
        most = max(counts, default=0)
        over = f"Jedną odpowiedź wskazało {number(most)} osób, a odpowiedziało {number(respondents)}."
        return [over] if most > respondents else []
    total = sum(counts)
    if total == respondents:
        return []
    return [f"Liczby dają razem {number(total)}, a na ankietę odpowiedziało {number(respondents)} osób."]


def _of_percents(answers: Sequence[Counted], *, several: bool) -> list[str]:
    percents = [answer.percent for answer in answers if answer.percent is not None]
    found = [
        f"Odpowiedź „{answer.text}” ma {plain(answer.percent)}%, więcej niż 100%."
        for answer in answers
        if answer.percent is not None and answer.percent > WHOLE
    ]
    if several or len(percents) != len(answers):
        return found
    total = sum(percents, Decimal(0))
    if abs(total - WHOLE) > ROUNDED:
        found.append(f"Odsetki dają razem {plain(total)}% zamiast 100%, choć można było wskazać jedną odpowiedź.")
    return found


def _of_both(answers: Sequence[Counted], *, several: bool, respondents: int | None) -> list[str]:
    whole = base_of(answers, several=several, respondents=respondents)
    found = []
    for answer in answers:
        computed = share(answer.count, whole)
        if computed is not None and answer.percent is not None and abs(computed - answer.percent) > ROUNDED:
            found.append(
                f"Odpowiedź „{answer.text}”: źródło podaje {plain(answer.percent)}%, a z liczb wychodzi "
                f"{plain(computed)}%."
            )
    return found
