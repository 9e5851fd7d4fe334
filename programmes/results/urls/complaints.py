"""Addresses of the register of complaints and of the notes on what changed."""

from django.urls import path

from programmes.results.views import complaint_steps, complaints, impact

REGISTER = "skargi/"
ONE = f"{REGISTER}<int:pk>/"
CHANGES = "programy/<int:pk>/zmiany/"

COMPLAINTS = [
    path(REGISTER, complaints.complaint_list, name="complaint_list"),
    path(f"{REGISTER}nowa/", complaints.complaint_create, name="complaint_create"),
    path(f"{REGISTER}tabela/<str:name>", complaints.complaint_table, name="complaint_table"),
    path(f"{REGISTER}rejestr/<int:year>.pdf", complaints.complaint_register, name="complaint_register"),
    path("programy/<int:pk>/skargi/", complaints.programme_complaints, name="programme_complaints"),
    path(ONE, complaints.complaint_detail, name="complaint_detail"),
    path(f"{ONE}edycja/", complaints.complaint_edit, name="complaint_edit"),
    path(f"{ONE}prosba/", complaint_steps.ask, name="complaint_ask"),
    path(f"{ONE}wyjasnienie/", complaint_steps.explain, name="complaint_explain"),
    path(f"{ONE}ustalenia/", complaint_steps.find, name="complaint_find"),
    path(f"{ONE}poprawa/", complaint_steps.correct, name="complaint_correct"),
    path(f"{ONE}zamkniecie/", complaint_steps.close, name="complaint_close"),
    path(f"{ONE}otwarcie/", complaint_steps.reopen, name="complaint_reopen"),
    path(CHANGES, impact.impact, name="impact"),
    path(f"{CHANGES}nowa/", impact.impact_create, name="impact_create"),
    path("zmiany/<int:pk>/edycja/", impact.impact_edit, name="impact_edit"),
    path("zmiany/<int:pk>/usun/", impact.impact_delete, name="impact_delete"),
]
