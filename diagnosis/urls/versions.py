"""Addresses of the versions of a diagnosis."""

from django.urls import path

from diagnosis.views import versions

VERSIONS = [
    path("<int:pk>/aktualizacja/", versions.update, name="update"),
    path("<int:pk>/porownanie/", versions.compare, name="compare"),
]
