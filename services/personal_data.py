"""Personal data of the catalogue: services are described, not people; a note may name somebody."""

from cus.privacy.enums import Keep, Whose
from cus.privacy.register import Purpose, holds, holds_none

CATALOGUE = Purpose(why="Opis usług w katalogu.", basis="art. 6 ust. 1 lit. e RODO", keep=Keep.CATALOGUE)

holds_none(
    "services.catalogueprint",
    *("created_at", "query", "services", "done", "total", "fault", "finished_at"),
    # The same words as in the catalogue; gone after a day.
    "pdf",
)
holds_none("services.servicearea", "number", "code", "name")
holds_none("services.qualityfactor", "rank", "code", "name", "description")
holds_none(
    "services.occupationedition",
    *("code", "name", "state_on", "legal_basis", "valid_from", "version"),
)
holds_none(
    "services.occupation",
    *("code", "title", "level", "is_school_profession", "is_residual", "variant_title"),
    # Stems of the titles, made anew at every save.
    "search_text",
)
holds("services.service", "characteristic", "notes", whose=Whose.ANYBODY, purpose=CATALOGUE, free_text=True)
holds_none(
    "services.service",
    *("slug", "name", "legal_regime", "legal_basis", "recipient_kinds", "recipients", "competences"),
    *("desired_traits", "unit", "package", "synonyms", "supports_deinstitutionalisation", "state", "confirmed_at"),
    *("delivery_modes", "delivery_places"),
    # Stems of the fields above, made anew at every save.
    *("search_text", "version"),
)
holds_none(
    "services.servicerequirement",
    *("position", "kind", "subject", "text", "legal_basis", "printed_code", "printed_title"),
    # Names of schools, studies and courses, not of people.
    *("group", "alternative", "education", "studies", "names", "names_are_examples", "topic", "hours"),
    *("practical_hours", "guided_by", "before_employment", "months", "max_age_months"),
)
# A table waits for its preview to be accepted: at most one a person, gone when it is
# accepted or given up, and after a week.
BROUGHT = Purpose(why="Plik z usługami między podglądem a wczytaniem.", basis=CATALOGUE.basis, keep=Keep.DRAFTS)
holds("services.catalogueimport", "content", "second_content", whose=Whose.ANYBODY, purpose=BROUGHT)
holds_none("services.catalogueimport", "key", "created_at", "name", "second_name")

STANDARDS = Purpose(
    why="Standard jakości usługi i jego droga przez zatwierdzenie; nie jest miejscem na dane mieszkańców.",
    basis="art. 6 ust. 1 lit. c i e RODO; art. 13 ust. 1 pkt 7 ustawy",
    keep=Keep.CATALOGUE,
)
DECIDED = "Zatwierdzony standard jest zamrożony, a zapis decyzji zostaje jako dowód."
# A partner may be a natural person.
holds("services.qualitystandard", "partner_name", whose=Whose.REPRESENTATIVES, purpose=STANDARDS, stays=DECIDED)
holds(
    "services.qualitystandard",
    *("premises", "equipment", "accessibility", "staff_competences", "staff_ethics", "service_level"),
    *("recipient_first", "quality_checks", "hours_note", "fulfilment", "available_to", "criteria", "payment_note"),
    *("provider_form", "provider_potential", "provider_experience", "provider_ethics"),
    *("return_comment", "revoke_reason"),
    whose=Whose.ANYBODY,
    purpose=STANDARDS,
    free_text=True,
    stays=DECIDED,
)
holds_none(
    "services.qualitystandard",
    *("number", "revision", "source", "legal_basis", "planned_from", "response_time", "response_unit"),
    *("hours_mon", "hours_tue", "hours_wed", "hours_thu", "hours_fri", "hours_sat", "hours_sun"),
    *("admission", "payment", "state", "created_at", "submitted_at", "approved_at", "in_force_from"),
    *("revoked_at", "revoked_on", "version"),
)
holds("services.standardlogentry", "comment", "snapshot", whose=Whose.ANYBODY, purpose=STANDARDS, stays=DECIDED)
holds_none("services.standardlogentry", "revision", "transition", "from_state", "to_state", "at")
