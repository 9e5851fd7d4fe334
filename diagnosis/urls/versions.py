"""Addresses of the versions of a diagnosis, its check list and its gminas."""

from django.urls import path

from diagnosis.views import duties, versions

VERSIONS = [
    path("<int:pk>/aktualizacja/", versions.update, name="update"),
    path("<int:pk>/publikacja/", versions.publication, name="publication"),
    path("<int:pk>/porownanie/", versions.compare, name="compare"),
    path("<int:pk>/lista-kontrolna/", duties.duties, name="duties"),
    path("<int:pk>/gminy/", duties.gminas, name="gminas"),
]
