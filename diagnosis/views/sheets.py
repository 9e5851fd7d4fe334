"""Sheets that came back: entering them one by one, correcting, taking away; the tally and the files."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.importing.views import table_file
from cus.tables import Kind
from cus.text.plural import plural
from cus.workflow import refuse_if
from diagnosis.actions import sheets as actions
from diagnosis.answers import given_of, left_out
from diagnosis.forms.sheet_entry import SheetForm
from diagnosis.models import Questionnaire, Sheet
from diagnosis.policies import refusal_to_edit
from diagnosis.research_enums import AnswerState
from diagnosis.tally import Gathered, gathered, tally_from, tally_of
from diagnosis.tally_split import LEAST, Split, split_by, splitting_questions
from diagnosis.tally_tables import raw_pages, tally_pages
from diagnosis.views.questionnaires import questionnaire_in, seen_version

PAGE_SIZE = 50
LATEST = 5
TALLY, RAW = "zestawienie", "odpowiedzi"


def sheet_in(request, pk: int, questionnaire_pk: int, number: int) -> Sheet:
    """Return a sheet of a questionnaire; its views are for the staff alone."""
    questionnaire = questionnaire_in(request, pk, questionnaire_pk)
    sheet = get_object_or_404(questionnaire.sheets.prefetch_related("answers"), number=number)
    sheet.questionnaire = questionnaire
    return sheet


@require_GET
@requires(Act.READ_DRAFTS, see=questionnaire_in)
def sheet_list(request: HttpRequest, pk: int, questionnaire_pk: int) -> HttpResponse:
    """All sheets by their numbers, with how much stands on each."""
    questionnaire = questionnaire_in(request, pk, questionnaire_pk)
    sheets = questionnaire.sheets.select_related("created_by").annotate(
        told=Count("answers", filter=Q(answers__state=AnswerState.GIVEN)),
        unreadable=Count("answers", filter=Q(answers__state=AnswerState.UNREADABLE)),
        short=Count("answers", filter=Q(answers__question__required=True) & ~Q(answers__state=AnswerState.GIVEN)),
    )
    context = {
        "diagnosis": questionnaire.diagnosis,
        "questionnaire": questionnaire,
        "page": Paginator(sheets.order_by("number"), PAGE_SIZE).get_page(request.GET.get("strona")),
        "count": questionnaire.questions.count(),
        "refusal": refusal_to_edit(request.user, questionnaire.diagnosis),
    }
    return render(request, "diagnosis/sheets/list.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=questionnaire_in)
def sheet_create(request: HttpRequest, pk: int, questionnaire_pk: int) -> HttpResponse:
    """Enter a sheet from paper; saved, the next empty one comes."""
    questionnaire = questionnaire_in(request, pk, questionnaire_pk)
    refuse_if(refusal_to_edit(request.user, questionnaire.diagnosis))
    questions = list(questionnaire.questions.all())
    kept = keeping(request, "diagnosis.sheet_new", key=str(questionnaire.pk))
    form, status = SheetForm(kept.data, questions=questions), 200
    if kept.sent:
        sheet, status = save_or_explain(
            form,
            lambda: actions.save_sheet(
                by=request.user,
                questionnaire=questionnaire,
                answers=form.answers(),
                number=form.cleaned_data["number"],
                token=form.token,
            ),
            kept,
        )
        if sheet:
            _say_saved(request, sheet, left_out(questions, form.answers()))
            return redirect("diagnosis:sheet_create", pk, questionnaire_pk)
    latest = questionnaire.sheets.select_related("created_by").order_by("-created_at", "-pk")[:LATEST]
    context = {
        "diagnosis": questionnaire.diagnosis,
        "questionnaire": questionnaire,
        "form": form,
        "latest": latest,
        "sheets": questionnaire.sheets.count(),
        "kept": kept.shown(form),
    }
    return render(request, "diagnosis/sheets/entry.html", context, status=status)


def _say_saved(request: HttpRequest, sheet: Sheet, missing: list) -> None:
    said = f"Zapisano arkusz nr {sheet.number}."
    if not request.POST.get("number"):
        said += " Napisz ten numer na papierze."
    if missing:
        count = len(missing)
        noun = plural(count, "ważne pytanie", "ważne pytania", "ważnych pytań")
        said += f" Bez odpowiedzi na {count} {noun}: {'; '.join(question.text for question in missing[:3])}"
    messages.success(request, said)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=sheet_in)
def sheet_edit(request: HttpRequest, pk: int, questionnaire_pk: int, number: int) -> HttpResponse:
    """Correct a sheet."""
    sheet = sheet_in(request, pk, questionnaire_pk, number)
    questionnaire = sheet.questionnaire
    refuse_if(refusal_to_edit(request.user, questionnaire.diagnosis))
    questions = list(questionnaire.questions.all())
    form, status = SheetForm(request.POST or None, questions=questions, sheet=sheet), 200
    if request.method == "POST":
        saved, status = save_or_explain(
            form,
            lambda: actions.edit_sheet(
                by=request.user,
                sheet=sheet,
                version=form.cleaned_data["version"] or 0,
                answers=form.answers(),
                number=form.cleaned_data["number"],
            ),
        )
        if saved:
            messages.success(request, f"Poprawiono arkusz nr {saved.number}.")
            return redirect("diagnosis:sheet_list", pk, questionnaire_pk)
    context = {"diagnosis": questionnaire.diagnosis, "questionnaire": questionnaire, "sheet": sheet, "form": form}
    return render(request, "diagnosis/sheets/entry.html", context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=sheet_in)
def sheet_delete(request: HttpRequest, pk: int, questionnaire_pk: int, number: int) -> HttpResponse:
    """Take a sheet away after a question."""
    sheet = sheet_in(request, pk, questionnaire_pk, number)
    refuse_if(refusal_to_edit(request.user, sheet.questionnaire.diagnosis))
    if request.method == "POST":
        actions.delete_sheet(by=request.user, sheet=sheet, version=seen_version(request))
        messages.success(request, f"Usunięto arkusz nr {number}. Jego numer jest znowu wolny.")
        return redirect("diagnosis:sheet_list", pk, questionnaire_pk)
    told = [given_of(answer) for answer in sheet.answers.all()]
    count = sum(answer.is_given for answer in told)
    context = {
        "diagnosis": sheet.questionnaire.diagnosis,
        "questionnaire": sheet.questionnaire,
        "heading": f"Usunąć arkusz nr {number}?",
        "about": f"Zniknie {count} {plural(count, 'odpowiedź', 'odpowiedzi', 'odpowiedzi')}. Historia zmian je zachowa.",
        "version": sheet.version,
        "button": "Usuń arkusz",
    }
    return render(request, "diagnosis/questionnaire/delete.html", context)


@require_GET
@requires(Act.READ_PUBLISHED, see=questionnaire_in)
def tally(request: HttpRequest, pk: int, questionnaire_pk: int) -> HttpResponse:
    """The tally with charts; ``?przez=`` splits it by the answers to a question."""
    questionnaire = questionnaire_in(request, pk, questionnaire_pk)
    found = gathered(questionnaire)
    split, chosen = _split(request, found)
    staff = request.user.may(Act.READ_DRAFTS)
    whole = tally_from(found)
    context = {
        "diagnosis": questionnaire.diagnosis,
        "questionnaire": questionnaire,
        "tally": whole,
        "results": [(question, question.chart()) for question in whole.questions],
        "ways": splitting_questions(found.questions),
        "chosen": chosen,
        "split": split,
        "parts": [(question, question.chart(split.groups)) for question in split.questions] if split else [],
        "staff": staff,
        # Of fewer people nothing is told to those who only read.
        "shown": staff or found.sheets >= LEAST,
    }
    return render(request, "diagnosis/sheets/tally.html", context)


def _split(request: HttpRequest, found: Gathered) -> tuple[Split | None, int | None]:
    asked = request.GET.get("przez", "")
    chosen = next((question for question in splitting_questions(found.questions) if str(question.pk) == asked), None)
    return (split_by(found, chosen), chosen.pk) if chosen else (None, None)


def file_of(request, pk: int, questionnaire_pk: int, name: str) -> Questionnaire:
    """Return a questionnaire that the person may see, if ``name`` is one of its files."""
    stem, _, ending = name.rpartition(".")
    if stem not in (TALLY, RAW) or ending not in list(Kind):
        raise Http404
    return questionnaire_in(request, pk, questionnaire_pk)


@require_GET
@requires(Act.READ_DRAFTS, see=file_of)
def tally_export(request: HttpRequest, pk: int, questionnaire_pk: int, name: str) -> HttpResponse:
    """The tally or the raw anonymous rows as a file: ``zestawienie.xlsx``, ``odpowiedzi.csv``."""
    questionnaire = file_of(request, pk, questionnaire_pk, name)
    stem, _, ending = name.rpartition(".")
    pages = tally_pages(tally_of(questionnaire)) if stem == TALLY else raw_pages(questionnaire)
    if stem == RAW:
        log.record(
            AccessKind.EXPORT, subject=questionnaire, what=f"odpowiedzi z ankiety, arkuszy: {len(pages[0].rows)}"
        )
    return table_file(Kind(ending), pages, name)
