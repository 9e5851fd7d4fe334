"""Addresses of the catalogue."""

from django.urls import path

from services.views import catalogue, documents, occupations

app_name = "services"
urlpatterns = [
    path("", catalogue.service_list, name="list"),
    path("nowa/", catalogue.create, name="create"),
    path("propozycje/", catalogue.confirm, name="confirm"),
    path("eksport/", catalogue.export, name="export"),
    path("zawody/podpowiedzi/", occupations.occupation_suggestions, name="occupation_suggestions"),
    path("zawody/", occupations.tree, name="occupations"),
    path("zawody/<str:code>/", occupations.occupation, name="occupation"),
    path("katalog/", documents.order_print, name="order_print"),
    path("katalog/<int:pk>/", documents.show_print, name="print"),
    path("katalog/<int:pk>/plik/", documents.print_file, name="print_document"),
    path("<slug:slug>/", catalogue.detail, name="detail"),
    path("<slug:slug>/karta/", documents.card, name="document"),
    path("<slug:slug>/zmien/", catalogue.edit, name="edit"),
    path("<slug:slug>/uruchom/", catalogue.activate, name="activate"),
    path("<slug:slug>/wycofaj/", catalogue.retire, name="retire"),
]
