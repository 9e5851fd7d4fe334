"""Results of adopted programmes: everybody who reads sees the hub."""

from tests.access.rows import everybody, page

RESULTS = [
    page("results:list", get=everybody()),
    page("results:detail", "programme_in_force.programme_id", get=everybody()),
    page("results:detail", "programme_draft.programme_id", get=everybody(404)),
]
