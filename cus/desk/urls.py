"""Addresses of the desk."""

from django.urls import path

from cus.desk import substitution, views
from cus.desk.history import access
from cus.desk.history import views as history
from cus.desk.persons import views as persons

app_name = "desk"
urlpatterns = [
    path("", views.start, name="start"),
    path("szukaj/", views.search, name="search"),
    path("historia/", history.history, name="history"),
    path("historia/<slug:slug>/<int:pk>/", history.history_of, name="history_of"),
    path("historia/<slug:slug>/<int:pk>/przywroc/<int:event>/", history.restore, name="history_restore"),
    path("dziennik/", access.access_log, name="history_access"),
    path("dziennik/eksport/", access.export, name="history_access_export"),
    path("dane-osobowe/", persons.index, name="personal_register"),
    path("dane-osobowe/rejestr/", persons.register_print, name="personal_register_document"),
    path("dane-osobowe/przechowywanie/<slug:code>/", persons.retention, name="personal_retention"),
    path("dane-osobowe/osoba/", persons.report, name="person_report"),
    path("dane-osobowe/osoba/wykaz/", persons.document, name="person_document"),
    path("dane-osobowe/osoba/tabela/", persons.table, name="person_table"),
    path("dane-osobowe/osoba/usuniecie/", persons.erase, name="person_erase"),
    path("dane-osobowe/usuniecia/", persons.erasure_list, name="personal_erasures"),
    path("upowaznienia/<int:pk>/", substitution.page, name="authorisation"),
    path("zdrowie/", views.alive, name="alive"),
    path("zdrowie/gotowe/", views.ready, name="ready"),
    path("zdrowie/praca/", views.working, name="working"),
    path("zdrowie/kopia/", views.health_backup, name="health_backup"),
    path("kopie-zapasowe/", views.backups, name="backups"),
]
