"""Questionnaires on quality: the list of a programme, one of them, making, opening, closing, printing."""

import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from cus.documents.render import render_pdf
from cus.documents.responses import pdf_response
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.workflow import refuse_if
from programmes.results.actions import quality as actions
from programmes.results.forms.quality import SurveyDaysForm, SurveyForm
from programmes.results.models import Survey
from programmes.results.quality import by_service, results_of
from programmes.results.quality_enums import SurveyState
from programmes.results.subjects import offered_items, ruling
from programmes.results.surveys import policies
from programmes.results.surveys.asked import about, overall_of, sentences_of, survey_document
from programmes.results.surveys.overview import came_to, stands, surveys_of
from programmes.results.surveys.starter import NO_NAMES, begun
from programmes.results.views.fetching import seen_programme

LARGE = "duze"
DEFAULT_DAYS = 30


def seen_survey(request, pk: int, **rest) -> Survey:
    """Return the questionnaire if the person may see it; otherwise 404."""
    rows = Survey.objects.visible_to(request.user).select_related("programme", "service", "partner", "own_unit")
    return get_object_or_404(rows, pk=pk)


def frame(request: HttpRequest, survey: Survey) -> dict:
    """What every page of a questionnaire shows around itself."""
    return {
        "survey": survey,
        "programme": survey.programme,
        "ruling": ruling(survey.programme),
        "about": about(survey),
        "told": stands(survey, timezone.localdate()),
        "staff": request.user.may(Act.READ_DRAFTS),
        "prepares": request.user.may(Act.RESULTS_PREPARE),
    }


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_programme)
def quality(request: HttpRequest, pk: int) -> HttpResponse:
    """All questionnaires of a programme, and what they say of each service."""
    programme = seen_programme(request, pk)
    context = {
        "programme": programme,
        "ruling": ruling(programme),
        "surveys": surveys_of(programme, request.user),
        "services": by_service(programme),
        "whole": results_of(programme),
        "staff": request.user.may(Act.READ_DRAFTS),
        "prepares": request.user.may(Act.RESULTS_PREPARE),
    }
    return render(request, "results/quality/list.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.RESULTS_PREPARE, see=seen_programme)
def quality_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a questionnaire, with plain sentences or with those of an earlier one (``?z=``)."""
    programme = seen_programme(request, pk)
    kept = keeping(request, "results.survey_new", key=str(pk))
    form = SurveyForm(
        kept.data, instance=Survey(programme=programme), programme=programme, initial=_initial(request, programme)
    )
    status = 200
    if kept.sent:
        made, status = save_or_explain(
            form,
            lambda: actions.create_survey(
                by=request.user, programme=programme, fields=form.values(), token=form.token
            ),
            kept,
        )
        if made:
            messages.success(request, "Założono ankietę. Przejrzyj ją, wydrukuj i otwórz, gdy będzie gotowa.")
            return redirect(made)
    context = {"programme": programme, "ruling": ruling(programme), "form": form, "kept": kept.shown(form)}
    return render(request, "results/quality/form.html", context, status=status)


def _initial(request: HttpRequest, programme) -> dict:
    """What stands in a new form: an earlier questionnaire's words, else the starter's; a month from today."""
    today = timezone.localdate()
    days = {"opens_on": today, "closes_on": today + datetime.timedelta(days=DEFAULT_DAYS)}
    asked = request.GET.get("z", "")
    earlier = (
        programme.surveys.filter(pk=int(asked)).first()
        if asked.isascii() and asked.isdecimal() and len(asked) < 10
        else None
    )
    if earlier:
        names = [name for name in SurveyForm._meta.fields if name not in days]
        return {name: getattr(earlier, name) for name in names} | days
    items = offered_items(programme)
    return (
        begun(items[0].service if len(items) == 1 else None)
        | days
        | ({"service": items[0].service} if len(items) == 1 else {})
    )


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_survey)
def quality_survey(request: HttpRequest, pk: int) -> HttpResponse:
    """The questionnaire as people see it, with what can be done."""
    survey = seen_survey(request, pk)
    context = frame(request, survey) | {
        "sentences": sentences_of(survey),
        "overall": overall_of(survey),
        "texts": list(enumerate((text for _, text in survey.texts), start=7)),
        "no_names": NO_NAMES,
        "came": came_to(survey),
        "address": open_address(request, survey),
        "large": LARGE,
        "takes": survey.takes_answers(timezone.localdate()),
        "may_delete": request.user.may(Act.RESULTS_PREPARE) and not policies.refusal_to_delete(request.user, survey),
        "may_enter": policies.refusal_to_enter(request.user, survey) is None,
    }
    return render(request, "results/quality/survey.html", context)


def open_address(request: HttpRequest, survey: Survey) -> str:
    """Return the whole address of the open page."""
    return request.build_absolute_uri(reverse("results:quality_answer", args=[survey.key]))


@require_http_methods(["GET", "POST"])
@requires(Act.RESULTS_PREPARE, see=seen_survey)
def quality_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the questionnaire; once people have seen it, only its days and ceiling."""
    survey = seen_survey(request, pk)
    kept = keeping(request, "results.survey", survey)
    if survey.state == SurveyState.DRAFT:
        form = SurveyForm(kept.data, instance=survey, programme=survey.programme)
    else:
        form = SurveyDaysForm(kept.data, instance=survey)
    status = 200
    if kept.sent:
        saved, status = save_or_explain(
            form,
            lambda: actions.edit_survey(by=request.user, survey=survey, version=form.version, fields=form.values()),
            kept,
        )
        if saved:
            messages.success(request, "Zapisano ankietę.")
            return redirect(saved)
    context = frame(request, survey) | {"form": form, "kept": kept.shown(form), "frozen": policies.FROZEN}
    return render(request, "results/quality/form.html", context, status=status)


@require_POST
@requires(Act.RESULTS_PREPARE, see=seen_survey)
def quality_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the questionnaire."""
    survey = actions.open_survey(by=request.user, survey=seen_survey(request, pk))
    messages.success(request, "Ankieta jest otwarta. Adres strony jest na wydruku i poniżej.")
    return redirect(survey)


@require_POST
@requires(Act.RESULTS_PREPARE, see=seen_survey)
def quality_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the questionnaire."""
    survey = actions.close_survey(by=request.user, survey=seen_survey(request, pk))
    messages.success(request, "Ankieta jest zamknięta. Arkusze z papieru można jeszcze dopisać.")
    return redirect(survey)


@require_http_methods(["GET", "POST"])
@requires(Act.RESULTS_PREPARE, see=seen_survey)
def quality_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away a questionnaire that nobody answered, after a question."""
    survey = seen_survey(request, pk)
    refuse_if(policies.refusal_to_delete(request.user, survey))
    if request.method == "POST":
        actions.delete_survey(by=request.user, survey=survey)
        messages.success(request, "Usunięto ankietę.")
        return redirect("results:quality", survey.programme_id)
    context = frame(request, survey) | {
        "heading": "Usunąć ankietę?",
        "question": f"Zniknie „{survey.title}”. Nikt na nią jeszcze nie odpowiedział. Historia zmian zachowa jej treść.",
        "button": "Usuń ankietę",
        "version": survey.version,
        "back": survey.get_absolute_url(),
    }
    return render(request, "results/quality/confirm.html", context)


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_survey)
def quality_document(request: HttpRequest, pk: int) -> HttpResponse:
    """The questionnaire to print; ``?pismo=duze`` in big type."""
    survey, large = seen_survey(request, pk), request.GET.get("pismo") == LARGE
    document = survey_document(survey, letterhead=letterhead(), address=open_address(request, survey), large=large)
    return pdf_response(render_pdf(document), name=f"ankieta-{survey.title}" + ("-duze-pismo" if large else ""))
