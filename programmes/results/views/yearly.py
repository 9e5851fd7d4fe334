"""The room „Plan i sprawozdanie”: yearly reports and plans, their parts, the draft as a document."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.documents.docx import docx_of
from cus.documents.render import MissingGlyph, render_pdf
from cus.documents.responses import docx_response, pdf_response
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.workflow import CONFLICT, Refusal, Refused, refuse_if
from programmes.results.actions.yearly import start_annual, write_part
from programmes.results.forms.yearly import AnnualPartForm, AnnualStartForm
from programmes.results.models import AnnualEdition, AnnualPaper, AnnualPart
from programmes.results.yearly.building import printed
from programmes.results.yearly.kinds import OUTCOME_KINDS, PaperKind
from programmes.results.yearly.paper import annual_document
from programmes.results.yearly.parts import BY_CODE, PARTS
from programmes.results.yearly.policies import (
    refusal_of_outcome,
    refusal_to_approve,
    refusal_to_correct,
    refusal_to_discard,
    refusal_to_prepare,
    refusal_to_record,
    refusal_to_write,
)
from programmes.results.yearly.scope import scope_of
from programmes.results.yearly.standing import lines_of

ASKED = {"sprawozdanie": PaperKind.REPORT, "plan": PaperKind.PLAN}


def seen_paper(request, pk: int, **page) -> AnnualPaper:
    """Return the report or plan if this person may see it; otherwise 404."""
    editions = AnnualEdition.objects.select_related("approved_by", "approved_under", "frozen").defer(
        "frozen__data", "frozen__pdf", "frozen__sealed_data"
    )
    papers = AnnualPaper.objects.visible_to(request.user).select_related("gmina", "approved_by")
    return get_object_or_404(papers.prefetch_related(Prefetch("editions", editions)), pk=pk)


def paper_of_kind(request, pk: int, kind: PaperKind) -> AnnualPaper:
    """The same, but 404 when the address belongs to the other kind."""
    paper = seen_paper(request, pk)
    if paper.kind != kind:
        raise Http404
    return paper


@require_safe
@requires(Act.READ_PUBLISHED)
def index(request):
    """Every report and plan, the newest year first, and what has not been begun."""
    papers = AnnualPaper.objects.visible_to(request.user).select_related("gmina").prefetch_related("editions")
    staff = request.user.may(Act.READ_DRAFTS)
    context = {
        "lines": lines_of(papers, staff=staff),
        "staff": staff,
        "refusal": refusal_to_prepare(request.user),
    }
    return render(request, "results/yearly/list.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.RESULTS_PREPARE)
def start(request):
    """Begin a report or a plan."""
    kept = keeping(request, "results.annual_new")
    form, status = AnnualStartForm(kept.data, initial=_asked(request)), 200
    saved = form.made_before(request.user)
    if kept.sent and saved is None:
        saved, status = save_or_explain(
            form, lambda: start_annual(by=request.user, token=form.token, **form.values()), kept
        )
    if saved:
        messages.success(request, f"Założono: {saved}.")
        return redirect(saved)
    context = {"form": form, "kept": kept.shown(form)}
    return render(request, "results/yearly/start.html", context, status=status)


def _asked(request) -> dict[str, object]:
    """What the link asked for; a report of last year otherwise."""
    today = timezone.localdate()
    kind = ASKED.get(request.GET.get("rodzaj", ""), PaperKind.REPORT)
    year = request.GET.get("rok", "")
    usual = today.year - 1 if kind == PaperKind.REPORT else today.year + 1
    asked = int(year) if year.isascii() and year.isdecimal() and len(year) == 4 else usual
    return {"kind": kind.value, "year": asked, "gmina": request.GET.get("gmina", "")}


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_paper)
def detail(request, pk: int):
    """One paper: its parts or tasks, its editions, what may be done."""
    paper = seen_paper(request, pk)
    user, staff = request.user, request.user.may(Act.READ_DRAFTS)
    editions = list(paper.editions.all())
    newest = editions[0] if editions else None
    context = {
        "paper": paper,
        "staff": staff,
        "editions": editions,
        "newest": newest,
        "today": timezone.localdate(),
        "write": refusal_to_write(user, paper),
        "discard": refusal_to_discard(user, paper),
        "approve": refusal_to_approve(user, paper),
        "correct": refusal_to_correct(user, paper),
        "record": refusal_to_record(user, newest, newest.edition) if newest else None,
        "prepares": user.may(Act.RESULTS_PREPARE),
        "outcome": refusal_of_outcome(user, paper),
    }
    context |= (_parts(paper) if paper.is_report else _tasks(paper)) if staff else {}
    return render(request, "results/yearly/detail.html", context)


def _parts(paper: AnnualPaper) -> dict[str, object]:
    written = {part.code: part for part in paper.parts.all()}
    return {"parts": [(part, written.get(part.code)) for part in PARTS]}


def _tasks(paper: AnnualPaper) -> dict[str, object]:
    tasks = list(paper.tasks.select_related("post").order_by("position", "pk"))
    return {
        "tasks": [(task, OUTCOME_KINDS[task.outcome]) for task in tasks],
        "money": sum((task.money for task in tasks if task.money is not None), 0),
    }


def seen_part(request, pk: int, code: str) -> AnnualPart:
    """Return a part of a report; the staff alone read what is being written."""
    if not request.user.may(Act.READ_DRAFTS):
        raise Http404
    paper = paper_of_kind(request, pk, PaperKind.REPORT)
    part = get_object_or_404(AnnualPart, paper=paper, code=code)
    part.paper = paper
    return part


@require_safe
@requires(Act.READ_DRAFTS, see=seen_part)
def part(request, pk: int, code: str):
    """What the system counted for a part, each number with its source, and what the centre wrote."""
    return render(request, "results/yearly/part.html", _of_part(request, seen_part(request, pk, code)))


def _of_part(request, written: AnnualPart) -> dict[str, object]:
    paper, spec = written.paper, BY_CODE[written.code]
    at = PARTS.index(spec)
    return {
        "paper": paper,
        "part": written,
        "spec": spec,
        "number": at + 1,
        "before": PARTS[at - 1] if at else None,
        "after": PARTS[at + 1] if at + 1 < len(PARTS) else None,
        "told": spec.build(scope_of(paper.year, paper.gmina)),
        "write": refusal_to_write(request.user, paper),
    }


@require_http_methods(["GET", "POST"])
@requires(Act.RESULTS_PREPARE, see=seen_part)
def part_edit(request, pk: int, code: str):
    """Write a part beside its numbers."""
    written = seen_part(request, pk, code)
    refuse_if(refusal_to_write(request.user, written.paper) if request.method == "GET" else None)
    kept = keeping(request, "results.annual_part", written)
    form, status = AnnualPartForm(kept.data, instance=written), 200
    if kept.sent:
        saved, status = save_or_explain(
            form,
            lambda: write_part(by=request.user, part=written, text=form.cleaned_data["text"], seen=form.version),
            kept,
        )
        if saved:
            messages.success(request, "Zapisano.")
            return redirect("results:annual_part", pk, code)
    context = _of_part(request, seen_part(request, pk, code)) | {"form": form, "kept": kept.shown(form)}
    return render(request, "results/yearly/part_edit.html", context, status=status)


def seen_draft(request, pk: int) -> AnnualPaper:
    """Return the paper for whoever reads drafts; otherwise 404."""
    if not request.user.may(Act.READ_DRAFTS):
        raise Http404
    return seen_paper(request, pk)


@require_safe
@requires(Act.READ_DRAFTS, see=seen_draft)
def document(request, pk: int):
    """The paper as it stands now, marked PROJEKT; „?plik=docx” gives it to work on.

    Raises:
        Refused: it holds a character that cannot be printed.
    """
    paper = seen_draft(request, pk)
    name = f"projekt-{paper.title}-{paper.gmina.name}"
    try:
        wrapped = annual_document(printed(paper))
        if request.GET.get("plik") == "docx":
            return docx_response(docx_of(wrapped), name=name)
        return pdf_response(render_pdf(wrapped), name=name)
    except MissingGlyph as error:
        raise Refused(Refusal(error.message, status=CONFLICT)) from error
