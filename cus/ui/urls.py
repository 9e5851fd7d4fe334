"""Addresses of the gallery."""

from django.urls import path

from cus.ui import views

app_name = "ui"
urlpatterns = [path("wzornik/", views.gallery, name="gallery")]
