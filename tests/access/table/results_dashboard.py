"""The dashboard: for everybody who is signed in and reads what was published."""

from tests.access.rows import everybody, page

RESULTS_DASHBOARD = [
    page("results:dashboard", get=everybody()),
    page("results:dashboard_document", get=everybody(), costly=True),
]
