"""Addresses of the report."""

from django.urls import path

from diagnosis.views import report

REPORT = [
    path("<int:pk>/raport/", report.report, name="report"),
    path("<int:pk>/raport/dokument/", report.report_document, name="report_document"),
]
