"""Addresses of the catalogue."""

from django.urls import path

from services.views import catalogue, documents, imports, occupations, standards

app_name = "services"
urlpatterns = [
    path("", catalogue.service_list, name="list"),
    path("nowa/", catalogue.create, name="create"),
    path("propozycje/", catalogue.confirm, name="confirm"),
    path("eksport/", catalogue.export, name="export"),
    path("import/", imports.upload, name="import"),
    path("import/tabele/<str:name>/", imports.table, name="import_table"),
    path("import/<uuid:key>/", imports.show, name="import_preview"),
    path("import/<uuid:key>/porzuc/", imports.drop, name="import_drop"),
    path("zawody/eksport/<str:kind>/", imports.occupations, name="occupations_export"),
    path("zawody/podpowiedzi/", occupations.occupation_suggestions, name="occupation_suggestions"),
    path("zawody/", occupations.tree, name="occupations"),
    path("zawody/<str:code>/", occupations.occupation, name="occupation"),
    path("katalog/", documents.order_print, name="order_print"),
    path("katalog/<int:pk>/", documents.show_print, name="print"),
    path("katalog/<int:pk>/plik/", documents.print_file, name="print_document"),
    path("standardy/", standards.index, name="standards"),
    path("standardy/<int:pk>/", standards.detail, name="standard"),
    path("standardy/<int:pk>/zmien/", standards.edit, name="standard_edit"),
    path("standardy/<int:pk>/zloz/", standards.submit, name="standard_submit"),
    path("standardy/<int:pk>/wycofaj/", standards.recall, name="standard_recall"),
    path("standardy/<int:pk>/zatwierdz/", standards.approve, name="standard_approve"),
    path("standardy/<int:pk>/zwroc/", standards.return_, name="standard_return"),
    path("standardy/<int:pk>/cofnij/", standards.revoke, name="standard_revoke"),
    path("standardy/<int:pk>/porownanie/", standards.compare_versions, name="standard_compare"),
    path("standardy/<int:pk>/dokument/", standards.document, name="standard_document"),
    path("<slug:slug>/", catalogue.detail, name="detail"),
    path("<slug:slug>/karta/", documents.card, name="document"),
    path("<slug:slug>/zmien/", catalogue.edit, name="edit"),
    path("<slug:slug>/uruchom/", catalogue.activate, name="activate"),
    path("<slug:slug>/wycofaj/", catalogue.retire, name="retire"),
    path("<slug:slug>/standard/", standards.start, name="standard_start"),
]
