"""Offers told in full, what partners work with, and the guide to services."""

from collections import defaultdict
from decimal import Decimal

from cus.accounts.enums import Role
from cus.desk.loaders.demo.accounts import demo_person
from cus.desk.loaders.demo.partners import partners_by_slug
from cus.desk.loaders.files import read_json
from cus.text.dates import parse_day
from partners import actions
from partners.guide.content import content_of, with_content
from partners.models import GuideEntry, Offer, Partner
from services.models import Occupation

FILE = "demo/guide.json"
DAYS = ("confirmed_on", "valid_from", "valid_until")
NUMBERS = ("amount", "percent", "quantity")


def load_guide() -> int:
    """Tell the demo offers in full and publish them, unless the guide has ever held any; return how many it got."""
    if GuideEntry.pgh_event_model.objects.exists():
        return 0
    data, partners = read_json(FILE), partners_by_slug()
    published = [_told(row, partners) for row in data["offers"] if row["partner"] in partners]
    _load_rows(data["staff"], partners, _staff, actions.save_staff, "staff_groups")
    _load_rows(data["facilities"], partners, _read, actions.save_facilities, "facilities")
    offers = with_content(Offer.objects.filter(pk__in=[offer.pk for offer in published if offer]))
    seen = {offer.pk: content_of(offer).digest for offer in offers}
    return actions.publish_offers(by=demo_person(Role.ORGANISER), seen=seen) if seen else 0


def _told(row: dict, partners: dict[str, Partner]) -> Offer | None:
    offer = partners[row["partner"]].offers.filter(service__slug=row["service"]).first()
    if offer is None or offer.version > 1:
        return None
    worker = demo_person(Role.WORKER)
    fees = [_read({"unit": ""} | fee) for fee in row["fees"]]
    return actions.save_offer(by=worker, offer=offer, seen=offer.version, values=_read(row["values"]), fees=fees)


def _load_rows(rows: list[dict], partners: dict[str, Partner], read, act, name: str) -> None:
    by_partner = defaultdict(list)
    for row in rows:
        by_partner[row["partner"]].append(read({name: value for name, value in row.items() if name != "partner"}))
    for slug, contents in by_partner.items():
        if slug in partners and not getattr(partners[slug], name).exists():
            partner = Partner.objects.get(pk=partners[slug].pk)
            act(by=demo_person(Role.WORKER), partner=partner, seen=partner.version, contents=contents)


def _staff(row: dict) -> dict:
    found = Occupation.objects.filter(code=row["occupation"]).order_by("-edition__state_on").first()
    return _read(row) | {"occupation": found if row["occupation"] else None}


def _read(row: dict) -> dict:
    values = {name: parse_day(value) if name in DAYS and value else value for name, value in row.items()}
    return {
        name: Decimal(value) if name in NUMBERS and isinstance(value, str) else value for name, value in values.items()
    }
