"""Addresses of the desk."""

from django.urls import path

from cus.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.start, name="start"),
    path("szukaj/", views.search, name="search"),
    path("zdrowie/", views.alive, name="alive"),
    path("zdrowie/gotowe/", views.ready, name="ready"),
    path("zdrowie/praca/", views.working, name="working"),
    path("zdrowie/kopia/", views.health_backup, name="health_backup"),
    path("kopie-zapasowe/", views.backups, name="backups"),
]
