"""Ordering and making cards of partners in one file."""

import io
import logging
import zipfile
from collections.abc import Iterator, Sequence
from datetime import timedelta

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify

from cus.accounts.models import User
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.centre.letterhead import letterhead
from cus.documents.actions import freeze, seal_of
from cus.documents.joined import Part, render_joined
from cus.documents.layout import LayoutFault
from cus.documents.render import MissingGlyph, render_pdf
from cus.text.search import fold
from cus.workflow import Refusal, Refused, refuse_if
from partners.bundles import CARD_PRINT, bundle_cover, print_of, sealed_card
from partners.enums import BundleShape
from partners.models import CardBundle, Partner
from partners.policies import refusal_to_bundle
from partners.printing import BEYOND_PARTS, CARD_PARTS, card_of, town

logger = logging.getLogger(__name__)

KEPT = timedelta(days=1)
BROKEN = "Nie udało się złożyć pliku. Spróbuj ponownie, a gdy to się powtórzy, zgłoś to administratorowi systemu."
GONE = "Żadnej z wybranych fiszek nie ma już w rejestrze."
# So many cards are read at once; the bar moves on by as many.
AT_ONCE = 20
# Parts of a ZIP bear this date: equal cards give equal files.
EPOCH = (1980, 1, 1, 0, 0, 0)


class _Withdrawn(Exception):
    """The order was taken back, or finished by another worker, while this one was at it."""


@transaction.atomic
def order_bundle(*, shape: str, cards: Sequence[int], by: User) -> CardBundle:
    """Order the cards of these partners, by id, in this order.

    The person's earlier file goes; the same order still in the making is returned as it is.
    Raises ``Refused`` when there is nothing to print, too much, or another file is being made.
    """
    from partners.tasks import make_bundle  # the task imports this module

    # One order of a person at a time, two presses of the button included.
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    seen = set(Partner.objects.visible_to(by).filter(pk__in=cards).values_list("pk", flat=True))
    cards = [key for key in dict.fromkeys(cards) if key in seen]
    refuse_if(refusal_to_bundle(by, len(cards)))
    earlier = CardBundle.objects.filter(created_by=by)
    waiting = earlier.filter(finished_at__isnull=True).defer("file").first()
    if waiting is not None:
        if (waiting.shape, waiting.cards) == (shape, cards):
            return waiting
        refuse_if(Refusal("Poprzednie zamówienie jest jeszcze w przygotowaniu. Poczekaj na nie albo je odwołaj."))
    earlier.delete()
    log.record(AccessKind.EXPORT, subject=Partner, what=f"fiszki partnerów ({shape}), sztuk: {len(cards)}")
    bundle = CardBundle.objects.create(created_by=by, shape=shape, cards=cards, total=2 * len(cards) + 1)
    make_bundle.defer(bundle_id=bundle.pk)
    return bundle


@transaction.atomic
def cancel_bundle(*, bundle: CardBundle, by: User) -> None:
    """Take an order back, or let its file go; the job that makes it stops by itself.

    Raises ``Refused`` when it is somebody else's.
    """
    if bundle.created_by_id != by.pk:
        refuse_if(Refusal("To zamówienie złożył ktoś inny.", status=403))
    bundle.delete()


def fill_bundle(*, bundle_id: int) -> None:
    """Make the file of an order, unless it is finished or was taken back. Safe to run twice and at once."""
    found = CardBundle.objects.select_related("created_by").defer("file").filter(pk=bundle_id, finished_at=None)
    bundle = found.first()
    if bundle is None:
        return
    try:
        parts = list(gathered(bundle))
        if not parts:
            _finish(bundle, fault=GONE)
            return
        _finish(bundle, file=_zipped(bundle, parts) if bundle.shape == BundleShape.ZIP else _joined(bundle, parts))
    except _Withdrawn:
        return
    except Refused as refused:
        _finish(bundle, fault=refused.refusal.message)
    except LayoutFault:
        logger.exception("%s cards in one file", len(bundle.cards))
        _finish(bundle, fault=BROKEN)


@transaction.atomic
def drop_old_bundles() -> int:
    """Forget orders older than a day; return how many."""
    return CardBundle.objects.filter(created_at__lt=timezone.now() - KEPT).delete()[0]


def gathered(bundle: CardBundle) -> Iterator[Part]:
    """Freeze a note on each card, which gives it its check code, and wrap the card; a card gone is left out.

    A note that is there already is found again: another run of the job leaves no second one.
    """
    head, place = letterhead(), town()
    visible = Partner.objects.visible_to(bundle.created_by).prefetch_related(*CARD_PARTS, *BEYOND_PARTS)
    for begin in range(0, len(bundle.cards), AT_ONCE):
        keys = bundle.cards[begin : begin + AT_ONCE]
        found = visible.in_bulk(keys)
        for partner in (found[key] for key in keys if key in found):
            card = card_of(partner, letterhead=head, place=place)
            kept = print_of(card, partner=partner.pk, version=partner.version)
            frozen = freeze(
                kind=CARD_PRINT.code,
                context=kept,
                subject=partner,
                label=kept.number,
                by=bundle.created_by,
            )
            yield Part(partner.name, sealed_card(card, kept, seal_of(frozen)))
        _tell(bundle, begin + len(keys))


def _joined(bundle: CardBundle, parts: list[Part]) -> bytes:
    if len(bundle.cards) == 1:
        # A single card is a document of its own: a cover with a list of one would be a page too many.
        return _alone(parts[0])
    cover = bundle_cover(letterhead=letterhead(), as_of=timezone.localdate(bundle.created_at), parts=parts)
    try:
        return render_joined(cover, parts, told=lambda number: _tell(bundle, len(bundle.cards) + number))
    except MissingGlyph as error:
        raise Refused(Refusal(f"{error.message} Jest na fiszce: {_holding(parts, error.character)}.")) from error


def _alone(part: Part) -> bytes:
    try:
        return render_pdf(part.document)
    except MissingGlyph as error:
        raise Refused(Refusal(f"{error.message} Jest na fiszce: „{part.name}”.")) from error


def _zipped(bundle: CardBundle, parts: list[Part]) -> bytes:
    """Return a ZIP with a PDF of each card, numbered in the order of the list."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for number, part in enumerate(parts, start=1):
            name = f"{number:03}-{slugify(fold(part.name))[:80] or 'fiszka'}.pdf"
            archive.writestr(zipfile.ZipInfo(name, EPOCH), _alone(part))
            _tell(bundle, len(bundle.cards) + number)
    return content.getvalue()


def _holding(parts: list[Part], character: str) -> str:
    """Name the partners on whose cards ``character`` stands."""
    return ", ".join(f"„{part.name}”" for part in parts if character in repr(part.document.context)) or "nieustalonej"


def _open(bundle: CardBundle) -> models.QuerySet[CardBundle]:
    return CardBundle.objects.filter(pk=bundle.pk, finished_at=None)


def _tell(bundle: CardBundle, done: int) -> None:
    # Two workers may be at it after a fault of the network: the bar never goes back.
    if not _open(bundle).update(done=models.functions.Greatest(F("done"), min(done, bundle.total - 1))):
        raise _Withdrawn


def _finish(bundle: CardBundle, *, file: bytes | None = None, fault: str = "") -> None:
    """Write the file, the end and the progress at once; whoever comes second changes nothing."""
    _open(bundle).update(file=file, fault=fault, done=F("total"), finished_at=timezone.now())
