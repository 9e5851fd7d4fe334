"""Addresses that pages use while somebody types."""

from django.urls import path

from cus.drafts import views

app_name = "drafts"
urlpatterns = [
    path("", views.keep, name="keep"),
    path("odrzuc/", views.drop, name="drop"),
    path("obecnosc/", views.presence, name="presence"),
    path("sesja/", views.session, name="session"),
]
