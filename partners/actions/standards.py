"""Linking a quality standard with the partner who wrote it with the centre."""

from cus.workflow import Refusal, Refused
from partners.merging import Moved
from partners.models import Partner, StandardAuthor
from services.models import QualityStandard
from services.standards.enums import OPEN_STATES

GONE = Refusal("Nie ma już fiszki tego partnera. Wybierz innego albo zostaw „bez partnera”.", field="partner")


def link_author(standard: QualityStandard, key: str) -> str:
    """Make the partner of ``key`` (empty: nobody) the one linked with ``standard``; return the name to keep.

    Called inside the transaction of the act that saves the standard, which has checked the right.

    Raises:
        Refused: there is no such card.
    """
    present = StandardAuthor.objects.filter(standard=standard).first()
    if not key:
        if present:
            present.delete()
        return ""
    partner = Partner.objects.filter(pk=key).first() if key.isascii() and key.isdecimal() and len(key) < 18 else None
    if partner is None:
        raise Refused(GONE)
    if present is None:
        StandardAuthor.objects.create(standard=standard, partner=partner)
    elif present.partner_id != partner.pk:
        present.partner = partner
        present.save(update_fields=["partner"])
    return partner.name


def move_authorship(kept: Partner, absorbed: Partner) -> Moved:
    """Let standards not decided yet follow a merged card; an approved one names its author for good.

    Called inside the transaction of the merge.
    """
    moved = []
    links = StandardAuthor.objects.filter(partner=absorbed, standard__state__in=OPEN_STATES)
    for link in links.select_related("standard__service").order_by("pk"):
        link.partner = kept
        link.save(update_fields=["partner"])
        link.standard.partner_name = kept.name
        link.standard.version += 1
        link.standard.save(update_fields=["partner_name", "version"])
        moved.append(("projekt standardu", str(link.standard.service)))
    return moved
