"""The guide as it is read: entries, their lines, and the services, groups and gminas they belong to."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from dateutil.relativedelta import relativedelta
from django.utils import timezone
from django.utils.text import slugify

from cus.text.alphabet import polish
from cus.text.dates import day
from cus.text.search import fold, stems
from partners.guide.content import GuideContent, published_content
from partners.models import GuideEntry
from partners.models.upkeep import default_interval
from services.models import Service

_PLAIN = str.maketrans({"ł": "l", "Ł": "L"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One offer in the guide; ``overdue``: never confirmed, or too long ago."""

    service: Service
    content: GuideContent
    confirmed_on: datetime.date | None
    overdue: bool
    offer_id: int
    partner_id: int

    @property
    def confirmed(self) -> str:
        """When it was last confirmed, in words."""
        return f"{day(self.confirmed_on)} r." if self.confirmed_on else "jeszcze nie potwierdzono"

    @property
    def lines(self) -> list[tuple[str, list[str]]]:
        """What a resident asks, in that order: (label, lines of text); what was not said is left out."""
        return lines_of(self.content)


def lines_of(told: GuideContent) -> list[tuple[str, list[str]]]:
    """Return what a resident asks of an offer: (label, lines of text)."""
    contact = [told.phones, told.email, ", ".join(filter(None, [told.contact_person, told.contact_details]))]
    asked = [
        ("Dla kogo", [", ".join(told.recipients), *told.admission.splitlines()]),
        ("Gdzie", [*told.places, ", ".join(told.modes)]),
        ("Gmina", [", ".join(name for _, name in told.gminas)]),
        ("Dostępność", list(told.accessibility)),
        ("Kiedy", list(told.hours)),
        ("Odpłatność", [told.charge, *told.fees, *told.fee_note.splitlines()]),
        ("Ile", [told.capacity]),
        ("Jak się zgłosić", told.how_to_apply.splitlines()),
        ("Kontakt", [told.address, *contact]),
    ]
    return [(label, said) for label, texts in asked if (said := [text for text in texts if text.strip()])]


@dataclass(slots=True)
class Shelf:
    """Entries under one heading; ``key`` names it in the address."""

    key: str
    title: str
    entries: list[Entry] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many entries."""
        return len(self.entries)


def guide_of(user) -> list[Entry]:
    """Return what ``user`` reads in the guide: by service, then by provider, in Polish order."""
    rows = GuideEntry.objects.visible_to(user).select_related("offer__service", "offer__partner")
    default = default_interval()
    entries = [
        Entry(
            service=row.offer.service,
            content=published_content(row),
            confirmed_on=row.confirmed_on,
            overdue=is_overdue(row, default),
            offer_id=row.offer_id,
            partner_id=row.offer.partner_id,
        )
        for row in rows
    ]
    return sorted(entries, key=lambda entry: (polish(entry.service.name), polish(entry.content.provider)))


def is_overdue(entry: GuideEntry, default: int) -> bool:
    """An entry is to be confirmed as often as the card, or every ``default`` months (practice, not law)."""
    months = entry.offer.partner.confirm_every or default
    earliest = timezone.localdate() - relativedelta(months=months)
    return entry.confirmed_on is None or entry.confirmed_on <= earliest


def by_service(entries: Iterable[Entry]) -> list[Shelf]:
    """Shelve by the service."""
    return _shelved(entries, lambda entry: [(entry.service.slug, entry.service.name)])


def by_group(entries: Iterable[Entry]) -> list[Shelf]:
    """Shelve by the groups of recipients, as the offer or the catalogue names them."""
    return _shelved(entries, lambda entry: [(group_key(name), name) for name in entry.content.recipients])


def by_gmina(entries: Iterable[Entry]) -> list[Shelf]:
    """Shelve by the gminas in which the provider works."""
    return _shelved(entries, lambda entry: entry.content.gminas)


def found(entries: Iterable[Entry], text: str) -> list[Entry]:
    """Return the entries that hold every word of ``text``, whatever its inflection and diacritics."""
    words = stems(text)
    if not words:
        return list(entries)
    return [entry for entry in entries if all(word in _searched(entry) for word in words)]


def _searched(entry: Entry) -> str:
    said = [" ".join(texts) for _, texts in entry.lines]
    text = " ".join([entry.service.name, *entry.service.synonyms, entry.content.provider, *said])
    return " ".join(stems(text))


def group_key(name: str) -> str:
    """Name a group of recipients in an address."""
    return slugify(fold(name).translate(_PLAIN))[:80] or "inne"


def _shelved(entries: Iterable[Entry], keys_of: Callable[[Entry], Iterable[tuple[str, str]]]) -> list[Shelf]:
    shelves: dict[str, Shelf] = {}
    for entry in entries:
        for key, title in dict(keys_of(entry)).items():
            shelves.setdefault(key, Shelf(key, title)).entries.append(entry)
    return sorted(shelves.values(), key=lambda shelf: polish(shelf.title))
