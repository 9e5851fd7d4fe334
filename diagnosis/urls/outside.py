"""Addresses of outside surveys and their import."""

from django.urls import path

from diagnosis.views import outside

ALL = "<int:pk>/badania-obce/"

urlpatterns = [
    path(ALL, outside.outside_list, name="outside_list"),
    path(f"{ALL}import/", outside.outside_import, name="outside_import"),
    path(f"{ALL}import/<uuid:key>/", outside.outside_preview, name="outside_preview"),
    path(f"{ALL}import/<uuid:key>/porzuc/", outside.outside_drop, name="outside_drop"),
    path(f"{ALL}tabele/<str:name>", outside.outside_table, name="outside_table"),
    path(f"{ALL}<int:survey_pk>/", outside.outside_detail, name="outside_detail"),
    path(f"{ALL}<int:survey_pk>/usun/", outside.outside_delete, name="outside_delete"),
]
