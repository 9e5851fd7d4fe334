"""Addresses of results, one room a file."""

from programmes.results.urls.carried import CARRIED
from programmes.results.urls.complaints import COMPLAINTS
from programmes.results.urls.dashboard import DASHBOARD
from programmes.results.urls.delivery import DELIVERY
from programmes.results.urls.indicators import INDICATORS
from programmes.results.urls.information import INFORMATION
from programmes.results.urls.overview import OVERVIEW
from programmes.results.urls.quality import QUALITY
from programmes.results.urls.reports import REPORTS
from programmes.results.urls.selfevaluation import SELF_EVALUATION
from programmes.results.urls.yearly import YEARLY

app_name = "results"

urlpatterns = [
    *OVERVIEW,
    *DELIVERY,
    *INDICATORS,
    *CARRIED,
    *DASHBOARD,
    *INFORMATION,
    *YEARLY,
    *REPORTS,
    *QUALITY,
    *SELF_EVALUATION,
    *COMPLAINTS,
]
