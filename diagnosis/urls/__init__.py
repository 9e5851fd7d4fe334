"""Addresses of the diagnosis, one room a file."""

from diagnosis.urls import outside, questionnaires, research
from diagnosis.urls.consultation import CONSULTATION
from diagnosis.urls.coverage import COVERAGE
from diagnosis.urls.description import DESCRIPTION
from diagnosis.urls.figures import FIGURES
from diagnosis.urls.findings import FINDINGS
from diagnosis.urls.forecasts import FORECASTS
from diagnosis.urls.forms import FORMS
from diagnosis.urls.notes import NOTES
from diagnosis.urls.potential import POTENTIAL
from diagnosis.urls.report import REPORT
from diagnosis.urls.staffing import STAFFING
from diagnosis.urls.versions import VERSIONS

app_name = "diagnosis"

urlpatterns = [
    *FORMS,
    *FIGURES,
    *research.urlpatterns,
    *NOTES,
    *REPORT,
    *DESCRIPTION,
    *VERSIONS,
    *POTENTIAL,
    *COVERAGE,
    *FINDINGS,
    *questionnaires.urlpatterns,
    *STAFFING,
    *FORECASTS,
    *CONSULTATION,
    *outside.urlpatterns,
]
