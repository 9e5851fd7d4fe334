"""The research of a diagnosis: one page to read, one table for each part to write."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.ui.changes import Changes
from cus.ui.rows import SeenForm
from cus.workflow import StaleEdit, refuse_if
from diagnosis.actions.research import save_research_part
from diagnosis.forms.research import PARTS
from diagnosis.models import Diagnosis, Research
from diagnosis.policies import refusal_to_edit
from diagnosis.research import research_of
from diagnosis.views.common import diagnosis_or_404


def part_of(request, pk: int, part: str) -> Diagnosis:
    """Return a diagnosis that the person may see, if ``part`` is one of the research."""
    if part not in PARTS:
        raise Http404
    return diagnosis_or_404(request, pk)


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def research(request: HttpRequest, pk: int) -> HttpResponse:
    """The research in reading order."""
    diagnosis = diagnosis_or_404(request, pk)
    context = {
        "diagnosis": diagnosis,
        "story": research_of(diagnosis),
        "parts": PARTS,
        "refusal": refusal_to_edit(request.user, diagnosis),
    }
    return render(request, "diagnosis/research/detail.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=part_of)
def research_part(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    """Write one part as a table; when somebody was quicker their rows are joined with mine."""
    diagnosis, chosen = part_of(request, pk, part), PARTS[part]
    refuse_if(refusal_to_edit(request.user, diagnosis))
    saved = Research.objects.filter(diagnosis=diagnosis).first() or Research(diagnosis=diagnosis, version=0)
    kept = keeping(request, chosen.draft, saved, key=str(diagnosis.pk))
    formset, seen = chosen.made(kept.data, saved), SeenForm(kept.data, initial={"version": saved.version})
    status = 422 if kept.sent else 200
    if kept.sent and formset.is_valid() and seen.is_valid():
        version = seen.cleaned_data["version"]
        try:
            with kept.saving():
                save_research_part(
                    by=request.user, diagnosis=diagnosis, part=chosen.name, seen=version, contents=formset.contents()
                )
        except StaleEdit as stale:
            status = 409
            seen.show_stale(stale.current)
            formset.show_stale(chosen.rows_of(stale.current), Changes(stale.current, "version", version))
        else:
            messages.success(request, chosen.done)
            return redirect("diagnosis:research", pk)
    context = {"diagnosis": diagnosis, "part": chosen, "formset": formset, "seen": seen}
    context["kept"] = kept.shown(seen, formset)
    return render(request, "diagnosis/research/part.html", context, status=status)
