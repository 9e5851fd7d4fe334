"""Personal data of the registry, of agreements and of powers of attorney."""

from cus.privacy.enums import Keep, Whose
from cus.privacy.register import Purpose, holds, holds_none

CONTACT = Purpose(
    why="Kontakt z partnerem i wiedza, kto go reprezentuje i odpowiada za usługi.",
    basis="art. 6 ust. 1 lit. e RODO; art. 13 i 21 ustawy",
    keep=Keep.PARTNERS,
)
AGREEMENTS = Purpose(
    why="Zawarcie i wykonywanie porozumienia o współpracy: kto w czyim imieniu działa.",
    basis="art. 6 ust. 1 lit. b i e RODO",
    keep=Keep.AGREEMENTS,
)
POWERS = Purpose(
    why="Sprawdzenie, czy pełnomocnik jest umocowany, i dokument, który go oznacza.",
    basis="art. 6 ust. 1 lit. c i e RODO; art. 95–109 Kodeksu cywilnego",
    keep=Keep.POWERS,
)


# A sole trader or a natural person may be a partner, so the name and the numbers can tell of a person.
holds(
    "partners.partner",
    *("address", "phones", "email", "responsible_person", "electronic_delivery_address"),
    whose=Whose.REPRESENTATIVES,
    purpose=CONTACT,
)
holds(
    "partners.partner",
    *("name", "signatories", "resources_staff", "resources_infrastructure", "activity_scope", "activity_kinds"),
    *("activity_recipients", "affiliation_parent", "affiliation_cooperation", "affiliation_guidelines"),
    *("other_information", "role_justification", "actions_taken"),
    whose=Whose.ANYBODY,
    purpose=CONTACT,
    free_text=True,
)
holds(
    "partners.partner",
    "nip",
    "regon",
    whose=Whose.REPRESENTATIVES,
    purpose=CONTACT,
    stays="Numery z rejestrów publicznych.",
)
holds_none(
    "partners.partner",
    *("works_for_social_employment", "is_local_government_unit", "is_other_administration", "is_ngo", "krs"),
    *("legal_form", "potential_category", "social_economy_status", "social_economy_kind", "social_economy_since"),
    *("is_active_in_area", "state", "archived_at", "created_at", "updated_at", "version", "token", "filled_rows"),
    *("confirmed_on", "confirmed_how", "confirm_every"),
    # Stems of the fields above and the names of ``FormerName``, made anew at every save.
    "search_text",
    "former_names_text",
)
holds("partners.formername", "name", whose=Whose.ANYBODY, purpose=CONTACT, free_text=True)
holds_none("partners.formername", "used_from", "used_to", "position")
holds("partners.partnerfounder", "name", whose=Whose.ANYBODY, purpose=CONTACT, free_text=True)
holds(
    "partners.partnerplace",
    *("name", "address", "phones", "hours_note", "architectural_note", "digital_note", "communication_note"),
    whose=Whose.ANYBODY,
    purpose=CONTACT,
    free_text=True,
)
holds_none(
    "partners.partnerplace",
    *("kind", "hours_mon", "hours_tue", "hours_wed", "hours_thu", "hours_fri", "hours_sat", "hours_sun"),
    *("architectural", "digital", "communication", "version", "token"),
)
holds("partners.partnercontact", "with_whom", whose=Whose.REPRESENTATIVES, purpose=CONTACT)
holds("partners.partnercontact", "about", "next_step", whose=Whose.ANYBODY, purpose=CONTACT, free_text=True)
holds_none("partners.partnercontact", *("held_on", "manner", "next_step_on", "next_step_done_at", "version", "token"))
holds(
    "partners.jointaction",
    "name",
    "with_whom",
    "share",
    "result",
    whose=Whose.ANYBODY,
    purpose=CONTACT,
    free_text=True,
)
holds_none("partners.jointaction", "began_on", "ended_on", "version", "token")
holds_none("partners.registryupkeep", "confirm_every", "version")
# A table waits for its preview to be accepted: at most one a person, gone when it is
# accepted or given up, and after a week.
BROUGHT = Purpose(why="Plik z partnerami między podglądem a wczytaniem.", basis=CONTACT.basis, keep=Keep.DRAFTS)
holds("partners.registryimport", "content", "second_content", whose=Whose.ANYBODY, purpose=BROUGHT)
holds_none("partners.registryimport", "key", "created_at", "name", "second_name")
holds_none("partners.registryprint", "year", "ordinal", "query", "partners", "created_at")
holds_none("partners.partnermerge", "taken", "moved", "at")
holds("partners.offer", "contact_person", "contact_details", whose=Whose.REPRESENTATIVES, purpose=CONTACT)
holds(
    "partners.offer",
    *("recipients", "admission", "place", "hours_note", "fee_note", "how_to_apply"),
    whose=Whose.ANYBODY,
    purpose=CONTACT,
    free_text=True,
)
holds_none(
    "partners.offer",
    *("capacity", "unit", "period", "modes", "charge", "person_is_public", "confirmed_on"),
    *("hours_mon", "hours_tue", "hours_wed", "hours_thu", "hours_fri", "hours_sat", "hours_sun"),
)
holds_none("partners.offer", "version")
holds("partners.guideentry", "content", whose=Whose.ANYBODY, purpose=CONTACT, free_text=True)
holds_none("partners.guideentry", "published_at", "confirmed_on")
holds("partners.offerfee", "who", whose=Whose.ANYBODY, purpose=CONTACT, free_text=True)
holds_none(
    "partners.offerfee",
    *("position", "kind", "amount", "percent", "quantity", "unit", "is_added", "valid_from", "valid_until"),
)
# Staff are counted, not named; what people type beside the number may still name somebody.
holds("partners.staffgroup", "qualification", whose=Whose.ANYBODY, purpose=CONTACT, free_text=True)
holds_none("partners.staffgroup", "position", "number", "confirmed_on")
holds("partners.staffcheck", "evidence", whose=Whose.ANYBODY, purpose=CONTACT, free_text=True)
holds_none("partners.staffcheck", "outcome", "reasons", "requirements", "answers", "checked_on")
holds("partners.facility", "name", "place", "accessibility", whose=Whose.ANYBODY, purpose=CONTACT, free_text=True)
holds_none("partners.facility", "position", "kind", "quantity", "capacity", "confirmed_on")

