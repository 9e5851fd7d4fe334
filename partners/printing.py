"""From rows of the registry to the printed card and agreement (``partners.documents``)."""

from collections.abc import Iterable, Sequence

from django.db.models import prefetch_related_objects
from django.utils import timezone

from cus.centre.models import Centre
from cus.centre.signing import representation_on
from cus.documents.parts import Letterhead
from cus.privacy.models import plain
from cus.text.dates import day
from partners import documents as printed
from partners.enums import UNSIGNED, PartyRole, PowerState, PowerTerm, SocialEconomyStatus
from partners.models import (
    AgreementParty,
    AgreementTemplate,
    CooperationAgreement,
    Facility,
    FormerName,
    Offer,
    Partner,
    PartnerPlace,
    PowerOfAttorney,
    StaffGroup,
)
from partners.points import TemplateContext, Wording, resolve
from partners.scopes import CONCLUSIONS, LEADS
from services.enums import Unit
from services.units import amount

# What a card prints from other tables; many cards read it at once.
CARD_PARTS = ("staff_groups__occupation", "facilities", "joint_actions")
BEYOND_PARTS = (
    *("parent", "founders__gmina", "founders__body", "former_names", "gminas", "places", "offers__service"),
)


def town() -> str:
    """Return the town of the centre, where cards are filled in."""
    centre = Centre.objects.first()
    return centre.town if centre else ""


def card_of(
    partner: Partner, *, letterhead: Letterhead, whole: bool = True, place: str | None = None
) -> printed.PartnerCard:
    """Return the printed card of ``partner``; ``whole``: with what the paper has no row for.

    ``place``: the centre's town, where it is known already.
    """
    prefetch_related_objects([partner], *CARD_PARTS, *(BEYOND_PARTS if whole else ()))
    return printed.PartnerCard(
        letterhead=letterhead,
        full_name=partner.name,
        address=partner.address,
        phones=partner.phones,
        email=partner.email,
        responsible_person=partner.responsible_person,
        social_employment=partner.works_for_social_employment,
        local_government_unit=partner.is_local_government_unit,
        other_administration=partner.is_other_administration,
        ngo=partner.is_ngo,
        staff=_with(partner.resources_staff, map(staff_text, partner.staff_groups.all())),
        infrastructure=_with(partner.resources_infrastructure, map(facility_text, partner.facilities.all())),
        activity_scope=partner.activity_scope,
        activity_kinds=partner.activity_kinds,
        activity_recipients=partner.activity_recipients,
        affiliation_parent=partner.affiliation_parent,
        affiliation_cooperation=partner.affiliation_cooperation,
        affiliation_guidelines=partner.affiliation_guidelines,
        other=partner.other_information,
        role_justification=partner.role_justification,
        actions_taken=partner.actions_told,
        place=town() if place is None else place,
        filled_on=partner.confirmed_on or timezone.localdate(partner.updated_at),
        **(_beyond(partner) if whole else {}),
    )


def _beyond(partner: Partner) -> dict[str, object]:
    """What the paper has no row for, as fields of the printed card."""
    return {
        "nip": partner.nip,
        "regon": partner.regon,
        "krs": partner.krs,
        "electronic_address": partner.electronic_delivery_address,
        "legal_form": partner.get_legal_form_display(),
        "category": partner.get_potential_category_display(),
        "social_economy_status": _social_economy(partner),
        "parent": partner.parent.name if partner.parent else "",
        "founders": tuple(str(founder) for founder in partner.founders.all()),
        "former_names": tuple(_former_name(former) for former in partner.former_names.all()),
        "gminas": tuple(gmina.name for gmina in partner.gminas.all()),
        "places": tuple(_place(place) for place in partner.places.all()),
        "signatories": tuple(partner.signatories.splitlines()),
        "offers": tuple(_offer(offer) for offer in partner.offers.all()),
    }


