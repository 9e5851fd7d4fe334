"""Addresses of questionnaires on quality; the last two are open to anybody who has the key."""

from django.urls import path

from programmes.results.views import quality, quality_results, sheets, survey_page

OF_PROGRAMME = "programy/<int:pk>/ankiety/"
ONE = "ankiety/<int:pk>/"
SHEET = f"{ONE}arkusze/<int:number>/"

QUALITY = [
    path(OF_PROGRAMME, quality.quality, name="quality"),
    path(f"{OF_PROGRAMME}nowa/", quality.quality_create, name="quality_create"),
    path(f"{OF_PROGRAMME}uslugi/<int:service_pk>/", quality_results.quality_service, name="quality_service"),
    path(f"{OF_PROGRAMME}pliki/<str:name>", quality_results.quality_export, name="quality_export"),
    path(ONE, quality.quality_survey, name="quality_survey"),
    path(f"{ONE}edycja/", quality.quality_edit, name="quality_edit"),
    path(f"{ONE}otworz/", quality.quality_open, name="quality_open"),
    path(f"{ONE}zamknij/", quality.quality_close, name="quality_close"),
    path(f"{ONE}usun/", quality.quality_delete, name="quality_delete"),
    path(f"{ONE}dokument/", quality.quality_document, name="quality_document"),
    path(f"{ONE}wyniki/", quality_results.quality_results, name="quality_results"),
    path(f"{ONE}odlozone/", quality_results.quality_apart, name="quality_apart"),
    path(f"{ONE}odpowiedzi/<int:opinion_pk>/<str:which>/", quality_results.quality_hide, name="quality_hide"),
    path(f"{ONE}arkusze/", sheets.quality_sheets, name="quality_sheets"),
    path(f"{ONE}arkusze/nowe/", sheets.quality_enter, name="quality_enter"),
    path(SHEET, sheets.quality_sheet, name="quality_sheet"),
    path(f"{SHEET}usun/", sheets.quality_sheet_delete, name="quality_sheet_delete"),
    path("ankieta/<str:key>/", survey_page.quality_answer, name="quality_answer"),
    path("ankieta/<str:key>/dziekujemy/", survey_page.quality_thanks, name="quality_thanks"),
]
