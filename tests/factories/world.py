"""A small centre with one object of each kind in each state, for tests that walk all pages."""

import datetime
from types import SimpleNamespace

import pghistory
from django.utils import timezone

from cus.accounts.invitations import token_of
from cus.attachments.actions import attach
from cus.centre.models import CentreUnit, Gmina
from cus.documents.models import FrozenDocument
from cus.people.actions import record_review
from diagnosis.actions.figure_imports import keep_figure_file
from diagnosis.actions.figure_mappings import save_mapping
from diagnosis.actions.outside import keep_survey
from diagnosis.answers import given
from diagnosis.enums import NeedUnit
from diagnosis.figures.bring import Choices
from diagnosis.figures.mapped import Mapping
from diagnosis.models import Need, NeedService
from partners.actions import close_meeting, print_registry, publish_template, revoke_power, sign_annex, start_template
from partners.actions import keep_import as keep_partners
from partners.enums import PartnerState
from partners.models import AgreementParty, Partner
from programmes import actions
from programmes.models import FeeRule, IncomeCriterion, Notice, ProgrammeVersion, ServicePackage
from programmes.results.actions.report_links import revoke_link
from programmes.results.actions.yearly import approve_annual, start_annual
from programmes.results.yearly.kinds import PaperKind
from services.actions import keep_import
from services.models import Occupation, OccupationEdition, QualityFactor, ServiceArea
from tests.attachments.files import pdf
from tests.factories.accounts import AuthorisationFactory, InvitationFactory, UserFactory
from tests.factories.centre import (
    AccountFactory,
    CentreFactory,
    CheckFactory,
    FormerHeadFactory,
    HoldingFactory,
    PostFactory,
    ResolutionFactory,
    ServedGminaFactory,
    SignatoryFactory,
    UnitFactory,
)
from tests.factories.committee import (
    AnnexFactory,
    DecisionFactory,
    MeetingFactory,
    MemberFactory,
    ModuleFactory,
    PartnershipCheckFactory,
)
from tests.factories.diagnosis import DiagnosisFactory, NeedFactory, RelatedDocumentFactory, TerritoryFormFactory
from tests.factories.diagnosis_consultation import ConsultationMeetingFactory, RemarkFactory
from tests.factories.diagnosis_figures import (
    AreaFactory,
    DiagnosisIndicatorFactory,
    IndicatorFactory,
    IndicatorValueFactory,
)
from tests.factories.diagnosis_findings import FindingFactory
from tests.factories.diagnosis_forecasts import ForecastFactory
from tests.factories.diagnosis_notes import NoteFactory, ReadingFactory
from tests.factories.diagnosis_outside import FACTS, an_outside_survey, table
from tests.factories.diagnosis_questionnaires import a_sheet, a_whole_questionnaire
from tests.factories.diagnosis_research import ResearchFactory
from tests.factories.diagnosis_staffing import BalanceFactory, FillingPlanFactory, StaffingRowFactory
from tests.factories.guide import FacilityFactory, FeeFactory, FullOfferFactory, GuideEntryFactory, StaffGroupFactory
from tests.factories.partners import (
    AgreementFactory,
    CardBundleFactory,
    ContactFactory,
    FounderFactory,
    JointActionFactory,
    PartnerFactory,
    PartyFactory,
    PlaceFactory,
    TaskFactory,
)
from tests.factories.powers import a_power, a_signed_power
from tests.factories.programmes import ItemFactory, VersionFactory, answer
from tests.factories.programmes_consultation import consulted
from tests.factories.programmes_contracts import a_contract, an_assignment, signed
from tests.factories.results_complaints import ComplaintFactory, ImpactNoteFactory
from tests.factories.results_information import LAST_YEAR, CompletedFactory, approved, begun, whole, yearly
from tests.factories.results_quality import OpinionFactory, SurveyFactory, opinions
from tests.factories.results_reports import a_link, a_reporting_contract, led_to, opened_reports
from tests.factories.results_selfevaluation import add_self_evaluations
from tests.factories.results_world import add_delivery
from tests.factories.results_yearly import PlanTaskFactory
from tests.factories.services import CataloguePrintFactory, RequirementFactory, ServiceFactory
from tests.factories.standards import a_standard
from tests.partners.organisations import sample as partners_sample
from tests.services.workbooks import sample

