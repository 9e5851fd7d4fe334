"""Addresses of the forecasts of a diagnosis."""

from django.urls import path

from diagnosis.views import forecast_parts, forecasts

ALL = "<int:pk>/prognozy/"
ONE = f"{ALL}<int:forecast_pk>/"
SCENARIOS = f"{ONE}scenariusze/"

FORECASTS = [
    path(ALL, forecasts.forecast_list, name="forecast_list"),
    path(f"{ALL}nowa/", forecasts.forecast_create, name="forecast_create"),
    path(ONE, forecasts.forecast_detail, name="forecast_detail"),
    path(f"{ONE}edycja/", forecasts.forecast_edit, name="forecast_edit"),
    path(f"{ONE}usun/", forecasts.forecast_delete, name="forecast_delete"),
    path(f"{ONE}dokument/", forecasts.forecast_pdf, name="forecast_document"),
    path(f"{ONE}zalozenia/", forecast_parts.aspects, name="forecast_aspects"),
    path(f"{SCENARIOS}nowy/", forecast_parts.scenario_create, name="scenario_create"),
    path(f"{SCENARIOS}<int:scenario_pk>/", forecast_parts.scenario_edit, name="scenario_edit"),
    path(f"{SCENARIOS}<int:scenario_pk>/usun/", forecast_parts.scenario_delete, name="scenario_delete"),
    path(f"{ONE}rok/<int:year>/", forecast_parts.actual, name="forecast_actual"),
    path(f"{ONE}rok/<int:year>/usun/", forecast_parts.actual_remove, name="forecast_actual_remove"),
]
