"""Addresses of the centre's profile."""

from django.urls import path

from cus.centre import views

app_name = "centre"
urlpatterns = [
    path("", views.detail, name="detail"),
    path("zmien/", views.edit, name="edit"),
    path("gminy/dodaj/", views.gmina_add, name="gmina_add"),
    path("gminy/<int:pk>/zmien/", views.gmina_edit, name="gmina_edit"),
    path("gminy/<int:pk>/usun/", views.gmina_remove, name="gmina_remove"),
    path("jednostki/nowa/", views.unit_add, name="unit_add"),
    path("jednostki/<int:pk>/zmien/", views.unit_edit, name="unit_edit"),
    path("jednostki/<int:pk>/usun/", views.unit_remove, name="unit_remove"),
]
