"""Personal data of the plans of a programme: who does what may be a post, or somebody's name."""

from cus.privacy.enums import Whose
from cus.privacy.register import holds, holds_none
from programmes.personal_data.building import PROGRAMME

holds("programmes.plannedfigure", "who", whose=Whose.ANYBODY, purpose=PROGRAMME, free_text=True)
holds_none(
    "programmes.plannedfigure", "position", "is_part", "bound", "amount", "unit", "other_unit", "period", "scope"
)
holds("programmes.plannedgroup", "who", whose=Whose.ANYBODY, purpose=PROGRAMME, free_text=True)
holds_none("programmes.plannedgroup", "position", "bound", "amount")
holds("programmes.costline", "note", whose=Whose.ANYBODY, purpose=PROGRAMME, free_text=True)
holds_none("programmes.costline", "position", "year", "kind", "amount", "currency", "original")
holds("programmes.deliveryplace", "place", whose=Whose.ANYBODY, purpose=PROGRAMME, free_text=True)
holds_none("programmes.deliveryplace", "position", "mode")
holds("programmes.deliveryhours", "note", whose=Whose.ANYBODY, purpose=PROGRAMME, free_text=True)
holds_none("programmes.deliveryhours", "position", "weekday", "begins", "ends")
holds("programmes.programmestage", "what", "who", whose=Whose.ANYBODY, purpose=PROGRAMME, free_text=True)
holds_none("programmes.programmestage", "position", "name", "starts_on", "ends_on")
holds("programmes.servicepackage", "about", whose=Whose.ANYBODY, purpose=PROGRAMME, free_text=True)
holds_none("programmes.servicepackage", "position", "name")
holds_none("programmes.packageservice")
holds_none("programmes.jointgmina", "position", "agreement_number", "agreement_date")
holds_none("programmes.programmeindicator", "position", "name", "unit", "baseline", "target", "year", "source")
holds("programmes.monitoringtask", "who", whose=Whose.ANYBODY, purpose=PROGRAMME, free_text=True)
holds_none("programmes.monitoringtask", "position", "what", "method", "how_often")
