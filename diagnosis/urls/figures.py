"""Addresses of indicators: those of the centre, those a diagnosis shows, and files with figures."""

from django.urls import path

from diagnosis.views import comparison, figure_imports, figure_mappings, figures, indicators

CENTRE, OF_DIAGNOSIS = "wskazniki/", "<int:pk>/wskazniki/"

FIGURES = [
    path(CENTRE, indicators.indicators, name="indicators"),
    path(f"{CENTRE}nowy/", indicators.indicator_create, name="indicator_create"),
    path(f"{CENTRE}porownanie/", comparison.comparison, name="comparison"),
    path(f"{CENTRE}plik/", figure_imports.figures_import, name="figures_import"),
    path(f"{CENTRE}plik/<uuid:key>/", figure_imports.figures_preview, name="figures_preview"),
    path(f"{CENTRE}plik/<uuid:key>/ustawienia/", figure_imports.figures_settings, name="figures_settings"),
    path(f"{CENTRE}plik/<uuid:key>/kolumny/", figure_imports.figures_columns, name="figures_columns"),
    path(f"{CENTRE}plik/<uuid:key>/porzuc/", figure_imports.figures_drop, name="figures_drop"),
    path(f"{CENTRE}sposoby/", figure_mappings.mappings, name="figure_mappings"),
    path(f"{CENTRE}sposoby/<int:pk>/", figure_mappings.mapping_edit, name="figure_mapping_edit"),
    path(f"{CENTRE}sposoby/<int:pk>/usun/", figure_mappings.mapping_delete, name="figure_mapping_delete"),
    path(f"{CENTRE}<int:pk>/", indicators.indicator, name="indicator"),
    path(f"{CENTRE}<int:pk>/edycja/", indicators.indicator_edit, name="indicator_edit"),
    path(f"{CENTRE}<int:pk>/usun/", indicators.indicator_delete, name="indicator_delete"),
    path(f"{CENTRE}<int:pk>/wartosci/", indicators.indicator_values, name="indicator_values"),
    path(OF_DIAGNOSIS, figures.figures, name="figures"),
    path(f"{OF_DIAGNOSIS}dodaj/", figures.figure_create, name="figure_create"),
    path(f"{OF_DIAGNOSIS}<int:figure_pk>/", figures.figure_edit, name="figure_edit"),
    path(f"{OF_DIAGNOSIS}<int:figure_pk>/usun/", figures.figure_delete, name="figure_delete"),
    path(f"{OF_DIAGNOSIS}<int:figure_pk>/<str:way>/", figures.figure_move, name="figure_move"),
]
