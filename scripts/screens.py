"""The screens and documents that ``scripts/pictures.py`` takes, of the demo centre."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from cus.accounts.enums import Role
from cus.centre.letterhead import letterhead
from cus.documents.render import render_pdf
from diagnosis.models import Diagnosis, Indicator, Note, StaffingRow
from partners.documents import agreement_document, card_document
from partners.models import AgreementTemplate, CooperationAgreement, GuideEntry, Partner, PowerOfAttorney, StaffGroup
from partners.printing import agreement_of, card_of
from programmes.documents import programme_document
from programmes.gaps import with_everything
from programmes.models import ProgrammeVersion, ServiceContract
from programmes.printing import programme_of
from programmes.results.models import DeliveryFigure, SelfEvaluation, Survey
from programmes.results.subjects import programmes_with_results
from services.documents.cards import catalogue_document, service_card_document
from services.models import Occupation, QualityStandard, Service
from services.printing import card_of as service_card_of
from services.printing import catalogue_of


@dataclass(frozen=True)
class Screen:
    """One page as one role sees it; ``readme`` marks those shown in the README."""

    name: str
    path: str
    role: Role | None = Role.ORGANISER
    status: int = 200
    readme: bool = False


def screens() -> Iterator[Screen]:
    """Every screen of the demo centre, by the role whose work it is."""
    yield Screen("sign-in", reverse("account_login"), role=None)
    for role in Role:
        yield Screen(
            "start" if role == Role.ORGANISER else f"start-{role}",
            reverse("desk:start"),
            role,
            readme=role == Role.ORGANISER,
        )
    yield Screen("search", reverse("desk:search") + "?q=posiłki")
    yield Screen("not-found", "/nie-ma-takiej/", status=404)
    yield Screen("forbidden", reverse("programmes:create"), Role.WORKER, status=403)
    yield from _services()
    yield from _partners()
    yield from _offers_and_guide()
    yield from _agreements()
    yield from _powers()
    yield from _diagnosis()
    yield from _programmes()
    yield from _results()
    yield Screen("annual-papers", reverse("results:annual_list"))
    yield Screen("annual-start", reverse("results:annual_start"))
    yield from _surveys()
    yield from _panel()


def _services() -> Iterator[Screen]:
    yield Screen("services", reverse("services:list"), Role.WORKER, readme=True)
    service = Service.objects.active().first()
    yield Screen("service", service.get_absolute_url())
    yield Screen("service-new", reverse("services:create"))
    yield Screen("occupations", reverse("services:occupations") + "?grupa=3412")
    yield Screen("occupations-found", reverse("services:occupations") + "?q=fizjoterapelta", Role.READER)
    yield Screen("occupation", reverse("services:occupation", args=["341201"]), Role.READER)
    yield Screen("services-import", reverse("services:import"), Role.ADMINISTRATOR)
    yield Screen("services-confirm", reverse("services:confirm"), Role.ADMINISTRATOR)
    approved, submitted = QualityStandard.objects.get(state="approved"), QualityStandard.objects.get(state="submitted")
    yield Screen("standards", reverse("services:standards"))
    yield Screen("standard", approved.get_absolute_url(), Role.READER)
    yield Screen("standard-decide", submitted.get_absolute_url(), Role.DIRECTOR)
    yield Screen("standard-compare", reverse("services:standard_compare", args=[approved.pk]))
    yield Screen("centre", reverse("centre:detail"))
    for page in ("conditions", "gminas", "units", "posts", "signatories", "addresses", "resolutions"):
        yield Screen(f"centre-{page}", reverse(f"centre:{page}"))
    yield Screen("centre-edit", reverse("centre:edit"), Role.DIRECTOR)


def _partners() -> Iterator[Screen]:
    partner = Partner.objects.active().exclude(activity_scope="").filter(offers__isnull=False).first()
    yield Screen("partners", reverse("partners:list"))
    yield Screen("partners-empty", reverse("partners:list") + "?q=nieistniejący")
    yield Screen("partner", partner.get_absolute_url(), readme=True)
    yield Screen("partner-edit", reverse("partners:edit", args=[partner.pk]), Role.WORKER)
    yield Screen("partner-new", reverse("partners:create"), Role.WORKER)
    yield Screen("partner-offers", reverse("partners:offers", args=[partner.pk]))
    yield Screen("partners-import", reverse("partners:import"), Role.WORKER)
    yield Screen("partner-place", reverse("partners:place_create", args=[partner.pk]), Role.WORKER)
    yield Screen("partner-founders", reverse("partners:founders", args=[partner.pk]) + "?q=brzozowa", Role.WORKER)
    yield Screen("partner-former-names", reverse("partners:former_names", args=[partner.pk]), Role.WORKER)
    yield Screen("partner-contact", reverse("partners:contact_create", args=[partner.pk]), Role.WORKER)
    yield Screen("partner-action", reverse("partners:joint_action_create", args=[partner.pk]), Role.WORKER)
    yield Screen("partners-upkeep", reverse("partners:upkeep"))
    yield Screen("partners-due", reverse("partners:list") + "?potwierdzenie=do&kompletnosc=braki")
    yield Screen("partners-archive", reverse("partners:list") + "?stan=archiwum")


def _offers_and_guide() -> Iterator[Screen]:
    entry = GuideEntry.objects.select_related("offer__service").first()
    yield Screen(
        "partner-offer", reverse("partners:offer", args=[entry.offer.partner_id, entry.offer_id]), Role.WORKER
    )
    group = StaffGroup.objects.first()
    yield Screen("partner-staff", reverse("partners:staff", args=[group.partner_id]), Role.WORKER)
    yield Screen("partner-facilities", reverse("partners:facilities", args=[group.partner_id]), Role.WORKER)
    checked = [group.partner_id, group.pk, group.partner.offers.first().service.slug]
    yield Screen("partner-staff-check", reverse("partners:staff_check", args=checked), Role.WORKER)
    yield Screen("guide", reverse("partners:guide"), Role.READER)
    yield Screen("guide-service", reverse("partners:guide_service", args=[entry.offer.service.slug]), Role.READER)
    yield Screen("guide-group", reverse("partners:guide_group", args=["seniorzy"]), Role.READER)
    yield Screen("guide-keep", reverse("partners:guide_keep"), Role.ORGANISER)


def _agreements() -> Iterator[Screen]:
    partner = Partner.objects.active().exclude(activity_scope="").filter(offers__isnull=False).first()
    agreement = CooperationAgreement.objects.first()
    yield Screen("agreements", reverse("partners:agreement_list"))
    yield Screen("agreement-new", reverse("partners:agreement_create"))
    template = AgreementTemplate.objects.published().first()
    yield Screen("agreement-templates", reverse("partners:agreement_templates"))
    yield Screen("agreement-template", template.get_absolute_url())
    yield Screen("agreement-template-preview", reverse("partners:agreement_template_preview", args=[template.pk]))
    yield Screen("documents", reverse("documents:archive"))
    yield Screen("agreement", agreement.get_absolute_url())
    yield Screen("partner-path", reverse("partners:path", args=[partner.pk]), Role.WORKER)
    yield Screen("committee", reverse("partners:committee", args=[agreement.pk]))
    yield Screen("committee-member", reverse("partners:committee_member_add", args=[agreement.pk]), Role.WORKER)
    meeting = agreement.meetings.first()
    yield Screen("meeting", meeting.get_absolute_url())
    yield Screen("meeting-new", reverse("partners:meeting_create", args=[agreement.pk]), Role.WORKER)
    annex = agreement.annexes.first()
    yield Screen("annex", annex.get_absolute_url())
    yield Screen("annex-edit", reverse("partners:annex_edit", args=[agreement.pk, annex.pk]), Role.WORKER)
    check = agreement.checks.first()
    yield Screen("self-checks", reverse("partners:check_list", args=[agreement.pk]))
    yield Screen("self-check", check.get_absolute_url(), Role.DIRECTOR)
    yield Screen("self-check-new", reverse("partners:check_create", args=[agreement.pk]), Role.WORKER)
    yield Screen("agreement-tasks", reverse("partners:agreement_tasks", args=[agreement.pk]))
    yield Screen("agreement-accede", reverse("partners:agreement_accede", args=[agreement.pk]))
    yield Screen("agreement-end", reverse("partners:agreement_end", args=[agreement.pk]), Role.DIRECTOR)


def _powers() -> Iterator[Screen]:
    power = PowerOfAttorney.objects.get(number="1/2026")
    yield Screen("powers", reverse("partners:power_list") + "?osoba=kasztan")
    yield Screen("power", power.get_absolute_url())
    yield Screen("power-new", reverse("partners:power_create"), Role.WORKER)
    draft = PowerOfAttorney.objects.filter(number="").first()
    yield Screen("power-draft", draft.get_absolute_url())
    yield Screen("power-edit", reverse("partners:power_edit", args=[draft.pk]), Role.WORKER)
    yield Screen("power-revoke", reverse("partners:power_revoke", args=[power.pk]), Role.DIRECTOR)


def _notes(diagnosis: Diagnosis) -> Iterator[Screen]:
    yield Screen("notes", reverse("diagnosis:note_list"))
    yield Screen("note-new", reverse("diagnosis:note_create"))
    yield Screen("note", Note.objects.order_by("pk").first().get_absolute_url())
    yield Screen("findings", reverse("diagnosis:findings", args=[diagnosis.pk]))
    yield Screen("consultation", reverse("diagnosis:consultation", args=[diagnosis.pk]))
    yield Screen("consultation-report", reverse("diagnosis:consultation_report", args=[diagnosis.pk]))
    yield Screen("notes-of-diagnosis", reverse("diagnosis:notes", args=[diagnosis.pk]))


def _conclusions(diagnosis: Diagnosis) -> Iterator[Screen]:
    for name in ("potential", "coverage", "staffing"):
        yield Screen(name, reverse(f"diagnosis:{name}", args=[diagnosis.pk]))
    row = StaffingRow.objects.filter(plans__isnull=False).order_by("pk").first()
    if row:
        pk = row.balance.diagnosis_id
        yield Screen("staffing-row", reverse("diagnosis:staffing_row", args=[pk, row.pk]))
        plan = row.plans.first()
        yield Screen("staffing-plan", reverse("diagnosis:staffing_plan", args=[pk, row.pk, plan.pk]))


def _figures(diagnosis: Diagnosis) -> Iterator[Screen]:
    yield Screen("indicators", reverse("diagnosis:indicators"))
    yield Screen("figures-import", reverse("diagnosis:figures_import"))
    yield Screen("figures", reverse("diagnosis:figures", args=[diagnosis.pk]))
    for one in Indicator.objects.order_by("pk")[:2]:
        yield Screen(f"indicator-{one.pk}", one.get_absolute_url())
        yield Screen(f"comparison-{one.pk}", reverse("diagnosis:comparison") + f"?wskaznik={one.pk}")


def _versions(diagnosis: Diagnosis) -> Iterator[Screen]:
    for name in ("description", "duties", "gminas"):
        yield Screen(f"diagnosis-{name}", reverse(f"diagnosis:{name}", args=[diagnosis.pk]))
    update = Diagnosis.objects.filter(update_of__isnull=False).order_by("pk").first()
    if update:
        yield Screen("diagnosis-update", update.get_absolute_url())
        yield Screen("diagnosis-compare", reverse("diagnosis:compare", args=[update.pk]))
        author = update.author_rows.first()
        if author:
            yield Screen(
                "diagnosis-author", reverse("diagnosis:description_change", args=[update.pk, "autor", author.pk])
            )


def _forecasts(diagnosis: Diagnosis) -> Iterator[Screen]:
    yield Screen("forecasts", reverse("diagnosis:forecast_list", args=[diagnosis.pk]))
    for forecast in diagnosis.forecasts.filter(position__in=(0, 1)):
        yield Screen(f"forecast-{forecast.method}", forecast.get_absolute_url())


def _surveys() -> Iterator[Screen]:
    survey = Survey.objects.exclude(state="draft").order_by("pk").first()
    if survey is None:
        return
    yield Screen("surveys", reverse("results:quality", args=[survey.programme_id]))
    yield Screen("survey", survey.get_absolute_url())
    yield Screen("survey-sheets", reverse("results:quality_enter", args=[survey.pk]), Role.WORKER)
    yield Screen("survey-results", reverse("results:quality_results", args=[survey.pk]))
    yield Screen("survey-service", reverse("results:quality_service", args=[survey.programme_id, survey.service_id]))


def _diagnosis() -> Iterator[Screen]:
    diagnosis = Diagnosis.objects.order_by("pk").first()
    yield Screen("diagnoses", reverse("diagnosis:list"))
    yield Screen("diagnosis", diagnosis.get_absolute_url())
    yield from _notes(diagnosis)
    yield from _versions(diagnosis)
    yield from _forecasts(diagnosis)
    yield Screen("sheet", reverse("diagnosis:needs", args=[diagnosis.pk]), readme=True)
    yield Screen("sheet-print", reverse("diagnosis:needs_print", args=[diagnosis.pk]))
    yield Screen("priorities", reverse("diagnosis:priorities", args=[diagnosis.pk]))
    yield Screen("need-proposals", reverse("diagnosis:proposals", args=[diagnosis.pk]))
    yield Screen("research", reverse("diagnosis:research", args=[diagnosis.pk]))
    yield Screen("diagnosis-report", reverse("diagnosis:report", args=[diagnosis.pk]))
    yield Screen("questionnaires", reverse("diagnosis:questionnaire_list", args=[diagnosis.pk]))
    asked = diagnosis.questionnaires.first()
    if asked:
        yield Screen("questionnaire", asked.get_absolute_url())
        yield Screen("sheets", reverse("diagnosis:sheet_list", args=[diagnosis.pk, asked.pk]))
        yield Screen("tally", reverse("diagnosis:tally", args=[diagnosis.pk, asked.pk]))
    yield Screen("outside-surveys", reverse("diagnosis:outside_list", args=[diagnosis.pk]))
    outside = diagnosis.outside_surveys.first()
    if outside:
        yield Screen("outside-survey", outside.get_absolute_url())
    yield Screen("territories", reverse("diagnosis:territory_list", args=[diagnosis.pk]))
    yield from _conclusions(diagnosis)
    yield from _figures(diagnosis)
    territory = diagnosis.territories.first()
    if territory:
        yield Screen("territory", reverse("diagnosis:territory_detail", args=[diagnosis.pk, territory.pk]))


def _results() -> Iterator[Screen]:
    yield Screen("results", reverse("results:list"))
    yield Screen("dashboard", reverse("results:dashboard"), Role.DIRECTOR)
    yield Screen("carried-over", reverse("results:carried"))
    yield Screen("self-evaluations", reverse("results:selfevaluation_list"))
    yield Screen("self-evaluation-new", reverse("results:selfevaluation_create"), Role.WORKER)
    report = SelfEvaluation.objects.order_by("-pk").first()
    if report:
        yield Screen("self-evaluation", report.get_absolute_url())
        for section in report.sections.order_by("pk")[:1]:
            yield Screen("self-evaluation-section", section.get_absolute_url(), Role.WORKER)
    programme = programmes_with_results().order_by("-pk").first()
    if programme is None:
        return
    yield Screen("results-programme", reverse("results:detail", args=[programme.pk]))
    yield Screen("delivery", reverse("results:delivery", args=[programme.pk]))
    yield Screen("delivery-new", reverse("results:delivery_create", args=[programme.pk]), Role.WORKER)
    yield Screen("delivery-sheet", reverse("results:delivery_sheet", args=[programme.pk]), Role.WORKER)
    yield Screen("delivery-import", reverse("results:delivery_import", args=[programme.pk]), Role.WORKER)
    figure = DeliveryFigure.objects.filter(programme=programme).order_by("pk").first()
    if figure:
        yield Screen("delivery-figure", reverse("results:delivery_figure", args=[programme.pk, figure.pk]))
    yield Screen("measures", reverse("results:indicators", args=[programme.pk]))
    yield Screen("information", reverse("results:information", args=[programme.pk]))
    yield Screen("measure-value", reverse("results:indicator_create", args=[programme.pk]), Role.WORKER)


def _programmes() -> Iterator[Screen]:
    yield Screen("programmes", reverse("programmes:list"))
    yield Screen("programme-new", reverse("programmes:create"))
    version = ProgrammeVersion.objects.awaiting_decision().first()
    if version:
        yield Screen("programme", version.get_absolute_url())
        yield Screen("programme-thread", reverse("programmes:thread", args=[version.pk]))
        yield Screen("programme-coverage", reverse("programmes:coverage", args=[version.pk]))
        yield Screen("programme-gaps", reverse("programmes:gaps", args=[version.pk]))
        yield Screen("programme-consultations", reverse("programmes:consultations", args=[version.pk]))
        yield Screen("contracting", reverse("programmes:contracting", args=[version.pk]))
        yield Screen("contract-new", reverse("programmes:contract_create", args=[version.pk]), Role.WORKER)
        yield Screen("contracts", reverse("programmes:contract_list"))
        contract = ServiceContract.objects.order_by("pk").first()
        if contract:
            yield Screen("contract", contract.get_absolute_url())
        yield Screen("complaints", reverse("results:complaint_list"))
        yield Screen("complaint-new", reverse("results:complaint_create"), Role.WORKER)
        yield Screen("decision", reverse("programmes:decide", args=[version.pk]), Role.DIRECTOR, readme=True)
    opened = ProgrammeVersion.objects.open_for_editing().first()
    if opened:
        yield Screen("programme-open", opened.get_absolute_url())
        yield Screen("programme-point-4", reverse("programmes:point", args=[opened.pk, 4]), Role.WORKER)
        yield Screen("programme-point-5", reverse("programmes:point", args=[opened.pk, 5]))
        yield Screen("programme-point-12", reverse("programmes:point", args=[opened.pk, 12]))
        yield Screen("programme-needs", reverse("programmes:needs", args=[opened.pk]))
        yield Screen("programme-basis", reverse("programmes:basis", args=[opened.pk]))
        item = opened.items.first()
        if item:
            yield Screen("programme-item", reverse("programmes:item_edit", args=[opened.pk, item.pk]))
            yield Screen("programme-item-conditions", reverse("programmes:item_conditions", args=[opened.pk, item.pk]))
            yield Screen("programme-item-fees", reverse("programmes:item_fees", args=[opened.pk, item.pk]))
            yield Screen("programme-item-place", reverse("programmes:item_place", args=[opened.pk, item.pk]))
            yield Screen("sourcing", reverse("programmes:sourcing", args=[opened.pk, item.pk]), Role.WORKER)
            yield Screen("programme-item-money", reverse("programmes:item_money", args=[opened.pk, item.pk]))
    yield Screen("income-criteria", reverse("programmes:criteria"))
    paid = version and version.items.filter(fee_rules__bands__isnull=False).first()
    if paid:
        yield Screen("fee-calculator", reverse("programmes:calculator", args=[version.pk]))
        answer = reverse("programmes:item_calculator", args=[version.pk, paid.pk])
        yield Screen("fee-calculated", f"{answer}?dzien=2027-03-10&ile=8&wiek=78&osoby=1&dochod=1800")


def _panel() -> Iterator[Screen]:
    yield Screen("gallery", reverse("ui:gallery"), Role.ADMINISTRATOR)
    for name in (
        "index",
        "services_service_changelist",
        "services_occupation_changelist",
        "services_occupationedition_changelist",
        "services_occupationedition_import",
        "accounts_user_changelist",
    ):
        yield Screen(f"panel-{name}", reverse(f"admin:{name}"), Role.ADMINISTRATOR)
    yield Screen("panel-service-new", reverse("admin:services_service_add"), Role.ADMINISTRATOR)
    yield Screen(
        "panel-by-occupation",
        reverse("admin:services_service_by_occupation") + "?zawod=341204",
        Role.ADMINISTRATOR,
    )
    yield Screen(
        "panel-replace",
        reverse("admin:services_occupation_replace", args=[Occupation.objects.current().get(code="341204").pk]),
        Role.ADMINISTRATOR,
    )
    yield Screen(
        "panel-service",
        reverse("admin:services_service_change", args=[Service.objects.first().pk]),
        Role.ADMINISTRATOR,
    )


def documents() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The documents: name and a function that makes the file."""
    head = letterhead()
    partner = Partner.objects.active().filter(offers__isnull=False).first()
    yield "document-card", lambda: render_pdf(card_document(card_of(partner, letterhead=head)))
    services = Service.objects.active().for_page()
    yield (
        "document-service-card",
        lambda: render_pdf(service_card_document(service_card_of(services.first(), letterhead=head))),
    )
    yield "document-catalogue", lambda: render_pdf(catalogue_document(catalogue_of(services, letterhead=head)))
    agreement = CooperationAgreement.objects.first()
    yield "document-agreement", lambda: render_pdf(agreement_document(agreement_of(agreement, letterhead=head)))
    version = with_everything(ProgrammeVersion.objects.filter(name__gt="")).order_by("pk").first()
    yield "document-programme", lambda: render_pdf(programme_document(programme_of(version, letterhead=head)))
