"""Addresses of the staffing balance."""

from django.urls import path

from diagnosis.views import staffing, staffing_rows

PLACE = "<int:pk>/kadry/"
ROW = f"{PLACE}pozycje/<int:row_pk>/"

STAFFING = [
    path(PLACE, staffing.staffing, name="staffing"),
    path(f"{PLACE}zaloz/", staffing.staffing_open, name="staffing_open"),
    path(f"{PLACE}dokument/", staffing.staffing_pdf, name="staffing_document"),
    path(f"{PLACE}tabela/<str:kind>/", staffing.staffing_table, name="staffing_table"),
    path(f"{PLACE}pozycje/nowa/", staffing.staffing_row_add, name="staffing_row_add"),
    path(ROW, staffing_rows.staffing_row, name="staffing_row"),
    path(f"{ROW}liczba/", staffing_rows.staffing_take, name="staffing_take"),
    path(f"{ROW}usun/", staffing_rows.staffing_row_delete, name="staffing_row_delete"),
    path(f"{ROW}plany/nowy/", staffing_rows.staffing_plan_create, name="staffing_plan_create"),
    path(f"{ROW}plany/<int:plan_pk>/", staffing_rows.staffing_plan, name="staffing_plan"),
    path(f"{ROW}plany/<int:plan_pk>/usun/", staffing_rows.staffing_plan_delete, name="staffing_plan_delete"),
]
