"""Addresses of the information on implementation."""

from django.urls import path

from programmes.results.views import information

HERE = "programy/<int:pk>/informacja/"

INFORMATION = [
    path(HERE, information.detail, name="information"),
    path(f"{HERE}zacznij/", information.start, name="information_start"),
    path(f"{HERE}teksty/", information.edit, name="information_edit"),
    path(f"{HERE}zatwierdz/", information.approve, name="information_approve"),
    path(f"{HERE}popraw/", information.correct, name="information_correct"),
    path(f"{HERE}bip/", information.publish, name="information_publish"),
    path(f"{HERE}projekt/", information.draft, name="information_draft_document"),
    path(f"{HERE}wydanie/<int:number>/", information.document, name="information_document"),
]
