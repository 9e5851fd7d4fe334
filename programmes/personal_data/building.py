"""Personal data of programmes: they are written of groups and services, but a text may name somebody."""

from cus.privacy.enums import Keep, Whose
from cus.privacy.register import Purpose, called, holds, holds_none

PROGRAMME = Purpose(
    why="Program usług społecznych i jego droga przez zatwierdzenie; nie jest miejscem na dane mieszkańców.",
    basis="art. 6 ust. 1 lit. c i e RODO; art. 5 ustawy",
    keep=Keep.PROGRAMMES,
)
DECIDED = "Zapis decyzji i stanu programu w chwili decyzji zostaje jako dowód."

holds_none("programmes.programme", "created_at", "reported_on")
holds(
    "programmes.programmeversion",
    *("goal", "needs_rationale", "recipients", "qualification_procedure", "no_fees_reason", "evidence"),
    *("no_personal_data_reason", "organisation", "monitoring", "budget_note", "no_diagnosis_note"),
    whose=Whose.ANYBODY,
    purpose=PROGRAMME,
    free_text=True,
)
holds_none(
    "programmes.programmeversion",
    *("number", "revision", "name", "period_start", "period_end", "planned_people", "state", "submitted_at"),
    *(
        "approved_at",
        "sent_to_mayor_on",
        "mayor_returned_on",
        "origin",
        "resolution_number",
        "resolution_date",
        "journal_reference",
    ),
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
    *("seats", "reserve_list", "counted", "planned_cost", "stands_on", "edit_version"),
    *("is_powiat_task", "powiat_agreement_number", "powiat_agreement_date"),
)
holds_none("programmes.indicator", "position", "name", "unit", "baseline", "target", "source")
holds("programmes.budgetline", "note", whose=Whose.ANYBODY, purpose=PROGRAMME, free_text=True)
holds_none("programmes.budgetline", "position", "year", "source", "amount", "currency", "original")

called(
    "programmes.programmelogentry", "wpis przebiegu programu", comment="komentarz", snapshot="stan w chwili decyzji"
)

CONTRACT = Purpose(
    why="Umowa z wykonawcą usługi: kto ją podpisał, komu i na jaki rachunek płaci centrum.",
    basis="art. 6 ust. 1 lit. b, c i e RODO; art. 7 ustawy",
    keep=Keep.PROGRAMMES,
)
SIGNED = "Podpisana umowa i kontrasygnata zostają jako dowód zobowiązania."
holds("programmes.itemsourcing", "reasons", whose=Whose.ANYBODY, purpose=PROGRAMME, free_text=True)
holds_none("programmes.itemsourcing", "decision")
holds("programmes.sourcingargument", "note", whose=Whose.ANYBODY, purpose=PROGRAMME, free_text=True)
holds_none("programmes.sourcingargument", "code", "applies")
holds(
    "programmes.servicecontract",
    "signer_name",
    "countersigned_by",
    whose=Whose.REPRESENTATIVES,
    purpose=CONTRACT,
    stays=SIGNED,
)
# The account of a person who gives the service is that person's datum.
holds("programmes.servicecontract", "provider_account", whose=Whose.REPRESENTATIVES, purpose=CONTRACT, stays=SIGNED)
holds(
    "programmes.servicecontract",
    *("signer_basis", "no_countersignature_reason", "notes", "end_reason"),
    whose=Whose.ANYBODY,
    purpose=CONTRACT,
    free_text=True,
)
holds_none(
    "programmes.servicecontract",
    *("kind", "number", "concluded_on", "selection", "case_number", "commissioning", "own_contribution"),
    *("chosen_by_recipient", "period_start", "period_end", "amount", "signs_for", "countersigned_on"),
    *("report_frequency", "report_due_days", "final_report_days", "state", "signature_manner", "signed_at"),
    *("ended_on", "terminated_by", "ended_at", "created_at", "version", "token"),
)
holds("programmes.contractprovider", "task", whose=Whose.ANYBODY, purpose=CONTRACT, free_text=True)
holds_none("programmes.contractprovider", "position", "amount")
holds_none("programmes.contractitem", "position", "service_name", "quantity", "unit", "unit_price", "amount")
holds("programmes.contracttranche", "condition", whose=Whose.ANYBODY, purpose=CONTRACT, free_text=True)
holds_none("programmes.contracttranche", "position", "due_on", "amount")
holds("programmes.contractreportdate", "covers", whose=Whose.ANYBODY, purpose=CONTRACT, free_text=True)
holds_none("programmes.contractreportdate", "position", "due_on")
holds("programmes.contractannex", "description", whose=Whose.ANYBODY, purpose=CONTRACT, free_text=True)
holds_none(
    "programmes.contractannex",
    *("number", "signed_on", "effective_on", "signature_manner", "amount", "period_end", "recorded_at", "token"),
)
