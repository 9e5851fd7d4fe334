"""The check list of art. 21 and the part of each gmina."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from cus.accounts.access import requires
from cus.accounts.acts import Act
from diagnosis.duties import check_list
from diagnosis.gminas import parts_of
from diagnosis.policies import refusal_to_edit
from diagnosis.views.common import diagnosis_or_404


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def duties(request: HttpRequest, pk: int) -> HttpResponse:
    """Each duty of art. 21 with its state and how it is known; practice apart from the Act."""
    diagnosis = diagnosis_or_404(request, pk)
    today = timezone.localdate()
    context = {"diagnosis": diagnosis, "checked": check_list(diagnosis, today), "today": today}
    return render(request, "diagnosis/duties/page.html", context)


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def gminas(request: HttpRequest, pk: int) -> HttpResponse:
    """What the diagnosis holds of each gmina, and what is missing of it."""
    diagnosis = diagnosis_or_404(request, pk)
    context = {
        "diagnosis": diagnosis,
        "parts": parts_of(diagnosis),
        "refusal": refusal_to_edit(request.user, diagnosis),
    }
    return render(request, "diagnosis/duties/gminas.html", context)
