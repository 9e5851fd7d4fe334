"""Questionnaires of a diagnosis: list, text, questions, print."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from cus.documents.render import render_pdf
from cus.documents.responses import pdf_response
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.workflow import refuse_if
from diagnosis.actions import questionnaires as actions
from diagnosis.forms.questionnaire import NewQuestionnaireForm, QuestionForm, QuestionnaireForm
from diagnosis.models import Question, Questionnaire
from diagnosis.policies import refusal_to_edit
from diagnosis.questionnaire_starter import GREETING, TITLE, clause_of
from diagnosis.questionnaires import (
    is_frozen,
    questionnaire_document,
    questionnaires_of,
    refusal_to_write,
    sections_of,
)
from diagnosis.views.common import WAYS, diagnosis_or_404

LARGE = "duze"


def questionnaire_in(request, pk: int, questionnaire_pk: int) -> Questionnaire:
    """Return a questionnaire of a diagnosis that the person may see."""
    diagnosis = diagnosis_or_404(request, pk)
    return get_object_or_404(diagnosis.questionnaires.select_related("diagnosis"), pk=questionnaire_pk)


def question_in(request, pk: int, questionnaire_pk: int, question_pk: int) -> Question:
    """Return a question of a questionnaire that the person may see."""
    questionnaire = questionnaire_in(request, pk, questionnaire_pk)
    question = get_object_or_404(questionnaire.questions, pk=question_pk)
    question.questionnaire = questionnaire
    return question


def moved_question(request, pk: int, questionnaire_pk: int, question_pk: int, way: str) -> Question:
    """Return a question that the person may see, if ``way`` is a way to move it."""
    if way not in WAYS:
        raise Http404
    return question_in(request, pk, questionnaire_pk, question_pk)


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def questionnaire_list(request: HttpRequest, pk: int) -> HttpResponse:
    """All questionnaires of a diagnosis."""
    diagnosis = diagnosis_or_404(request, pk)
    context = {
        "diagnosis": diagnosis,
        "questionnaires": questionnaires_of(diagnosis),
        "refusal": refusal_to_edit(request.user, diagnosis),
        "staff": request.user.may(Act.READ_DRAFTS),
    }
    return render(request, "diagnosis/questionnaire/list.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=diagnosis_or_404)
def questionnaire_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a questionnaire."""
    diagnosis = diagnosis_or_404(request, pk)
    refuse_if(refusal_to_edit(request.user, diagnosis))
    kept = keeping(request, "diagnosis.questionnaire_new", key=str(pk))
    initial = {"title": TITLE, "greeting": GREETING, "clause": clause_of(letterhead())}
    form = NewQuestionnaireForm(kept.data, instance=Questionnaire(diagnosis=diagnosis), initial=initial)
    status = 200
    if kept.sent:
        made, status = save_or_explain(
            form,
            lambda: actions.create_questionnaire(
                by=request.user,
                diagnosis=diagnosis,
                fields=form.values(),
                with_starter=form.cleaned_data["starter"],
            ),
            kept,
        )
        if made:
            messages.success(request, "Założono ankietę. Przejrzyj pytania, zanim ją wydrukujesz.")
            return redirect(made)
    context = {"diagnosis": diagnosis, "form": form, "kept": kept.shown(form)}
    return render(request, "diagnosis/questionnaire/form.html", context, status=status)


@require_GET
@requires(Act.READ_PUBLISHED, see=questionnaire_in)
def questionnaire_detail(request: HttpRequest, pk: int, questionnaire_pk: int) -> HttpResponse:
    """The questionnaire as it will be printed, with what can be done to each question."""
    questionnaire = questionnaire_in(request, pk, questionnaire_pk)
    questions = list(questionnaire.questions.all())
    rows = [
        (section.heading, [(printed, questions[printed.number - 1]) for printed in section.questions])
        for section in sections_of(questions)
    ]
    context = {
        "diagnosis": questionnaire.diagnosis,
        "questionnaire": questionnaire,
        "sections": rows,
        "count": len(questions),
        "sheets": questionnaire.sheets.count(),
        "frozen": is_frozen(questionnaire),
        "refusal": refusal_to_write(request.user, questionnaire),
        "edit_refusal": refusal_to_edit(request.user, questionnaire.diagnosis),
        "staff": request.user.may(Act.READ_DRAFTS),
        "large": LARGE,
    }
    return render(request, "diagnosis/questionnaire/detail.html", context)


@require_GET
@requires(Act.READ_PUBLISHED, see=questionnaire_in)
def questionnaire_pdf(request: HttpRequest, pk: int, questionnaire_pk: int) -> HttpResponse:
    """The questionnaire to print; ``?pismo=duze`` in big type."""
    questionnaire = questionnaire_in(request, pk, questionnaire_pk)
    large = request.GET.get("pismo") == LARGE
    pdf = render_pdf(questionnaire_document(questionnaire, letterhead=letterhead(), large=large))
    return pdf_response(pdf, name=f"ankieta-{questionnaire}" + ("-duze-pismo" if large else ""))


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=questionnaire_in)
def questionnaire_edit(request: HttpRequest, pk: int, questionnaire_pk: int) -> HttpResponse:
    """Change the text around the questions."""
    questionnaire = questionnaire_in(request, pk, questionnaire_pk)
    refuse_if(refusal_to_write(request.user, questionnaire))
    kept = keeping(request, "diagnosis.questionnaire", questionnaire)
    form, status = QuestionnaireForm(kept.data, instance=questionnaire), 200
    if kept.sent:
        saved, status = save_or_explain(
            form,
            lambda: actions.edit_questionnaire(
                by=request.user, questionnaire=questionnaire, version=form.version, fields=form.values()
            ),
            kept,
        )
        if saved:
            messages.success(request, "Zapisano ankietę.")
            return redirect(saved)
    shown = questionnaire_in(request, pk, questionnaire_pk)
    context = {"diagnosis": shown.diagnosis, "questionnaire": shown, "form": form, "kept": kept.shown(form)}
    return render(request, "diagnosis/questionnaire/form.html", context, status=status)


