"""The statutory conditions of a post as data, and whether what was seen fulfils them (art. 25, 28, 30, 31, 33).

All conditions of a post must be met together. Three answers: met, not met, cannot tell.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from cus.centre.enums import PostKind, Training

CLEAN_RECORD = "niekaralnosc"
# Hours of the regulation on trainings, until a centre enters others (``TrainingHours``).
HOURS = {Training.A: 60, Training.B: 52, Training.C: 57}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: ``code`` stands in addresses; ``training`` is the one whose hours count."""

    code: str
    text: str
    basis: str
    training: Training | None = None
    # Met also without the training (art. 33): then hours are not asked for.
    or_other: str = ""


class Check(Protocol):
    """What was seen: a row of ``QualificationCheck``."""

    is_met: bool
    hours: int | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """``met``: True, False or None (cannot tell), with the reason in words; empty when met."""

    met: bool | None
    reason: str = ""

    @property
    def kind(self) -> str:
        """Kind of colour."""
        return {True: "done", False: "stop", None: "warn"}[self.met]

    @property
    def word(self) -> str:
        """The word of the state."""
        return {True: "spełniony", False: "niespełniony", None: "nie wiadomo"}[self.met]

    @property
    def words(self) -> str:
        """The same of several conditions together."""
        return {True: "spełnione", False: "niespełnione", None: "nie wiadomo"}[self.met]


HIGHER = "wykształcenie wyższe"
MANAGING = "doświadczenie kierownicze co najmniej {years} w podmiotach wykonujących usługi z 14 zakresów"
RECORD_TEXT = (
    "brak prawomocnego skazania i warunkowego umorzenia za umyślne przestępstwo ścigane z oskarżenia publicznego "
    "lub umyślne przestępstwo skarbowe"
)


def _record(basis: str) -> Condition:
    return Condition(CLEAN_RECORD, RECORD_TEXT, basis)


CONDITIONS: dict[str, tuple[Condition, ...]] = {
    PostKind.DIRECTOR: (
        Condition("wyksztalcenie", HIGHER, "art. 25 ust. 2"),
        Condition("doswiadczenie", MANAGING.format(years="3 lata"), "art. 25 ust. 2"),
        Condition(
            "specjalizacja",
            "jedno z trzech: specjalizacja z organizacji pomocy społecznej, tytuł specjalisty w dziedzinie zdrowia "
            "publicznego albo studia podyplomowe z organizacji lub zarządzania w ochronie zdrowia",
            "art. 25 ust. 2",
        ),
        Condition("szkolenie", "szkolenie z zarządzania i organizacji usług społecznych", "art. 25 i 34", Training.A),
        _record("art. 25 ust. 2"),
    ),
    PostKind.SERVICES: (
        Condition("wyksztalcenie", HIGHER, "art. 28"),
        Condition("doswiadczenie", MANAGING.format(years="2 lata"), "art. 28"),
        Condition("szkolenie", "szkolenie z zarządzania i organizacji usług społecznych", "art. 28 i 34", Training.A),
        _record("art. 28"),
    ),
    PostKind.COORDINATOR: (
        Condition("zawod", "wymogi zawodu pracownika socjalnego", "art. 30"),
        Condition("doswiadczenie", "co najmniej 2 lata świadczenia pracy socjalnej", "art. 30"),
        Condition(
            "szkolenie",
            "szkolenie z opracowywania i realizacji indywidualnych planów usług społecznych",
            "art. 30 i 34",
            Training.B,
        ),
        _record("art. 30"),
    ),
    PostKind.COMMUNITY: (
        Condition("wyksztalcenie", HIGHER, "art. 33"),
        Condition("doswiadczenie", "co najmniej 2 lata animacji lokalnej albo innej pracy środowiskowej", "art. 33"),
        Condition(
            "szkolenie",
            "II stopień specjalizacji w zawodzie pracownik socjalny (praca socjalna ze społecznością lokalną) albo "
            "szkolenie z organizacji społeczności lokalnej",
            "art. 33 i 34",
            Training.C,
            or_other="II stopień specjalizacji",
        ),
        _record("art. 33"),
    ),
    PostKind.ASSISTANCE: (
        Condition(
            "wymogi-ups",
            "wymogi z art. 122 ust. 1 ustawy o pomocy społecznej (staż w pomocy społecznej i specjalizacja)",
            "art. 31 ust. 2",
        ),
        _record("art. 31 ust. 2"),
    ),
}


def conditions_of(kind: str) -> tuple[Condition, ...]:
    """Return the conditions of a post of that kind; none where the Act sets none."""
    return CONDITIONS.get(kind, ())


def verdict_of(condition: Condition, check: Check | None, hours: Mapping[str, int]) -> Verdict:
    """Say whether ``condition`` is met; ``hours`` are those that each training must have."""
    if check is None:
        return Verdict(None, "nie sprawdzono")
    if not check.is_met:
        return Verdict(False, "sprawdzono i nie potwierdzono")
    if condition.training is None or (condition.or_other and check.hours is None):
        return Verdict(True)
    needed = hours[condition.training]
    if check.hours is None:
        return Verdict(None, f"nie wpisano liczby godzin szkolenia, potrzeba {needed}")
    if check.hours < needed:
        return Verdict(False, f"szkolenie miało {check.hours} godz., potrzeba {needed}")
    return Verdict(True)


def together(verdicts: list[Verdict]) -> Verdict:
    """Say it of all conditions at once: one that is not met decides, then one that cannot be told."""
    if any(one.met is False for one in verdicts):
        return Verdict(False, "co najmniej jeden warunek nie jest spełniony")
    unknown = sum(one.met is None for one in verdicts)
    return Verdict(None, f"warunków do sprawdzenia: {unknown}") if unknown else Verdict(True)