ROLES = ("worker", "organiser", "director", "administrator", "reader")


def build_world() -> SimpleNamespace:
    """Build it all; names of the attributes say kind and state (``programme_draft``)."""
    world = SimpleNamespace(**{role: UserFactory(**{role: True}) for role in ROLES}, person=UserFactory())
    _add_people(world)
    _add_centre(world)
    _add_services(world)
    _add_standards(world)
    _add_partners(world)
    _add_agreements(world)
    _add_committee(world)
    _add_annexes(world)
    _add_powers(world)
    _add_diagnoses(world)
    _add_staffing(world)
    _add_programmes(world)
    _add_contracts(world)
    add_delivery(world)
    _add_information(world)
    _add_yearly(world)
    _add_reports(world)
    _add_surveys(world)
    add_self_evaluations(world)
    _add_attachments(world)
    _add_complaints(world)
    _add_what_is_gone(world)
    return world


def _add_people(world) -> None:
    """A substitute of past days, one of days to come, somebody invited, a review made."""
    world.invited = UserFactory(first_name="Zenon", last_name="Brzoza")
    world.invitation_token = token_of(InvitationFactory(person=world.invited, created_by=world.administrator))
    later = timezone.localdate() + datetime.timedelta(days=30)
    substitute = UserFactory(first_name="Irena", last_name="Głóg", position="starsza specjalistka")
    granted = {"person": substitute, "granted_by": world.director}
    world.authorisation = AuthorisationFactory(**granted, valid_from=later)
    world.authorisation_revoked = AuthorisationFactory(**granted, revoked=True)
    world.rights_review = record_review(by=world.director, findings="Bez uwag.")


def _add_centre(world) -> None:
    world.centre = CentreFactory()
    world.served_gmina = ServedGminaFactory(centre=world.centre)
    world.unit = UnitFactory(centre=world.centre)
    UnitFactory(centre=world.centre, parent=world.unit, name="Pracownia rękodzieła")
    world.post = PostFactory(centre=world.centre)
    world.holding = HoldingFactory(post=world.post)
    CheckFactory(holding=world.holding, confirmed_by=world.director)
    world.signatory = SignatoryFactory(centre=world.centre, holding=world.holding)
    world.account = AccountFactory(centre=world.centre)
    world.founding_act = ResolutionFactory(centre=world.centre)
    ResolutionFactory(centre=world.centre, kind="statute", number="71/2024", gmina=world.served_gmina)
    world.former_head = FormerHeadFactory(centre=world.centre)


def _add_services(world) -> None:
    world.service = RequirementFactory(service=ServiceFactory(name="Dowóz posiłków")).service
    world.service_draft = ServiceFactory(name="Pralnia sąsiedzka", draft=True, proposal=True)
    world.catalogue_print = CataloguePrintFactory(created_by=world.organiser)
    world.service_retired = ServiceFactory(name="Wypożyczalnia książek", retired=True)
    world.occupation = Occupation.objects.filter(level=5).order_by("code").first()
    world.edition = OccupationEdition.objects.order_by("pk").first()
    world.catalogue_import = keep_import(name="uslugi.xlsx", content=sample(), by=world.administrator)
    world.area = ServiceArea.objects.get(number=4)
    world.factor = QualityFactor.objects.first()


def _add_standards(world) -> None:
    """One in each state; the service of the world has one in force, and a draft of the next."""
    people = {"by": world.organiser, "director": world.director}
    world.service_bare = ServiceFactory(name="Telefon życzliwości")
    world.standard_approved = a_standard("approved", service=world.service, **people)
    _print(world.standard_approved.frozen)
    world.standard_draft = a_standard(service=world.service, **people)
    for state, name in STANDARD_SERVICES.items():
        setattr(world, f"standard_{state}", a_standard(state, service=ServiceFactory(name=name), **people))


