"""Questionnaires of a diagnosis, their sheets and tally."""

from tests.access.rows import STAFF, button, everybody, form, only, page

OPEN = ("diagnosis.pk", "diagnosis.questionnaire.pk")
ASKED = ("diagnosis.pk", "diagnosis.asked.pk")
PAST = ("diagnosis_in_force.pk", "diagnosis_in_force.asked.pk")
HIDDEN = only(STAFF, others=404)
WRITE = only(STAFF, unseen="AR")


def _written(status: int) -> dict[str, int]:
    return only(STAFF, status, unseen="AR")


DIAGNOSIS_QUESTIONNAIRES = [
    page("diagnosis:questionnaire_list", "diagnosis.pk", get=HIDDEN),
    page("diagnosis:questionnaire_list", "diagnosis_consulted.pk", get=HIDDEN),
    page("diagnosis:questionnaire_list", "diagnosis_in_force.pk", get=everybody()),
    form("diagnosis:questionnaire_create", "diagnosis.pk", get=WRITE, post=_written(422)),
    form("diagnosis:questionnaire_create", "diagnosis_in_force.pk", get=only(STAFF, 409), post=only(STAFF, 409)),
    page("diagnosis:questionnaire_detail", *OPEN, get=HIDDEN),
    page("diagnosis:questionnaire_detail", *ASKED, get=HIDDEN),
    page("diagnosis:questionnaire_detail", *PAST, get=everybody()),
    page("diagnosis:questionnaire_detail", "diagnosis.pk", "diagnosis_in_force.asked.pk", get=everybody(404)),
    page("diagnosis:questionnaire_document", *OPEN, get=HIDDEN, costly=True),
    page("diagnosis:questionnaire_document", *PAST, get=everybody(), costly=True),
    form("diagnosis:questionnaire_edit", *OPEN, get=WRITE, post=_written(422)),
    form("diagnosis:questionnaire_edit", *ASKED, get=_written(409), post=_written(409)),
    button("diagnosis:questionnaire_copy", *ASKED, post=_written(302)),
    button("diagnosis:questionnaire_copy", *PAST, post=only(STAFF, 409)),
    form("diagnosis:questionnaire_delete", *OPEN, get=WRITE, post=_written(409)),
    form("diagnosis:question_create", *OPEN, get=WRITE, post=_written(422)),
    form("diagnosis:question_create", *ASKED, get=_written(409), post=_written(409)),
    form("diagnosis:question_edit", *OPEN, "diagnosis.questionnaire.one.pk", get=WRITE, post=_written(422)),
    form("diagnosis:question_delete", *OPEN, "diagnosis.questionnaire.one.pk", get=WRITE, post=_written(409)),
    button("diagnosis:question_move", *OPEN, "diagnosis.questionnaire.one.pk", "=nizej", post=_written(302)),
    form(
        "diagnosis:question_edit",
        *OPEN,
        "diagnosis.asked.one.pk",
        get=everybody(404),
        post=everybody(404),
    ),
    page("diagnosis:sheet_list", *OPEN, get=HIDDEN),
    page("diagnosis:sheet_list", *ASKED, get=HIDDEN),
    page("diagnosis:sheet_list", *PAST, get=only(STAFF)),
    form("diagnosis:sheet_create", *ASKED, get=WRITE, post=_written(409)),
    form("diagnosis:sheet_create", *PAST, get=only(STAFF, 409), post=only(STAFF, 409)),
    form("diagnosis:sheet_edit", *ASKED, "=1", get=WRITE, post=_written(422)),
    form("diagnosis:sheet_edit", *ASKED, "=99", get=everybody(404), post=everybody(404)),
    form("diagnosis:sheet_delete", *ASKED, "=1", get=WRITE, post=_written(409)),
    page("diagnosis:tally", *OPEN, get=HIDDEN),
    page("diagnosis:tally", *ASKED, get=HIDDEN),
    page("diagnosis:tally", *PAST, get=everybody()),
    page("diagnosis:tally_export", *ASKED, "=zestawienie.xlsx", get=HIDDEN),
    page("diagnosis:tally_export", *ASKED, "=odpowiedzi.csv", get=HIDDEN),
    page("diagnosis:tally_export", *PAST, "=odpowiedzi.csv", get=only(STAFF)),
    page("diagnosis:tally_export", *ASKED, "=nie-ma.csv", get=everybody(404)),
]
