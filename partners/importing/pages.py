"""Tables of the same shape as is read: the registry as it stands, and examples to fill in."""

import re
from collections.abc import Iterable

from cus.importing.fields import explained, page_of
from cus.tables import Page
from cus.text.search import fold
from partners.enums import LegalForm, PotentialCategory
from partners.importing.columns import NUMBERS, OFFER_FIELDS, OFFER_SHEET, PARTNER_SHEET
from partners.importing.gminas import Gminas
from partners.importing.kin import KIN, kin_cells
from partners.importing.offers import TOLD
from partners.importing.plan import present_value
from partners.importing.reading import partner_fields
from partners.importing.registry import Registry
from partners.likeness import town_of
from partners.models import Offer, Partner
from services.models import Service

EXAMPLE_PARTNER = {
    "name": "Przykład: Koło Gospodyń Wiejskich „Kalina” w Brzozowej Górce",
    "address": "ul. Lipowa 14, 89-999 Brzozowa Górka",
    "phones": "52 000 00 00",
    "email": "kolo@przyklad.example",
    "responsible_person": "Barbara Przykładna",
    "works_for_social_employment": "nie",
    "is_local_government_unit": "nie",
    "is_other_administration": "nie",
    "is_ngo": "tak",
    "resources_staff": "Dwanaście członkiń, w tym dwie opiekunki środowiskowe.",
    "resources_infrastructure": "Świetlica z kuchnią na 40 posiłków dziennie.",
    "activity_scope": "Wsparcie starszych mieszkańców trzech sołectw.",
    "legal_form": LegalForm.RURAL_WOMEN_CIRCLE.label,
    "potential_category": PotentialCategory.NGO.label,
}
EXAMPLE_BRANCH = {"name": "Przykład: Szkoła Podstawowa w Brzozowej Górce", "is_local_government_unit": "tak"}
EXAMPLE_OFFER = {
    "name": EXAMPLE_PARTNER["name"],
    "capacity": "40",
    "unit": "posiłek",
    "period": "dziennie",
    "recipients": "seniorzy; osoby po szpitalu",
    "place": "świetlica",
    "hours_mon": "8:00–12:00",
    "charge": "bezpłatnie",
    "how_to_apply": "Telefonicznie, dzień wcześniej.",
}
_POSTCODE = re.compile(r"\d{2}-?\d{3}\s+")


def pages_of(partners: Iterable[Partner]) -> list[Page]:
    """Return the sheets of partners and of their offers. Expects offers with services, gminas and kin."""
    gminas = Gminas()
    fields = partner_fields(gminas)
    plain = [field for field in fields if field.key not in KIN]
    registry = Registry.load()
    rows, offers = [], []
    for card in partners:
        cells = {field.key: field.words.show(present_value(card, field.key)) for field in plain}
        rows.append(cells | kin_cells(card, gminas, registry))
        offers += [_offer_row(card, offer) for offer in card.offers.all()]
    return [page_of(PARTNER_SHEET, fields, rows), page_of(OFFER_SHEET, OFFER_FIELDS, offers)]


def empty_pages() -> list[Page]:
    """Return the sheets with headings only, and a page that explains the columns."""
    sheets = {PARTNER_SHEET: partner_fields(Gminas()), OFFER_SHEET: OFFER_FIELDS}
    return [*pages_of(()), explained(sheets)]


def filled_pages() -> list[Page]:
    """Return the sheets with two partners and an offer, and a page that explains the columns."""
    *_, help_page = empty_pages()
    service = Service.objects.active().order_by("pk").first()
    offers = [EXAMPLE_OFFER | {"service": service.name}] if service else []
    return [
        page_of(PARTNER_SHEET, partner_fields(Gminas()), [EXAMPLE_PARTNER, EXAMPLE_BRANCH]),
        page_of(OFFER_SHEET, OFFER_FIELDS, offers),
        help_page,
    ]


def _offer_row(card: Partner, offer: Offer) -> dict[str, str]:
    cells = {field.key: field.words.show(getattr(offer, field.key)) for field in TOLD}
    pointing = {"card": str(card.pk), "name": card.name, "town": written_town(card.address)}
    return cells | pointing | {key: getattr(card, key) for key in NUMBERS} | {"service": offer.service.name}


def written_town(address: str) -> str:
    """Return the town of an address as it is written there; empty when it cannot be told."""
    town = town_of(address)
    parts = [_POSTCODE.sub("", part).strip(" .") for part in re.split(r"[,;]", address)]
    return next((part for part in parts if town and fold(part) == town), town)
