"""Addresses of the catalogue."""

from django.urls import path

from services import views

app_name = "services"
urlpatterns = [
    path("", views.service_list, name="list"),
    path("nowa/", views.create, name="create"),
    path("propozycje/", views.confirm, name="confirm"),
    path("eksport/", views.export, name="export"),
    path("<slug:slug>/", views.detail, name="detail"),
    path("<slug:slug>/zmien/", views.edit, name="edit"),
    path("<slug:slug>/uruchom/", views.activate, name="activate"),
    path("<slug:slug>/wycofaj/", views.retire, name="retire"),
]
