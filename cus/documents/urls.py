"""The public page that answers for a check code; the archive of frozen documents."""

from django.urls import path

from cus.documents import archive, views

app_name = "documents"
urlpatterns = [
    path("", views.check, name="check"),
    path("archiwum/", archive.index, name="archive"),
    path("archiwum/sprawdzenie/", archive.order, name="archive_order"),
    path("archiwum/<int:pk>/sprawdzenie/", archive.verify_one, name="archive_verify"),
]
