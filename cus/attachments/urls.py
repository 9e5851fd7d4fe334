"""Addresses of attachments."""

from django.urls import path

from cus.attachments import views

app_name = "attachments"
urlpatterns = [
    path("<slug:slug>/<int:pk>/dodaj/", views.add, name="add"),
    path("<uuid:key>/", views.download, name="download"),
    path("<uuid:key>/usun/", views.remove, name="remove"),
]
