"""Which tables each act may write: what a random request is judged by.

Written by hand beside ``cus/accounts/acts.py``. A table's history may be written with it.
"""

from django.apps import apps

from cus.accounts.acts import ACTS, Act
from diagnosis.copying import ROWS

JOBS = {"procrastinate_jobs", "procrastinate_events"}
PARTNER = {
    "partners_partner",
    "partners_partner_gminas",
    "partners_offer",
    "partners_offer_places",
    "partners_offerfee",
    "partners_staffgroup",
    "partners_staffcheck",
    "partners_facility",
    "partners_partnerplace",
    "partners_partnerfounder",
    "partners_formername",
    "partners_partnercontact",
    "partners_jointaction",
    "partners_jointaction_partners",
}
AGREEMENT = {
    "partners_cooperationagreement",
    "partners_cooperationagreement_gminas",
    "partners_agreementparty",
    "partners_agreementtask",
    "partners_agreementclause",
    "partners_committeemember",
    "partners_committeemeeting",
    "partners_meetingpresence",
    "partners_committeedecision",
    "partners_annex",
    "partners_trainingmodule",
    "partners_partnershipcheck",
    "partners_checkanswer",
}
POWER = {"partners_powerofattorney", "privacy_personkey", "privacy_indexkey"}
FROZEN = {"documents_frozendocument", *JOBS}
NEED = {
    "diagnosis_need",
    "diagnosis_need_areas",
    "diagnosis_needservice",
    "diagnosis_needproposal",
    "diagnosis_territoryform",
    "diagnosis_territoryline",
}
STAFFING = {"diagnosis_staffingbalance", "diagnosis_staffingrow", "diagnosis_fillingplan"}
FIGURES = {
    "diagnosis_area",
    "diagnosis_indicator",
    "diagnosis_indicatorvalue",
    "diagnosis_figuresource",
    "diagnosis_figureimport",
    "diagnosis_tablemapping",
    "diagnosis_diagnosisindicator",
    "diagnosis_diagnosisindicator_areas",
}
RESEARCH = {
    "diagnosis_research",
    "diagnosis_researchquestion",
    "diagnosis_researchmethod",
    "diagnosis_researchsample",
    "diagnosis_researchlimit",
    "diagnosis_researchsource",
    "diagnosis_questionnaire",
    "diagnosis_question",
    "diagnosis_sheet",
    "diagnosis_answer",
    "diagnosis_outsidesurvey",
    "diagnosis_outsidequestion",
    "diagnosis_outsideanswer",
    "diagnosis_surveyimport",
}
NOTES = {"diagnosis_note", "diagnosis_notereading"}
DESCRIPTION = {"diagnosis_diagnosisauthor", "diagnosis_relateddocument"}
COPIED = {rows.model._meta.db_table for rows in ROWS} | {
    rows.model._meta.get_field(name).remote_field.through._meta.db_table for rows in ROWS for name in rows.many
}
FORECASTS = {
    "diagnosis_forecast",
    "diagnosis_forecastvalue",
    "diagnosis_forecastpopulation",
    "diagnosis_forecastscenario",
    "diagnosis_forecastaspect",
    "diagnosis_forecastactual",
}
DIAGNOSIS = {"diagnosis_diagnosis", "diagnosis_diagnosis_gminas", "diagnosis_stagechange", "diagnosis_potentialcopy"}
FINDINGS = {"diagnosis_finding", "diagnosis_findingneed"}
CONSULTATION = {
    "diagnosis_consultation",
    "diagnosis_consultationmeeting",
    "diagnosis_consultationremark",
    "diagnosis_remarkneed",
}
VERSION = {"programmes_programmeversion", "programmes_programmelogentry", "programmes_notice"}
PROGRAMME_CONSULTATION = {"programmes_programmeconsultation", "programmes_programmeremark"}
COUNCIL = {"programmes_councilresolution", "programmes_annulment", "programmes_bippublication"}
PROGRAMME = VERSION | {
    "programmes_programme",
    "programmes_programmeneed",
    "programmes_programmeitem",
    "programmes_itemneed",
    "programmes_itemcondition",
    "programmes_personaldataitem",
    "programmes_indicator",
    "programmes_budgetline",
    "programmes_plannedfigure",
    "programmes_plannedgroup",
    "programmes_costline",
    "programmes_deliveryplace",
    "programmes_deliveryhours",
    "programmes_programmestage",
    "programmes_servicepackage",
    "programmes_packageservice",
    "programmes_programmeindicator",
    "programmes_monitoringtask",
    "programmes_jointgmina",
    "programmes_admissioncriterion",
    "programmes_pointrow",
    "programmes_recruitmentwindow",
    "programmes_limitrule",
    "programmes_feerule",
    "programmes_feeband",
    "programmes_feediscount",
    "programmes_feeexemption",
    "programmes_feecap",
}
DELIVERY = {"results_deliveryfigure", "results_deliveryimport", "results_indicatoractual"}
YEARLY = {"results_annualpaper", "results_annualedition", "results_annualpart", "results_plantask"}
REPORTS = {"results_providerreport", "results_reportrow", "results_reportlink"}
INFORMATION = {"results_implementationinformation"}
INFORMATION_FACTS = {"results_informationpublication", "programmes_programme"}
QUALITY = {"results_survey", "results_opinion"}
COMPLAINT = {"results_complaint", "results_complaintlogentry"}
SELF_EVALUATION = {
    "results_selfevaluation",
    "results_selfevaluationlogentry",
    "results_selfevaluationsection",
    "results_selfevaluationsentence",
    "results_partnerremark",
    "results_selfevaluationprocedure",
}
COUNCIL_PAPERS = {"programmes_councilpaper", "programmes_councilpaperpart"}
SOURCING = {"programmes_itemsourcing", "programmes_sourcingargument"}
CONTRACT = {
    "programmes_servicecontract",
    "programmes_contractprovider",
    "programmes_contractitem",
    "programmes_contracttranche",
    "programmes_contractreportdate",
    "programmes_contractannex",
}
SERVICE = {"services_service", "services_servicearealink", "services_servicerequirement"}
CATALOGUE = {
    "services_servicearea",
    "services_qualityfactor",
    "services_occupationedition",
    "services_occupation",
    "services_occupationsuccession",
    "services_catalogueimport",
    "results_complainttopic",
    "django_admin_log",
}
STANDARD = {
    "services_qualitystandard",
    "services_qualitystandard_contributors",
    "services_standardlogentry",
    "partners_standardauthor",
}
TEMPLATE = {"partners_agreementtemplate", "partners_agreementtemplaterow"}
PAPERS = {"attachments_attachment"}
CENTRE = {
    "centre_centre",
    "centre_centregmina",
    "centre_centreunit",
    "centre_formerhead",
    "centre_post",
    "centre_postholding",
    "centre_qualificationcheck",
    "centre_traininghours",
    "centre_signatory",
    "centre_bankaccount",
    "centre_resolution",
}

