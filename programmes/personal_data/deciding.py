"""Personal data of what comes before and after a decision: opinions, the kept check list, notices."""

from cus.privacy.enums import Whose
from cus.privacy.register import holds, holds_none
from programmes.personal_data.building import DECIDED, PROGRAMME

holds("programmes.opinion", "author", whose=Whose.ANYBODY, purpose=PROGRAMME, stays=DECIDED)
holds("programmes.opinion", "text", whose=Whose.ANYBODY, purpose=PROGRAMME, free_text=True)
holds_none("programmes.opinion", "revision", "kind", "requested_on", "given_on", "result", "edit_version")
holds_none("programmes.checkrecord", "rules", "findings")
holds_none("programmes.notice", "read_at")
