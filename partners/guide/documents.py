"""The leaflet (*ulotka*) of the guide: one service, one group, one gmina, or the whole guide on paper."""

from dataclasses import dataclass
from datetime import date

from cus.documents.parts import Document, Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafletEntry:
    """One offer: its heading and its lines (label, texts) as on the page."""

    title: str
    lines: tuple[tuple[str, tuple[str, ...]], ...] = ()
    confirmed: str = ""
    overdue: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafletSection:
    """Offers under one heading; the heading is empty where the leaflet has one subject."""

    title: str
    note: str = ""
    entries: tuple[LeafletEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaflet:
    """*Ulotka*: ``large`` is printed in big type, for people who see less."""

    letterhead: Letterhead
    title: str
    subject: str
    as_of: date
    contact: str = ""
    sections: tuple[LeafletSection, ...] = ()
    large: bool = False


def leaflet_document(leaflet: Leaflet) -> Document:
    """Wrap a leaflet for print."""
    return Document(
        template="documents/guide.html",
        context=leaflet,
        title=f"{leaflet.subject}: {leaflet.title}" if leaflet.subject != leaflet.title else leaflet.title,
        letterhead=leaflet.letterhead,
        subject="Informator o usługach społecznych",
    )
