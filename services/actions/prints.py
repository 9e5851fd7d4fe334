"""Ordering and making the catalogue PDF."""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.http import QueryDict
from django.utils import timezone

from cus.accounts.models import User
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.centre.letterhead import letterhead
from cus.documents.layout import LayoutFault
from cus.documents.render import MissingGlyph, render_pdf
from cus.workflow import refuse_if
from services.documents.cards import Catalogue, catalogue_document
from services.listing import narrowed
from services.models import CataloguePrint, Service
from services.policies import refusal_to_print
from services.printing import catalogue_of

logger = logging.getLogger(__name__)

KEPT = timedelta(days=1)
# The contents are numbered on a second pass, so each page is laid out about twice.
PASSES = 2
EVERY = 5
BROKEN = "Nie udało się złożyć pliku. Spróbuj ponownie, a gdy to się powtórzy, zgłoś to administratorowi systemu."


@transaction.atomic
def order_print(*, query: str, by: User) -> CataloguePrint:
    """Order the catalogue of the services that the list shows for ``query``.

    The person's earlier order goes; the same one still in the making is returned as it is.
    Raises ``Refused`` when there is nothing to print or too much.
    """
    from services.tasks import make_print  # the task imports this module

    # One order of a person at a time, two presses of the button included.
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    earlier = CataloguePrint.objects.filter(created_by=by)
    same = earlier.filter(query=query, finished_at__isnull=True).first()
    if same is not None:
        return same
    number = narrowed(by, QueryDict(query)).services.count()
    refuse_if(refusal_to_print(number))
    earlier.delete()
    log.record(AccessKind.EXPORT, subject=Service, what=f"katalog usług (pdf), wierszy: {number}")
    ordered = CataloguePrint.objects.create(
        created_by=by, query=query, services=number, total=number + PASSES * (number + 3)
    )
    make_print.defer(print_id=ordered.pk)
    return ordered


def fill_print(*, print_id: int) -> None:
    """Make the file of an order, unless it is finished or was taken back. Safe to run twice."""
    ordered = CataloguePrint.objects.select_related("created_by").filter(pk=print_id, finished_at=None).first()
    if ordered is None:
        return
    shown = narrowed(ordered.created_by, QueryDict(ordered.query))
    catalogue = catalogue_of(
        shown.services.for_page(),
        letterhead=letterhead(),
        filters=shown.form.said(),
        each=lambda number: None if number % EVERY else _tell(ordered, number),
    )
    try:
        pdf = render_pdf(catalogue_document(catalogue), told=lambda pages: _tell(ordered, ordered.services + pages))
    except MissingGlyph as error:
        _finish(ordered, fault=f"{error.message} Jest w opisie usługi: {_holding(catalogue, error.character)}.")
    except LayoutFault:
        logger.exception("catalogue of %s services", ordered.services)
        _finish(ordered, fault=BROKEN)
    else:
        _finish(ordered, pdf=pdf)


@transaction.atomic
def drop_old_prints() -> int:
    """Forget orders older than a day; return how many."""
    return CataloguePrint.objects.filter(created_at__lt=timezone.now() - KEPT).delete()[0]


def _tell(ordered: CataloguePrint, done: int) -> None:
    # The number of pages is an estimate: the work is never shown as done before it is.
    CataloguePrint.objects.filter(pk=ordered.pk).update(done=min(done, ordered.total - 1))


def _finish(ordered: CataloguePrint, *, pdf: bytes | None = None, fault: str = "") -> None:
    CataloguePrint.objects.filter(pk=ordered.pk, finished_at=None).update(
        pdf=pdf, fault=fault, done=F("total"), finished_at=timezone.now()
    )


def _holding(catalogue: Catalogue, character: str) -> str:
    """Name the services whose text holds ``character``."""
    entries = [entry.service for section in catalogue.sections for entry in section.entries]
    return ", ".join(f"„{service.name}”" for service in entries if character in repr(service)) or "nieustalonej"
