"""Figures of delivery of a programme."""

from django.urls import path

from programmes.results.views import delivery, delivery_entry, delivery_imports, delivery_sheet

ROOM = "programy/<int:pk>/liczby/"

DELIVERY = [
    path(ROOM, delivery.board, name="delivery"),
    path(f"{ROOM}nowe/", delivery_entry.figure_create, name="delivery_create"),
    path(f"{ROOM}arkusz/", delivery_sheet.sheet, name="delivery_sheet"),
    path(f"{ROOM}wczytaj/", delivery_imports.upload, name="delivery_import"),
    path(f"{ROOM}wczytaj/<uuid:key>/", delivery_imports.show, name="delivery_import_preview"),
    path(f"{ROOM}wczytaj/<uuid:key>/porzuc/", delivery_imports.drop, name="delivery_import_drop"),
    path(f"{ROOM}tabela/<str:name>", delivery_imports.table, name="delivery_table"),
    path(f"{ROOM}<int:figure>/", delivery.figure, name="delivery_figure"),
    path(f"{ROOM}<int:figure>/popraw/", delivery_entry.figure_edit, name="delivery_edit"),
    path(f"{ROOM}<int:figure>/usun/", delivery.figure_delete, name="delivery_delete"),
]
