"""Writes to the guide to services: publishing, confirming, taking out."""

import datetime
from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils import timezone

from cus.documents.serial import to_data
from cus.text.typography import quotable
from cus.workflow import Refusal, Refused, refuse_if
from partners.guide.content import content_of, with_content
from partners.models import GuideEntry, Offer, Partner
from partners.policies import refusal_to_keep_guide, refusal_to_publish

NONE_CHOSEN = Refusal("Zaznacz co najmniej jedną ofertę.")


@transaction.atomic
def publish_offers(*, by, seen: Mapping[int, str]) -> int:
    """Put offers into the guide with the words they have now; return how many were written.

    ``seen`` names each offer with the digest of the words that the person read.

    Raises:
        Refused: no right, nothing chosen, an offer that may not stand there, or one changed meanwhile; nothing
        is published then.
    """
    refuse_if(refusal_to_keep_guide(by) or (None if seen else NONE_CHOSEN))
    _lock_cards(seen)
    published = 0
    for offer in with_content(Offer.objects.filter(pk__in=seen).order_by("pk")):
        refuse_if(refusal_to_publish(by, offer))
        content = content_of(offer)
        if content.digest != seen[offer.pk]:
            name = quotable(str(offer.service))
            raise Refused(Refusal(f"Oferta „{name}” – {offer.partner} – zmieniła się przed chwilą. Przeczytaj ją."))
        published += _publish(by, offer, to_data(content))
    if not published:
        raise Refused(Refusal("Zaznaczone oferty stoją już w informatorze w tej treści."))
    return published


def _lock_cards(offers: Collection[int]) -> list[Partner]:
    """Whoever writes to an offer locks its card first, so that nobody waits for another in a circle."""
    cards = Offer.objects.filter(pk__in=offers).values("partner")
    return list(Partner.objects.select_for_update(of=("self",)).filter(pk__in=cards).order_by("pk"))


def _publish(by, offer: Offer, words: dict) -> int:
    entry = GuideEntry.objects.filter(offer=offer).first() or GuideEntry(offer=offer)
    if entry.pk and entry.content == words:
        return 0
    entry.content, entry.published_at, entry.published_by = words, timezone.now(), by
    entry.confirmed_on, entry.confirmed_by = offer.confirmed_on, offer.confirmed_by
    entry.full_clean()
    entry.save()
    return 1


@transaction.atomic
def confirm_entries(*, by, offers: Collection[int], confirmed_on: datetime.date) -> int:
    """Note that providers confirmed on that day what the guide says of their ``offers``; return how many.

    Raises:
        Refused: no right, nothing chosen, a day to come, or an offer that is not in the guide.
    """
    refuse_if(refusal_to_keep_guide(by) or (None if offers else NONE_CHOSEN))
    if confirmed_on > timezone.localdate():
        raise Refused(Refusal("Data potwierdzenia nie może być z przyszłości.", field="confirmed_on"))
    cards = {card.pk: card for card in _lock_cards(offers)}
    entries = list(GuideEntry.objects.select_for_update(of=("self",)).filter(offer__in=offers).order_by("pk"))
    if len(entries) != len(set(offers)):
        raise Refused(Refusal("Potwierdza się to, co stoi w informatorze. Najpierw opublikuj zaznaczone oferty."))
    for entry in entries:
        entry.confirmed_on, entry.confirmed_by = confirmed_on, by
        entry.save(update_fields=["confirmed_on", "confirmed_by"])
    for offer in Offer.objects.select_for_update(of=("self",)).filter(pk__in=offers).order_by("pk"):
        if offer.confirmed_on is None or offer.confirmed_on < confirmed_on:
            offer.confirmed_on, offer.confirmed_by = confirmed_on, by
            offer.version += 1
            offer.save(update_fields=["confirmed_on", "confirmed_by", "version"])
            card = cards[offer.partner_id]
            card.version += 1
            card.save(update_fields=["version", "updated_at"])
    return len(entries)


@transaction.atomic
def withdraw_offers(*, by, offers: Collection[int]) -> int:
    """Take ``offers`` out of the guide; return how many stood there. History keeps what readers saw.

    Raises:
        Refused: no right, nothing chosen, or none of them stands in the guide.
    """
    refuse_if(refusal_to_keep_guide(by) or (None if offers else NONE_CHOSEN))
    entries = list(GuideEntry.objects.select_for_update(of=("self",)).filter(offer__in=offers).order_by("pk"))
    if not entries:
        raise Refused(Refusal("Zaznaczonych ofert nie ma w informatorze."))
    for entry in entries:
        entry.delete()
    return len(entries)
