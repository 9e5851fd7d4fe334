"""Addresses of the diagnosis, one room a file."""

from diagnosis.urls import research
from diagnosis.urls.forms import FORMS

app_name = "diagnosis"

urlpatterns = [
    *FORMS,
    *research.urlpatterns,
]
