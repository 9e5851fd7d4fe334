"""Addresses of the potential."""

from django.urls import path

from diagnosis.views import potential

PLACE = "<int:pk>/potencjal/"

POTENTIAL = [
    path(PLACE, potential.potential, name="potential"),
    path(f"{PLACE}zapis/", potential.potential_keep, name="potential_keep"),
    path(f"{PLACE}dokument/", potential.potential_pdf, name="potential_document"),
    path(f"{PLACE}tabela/<str:kind>/", potential.potential_table, name="potential_table"),
]
