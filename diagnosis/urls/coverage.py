"""Addresses of the coverage table."""

from django.urls import path

from diagnosis.views import coverage

PLACE = "<int:pk>/pokrycie/"

COVERAGE = [
    path(PLACE, coverage.coverage, name="coverage"),
    path(f"{PLACE}dokument/", coverage.coverage_pdf, name="coverage_document"),
    path(f"{PLACE}tabela/<str:kind>/", coverage.coverage_table, name="coverage_table"),
]
