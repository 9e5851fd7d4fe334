"""Tasks of the yearly plan: by hand, from proposals, their order, what became of them."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.text.plural import plural
from cus.workflow import StaleEdit, refuse_if
from programmes.results.actions.yearly_tasks import (
    add_task,
    edit_task,
    move_task,
    record_outcome,
    remove_task,
    take_proposals,
)
from programmes.results.forms.yearly import PlanOutcomeForm, PlanTaskForm
from programmes.results.models import AnnualPaper, PlanTask
from programmes.results.views.yearly import paper_of_kind
from programmes.results.yearly.kinds import PaperKind
from programmes.results.yearly.policies import refusal_of_outcome, refusal_to_write
from programmes.results.yearly.proposals import open_proposals

UP, DOWN = "wyzej", "nizej"


def seen_plan(request, pk: int) -> AnnualPaper:
    """Return the plan for whoever reads drafts; otherwise 404."""
    if not request.user.may(Act.READ_DRAFTS):
        raise Http404
    return paper_of_kind(request, pk, PaperKind.PLAN)


def seen_task(request, task: int, **page) -> PlanTask:
    """Return the task for whoever reads drafts; otherwise 404."""
    if not request.user.may(Act.READ_DRAFTS):
        raise Http404
    return get_object_or_404(PlanTask.objects.select_related("paper__gmina", "post"), pk=task)


@require_http_methods(["GET", "POST"])
@requires(Act.RESULTS_PREPARE, see=seen_plan)
def create(request, pk: int):
    """A task by hand."""
    paper = seen_plan(request, pk)
    refuse_if(refusal_to_write(request.user, paper) if request.method == "GET" else None)
    kept = keeping(request, "results.annual_task_new", key=str(pk))
    form, status = PlanTaskForm(kept.data), 200
    saved = form.made_before(request.user)
    if kept.sent and saved is None:
        saved, status = save_or_explain(
            form, lambda: add_task(by=request.user, paper=paper, values=form.values(), token=form.token), kept
        )
    if saved:
        messages.success(request, "Dodano zadanie do planu.")
        return redirect(paper)
    context = {"paper": paper, "form": form, "kept": kept.shown(form), "title": "Nowe zadanie", "lead": str(paper)}
    return render(request, "results/yearly/form.html", context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.RESULTS_PREPARE, see=seen_task)
def edit(request, task: int):
    """Change a task of a draft."""
    found = seen_task(request, task)
    paper = found.paper
    refuse_if(refusal_to_write(request.user, paper) if request.method == "GET" else None)
    kept = keeping(request, "results.annual_task", found)
    form, status = PlanTaskForm(kept.data, instance=found), 200
    if kept.sent:
        saved, status = save_or_explain(
            form, lambda: edit_task(by=request.user, task=found, values=form.values(), seen=form.version), kept
        )
        if saved:
            messages.success(request, "Zapisano zadanie.")
            return redirect(paper)
    context = {"paper": paper, "task": seen_task(request, task), "form": form, "kept": kept.shown(form)}
    context |= {"title": "Zmiana zadania", "lead": str(paper)}
    return render(request, "results/yearly/form.html", context, status=status)


@require_POST
@requires(Act.RESULTS_PREPARE, see=seen_task)
def remove(request, task: int):
    """Remove a task of a draft."""
    found = seen_task(request, task)
    seen = request.POST.get("version", "")
    version = int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 10 else found.version
    try:
        remove_task(by=request.user, task=found, seen=version)
    except StaleEdit:
        messages.error(request, "Ktoś zmienił to zadanie w międzyczasie. Przeczytaj je jeszcze raz.")
        return redirect("results:annual_task_edit", task)
    messages.success(request, "Usunięto zadanie z planu.")
    return redirect(found.paper)


@require_POST
@requires(Act.RESULTS_PREPARE, see=seen_task)
def move(request, task: int, way: str):
    """Put a task one place up or down."""
    if way not in (UP, DOWN):
        raise Http404
    found = seen_task(request, task)
    move_task(by=request.user, task=found, up=way == UP)
    return redirect(f"{found.paper.get_absolute_url()}#zadanie-{found.pk}")


@require_http_methods(["GET", "POST"])
@requires(Act.RESULTS_PREPARE, see=seen_plan)
def proposals(request, pk: int):
    """What the system proposes; a press takes one, the marked ones or all."""
    paper = seen_plan(request, pk)
    refuse_if(refusal_to_write(request.user, paper) if request.method == "GET" else None)
    if request.method == "POST":
        keys = None if "all" in request.POST else set(request.POST.getlist("key"))
        made = take_proposals(by=request.user, paper=paper, keys=keys)
        count = len(made)
        words = f"Dodano do planu {count} {plural(count, 'zadanie', 'zadania', 'zadań')}."
        messages.success(request, words if made else "Te zadania są już w planie.")
        return redirect("results:annual_proposals" if "key" in request.POST else "results:annual", pk)
    context = {"paper": paper, "proposals": open_proposals(paper, request.user)}
    return render(request, "results/yearly/proposals.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.RESULTS_PREPARE, see=seen_task)
def outcome(request, task: int):
    """What became of a task."""
    found = seen_task(request, task)
    refuse_if(refusal_of_outcome(request.user, found.paper) if request.method == "GET" else None)
    kept = keeping(request, "results.annual_outcome", found)
    form, status = PlanOutcomeForm(kept.data, instance=found), 200
    if kept.sent:
        saved, status = save_or_explain(form, lambda: _recorded(request, found, form), kept)
        if saved:
            messages.success(request, "Odnotowano wykonanie zadania.")
            return redirect(found.paper)
    context = {"paper": found.paper, "form": form, "kept": kept.shown(form), "title": "Wykonanie zadania"}
    context["lead"] = found.task
    return render(request, "results/yearly/form.html", context, status=status)


def _recorded(request, task: PlanTask, form: PlanOutcomeForm) -> PlanTask:
    values = form.cleaned_data
    return record_outcome(
        by=request.user, task=task, outcome=values["outcome"], note=values["note"], seen=form.version
    )
