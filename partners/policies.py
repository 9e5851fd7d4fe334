"""Why an act on partners and agreements cannot be done now; ``None`` means that it can."""

from collections.abc import Sequence

from cus.accounts.acts import Act, refusal_without
from cus.text.plural import plural
from cus.workflow import Refusal
from partners.enums import UNSIGNED, AgreementState, LegalForm, PartnerState, PowerState
from partners.models import CooperationAgreement, Offer, Partner, PowerOfAttorney
from services.enums import ServiceState

FEWEST_PARTIES = 2
NAMED_TASKS = 5
# Some two minutes of work and 700 MB of a process of its own.
MOST_BUNDLED = 400
AGREED = Refusal("Treść porozumienia jest już uzgodniona. Żeby ją zmienić, cofnij porozumienie do projektu.")


def refusal_to_edit_partner(user, partner: Partner | None = None) -> Refusal | None:
    """An archived card is not changed."""
    without = refusal_without(user, Act.PARTNER_EDIT)
    if without:
        return without
    if partner is not None and partner.state == PartnerState.ARCHIVED:
        return Refusal("Ta fiszka jest w archiwum i nie można jej zmieniać.")
    return None


def refusal_to_keep_registry(user) -> Refusal | None:
    """Whoever archives cards also says how often they are confirmed."""
    return refusal_without(user, Act.PARTNER_ARCHIVE)


def refusal_of_parent(partner: Partner, parent: Partner | None) -> Refusal | None:
    """A body is not its own branch, nor a branch of one of its branches; an archived card is nobody's parent."""
    if parent is None:
        return None
    if parent.pk == partner.pk:
        return Refusal("Podmiot nie może być własnym oddziałem. Wybierz inną fiszkę.")
    if parent.state == PartnerState.ARCHIVED:
        return Refusal(f"Fiszka „{parent.name}” jest w archiwum. Wybierz czynną.")
    above, met = parent, {parent.pk}
    while above.parent is not None and above.parent_id not in met:
        above = above.parent
        met.add(above.pk)
    if partner.pk in met:
        return Refusal(f"„{parent.name}” jest już oddziałem tego podmiotu, więc nie może być nad nim.")


def refusal_to_bundle(user, number: int) -> Refusal | None:
    """Whoever reads the cards may have them in one file, so many at once."""
    without = refusal_without(user, Act.READ_DRAFTS)
    if without:
        return without
    if not number:
        return Refusal("Nie ma czego drukować: wybierz fiszki albo zmień filtry.")
    if number > MOST_BUNDLED:
        return Refusal(
            f"W jednym pliku zmieści się najwyżej {MOST_BUNDLED} fiszek, a wybrano {number}. Zawęź listę filtrami."
        )
    return None


def refusal_to_archive(user, partner: Partner) -> Refusal | None:
    """The organiser archives a card that is not a party of a living agreement."""
    without = refusal_without(user, Act.PARTNER_ARCHIVE)
    if without:
        return without
    if partner.state == PartnerState.ARCHIVED:
        return Refusal("Ta fiszka już jest w archiwum.")
    if (
        partner.agreement_parties.exclude(agreement__state=AgreementState.ENDED)
        .filter(withdrew_on__isnull=True)
        .exists()
    ):
        return Refusal(
            "Partner jest stroną porozumienia. Najpierw zakończ porozumienie albo odnotuj jego wystąpienie."
        )
    return None


def refusal_to_merge(user, kept: Partner, absorbed: Partner) -> Refusal | None:
    """Whoever may archive makes two active cards one."""
    without = refusal_without(user, Act.PARTNER_ARCHIVE)
    if without:
        return without
    if kept.pk == absorbed.pk:
        return Refusal("Fiszki nie da się połączyć z nią samą.")
    archived = next((card for card in (kept, absorbed) if card.state == PartnerState.ARCHIVED), None)
    return Refusal(f"Fiszka „{archived.name}” jest w archiwum. Łączy się tylko czynne fiszki.") if archived else None


def refusal_to_keep_guide(user) -> Refusal | None:
    """The guide is published, confirmed and cleared by the organiser and the director."""
    return refusal_without(user, Act.PARTNER_ARCHIVE)


def refusal_to_publish(user, offer: Offer) -> Refusal | None:
    """Whoever keeps the guide puts there what may stand in it."""
    return refusal_to_keep_guide(user) or not_for_guide(offer)


def not_for_guide(offer: Offer) -> Refusal | None:
    """The guide shows what may be used now, and a private person only with consent."""
    if offer.partner.state == PartnerState.ARCHIVED:
        return Refusal(f"Fiszka „{offer.partner}” jest w archiwum. Do informatora trafiają oferty czynnych partnerów.")
    if offer.service.state != ServiceState.ACTIVE:
        return Refusal(f"Usługa „{offer.service}” nie jest czynna w katalogu.")
    if offer.partner.legal_form == LegalForm.NATURAL_PERSON and not offer.person_is_public:
        return Refusal(
            "Partner jest osobą fizyczną. Jego oferta trafi do informatora, gdy w ofercie zaznaczysz zgodę "
            "na podanie danych osoby."
        )
    return None


def refusal_to_edit_agreement(user, agreement: CooperationAgreement | None = None) -> Refusal | None:
    """Only a draft is edited."""
    without = refusal_without(user, Act.AGREEMENT_DRAFT)
    if without:
        return without
    if agreement is None or agreement.state == AgreementState.DRAFT:
        return None
    if agreement.state == AgreementState.AGREED:
        return AGREED
    return Refusal("Podpisanego porozumienia nie można zmieniać.")