def _social_economy(partner: Partner) -> str:
    if partner.social_economy_status == SocialEconomyStatus.NONE:
        return ""
    since = f"od {day(partner.social_economy_since)} r." if partner.social_economy_since else ""
    words = [partner.get_social_economy_status_display(), partner.get_social_economy_kind_display(), since]
    return ", ".join(filter(None, words))


def _former_name(former: FormerName) -> str:
    dates = [f"{word} {day(date)} r." for word, date in (("od", former.used_from), ("do", former.used_to)) if date]
    return f"{former.name} ({' '.join(dates)})" if dates else former.name


def _place(place: PartnerPlace) -> printed.PrintedPlace:
    access = [
        f"{respect}: {answer or 'nie podano'}{f' ({note})' if note else ''}"
        for respect, answer, note in place.accessibility
        if answer or note
    ]
    hours = "; ".join(filter(None, [place.week, place.hours_note]))
    name = ", ".join(filter(None, [place.name, place.address]))
    return printed.PrintedPlace(name=name, kind=place.get_kind_display(), hours=hours, access="; ".join(access))


def _offer(offer: Offer) -> printed.PrintedOffer:
    return printed.PrintedOffer(
        service=offer.service.name,
        capacity=capacity_text(offer),
        place=offer.place,
        fee=offer.get_charge_display(),
        confirmed_on=offer.confirmed_on,
    )


def _with(text: str, lines: Iterable[str]) -> str:
    """Add to what was written on the card what the registry counts beside it, one a line."""
    return "\n".join(filter(None, [text, *lines]))


def staff_text(group: StaffGroup) -> str:
    """Write how many people there are of a group: „asystent osoby starszej – 4 osoby”."""
    return f"{group} – {amount(group.number, Unit.PERSON)}"


def facility_text(facility: Facility) -> str:
    """Write a room or a thing: „Świetlica z kuchnią – 1 szt., dla 40 osób, Podlesie 14”."""
    told = [
        f"{facility.quantity} szt." if facility.quantity else "",
        f"dla {facility.capacity} {'osoby' if facility.capacity == 1 else 'osób'}" if facility.capacity else "",
        facility.place,
    ]
    return " – ".join(filter(None, [facility.name, ", ".join(filter(None, told))]))


def capacity_text(offer: Offer) -> str:
    """Write what a partner can do: „40 posiłków dziennie”."""
    if offer.capacity is None:
        return ""
    return amount(offer.capacity, offer.unit, offer.period)


def context_of(
    parties: Sequence[tuple[str, str]], gminas: Sequence[str], *, centre: str = "", number: str = ""
) -> TemplateContext:
    """Return the facts that a template asks for; ``parties`` are name and role each, ``gminas`` names."""

    def named(wanted: str) -> tuple[str, ...]:
        return tuple(name for name, role in parties if role == wanted)

    return TemplateContext(
        roles=tuple(role for _, role in parties),
        gminas=tuple(gminas),
        coordinator=next(iter(named(PartyRole.COORDINATOR)), ""),
        centre=centre,
        providers=named(PartyRole.PROVIDER),
        social_employment=named(PartyRole.SOCIAL_EMPLOYMENT),
        number=number,
    )


def facts_of(agreement: CooperationAgreement, *, centre: str) -> TemplateContext:
    """Return the facts of a saved agreement; ``centre`` is the centre's own name."""
    return context_of(
        [(party_name(party, centre=centre), party.role) for party in agreement.parties.select_related("partner")],
        [gmina.name for gmina in agreement.gminas.all()],
        centre=centre,
        number=agreement.number,
    )


def wording_for(
    template: AgreementTemplate,
    *,
    parties: Sequence[tuple[str, str]],
    gminas: Sequence[str],
    centre: str = "",
    number: str = "",
) -> Wording:
    """Return the points that ``template`` gives to ``parties`` (name and role each) and ``gminas`` (names)."""
    return resolve(template.rows.all(), context_of(parties, gminas, centre=centre, number=number))


