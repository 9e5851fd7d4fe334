"""Addresses of the yearly report and plan."""

from django.urls import path

from programmes.results.views import yearly, yearly_life, yearly_tasks

ROOM = "plan-i-sprawozdanie/"
ONE = f"{ROOM}<int:pk>/"
EDITION = f"{ROOM}wydania/<int:edition>/"
TASK = f"{ROOM}zadania/<int:task>/"

YEARLY = [
    path(ROOM, yearly.index, name="annual_list"),
    path(f"{ROOM}nowe/", yearly.start, name="annual_start"),
    path(ONE, yearly.detail, name="annual"),
    path(f"{ONE}czesci/<slug:code>/", yearly.part, name="annual_part"),
    path(f"{ONE}czesci/<slug:code>/zmien/", yearly.part_edit, name="annual_part_edit"),
    path(f"{ONE}dokument/", yearly.document, name="annual_document"),
    path(f"{ONE}termin/", yearly_life.due, name="annual_due"),
    path(f"{ONE}usun/", yearly_life.discard, name="annual_discard"),
    path(f"{ONE}zatwierdz/", yearly_life.approve, name="annual_approve"),
    path(f"{ONE}korekta/", yearly_life.correct, name="annual_correct"),
    path(f"{EDITION}dokument/", yearly_life.edition_document, name="annual_edition_document"),
    path(f"{EDITION}rada/", yearly_life.council, name="annual_council"),
    path(f"{ONE}zadania/nowe/", yearly_tasks.create, name="annual_task_create"),
    path(f"{ONE}propozycje/", yearly_tasks.proposals, name="annual_proposals"),
    path(TASK, yearly_tasks.edit, name="annual_task_edit"),
    path(f"{TASK}usun/", yearly_tasks.remove, name="annual_task_remove"),
    path(f"{TASK}wykonanie/", yearly_tasks.outcome, name="annual_outcome"),
    path(f"{TASK}przenies/<str:way>/", yearly_tasks.move, name="annual_task_move"),
]
