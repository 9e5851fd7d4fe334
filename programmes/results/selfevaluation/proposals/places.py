"""Where the source of a sentence stands: its kind, its name and its address."""

from django.urls import NoReverseMatch, reverse

from cus.text.dates import day
from partners.models import (
    Annex,
    CommitteeDecision,
    CommitteeMeeting,
    CooperationAgreement,
    JointAction,
    Partner,
    PartnershipCheck,
    PowerOfAttorney,
)
from programmes.models import ServiceContract
from programmes.results.models import ProviderReport
from programmes.results.selfevaluation.enums import SourceKind
from programmes.results.selfevaluation.facts import Facts


def of_agreement(agreement: CooperationAgreement) -> dict:
    """The agreement itself."""
    label = f"{agreement} z {day(agreement.concluded_on)} r."
    return _place(SourceKind.AGREEMENT, label, agreement.get_absolute_url())


def of_committee(agreement: CooperationAgreement) -> dict:
    """The list of meetings and decisions."""
    url = reverse("partners:committee", args=[agreement.pk])
    return _place(SourceKind.MEETING, f"Komitet współpracy: {_lower(str(agreement))}", url)


def of_meeting(meeting: CommitteeMeeting) -> dict:
    """Minutes of a meeting."""
    return _place(SourceKind.MEETING, f"{meeting}, protokół", meeting.get_absolute_url())


def of_decision(decision: CommitteeDecision) -> dict:
    """A decision, on the page of its meeting."""
    number = f"{decision.number}/{decision.decided_on.year}" if decision.number else day(decision.decided_on)
    return _place(SourceKind.DECISION, f"Decyzja komitetu nr {number}", decision.meeting.get_absolute_url())


def of_annex(annex: Annex) -> dict:
    """An annex of the agreement."""
    return _place(SourceKind.ANNEX, f"{annex}", annex.get_absolute_url())


def of_check(check: PartnershipCheck) -> dict:
    """A self-check of the partnership."""
    return _place(SourceKind.CHECK, f"{check} r.", check.get_absolute_url())


def of_power(power: PowerOfAttorney) -> dict:
    """A power of attorney."""
    number = f" nr {power.number}" if power.number else ""
    return _place(SourceKind.POWER, f"Pełnomocnictwo{number} z {day(power.granted_on)} r.", power.get_absolute_url())


def of_action(action: JointAction) -> dict:
    """A joint action."""
    return _place(SourceKind.ACTION, f"Wspólne działanie: {action.name}", action.get_absolute_url())


def of_partner(partner: Partner) -> dict:
    """A card of the register."""
    url = reverse("partners:detail", args=[partner.pk])
    return _place(SourceKind.OFFER, f"Fiszka partnera: {partner.name}", url)


def of_contract(contract: ServiceContract) -> dict:
    """A contract or an assignment."""
    return _place(SourceKind.CONTRACT, f"{contract} z {day(contract.concluded_on)} r.", contract.get_absolute_url())


def of_report(report: ProviderReport, contract: ServiceContract) -> dict:
    """A provider's report."""
    covers = report.covers or f"{day(report.starts_on)} – {day(report.ends_on)}"
    return _place(
        SourceKind.REPORT, f"Sprawozdanie wykonawcy: {_lower(str(contract))}, {covers}", _room("report", report.pk)
    )


def of_contracts() -> dict:
    """The list of contracts."""
    return _place(SourceKind.CONTRACT, "Wykaz umów i przydziałów", reverse("programmes:contract_list"))


def of_figures(facts: Facts, programme: int) -> dict:
    """Figures of a programme."""
    label = f"Liczby z realizacji: {facts.programme_name(programme)}"
    return _place(SourceKind.FIGURE, label, _room("delivery", programme))


def of_indicators(facts: Facts, programme: int) -> dict:
    """Measures of a programme."""
    label = f"Mierniki: {facts.programme_name(programme)}"
    return _place(SourceKind.INDICATOR, label, _room("indicators", programme))


def of_quality(facts: Facts, programme: int) -> dict:
    """Questionnaires of a programme."""
    label = f"Opinie o jakości: {facts.programme_name(programme)}"
    return _place(SourceKind.QUALITY, label, _room("quality", programme))


def of_impact(facts: Facts, programme: int) -> dict:
    """Notes on the impact of a programme."""
    label = f"Wpływ społeczny: {facts.programme_name(programme)}"
    return _place(SourceKind.IMPACT, label, _room("impact", programme))


def of_complaints() -> dict:
    """The register of complaints."""
    return _place(SourceKind.COMPLAINT, "Rejestr skarg i nieprawidłowości", _room("complaint_list"))


def _room(name: str, *args: int) -> str:
    """The address of a room of results; of the hub, where the room is not opened."""
    try:
        return reverse(f"results:{name}", args=args)
    except NoReverseMatch:
        return reverse("results:list")


def _place(kind: SourceKind, label: str, url: str) -> dict:
    return {"source_kind": kind, "source_label": label[:300], "source_url": url[:300]}


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