def party_name(party: AgreementParty, *, centre: str) -> str:
    """Name the party: the partner, or the centre itself."""
    return party.partner.name if party.partner else centre


def agreement_of(agreement: CooperationAgreement, *, letterhead: Letterhead) -> printed.Agreement:
    """Return the printed agreement with its points resolved."""
    parties = list(agreement.parties.select_related("partner"))
    wording = wording_for(
        agreement.template,
        parties=[(party_name(party, centre=letterhead.name), party.role) for party in parties],
        gminas=[gmina.name for gmina in agreement.gminas.all()],
        centre=letterhead.name,
        number=agreement.number,
    )
    first = len(wording.points) + 1
    clauses = enumerate((clause.text for clause in agreement.clauses.all()), start=first)
    tasks = agreement.tasks.select_related("responsible__partner")
    return printed.Agreement(
        letterhead=letterhead,
        number=agreement.number,
        place=agreement.place,
        concluded_on=agreement.concluded_on,
        ends_on=agreement.ends_on,
        parties=tuple(_party(party, letterhead) for party in parties),
        preamble=wording.preamble,
        mission=agreement.mission,
        goals=tuple(line.strip() for line in agreement.goals.splitlines() if line.strip()),
        tasks=tuple(
            printed.PrintedTask(
                description=task.description,
                goal=task.goal,
                responsible=party_name(task.responsible, centre=letterhead.name) if task.responsible else "",
            )
            for task in tasks
        ),
        points=tuple(
            printed.PrintedPoint(number=point.number, text=point.text, subpoints=point.subpoints)
            for point in wording.points
        ),
        own_clauses=tuple(printed.PrintedPoint(number=number, text=text) for number, text in clauses),
        closing=wording.closing,
        is_draft=agreement.state in UNSIGNED,
        template_number=agreement.template.number,
        template_sha256=agreement.template.rows_sha256,
    )


def representatives_of(party: AgreementParty) -> tuple[str, ...]:
    """Return who acts for the party: as written in the agreement, else whom its card or the centre names."""
    people = party.represented_by or (party.partner.signatories if party.partner else _of_centre(party))
    return tuple(line.strip() for line in people.splitlines() if line.strip())


def _party(party: AgreementParty, centre: Letterhead) -> printed.PrintedParty:
    partner = party.partner
    return printed.PrintedParty(
        name=party_name(party, centre=centre.name),
        role=party.get_role_display(),
        seat=partner.address if partner else centre.address,
        representatives=representatives_of(party),
    )


def _of_centre(party: AgreementParty) -> str:
    """Whoever signs for the centre on the day of the agreement."""
    return representation_on(party.agreement.concluded_on or timezone.localdate())


def power_of(power: PowerOfAttorney, *, letterhead: Letterhead, with_pesel: bool) -> printed.PowerPaper:
    """Return the printed power of attorney with the address in clear, and the PESEL when asked for.

    Whoever shows it has checked the right and logs the reading.
    """
    conclusion = CONCLUSIONS[power.kind].get(power.covers_conclusion, "")
    return printed.PowerPaper(
        letterhead=letterhead,
        number=power.number,
        grantor=power.grantor_name,
        seat=power.grantor_seat,
        signatories=tuple(line.strip() for line in power.grantor_signatories.splitlines() if line.strip()),
        attorney=power.attorney_name,
        address=plain(power, "attorney_address"),
        pesel=plain(power, "attorney_pesel") if with_pesel else "",
        represented=power.represented_name,
        lead=LEADS[power.kind],
        scope=tuple(power.scope),
        conclusion=conclusion,
        is_until_revoked=power.term == PowerTerm.UNTIL_REVOKED,
        valid_until=power.valid_until,
        place=power.place,
        granted_on=power.granted_on,
        is_draft=power.state == PowerState.DRAFT,
    )
