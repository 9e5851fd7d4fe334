"""Addresses of questionnaires, their questions, sheets and tally."""

from django.urls import path

from diagnosis.views import questionnaires, sheets

ALL = "<int:pk>/ankiety/"
ONE = f"{ALL}<int:questionnaire_pk>/"
QUESTION = f"{ONE}pytania/<int:question_pk>/"
SHEETS = f"{ONE}arkusze/"

urlpatterns = [
    path(ALL, questionnaires.questionnaire_list, name="questionnaire_list"),
    path(f"{ALL}nowa/", questionnaires.questionnaire_create, name="questionnaire_create"),
    path(ONE, questionnaires.questionnaire_detail, name="questionnaire_detail"),
    path(f"{ONE}dokument/", questionnaires.questionnaire_pdf, name="questionnaire_document"),
    path(f"{ONE}edycja/", questionnaires.questionnaire_edit, name="questionnaire_edit"),
    path(f"{ONE}kopia/", questionnaires.questionnaire_copy, name="questionnaire_copy"),
    path(f"{ONE}usun/", questionnaires.questionnaire_delete, name="questionnaire_delete"),
    path(f"{ONE}pytania/nowe/", questionnaires.question_create, name="question_create"),
    path(f"{QUESTION}edycja/", questionnaires.question_edit, name="question_edit"),
    path(f"{QUESTION}usun/", questionnaires.question_delete, name="question_delete"),
    path(f"{QUESTION}<str:way>/", questionnaires.question_move, name="question_move"),
    path(SHEETS, sheets.sheet_list, name="sheet_list"),
    path(f"{SHEETS}nowy/", sheets.sheet_create, name="sheet_create"),
    path(f"{SHEETS}<int:number>/", sheets.sheet_edit, name="sheet_edit"),
    path(f"{SHEETS}<int:number>/usun/", sheets.sheet_delete, name="sheet_delete"),
    path(f"{ONE}wyniki/", sheets.tally, name="tally"),
    path(f"{ONE}wyniki/<str:name>", sheets.tally_export, name="tally_export"),
]