@require_POST
@requires(Act.DIAGNOSIS_EDIT, see=questionnaire_in)
def questionnaire_copy(request: HttpRequest, pk: int, questionnaire_pk: int) -> HttpResponse:
    """Make the next edition."""
    copy = actions.copy_questionnaire(by=request.user, questionnaire=questionnaire_in(request, pk, questionnaire_pk))
    messages.success(request, f"To jest wersja {copy.edition} ankiety. Można w niej zmieniać wszystko.")
    return redirect(copy)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=questionnaire_in)
def questionnaire_delete(request: HttpRequest, pk: int, questionnaire_pk: int) -> HttpResponse:
    """Take a questionnaire away after a question."""
    questionnaire = questionnaire_in(request, pk, questionnaire_pk)
    refuse_if(refusal_to_write(request.user, questionnaire))
    if request.method == "POST":
        version = seen_version(request)
        actions.delete_questionnaire(by=request.user, questionnaire=questionnaire, version=version)
        messages.success(request, "Usunięto ankietę.")
        return redirect("diagnosis:questionnaire_list", pk)
    context = {
        "diagnosis": questionnaire.diagnosis,
        "questionnaire": questionnaire,
        "heading": f"Usunąć ankietę: {questionnaire}?",
        "about": "Zniknie ankieta ze wszystkimi pytaniami. Historia zmian zachowa jej treść.",
        "version": questionnaire.version,
        "button": "Usuń ankietę",
    }
    return render(request, "diagnosis/questionnaire/delete.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=questionnaire_in)
def question_create(request: HttpRequest, pk: int, questionnaire_pk: int) -> HttpResponse:
    """Add a question; „next” brings the empty form back."""
    questionnaire = questionnaire_in(request, pk, questionnaire_pk)
    return _write_question(request, questionnaire, Question(questionnaire=questionnaire))


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=question_in)
def question_edit(request: HttpRequest, pk: int, questionnaire_pk: int, question_pk: int) -> HttpResponse:
    """Change a question."""
    question = question_in(request, pk, questionnaire_pk, question_pk)
    return _write_question(request, question.questionnaire, question)


def _write_question(request: HttpRequest, questionnaire: Questionnaire, question: Question) -> HttpResponse:
    refuse_if(refusal_to_write(request.user, questionnaire))
    is_new = question.pk is None
    kept = (
        keeping(request, "diagnosis.question_new", key=str(questionnaire.pk))
        if is_new
        else keeping(request, "diagnosis.question", question)
    )
    form, status = QuestionForm(kept.data, instance=question), 200
    if kept.sent:
        saved, status = save_or_explain(form, lambda: _save_question(request.user, questionnaire, form), kept)
        if saved:
            messages.success(request, "Zapisano pytanie.")
            if "next" in request.POST:
                return redirect("diagnosis:question_create", questionnaire.diagnosis_id, questionnaire.pk)
            return redirect(questionnaire)
    context = {
        "diagnosis": questionnaire.diagnosis,
        "questionnaire": questionnaire,
        "question": None if is_new else question,
        "form": form,
        "kept": kept.shown(form),
    }
    return render(request, "diagnosis/questionnaire/question.html", context, status=status)


def _save_question(user, questionnaire: Questionnaire, form: QuestionForm) -> Question:
    if form.instance.pk is None:
        return actions.create_question(by=user, questionnaire=questionnaire, fields=form.values())
    return actions.edit_question(by=user, question=form.instance, version=form.version, fields=form.values())


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=question_in)
def question_delete(request: HttpRequest, pk: int, questionnaire_pk: int, question_pk: int) -> HttpResponse:
    """Take a question away after a question."""
    question = question_in(request, pk, questionnaire_pk, question_pk)
    questionnaire = question.questionnaire
    refuse_if(refusal_to_write(request.user, questionnaire))
    if request.method == "POST":
        actions.delete_question(by=request.user, question=question, version=seen_version(request))
        messages.success(request, "Usunięto pytanie.")
        return redirect(questionnaire)
    context = {
        "diagnosis": questionnaire.diagnosis,
        "questionnaire": questionnaire,
        "heading": "Usunąć pytanie?",
        "about": question.text,
        "version": question.version,
        "button": "Usuń pytanie",
    }
    return render(request, "diagnosis/questionnaire/delete.html", context)


@require_POST
@requires(Act.DIAGNOSIS_EDIT, see=moved_question)
def question_move(request: HttpRequest, pk: int, questionnaire_pk: int, question_pk: int, way: str) -> HttpResponse:
    """Move a question up or down."""
    question = moved_question(request, pk, questionnaire_pk, question_pk, way)
    actions.move_question(by=request.user, question=question, up=way == WAYS[0])
    return redirect(f"{question.questionnaire.get_absolute_url()}#pytanie-{question.pk}")


def seen_version(request: HttpRequest) -> int:
    """Return the version that the person saw; 0 for nonsense."""
    sent = request.POST.get("version", "")
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 9 else 0
