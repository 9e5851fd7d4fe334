"""The registry of partners on paper: A4 on its side, a row a partner.

Names of people responsible stay on the card: the registry says whom to turn to, not who they are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cus.documents.kinds import Kind
from cus.documents.parts import Document, Letterhead, Seal
from cus.text.dates import short_day
from partners.models import Partner


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPartner:
    """One row."""

    name: str
    form: str = ""
    archived: bool = False
    address: str = ""
    contact: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    confirmed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFilter:
    """What narrowed the list, and to what."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistryPaper:
    """The whole registry as of a day; ``filters`` are those that narrowed it."""

    letterhead: Letterhead
    number: str
    on: date
    lines: tuple[PrintedPartner, ...] = ()
    filters: tuple[PrintedFilter, ...] = ()


KINDS = (
    ("works_for_social_employment", "zatrudnienie socjalne"),
    ("is_local_government_unit", "jednostka samorządu"),
    ("is_other_administration", "inna administracja"),
    ("is_ngo", "organizacja pozarządowa"),
)


def registry_of(
    partners: Iterable[Partner], *, letterhead: Letterhead, number: str, on: date, filters: Iterable[tuple[str, str]]
) -> RegistryPaper:
    """Return the printed registry of ``partners`` (with their offers and services prefetched)."""
    return RegistryPaper(
        letterhead=letterhead,
        number=number,
        on=on,
        lines=tuple(_line(partner) for partner in partners),
        filters=tuple(PrintedFilter(label=label, value=value) for label, value in filters),
    )


def _line(partner: Partner) -> PrintedPartner:
    numbers = (("NIP", partner.nip), ("REGON", partner.regon), ("KRS", partner.krs))
    return PrintedPartner(
        name=partner.name,
        form=partner.get_legal_form_display(),
        archived=partner.state == "archived",
        address=partner.address,
        contact=tuple(text for text in (partner.phones, partner.email) if text),
        numbers=tuple(f"{label} {text}" for label, text in numbers if text),
        kinds=tuple(word for name, word in KINDS if getattr(partner, name)),
        offers=tuple(offer.service.name for offer in partner.offers.all()),
        confirmed_on=partner.confirmed_on,
    )


def registry_document(paper: RegistryPaper, seal: Seal | None = None) -> Document:
    """Wrap the registry for print."""
    return Document(
        template="documents/partner_registry.html",
        context=paper,
        title=f"Rejestr partnerów nr {paper.number} – {short_day(paper.on)}",
        letterhead=paper.letterhead,
        subject="Rejestr partnerów",
        seal=seal,
    )


PARTNER_REGISTRY = Kind(
    code="partner_registry", label="rejestr partnerów", data=RegistryPaper, document=registry_document
)
