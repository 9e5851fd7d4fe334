"""Addresses of the consultations of a programme."""

from django.urls import path

from programmes.views import consultation as views

CONSULTATION = [
    path("<int:pk>/konsultacje/", views.consultations, name="consultations"),
    path("<int:pk>/konsultacje/<slug:kind>/", views.consultation, name="consultation"),
    path("<int:pk>/konsultacje/<slug:kind>/zamkniecie/", views.consultation_close, name="consultation_close"),
    path("<int:pk>/konsultacje/<slug:kind>/otworz/", views.consultation_reopen, name="consultation_reopen"),
    path("<int:pk>/konsultacje/<slug:kind>/raport/", views.consultation_document, name="consultation_document"),
    path("<int:pk>/konsultacje/<slug:kind>/uwagi/nowa/", views.remark_create, name="remark_create"),
    path("<int:pk>/konsultacje/uwagi/<int:remark_pk>/", views.remark_edit, name="remark_edit"),
    path("<int:pk>/konsultacje/uwagi/<int:remark_pk>/usun/", views.remark_delete, name="remark_delete"),
    path("<int:pk>/konsultacje/uwagi/<int:remark_pk>/odpowiedz/", views.remark_answer, name="remark_answer"),
]