def _add_partners(world) -> None:
    world.partner = PartnerFactory(full=True, created_by=world.worker, confirmed_on=datetime.date(2026, 1, 5))
    world.offer = FullOfferFactory(partner=world.partner, service=world.service)
    world.partner.gminas.add(world.served_gmina.gmina)
    FeeFactory(offer=world.offer)
    world.staff_group = StaffGroupFactory(partner=world.partner)
    FacilityFactory(partner=world.partner)
    GuideEntryFactory(offer=world.offer, published_by=world.organiser)
    world.card_bundle = CardBundleFactory(created_by=world.organiser, cards=[world.partner.pk])
    world.registry_import = keep_partners(name="partnerzy.xlsx", content=partners_sample(), by=world.worker)
    world.place = PlaceFactory(partner=world.partner, created_by=world.worker)
    world.founder = FounderFactory(partner=world.partner)
    world.contact = ContactFactory(partner=world.partner, created_by=world.worker)
    world.joint_action = JointActionFactory(partners=[world.partner], created_by=world.worker)
    world.partner_free = PartnerFactory(name="Fundacja Jarzębina", created_by=world.worker)
    world.partner_archived = PartnerFactory(
        name="Stowarzyszenie Rokitnik",
        state=PartnerState.ARCHIVED,
        archived_at=timezone.now(),
        archived_by=world.organiser,
        created_by=world.worker,
    )
    world.registry_print = print_registry(
        by=world.worker, partners=Partner.objects.active().for_list(), query="", filters=[]
    )


def _add_agreements(world) -> None:
    world.agreement_draft = AgreementFactory(created_by=world.worker)
    world.agreement_signed = AgreementFactory(signed=True, created_by=world.worker, signed_by=world.organiser)
    world.agreement_agreed = AgreementFactory(agreed=True, created_by=world.worker, agreed_by=world.organiser)
    for agreement in (world.agreement_draft, world.agreement_agreed, world.agreement_signed):
        PartyFactory(agreement=agreement, partner=None, represented_by="dyrektor")
        party = PartyFactory(agreement=agreement, partner=world.partner)
        TaskFactory(agreement=agreement, responsible=party)
        TaskFactory(agreement=agreement, description="Zgłaszanie potrzeb mieszkańców", responsible=party)
        agreement.party = party
    _add_templates(world)


def _add_templates(world) -> None:
    """The version of the reference data is past, its successor in force, the next one a draft."""
    world.template_old = world.agreement_draft.template
    newer = start_template(by=world.organiser, source=world.template_old)
    row = newer.rows.get(key="inicjatywy")
    row.text = row.text.replace("razem", "wspólnie")
    row.save()
    world.template = publish_template(
        by=world.director, template=newer, seen=newer.version, published_on=timezone.localdate(), note="Wspólnie."
    )
    world.template.first_row = newer.rows.first()
    world.template_draft = start_template(by=world.organiser, source=world.template)
    world.template_draft.first_row = world.template_draft.rows.first()


def _add_committee(world) -> None:
    """A member, an open meeting with a decision and closed minutes, of the signed agreement."""
    agreement = world.agreement_signed
    AgreementParty.objects.filter(agreement=agreement).update(joined_on=agreement.concluded_on)
    world.member = MemberFactory(agreement=agreement, party=agreement.party, joined_on=agreement.concluded_on)
    world.meeting = MeetingFactory(agreement=agreement, created_by=world.worker, present=[world.member])
    world.meeting.decision = DecisionFactory(meeting=world.meeting, responsible=agreement.party, duty="Spis miejsc")
    world.meeting_empty = MeetingFactory(agreement=agreement, created_by=world.worker)
    closed = MeetingFactory(agreement=agreement, created_by=world.worker, present=[world.member])
    closed.decision = DecisionFactory(meeting=closed, responsible=agreement.party, duty="Lista chętnych")
    world.meeting_closed = close_meeting(by=world.organiser, meeting=closed, seen=1)
    world.meeting_closed.decision = closed.decision


def _add_annexes(world) -> None:
    """A drafted educational programme, a signed annex, and a self-check, of the signed agreement."""
    agreement = world.agreement_signed
    world.annex = AnnexFactory(agreement=agreement, kind="education", title="Program edukacyjny", text="")
    ModuleFactory(annex=world.annex, teacher=agreement.party)
    signed = AnnexFactory(agreement=agreement, created_by=world.worker)
    world.annex_signed = sign_annex(
        by=world.organiser, annex=signed, concluded_on=timezone.localdate(), signature_manner="paper"
    )
    world.self_check_earlier = PartnershipCheckFactory(agreement=agreement, checked_on=agreement.concluded_on)
    world.self_check = PartnershipCheckFactory(agreement=agreement, answers={"plan": "yes"})


