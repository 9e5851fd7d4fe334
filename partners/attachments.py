"""Files added to partner cards and agreements."""

from cus.accounts.acts import Act, refusal_without
from cus.attachments.registry import Attachable
from cus.workflow import Refusal
from partners.models import Annex, CommitteeMeeting, CooperationAgreement, Partner
from partners.policies import refusal_to_edit_partner


def refusal_to_attach(user, agreement: CooperationAgreement) -> Refusal | None:
    """Scans come after signing, letters at any time."""
    return refusal_without(user, Act.AGREEMENT_DRAFT)


def refusal_to_attach_to_meeting(user, meeting: CommitteeMeeting) -> Refusal | None:
    """A scan of signed minutes comes after they are closed."""
    return refusal_without(user, Act.AGREEMENT_DRAFT)


def refusal_to_attach_to_annex(user, annex: Annex) -> Refusal | None:
    """What belongs to a signed annex is named in its frozen print; a scan comes after signing."""
    return refusal_without(user, Act.AGREEMENT_DRAFT)


PARTNER_FILES = Attachable(
    model=Partner,
    slug="partner",
    kinds={
        "register": "odpis z rejestru",
        "statute": "statut",
        "consent": "zgoda albo oświadczenie",
        "other": "inny dokument",
    },
    refusal=refusal_to_edit_partner,
)
AGREEMENT_FILES = Attachable(
    model=CooperationAgreement,
    slug="porozumienie",
    kinds={
        "signed": "skan podpisanego porozumienia",
        "annex": "załącznik do porozumienia",
        "membership": "zgłoszenie przystąpienia albo wystąpienia",
        "other": "inny dokument",
    },
    refusal=refusal_to_attach,
)
MEETING_FILES = Attachable(
    model=CommitteeMeeting,
    slug="posiedzenie",
    kinds={
        "material": "materiał na posiedzenie",
        "attendance": "lista obecności",
        "minutes": "skan podpisanego protokołu",
        "other": "inny dokument",
    },
    refusal=refusal_to_attach_to_meeting,
)
ANNEX_FILES = Attachable(
    model=Annex,
    slug="aneks",
    kinds={
        "text": "treść aneksu",
        "signed": "skan podpisanego aneksu",
        "other": "inny dokument",
    },
    refusal=refusal_to_attach_to_annex,
)
