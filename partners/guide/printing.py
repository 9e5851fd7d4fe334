"""From entries of the guide to the leaflet and the table for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.utils import timezone

from cus.centre.models import Centre
from cus.documents.parts import Letterhead
from cus.text.cells import safe_cell
from partners.guide.documents import Leaflet, LeafletEntry, LeafletSection
from partners.guide.entries import Entry, Shelf, by_service

COLUMNS = (
    "Usługa", "Kto świadczy", "Dla kogo", "Gdzie", "Gmina", "Dostępność", "Kiedy", "Odpłatność", "Ile", "Jak się zgłosić",
    "Kontakt", "Ostatnio potwierdzono",
)  # fmt: skip
GUIDE = "Informator o usługach społecznych"


def leaflet_of(
    entries: Sequence[Entry], *, title: str, letterhead: Letterhead, one_service: bool = False, large: bool = False
) -> Leaflet:
    """Return the leaflet of ``entries``; ``one_service``: its title is the service, so offers name their providers."""
    shelves = by_service(entries)
    return Leaflet(
        letterhead=letterhead,
        title=title,
        subject=GUIDE,
        as_of=timezone.localdate(),
        contact=_contact(),
        sections=tuple(_section(shelf, headed=not one_service) for shelf in shelves),
        large=large,
    )


def _section(shelf: Shelf, *, headed: bool) -> LeafletSection:
    service = shelf.entries[0].service
    return LeafletSection(
        title=shelf.title if headed else "",
        note=service.characteristic if not headed else "",
        entries=tuple(
            LeafletEntry(
                title=entry.content.provider,
                lines=tuple((label, tuple(texts)) for label, texts in entry.lines),
                confirmed=entry.confirmed,
                overdue=entry.overdue,
            )
            for entry in shelf.entries
        ),
    )


def _contact() -> str:
    centre = Centre.objects.current()
    return ", ".join(filter(None, [centre.phone, centre.email])) if centre else ""


def table_of(entries: Iterable[Entry]) -> str:
    """Return the guide as CSV; a cell that begins like a formula is made text."""
    sink = io.StringIO()
    writer = csv.writer(sink)
    writer.writerow(COLUMNS)
    for entry in entries:
        said = dict(entry.lines) | {"Usługa": [entry.service.name], "Kto świadczy": [entry.content.provider]}
        said["Ostatnio potwierdzono"] = [entry.confirmed_on.isoformat() if entry.confirmed_on else ""]
        writer.writerow([safe_cell("\n".join(said.get(column, []))) for column in COLUMNS])
    return sink.getvalue()
