"""The hub of results."""

from django.urls import path

from programmes.results.views import overview

OVERVIEW = [
    path("", overview.index, name="list"),
    path("programy/<int:pk>/", overview.detail, name="detail"),
]
