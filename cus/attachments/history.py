"""How the history of attachments is told."""

from cus.attachments.models import Attachment
from cus.audit.kept import Domain, Kept, pages, register

register(
    Kept(
        Attachment,
        "zalacznik",
        ("name",),
        Domain.BUSINESS,
        hidden=frozenset({"subject_type", "subject_id"}),
        labels={"created_at": "dodano", "created_by": "kto dodał"},
    )
)
pages({"attachments:add": "dodanie załącznika", "attachments:remove": "usunięcie załącznika"})
