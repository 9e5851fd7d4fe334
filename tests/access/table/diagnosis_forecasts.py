"""Forecasts of a diagnosis. What happened in foreseen years is entered after the handover too."""

from tests.access.rows import STAFF, button, everybody, form, mixed, only, page

OPEN = ("diagnosis.pk", "diagnosis.forecast.pk")
REFUSED = ("diagnosis.pk", "diagnosis.forecast_refused.pk")
CLOSED = ("diagnosis_in_force.pk", "diagnosis_in_force.forecast.pk")
NOT_SEEN = {"unseen": "AR"}
LATER = mixed(WOD=200, AR=403)


def staff_form(name: str, *more: str, post: int = 422):
    """A form of the staff: open before the handover, closed after it."""
    writes = only(STAFF, post, unseen="AR")
    return [
        form(name, *OPEN, *more, get=only(STAFF, unseen="AR"), post=writes),
        form(
            name,
            *CLOSED,
            *(one.replace("diagnosis.", "diagnosis_in_force.", 1) for one in more),
            get=only(STAFF, 409),
            post=only(STAFF, 409),
        ),
    ]


DIAGNOSIS_FORECASTS = [
    page("diagnosis:forecast_list", "diagnosis.pk", get=only(STAFF, others=404)),
    page("diagnosis:forecast_list", "diagnosis_in_force.pk", get=everybody()),
    page("diagnosis:forecast_list", "diagnosis_consulted.pk", get=only(STAFF, others=404)),
    form("diagnosis:forecast_create", "diagnosis.pk", get=only(STAFF, **NOT_SEEN), post=only(STAFF, 422, **NOT_SEEN)),
    form("diagnosis:forecast_create", "diagnosis_in_force.pk", get=only(STAFF, 409), post=only(STAFF, 409)),
    page("diagnosis:forecast_detail", *OPEN, get=only(STAFF, others=404)),
    page("diagnosis:forecast_detail", *REFUSED, get=only(STAFF, others=404)),
    page("diagnosis:forecast_detail", *CLOSED, get=everybody()),
    page("diagnosis:forecast_document", *OPEN, get=only(STAFF, others=404), costly=True),
    page("diagnosis:forecast_document", *CLOSED, get=everybody(), costly=True),
    *staff_form("diagnosis:forecast_edit"),
    *staff_form("diagnosis:forecast_delete", post=409),
    *staff_form("diagnosis:forecast_aspects"),
    *staff_form("diagnosis:scenario_create"),
    *staff_form("diagnosis:scenario_edit", "diagnosis.forecast.scenario.pk"),
    *staff_form("diagnosis:scenario_delete", "diagnosis.forecast.scenario.pk", post=409),
    form(
        "diagnosis:forecast_actual", *OPEN, "=2026", get=only(STAFF, unseen="AR"), post=only(STAFF, 422, unseen="AR")
    ),
    form("diagnosis:forecast_actual", *CLOSED, "=2026", get=LATER, post=mixed(WOD=422, AR=403)),
    form("diagnosis:forecast_actual", *OPEN, "=2019", get=everybody(404), post=everybody(404)),
    button("diagnosis:forecast_actual_remove", *OPEN, "=2026", post=only(STAFF, 302, unseen="AR")),
    button("diagnosis:forecast_actual_remove", *CLOSED, "=2026", post=mixed(WOD=302, AR=403)),
]