def _add_powers(world) -> None:
    unit = {"represented": world.partner, "represented_name": world.partner.name}
    world.power_draft = a_power(world.worker, **unit)
    world.power_signed = a_signed_power(world.organiser, **unit)
    revoked = a_signed_power(world.organiser, **unit)
    world.power_revoked = revoke_power(by=world.organiser, power=revoked, revoked_on=timezone.localdate())


def _add_figures(world, gmina) -> None:
    area = AreaFactory(code=gmina.pk, name=gmina.name)
    world.indicator = IndicatorFactory(created_by=world.worker, counts="Kto choć raz dostał posiłek w domu.")
    for year, value in ((2021, 80), (2022, 91), (2023, None), (2024, 112)):
        missing = {} if value else {"missing": "secret"}
        IndicatorValueFactory(indicator=world.indicator, area=area, year=year, value=value, **missing)
    for diagnosis in (world.diagnosis, world.diagnosis_consulted, world.diagnosis_in_force):
        diagnosis.figure = DiagnosisIndicatorFactory(
            diagnosis=diagnosis, indicator=world.indicator, comment="Liczba rośnie co roku."
        )
    mapping = Mapping(area="Gmina", unit_fixed="osoba", values=("2023",), meaning="years", source="Sprawozdanie")
    world.table_mapping = save_mapping(name="zasiłki", mapping=mapping, by=world.worker)
    content = f'"Kod";"Nazwa";"Rok";"Wartość";"Jednostka miary";"Atrybut";\n{gmina.pk};"{gmina.name} (2)";"2024";7;"osoba";"";\n'
    world.figure_import = keep_figure_file(
        name="OCHR_3700_CREL_20250301120000.csv", content=content.encode(), choices=Choices(), by=world.worker
    )


def _add_diagnoses(world) -> None:
    gminas = [world.served_gmina.gmina]
    world.diagnosis = DiagnosisFactory(gminas=gminas, created_by=world.organiser, title="Diagnoza na następne lata")
    world.diagnosis_consulted = DiagnosisFactory(
        at_consultation=True, gminas=gminas, created_by=world.organiser, title="Diagnoza w konsultacjach"
    )
    world.diagnosis_in_force = DiagnosisFactory(
        in_force=True, gminas=gminas, created_by=world.organiser, title="Diagnoza obowiązująca"
    )
    for diagnosis in (world.diagnosis, world.diagnosis_consulted, world.diagnosis_in_force):
        diagnosis.first_need = NeedFactory(diagnosis=diagnosis, size=4, severity=5, evidence=2)
        diagnosis.second_need = NeedFactory(
            diagnosis=diagnosis, group="Rodziny z dziećmi", number=40, unit=NeedUnit.FAMILY
        )
        NeedService.objects.create(need=diagnosis.first_need, service=world.service)
        diagnosis.territory = TerritoryFormFactory(diagnosis=diagnosis)
        diagnosis.finding = FindingFactory(diagnosis=diagnosis, needs=[diagnosis.first_need])
        FindingFactory(diagnosis=diagnosis)
        diagnosis.consultation_meeting = ConsultationMeetingFactory(diagnosis=diagnosis)
        diagnosis.remark = RemarkFactory(diagnosis=diagnosis, number=1, parts=["needs"])
        diagnosis.remark_answered = RemarkFactory(diagnosis=diagnosis, number=2, answered=True)
        diagnosis.examined = ResearchFactory(diagnosis=diagnosis)
        diagnosis.forecast = ForecastFactory(diagnosis=diagnosis)
        diagnosis.forecast.scenario = diagnosis.forecast.scenarios.get(does_nothing=False)
        diagnosis.forecast_refused = ForecastFactory(diagnosis=diagnosis, values=(12, 15))
        diagnosis.related = RelatedDocumentFactory(diagnosis=diagnosis)
    _add_figures(world, gminas[0])

    world.note = NoteFactory(created_by=world.worker, update_needed=True, area_id=4)
    world.note_taken = ReadingFactory(note__created_by=world.worker, need=world.diagnosis.first_need).note
    ReadingFactory(note__created_by=world.worker, need=None, diagnosis=world.diagnosis, reason="nie wnosi nic nowego")
    for diagnosis in (world.diagnosis, world.diagnosis_in_force):
        _add_questionnaires(world, diagnosis)
    world.survey_import = keep_survey(
        by=world.worker, diagnosis=world.diagnosis, facts=FACTS, name="wyniki.csv", content=table()
    )


