"""Addresses of the description of a diagnosis."""

from django.urls import path

from diagnosis.views import description

PART = "<int:pk>/opis/"
ROW = f"{PART}<slug:kind>/<int:row_pk>/"

DESCRIPTION = [
    path(PART, description.description, name="description"),
    path(f"{PART}<slug:kind>/nowy/", description.add, name="description_add"),
    path(ROW, description.change, name="description_change"),
    path(f"{ROW}usun/", description.remove, name="description_remove"),
]
