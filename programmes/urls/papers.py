"""Addresses of the papers for the council."""

from django.urls import path

from programmes.views import papers

PAPERS = [
    path("<int:pk>/pisma/", papers.papers, name="papers"),
    path("<int:pk>/pisma/przygotuj/", papers.papers_start, name="papers_start"),
    path("<int:pk>/pisma/zmien/", papers.papers_edit, name="papers_edit"),
    path("<int:pk>/pisma/<slug:name>/", papers.papers_document, name="papers_document"),
]