def _add_questionnaires(world, diagnosis) -> None:
    """One that nobody answered yet, and one with six sheets."""
    diagnosis.questionnaire = a_whole_questionnaire(diagnosis=diagnosis, title="Ankieta o dojazdach")
    diagnosis.asked = asked = a_whole_questionnaire(diagnosis=diagnosis, title="Ankieta dla mieszkańców")
    for number in range(1, 7):
        answers = {
            asked.one: given(choices=[1 if number < 6 else 2]),
            asked.many: given(choices=[1, 4], text="rehabilitacja"),
            asked.scale: given(number=number % 5 + 1),
            asked.number: given(number=number),
            asked.text: given(text="Więcej ławek przy drodze."),
        }
        a_sheet(asked, answers, number=number, created_by=world.worker)
    diagnosis.outside = an_outside_survey(diagnosis=diagnosis, created_by=world.worker)


def _add_staffing(world) -> None:
    """A balance of the diagnosis in force: one row, and a plan that fills some of its gap."""
    balance = BalanceFactory(diagnosis=world.diagnosis_in_force, opened_by=world.worker)
    world.diagnosis_in_force.staffing_row = StaffingRowFactory(balance=balance, service=world.service)
    world.diagnosis_in_force.filling_plan = FillingPlanFactory(row=world.diagnosis_in_force.staffing_row)


def _add_programmes(world) -> None:
    world.income_criterion = IncomeCriterion.objects.create(
        valid_from=datetime.date(2030, 1, 1), single=1200, in_family=1000, source="przykład"
    )
    for state in ("draft", "empty", "returned", "submitted", "approved", "sent", "adopted", "in_force"):
        version = VersionFactory(
            diagnosis=world.diagnosis_in_force,
            programme__created_by=world.organiser,
            name=f"Bliżej siebie: {PLACES[state]}",
            whole=state != "empty",
        )
        if state != "empty":
            version.item = ItemFactory(version=version, service=world.service, whole=True)
            version.rule = FeeRule.objects.create(item=version.item, base="per_unit", amount=5, unit="hour")
            answer(version.item, world.diagnosis_in_force.first_need)
        if state == "draft":
            version.package = ServicePackage.objects.create(version=version, name="Bezpieczny dom")
        _advance(world, version, state)
        version.resolution = version.resolutions.first()
        version.consultation = consulted(version, world.organiser, world.director, closed=state == "in_force")
        version.remark = version.consultation.remarks.last()
        setattr(world, f"programme_{state}", version)
    world.programme_notice = Notice.objects.filter(person=world.organiser).order_by("pk").first()
    world.programme_amended = _amended(world)


def _amended(world) -> ProgrammeVersion:
    """The draft into which the changes made at a session are written."""
    version = VersionFactory(diagnosis=world.diagnosis_in_force, name="Bliżej siebie: Pogórze", whole=True)
    ItemFactory(version=version, service=world.service, whole=True)
    _advance(world, version, "sent")
    return actions.amend(
        by=world.organiser, version=version, decided_on=timezone.localdate(), comment="Dopisano jedno sołectwo."
    )


