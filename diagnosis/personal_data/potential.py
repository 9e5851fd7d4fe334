"""Personal data of the potential: a natural person may perform services, and the act has them listed."""

from cus.privacy.enums import Whose
from cus.privacy.register import holds, holds_none
from diagnosis.personal_data.forms import RESEARCH

holds(
    "diagnosis.potentialcopy",
    "data",
    whose=Whose.REPRESENTATIVES,
    purpose=RESEARCH,
    stays="Wykaz z art. 21 ust. 3 pkt 2: osoby fizyczne wykonujące usługi są w nim z mocy ustawy.",
)
holds_none("diagnosis.potentialcopy", "as_of", "taken_at")
