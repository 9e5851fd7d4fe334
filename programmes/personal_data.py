"""Personal data of programmes: they are written of groups and services, but a text may name somebody."""

from cus.privacy.enums import Keep, Whose
from cus.privacy.register import Purpose, called, holds, holds_none

PROGRAMME = Purpose(
    why="Program usług społecznych i jego droga przez zatwierdzenie; nie jest miejscem na dane mieszkańców.",
    basis="art. 6 ust. 1 lit. c i e RODO; art. 5 ustawy",
    keep=Keep.PROGRAMMES,
)
DECIDED = "Zapis decyzji i stanu programu w chwili decyzji zostaje jako dowód."

holds_none("programmes.programme", "created_at")
holds(
    "programmes.programmeversion",
    *("goal", "needs_rationale", "recipients", "qualification_procedure", "no_fees_reason", "evidence"),
    *("no_personal_data_reason", "organisation", "monitoring", "budget_note"),
    whose=Whose.ANYBODY,
    purpose=PROGRAMME,
    free_text=True,
)
holds_none(
    "programmes.programmeversion",
    *("number", "revision", "name", "period_start", "period_end", "planned_people", "state", "submitted_at"),
    *("approved_at", "sent_to_mayor_on", "resolution_number", "resolution_date", "journal_reference"),
    *("journal_date", "effective_on", "created_at", "edit_version"),
)
holds("programmes.programmelogentry", "comment", "snapshot", whose=Whose.ANYBODY, purpose=PROGRAMME, stays=DECIDED)
holds_none("programmes.programmelogentry", "revision", "transition", "from_state", "to_state", "at")
holds(
    "programmes.programmeneed", "group", "problem", "need_text", whose=Whose.ANYBODY, purpose=PROGRAMME, free_text=True
)
holds_none("programmes.programmeneed", "key", "position", "number", "unit", "at_least", "priority", "removal_accepted")
holds("programmes.programmeitem", "recipients", "fee_note", whose=Whose.ANYBODY, purpose=PROGRAMME, free_text=True)
holds_none(
    "programmes.programmeitem",
    *("position", "service_name", "quantity", "quantity_unit", "quantity_bound", "quantity_period", "fee_required"),
    *("fee_amount", "fee_unit", "planned_cost", "edit_version"),
)
holds("programmes.itemcondition", "text", "evidence", whose=Whose.ANYBODY, purpose=PROGRAMME, free_text=True)
holds_none("programmes.itemcondition", "position")
# Kinds of data that residents will be asked for, not the data.
holds_none("programmes.personaldataitem", "position", "name", "category", "purpose")
holds_none("programmes.indicator", "position", "name", "unit", "baseline", "target", "source")
holds("programmes.budgetline", "note", whose=Whose.ANYBODY, purpose=PROGRAMME, free_text=True)
holds_none("programmes.budgetline", "position", "year", "source", "amount")

called(
    "programmes.programmelogentry", "wpis przebiegu programu", comment="komentarz", snapshot="stan w chwili decyzji"
)
