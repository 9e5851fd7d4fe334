"""Addresses of the dashboard."""

from django.urls import path

from programmes.results.views import dashboard

DASHBOARD = [
    path("pulpit/", dashboard.dashboard, name="dashboard"),
    path("pulpit/pdf/", dashboard.dashboard_document_view, name="dashboard_document"),
]
