"""Addresses of one offer, of what a partner works with, and of the guide to services."""

from django.urls import path

from partners.views import guide, guide_keeping, offers, resources

OFFERS_AND_GUIDE = [
    path("partnerzy/<int:pk>/oferta/<int:offer_pk>/", offers.offer, name="offer"),
    path("partnerzy/<int:pk>/kadra/", resources.staff, name="staff"),
    path("partnerzy/<int:pk>/kadra/<int:group_pk>/<slug:slug>/", resources.check, name="staff_check"),
    path("partnerzy/<int:pk>/pomieszczenia/", resources.facilities, name="facilities"),
    path("informator/", guide.index, name="guide"),
    path("informator/usluga/<slug:slug>/", guide.by_service_page, name="guide_service"),
    path("informator/dla/<slug:key>/", guide.by_group_page, name="guide_group"),
    path("informator/gmina/<str:teryt>/", guide.by_gmina_page, name="guide_gmina"),
    path("informator/csv/", guide.export, name="guide_export"),
    path("informator/ulotka/", guide.document, name="guide_document"),
    path("informator/redakcja/", guide_keeping.keep, name="guide_keep"),
    path("informator/redakcja/publikacja/", guide_keeping.publish, name="guide_publish"),
    path("informator/redakcja/potwierdzenie/", guide_keeping.confirm, name="guide_confirm"),
    path("informator/redakcja/wycofanie/", guide_keeping.withdraw, name="guide_withdraw"),
]