def _add_contracts(world) -> None:
    """A draft that may be signed, one of a programme that is not adopted, signed, amended, ended; an assignment."""
    item, people = world.programme_in_force.item, {"by": world.worker}
    world.contract_draft = a_contract(item, **people, partners=[world.partner], number="U/1/2027")
    world.contract_early = a_contract(world.programme_draft.item, **people, number="U/2/2027")
    world.contract_signed = signed(a_contract(item, **people, number="U/3/2027"), by=world.organiser)
    world.contract_ended = signed(a_contract(item, **people, number="U/4/2027"), by=world.organiser)
    amend = {"signed_on": timezone.localdate(), "effective_on": timezone.localdate(), "signature_manner": "paper"}
    actions.add_annex(
        by=world.organiser,
        contract=world.contract_ended,
        values=amend | {"amount": 40000, "period_end": None, "description": "Więcej godzin."},
    )
    actions.end_contract(
        by=world.organiser,
        contract=world.contract_ended,
        ended_on=timezone.localdate(),
        reason="Wykonawca zrezygnował.",
        terminated_by="provider",
    )
    world.assignment = an_assignment(item, **people, unit=world.unit, number="P/1/2027")


def _add_information(world) -> None:
    """Programmes that are over: nothing begun, information in preparation, approved and handed over."""
    common = {"diagnosis": world.diagnosis_in_force, "programme__created_by": world.organiser}
    places = {"over": "Brzezina", "completed": "Dąbrowa", "preparing": "Olszyna", "approved": "Lipowiec"}
    for name, place in places.items():
        version = CompletedFactory(**common, name=f"Sąsiedzi sąsiadom: {place}", whole=True)
        item = ItemFactory(version=version, service=world.service, whole=True)
        whole(item, 34, created_by=world.worker)
        yearly(item, LAST_YEAR, people=3, quantity=120, quantity_unit="hour", cost=4800, created_by=world.worker)
        if name in ("over", "completed"):
            setattr(world, f"programme_{name}", version)
            continue
        information = begun(version, world.organiser)
        if name == "approved":
            world.information_edition = approved(information, world.director)
        setattr(world, f"information_{name}", information)


def _add_yearly(world) -> None:
    """A report and a plan being written, a report and a plan that the director approved."""
    gmina, by = Gmina.objects.get(name="Czersk"), world.organiser
    world.annual_report = start_annual(by=by, kind=PaperKind.REPORT, year=2026, gmina=gmina)
    world.annual_plan = start_annual(by=by, kind=PaperKind.PLAN, year=2027, gmina=gmina)
    world.annual_report_approved = start_annual(by=by, kind=PaperKind.REPORT, year=2025, gmina=gmina)
    running = start_annual(by=by, kind=PaperKind.PLAN, year=2026, gmina=gmina)
    world.plan_task = PlanTaskFactory(paper=world.annual_plan, created_by=by, starts_on=datetime.date(2027, 3, 1))
    world.plan_task_running = PlanTaskFactory(paper=running, created_by=by)
    for number, paper in enumerate((world.annual_report_approved, running), start=1):
        approve_annual(
            by=world.director,
            paper=paper,
            number=f"S/{number}/2026",
            dated_on=timezone.localdate(),
            seen=paper.version,
        )
    world.annual_edition = world.annual_report_approved.editions.get()


def _add_reports(world) -> None:
    """Reports of a quarterly contract in each of their states, and a link to the one that is awaited."""
    contract = a_reporting_contract(world.programme_in_force.item, partners=[world.partner], number="U/5/2027")
    world.contract_reporting = contract
    names = ("accepted", "returned", "received", "awaited")
    for name, one in zip(names, opened_reports(contract, by=world.worker), strict=False):
        setattr(world, f"report_{name}", led_to(one, name, worker=world.worker, organiser=world.organiser))
    world.report_link, world.report_secret = a_link(world.report_awaited, by=world.worker)
    world.report_link_revoked = revoke_link(by=world.worker, link=a_link(world.report_awaited, by=world.worker)[0])


def _add_surveys(world) -> None:
    """One in preparation, one that runs (a sheet, answers kept apart), one that ended with something in words."""
    about = {"programme": world.programme_in_force.programme, "service": world.service, "created_by": world.organiser}
    today = timezone.localdate()
    world.survey_draft = SurveyFactory(**about, title="Ankieta o posiłkach: jesień")
    world.survey_open = SurveyFactory(**about, opened=True, title="Ankieta o posiłkach: lato")
    opinions(world.survey_open, 6)
    opinions(world.survey_open, 3, standing="suspicious", suspicion="ceiling")
    OpinionFactory(survey=world.survey_open, paper=True)
    past = {"opens_on": today - datetime.timedelta(days=90), "closes_on": today - datetime.timedelta(days=60)}
    world.survey_ended = SurveyFactory(**about, **past, closed=True, title="Ankieta o posiłkach: wiosna")
    opinions(world.survey_ended, 7, empathy=[2, 3, 4, 5])
    world.said = OpinionFactory(survey=world.survey_ended, first_text="Cieplejsza zupa.")


