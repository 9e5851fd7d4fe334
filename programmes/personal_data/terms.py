"""Personal data in the terms of a service: they speak of groups, but a text may name somebody."""

from cus.privacy.enums import Whose
from cus.privacy.register import holds, holds_none
from programmes.personal_data.building import PROGRAMME

PART = ("position", "kind", "low", "high", "option")


def _typed(model: str, *fields: str) -> None:
    holds(f"programmes.{model}", "text", "evidence", whose=Whose.ANYBODY, purpose=PROGRAMME, free_text=True)
    holds_none(f"programmes.{model}", *PART, *fields)


_typed("itemcondition", "alternative")
_typed("pointrow", "points")
_typed("feediscount", "percent", "amount")
_typed("feeexemption", "alternative", "valid_to")
holds("programmes.admissioncriterion", "text", whose=Whose.ANYBODY, purpose=PROGRAMME, free_text=True)
holds_none("programmes.admissioncriterion", "position", "kind")
holds("programmes.recruitmentwindow", "note", whose=Whose.ANYBODY, purpose=PROGRAMME, free_text=True)
holds_none("programmes.recruitmentwindow", "position", "opens_on", "closes_on", "places")
holds_none("programmes.limitrule", "position", "kind", "amount", "unit", "whose", "period")
holds_none(
    "programmes.feerule",
    *("position", "base", "valid_from", "valid_to", "amount", "part_amount", "percent", "cost", "unit"),
    *("packet_size", "band_basis", "rounding_step", "rounding_mode", "edit_version"),
)
holds_none("programmes.feeband", "position", "who", "low", "high", "percent", "amount")
holds_none("programmes.feecap", "position", "amount", "whose", "period")
holds_none("programmes.incomecriterion", "valid_from", "single", "in_family", "source")
# Kinds of data that residents will be asked for, not the data.
holds_none("programmes.personaldataitem", "position", "name", "category", "purpose", "alternative")
