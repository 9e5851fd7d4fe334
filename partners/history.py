"""How the history of partners and agreements is told, and what of it may come back."""

from cus.audit.kept import Domain, Kept, pages, register
from cus.workflow import Refusal
from partners.committee import refusal_to_edit_meeting
from partners.models import (
    AgreementClause,
    AgreementParty,
    AgreementTask,
    AgreementTemplate,
    AgreementTemplateRow,
    CommitteeDecision,
    CommitteeMeeting,
    CommitteeMember,
    CooperationAgreement,
    Facility,
    FormerName,
    GuideEntry,
    JointAction,
    MeetingPresence,
    Offer,
    OfferFee,
    Partner,
    PartnerContact,
    PartnerFounder,
    PartnerPlace,
    PowerOfAttorney,
    RegistryUpkeep,
    StaffCheck,
    StaffGroup,
    StandardAuthor,
)
from partners.policies import refusal_to_divide_tasks, refusal_to_edit_agreement, refusal_to_edit_partner


def _refusal_to_restore_row(
    user,
    row: Offer | StaffGroup | Facility | FormerName | PartnerFounder | PartnerPlace | PartnerContact,
) -> Refusal | None:
    return refusal_to_edit_partner(user, row.partner)


def _refusal_to_restore_fee(user, fee: OfferFee) -> Refusal | None:
    return refusal_to_edit_partner(user, fee.offer.partner)


def _refusal_to_restore_task(user, task: AgreementTask) -> Refusal | None:
    return refusal_to_divide_tasks(user, task.agreement)


def _refusal_to_restore_part(user, part: AgreementParty | AgreementClause) -> Refusal | None:
    return refusal_to_edit_agreement(user, part.agreement)


def _refusal_to_restore_decision(user, decision: CommitteeDecision) -> Refusal | None:
    return refusal_to_edit_meeting(user, decision.meeting)


