"""Form 2 as a sheet: its page, its state, saving it, and what its sources say."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import opening
from cus.text.plural import plural
from cus.workflow import Refused, refuse_if
from diagnosis.actions.territory_lines import save_territory_sheet, take_over
from diagnosis.forms.sheet import TERRITORY_READERS, MalformedSheet, read_sheet
from diagnosis.forms.territory import TerritoryPaper
from diagnosis.models import Diagnosis, TerritoryForm
from diagnosis.policies import refusal_to_edit
from diagnosis.proposals import compare, proposed_lines
from diagnosis.territory_sheet import any_row, head_key, sheet_rows
from diagnosis.views.common import diagnosis_or_404, territory_in, territory_or_404
from diagnosis.views.sheet import UNREADABLE


@require_GET
@never_cache
@requires(Act.DIAGNOSIS_EDIT, see=territory_in)
def territory_sheet(request: HttpRequest, pk: int, territory_pk: int) -> HttpResponse:
    """Form 2 to write in: the printed rows, under each its description and its lines."""
    diagnosis = diagnosis_or_404(request, pk)
    refuse_if(refusal_to_edit(request.user, diagnosis))
    territory = territory_or_404(diagnosis, territory_pk)
    gminas = list(diagnosis.gminas.all())
    context = {
        "diagnosis": diagnosis,
        "territory": territory,
        "rows": TerritoryPaper.rows,
        "gminas": gminas,
        "config": _config(request, diagnosis, territory, gminas),
        "sheet_rows": sheet_rows(territory),
        "opened": opening(request, "diagnosis.territory_sheet", territory),
        "waiting": len(compare(territory.lines.all(), proposed_lines(request.user, territory))),
    }
    return render(request, "diagnosis/territory/sheet.html", context)


def _config(request: HttpRequest, diagnosis: Diagnosis, territory: TerritoryForm, gminas) -> dict:
    args = [diagnosis.pk, territory.pk]
    return {
        "user": request.user.pk,
        "diagnosis": f"{diagnosis.pk}.territory.{territory.pk}",
        "head": str(head_key(territory)),
        "urls": {name: reverse(f"diagnosis:territory_{name}", args=args) for name in ("save", "state")},
        "gminas": [{"value": gmina.pk, "label": gmina.name} for gmina in gminas],
    }


@require_GET
@never_cache
@requires(Act.DIAGNOSIS_EDIT, see=territory_in)
def territory_state(request: HttpRequest, pk: int, territory_pk: int) -> JsonResponse:
    """Head and lines as they stand now, who is signed in, and a token good for this session."""
    territory = territory_or_404(diagnosis_or_404(request, pk), territory_pk)
    return JsonResponse({"user": request.user.pk, "token": get_token(request), "rows": sheet_rows(territory)})


@require_POST
def territory_save(request: HttpRequest, pk: int, territory_pk: int) -> JsonResponse:
    """Save a batch of the sheet; the answers are those of form 1 (``diagnosis.views.sheet.needs_save``)."""
    diagnosis = diagnosis_or_404(request, pk)
    territory = territory_or_404(diagnosis, territory_pk)
    try:
        refuse_if(refusal_to_edit(request.user, diagnosis))
        gminas = lambda: set(diagnosis.gminas.order_by().values_list("pk", flat=True))  # noqa: E731
        sent = read_sheet(request.body, gminas, TERRITORY_READERS)
        result = save_territory_sheet(
            by=request.user, territory=territory, saves=sent.saves, deletions=sent.deletions, moves=sent.moves
        )
    except MalformedSheet:
        return JsonResponse({"refusal": UNREADABLE}, status=400)
    except Refused as refused:
        return JsonResponse({"refusal": refused.refusal.message}, status=refused.refusal.status)
    invalid = sent.invalid | result.invalid
    answer = {
        "saved": [{"key": str(key), "version": version} for key, version in result.saved.items()],
        "stale": [any_row(row) for row in result.stale],
        "gone": [str(key) for key in result.gone],
        "invalid": [{"key": str(key), "errors": errors} for key, errors in invalid.items()],
        "count": territory.lines.count(),
    }
    return JsonResponse(answer, status=409 if result.stale or result.gone else 422 if invalid else 200)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=territory_in)
def territory_sources(request: HttpRequest, pk: int, territory_pk: int) -> HttpResponse:
    """What registry, agreements, form 1 and catalogue say, line by line beside the form; nothing goes in by itself."""
    diagnosis = diagnosis_or_404(request, pk)
    refuse_if(refusal_to_edit(request.user, diagnosis))
    territory = territory_or_404(diagnosis, territory_pk)
    if request.method == "POST":
        number = take_over(
            by=request.user,
            territory=territory,
            fresh=set(request.POST.getlist("fresh")),
            changed=_ids(request.POST.getlist("changed")),
            gone=_ids(request.POST.getlist("gone")),
        )
        if number:
            noun = plural(number, "pozycję", "pozycje", "pozycji")
            messages.success(request, f"Przejęto {number} {noun}. Własne teksty zostały, jak były.")
            return redirect("diagnosis:territory_sheet", pk, territory_pk)
        messages.warning(request, "Nie zaznaczono niczego, co czeka na przejęcie.")
        return redirect("diagnosis:territory_sources", pk, territory_pk)
    found = compare(territory.lines.all(), proposed_lines(request.user, territory))
    context = {"diagnosis": diagnosis, "territory": territory, "found": found}
    return render(request, "diagnosis/territory/sources.html", context)


def _ids(values: list[str]) -> set[int]:
    return {int(value) for value in values if value.isascii() and value.isdecimal() and len(value) < 19}
