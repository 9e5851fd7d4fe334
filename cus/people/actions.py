"""Recording that the rights were reviewed."""

from django.db import transaction
from django.utils import timezone

from cus.accounts.acts import Act, refusal_without
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.centre.letterhead import letterhead
from cus.documents.actions import freeze
from cus.people.documents import RIGHTS_REVIEW, RightsList, printed_rights
from cus.people.models import RightsReview
from cus.people.rights import all_rights
from cus.workflow import refuse_if


@transaction.atomic
def record_review(*, by, findings: str = "") -> RightsReview:
    """Record a review made today by ``by`` and freeze the list as it stands.

    Raises:
        Refused: the right is missing, or ``findings`` hold a character that cannot be printed.
    """
    refuse_if(refusal_without(by, Act.RIGHTS_REVIEW))
    lines = tuple(printed_rights(line) for line in all_rights())
    rights = RightsList(
        letterhead=letterhead(),
        on=timezone.localdate(),
        lines=lines,
        reviewed_by=", ".join(part for part in (by.get_full_name(), by.position) if part),
        findings=findings.strip(),
    )
    review = RightsReview(reviewed_by=by, people=len(lines), attention=rights.attention, findings=findings.strip())
    review.save()
    # The file names the review, so the row comes first; its own link follows in the same transaction.
    review.frozen = freeze(
        kind=RIGHTS_REVIEW.code, context=rights, subject=review, label=f"przegląd {review.pk}", by=by
    )
    review.save(update_fields=["frozen"])
    log.record(AccessKind.ADMINISTRATIVE, user=by, subject=review, what="przegląd uprawnień")
    return review
