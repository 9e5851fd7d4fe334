"""Personal data of the review of rights."""

from cus.accounts.personal_data import WORK
from cus.privacy.enums import Whose
from cus.privacy.register import AUTHORS_STAY, holds, holds_none

holds("people.rightsreview", "findings", whose=Whose.STAFF, purpose=WORK, stays=AUTHORS_STAY)
holds_none("people.rightsreview", "reviewed_at", "people", "attention")
