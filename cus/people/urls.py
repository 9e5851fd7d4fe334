"""Addresses of authorisations, of the review of rights and of invitations."""

from django.urls import path

from cus.people.views import authorisations, inviting, reviewing

app_name = "people"
urlpatterns = [
    path("upowaznienia/", authorisations.index, name="authorisation_list"),
    path("upowaznienia/nowe/", authorisations.create, name="authorisation_create"),
    path("upowaznienia/<int:pk>/odwolanie/", authorisations.revoke, name="authorisation_revoke"),
    path("uprawnienia/", reviewing.rights, name="rights"),
    path("uprawnienia/plik/", reviewing.export, name="rights_export"),
    path("uprawnienia/dokument/", reviewing.document, name="rights_document"),
    path("uprawnienia/przeglad/", reviewing.record, name="rights_record"),
    path("uprawnienia/przeglad/<int:pk>/", reviewing.reviewed, name="rights_reviewed_document"),
    path("konta/<int:pk>/zaproszenie/", inviting.invite, name="invite"),
    path("konta/<int:pk>/kartka/", inviting.slip, name="slip"),
    path("konta/<int:pk>/wycofanie-zaproszenia/", inviting.withdraw, name="withdraw"),
    path("zaproszenie/kod/", inviting.code, name="code"),
    path("zaproszenie/<str:token>/", inviting.accept, name="accept"),
]
