"""Reports of providers: the staff's rooms, and the one page that a personal link opens."""

from django.urls import path

from programmes.results.views import provider, report_filling, report_links, report_review, reports

REPORTS = [
    path("sprawozdania/", reports.index, name="reports"),
    path("programy/<int:pk>/sprawozdania/", reports.of_programme, name="programme_reports"),
    path("umowy/<int:pk>/sprawozdania/", reports.of_contract, name="contract_reports"),
    path("umowy/<int:pk>/sprawozdania/otworz/", reports.open_one, name="report_open"),
    path("umowy/<int:pk>/odnosniki/nowy/", report_links.create, name="report_link_create"),
    path("odnosniki/<int:pk>/cofnij/", report_links.revoke, name="report_link_revoke"),
    path("sprawozdania/<int:pk>/", reports.detail, name="report"),
    path("sprawozdania/<int:pk>/wypelnij/", report_filling.fill, name="report_fill"),
    path("sprawozdania/<int:pk>/sprawdz/", report_review.review, name="report_review"),
    path("sprawozdania/<int:pk>/otworz-ponownie/", report_review.reopen, name="report_reopen"),
    path("sprawozdania/<int:pk>/przypomnij/", reports.remind, name="report_remind"),
    path("wykonawca/<str:token>/", provider.entry, name="provider"),
    path("wykonawca/<str:token>/<int:pk>/", provider.one, name="provider_report"),
]
