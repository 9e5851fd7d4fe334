"""Who may do what: the one table of permissions, as data.

Every view, action and button asks ``refusal_without(user, Act.X)`` or ``user.may(Act.X)``; nothing
else in the system compares roles. A row not listed here cannot be asked for.
"""

from typing import Protocol

from django.db import models

from cus.accounts.enums import Role
from cus.text.organs import organ_later
from cus.workflow import FORBIDDEN, Refusal

W, O, D, A, R = Role.WORKER, Role.ORGANISER, Role.DIRECTOR, Role.ADMINISTRATOR, Role.READER  # noqa: E741


class Act(models.TextChoices):
    """Everything that a role may be asked for. The label completes „nie możesz: …”."""

    READ_PUBLISHED = "read_published", "czytać tego, co obowiązuje"
    READ_DRAFTS = "read_drafts", "czytać fiszek partnerów, notatek ani projektów"
    READ_DICTIONARIES = "read_dictionaries", "czytać słowników"
    PARTNER_EDIT = "partner_edit", "zakładać i zmieniać fiszek partnerów i ofert"
    PARTNER_ARCHIVE = "partner_archive", "łączyć i archiwizować partnerów ani publikować informatora"
    AGREEMENT_DRAFT = "agreement_draft", "przygotowywać porozumień, podziału zadań ani pełnomocnictw"
    AGREEMENT_SIGN = "agreement_sign", "odnotowywać podpisania, zmian stron ani końca porozumień i pełnomocnictw"
    PESEL_ENTER = "pesel_enter", "wpisywać numerów PESEL"
    PESEL_SEE = "pesel_see", "oglądać pełnych numerów PESEL"
    CONTRACT_DRAFT = "contract_draft", "przygotowywać umów z wykonawcami"
    CONTRACT_SIGN = "contract_sign", "oznaczać umów jako podpisane ani ich kończyć"
    DIAGNOSIS_EDIT = "diagnosis_edit", "wpisywać notatek, wierszy diagnozy, danych ani uwag"
    DIAGNOSIS_STAGE = "diagnosis_stage", "zmieniać etapu diagnozy ani odpowiadać na uwagi"
    DIAGNOSIS_HAND_OVER = "diagnosis_hand_over", organ_later("przekazywać diagnozy wójtowi i radzie")
    PROGRAMME_EDIT = "programme_edit", "zmieniać projektu programu"
    PROGRAMME_SUBMIT = "programme_submit", "tworzyć programu, składać go do dyrektora ani wycofywać"
    PROGRAMME_DECIDE = "programme_decide", "zatwierdzać ani zwracać programu"
    PROGRAMME_COUNCIL = (
        "programme_council",
        organ_later("odnotowywać spraw programu u wójta, w konsultacjach, w radzie i w dzienniku urzędowym"),
    )
    STANDARD_DRAFT = "standard_draft", "przygotowywać i składać standardów usług"
    STANDARD_DECIDE = "standard_decide", "zatwierdzać ani zwracać standardów usług"
    DELIVERY_ENTER = "delivery_enter", "wpisywać danych o realizacji, skarg ani ankiet"
    RESULTS_PREPARE = "results_prepare", "przyjmować sprawozdań wykonawców ani przygotowywać informacji z realizacji"
    RESULTS_APPROVE = (
        "results_approve",
        "zatwierdzać autoewaluacji, planu i sprawozdania ani przekazywać informacji gminie",
    )
    CATALOGUE_PROPOSE = "catalogue_propose", "proponować usług do katalogu"
    CATALOGUE_ADMIN = "catalogue_admin", "zmieniać katalogu usług i zawodów"
    TEMPLATE_PROPOSE = "template_propose", "proponować treści wzoru porozumienia"
    TEMPLATE_PUBLISH = "template_publish", "ogłaszać wzoru porozumienia"
    CENTRE_PROFILE = "centre_profile", "zmieniać danych centrum"
    QUALIFICATIONS_SEE = "qualifications_see", "oglądać sprawdzenia kwalifikacji osób na stanowiskach"
    AUTHORISATIONS = "authorisations", "udzielać upoważnień"
    USERS_ADMIN = "users_admin", "zarządzać kontami i rolami"
    RIGHTS_REVIEW = "rights_review", "przeglądać uprawnień"
    ROW_RESTORE = "row_restore", "przywracać usuniętych wierszy"
    PERSON_DATA = "person_data", "sporządzać wykazu danych osoby ani ich usuwać"
    DOCUMENTS_VERIFY = "documents_verify", "sprawdzać zamrożonych dokumentów"
    HISTORY_OWN = "history_own", "oglądać własnych zmian"
    HISTORY_BUSINESS = "history_business", "oglądać historii spraw centrum"
    HISTORY_ALL = "history_all", "oglądać całej historii i dziennika dostępu"
    HISTORY_ADMINISTRATIVE = "history_administrative", "oglądać czynności administracyjnych"


