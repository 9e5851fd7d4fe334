"""The service card (*karta usługi*) and the catalogue of services (*katalog usług*) on paper.

Plain data in the order in which they are read: what the service is, for whom and by which rules, who may
carry it out, what its source says against itself. An empty text prints nothing but where the card would
mislead without it; there it says that nothing was written.
"""

from dataclasses import dataclass
from datetime import date

from cus.documents.parts import Document, Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    """One requirement: a sentence, or its possibilities one by one; basis and what the source prints."""

    text: str
    choices: tuple[str, ...] = ()
    basis: str = ""
    provenance: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedGroup:
    """Requirements under one heading; a heading may stand alone („Bez formalnych wymagań”)."""

    heading: str
    lines: tuple[PrintedLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedService:
    """One service of the catalogue; ``areas`` are (number of art. 2 ust. 1, name), in their order.

    ``remark`` says in words what stands in the way of using the entry as it is: a draft, a retired
    service, a proposal nobody has confirmed; empty when nothing does.
    """

    name: str
    synonyms: tuple[str, ...] = ()
    characteristic: str = ""
    areas: tuple[tuple[int, str], ...] = ()
    recipient_kinds: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    regime: str = ""
    regime_article: str = ""
    legal_basis: str = ""
    unit: str = ""
    delivery_modes: tuple[str, ...] = ()
    delivery_places: tuple[str, ...] = ()
    package: str = ""
    supports_deinstitutionalisation: bool = False
    requirements: tuple[PrintedGroup, ...] = ()
    competences: tuple[str, ...] = ()
    desired_traits: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    remark: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceCard:
    """*Karta usługi*: one service; ``factors`` are the five of quality, from the most important."""

    letterhead: Letterhead
    service: PrintedService
    as_of: date
    factors: tuple[str, ...] = ()
    confirmed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedEntry:
    """A service with its place in the catalogue: ``number`` from 1, and where else it belongs."""

    number: int
    service: PrintedService


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """An area of the catalogue: services printed here, and those printed under an earlier area.

    ``number`` 0 is for services without an area.
    """

    number: int
    title: str
    entries: tuple[PrintedEntry, ...] = ()
    elsewhere: tuple[PrintedEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """*Katalog usług* as of a day; ``filters`` say (what, value) of those that narrowed it."""

    letterhead: Letterhead
    as_of: date
    sections: tuple[Section, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()

    @property
    def count(self) -> int:
        """How many services it holds, each once."""
        return sum(len(section.entries) for section in self.sections)


NO_AREA = "Bez wskazanego zakresu"


def by_area(services: list[PrintedService]) -> tuple[Section, ...]:
    """Group ``services`` by area in the order of the Act, each printed once, under its first area.

    Services keep their order within an area and are numbered through the whole catalogue.
    """
    titles = {number: name for service in services for number, name in service.areas}
    homes: dict[int, list[PrintedService]] = {}
    for service in services:
        homes.setdefault(service.areas[0][0] if service.areas else 0, []).append(service)
    # Services without an area come last.
    order = sorted({*homes, *titles}, key=lambda number: number or 99)
    entries = {}
    for number in order:
        for service in homes.get(number, []):
            entries[service.name] = PrintedEntry(number=len(entries) + 1, service=service)
    return tuple(
        Section(
            number=number,
            title=titles.get(number, NO_AREA),
            entries=tuple(entries[service.name] for service in homes.get(number, [])),
            elsewhere=tuple(
                entries[service.name] for service in services if number in [area for area, _ in service.areas[1:]]
            ),
        )
        for number in order
    )


def service_card_document(card: ServiceCard) -> Document:
    """Wrap a service card for print."""
    return Document(
        template="documents/service_card.html",
        context=card,
        title=f"Karta usługi: {card.service.name}",
        letterhead=card.letterhead,
        subject="Karta usługi społecznej",
        state=card.service.state,
    )


def catalogue_document(catalogue: Catalogue) -> Document:
    """Wrap the catalogue for print."""
    return Document(
        template="documents/catalogue.html",
        context=catalogue,
        title="Katalog usług społecznych",
        letterhead=catalogue.letterhead,
        subject="Katalog usług społecznych",
    )
