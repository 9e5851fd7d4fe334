"""Cards in one file: what the cover prints, and what is kept of a card that was printed."""

from dataclasses import dataclass, replace
from datetime import date

from cus.documents.joined import Part, anchor_of, page_of
from cus.documents.kinds import Kind
from cus.documents.parts import Document, Letterhead, Seal
from cus.documents.serial import canonical, sha256, to_data
from cus.text.dates import day
from partners.checking import invalid_card
from partners.documents import PartnerCard, card_document


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPrint:
    """What is kept of a printed card: whose, which version, and the hash of what it says.

    The card itself is not kept: it tells of people, is signed by nobody and stays in the registry.
    """

    letterhead: Letterhead
    partner: int
    version: int
    card_sha256: str

    @property
    def number(self) -> str:
        """Number and version, as printed and as told by the page of check codes."""
        return f"nr {self.partner}, wersja {self.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverLine:
    """One line of the contents."""

    name: str
    anchor: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleCover:
    """The first pages of the file: how many cards of which day, and the contents."""

    letterhead: Letterhead
    as_of: date
    lines: tuple[CoverLine, ...] = ()


def print_of(card: PartnerCard, *, partner: int, version: int) -> CardPrint:
    """Return what is kept of a print of ``card``."""
    return CardPrint(
        letterhead=card.letterhead,
        partner=partner,
        version=version,
        card_sha256=sha256(canonical(to_data(card))),
    )


def print_document(kept: CardPrint, seal: Seal | None = None) -> Document:
    """Wrap the note on a printed card."""
    return Document(
        template="documents/card_print.html",
        context=kept,
        title=f"Wydruk fiszki partnera {kept.number}",
        letterhead=kept.letterhead,
        seal=seal,
    )


def sealed_card(card: PartnerCard, kept: CardPrint, seal: Seal) -> Document:
    """Wrap a card for print with its number, version, date and check code."""
    return replace(card_document(card, seal), number=f"Fiszka {kept.number} · wydruk z {day(seal.frozen_on)}")


def bundle_cover(*, letterhead: Letterhead, as_of: date, parts: list[Part]) -> Document:
    """Wrap the cover for print; its contents lead to the parts."""
    lines = tuple(
        CoverLine(name=part.name, anchor=anchor_of(number), page=page_of(number)) for number, part in enumerate(parts)
    )
    return Document(
        template="documents/partner_cards.html",
        context=BundleCover(letterhead=letterhead, as_of=as_of, lines=lines),
        title="Fiszki informacyjne partnerów",
        letterhead=letterhead,
    )


CARD_PRINT = Kind(
    code="card_print",
    label="fiszka partnera",
    data=CardPrint,
    document=print_document,
    invalid=invalid_card,
    has_file=False,
)
