"""The potential of a diagnosis: read like the diagnosis, kept by the staff until it is handed over."""

from tests.access.rows import STAFF, button, everybody, only, page

POTENTIAL = [
    page("diagnosis:potential", "diagnosis.pk", get=only(STAFF, others=404)),
    page("diagnosis:potential", "diagnosis_consulted.pk", get=only(STAFF, others=404)),
    page("diagnosis:potential", "diagnosis_in_force.pk", get=everybody()),
    # Nothing but a day is sent: without one the page says so.
    button("diagnosis:potential_keep", "diagnosis.pk", post=only(STAFF, 302, unseen="AR")),
    button("diagnosis:potential_keep", "diagnosis_in_force.pk", post=only(STAFF, 409)),
    page("diagnosis:potential_document", "diagnosis.pk", get=only(STAFF, others=404), costly=True),
    page("diagnosis:potential_document", "diagnosis_in_force.pk", get=everybody(404), costly=True),
    page("diagnosis:potential_table", "diagnosis.pk", "=xlsx", get=only(STAFF, others=404)),
    page("diagnosis:potential_table", "diagnosis.pk", "=csv", get=only(STAFF, others=404)),
    page("diagnosis:potential_table", "diagnosis_in_force.pk", "=xlsx", get=everybody(404)),
    page("diagnosis:potential_table", "diagnosis.pk", "=exe", get=everybody(404)),
]