register(
    Kept(
        Partner,
        "partner",
        ("name",),
        Domain.BUSINESS,
        visible=lambda user: Partner.objects.visible_to(user),
    ),
    Kept(
        Offer,
        "oferta",
        ("service",),
        Domain.BUSINESS,
        parent="partner",
        restorable=_refusal_to_restore_row,
        recounts="partner.version",
        forgets=("miejsca z fiszki",),
    ),
    Kept(GuideEntry, "wpis-informatora", ("offer",), Domain.BUSINESS, parent="offer"),
    Kept(
        OfferFee,
        "oplata-za-usluge",
        ("kind",),
        Domain.BUSINESS,
        parent="offer",
        restorable=_refusal_to_restore_fee,
        recounts="offer.partner.version",
    ),
    Kept(
        StaffGroup,
        "grupa-kadry",
        ("occupation", "qualification"),
        Domain.BUSINESS,
        parent="partner",
        restorable=_refusal_to_restore_row,
        recounts="partner.version",
    ),
    Kept(StaffCheck, "sprawdzenie-kwalifikacji", ("service",), Domain.BUSINESS, parent="group"),
    Kept(
        Facility,
        "pomieszczenie-lub-sprzet",
        ("name",),
        Domain.BUSINESS,
        parent="partner",
        restorable=_refusal_to_restore_row,
        recounts="partner.version",
    ),
    Kept(
        PartnerPlace,
        "miejsce-partnera",
        ("name", "address"),
        Domain.BUSINESS,
        "partner",
        restorable=_refusal_to_restore_row,
    ),
    Kept(
        PartnerFounder,
        "zalozyciel",
        ("gmina", "body", "name"),
        Domain.BUSINESS,
        "partner",
        restorable=_refusal_to_restore_row,
    ),
    # A former name comes back by its table alone: the card keeps the names for search.
    Kept(FormerName, "dawna-nazwa", ("name",), Domain.BUSINESS, "partner"),
    Kept(
        PartnerContact,
        "kontakt",
        ("held_on", "about"),
        Domain.BUSINESS,
        "partner",
        labels={"next_step_done_by": "kto wykonał następny krok"},
        restorable=_refusal_to_restore_row,
    ),
    Kept(JointAction, "wspolne-dzialanie", ("name",), Domain.BUSINESS),
    Kept(RegistryUpkeep, "zasady-rejestru", ("confirm_every",), Domain.BUSINESS),
    Kept(
        CooperationAgreement,
        "porozumienie",
        ("number",),
        Domain.BUSINESS,
        labels={"created_at": "założono"},
        visible=lambda user: CooperationAgreement.objects.visible_to(user),
    ),
    Kept(
        AgreementParty,
        "strona-porozumienia",
        ("partner",),
        Domain.BUSINESS,
        parent="agreement",
        restorable=_refusal_to_restore_part,
        recounts="agreement.version",
    ),
    Kept(
        AgreementTask,
        "zadanie-partnerstwa",
        ("description",),
        Domain.BUSINESS,
        parent="agreement",
        restorable=_refusal_to_restore_task,
        recounts="agreement.version",
    ),
    Kept(
        AgreementClause,
        "postanowienie",
        ("text",),
        Domain.BUSINESS,
        parent="agreement",
        restorable=_refusal_to_restore_part,
        recounts="agreement.version",
    ),
    Kept(
        PowerOfAttorney,
        "pelnomocnictwo",
        ("number", "represented_name"),
        Domain.BUSINESS,
        hidden=frozenset({"person_key", "seal_id"}),
        labels={"revoked_at": "odwołanie odnotowano", "revoked_by": "kto odnotował odwołanie"},
        visible=lambda user: PowerOfAttorney.objects.visible_to(user),
    ),
    Kept(
        CommitteeMember,
        "czlonek-komitetu",
        ("person",),
        Domain.BUSINESS,
        parent="agreement",
    ),
    Kept(
        CommitteeMeeting,
        "posiedzenie",
        ("held_on",),
        Domain.BUSINESS,
        visible=lambda user: CommitteeMeeting.objects.visible_to(user),
    ),
    Kept(MeetingPresence, "obecnosc", ("member",), Domain.BUSINESS, parent="meeting"),
    Kept(
        CommitteeDecision,
        "decyzja-komitetu",
        ("text",),
        Domain.BUSINESS,
        parent="meeting",
        restorable=_refusal_to_restore_decision,
        recounts="meeting.version",
    ),
    Kept(StandardAuthor, "wspolautor-standardu", ("partner",), Domain.BUSINESS, parent="standard"),
    Kept(AgreementTemplate, "wzor-porozumienia", ("title", "number"), Domain.ADMINISTRATIVE),
    Kept(AgreementTemplateRow, "wiersz-wzoru", ("text",), Domain.ADMINISTRATIVE, parent="template"),
)
pages(
    {
        "partners:create": "nowa fiszka",
        "partners:edit": "zmiana fiszki",
        "partners:offers": "zmiana oferty",
        "partners:offer": "zmiana oferty",
        "partners:staff": "zmiana kadry",
        "partners:staff_check": "sprawdzenie kwalifikacji",
        "partners:facilities": "zmiana pomieszczeń i sprzętu",
        "partners:guide_publish": "publikacja w informatorze",
        "partners:guide_confirm": "potwierdzenie wpisów informatora",
        "partners:guide_withdraw": "wycofanie z informatora",
        "partners:archive": "przeniesienie do archiwum",
        "partners:import_preview": "import partnerów z tabeli",
        "partners:confirm": "potwierdzenie danych",
        "partners:upkeep": "zasady prowadzenia rejestru",
        "partners:place_create": "nowe miejsce",
        "partners:place_edit": "zmiana miejsca",
        "partners:place_remove": "usunięcie miejsca",
        "partners:founders": "założyciele",
        "partners:founder_remove": "usunięcie założyciela",
        "partners:parent": "jednostka macierzysta",
        "partners:parent_remove": "usunięcie jednostki macierzystej",
        "partners:gmina": "nowa gmina na fiszce",
        "partners:former_names": "dawne nazwy",
        "partners:contact_create": "nowy kontakt",
        "partners:contact_edit": "zmiana kontaktu",
        "partners:contact_done": "wykonanie następnego kroku",
        "partners:contact_remove": "usunięcie kontaktu",
        "partners:joint_action_create": "nowe wspólne działanie",
        "partners:joint_action": "zmiana wspólnego działania",
        "partners:joint_action_join": "nowy uczestnik działania",
        "partners:joint_action_remove": "usunięcie wspólnego działania",
        "partners:agreement_create": "nowe porozumienie",
        "partners:agreement_edit": "zmiana porozumienia",
        "partners:agreement_tasks": "podział zadań",
        "partners:agreement_sign": "odnotowanie podpisu",
        "partners:agreement_accede": "przystąpienie strony",
        "partners:agreement_withdraw": "wystąpienie strony",
        "partners:agreement_end": "zakończenie porozumienia",
        "partners:agreement_propose_tasks": "dopisanie proponowanych zadań",
        "partners:committee_member_add": "nowy członek komitetu",
        "partners:committee_member_edit": "zmiana członka komitetu",
        "partners:meeting_create": "nowe posiedzenie",
        "partners:meeting_edit": "zmiana protokołu",
        "partners:meeting_close": "zamknięcie protokołu",
        "partners:meeting_remove": "usunięcie posiedzenia",
        "partners:decision_add": "nowa decyzja komitetu",
        "partners:decision_edit": "zmiana decyzji komitetu",
        "partners:decision_remove": "usunięcie decyzji komitetu",
        "partners:decision_done": "wykonanie decyzji komitetu",
        "partners:agreement_agree": "uzgodnienie porozumienia",
        "partners:agreement_reopen": "cofnięcie do projektu",
        "partners:agreement_party_power": "pełnomocnictwo strony",
        "partners:power_create": "nowe pełnomocnictwo",
        "partners:power_edit": "zmiana pełnomocnictwa",
        "partners:power_reveal": "odczyt danych pełnomocnika",
        "partners:power_document": "wydruk pełnomocnictwa",
        "partners:power_sign": "podpisanie pełnomocnictwa",
        "partners:power_revoke": "odwołanie pełnomocnictwa",
    }
)
