"""The only writes to frozen documents."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone

from cus.accounts.models import User
from cus.documents.kinds import kind_of, template_version
from cus.documents.models import FrozenDocument
from cus.documents.parts import Seal
from cus.documents.render import MissingGlyph, document_html, render_pdf
from cus.documents.serial import canonical, sha256, to_data
from cus.workflow import Refusal, Refused


@transaction.atomic
def freeze(*, kind: str, context: Any, subject: models.Model, label: str, by: User) -> FrozenDocument:
    """Freeze ``context`` as the document ``label`` of ``subject`` and order its file.

    Call it inside the transaction of the act that approves: either both happen or neither. The same
    data frozen again for the same label give the row that is there. The caller has checked the right.
    Raises ``Refused`` when the text holds a character that cannot be printed.
    """
    from cus.documents.tasks import make_file  # the task imports this module

    data = to_data(context)
    frozen, is_new = FrozenDocument.objects.get_or_create(
        kind=kind,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        label=label,
        data_sha256=sha256(canonical(data)),
        defaults={"data": data, "template_version": template_version(), "created_by": by},
    )
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
    pdf = file_of(frozen)
    with transaction.atomic():
        locked = FrozenDocument.objects.select_for_update(of=("self",)).get(pk=frozen_id)
        if locked.is_ready:
            return
        locked.pdf = pdf
        locked.pdf_sha256 = sha256(pdf)
        locked.rendered_at = timezone.now()
        locked.save(update_fields=["pdf", "pdf_sha256", "rendered_at"])


def document_of(frozen: FrozenDocument):
    """Return the ``Document`` that the frozen data describe.

    Raises ``ValueError`` when the data no longer match their hash.
    """
    if sha256(canonical(frozen.data)) != frozen.data_sha256:
        raise ValueError(f"frozen document {frozen.pk}: data and hash differ")
    kind = kind_of(frozen.kind)
    seal = Seal(data_sha256=frozen.data_sha256, frozen_on=timezone.localdate(frozen.created_at))
    return kind.document(kind.load(frozen.data), seal)


def file_of(frozen: FrozenDocument) -> bytes:
    """Render the frozen data: the same bytes each time, on the same templates and libraries."""
    return render_pdf(document_of(frozen))
