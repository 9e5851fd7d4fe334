"""How the history of questionnaires and their sheets is told, and what of it may come back."""

from cus.audit.kept import Domain, Kept, pages, register
from cus.workflow import Refusal
from diagnosis.models import Answer, Question, Questionnaire, Sheet
from diagnosis.policies import refusal_to_edit
from diagnosis.questionnaires import refusal_to_write


def _refusal_to_restore(user, questionnaire: Questionnaire) -> Refusal | None:
    return refusal_to_edit(user, questionnaire.diagnosis)


def _refusal_to_restore_question(user, question: Question) -> Refusal | None:
    return refusal_to_write(user, question.questionnaire)


register(
    Kept(
        Questionnaire,
        "ankieta",
        ("title",),
        Domain.BUSINESS,
        parent="diagnosis",
        restorable=_refusal_to_restore,
    ),
    Kept(
        Question,
        "pytanie-ankiety",
        ("text",),
        Domain.BUSINESS,
        parent="questionnaire",
        restorable=_refusal_to_restore_question,
        recounts="questionnaire.version",
    ),
    # Without answers a sheet would say nothing: it is entered again from paper.
    Kept(Sheet, "arkusz-ankiety", ("number",), Domain.BUSINESS, parent="questionnaire"),
    Kept(
        Answer,
        "odpowiedz-z-ankiety",
        ("question",),
        Domain.BUSINESS,
        noun="odpowiedź z ankiety",
        parent="sheet",
    ),
)
pages(
    {
        "diagnosis:questionnaire_create": "nowa ankieta",
        "diagnosis:questionnaire_edit": "zmiana tekstu ankiety",
        "diagnosis:questionnaire_copy": "kopia ankiety",
        "diagnosis:questionnaire_delete": "usunięcie ankiety",
        "diagnosis:question_create": "nowe pytanie ankiety",
        "diagnosis:question_edit": "zmiana pytania ankiety",
        "diagnosis:question_delete": "usunięcie pytania ankiety",
        "diagnosis:question_move": "zmiana kolejności pytań",
        "diagnosis:sheet_create": "wpisanie arkusza ankiety",
        "diagnosis:sheet_edit": "poprawka arkusza ankiety",
        "diagnosis:sheet_delete": "usunięcie arkusza ankiety",
    }
)
