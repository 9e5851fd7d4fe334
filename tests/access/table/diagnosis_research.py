"""The research of a diagnosis."""

from tests.access.rows import STAFF, everybody, form, only, page

DIAGNOSIS_RESEARCH = [
    page("diagnosis:research", "diagnosis.pk", get=only(STAFF, others=404)),
    page("diagnosis:research", "diagnosis_in_force.pk", get=everybody()),
    *(
        form(
            "diagnosis:research_part",
            "diagnosis.pk",
            f"={part}",
            get=only(STAFF, unseen="AR"),
            post=only(STAFF, 422, unseen="AR"),
        )
        for part in ("pytania", "metody", "proby", "pominiete", "zrodla")
    ),
    form("diagnosis:research_part", "diagnosis_in_force.pk", "=metody", get=only(STAFF, 409), post=only(STAFF, 409)),
    form("diagnosis:research_part", "diagnosis.pk", "=nie-ma", get=everybody(404), post=everybody(404)),
]
