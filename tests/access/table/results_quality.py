"""Questionnaires on quality: readers see those that were opened, the open page is for anybody."""

from tests.access.rows import STAFF, button, everybody, form, mixed, only, page

PROGRAMME = "programme_in_force.programme_id"
DRAFT, OPEN, ENDED = "survey_draft.pk", "survey_open.pk", "survey_ended.pk"
PREPARE = "OD"


def _prepared(status: int) -> dict[str, int]:
    """Of a questionnaire in preparation: the worker sees it, the reader does not know of it."""
    return mixed(OD=status, W=403, AR=404)


RESULTS_QUALITY = [
    page("results:quality", PROGRAMME, get=everybody()),
    page("results:quality", "programme_draft.programme_id", get=everybody(404)),
    form("results:quality_create", PROGRAMME, get=only(PREPARE), post=only(PREPARE, 422)),
    form("results:quality_create", "programme_draft.programme_id", get=everybody(404), post=everybody(404)),
    page("results:quality_service", PROGRAMME, "service.pk", get=everybody()),
    page("results:quality_service", PROGRAMME, "service_retired.pk", get=everybody(404)),
    page("results:quality_export", PROGRAMME, "=ankiety.csv", get=everybody()),
    page("results:quality_export", PROGRAMME, "=nie-ma.csv", get=everybody(404)),
    page("results:quality_survey", DRAFT, get=only(STAFF, others=404)),
    page("results:quality_survey", OPEN, get=everybody()),
    page("results:quality_survey", ENDED, get=everybody()),
    form("results:quality_edit", DRAFT, get=_prepared(200), post=_prepared(422)),
    form("results:quality_edit", OPEN, get=only(PREPARE), post=only(PREPARE, 422)),
    button("results:quality_open", DRAFT, post=_prepared(302)),
    button("results:quality_open", OPEN, post=only(PREPARE, 409)),
    button("results:quality_close", OPEN, post=only(PREPARE, 302)),
    button("results:quality_close", DRAFT, post=_prepared(409)),
    form("results:quality_delete", DRAFT, get=_prepared(200), post=_prepared(302)),
    form("results:quality_delete", ENDED, get=only(PREPARE, 409), post=only(PREPARE, 409)),
    page("results:quality_document", DRAFT, get=only(STAFF, others=404), costly=True),
    page("results:quality_document", OPEN, get=everybody(), costly=True),
    page("results:quality_results", DRAFT, get=only(STAFF, others=404)),
    page("results:quality_results", OPEN, get=everybody()),
    page("results:quality_results", ENDED, get=everybody()),
    form("results:quality_apart", OPEN, get=only(PREPARE), post=only(PREPARE, 302)),
    form("results:quality_apart", DRAFT, get=_prepared(200), post=_prepared(302)),
    form("results:quality_hide", ENDED, "said.pk", "=first", get=_prepared(200), post=_prepared(422)),
    form("results:quality_hide", OPEN, "said.pk", "=first", get=everybody(404), post=everybody(404)),
    page("results:quality_sheets", OPEN, get=only(STAFF)),
    page("results:quality_sheets", DRAFT, get=only(STAFF, others=404)),
    form("results:quality_enter", OPEN, get=only(STAFF), post=only(STAFF, 422)),
    form("results:quality_enter", DRAFT, get=only(STAFF, 409, others=404), post=only(STAFF, 409, others=404)),
    form("results:quality_sheet", OPEN, "=1", get=only(STAFF), post=only(STAFF, 422)),
    form("results:quality_sheet", OPEN, "=99", get=everybody(404), post=everybody(404)),
    form("results:quality_sheet_delete", OPEN, "=1", get=only(STAFF), post=only(STAFF, 409)),
    form("results:quality_sheet_delete", OPEN, "=99", get=everybody(404), post=everybody(404)),
    form(
        "results:quality_answer",
        "survey_open.key",
        get=everybody(),
        post=everybody(422),
        stranger=200,
        stranger_post=422,
    ),
    form(
        "results:quality_answer",
        "survey_ended.key",
        get=everybody(),
        post=everybody(409),
        stranger=200,
        stranger_post=409,
    ),
    form(
        "results:quality_answer",
        "survey_draft.key",
        get=everybody(404),
        post=everybody(404),
        stranger=404,
        stranger_post=404,
    ),
    form(
        "results:quality_answer",
        "=nie-ma-takiej-ankiety",
        get=everybody(404),
        post=everybody(404),
        stranger=404,
        stranger_post=404,
    ),
    page("results:quality_thanks", "survey_draft.key", get=everybody(404), stranger=404, stranger_post=405),
    page("results:quality_thanks", "survey_open.key", get=everybody(), stranger=200, stranger_post=405),
]