holds(
    "partners.cooperationagreement",
    "mission",
    "goals",
    "end_reason",
    whose=Whose.ANYBODY,
    purpose=AGREEMENTS,
    free_text=True,
)
holds_none(
    "partners.agreementtemplate",
    *("number", "title", "state", "note", "published_on", "rows_sha256", "created_at", "published_at", "version"),
)
holds_none("partners.agreementtemplaterow", "position", "kind", "key", "text", "condition", "version")
holds_none(
    "partners.cooperationagreement",
    *("number", "place", "concluded_on", "ends_on", "state", "signature_manner", "signed_at", "created_at"),
    *("version", "token", "agreed_at", "ending"),
)
holds("partners.agreementparty", "represented_by", whose=Whose.REPRESENTATIVES, purpose=AGREEMENTS, free_text=True)
holds_none("partners.agreementparty", "role", "joined_on", "withdrew_on", "position")
holds("partners.agreementtask", "description", "goal", whose=Whose.ANYBODY, purpose=AGREEMENTS, free_text=True)
holds_none("partners.agreementtask", "position")
holds("partners.agreementclause", "text", whose=Whose.ANYBODY, purpose=AGREEMENTS, free_text=True)
holds_none("partners.agreementclause", "position")

holds(
    "partners.powerofattorney",
    *("attorney_name", "attorney_address", "attorney_pesel", "pesel_index"),
    whose=Whose.ATTORNEYS,
    purpose=POWERS,
)
holds("partners.powerofattorney", "grantor_signatories", whose=Whose.REPRESENTATIVES, purpose=POWERS, free_text=True)
holds(
    "partners.powerofattorney",
    *("grantor_name", "grantor_seat", "represented_name", "scope", "revocation_note"),
    whose=Whose.ANYBODY,
    purpose=POWERS,
    free_text=True,
)
holds_none(
    "partners.powerofattorney",
    *("kind", "number", "seal_id", "covers_conclusion", "term", "valid_until", "place", "granted_on", "state"),
    *("signature_manner", "signed_at", "revoked_on", "revoked_at", "created_at", "version", "token"),
)

holds("partners.committeemember", "person", "post", whose=Whose.REPRESENTATIVES, purpose=AGREEMENTS, free_text=True)
holds_none("partners.committeemember", "joined_on", "left_on", "version")
holds(
    "partners.committeemeeting", "chair", "recorder", whose=Whose.REPRESENTATIVES, purpose=AGREEMENTS, free_text=True
)
holds(
    "partners.committeemeeting", "agenda", "guests", "minutes", whose=Whose.ANYBODY, purpose=AGREEMENTS, free_text=True
)
holds_none(
    "partners.committeemeeting",
    *("held_on", "place", "state", "number", "closed_at", "created_at", "version", "token"),
)
holds(
    "partners.committeedecision", "text", "duty", "done_note", whose=Whose.ANYBODY, purpose=AGREEMENTS, free_text=True
)
holds_none(
    "partners.committeedecision",
    *("position", "number", "decided_on", "votes_for", "votes_against", "votes_abstained", "due_on", "done_on"),
    "version",
)


holds(
    "partners.cardbundle",
    "file",
    whose=Whose.ANYBODY,
    purpose=CONTACT,
    stays="Te same dane co na fiszkach; plik znika po dobie.",
)
holds_none("partners.cardbundle", "created_at", "shape", "cards", "done", "total", "fault", "finished_at")
holds("partners.annex", "title", "text", whose=Whose.ANYBODY, purpose=AGREEMENTS, free_text=True)
holds_none(
    "partners.annex",
    *("kind", "number", "state", "concluded_on", "signature_manner", "signed_at", "created_at", "version", "token"),
)
holds("partners.trainingmodule", "name", "place", whose=Whose.ANYBODY, purpose=AGREEMENTS, free_text=True)
holds_none("partners.trainingmodule", "position", "hours", "prepares_for", "starts_on", "ends_on")
holds("partners.partnershipcheck", "checked_by", whose=Whose.REPRESENTATIVES, purpose=AGREEMENTS, free_text=True)
holds(
    "partners.partnershipcheck", "way_reason", "conclusions", whose=Whose.ANYBODY, purpose=AGREEMENTS, free_text=True
)
holds_none("partners.partnershipcheck", "checked_on", "way", "created_at", "version", "token")
holds("partners.checkanswer", "note", whose=Whose.ANYBODY, purpose=AGREEMENTS, free_text=True)
holds_none("partners.checkanswer", "feature", "answer")
