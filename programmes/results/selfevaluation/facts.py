"""What the system knows of a partnership in a period: each kind is read once, when somebody asks for it."""

import datetime
from functools import cached_property

from django.db.models import Prefetch, Q

from partners.enums import AnnexState, MeetingState, PowerState
from partners.models import (
    AgreementParty,
    AgreementTask,
    Annex,
    CommitteeDecision,
    CommitteeMeeting,
    CooperationAgreement,
    JointAction,
    MeetingPresence,
    Offer,
    PartnershipCheck,
    PowerOfAttorney,
)
from programmes.models import Programme, ServiceContract
from programmes.results import complaints, impact, quality
from programmes.results.indicators import IndicatorSeries, indicators_of
from programmes.results.models import Complaint, DeliveryFigure, ImpactNote, ProviderReport
from programmes.results.subjects import programmes_with_results, ruling
from services.models import Service


class Facts:
    """Facts of one agreement from ``start`` to ``end``, both counted in."""

    def __init__(self, agreement: CooperationAgreement, start: datetime.date, end: datetime.date) -> None:
        self.agreement, self.start, self.end = agreement, start, end

    @cached_property
    def parties(self) -> list[AgreementParty]:
        """Parties on any day of the period."""
        here = self.agreement.parties.filter(Q(joined_on__isnull=True) | Q(joined_on__lte=self.end))
        present = here.filter(Q(withdrew_on__isnull=True) | Q(withdrew_on__gt=self.start))
        return list(present.select_related("partner").order_by("position", "pk"))

    @cached_property
    def tasks(self) -> list[AgreementTask]:
        """Tasks of the agreement, in its order."""
        return list(self.agreement.tasks.select_related("responsible__partner").order_by("position", "pk"))

    @cached_property
    def partner_ids(self) -> list[int]:
        """Partners among the parties."""
        return [party.partner_id for party in self.parties if party.partner_id]

    @cached_property
    def meetings(self) -> list[CommitteeMeeting]:
        """Meetings whose minutes are closed, with who was there."""
        presences = MeetingPresence.objects.select_related("member").order_by("pk")
        held = self.agreement.meetings.filter(state=MeetingState.CLOSED, held_on__range=(self.start, self.end))
        return list(held.prefetch_related(Prefetch("presences", queryset=presences)).order_by("held_on", "pk"))

    @cached_property
    def decisions(self) -> list[CommitteeDecision]:
        """Decisions carried in the period, minutes closed."""
        taken = CommitteeDecision.objects.filter(
            meeting__agreement=self.agreement,
            meeting__state=MeetingState.CLOSED,
            decided_on__range=(self.start, self.end),
        )
        rows = taken.select_related("meeting", "responsible__partner").order_by("decided_on", "number", "pk")
        return [row for row in rows if row.is_carried]

    @cached_property
    def annexes(self) -> list[Annex]:
        """Annexes signed by the end of the period, with modules."""
        signed = self.agreement.annexes.filter(state=AnnexState.SIGNED, concluded_on__lte=self.end)
        return list(signed.prefetch_related("modules__teacher__partner").order_by("number", "pk"))

    @cached_property
    def checks(self) -> list[PartnershipCheck]:
        """Self-checks of the period, the earliest first, with answers."""
        made = self.agreement.checks.filter(checked_on__range=(self.start, self.end))
        return list(made.prefetch_related("answers").order_by("checked_on", "pk"))

    @cached_property
    def powers(self) -> list[PowerOfAttorney]:
        """Powers granted by the end of the period that represent a party, without what is sealed."""
        granted = PowerOfAttorney.objects.filter(granted_on__lte=self.end, represented__in=self.partner_ids)
        rows = granted.exclude(state=PowerState.DRAFT).select_related("represented")
        return list(rows.only("number", "granted_on", "state", "represented__name").order_by("granted_on", "pk"))

    @cached_property
    def actions(self) -> list[JointAction]:
        """Joint actions with any party, going on in the period."""
        going = JointAction.objects.filter(partners__in=self.partner_ids, began_on__lte=self.end)
        lasting = going.filter(Q(ended_on__gte=self.start) | Q(ended_on__isnull=True, began_on__gte=self.start))
        return list(lasting.distinct().prefetch_related("partners").order_by("began_on", "pk"))

    @cached_property
    def offers(self) -> list[Offer]:
        """Offers of parties, with their services."""
        made = Offer.objects.filter(partner__in=self.partner_ids).select_related("service", "partner")
        return list(made.order_by("partner_id", "service__name", "pk"))

    @cached_property
    def contracts(self) -> list[ServiceContract]:
        """Signed contracts of parties, or under this agreement, binding on any day of the period."""
        ours = Q(providers__partner__in=self.partner_ids) | Q(agreement=self.agreement)
        if self.has_centre:
            ours |= Q(own_unit__isnull=False)
        signed = ServiceContract.objects.signed().as_of(self.end).filter(ours, period_start__lte=self.end)
        going = signed.filter(current_end__gte=self.start).distinct()
        rows = going.select_related("own_unit").prefetch_related("providers__partner", "items", "annexes")
        return list(rows.order_by("concluded_on", "pk"))

    @cached_property
    def has_centre(self) -> bool:
        """Whether the centre itself is a party."""
        return any(party.partner_id is None for party in self.parties)

    @cached_property
    def programmes(self) -> dict[int, Programme]:
        """Adopted programmes in which parties have contracts, by key."""
        wanted = {contract.programme_id for contract in self.contracts}
        return {programme.pk: programme for programme in programmes_with_results().filter(pk__in=wanted)}

    def programme_name(self, pk: int) -> str:
        """The name of a programme, as its ruling version says."""
        return str(ruling(self.programmes[pk]))

    @cached_property
    def figures(self) -> list[DeliveryFigure]:
        """Figures of those programmes whose whole period lies in ours."""
        found = DeliveryFigure.objects.filter(programme__in=self.programmes).within(self.start, self.end)
        return list(found.select_related("service", "partner", "own_unit").order_by("starts_on", "ends_on", "pk"))

    @cached_property
    def reports(self) -> list[ProviderReport]:
        """Reports whose whole time lies in the period, of those contracts."""
        found = ProviderReport.objects.filter(
            contract__in=[contract.pk for contract in self.contracts], starts_on__gte=self.start, ends_on__lte=self.end
        )
        return list(found.order_by("starts_on", "contract_id", "pk"))

    @cached_property
    def complaints(self) -> list[Complaint]:
        """Complaints received in the period that concern those programmes or a party."""
        rows = complaints.complaints_of(start=self.start, end=self.end)
        return [row for row in rows if row.programme_id in self.programmes or row.partner_id in self.partner_ids]

    @cached_property
    def indicators(self) -> list[tuple[int, IndicatorSeries]]:
        """Measures of those programmes, each with its programme's key."""
        return [(pk, series) for pk, one in sorted(self.programmes.items()) for series in indicators_of(one)]

    @cached_property
    def quality(self) -> list[tuple[int, Service, quality.Results]]:
        """Results of questionnaires ended in the period, by programme and service."""
        return [
            (pk, service, results)
            for pk, one in sorted(self.programmes.items())
            for service, results in quality.by_service(one, self.start, self.end)
        ]

    @cached_property
    def notes(self) -> list[ImpactNote]:
        """Notes on social impact made in the period, of those programmes."""
        rows = impact.notes_of(start=self.start, end=self.end)
        return [row for row in rows if row.programme_id in self.programmes]
