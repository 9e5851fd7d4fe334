"""Measures of a programme and what they came to."""

from django.urls import path

from programmes.results.views import indicators

ROOM = "programy/<int:pk>/mierniki/"

INDICATORS = [
    path(ROOM, indicators.board, name="indicators"),
    path(f"{ROOM}nowa-wartosc/", indicators.actual_create, name="indicator_create"),
    path(f"{ROOM}<int:actual>/popraw/", indicators.actual_edit, name="indicator_edit"),
    path(f"{ROOM}<int:actual>/usun/", indicators.actual_delete, name="indicator_delete"),
]
