"""What can be wrong with an occupation as it was typed, printed or imported."""

import enum
from dataclasses import dataclass

from services.occupations.entries import Entry


class FindingKind(enum.StrEnum):
    """Kinds of disagreement with the classification."""

    UNKNOWN_CODE = "unknown_code"
    GROUP_CODE = "group_code"
    LOST_ZERO = "lost_zero"
    OTHER_TITLE = "other_title"
    MISPRINTED_TITLE = "misprinted_title"
    UNKNOWN_TITLE = "unknown_title"
    NO_SUCCESSOR = "no_successor"


@dataclass(frozen=True, slots=True)
class Finding:
    """One disagreement: its kind, a Polish sentence for the clerk, and the entries proposed, likeliest first."""

    kind: FindingKind
    message: str
    candidates: tuple[Entry, ...] = ()

    def __str__(self) -> str:
        return self.message


def unknown_code(code: str, candidates: tuple[Entry, ...]) -> Finding:
    """No entry of the classification has the code."""
    said = f"W klasyfikacji nie ma zawodu o kodzie {code}{_proposal(candidates)}"
    return Finding(FindingKind.UNKNOWN_CODE, said, candidates)


def group_code(group: Entry, candidates: tuple[Entry, ...]) -> Finding:
    """The code names a group, while an occupation is needed."""
    said = f"{group.code} to grupa „{group.title}”, nie zawód (kod zawodu ma sześć cyfr){_proposal(candidates)}"
    return Finding(FindingKind.GROUP_CODE, said, candidates)


def lost_zero(code: str, entry: Entry) -> Finding:
    """A spreadsheet took the leading zero away."""
    said = f"Kod {code} zgubił zero na początku; czy chodzi o {entry}?"
    return Finding(FindingKind.LOST_ZERO, said, (entry,))


def other_title(entry: Entry, title: str, candidates: tuple[Entry, ...]) -> Finding:
    """The code exists and belongs to another occupation than the title says."""
    said = f"{entry.code} to {in_sentence(entry.title)}"
    said += _proposal(candidates) if candidates else f", a nie „{title}”. Sprawdź kod i nazwę."
    return Finding(FindingKind.OTHER_TITLE, said, candidates)


def misprinted_title(entry: Entry, title: str) -> Finding:
    """The code is right and its title is written with a slip."""
    said = f"Nazwa „{title}” różni się od nazwy w klasyfikacji; czy chodzi o {entry}?"
    return Finding(FindingKind.MISPRINTED_TITLE, said, (entry,))


def unknown_title(title: str, candidates: tuple[Entry, ...]) -> Finding:
    """A title without a code, which no single entry has."""
    said = f"W klasyfikacji nie ma zawodu o nazwie „{title}”{_proposal(candidates)}"
    return Finding(FindingKind.UNKNOWN_TITLE, said, candidates)


def ambiguous_title(title: str, candidates: tuple[Entry, ...]) -> Finding:
    """A title without a code, which fits several entries."""
    said = f"Nazwa „{title}” pasuje do kilku zawodów{_proposal(candidates)}"
    return Finding(FindingKind.UNKNOWN_TITLE, said, candidates)


def no_successor(reason: str, candidates: tuple[Entry, ...]) -> Finding:
    """The occupation is of an earlier edition and has no place in the current one; ``reason`` is a full sentence."""
    proposal = f" Najbliższe: {', '.join(map(str, candidates))}." if candidates else ""
    return Finding(FindingKind.NO_SUCCESSOR, f"{reason}{proposal}", candidates)


def in_sentence(title: str) -> str:
    """Return a title as it stands inside a sentence: „dżokej”, but „PR menedżer”."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _proposal(candidates: tuple[Entry, ...]) -> str:
    if not candidates:
        return ". Wpisz kod i nazwę ze spisu zawodów."
    return f"; czy chodzi o {' albo '.join(map(str, candidates))}?"
