"""Findings of a diagnosis."""

from tests.access.rows import STAFF, button, everybody, form, only, page

FINDING = ("diagnosis.pk", "diagnosis.finding.pk")
OLD_FINDING = ("diagnosis_in_force.pk", "diagnosis_in_force.finding.pk")

FINDINGS = [
    form("diagnosis:findings", "diagnosis.pk", get=only(STAFF, others=404), post=only(STAFF, 422, others=404)),
    form("diagnosis:findings", "diagnosis_in_force.pk", get=everybody(), post=only(STAFF, 409)),
    page("diagnosis:findings_document", "diagnosis.pk", get=only(STAFF, others=404), costly=True),
    page("diagnosis:findings_document", "diagnosis_in_force.pk", get=everybody(), costly=True),
    form("diagnosis:finding_edit", *FINDING, get=only(STAFF, unseen="AR"), post=only(STAFF, 422, unseen="AR")),
    form("diagnosis:finding_edit", *OLD_FINDING, get=only(STAFF, 409), post=only(STAFF, 409)),
    form("diagnosis:finding_delete", *FINDING, get=only(STAFF, unseen="AR"), post=only(STAFF, 422, unseen="AR")),
    button("diagnosis:finding_move", *FINDING, "=nizej", post=only(STAFF, 302, unseen="AR")),
    button("diagnosis:finding_move", *OLD_FINDING, "=nizej", post=only(STAFF, 409)),
]
