"""Addresses of a diagnosis, its stages and its two forms."""

from django.urls import path

from diagnosis.views import diagnoses, need_proposals, needs, sheet, stages, territories, territory_sheet

NEEDS = "<int:pk>/potrzeby/"
TERRITORIES = "<int:pk>/terytoria/"

FORMS = [
    path("", diagnoses.diagnosis_list, name="list"),
    path("nowa/", diagnoses.create, name="create"),
    path("<int:pk>/", diagnoses.detail, name="detail"),
    path("<int:pk>/edycja/", diagnoses.edit, name="edit"),
    path("<int:pk>/etap/<str:name>/", stages.stage, name="stage"),
    path(NEEDS, sheet.needs, name="needs"),
    path(f"{NEEDS}stan/", sheet.needs_state, name="needs_state"),
    path(f"{NEEDS}zapis/", sheet.needs_save, name="needs_save"),
    path(f"{NEEDS}usluga/", sheet.needs_propose, name="needs_propose"),
    path(f"{NEEDS}druk/", needs.needs_print, name="needs_print"),
    path(f"{NEEDS}dokument/", needs.needs_pdf, name="needs_document"),
    path(f"{NEEDS}priorytety/", needs.priorities, name="priorities"),
    path(f"{NEEDS}priorytety/dokument/", needs.priorities_pdf, name="priorities_document"),
    path(f"{NEEDS}nowa/", needs.need_create, name="need_create"),
    path(f"{NEEDS}propozycje/", need_proposals.proposals, name="proposals"),
    path(f"{NEEDS}<uuid:key>/", needs.need_edit, name="need_edit"),
    path(f"{NEEDS}<uuid:key>/usun/", needs.need_delete, name="need_delete"),
    path(f"{NEEDS}<uuid:key>/propozycje/", need_proposals.need_proposals, name="need_proposals"),
    path(f"{NEEDS}<uuid:key>/<str:way>/", needs.need_move, name="need_move"),
    path(TERRITORIES, territories.territory_list, name="territory_list"),
    path(f"{TERRITORIES}nowe/", territories.territory_create, name="territory_create"),
    path(f"{TERRITORIES}<int:territory_pk>/", territories.territory_detail, name="territory_detail"),
    path(f"{TERRITORIES}<int:territory_pk>/dokument/", territories.territory_pdf, name="territory_document"),
    path(f"{TERRITORIES}<int:territory_pk>/arkusz/", territory_sheet.territory_sheet, name="territory_sheet"),
    path(f"{TERRITORIES}<int:territory_pk>/stan/", territory_sheet.territory_state, name="territory_state"),
    path(f"{TERRITORIES}<int:territory_pk>/zapis/", territory_sheet.territory_save, name="territory_save"),
    path(f"{TERRITORIES}<int:territory_pk>/zrodla/", territory_sheet.territory_sources, name="territory_sources"),
    path(f"{TERRITORIES}<int:territory_pk>/edycja/", territories.territory_edit, name="territory_edit"),
    path(f"{TERRITORIES}<int:territory_pk>/usun/", territories.territory_delete, name="territory_delete"),
]
