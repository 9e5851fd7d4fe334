"""Addresses of programmes."""

from django.urls import path

from programmes.views import building, deciding, reading

app_name = "programmes"
urlpatterns = [
    path("", reading.index, name="list"),
    path("nowy/", building.create, name="create"),
    path("<int:pk>/", reading.detail, name="detail"),
    path("<int:pk>/dokument/", reading.document, name="document"),
    path("<int:pk>/nitka/", reading.thread, name="thread"),
    path("<int:pk>/potrzeby/", building.needs, name="needs"),
    path("<int:pk>/tresc/", building.edit, name="edit"),
    path("<int:pk>/uslugi/dodaj/", building.item_add, name="item_add"),
    path("<int:pk>/uslugi/<int:item_pk>/", building.item_edit, name="item_edit"),
    path("<int:pk>/uslugi/<int:item_pk>/usun/", building.item_remove, name="item_remove"),
    path("<int:pk>/podstawa/", building.basis, name="basis"),
    path("<int:pk>/zloz/", deciding.submit, name="submit"),
    path("<int:pk>/wycofaj/", deciding.recall, name="recall"),
    path("<int:pk>/decyzja/", deciding.decide, name="decide"),
    path("<int:pk>/zatwierdz/", deciding.approve, name="approve"),
    path("<int:pk>/zwroc/", deciding.return_, name="return"),
    path("<int:pk>/cofnij-zatwierdzenie/", deciding.revoke, name="revoke"),
    path("<int:pk>/wojt/", deciding.mayor, name="send_to_mayor"),
    path("<int:pk>/uchwala/", deciding.adopt, name="adopt"),
    path("<int:pk>/ogloszenie/", deciding.publish, name="publish"),
]
