"""Addresses of versions side by side."""

from django.urls import path

from programmes.views import versions

VERSIONS = [
    path("<int:pk>/porownanie/", versions.compare, name="compare"),
]
