"""Freezing a document, making its file, reading it."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone

from cus.accounts.models import User
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.documents.checking import new_code, written
from cus.documents.kinds import kind_of, release, template_version
from cus.documents.models import FrozenDocument
from cus.documents.parts import Seal
from cus.documents.render import MissingGlyph, document_html, render_pdf, rendered
from cus.documents.sealing import data_of, open_file, seal_data, seal_file
from cus.documents.serial import canonical, sha256, to_data
from cus.privacy.models import KeyDestroyed, PersonKey
from cus.workflow import Refusal, Refused


@transaction.atomic
def freeze(
    *,
    kind: str,
    context: Any,
    subject: models.Model,
    label: str,
    by: User,
    key: PersonKey | None = None,
) -> FrozenDocument:
    """Freeze ``context`` as the document ``label`` of ``subject`` and order its file, where its kind has one.

    With ``key``, a person's, the document is sealed: see ``FrozenDocument``.

    Call it inside the transaction of the act that approves: either both happen or neither. The same
    data frozen again for the same label give the row that is there. The caller has checked the right.
    Raises ``Refused`` when the text holds a character that cannot be printed.
    """
    from cus.documents.tasks import make_file  # the task imports this module

    data = to_data(context)
    wanted = FrozenDocument(kind=kind, subject_type=subject._meta.label_lower, subject_id=subject.pk, label=label)
    if key is None:
        wanted.data, wanted.data_sha256 = data, sha256(canonical(data))
    else:
        seal_data(wanted, canonical(data), key)
    frozen, is_new = FrozenDocument.objects.get_or_create(
        kind=kind,
        subject_type=wanted.subject_type,
        subject_id=wanted.subject_id,
        label=label,
        data_sha256=wanted.data_sha256,
        defaults={
            "data": wanted.data,
            "sealed_data": wanted.sealed_data,
            "person_key": key,
            "template_version": template_version(),
            "check_code": new_code(),
            "created_by": by,
        },
    )
    if not kind_of(kind).has_file:
        # A note of a print: nothing of it is printed itself.
        return frozen
    try:
        document_html(document_of(frozen))
    except MissingGlyph as error:
        raise Refused(Refusal(error.message)) from error
    if is_new:
        make_file.defer(frozen_id=frozen.pk)
    return frozen


def fill_file(*, frozen_id: int) -> None:
    """Make the file of a frozen document, unless it is there. Safe to run twice and at once."""
    frozen = FrozenDocument.objects.defer("pdf").get(pk=frozen_id)
    if frozen.is_ready:
        return
    try:
        printed = rendered(document_of(frozen))
        pdf = seal_file(frozen, printed.pdf) if frozen.is_sealed else printed.pdf
    except KeyDestroyed:
        # Erased before the file was made: there is nothing to make it from, now or later.
        return
    with transaction.atomic():
        locked = FrozenDocument.objects.select_for_update(of=("self",)).get(pk=frozen_id)
        if locked.is_ready:
            return
        locked.pdf = pdf
        locked.pdf_sha256 = sha256(pdf)
        locked.rendered_at = timezone.now()
        locked.rendered_with = release(kind_of(frozen.kind), printed.engine)
        locked.save(update_fields=["pdf", "pdf_sha256", "rendered_at", "rendered_with"])


def document_of(frozen: FrozenDocument):
    """Return the ``Document`` that the frozen data describe.

    Raises ``ValueError`` when the data no longer match their hash and ``KeyDestroyed`` when a sealed
    document was erased. Whoever shows a sealed document logs the reading first: ``read_sealed``.
    """
    kind = kind_of(frozen.kind)
    return kind.document(kind.load(data_of(frozen)), seal_of(frozen))


def seal_of(frozen: FrozenDocument) -> Seal:
    """Return what ties the print to the frozen data."""
    frozen_on = timezone.localdate(frozen.created_at)
    return Seal(
        data_sha256=frozen.data_sha256,
        frozen_on=frozen_on,
        keyed=frozen.is_sealed,
        check_code=written(frozen.check_code or ""),
    )


def file_of(frozen: FrozenDocument) -> bytes:
    """Render the frozen data: the same bytes each time, on the same templates and libraries."""
    return render_pdf(document_of(frozen))


def read_sealed(frozen: FrozenDocument, *, subject: models.Model, what: str) -> bytes:
    """Return the file of a sealed document and log the reading; the caller has checked the right.

    Raises ``KeyDestroyed`` when the person's data were erased.
    """
    pdf = open_file(frozen) if frozen.is_ready else file_of(frozen)
    log.record(AccessKind.PERSONAL_READ, subject=subject, what=what)
    return pdf
