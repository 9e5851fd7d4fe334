"""Addresses of the notes of the year, and of what a diagnosis does with them."""

from django.urls import path

from diagnosis.views import note_reading, notes

YEAR = "rozeznanie/"
WAITING = "<int:pk>/notatki/"

NOTES = [
    path(YEAR, notes.note_list, name="note_list"),
    path(f"{YEAR}nowa/", notes.note_create, name="note_create"),
    path(f"{YEAR}tabela/<str:name>", notes.note_table, name="note_table"),
    path(f"{YEAR}<int:note_pk>/", notes.note_detail, name="note_detail"),
    path(f"{YEAR}<int:note_pk>/edycja/", notes.note_edit, name="note_edit"),
    path(f"{YEAR}<int:note_pk>/usun/", notes.note_delete, name="note_delete"),
    path(WAITING, note_reading.diagnosis_notes, name="notes"),
    path(f"{WAITING}nowy-wiersz/", note_reading.need_from_notes, name="need_from_notes"),
    path(f"{WAITING}<int:note_pk>/cofnij/", note_reading.note_put_back, name="note_put_back"),
]
