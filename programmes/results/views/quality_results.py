"""Results of questionnaires on quality: of one, of a service through its periods, as a file; what waits apart."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.saving import save_or_explain
from cus.importing.views import table_file
from cus.tables import Kind
from cus.text.dates import parse_day
from cus.text.plural import plural
from programmes.results.actions import quality as actions
from programmes.results.forms.quality import HideForm
from programmes.results.models import Opinion, Survey
from programmes.results.quality import by_period, by_service, by_source, results_of, results_of_survey
from programmes.results.quality_enums import TEXTS, OpinionSource
from programmes.results.subjects import ruling
from programmes.results.surveys import charting
from programmes.results.surveys.overview import days_of, texts_of
from programmes.results.views.fetching import seen_programme
from programmes.results.views.quality import frame, seen_survey
from services.models import Service

ACCEPT, DROP, ASIDE = "licz", "odrzuc", "odloz"


def seen_service(request, pk: int, service_pk: int) -> Service:
    """Return a service of a programme that was asked about in a questionnaire that the person may see."""
    programme = seen_programme(request, pk)
    asked = Survey.objects.visible_to(request.user).filter(programme=programme)
    return get_object_or_404(Service.objects.filter(surveys__in=asked).distinct(), pk=service_pk)


def seen_text(request, pk: int, opinion_pk: int, which: str) -> Opinion:
    """Return an answer in words of a questionnaire that the person may see; words are read by the staff alone."""
    survey = seen_survey(request, pk)
    if which not in TEXTS or not request.user.may(Act.READ_DRAFTS) or not results_of_survey(survey).shown:
        raise Http404
    opinion = get_object_or_404(survey.opinions.counted().exclude(**{f"{which}_text": ""}), pk=opinion_pk)
    opinion.survey = survey
    return opinion


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_survey)
def quality_results(request: HttpRequest, pk: int) -> HttpResponse:
    """Results of one questionnaire: of one that still runs, to the staff alone."""
    survey = seen_survey(request, pk)
    context = frame(request, survey)
    ended = survey.has_ended(timezone.localdate())
    results = results_of_survey(survey) if ended or context["staff"] else None
    if results:
        sources = by_source(survey)
        context |= {
            "results": results,
            "means": charting.means(results),
            "parts": [(row, charting.distribution(row), charting.steps_of(row)) for row in results.rows],
            "sources": [
                (row, sources[OpinionSource.PAPER][row.code], sources[OpinionSource.OPEN][row.code])
                for row in results.rows
            ],
            "texts": texts_of(survey) if context["staff"] and results.shown else [],
        }
    return render(request, "results/quality/results.html", context | {"ended": ended, "why": charting.WHY})


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_service)
def quality_service(request: HttpRequest, pk: int, service_pk: int) -> HttpResponse:
    """A service through its questionnaires: all of them together, then side by side."""
    service, programme = seen_service(request, pk, service_pk), seen_programme(request, pk)
    results, columns = results_of(programme, service), by_period(programme, service)
    named = [(_column(survey), one) for survey, one in columns]
    rows = list(zip(*(one.rows for _, one in columns), strict=True))
    context = {
        "programme": programme,
        "ruling": ruling(programme),
        "service": service,
        "results": results,
        "means": charting.means(results),
        "columns": columns,
        "rows": [(cells[0].name, cells) for cells in rows],
        "compared": charting.compared(named),
        "why": charting.WHY,
    }
    return render(request, "results/quality/service.html", context)


def _column(survey: Survey) -> str:
    return f"{survey.period}, {survey.provider}" if survey.provider else survey.period


def file_of(request, pk: int, name: str):
    """Return the programme, if ``name`` is a file of its results."""
    stem, _, ending = name.rpartition(".")
    if stem != "ankiety" or ending not in list(Kind):
        raise Http404
    return seen_programme(request, pk)


@require_safe
@requires(Act.READ_PUBLISHED, see=file_of)
def quality_export(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Distributions of every ended questionnaire, and of each service together; hidden where the page hides."""
    programme = file_of(request, pk, name)
    rows = []
    for service, together in by_service(programme):
        rows += [(str(service), _column(survey), results) for survey, results in by_period(programme, service)]
        rows.append((str(service), "razem", together))
    return table_file(Kind(name.rpartition(".")[2]), charting.table(rows), name)


@require_http_methods(["GET", "POST"])
@requires(Act.RESULTS_PREPARE, see=seen_survey)
def quality_apart(request: HttpRequest, pk: int) -> HttpResponse:
    """Answers kept apart, a day at a time: count them, drop them, set the whole day aside."""
    survey = seen_survey(request, pk)
    if request.method == "POST":
        return _decided(request, survey)
    context = frame(request, survey) | {
        "days": days_of(survey),
        "acts": {"accept": ACCEPT, "drop": DROP, "aside": ASIDE},
    }
    return render(request, "results/quality/apart.html", context)


def _decided(request: HttpRequest, survey: Survey) -> HttpResponse:
    act = request.POST.get("act", "")
    try:
        day = parse_day(request.POST.get("day", ""))
    except ValueError:
        day = None
    if day is None or act not in (ACCEPT, DROP, ASIDE):
        messages.error(request, "Wybierz dzień i decyzję.")
        return redirect("results:quality_apart", survey.pk)
    if act == ASIDE:
        count, done = actions.set_day_aside(by=request.user, survey=survey, day=day), "Odłożono"
    else:
        count = actions.decide(by=request.user, survey=survey, day=day, accept=act == ACCEPT)
        done = "Policzono" if act == ACCEPT else "Odrzucono"
    messages.success(request, f"{done} {count} {plural(count, 'odpowiedź', 'odpowiedzi', 'odpowiedzi')}.")
    return redirect("results:quality_apart", survey.pk)


@require_http_methods(["GET", "POST"])
@requires(Act.RESULTS_PREPARE, see=seen_text)
def quality_hide(request: HttpRequest, pk: int, opinion_pk: int, which: str) -> HttpResponse:
    """Hide an answer in words with a reason; „show” in the form shows it again."""
    opinion = seen_text(request, pk, opinion_pk, which)
    back = redirect("results:quality_results", pk)
    if request.method == "POST" and "show" in request.POST:
        actions.hide_text(by=request.user, opinion=opinion, which=which, reason="")
        messages.success(request, "Odpowiedź jest znowu widoczna.")
        return back
    form, status = HideForm(request.POST or None), 200
    if request.method == "POST":
        hidden, status = save_or_explain(
            form,
            lambda: actions.hide_text(
                by=request.user, opinion=opinion, which=which, reason=form.cleaned_data["reason"]
            ),
        )
        if hidden:
            messages.success(request, "Odpowiedź jest ukryta.")
            return back
    said = {"text": getattr(opinion, f"{which}_text"), "hidden": getattr(opinion, f"{which}_hidden")}
    context = frame(request, opinion.survey) | {"form": form, "said": said, "asked": getattr(opinion.survey, which)}
    return render(request, "results/quality/hide.html", context, status=status)