WRITES: dict[Act, set[str]] = {
    Act.READ_PUBLISHED: {"services_catalogueprint", *JOBS},
    Act.READ_DRAFTS: {"partners_cardbundle", "partners_registryprint", "programmes_notice", *FROZEN},
    Act.PARTNER_EDIT: PARTNER | PAPERS | {"partners_registryimport"},
    Act.PARTNER_ARCHIVE: PARTNER
    | AGREEMENT
    | POWER
    | PAPERS
    | {
        "partners_registryupkeep",
        "partners_guideentry",
        "partners_partnermerge",
        "diagnosis_fillingplan",
        "programmes_programmeitem",
        "programmes_servicecontract",
        "programmes_contractprovider",
        "services_qualitystandard",
        "partners_standardauthor",
    },
    Act.AGREEMENT_DRAFT: AGREEMENT | POWER | PAPERS,
    Act.AGREEMENT_SIGN: AGREEMENT | POWER | FROZEN,
    Act.PESEL_ENTER: POWER,
    Act.DIAGNOSIS_EDIT: FORECASTS
    | {"results_carriedover"}
    | NEED
    | NOTES
    | CONSULTATION
    | FIGURES
    | DIAGNOSIS
    | DESCRIPTION
    | PAPERS
    | RESEARCH
    | FINDINGS
    | STAFFING,
    # An update copies everything that the diagnosis holds.
    Act.DIAGNOSIS_STAGE: CONSULTATION | DIAGNOSIS | COPIED,
    Act.DIAGNOSIS_HAND_OVER: {"diagnosis_handover"} | DIAGNOSIS | FROZEN,
    Act.CONTRACT_DRAFT: CONTRACT | PAPERS,
    Act.CONTRACT_SIGN: CONTRACT | FROZEN,
    Act.PROGRAMME_EDIT: PROGRAMME
    | {"programmes_opinion", "programmes_programmeremark"}
    | SOURCING
    | COUNCIL_PAPERS
    | PAPERS,
    Act.PROGRAMME_SUBMIT: PROGRAMME | {"programmes_incomecriterion"},
    Act.PROGRAMME_DECIDE: VERSION | FROZEN | {"programmes_checkrecord"},
    # A return from the mayor and an amendment copy everything that the version holds.
    Act.PROGRAMME_COUNCIL: PROGRAMME | COUNCIL | PROGRAMME_CONSULTATION | FROZEN,
    Act.DELIVERY_ENTER: {"results_opinion"}
    | DELIVERY
    | REPORTS
    | COMPLAINT
    | PAPERS
    | {"results_impactnote"}
    | SELF_EVALUATION,
    Act.RESULTS_PREPARE: COMPLAINT
    | QUALITY
    | INFORMATION
    | INFORMATION_FACTS
    | YEARLY
    | DELIVERY
    | REPORTS
    | {"results_reportremark"}
    | SELF_EVALUATION,
    Act.RESULTS_APPROVE: INFORMATION | {"results_informationedition"} | YEARLY | FROZEN | SELF_EVALUATION,
    Act.STANDARD_DRAFT: STANDARD,
    Act.STANDARD_DECIDE: STANDARD | FROZEN,
    Act.CATALOGUE_PROPOSE: SERVICE,
    Act.CATALOGUE_ADMIN: SERVICE | CATALOGUE,
    Act.TEMPLATE_PROPOSE: TEMPLATE,
    Act.TEMPLATE_PUBLISH: TEMPLATE,
    Act.CENTRE_PROFILE: CENTRE | PAPERS | {"privacy_retentionclass"},
    Act.AUTHORISATIONS: {"accounts_authorisation"},
    Act.USERS_ADMIN: {
        "accounts_user",
        "accounts_invitation",
        "mfa_authenticator",
        "django_admin_log",
        "accounts_authorisation",
    },
    Act.RIGHTS_REVIEW: {"people_rightsreview", *FROZEN},
    Act.ROW_RESTORE: FORECASTS
    | NEED
    | NOTES
    | FINDINGS
    | RESEARCH
    | PARTNER
    | AGREEMENT
    | PROGRAMME
    | SOURCING
    | CONTRACT
    | SERVICE
    | PAPERS
    | STAFFING,
    Act.DOCUMENTS_VERIFY: {"documents_documentcheck", *JOBS},
    Act.PERSON_DATA: {"privacy_personkey", "audit_protocol"},
}
# Whoever is signed in: the session, drafts of one's own, one's own password and second factor.
EVERYBODY = {
    "accounts_user",
    "audit_accessentry",
    "django_cache",
    "django_session",
    "drafts_draft",
    "drafts_presence",
    "mfa_authenticator",
    "usersessions_usersession",
}
# Nobody signed in: traces of the attempt; whoever holds a personal link, the report that it opens.
HELD_LINK = {"results_providerreport", "results_reportrow"}
STRANGER = {"audit_accessentry", "django_cache", "django_session", *HELD_LINK}
# No page may write these: a command, a job, the keeper's functions, or an act that wants a word typed by hand.
NOBODY = {
    "account_emailaddress",
    "account_emailconfirmation",
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "backup_backuprun",
    "centre_gmina",
    "django_content_type",
    "pghistory_context",
    "pghistory_events",
    "privacy_erasure",
    "procrastinate_periodic_defers",
    "procrastinate_workers",
}
# Of these everybody has rows of his own and may touch no others, unless he keeps the accounts.
OWN_ROWS = {
    "accounts_user": "id",
    "mfa_authenticator": "user_id",
    "partners_cardbundle": "created_by_id",
    "services_catalogueprint": "created_by_id",
    "usersessions_usersession": "user_id",
}


def history_of() -> dict[str, str]:
    """Return the history table of each tracked one."""
    return {
        model.pgh_tracked_model._meta.db_table: model._meta.db_table
        for model in apps.get_models()
        if hasattr(model, "pgh_tracked_model")
    }


def tables_of(role: str | None) -> set[str]:
    """Return the tables that a role may write by any of its acts."""
    own = set(STRANGER if role is None else EVERYBODY | HELD_LINK).union(
        *(WRITES.get(act, set()) for act, roles in ACTS.items() if role in roles)
    )
    history = history_of()
    return own | {history[table] for table in own if table in history}


def may_keep_accounts(role: str | None) -> bool:
    """Say whether a role may change other people's rows."""
    return role in ACTS[Act.USERS_ADMIN]
