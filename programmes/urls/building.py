"""Addresses of the list and the builder."""

from django.urls import path

from programmes.views import arranging, building, items, points, reading

BUILDING = [
    path("", reading.index, name="list"),
    path("nowy/", building.create, name="create"),
    path("<int:pk>/", reading.detail, name="detail"),
    path("<int:pk>/dokument/", reading.document, name="document"),
    path("<int:pk>/potrzeby/", building.needs, name="needs"),
    path("<int:pk>/tresc/", points.edit, name="edit"),
    path("<int:pk>/tresc/<int:number>/", points.point, name="point"),
    path("<int:pk>/uslugi/dodaj/", building.item_add, name="item_add"),
    path("<int:pk>/uslugi/<int:item_pk>/", items.item_room, {"room": "people"}, name="item_edit"),
    path("<int:pk>/uslugi/<int:item_pk>/warunki/", items.item_room, {"room": "conditions"}, name="item_conditions"),
    path("<int:pk>/uslugi/<int:item_pk>/oplaty/", items.item_room, {"room": "fees"}, name="item_fees"),
    path("<int:pk>/uslugi/<int:item_pk>/dane/", items.item_room, {"room": "data"}, name="item_data"),
    path("<int:pk>/uslugi/<int:item_pk>/miejsce/", items.item_room, {"room": "place"}, name="item_place"),
    path("<int:pk>/uslugi/<int:item_pk>/wykonawca/", items.item_room, {"room": "provider"}, name="item_provider"),
    path("<int:pk>/uslugi/<int:item_pk>/pieniadze/", items.item_room, {"room": "money"}, name="item_money"),
    path("<int:pk>/uslugi/<int:item_pk>/mierniki/", items.item_room, {"room": "indicators"}, name="item_indicators"),
    path("<int:pk>/uslugi/<int:item_pk>/kolejnosc/", arranging.item_move, name="item_move"),
    path("<int:pk>/uslugi/skopiuj/", arranging.items_copy, name="items_copy"),
    path("<int:pk>/pakiety/nowy/", arranging.package_create, name="package_create"),
    path("<int:pk>/pakiety/<int:package_pk>/", arranging.package_edit, name="package_edit"),
    path("<int:pk>/pakiety/<int:package_pk>/usun/", arranging.package_remove, name="package_remove"),
    path("<int:pk>/uslugi/<int:item_pk>/usun/", building.item_remove, name="item_remove"),
    path("<int:pk>/podstawa/", building.basis, name="basis"),
]
