"""Indicators of the centre and of a diagnosis, files with figures."""

from tests.access.rows import STAFF, button, everybody, form, only, page

FIGURES = [
    page("diagnosis:indicators", get=only(STAFF)),
    form("diagnosis:indicator_create", get=only(STAFF), post=only(STAFF, 422)),
    page("diagnosis:indicator", "indicator.pk", get=only(STAFF)),
    form("diagnosis:indicator_edit", "indicator.pk", get=only(STAFF), post=only(STAFF, 422)),
    form("diagnosis:indicator_delete", "indicator.pk", get=only(STAFF), post=only(STAFF, 409)),
    form("diagnosis:indicator_values", "indicator.pk", get=only(STAFF), post=only(STAFF, 422)),
    page("diagnosis:comparison", get=only(STAFF)),
    form("diagnosis:figures_import", get=only(STAFF), post=only(STAFF, 422)),
    form("diagnosis:figures_preview", "figure_import.key", get=only("W", others=404), post=only("W", 409, others=404)),
    button("diagnosis:figures_settings", "figure_import.key", post=only("W", 302, others=404)),
    form("diagnosis:figures_columns", "figure_import.key", get=only("W", others=404), post=only("W", 422, others=404)),
    button("diagnosis:figures_drop", "figure_import.key", post=only("W", 302, others=404)),
    page("diagnosis:figure_mappings", get=only(STAFF)),
    form("diagnosis:figure_mapping_edit", "table_mapping.pk", get=only(STAFF), post=only(STAFF, 422)),
    form("diagnosis:figure_mapping_delete", "table_mapping.pk", get=only(STAFF), post=only(STAFF, 302)),
    page("diagnosis:figures", "diagnosis.pk", get=only(STAFF, others=404)),
    page("diagnosis:figures", "diagnosis_in_force.pk", get=everybody()),
    form("diagnosis:figure_create", "diagnosis.pk", get=only(STAFF, unseen="AR"), post=only(STAFF, 422, unseen="AR")),
    form("diagnosis:figure_create", "diagnosis_in_force.pk", get=only(STAFF, 409), post=only(STAFF, 409)),
    form(
        "diagnosis:figure_edit",
        "diagnosis.pk",
        "diagnosis.figure.pk",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 422, unseen="AR"),
    ),
    form(
        "diagnosis:figure_edit",
        "diagnosis.pk",
        "diagnosis_in_force.figure.pk",
        get=everybody(404),
        post=everybody(404),
    ),
    button(
        "diagnosis:figure_move", "diagnosis.pk", "diagnosis.figure.pk", "=nizej", post=only(STAFF, 302, unseen="AR")
    ),
    button(
        "diagnosis:figure_move",
        "diagnosis_in_force.pk",
        "diagnosis_in_force.figure.pk",
        "=nizej",
        post=only(STAFF, 409),
    ),
    button("diagnosis:figure_delete", "diagnosis.pk", "diagnosis.figure.pk", post=only(STAFF, 302, unseen="AR")),
    button("diagnosis:figure_delete", "diagnosis_in_force.pk", "diagnosis_in_force.figure.pk", post=only(STAFF, 409)),
]
