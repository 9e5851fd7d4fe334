"""Moving a diagnosis through its stages."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.workflow import FORBIDDEN, Refused, refuse_if
from diagnosis.actions.diagnoses import advance, go_back, hand_over, open_consultation, put_in_force
from diagnosis.actions.updates import withdraw
from diagnosis.consultation import consultation_of, consultation_report
from diagnosis.forms.diagnosis import BackForm, ConsultationForm, HandoverForm
from diagnosis.gaps import gaps
from diagnosis.handover import recipients_of
from diagnosis.notes import waiting_count
from diagnosis.policies import refusal_to_move
from diagnosis.views.common import diagnosis_at
from diagnosis.workflow import STAGES

FORMS = {
    "open_consultation": ConsultationForm,
    "change_consultation": ConsultationForm,
    "hand_over": HandoverForm,
    "back_to_planning": BackForm,
    "back_to_research": BackForm,
    "back_to_report": BackForm,
    "withdraw": BackForm,
}


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_STAGE, see=diagnosis_at)
def stage(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Make one transition; those with dates ask for them first (GET)."""
    diagnosis = diagnosis_at(request, pk, name)
    refuse_if(refusal_to_move(request.user, diagnosis, name))
    form = _form(request, diagnosis, name) if name in FORMS else None
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            _perform(request.user, diagnosis, name, form)
        except Refused as refused:
            if form is None or refused.refusal.status == FORBIDDEN:
                raise
            form.add_error(refused.refusal.field or None, refused.refusal.message)
        else:
            messages.success(request, STAGES[name].done)
            return redirect("diagnosis:detail", pk)
    context = {"diagnosis": diagnosis, "transition": STAGES[name], "form": form}
    template = "diagnosis/stage.html"
    if name == "hand_over":
        template = "diagnosis/handover.html"
        context |= {"report": consultation_report(diagnosis), "held": consultation_of(diagnosis)}
        context |= {"gaps": gaps(diagnosis), "waiting_notes": waiting_count(diagnosis), "recipients": form.recipients}
    return render(request, template, context, status=422 if form and form.is_bound else 200)


def _form(request, diagnosis, name: str):
    if name == "hand_over":
        return HandoverForm(request.POST or None, recipients=recipients_of(diagnosis))
    dates = {"consultation_from": diagnosis.consultation_from, "consultation_to": diagnosis.consultation_to}
    return FORMS[name](request.POST or None, initial=dates)


def _perform(user, diagnosis, name: str, form) -> None:
    if name == "hand_over":
        hand_over(by=user, diagnosis=diagnosis, dates=form.dates())
    elif name.startswith("back_"):
        go_back(by=user, diagnosis=diagnosis, name=name, reason=form.cleaned_data["reason"])
    elif name == "withdraw":
        withdraw(by=user, diagnosis=diagnosis, reason=form.cleaned_data["reason"])
    elif name in FORMS:
        dates = form.cleaned_data
        open_consultation(
            by=user, diagnosis=diagnosis, date_from=dates["consultation_from"], date_to=dates["consultation_to"]
        )
    elif name == "put_in_force":
        put_in_force(by=user, diagnosis=diagnosis)
    else:
        advance(by=user, diagnosis=diagnosis, name=name)
