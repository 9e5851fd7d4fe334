"""Figures of delivery and measures: everybody reads those of adopted programmes, the staff enter them."""

from tests.access.rows import STAFF, button, everybody, form, only, page

PROGRAMME = "programme_in_force.programme_id"
DRAFT = "programme_draft.programme_id"

RESULTS_DELIVERY = [
    page("results:delivery", PROGRAMME, get=everybody()),
    page("results:delivery", DRAFT, get=everybody(404)),
    form("results:delivery_create", PROGRAMME, get=only(STAFF), post=only(STAFF, 422)),
    form("results:delivery_create", DRAFT, get=everybody(404), post=everybody(404)),
    form("results:delivery_sheet", PROGRAMME, get=only(STAFF), post=only(STAFF, 302)),
    form("results:delivery_sheet", DRAFT, get=everybody(404), post=everybody(404)),
    form("results:delivery_import", PROGRAMME, get=only(STAFF), post=only(STAFF, 422)),
    form(
        "results:delivery_import_preview",
        PROGRAMME,
        "delivery_import.key",
        get=only("W", others=404),
        post=only("W", 409, others=404),
    ),
    button("results:delivery_import_drop", PROGRAMME, "delivery_import.key", post=only("W", 302, others=404)),
    page("results:delivery_table", PROGRAMME, "=liczby.xlsx", get=everybody()),
    page("results:delivery_table", PROGRAMME, "=pusty-wzor-tabela.csv", get=everybody()),
    page("results:delivery_table", DRAFT, "=liczby.xlsx", get=everybody(404)),
    page("results:delivery_figure", PROGRAMME, "delivery_figure.pk", get=everybody()),
    page("results:delivery_figure", "programme_adopted.programme_id", "delivery_figure.pk", get=everybody(404)),
    form("results:delivery_edit", PROGRAMME, "delivery_figure.pk", get=only(STAFF), post=only(STAFF, 422)),
    form("results:delivery_delete", PROGRAMME, "delivery_figure.pk", get=only(STAFF), post=only(STAFF, 409)),
    form("results:delivery_import", DRAFT, get=everybody(404), post=everybody(404)),
    form("results:delivery_edit", DRAFT, "delivery_figure.pk", get=everybody(404), post=everybody(404)),
    form("results:delivery_delete", DRAFT, "delivery_figure.pk", get=everybody(404), post=everybody(404)),
    form("results:indicator_create", DRAFT, get=everybody(404), post=everybody(404)),
    form("results:indicator_edit", DRAFT, "indicator_actual.pk", get=everybody(404), post=everybody(404)),
    form("results:indicator_delete", DRAFT, "indicator_actual.pk", get=everybody(404), post=everybody(404)),
    page("results:indicators", PROGRAMME, get=everybody()),
    page("results:indicators", DRAFT, get=everybody(404)),
    form("results:indicator_create", PROGRAMME, get=only(STAFF), post=only(STAFF, 422)),
    form("results:indicator_edit", PROGRAMME, "indicator_actual.pk", get=only(STAFF), post=only(STAFF, 422)),
    form("results:indicator_delete", PROGRAMME, "indicator_actual.pk", get=only(STAFF), post=only(STAFF, 409)),
]
