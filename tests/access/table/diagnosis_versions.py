"""Versions of a diagnosis: beginning an update, comparing, the check list, the gminas."""

from tests.access.rows import STAFF, everybody, form, only, page

VERSIONS = [
    form("diagnosis:update", "diagnosis_in_force.pk", get=only("OD"), post=only("OD", 422)),
    form("diagnosis:update", "diagnosis.pk", get=only("OD", 409, unseen="AR"), post=only("OD", 409, unseen="AR")),
    form("diagnosis:publication", "diagnosis_in_force.pk", get=only("OD"), post=only("OD", 422)),
    form("diagnosis:publication", "diagnosis.pk", get=only("OD", 409, unseen="AR"), post=only("OD", 409, unseen="AR")),
    page("diagnosis:compare", "diagnosis_in_force.pk", get=everybody()),
    page("diagnosis:compare", "diagnosis.pk", get=only(STAFF, others=404)),
    page("diagnosis:duties", "diagnosis.pk", get=only(STAFF, others=404)),
    page("diagnosis:duties", "diagnosis_in_force.pk", get=everybody()),
    page("diagnosis:gminas", "diagnosis.pk", get=only(STAFF, others=404)),
    page("diagnosis:gminas", "diagnosis_in_force.pk", get=everybody()),
]