def refusal_to_divide_tasks(user, agreement: CooperationAgreement) -> Refusal | None:
    """Tasks are divided also after signing, until the agreement ends."""
    without = refusal_without(user, Act.AGREEMENT_DRAFT)
    if without:
        return without
    if agreement.state == AgreementState.AGREED:
        return AGREED
    if agreement.state == AgreementState.ENDED:
        return Refusal("To porozumienie jest zakończone.")
    return None


def refusal_to_sign(user, agreement: CooperationAgreement) -> Refusal | None:
    """Signing is recorded once, for a numbered agreement of at least two parties."""
    without = refusal_without(user, Act.AGREEMENT_SIGN)
    if without:
        return without
    if agreement.state not in UNSIGNED:
        return Refusal("To porozumienie już zostało podpisane.")
    if not agreement.number:
        return Refusal("Nadaj porozumieniu numer.")
    return _refusal_of_contents(agreement)


def refusal_to_agree(user, agreement: CooperationAgreement) -> Refusal | None:
    """A draft of at least two parties is agreed once its tasks are divided; its text then waits for signatures."""
    without = refusal_without(user, Act.AGREEMENT_SIGN)
    if without:
        return without
    if agreement.state != AgreementState.DRAFT:
        return Refusal("Uzgadnia się projekt porozumienia. To już nie jest projekt.")
    return _refusal_of_contents(agreement)


def refusal_to_reopen(user, agreement: CooperationAgreement) -> Refusal | None:
    """What was agreed and not yet signed may go back to the draft."""
    without = refusal_without(user, Act.AGREEMENT_SIGN)
    if without:
        return without
    if agreement.state != AgreementState.AGREED:
        return Refusal("Do projektu wraca tylko porozumienie uzgodnione, jeszcze niepodpisane.")
    return None


def _refusal_of_contents(agreement: CooperationAgreement) -> Refusal | None:
    """Two parties at least; each task has the one that answers for it."""
    if agreement.parties.count() < FEWEST_PARTIES:
        return Refusal("Porozumienie zawierają co najmniej dwie strony.")
    return undivided([task.description for task in agreement.tasks.filter(responsible=None)])


def undivided(tasks: Sequence[str]) -> Refusal | None:
    """Name the tasks (their texts) that no party answers for; ``None`` when there are none."""
    if not tasks:
        return None
    named = ", ".join(f"„{text.rstrip('.')}”" for text in tasks[:NAMED_TASKS])
    more = len(tasks) - NAMED_TASKS
    rest = f" i jeszcze {more} {plural(more, 'zadanie', 'zadania', 'zadań')}" if more > 0 else ""
    return Refusal(f"Wskaż, kto odpowiada za: {named}{rest}.", field="tasks")


def refusal_to_change_membership(user, agreement: CooperationAgreement) -> Refusal | None:
    """Parties join and leave a signed agreement; before that they are rows of the draft."""
    without = refusal_without(user, Act.AGREEMENT_SIGN)
    if without:
        return without
    if agreement.state in UNSIGNED:
        return Refusal("To jeszcze projekt: strony dopisuje się i usuwa w formularzu.")
    if agreement.state == AgreementState.ENDED:
        return Refusal("To porozumienie jest zakończone.")
    return None


def refusal_to_end(user, agreement: CooperationAgreement) -> Refusal | None:
    """Only a signed agreement ends."""
    without = refusal_without(user, Act.AGREEMENT_SIGN)
    if without:
        return without
    if agreement.state != AgreementState.SIGNED:
        return Refusal("Zakończyć można tylko podpisane porozumienie.")
    return None


def missing_to_sign(power: PowerOfAttorney) -> list[str]:
    """Name the rows of the form without which a power of attorney says nothing."""
    rows = [
        ("number", "numer"),
        ("grantor_name", "nazwa mocodawcy"),
        ("grantor_seat", "siedziba mocodawcy"),
        ("grantor_signatories", "osoby, które podpisują"),
        ("attorney_name", "imię i nazwisko pełnomocnika"),
        ("represented_name", "reprezentowana jednostka"),
        ("scope", "zakres"),
        ("covers_conclusion", "czy obejmuje zawarcie porozumienia lub umowy"),
        ("term", "czas obowiązywania"),
        ("place", "miejsce"),
    ]
    return [label for name, label in rows if getattr(power, name) in (None, "", [])]


def refusal_to_edit_power(user, power: PowerOfAttorney | None = None) -> Refusal | None:
    """Only a draft is edited."""
    without = refusal_without(user, Act.AGREEMENT_DRAFT)
    if without:
        return without
    if power is not None and power.state != PowerState.DRAFT:
        return Refusal("Podpisanego pełnomocnictwa nie można zmieniać. Można je odwołać i przygotować nowe.")
    return None


def refusal_to_sign_power(user, power: PowerOfAttorney) -> Refusal | None:
    """Signing is recorded once, for a whole power."""
    without = refusal_without(user, Act.AGREEMENT_SIGN)
    if without:
        return without
    if power.state != PowerState.DRAFT:
        return Refusal("To pełnomocnictwo już zostało podpisane.")
    missing = missing_to_sign(power)
    return Refusal(f"Najpierw uzupełnij: {', '.join(missing)}.") if missing else None


def refusal_to_revoke_power(user, power: PowerOfAttorney) -> Refusal | None:
    """Only a signed power is revoked, once."""
    without = refusal_without(user, Act.AGREEMENT_SIGN)
    if without:
        return without
    if power.state == PowerState.DRAFT:
        return Refusal("To jeszcze projekt: nie ma czego odwoływać.")
    return Refusal("To pełnomocnictwo już jest odwołane.") if power.state == PowerState.REVOKED else None


def refusal_to_show_pesel(user) -> Refusal | None:
    """The number in full is for those who may see it."""
    return refusal_without(user, Act.PESEL_SEE)