ACTS: dict[Act, frozenset[Role]] = {
    Act.READ_PUBLISHED: frozenset({W, O, D, A, R}),
    Act.READ_DRAFTS: frozenset({W, O, D}),
    Act.READ_DICTIONARIES: frozenset({W, O, D, A, R}),
    Act.PARTNER_EDIT: frozenset({W, O, D}),
    Act.PARTNER_ARCHIVE: frozenset({O, D}),
    Act.AGREEMENT_DRAFT: frozenset({W, O, D}),
    Act.AGREEMENT_SIGN: frozenset({O, D}),
    Act.PESEL_ENTER: frozenset({W, O, D}),
    Act.PESEL_SEE: frozenset({O, D}),
    Act.CONTRACT_DRAFT: frozenset({W, O, D}),
    Act.CONTRACT_SIGN: frozenset({O, D}),
    Act.DIAGNOSIS_EDIT: frozenset({W, O, D}),
    Act.DIAGNOSIS_STAGE: frozenset({O, D}),
    Act.DIAGNOSIS_HAND_OVER: frozenset({D}),
    Act.PROGRAMME_EDIT: frozenset({W, O, D}),
    Act.PROGRAMME_SUBMIT: frozenset({O, D}),
    Act.PROGRAMME_DECIDE: frozenset({D}),
    Act.PROGRAMME_COUNCIL: frozenset({O, D}),
    Act.STANDARD_DRAFT: frozenset({O, D}),
    Act.STANDARD_DECIDE: frozenset({D}),
    Act.DELIVERY_ENTER: frozenset({W, O, D}),
    Act.RESULTS_PREPARE: frozenset({O, D}),
    Act.RESULTS_APPROVE: frozenset({D}),
    Act.CATALOGUE_PROPOSE: frozenset({W, O, D, A}),
    Act.CATALOGUE_ADMIN: frozenset({A}),
    Act.TEMPLATE_PROPOSE: frozenset({O, D}),
    Act.TEMPLATE_PUBLISH: frozenset({D, A}),
    Act.CENTRE_PROFILE: frozenset({D, A}),
    Act.QUALIFICATIONS_SEE: frozenset({O, D, A}),
    Act.AUTHORISATIONS: frozenset({D, A}),
    Act.USERS_ADMIN: frozenset({A}),
    Act.RIGHTS_REVIEW: frozenset({D, A}),
    Act.ROW_RESTORE: frozenset({O, D}),
    Act.PERSON_DATA: frozenset({D}),
    Act.DOCUMENTS_VERIFY: frozenset({O, D}),
    Act.HISTORY_OWN: frozenset({W, O, D, A}),
    Act.HISTORY_BUSINESS: frozenset({O, D}),
    Act.HISTORY_ALL: frozenset({D}),
    Act.HISTORY_ADMINISTRATIVE: frozenset({D, A}),
}


def roles_text(act: Act) -> str:
    """Name the roles that hold ``act``, for the text of a refusal."""
    return ", ".join(role.label for role in Role if role in ACTS[act])


class Actor(Protocol):
    """Whoever can be asked what they may do."""

    def may(self, act: Act) -> bool:
        """Say whether ``act`` is allowed to them."""


def refusal_without(user: Actor, act: Act) -> Refusal | None:
    """Return why ``user`` may not perform ``act``, or ``None`` when they may."""
    if user.may(act):
        return None
    return Refusal(f"Twoja rola nie pozwala {act.label}. Może to zrobić: {roles_text(act)}.", status=FORBIDDEN)
