"""Life of a yearly report or plan: the day set, approval, correction, what the council did, frozen documents."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.documents.actions import document_of
from cus.documents.docx import docx_of
from cus.documents.responses import docx_response, pdf_response
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.workflow import refuse_if
from programmes.results.actions.yearly import approve_annual, correct_annual, discard_annual, record_council, set_due
from programmes.results.forms.yearly import AnnualApproveForm, AnnualCorrectionForm, AnnualCouncilForm, AnnualDueForm
from programmes.results.models import AnnualEdition, AnnualPaper
from programmes.results.views.yearly import seen_draft, seen_paper
from programmes.results.yearly.parts import PARTS
from programmes.results.yearly.policies import (
    refusal_to_approve,
    refusal_to_correct,
    refusal_to_record,
    refusal_to_write,
)

UNDER = "Zatwierdzasz za dyrektora, {clause}. Ta informacja znajdzie się w dokumencie."


def seen_edition(request, edition: int) -> AnnualEdition:
    """Return an edition of a paper that this person may see; otherwise 404."""
    visible = AnnualPaper.objects.visible_to(request.user)
    rows = AnnualEdition.objects.filter(paper__in=visible).select_related("paper__gmina", "frozen")
    return get_object_or_404(rows, pk=edition)


@require_http_methods(["GET", "POST"])
@requires(Act.RESULTS_PREPARE, see=seen_draft)
def due(request, pk: int):
    """The day by which the centre wants it ready."""
    paper = seen_draft(request, pk)
    refuse_if(refusal_to_write(request.user, paper) if request.method == "GET" else None)
    kept = keeping(request, "results.annual_due", paper)
    form, status = AnnualDueForm(kept.data, instance=paper), 200
    if kept.sent:
        saved, status = save_or_explain(
            form,
            lambda: set_due(by=request.user, paper=paper, due_on=form.cleaned_data["due_on"], seen=form.version),
            kept,
        )
        if saved:
            messages.success(request, "Zapisano termin.")
            return redirect(saved)
    context = {"paper": seen_draft(request, pk), "form": form, "kept": kept.shown(form), "title": "Termin"}
    context["lead"] = "Ustawa nie wyznacza dnia. To termin, który centrum przyjmuje samo."
    return render(request, "results/yearly/form.html", context, status=status)


@require_POST
@requires(Act.RESULTS_PREPARE, see=seen_draft)
def discard(request, pk: int):
    """Throw away a paper begun by mistake."""
    paper = seen_draft(request, pk)
    discard_annual(by=request.user, paper=paper)
    messages.success(request, f"Usunięto projekt: {paper}.")
    return redirect("results:annual_list")


@require_http_methods(["GET", "POST"])
@requires(Act.RESULTS_APPROVE, see=seen_paper)
def approve(request, pk: int):
    """Number, date and the decision; what approving does is said beside."""
    paper = seen_paper(request, pk)
    refuse_if(refusal_to_approve(request.user, paper) if request.method == "GET" else None)
    started = {"dated_on": timezone.localdate(), "seen": paper.version, "number": _usual_number(paper)}
    form, status = AnnualApproveForm(request.POST or None, initial=started), 200
    if request.method == "POST":
        saved, status = save_or_explain(
            form, lambda: approve_annual(by=request.user, paper=paper, **form.cleaned_data)
        )
        if saved:
            messages.success(request, f"{paper.title}: zatwierdzono. Treść jest zamrożona, PDF powstaje.")
            return redirect(paper)
    under = request.user.authorisation_for(Act.RESULTS_APPROVE)
    context = {
        "paper": paper,
        "form": form,
        "empty": _empty(paper),
        "under": UNDER.format(clause=under.clause) if under else "",
    }
    return render(request, "results/yearly/approve.html", context, status=status)


def _usual_number(paper: AnnualPaper) -> str:
    """The number of the edition before; nothing for the first."""
    newest = next(iter(paper.editions.all()), None)
    return f"{newest.number} (korekta {paper.edition - 1})"[:60] if newest else ""


def _empty(paper: AnnualPaper) -> list:
    """Parts of a report in which nobody wrote anything, with their titles."""
    if not paper.is_report:
        return []
    written = {part.code for part in paper.parts.all() if part.text.strip()}
    return [part for part in PARTS if part.code not in written]


@require_http_methods(["GET", "POST"])
@requires(Act.RESULTS_APPROVE, see=seen_paper)
def correct(request, pk: int):
    """Open the next edition, with the reason."""
    paper = seen_paper(request, pk)
    refuse_if(refusal_to_correct(request.user, paper) if request.method == "GET" else None)
    kept = keeping(request, "results.annual_correction", paper)
    form, status = AnnualCorrectionForm(kept.data), 200
    if kept.sent:
        saved, status = save_or_explain(
            form, lambda: correct_annual(by=request.user, paper=paper, reason=form.cleaned_data["reason"]), kept
        )
        if saved:
            messages.success(request, "Otwarto korektę. Zatwierdzone wydanie zostaje bez zmian.")
            return redirect(saved)
    context = {"paper": paper, "form": form, "kept": kept.shown(form), "title": "Korekta"}
    context["lead"] = (
        "Zatwierdzone wydanie zostaje takie, jakie jest. Powstanie projekt następnego wydania, które je zastąpi."
    )
    return render(request, "results/yearly/form.html", context, status=status)


def seen_report_edition(request, edition: int) -> AnnualEdition:
    """Return the edition of a report; a plan is not handed to the council: 404."""
    found = seen_edition(request, edition)
    if not found.paper.is_report:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
@requires(Act.RESULTS_PREPARE, see=seen_report_edition)
def council(request, edition: int):
    """When the council got the report, and what it did with it."""
    found = seen_report_edition(request, edition)
    newest = found.paper.editions.order_by("-edition").values_list("edition", flat=True)[0]
    refuse_if(refusal_to_record(request.user, found, newest) if request.method == "GET" else None)
    kept = keeping(request, "results.annual_council", found)
    form, status = AnnualCouncilForm(kept.data, instance=found), 200
    if kept.sent:
        saved, status = save_or_explain(
            form,
            lambda: record_council(by=request.user, edition=found, values=form.values(), seen=form.version),
            kept,
        )
        if saved:
            messages.success(request, "Odnotowano, co rada zrobiła ze sprawozdaniem.")
            return redirect(found.paper)
    context = {"paper": found.paper, "form": form, "kept": kept.shown(form), "title": "Sprawozdanie w radzie"}
    context["lead"] = (
        "Sprawozdanie przekazuje się radzie gminy (art. 18). Uchwała o przyjęciu do wiadomości nie jest wymagana."
    )
    return render(request, "results/yearly/form.html", context, status=status)


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_edition)
def edition_document(request, edition: int):
    """The frozen file; „?plik=docx” gives the same text to work on."""
    found = seen_edition(request, edition)
    name = f"{found.paper.title}-{found.paper.gmina.name}-{found.number}"
    if request.GET.get("plik") == "docx":
        return docx_response(docx_of(document_of(found.frozen)), name=name)
    if not found.frozen.is_ready:
        return render(request, "results/yearly/waits.html", {"edition": found, "paper": found.paper}, status=202)
    return pdf_response(bytes(found.frozen.pdf), name=name)
