"""A partnership with a year behind it, and reports of its self-evaluation; everybody and everything is invented."""

import datetime
from types import SimpleNamespace

from django.utils import timezone

from partners.enums import PartyRole
from programmes.enums import ProgrammeState
from programmes.models import ServiceContract
from programmes.results.actions.selfevaluation import add_remark, start_self_evaluation
from programmes.results.actions.selfevaluation_stages import (
    approve_self_evaluation,
    prepare_self_evaluation,
    review_self_evaluation,
)
from programmes.results.enums import PeriodKind
from programmes.results.models import SelfEvaluation
from programmes.results.selfevaluation.enums import Aspect, Part
from tests.factories.accounts import UserFactory
from tests.factories.committee import (
    AnnexFactory,
    DecisionFactory,
    MeetingFactory,
    MemberFactory,
    ModuleFactory,
    PartnershipCheckFactory,
)
from tests.factories.partners import (
    AgreementFactory,
    JointActionFactory,
    OfferFactory,
    PartnerFactory,
    PartyFactory,
    TaskFactory,
)
from tests.factories.programmes import ItemFactory
from tests.factories.programmes_contracts import SIGNED, a_contract, an_organisation
from tests.factories.results import DeliveryFigureFactory
from tests.factories.results_adopted import AdoptedFactory

DAY = datetime.date
FIRST, LAST = DAY(2026, 1, 1), DAY(2026, 6, 30)


def a_partnership(*, social_employment: bool = True) -> SimpleNamespace:
    """A signed agreement of the centre, a circle that cooks and, if asked, a CIS; half a year of work."""
    worker, organiser = UserFactory(worker=True), UserFactory(organiser=True)
    agreement = AgreementFactory(
        signed=True,
        number="4/2026",
        concluded_on=FIRST,
        created_by=worker,
        signed_by=organiser,
        mission="Każdy wie, gdzie szukać pomocy",
        goals="Nikt nie czeka na posiłek dłużej niż trzy dni",
    )
    joined = {"agreement": agreement, "joined_on": FIRST}
    centre = PartyFactory(**joined, partner=None, role=PartyRole.OTHER)
    circle = PartyFactory(**joined, partner=an_organisation(name="Koło Gospodyń Wiejskich Kalina"))
    cis = None
    if social_employment:
        cis = PartyFactory(**joined, partner=PartnerFactory(name="CIS Warsztat"), role=PartyRole.SOCIAL_EMPLOYMENT)
    tasks = [
        TaskFactory(agreement=agreement, description="Przyjmowanie skarg mieszkańców", responsible=centre),
        TaskFactory(
            agreement=agreement,
            description="Gotowanie i dowóz posiłków",
            goal="40 posiłków dziennie",
            responsible=circle,
        ),
        TaskFactory(agreement=agreement, description="Zbieranie pomysłów młodzieży", responsible=None),
    ]
    world = SimpleNamespace(
        agreement=agreement, centre=centre, circle=circle, cis=cis, tasks=tasks, worker=worker, organiser=organiser
    )
    _committee(world)
    _work(world)
    return world


def _committee(world) -> None:
    agreement, closed = world.agreement, {"state": "closed", "closed_at": timezone.now(), "closed_by": world.organiser}
    member = MemberFactory(agreement=agreement, party=world.circle, joined_on=FIRST)
    world.meeting = MeetingFactory(
        agreement=agreement, held_on=DAY(2026, 2, 10), number=1, present=[member], created_by=world.worker, **closed
    )
    MeetingFactory(agreement=agreement, held_on=DAY(2026, 5, 12), number=2, created_by=world.worker, **closed)
    MeetingFactory(agreement=agreement, held_on=DAY(2026, 7, 1), number=3, created_by=world.worker, **closed)
    world.decision = DecisionFactory(
        meeting=world.meeting,
        number=1,
        responsible=world.circle,
        duty="Plan rozwożenia obiadów",
        due_on=DAY(2026, 3, 1),
        done_on=DAY(2026, 3, 4),
        done_by=world.worker,
    )
    world.late = DecisionFactory(
        meeting=world.meeting,
        number=2,
        position=1,
        responsible=world.circle,
        duty="Spis kuchni w świetlicach",
        due_on=DAY(2026, 4, 1),
    )
    if world.cis:
        world.annex = AnnexFactory(
            agreement=agreement,
            kind="education",
            title="Program edukacyjny",
            state="signed",
            concluded_on=DAY(2026, 1, 20),
            signature_manner="paper",
            signed_at=timezone.now(),
            signed_by=world.organiser,
        )
        ModuleFactory(annex=world.annex, teacher=world.cis, starts_on=DAY(2026, 2, 2), ends_on=DAY(2026, 3, 2))
    world.check = PartnershipCheckFactory(
        agreement=agreement, checked_on=DAY(2026, 6, 1), conclusions="Ustalić mierniki każdego zadania"
    )


