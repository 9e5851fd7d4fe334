"""What the guide says of one offer, taken from the offer, the partner's card and the catalogue."""

import hashlib
import json
from dataclasses import dataclass

from cus.documents.serial import from_data, to_data
from partners.fees import fee_sentences
from partners.models import GuideEntry, Offer, Partner, PartnerPlace
from partners.printing import capacity_text
from services.enums import DeliveryMode


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideContent:
    """The words of an entry. ``gminas`` are (TERYT code, name); an empty text was not said.

    ``contact_person`` and ``contact_details`` are here only with that person's consent.
    """

    provider: str
    address: str = ""
    phones: str = ""
    email: str = ""
    recipients: tuple[str, ...] = ()
    admission: str = ""
    capacity: str = ""
    modes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    accessibility: tuple[str, ...] = ()
    gminas: tuple[tuple[str, str], ...] = ()
    hours: tuple[str, ...] = ()
    charge: str = ""
    fees: tuple[str, ...] = ()
    fee_note: str = ""
    how_to_apply: str = ""
    contact_person: str = ""
    contact_details: str = ""

    @property
    def digest(self) -> str:
        """Name these words: equal words have equal digests."""
        plain = json.dumps(to_data(self), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(plain.encode()).hexdigest()[:16]


def content_of(offer: Offer) -> GuideContent:
    """Return what the guide would say of ``offer`` today (``with_content`` fetches what it reads)."""
    partner, service = offer.partner, offer.service
    public, places = offer.person_is_public, list(offer.places.all())
    modes = offer.modes or service.delivery_modes
    return GuideContent(
        provider=partner.name,
        address=partner.address,
        phones=partner.phones,
        email=partner.email,
        recipients=tuple(offer.recipients or service.recipients),
        admission=offer.admission,
        capacity=capacity_text(offer),
        modes=tuple(mode.label for mode in DeliveryMode if mode in modes),
        places=(*(place_text(place) for place in places), *filter(None, [offer.place])),
        accessibility=tuple(filter(None, map(accessibility_text, places))),
        gminas=_gminas(partner, places),
        hours=_hours(offer, places),
        charge=offer.get_charge_display(),
        fees=tuple(fee_sentences(offer.fees.all())),
        fee_note=offer.fee_note,
        how_to_apply=offer.how_to_apply,
        contact_person=offer.contact_person if public else "",
        contact_details=offer.contact_details if public else "",
    )


def place_text(place: PartnerPlace) -> str:
    """Write where a place is: „Świetlica, Podlesie 14”."""
    return ", ".join(filter(None, [place.name, place.address, place.phones and f"tel. {place.phones}"]))


def accessibility_text(place: PartnerPlace) -> str:
    """Write how accessible a place is to people with special needs; empty where nobody has said."""
    said = [
        f"{label}: {', '.join(filter(None, [word, note]))}"
        for label, word, note in place.accessibility
        if word or note
    ]
    return f"{place} – {'; '.join(said)}" if said else ""


def _hours(offer: Offer, places: list[PartnerPlace]) -> tuple[str, ...]:
    """When the service may be used: as the offer says, otherwise when its places are open."""
    if offer.week:
        return (offer.week,)
    weeks = [(place, "; ".join(filter(None, [place.week, place.hours_note]))) for place in places]
    told = [(place, week) for place, week in weeks if week]
    return tuple(week if len(told) == 1 else f"{place}: {week}" for place, week in told)


def _gminas(partner: Partner, places: list[PartnerPlace]) -> tuple[tuple[str, str], ...]:
    """Where the service is given: in the gminas of its places, otherwise wherever the partner works."""
    of_places = {place.gmina_id: place.gmina.name for place in places if place.gmina_id}
    found = of_places or {gmina.teryt: gmina.name for gmina in partner.gminas.all()}
    return tuple(sorted(found.items()))


def with_content(offers):
    """Fetch with ``offers`` (a queryset) all that ``content_of`` reads."""
    return offers.select_related("partner", "service").prefetch_related("partner__gminas", "fees", "places__gmina")


def published_content(entry: GuideEntry) -> GuideContent:
    """Return the published words; a person whose consent was taken back is left out at once."""
    content = from_data(GuideContent, entry.content)
    if entry.offer.person_is_public:
        return content
    hidden = {"contact_person": "", "contact_details": ""}
    return from_data(GuideContent, to_data(content) | hidden)


def gaps_of(content: GuideContent) -> list[str]:
    """Name what a resident would ask and the entry does not say."""
    asked = [
        (content.recipients, "dla kogo"),
        (content.places or content.modes, "gdzie"),
        (content.gminas, "w której gminie (fiszka partnera)"),
        (content.hours, "kiedy"),
        (content.charge or content.fees or content.fee_note, "odpłatność"),
        (content.how_to_apply, "jak się zgłosić"),
        (content.phones or content.email or content.contact_details, "telefon lub e-mail"),
    ]
    return [label for told, label in asked if not told]
