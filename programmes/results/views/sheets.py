"""Sheets of questionnaires on quality: writing many at once from paper, correcting, taking away."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.text.plural import plural
from cus.workflow import refuse_if
from programmes.results.actions import opinions as actions
from programmes.results.forms.sheets import OneSheetForm, SheetsForm
from programmes.results.models import Opinion, Survey
from programmes.results.quality_enums import OpinionSource
from programmes.results.surveys.policies import refusal_to_enter
from programmes.results.views.quality import frame, seen_survey

PAGE_SIZE, LATEST = 50, 5


def seen_sheet(request, pk: int, number: int) -> Opinion:
    """Return a sheet of a questionnaire that the person may see, by its number."""
    survey = seen_survey(request, pk)
    sheet = get_object_or_404(survey.opinions, source=OpinionSource.PAPER, number=number)
    sheet.survey = survey
    return sheet


@require_safe
@requires(Act.DELIVERY_ENTER, see=seen_survey)
def quality_sheets(request: HttpRequest, pk: int) -> HttpResponse:
    """All sheets by number."""
    survey = seen_survey(request, pk)
    rows = _sheets(survey).select_related("created_by").order_by("-number")
    context = frame(request, survey) | {
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("strona")),
        "may_enter": refusal_to_enter(request.user, survey) is None,
    }
    return render(request, "results/quality/sheets.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.DELIVERY_ENTER, see=seen_survey)
def quality_enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Write up to ten sheets; saved, ten empty rows come."""
    survey = seen_survey(request, pk)
    refuse_if(refusal_to_enter(request.user, survey))
    kept = keeping(request, "results.sheets_new", key=str(pk))
    latest = list(_sheets(survey).order_by("-number")[:LATEST])
    form = SheetsForm(kept.data, survey=survey, first=latest[0].number + 1 if latest else 1)
    status = 200
    if kept.sent:
        made, status = save_or_explain(
            form,
            lambda: actions.enter_sheets(by=request.user, survey=survey, rows=form.sheets(), token=form.opening),
            kept,
        )
        if made:
            messages.success(request, _said(made))
            return redirect("results:quality_enter", pk)
    context = frame(request, survey) | {"form": form, "kept": kept.shown(form), "latest": latest}
    return render(request, "results/quality/enter.html", context, status=status)


def _said(made: list[Opinion]) -> str:
    count = f"{len(made)} {plural(len(made), 'arkusz', 'arkusze', 'arkuszy')}"
    first, last = made[0].number, made[-1].number
    return f"Zapisano {count}: nr {first}{f'–{last}' if last > first else ''}. Napisz te numery na papierze."


@require_http_methods(["GET", "POST"])
@requires(Act.DELIVERY_ENTER, see=seen_sheet)
def quality_sheet(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Correct a sheet."""
    sheet = seen_sheet(request, pk, number)
    refuse_if(refusal_to_enter(request.user, sheet.survey))
    form, status = OneSheetForm(request.POST or None, opinion=sheet), 200
    if request.method == "POST":
        saved, status = save_or_explain(
            form,
            lambda: actions.edit_sheet(
                by=request.user,
                opinion=sheet,
                version=form.cleaned_data["version"] or 0,
                answer=form.sheets()[0],
            ),
        )
        if saved:
            messages.success(request, f"Poprawiono arkusz nr {number}.")
            return redirect("results:quality_sheets", pk)
    context = frame(request, sheet.survey) | {"sheet": sheet, "form": form}
    return render(request, "results/quality/enter.html", context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.DELIVERY_ENTER, see=seen_sheet)
def quality_sheet_delete(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Take a sheet away after a question."""
    sheet = seen_sheet(request, pk, number)
    refuse_if(refusal_to_enter(request.user, sheet.survey))
    if request.method == "POST":
        sent = request.POST.get("version", "")
        version = int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 9 else 0
        actions.delete_sheet(by=request.user, opinion=sheet, version=version)
        messages.success(request, f"Usunięto arkusz nr {number}.")
        return redirect("results:quality_sheets", pk)
    context = frame(request, sheet.survey) | {
        "heading": f"Usunąć arkusz nr {number}?",
        "question": "Jego oceny przestaną się liczyć. Historia zmian je zachowa.",
        "button": "Usuń arkusz",
        "version": sheet.version,
        "back": f"../../#arkusz-{number}",
    }
    return render(request, "results/quality/confirm.html", context)


def _sheets(survey: Survey):
    return survey.opinions.filter(source=OpinionSource.PAPER)
