"""List, description and page of a diagnosis."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from cus.accounts.access import requires
from cus.accounts.acts import Act, refusal_without
from cus.accounts.models import signed
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.workflow import refuse_if
from diagnosis.actions.diagnoses import create_diagnosis, edit_diagnosis
from diagnosis.clock import clock, force_note
from diagnosis.duties import duties, gaps, stage_duties
from diagnosis.enums import DiagnosisStage
from diagnosis.forms.diagnosis import DiagnosisForm, NewDiagnosisForm
from diagnosis.models import Diagnosis
from diagnosis.notes import waiting_count
from diagnosis.policies import refusal_to_edit, refusal_to_move, refusal_to_publish, refusal_to_update
from diagnosis.rooms import doors
from diagnosis.succession import versions_of
from diagnosis.views.common import diagnosis_or_404
from diagnosis.views.stages import FORMS
from diagnosis.workflow import STAGES, happened


@require_GET
@requires(Act.READ_PUBLISHED)
def diagnosis_list(request: HttpRequest) -> HttpResponse:
    """All diagnoses that the person may see, the newest first."""
    refusal = refusal_without(request.user, Act.DIAGNOSIS_EDIT)
    context = {
        "diagnoses": Diagnosis.objects.visible_to(request.user).for_list(),
        "refusal": refusal,
        "clock": clock(timezone.localdate(), request.user),
        "may_create": refusal is None,
    }
    return render(request, "diagnosis/list.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT)
def create(request: HttpRequest) -> HttpResponse:
    """Open a diagnosis."""
    kept = keeping(request, "diagnosis.description_new")
    form = NewDiagnosisForm(kept.data)
    if kept.sent and form.is_valid():
        with kept.saving():
            diagnosis = create_diagnosis(by=request.user, **form.fields_for_action())
        first = "notatek z rozeznania" if waiting_count(diagnosis) else "formularza potrzeb"
        messages.success(request, f"Założono diagnozę. Zacznij od {first}.")
        return redirect("diagnosis:detail", diagnosis.pk)
    context = {"form": form, "kept": kept.shown(form)}
    return render(request, "diagnosis/form.html", context, status=422 if form.errors else 200)


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Stage, the rooms with how full they are, what is missing, and what may be done next."""
    diagnosis = diagnosis_or_404(request, pk)
    steps = [(step, refusal_to_move(request.user, diagnosis, step.name)) for step in STAGES.open_from(diagnosis.stage)]
    found = duties(diagnosis) if diagnosis.is_editable else []
    lines = list(diagnosis.stage_changes.select_related("by"))
    context = {
        "diagnosis": diagnosis,
        "withdrawal": next((line for line in lines if line.transition == "withdraw"), None),
        "gminas": diagnosis.gminas.all(),
        "groups": doors(diagnosis, request.user),
        "gaps": gaps(found),
        "waits": stage_duties(found, diagnosis.stage),
        "clock": clock(timezone.localdate(), request.user) if diagnosis.stage == DiagnosisStage.IN_FORCE else None,
        "may_create": request.user.may(Act.DIAGNOSIS_EDIT),
        "edit_refusal": refusal_to_edit(request.user, diagnosis),
        "steps": steps,
        "force_note": force_note(diagnosis, timezone.localdate()),
        "asking": FORMS,
        "versions": versions_of(request.user, diagnosis),
        "publish_refusal": refusal_to_publish(request.user, diagnosis),
        "update_refusal": refusal_to_update(request.user, diagnosis),
        "log": [(line, happened(line.transition)) for line in lines],
        "handed_over": signed(diagnosis.handed_over_by, diagnosis.handed_over_under),
    }
    return render(request, "diagnosis/detail.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=diagnosis_or_404)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the description of a diagnosis."""
    diagnosis = diagnosis_or_404(request, pk)
    refuse_if(refusal_to_edit(request.user, diagnosis))
    kept = keeping(request, "diagnosis.description", diagnosis)
    form = DiagnosisForm(kept.data, instance=diagnosis)
    status = 200
    if request.method == "POST":

        def act() -> Diagnosis:
            fields = form.fields_for_action()
            return edit_diagnosis(by=request.user, diagnosis=diagnosis, version=form.version, **fields)

        saved, status = save_or_explain(form, act, kept)
        if saved:
            messages.success(request, "Zapisano opis diagnozy.")
            return redirect("diagnosis:description", pk)
    context = {"form": form, "diagnosis": diagnosis, "kept": kept.shown(form)}
    return render(request, "diagnosis/form.html", context, status=status)
