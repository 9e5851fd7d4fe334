"""Addresses of acts that bring a version to the director and back."""

from django.urls import path

from programmes.views import deciding

DECIDING = [
    path("<int:pk>/zloz/", deciding.submit, name="submit"),
    path("<int:pk>/wycofaj/", deciding.recall, name="recall"),
    path("<int:pk>/decyzja/", deciding.decide, name="decide"),
    path("<int:pk>/zatwierdz/", deciding.approve, name="approve"),
    path("<int:pk>/zwroc/", deciding.return_, name="return"),
]
