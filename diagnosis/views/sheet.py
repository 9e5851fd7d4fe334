"""The sheet of form 1: its page, its state, and saving its rows."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import opening
from cus.workflow import Refused, refuse_if
from diagnosis.actions.needs import save_needs
from diagnosis.actions.proposed import propose_service
from diagnosis.documents import NEED_COLUMNS, sheet_config, sheet_row, sheet_rows, sheet_service
from diagnosis.forms.sheet import MalformedSheet, read_proposal, read_sheet
from diagnosis.models import Diagnosis, Need
from diagnosis.need_filters import filtered
from diagnosis.policies import refusal_to_edit
from diagnosis.told import told_of_fields
from diagnosis.views.common import diagnosis_or_404
from services.models import Service, ServiceArea

UNREADABLE = "Przeglądarka wysłała nieczytelne dane. Odśwież stronę."


@require_GET
@never_cache
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def needs(request: HttpRequest, pk: int) -> HttpResponse:
    """Form 1: a sheet to write in, or a table to read once the diagnosis is handed over."""
    diagnosis = diagnosis_or_404(request, pk)
    refusal = refusal_to_edit(request.user, diagnosis)
    rows = list(diagnosis.needs.for_sheet().select_related("gmina"))
    gminas = list(diagnosis.gminas.all())
    context = {
        "diagnosis": diagnosis,
        "columns": NEED_COLUMNS,
        "needs": rows,
        "found": filtered(rows, gminas, request.GET.dict()),
        "incomplete": [(number, need) for number, need in enumerate(rows, 1) if need.missing],
        "refusal": refusal,
    }
    if refusal is None:
        context |= _for_the_sheet(request, diagnosis, rows, gminas)
    return render(request, "diagnosis/needs.html", context)


def _for_the_sheet(request: HttpRequest, diagnosis: Diagnosis, rows: list[Need], gminas: list) -> dict:
    used = {link.service_id for need in rows for link in need.service_links.all()}
    config = sheet_config(
        user=request.user,
        diagnosis=diagnosis,
        services=Service.objects.for_needs() | Service.objects.filter(pk__in=used),
        areas=ServiceArea.objects.all(),
        gminas=gminas,
        urls={name: reverse(f"diagnosis:needs_{name}", args=[diagnosis.pk]) for name in ("save", "state", "propose")}
        | {"rows": reverse("diagnosis:needs", args=[diagnosis.pk])},
    )
    return {
        "opened": opening(request, "diagnosis.needs", diagnosis),
        "config": config,
        "rows": [sheet_row(need) for need in rows],
        "gminas": gminas,
    }


@require_GET
@never_cache
@requires(Act.DIAGNOSIS_EDIT, see=diagnosis_or_404)
def needs_state(request: HttpRequest, pk: int) -> JsonResponse:
    """Rows as they stand now, who is signed in, and a token good for this session."""
    diagnosis = diagnosis_or_404(request, pk)
    return JsonResponse({"user": request.user.pk, "token": get_token(request), "rows": sheet_rows(diagnosis)})


@require_POST
def needs_save(request: HttpRequest, pk: int) -> JsonResponse:
    """Save a batch of rows; the answer says what became of each.

    200 – all saved; 409 – some were changed or deleted by somebody else; 422 – some cells have to be
    mended; the other rows of the batch are saved in each case. A refusal of the whole batch, and a
    request that is not ours (400), carry only ``refusal``.
    """
    diagnosis = diagnosis_or_404(request, pk)
    try:
        refuse_if(refusal_to_edit(request.user, diagnosis))
        sent = read_sheet(request.body, lambda: set(diagnosis.gminas.order_by().values_list("pk", flat=True)))
        result = save_needs(
            by=request.user, diagnosis=diagnosis, saves=sent.saves, deletions=sent.deletions, moves=sent.moves
        )
    except MalformedSheet:
        return JsonResponse({"refusal": UNREADABLE}, status=400)
    except Refused as refused:
        return JsonResponse({"refusal": refused.refusal.message}, status=refused.refusal.status)
    invalid = sent.invalid | result.invalid
    told = {save.key: told_of_fields(save.fields) for save in sent.saves}
    answer = {
        "saved": [_saved(key, version, told.get(key)) for key, version in result.saved.items()],
        "stale": [sheet_row(need) for need in result.stale],
        "gone": [str(key) for key in result.gone],
        "invalid": [{"key": str(key), "errors": errors} for key, errors in invalid.items()],
        "count": diagnosis.needs.count(),
    }
    return JsonResponse(answer, status=409 if result.stale or result.gone else 422 if invalid else 200)


def _saved(key, version: int, told: dict[str, list[str]] | None) -> dict:
    return {"key": str(key), "version": version} | ({"told": told} if told else {})


@require_POST
@requires(Act.DIAGNOSIS_EDIT, see=diagnosis_or_404)
def needs_propose(request: HttpRequest, pk: int) -> JsonResponse:
    """Propose what is typed as a new service of the catalogue; the answer is the service as the sheet offers it.

    The link to the row is saved with the row, so that it can be undone like any other cell.
    """
    diagnosis = diagnosis_or_404(request, pk)
    try:
        refuse_if(refusal_to_edit(request.user, diagnosis))
        name, areas = read_proposal(request.body)
        service = propose_service(by=request.user, diagnosis=diagnosis, name=name, areas=areas)
    except MalformedSheet:
        return JsonResponse({"refusal": UNREADABLE}, status=400)
    except Refused as refused:
        return JsonResponse({"refusal": refused.refusal.message}, status=refused.refusal.status)
    return JsonResponse({"service": sheet_service(service)})
