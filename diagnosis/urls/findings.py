"""Addresses of findings."""

from django.urls import path

from diagnosis.views import findings

HERE = "<int:pk>/ustalenia/"

FINDINGS = [
    path(HERE, findings.findings, name="findings"),
    path(f"{HERE}dokument/", findings.findings_pdf, name="findings_document"),
    path(f"{HERE}<int:finding_pk>/", findings.finding_edit, name="finding_edit"),
    path(f"{HERE}<int:finding_pk>/usun/", findings.finding_delete, name="finding_delete"),
    path(f"{HERE}<int:finding_pk>/<str:way>/", findings.finding_move, name="finding_move"),
]
