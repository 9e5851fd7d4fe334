"""Addresses of the self-evaluations of partnerships."""

from django.urls import path

from programmes.results.views import selfevaluation, selfevaluation_writing

ROOM = "autoewaluacje/"
ONE = f"{ROOM}<int:pk>/"
SECTION = f"{ONE}podrozdzialy/<int:section>/"

SELF_EVALUATION = [
    path(ROOM, selfevaluation.index, name="selfevaluation_list"),
    path(f"{ROOM}nowa/", selfevaluation.create, name="selfevaluation_create"),
    path(ONE, selfevaluation.detail, name="selfevaluation"),
    path(f"{ONE}odswiez/", selfevaluation.refresh, name="selfevaluation_refresh"),
    path(f"{ONE}dokument/", selfevaluation.document, name="selfevaluation_document"),
    path(f"{ONE}do-przegladu/", selfevaluation.prepare, name="selfevaluation_prepare"),
    path(f"{ONE}do-dyrektora/", selfevaluation.review, name="selfevaluation_review"),
    path(f"{ONE}zwrot/", selfevaluation_writing.send_back, name="selfevaluation_return"),
    path(f"{ONE}zatwierdzenie/", selfevaluation.approve, name="selfevaluation_approve"),
    path(SECTION, selfevaluation_writing.section, name="selfevaluation_section"),
    path(f"{SECTION}zdania/", selfevaluation_writing.take, name="selfevaluation_take"),
    path(f"{SECTION}uwagi/nowa/", selfevaluation_writing.remark_add, name="selfevaluation_remark_add"),
    path(f"{ONE}uwagi/<int:remark>/", selfevaluation_writing.remark_edit, name="selfevaluation_remark"),
    path(f"{ONE}uwagi/<int:remark>/usun/", selfevaluation_writing.remark_remove, name="selfevaluation_remark_remove"),
]
