"""The coverage of a diagnosis: read like the diagnosis."""

from tests.access.rows import STAFF, everybody, only, page

COVERAGE = [
    page("diagnosis:coverage", "diagnosis.pk", get=only(STAFF, others=404)),
    page("diagnosis:coverage", "diagnosis_in_force.pk", get=everybody()),
    page("diagnosis:coverage_document", "diagnosis.pk", get=only(STAFF, others=404), costly=True),
    page("diagnosis:coverage_document", "diagnosis_in_force.pk", get=everybody(404), costly=True),
    page("diagnosis:coverage_table", "diagnosis.pk", "=xlsx", get=only(STAFF, others=404)),
    page("diagnosis:coverage_table", "diagnosis_in_force.pk", "=csv", get=everybody(404)),
]
