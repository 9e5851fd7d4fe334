"""Addresses of the consultation."""

from django.urls import path

from diagnosis.views import consultation, remarks

HERE = "<int:pk>/konsultacje/"
MEETING = f"{HERE}spotkania/<int:meeting_pk>/"
REMARK = f"{HERE}uwagi/<int:remark_pk>/"

CONSULTATION = [
    path(HERE, consultation.consultation, name="consultation"),
    path(f"{HERE}zasady/", consultation.consultation_arrange, name="consultation_arrange"),
    path(f"{HERE}zamkniecie/", consultation.consultation_close, name="consultation_close"),
    path(f"{HERE}otwarcie/", consultation.consultation_reopen, name="consultation_reopen"),
    path(f"{HERE}raport/", consultation.consultation_report_page, name="consultation_report"),
    path(f"{HERE}raport/dokument/", consultation.consultation_pdf, name="consultation_document"),
    path(f"{HERE}raport/docx/", consultation.consultation_docx, name="consultation_docx_document"),
    path(f"{HERE}spotkania/nowe/", remarks.meeting_create, name="consultation_meeting_create"),
    path(MEETING, remarks.meeting_edit, name="consultation_meeting_edit"),
    path(f"{MEETING}usun/", remarks.meeting_delete, name="consultation_meeting_delete"),
    path(f"{HERE}uwagi/nowa/", remarks.remark_create, name="remark_create"),
    path(REMARK, remarks.remark_edit, name="remark_edit"),
    path(f"{REMARK}usun/", remarks.remark_delete, name="remark_delete"),
    path(f"{REMARK}odpowiedz/", remarks.remark_answer, name="remark_answer"),
    path(f"{REMARK}cofniecie/", remarks.remark_withdraw, name="remark_withdraw"),
]
