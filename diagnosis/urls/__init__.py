"""Addresses of the diagnosis, one room a file."""

from diagnosis.urls.forms import FORMS

app_name = "diagnosis"

urlpatterns = [
    *FORMS,
]
