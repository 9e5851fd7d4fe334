"""Self-evaluations of partnerships: the list, a new one, the report with its outline, its file."""

from django.contrib import messages
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act, refusal_without
from cus.documents.actions import document_of
from cus.documents.docx import docx_of
from cus.documents.render import MissingGlyph, render_pdf
from cus.documents.responses import docx_response, pdf_response
from cus.drafts.saving import save_or_explain
from cus.text.plural import plural
from cus.workflow import CONFLICT, Refusal, Refused
from partners.enums import UNSIGNED
from partners.models import CooperationAgreement
from programmes.results.actions import selfevaluation as actions
from programmes.results.actions import selfevaluation_stages as stages
from programmes.results.forms.selfevaluation import SelfEvaluationForm
from programmes.results.models import SelfEvaluation
from programmes.results.selfevaluation.building import self_evaluation_of
from programmes.results.selfevaluation.data import self_evaluation_document
from programmes.results.selfevaluation.policies import refusal_of, refusal_to_write
from programmes.results.selfevaluation.reading import Whole
from programmes.results.selfevaluation.workflow import WORKFLOW


def seen_report(request, pk: int, **page) -> SelfEvaluation:
    """Return the report of the address if the person may see it; otherwise 404."""
    known = SelfEvaluation.objects.visible_to(request.user)
    people = ("prepared_by", "reviewed_by", "approved_by", "reviewed_under", "approved_under", "frozen")
    return get_object_or_404(known.select_related("agreement", *people).defer("frozen__pdf", "frozen__data"), pk=pk)


def _agreements(user) -> QuerySet:
    return CooperationAgreement.objects.visible_to(user).exclude(state__in=UNSIGNED).order_by("-concluded_on", "pk")


@require_safe
@requires(Act.READ_PUBLISHED)
def index(request):
    """All reports that the person may read."""
    context = {
        "reports": SelfEvaluation.objects.visible_to(request.user).for_list(),
        "refusal": refusal_without(request.user, Act.DELIVERY_ENTER),
    }
    return render(request, "results/selfevaluation/list.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.DELIVERY_ENTER)
def create(request):
    """Choose the agreement and the days; the report is filled at once with what the system knows."""
    agreements = _agreements(request.user)
    asked = {"agreement": request.GET.get("porozumienie")} if request.GET.get("porozumienie", "").isdecimal() else {}
    only = agreements.first() if agreements.count() == 1 else None
    initial = asked or ({"agreement": only} if only else {})
    form = SelfEvaluationForm(request.POST or None, agreements=agreements, initial=initial)
    if request.method == "POST" and (made := form.made_before(request.user)):
        return redirect(made)
    status = 200
    if request.method == "POST":
        report, status = save_or_explain(
            form, lambda: actions.start_self_evaluation(by=request.user, token=form.token, **form.values())
        )
        if report is not None:
            messages.success(request, "Założono raport i wpisano do niego zdania z tego, co wie system.")
            return redirect(report)
    context = {"form": form, "any": agreements.exists()}
    return render(request, "results/selfevaluation/create.html", context, status=status)


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_report)
def detail(request, pk: int):
    """The outline with the state of each section, the coverage, what may be done now; the log."""
    report = seen_report(request, pk)
    whole, user = Whole(report), request.user
    context = {
        "report": report,
        "groups": whole.groups,
        "coverage": whole.coverage,
        "is_staff": user.may(Act.READ_DRAFTS),
        "writing": refusal_to_write(user, report),
        "acts": {
            name: refusal_of(name, user=user, report=report)
            for name, transition in WORKFLOW.transitions.items()
            if report.state in transition.sources
        },
        "log": [(entry, _done(entry.transition)) for entry in report.log.select_related("by", "authorisation")],
    }
    return render(request, "results/selfevaluation/detail.html", context)


def _done(transition: str) -> str:
    return WORKFLOW[transition].done if transition in WORKFLOW.transitions else "Założono raport"


@require_POST
@requires(Act.DELIVERY_ENTER, see=seen_report)
def refresh(request, pk: int):
    """Ask the system again."""
    report = seen_report(request, pk)
    done = actions.refresh_self_evaluation(by=request.user, report=report)
    added = f"{done.added} {plural(done.added, 'nowe zdanie', 'nowe zdania', 'nowych zdań')}"
    renewed = f"{done.updated} {plural(done.updated, 'odświeżone', 'odświeżone', 'odświeżonych')}"
    text = f"Pobrano dane: {added}, {renewed}."
    if done.left:
        noun = plural(
            done.left,
            "zdanie, które ktoś zmienił, zostało",
            "zdania, które ktoś zmienił, zostały",
            "zdań, które ktoś zmienił, zostało",
        )
        text += f" {done.left} {noun} bez zmian: nowe słowa zobaczysz w podrozdziale."
    messages.success(request, text)
    return redirect(report)


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_report)
def document(request, pk: int):
    """The frozen file, or the draft as it stands; „?plik=docx” gives it to work on.

    Raises:
        Refused: the draft holds a character that cannot be printed.
    """
    report = seen_report(request, pk)
    name = f"autoewaluacja-{report.number or 'projekt'}-{report.agreement}"
    try:
        if request.GET.get("plik") == "docx":
            return docx_response(docx_of(_paper(report)), name=name)
        if report.frozen is None:
            return pdf_response(render_pdf(_paper(report)), name=name)
    except MissingGlyph as error:
        raise Refused(Refusal(error.message, status=CONFLICT)) from error
    if not report.frozen.is_ready:
        return render(request, "results/selfevaluation/waits.html", {"report": report}, status=202)
    return pdf_response(bytes(report.frozen.pdf), name=name)


def _paper(report: SelfEvaluation):
    return document_of(report.frozen) if report.frozen else self_evaluation_document(self_evaluation_of(report))


def seen_of(request) -> int | None:
    """The version of the report that the page showed; ``None`` where the page sent none."""
    sent = request.POST.get("version", "")
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 10 else None


@require_POST
@requires(Act.DELIVERY_ENTER, see=seen_report)
def prepare(request, pk: int):
    """Hand the report to the organiser."""
    report = stages.prepare_self_evaluation(by=request.user, report=seen_report(request, pk), seen=seen_of(request))
    messages.success(request, "Przekazano raport organizatorowi. Tekst nie zmieni się, dopóki nie wróci do poprawy.")
    return redirect(report)


@require_POST
@requires(Act.RESULTS_PREPARE, see=seen_report)
def review(request, pk: int):
    """Hand the report on to the director."""
    report = stages.review_self_evaluation(by=request.user, report=seen_report(request, pk), seen=seen_of(request))
    messages.success(request, "Przekazano raport dyrektorowi.")
    return redirect(report)


@require_POST
@requires(Act.RESULTS_APPROVE, see=seen_report)
def approve(request, pk: int):
    """Approve and freeze."""
    report = stages.approve_self_evaluation(by=request.user, report=seen_report(request, pk), seen=seen_of(request))
    messages.success(request, f"Zatwierdzono raport nr {report.number}. Treść jest zamrożona, plik PDF powstaje.")
    return redirect(report)
