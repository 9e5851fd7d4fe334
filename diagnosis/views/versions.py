"""Beginning an update, publication, and two versions side by side."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.workflow import refuse_if
from diagnosis.actions.diagnoses import record_publication
from diagnosis.actions.updates import start_update
from diagnosis.comparing import compare_versions
from diagnosis.forms.diagnosis import PublicationForm, UpdateForm
from diagnosis.policies import refusal_to_publish, refusal_to_update
from diagnosis.succession import next_edition, versions_of
from diagnosis.views.common import diagnosis_or_404


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_STAGE, see=diagnosis_or_404)
def update(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why the diagnosis is updated, then copy it into its next version."""
    diagnosis = diagnosis_or_404(request, pk)
    refuse_if(refusal_to_update(request.user, diagnosis))
    kept = keeping(request, "diagnosis.update", diagnosis)
    form = UpdateForm(kept.data)
    status = 200
    if request.method == "POST":

        def act():
            return start_update(by=request.user, diagnosis=diagnosis, reason=form.cleaned_data["update_reason"])

        started, status = save_or_explain(form, act, kept)
        if started:
            messages.success(
                request, f"Zaczęto wersję {started.edition}. Wszystko z wersji {diagnosis.edition} jest już w niej."
            )
            return redirect(started)
    context = {
        "diagnosis": diagnosis,
        "edition": next_edition(diagnosis),
        "form": form,
        "kept": kept.shown(form),
        "is_over": diagnosis.period_end < timezone.localdate(),
    }
    return render(request, "diagnosis/versions/update.html", context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_STAGE, see=diagnosis_or_404)
def publication(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down when and where the diagnosis was published."""
    diagnosis = diagnosis_or_404(request, pk)
    refuse_if(refusal_to_publish(request.user, diagnosis))
    kept = keeping(request, "diagnosis.publication", diagnosis)
    form = PublicationForm(kept.data, instance=diagnosis)
    status = 200
    if request.method == "POST":

        def act():
            on, link = form.cleaned_data["published_on"], form.cleaned_data["published_link"]
            return record_publication(by=request.user, diagnosis=diagnosis, version=form.version, on=on, link=link)

        saved, status = save_or_explain(form, act, kept)
        if saved:
            messages.success(request, "Zapisano publikację diagnozy.")
            return redirect(saved)
    context = {"diagnosis": diagnosis, "form": form, "kept": kept.shown(form)}
    return render(request, "diagnosis/versions/publication.html", context, status=status)


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Two versions item by item; ``z`` names the other one, the version before when it is not given."""
    diagnosis = diagnosis_or_404(request, pk)
    others = [one for one in versions_of(request.user, diagnosis) if one.pk != diagnosis.pk]
    asked = request.GET.get("z", "")
    other = next((one for one in others if str(one.pk) == asked), None) or _nearest(diagnosis, others)
    context = {"diagnosis": diagnosis, "others": others, "other": other}
    if other:
        before, after = sorted((diagnosis, other), key=lambda one: one.edition)
        parts = compare_versions(before, after)
        context |= {"before": before, "after": after, "parts": parts, "differ": any(part.changes for part in parts)}
    return render(request, "diagnosis/versions/compare.html", context)


def _nearest(diagnosis, others: list):
    """The version before, or the one after where there is none before."""
    before = [one for one in others if one.edition < diagnosis.edition]
    return (
        max(before, key=lambda one: one.edition) if before else min(others, key=lambda one: one.edition, default=None)
    )
