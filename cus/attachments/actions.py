"""The only writes to attachments."""

import hashlib

from django.db import IntegrityError, models, transaction

from cus.accounts.models import User
from cus.attachments.models import Attachment
from cus.attachments.policies import refusal_to_add, refusal_to_remove
from cus.attachments.registry import of_model, of_type
from cus.attachments.sniff import checked_type
from cus.workflow import Refusal, Refused, refuse_if


def attach(*, by: User, subject: models.Model, kind: str, description: str, name: str, content: bytes) -> Attachment:
    """Add a file to ``subject``.

    Raises ``Refused`` when the person may not, or when the same file is there; ``ValidationError``
    when the file is not one that is taken.
    """
    attachable = of_model(type(subject))
    file_type = checked_type(name, content)
    with transaction.atomic():
        locked = type(subject)._default_manager.select_for_update(of=("self",)).get(pk=subject.pk)
        refuse_if(refusal_to_add(by, locked))
        if kind not in attachable.kinds:
            raise Refused(Refusal("Wybierz rodzaj załącznika z listy.", field="kind"))
        attachment = Attachment(
            subject_type=attachable.type_label,
            subject_id=locked.pk,
            kind=kind,
            description=description,
            name=name,
            file_type=file_type,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
            created_by=by,
        )
        try:
            with transaction.atomic():
                attachment.save(force_insert=True)
        except IntegrityError as error:
            raise Refused(Refusal("Ten sam plik jest tu już dodany.", field="file")) from error
    return attachment


@transaction.atomic
def remove(*, by: User, attachment: Attachment) -> None:
    """Remove a file; history keeps that it was there.

    Raises ``Refused`` when the object it belongs to no longer lets the person change its files.
    """
    attachable = of_type(attachment.subject_type)
    subject = attachable.model._default_manager.select_for_update(of=("self",)).get(pk=attachment.subject_id)
    refuse_if(refusal_to_remove(by, subject, attachment))
    Attachment.objects.filter(pk=attachment.pk).delete()
