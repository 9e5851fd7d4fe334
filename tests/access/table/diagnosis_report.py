"""The report of a diagnosis: the staff before the handover, everybody who reads after it."""

from tests.access.rows import STAFF, everybody, only, page

REPORT = [
    page("diagnosis:report", "diagnosis.pk", get=only(STAFF, others=404)),
    page("diagnosis:report", "diagnosis_in_force.pk", get=everybody()),
    page("diagnosis:report_document", "diagnosis.pk", get=only(STAFF, others=404), costly=True),
    page("diagnosis:report_document", "diagnosis_in_force.pk", get=everybody(), costly=True),
]
