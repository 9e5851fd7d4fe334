"""Addresses of the check list, of opinions and of notices."""

from django.urls import path

from programmes.views import gaps, opinions

GAPS = [
    path("<int:pk>/sprawdzenie/", gaps.checklist, name="gaps"),
    path("<int:pk>/opinie/", opinions.opinions, name="opinions"),
    path("<int:pk>/opinie/<str:kind>/", opinions.opinion, name="opinion"),
    path("powiadomienia/<int:pk>/przeczytane/", opinions.notice_read, name="notice_read"),
]
