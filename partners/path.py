"""The guided path of one partner: card → power of attorney → agreement.

Says how far a partner has come, what is missing and the one next step, with a link that carries the
data over, so that nothing is typed twice. Source: the handbook's step 2 and its three paper forms.
"""

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from partners.completeness import completeness
from partners.enums import UNSIGNED, AgreementState, PowerState
from partners.models import AgreementParty, CooperationAgreement, Partner, PowerOfAttorney
from partners.powers import term_of


@dataclass(frozen=True, slots=True)
class Link:
    """Where to go and what it is called."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class PathStep:
    """One of the three: ``kind`` and ``word`` of its state, a sentence, what is missing, and where to go on."""

    key: str
    title: str
    kind: str
    word: str
    text: str
    missing: tuple[Link, ...] = ()
    action: Link | None = None
    others: tuple[Link, ...] = ()

    @property
    def is_done(self) -> bool:
        """Nothing is left to do here."""
        return self.kind in ("done", "idle")


def path_of(partner: Partner, day: datetime.date | None = None) -> list[PathStep]:
    """Return the three steps as they stand on ``day`` (today)."""
    day = day or timezone.localdate()
    return [_card(partner), _power(partner, day), _agreement(partner, day)]


def next_step(steps: list[PathStep]) -> PathStep | None:
    """Return the first step that is not done."""
    return next((step for step in steps if not step.is_done), None)


def _card(partner: Partner) -> PathStep:
    edit = reverse("partners:edit", args=[partner.pk])
    empty = [row for row in completeness(partner) if not row.filled and not row.is_later]
    missing = [Link(row.label, f"{edit}#w-{row.field}") for row in empty]
    if not partner.signatories:
        missing.append(Link("osoby upoważnione do podpisu", f"{edit}#w-signatories"))
    if not missing:
        text = "Wszystkie wiersze są wypełnione i wiadomo, kto podpisuje."
        return PathStep("card", "Fiszka partnera", "done", "kompletna", text)
    text = "Z fiszki biorą się dane do pełnomocnictwa i porozumienia. Brakuje:"
    return PathStep(
        "card", "Fiszka partnera", "warn", "niepełna", text, tuple(missing), Link("Uzupełnij fiszkę", edit)
    )


def valid_powers(partner: Partner, day: datetime.date | None = None) -> list[PowerOfAttorney]:
    """Return the powers by which somebody may act for the partner on ``day`` (today), newest first."""
    return list(partner.powers.valid_on(day or timezone.localdate()).for_list().order_by("-granted_on", "-pk"))


def power_to_name(partner: Partner) -> PowerOfAttorney | None:
    """Return the power of whoever will sign for the partner: the only valid one, if there is just one."""
    valid = valid_powers(partner)
    return valid[0] if len(valid) == 1 else None


def _power(partner: Partner, day: datetime.date) -> PathStep:
    title = "Pełnomocnictwo"
    create = Link("Przygotuj pełnomocnictwo", f"{reverse('partners:power_create')}?podmiot={partner.pk}")
    valid = valid_powers(partner, day)
    if valid:
        named = "; ".join(
            f"{power.attorney_name}, {power} ({term_of(power)}{'' if power.covers_conclusion else ', bez zawarcia'})"
            for power in valid
        )
        links = tuple(Link(str(power), power.get_absolute_url()) for power in valid)
        return PathStep("power", title, "done", "ważne", f"W imieniu partnera działa: {named}.", others=links)
    draft = partner.powers.filter(state=PowerState.DRAFT).for_list().order_by("-pk").first()
    if draft:
        open_it = Link("Otwórz projekt pełnomocnictwa", draft.get_absolute_url())
        return PathStep("power", title, "now", "projekt", "Projekt czeka na podpis mocodawcy.", action=open_it)
    if partner.works_for_social_employment:
        text = (
            "Jednostka zatrudnienia socjalnego działa w imieniu podmiotu, który ją utworzył. "
            "Ktoś musi mieć jego pełnomocnictwo; założyciela podpowie fiszka."
        )
        return PathStep("power", title, "warn", "brak", text, action=create)
    if partner.signatories:
        people = ", ".join(partner.signatories.splitlines())
        text = f"Niepotrzebne, jeśli podpisują osoby z fiszki: {people}."
        return PathStep("power", title, "idle", "niepotrzebne", text, others=(create,))
    text = "Nie wiadomo, kto podpisze: dopisz w fiszce osoby upoważnione albo przygotuj pełnomocnictwo."
    return PathStep("power", title, "warn", "brak", text, action=create)


def _agreement(partner: Partner, day: datetime.date) -> PathStep:
    title = "Porozumienie o współpracy"
    parties = partner.agreement_parties.present().select_related("agreement", "power")
    parties = list(parties.exclude(agreement__state=AgreementState.ENDED).order_by("-agreement_id"))
    binding = [party for party in parties if party.agreement.state == AgreementState.SIGNED]
    if binding:
        return _party_of(title, binding, partner, day)
    if parties:
        return _being_prepared(title, parties[0].agreement)
    create = Link("Przygotuj porozumienie", f"{reverse('partners:agreement_create')}?strona={partner.pk}")
    binding_now = CooperationAgreement.objects.filter(state=AgreementState.SIGNED).in_force_on(day)
    open_ones = tuple(
        Link(
            f"Dołącz do: {agreement}",
            f"{reverse('partners:agreement_accede', args=[agreement.pk])}?strona={partner.pk}",
        )
        for agreement in binding_now.order_by("-concluded_on", "-pk")[:3]
    )
    text = "Partner nie jest stroną żadnego porozumienia."
    if open_ones:
        text += " Porozumienie jest otwarte: można dołączyć do podpisanego albo przygotować nowe."
    return PathStep("agreement", title, "warn", "brak", text, action=create, others=open_ones)


def _party_of(title: str, parties: list[AgreementParty], partner: Partner, day: datetime.date) -> PathStep:
    links = tuple(Link(str(party.agreement), party.agreement.get_absolute_url()) for party in parties)
    named = ", ".join(f"{party.agreement} ({party.get_role_display()})" for party in parties)
    unnamed = next((party for party in parties if party.power is None), None)
    if unnamed and valid_powers(partner, day):
        url = reverse("partners:agreement_party_power", args=[unnamed.agreement_id, unnamed.pk])
        text = f"Jest stroną: {named}. Zostało wskazać, na podstawie którego pełnomocnictwa ktoś go reprezentuje."
        return PathStep(
            "agreement", title, "now", "do uzupełnienia", text, (), Link("Wskaż pełnomocnictwo", url), links
        )
    return PathStep("agreement", title, "done", "podpisane", f"Jest stroną: {named}.", others=links)


def _being_prepared(title: str, agreement: CooperationAgreement) -> PathStep:
    word = agreement.get_state_display()
    text = (
        f"{agreement}: {'czeka na uzgodnienie i podpisy' if agreement.state == UNSIGNED[0] else 'czeka na podpisy'}."
    )
    return PathStep(
        "agreement", title, "now", word, text, action=Link("Otwórz porozumienie", agreement.get_absolute_url())
    )


def represented_by(partner: Partner) -> str:
    """Say who will sign for the partner: the attorney whose power covers it, or the people of the card."""
    power = power_to_name(partner)
    if power and power.covers_conclusion:
        return f"{power.attorney_name}, na podstawie pełnomocnictwa nr {power.number}"
    return ", ".join(partner.signatories.splitlines())[:300]


def accession_of(partner: Partner | None) -> dict[str, object]:
    """Return what the form of an accession, or a row of a new agreement, knows of the partner."""
    return {"party": partner.pk, "represented_by": represented_by(partner)} if partner else {}
