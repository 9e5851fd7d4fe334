"""Outside surveys: list, page, the import with its preview."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.importing.actions import ImportRefused, drop_files
from cus.importing.views import preview_page, table_file
from cus.tables import Kind, Page
from cus.workflow import refuse_if
from diagnosis.actions.outside import accept_survey, delete_survey, keep_survey
from diagnosis.forms.outside import OutsideForm
from diagnosis.models import OutsideSurvey, SurveyImport
from diagnosis.outside.plan import plan_of
from diagnosis.outside.results import outside_results, results_of, source_of
from diagnosis.policies import refusal_to_edit
from diagnosis.views.common import diagnosis_or_404
from diagnosis.views.questionnaires import seen_version

COUNTED, RAW = "wzor-zliczone", "wzor-wiersze"
EXAMPLES = {
    COUNTED: Page(
        "wyniki",
        ("pytanie", "odpowiedź", "liczba", "procent", "kilka odpowiedzi"),
        (
            ("Czego brakuje w gminie?", "dowóz do lekarza", "84", "56", "tak"),
            ("Czego brakuje w gminie?", "zajęcia dla dzieci", "63", "42", "tak"),
            ("Czy zna Pan lub Pani centrum?", "tak", "90", "60", "nie"),
            ("Czy zna Pan lub Pani centrum?", "nie", "60", "40", "nie"),
        ),
    ),
    RAW: Page(
        "odpowiedzi",
        ("lp.", "Czego brakuje w gminie?", "Czy zna Pan lub Pani centrum?"),
        (("1", "dowóz do lekarza; zajęcia dla dzieci", "tak"), ("2", "dowóz do lekarza", "nie")),
    ),
}


def survey_in(request, pk: int, survey_pk: int) -> OutsideSurvey:
    """Return an outside survey of a diagnosis that the person may see."""
    surveys = diagnosis_or_404(request, pk).outside_surveys
    return get_object_or_404(surveys.select_related("diagnosis").prefetch_related("questions__answers"), pk=survey_pk)


def _own(request, pk: int, key) -> SurveyImport:
    """Return the table that this person brought to this diagnosis; somebody else's does not exist for them."""
    diagnosis = diagnosis_or_404(request, pk)
    imports = SurveyImport.objects.filter(owner=request.user, diagnosis=diagnosis).select_related("diagnosis")
    return get_object_or_404(imports, key=key)


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def outside_list(request: HttpRequest, pk: int) -> HttpResponse:
    """All outside surveys of a diagnosis."""
    diagnosis = diagnosis_or_404(request, pk)
    context = {
        "diagnosis": diagnosis,
        "surveys": outside_results(diagnosis),
        "refusal": refusal_to_edit(request.user, diagnosis),
    }
    return render(request, "diagnosis/outside/list.html", context)


@require_GET
@requires(Act.READ_PUBLISHED, see=survey_in)
def outside_detail(request: HttpRequest, pk: int, survey_pk: int) -> HttpResponse:
    """One survey: whose it is, its results, and what in them does not agree."""
    survey = survey_in(request, pk, survey_pk)
    results = results_of(survey)
    context = {
        "diagnosis": survey.diagnosis,
        "survey": survey,
        "results": results,
        "questions": [(question, question.chart()) for question in results.questions],
        "refusal": refusal_to_edit(request.user, survey.diagnosis),
    }
    return render(request, "diagnosis/outside/detail.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=survey_in)
def outside_delete(request: HttpRequest, pk: int, survey_pk: int) -> HttpResponse:
    """Take a survey away after a question."""
    survey = survey_in(request, pk, survey_pk)
    refuse_if(refusal_to_edit(request.user, survey.diagnosis))
    if request.method == "POST":
        delete_survey(by=request.user, survey=survey, version=seen_version(request))
        messages.success(request, "Usunięto wyniki badania obcego.")
        return redirect("diagnosis:outside_list", pk)
    return render(request, "diagnosis/outside/delete.html", {"diagnosis": survey.diagnosis, "survey": survey})


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=diagnosis_or_404)
def outside_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whose survey it is and choose the table."""
    diagnosis = diagnosis_or_404(request, pk)
    refuse_if(refusal_to_edit(request.user, diagnosis))
    form = OutsideForm(request.POST, request.FILES) if request.method == "POST" else OutsideForm()
    if form.is_valid():
        name, content = form.cleaned_data["file"]
        kept = keep_survey(by=request.user, diagnosis=diagnosis, facts=form.facts(), name=name, content=content)
        return redirect("diagnosis:outside_preview", pk, kept.key)
    waiting = SurveyImport.objects.filter(owner=request.user, diagnosis=diagnosis).only("key", "name", "created_at")
    context = {
        "diagnosis": diagnosis,
        "form": form,
        "waiting": waiting.first(),
        "examples": ((COUNTED, "Odpowiedzi zliczone"), (RAW, "Odpowiedzi wiersz po wierszu")),
    }
    return render(request, "diagnosis/outside/upload.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=_own)
def outside_preview(request: HttpRequest, pk: int, key) -> HttpResponse:
    """What the table would do; posted, it is done, unless something changed in between."""
    kept = _own(request, pk, key)
    refuse_if(refusal_to_edit(request.user, kept.diagnosis))
    if request.method != "POST":
        return _preview(request, kept, plan_of(kept.diagnosis, kept, bytes(kept.content)))
    try:
        accept_survey(by=request.user, kept=kept, fingerprint=request.POST.get("odcisk", ""))
    except ImportRefused as refused:
        messages.error(request, refused.refusal.message)
        return _preview(request, kept, refused.plan, status=refused.refusal.status)
    messages.success(request, f"Wczytano wyniki badania „{kept.title}”.")
    return redirect(get_object_or_404(kept.diagnosis.outside_surveys, title=kept.title))


def _preview(request, kept: SurveyImport, plan, *, status: int = 200) -> HttpResponse:
    more = {
        "diagnosis": kept.diagnosis,
        "touched": plan.touched,
        "source": source_of(kept.author, kept.title, kept.carried_on),
    }
    return preview_page(request, "diagnosis/outside/preview.html", kept, plan, status=status, **more)


@require_POST
@requires(Act.DIAGNOSIS_EDIT, see=_own)
def outside_drop(request: HttpRequest, pk: int, key) -> HttpResponse:
    """Give the table up."""
    drop_files(kept=_own(request, pk, key), by=request.user)
    messages.success(request, "Porzucono tabelę. W diagnozie niczego nie zmieniono.")
    return redirect("diagnosis:outside_import", pk)


def example_of(request, pk: int, name: str) -> Page:
    """Return an example to fill in, for whoever sees the diagnosis."""
    diagnosis_or_404(request, pk)
    stem, _, ending = name.rpartition(".")
    if stem not in EXAMPLES or ending not in list(Kind):
        raise Http404
    return EXAMPLES[stem]


@require_GET
@requires(Act.DIAGNOSIS_EDIT, see=example_of)
def outside_table(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """An example to fill in: ``wzor-zliczone.xlsx``, ``wzor-wiersze.csv``."""
    return table_file(Kind(name.rpartition(".")[2]), [example_of(request, pk, name)], name)