def _work(world) -> None:
    """A joint action, an offer, a contract of the circle and what it gave in two quarters."""
    world.action = JointActionFactory(partners=[world.circle.partner], name="Wspólne gotowanie na dożynki")
    director = UserFactory(director=True)
    version = AdoptedFactory(
        state=ProgrammeState.IN_FORCE,
        submitted_at=timezone.now(),
        submitted_by=director,
        journal_date=DAY(2025, 12, 15),
        effective_on=DAY(2025, 12, 30),
    )
    world.item = ItemFactory(version=version)
    world.service = world.item.service
    OfferFactory(partner=world.circle.partner, service=world.service)
    world.contract = a_contract(
        world.item, by=world.worker, partners=[world.circle.partner], number="U/9/2026", concluded_on=DAY(2025, 12, 31)
    )
    # Straight in the table: its paper is not what these tests are about.
    ServiceContract.objects.filter(pk=world.contract.pk).update(
        state="signed", signed_at=timezone.now(), signed_by=world.organiser, signature_manner="paper", **SIGNED
    )
    common = {
        "programme": version.programme,
        "service": world.service,
        "partner": world.circle.partner,
        "created_by": world.worker,
    }
    for day, quantity in ((DAY(2026, 2, 1), 300), (DAY(2026, 5, 1), 450), (DAY(2026, 8, 1), 999)):
        DeliveryFigureFactory(
            **common, day=day, people=30, quantity=quantity, quantity_unit="meal", cost=quantity * 10, refusals=2
        )
    DeliveryFigureFactory(**common, day=DAY(2026, 2, 1), period_kind=PeriodKind.HALF, people=41)


def a_report(world: SimpleNamespace | None = None, **days) -> SelfEvaluation:
    """The report of a partnership for its half year, filled by the action."""
    world = world or a_partnership()
    when = {"starts_on": FIRST, "ends_on": LAST} | days
    return start_self_evaluation(by=world.worker, agreement=world.agreement, **when)


def add_self_evaluations(world) -> None:
    """Of the signed agreement: an open report with a remark, one at the director's, one approved."""
    today = timezone.localdate()
    days = {"starts_on": today.replace(month=1, day=1), "agreement": world.agreement_signed}
    ends = [today, today - datetime.timedelta(days=1)]
    made = [start_self_evaluation(by=world.worker, ends_on=end, **days) for end in ends]
    early = world.agreement_signed.concluded_on
    approved = start_self_evaluation(
        by=world.worker, agreement=world.agreement_signed, starts_on=early, ends_on=ends[1]
    )
    for report in (made[1], approved):
        prepare_self_evaluation(by=world.worker, report=report)
        review_self_evaluation(by=world.organiser, report=report)
    world.self_evaluation, world.self_evaluation_reviewed = made[0], made[1]
    world.self_evaluation_approved = approve_self_evaluation(by=world.director, report=approved)
    sections = world.self_evaluation.sections
    world.self_evaluation.section = sections.get(part=Part.OPENING, aspect=Aspect.PROCEDURES)
    world.self_evaluation.remarks = sections.filter(aspect=Aspect.REMARKS).order_by("pk").first()
    world.self_evaluation.remark = add_remark(
        by=world.worker,
        section=world.self_evaluation.remarks,
        values={"party": world.agreement_signed.party, "text": "Potrzebny drugi kierowca.", "given_on": today},
    )