def _add_complaints(world) -> None:
    """A complaint just entered, one closed, and a note on what changed."""
    programme = world.programme_in_force.programme
    about = {"programme": programme, "service": world.service, "created_by": world.worker}
    world.complaint = ComplaintFactory(**about, partner=world.partner)
    world.complaint_closed = ComplaintFactory(**about, closed=True, closed_by=world.director)
    world.impact_note = ImpactNoteFactory(**about)


def _add_attachments(world) -> None:
    """A scan that the worker added, and a resolution that the organiser did."""
    world.scan = attach(
        by=world.worker, subject=world.agreement_signed, kind="signed", description="", name="skan.pdf", content=pdf()
    )
    world.resolution = attach(
        by=world.organiser,
        subject=world.programme_adopted,
        kind="resolution",
        description="",
        name="uchwała.pdf",
        content=pdf(),
    )


def _add_what_is_gone(world) -> None:
    """A need that the organiser deleted, and a unit that the director did: history may bring them back."""
    need = NeedFactory(diagnosis=world.diagnosis, group="Osoby samotne")
    unit = UnitFactory(centre=world.centre, name="Klub seniora")
    world.gone_need, world.gone_unit = SimpleNamespace(pk=need.pk), SimpleNamespace(pk=unit.pk)
    with pghistory.context(user=world.organiser.pk):
        need.delete()
    with pghistory.context(user=world.director.pk):
        unit.delete()
    for gone, model in ((world.gone_need, Need), (world.gone_unit, CentreUnit)):
        gone.event = model.pgh_event_model.objects.get(pgh_obj_id=gone.pk, pgh_label="deleted")


STANDARD_SERVICES = {
    "submitted": "Klub sąsiedzki",
    "returned": "Pranie pościeli",
    "revoked": "Zakupy z dowozem",
}
PLACES = {
    "draft": "Podlesie",
    "empty": "Zalesie",
    "returned": "Zarzecze",
    "submitted": "Zagórze",
    "approved": "Zawada",
    "sent": "Podgórze",
    "adopted": "Podleśna",
    "in_force": "Nadrzecze",
}
PATHS = {
    "returned": ("submit", "return"),
    "submitted": ("submit",),
    "approved": ("submit", "approve"),
    "sent": ("submit", "approve", "send"),
    "adopted": ("submit", "approve", "send", "adopt"),
    "in_force": ("submit", "approve", "send", "adopt", "publish", "print"),
}


def _advance(world, version: ProgrammeVersion, state: str) -> None:
    """Lead the version to its state by the acts that lead there in life."""
    today = timezone.localdate()
    steps = {
        "submit": lambda: actions.submit(by=world.organiser, version=version),
        "return": lambda: actions.return_with_comment(
            by=world.director, version=version, comment="Proszę dopisać wskaźniki."
        ),
        "approve": lambda: actions.approve(by=world.director, version=version),
        "print": lambda: _print(version.frozen),
        "send": lambda: actions.send_to_mayor(by=world.organiser, version=version, sent_on=today),
        "adopt": lambda: actions.adopt(
            by=world.organiser, version=version, resolution_number="84/2026", resolution_date=today
        ),
        "publish": lambda: actions.publish(
            by=world.organiser, version=version, journal_reference="poz. 1234", journal_date=today
        ),
    }
    for step in PATHS.get(state, ()):
        steps[step]()
        version.refresh_from_db()


def _print(frozen: FrozenDocument) -> None:
    """Give the document a file; rendering a true one is the business of other tests."""
    frozen.pdf, frozen.pdf_sha256, frozen.rendered_at = b"%PDF-1.7\n%%EOF\n", "0" * 64, timezone.now()
    frozen.save()
