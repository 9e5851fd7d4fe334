"""All addresses of the application."""

from django.contrib import admin
from django.urls import include, path

handler400 = "cus.ui.views.bad_request"
handler403 = "cus.ui.views.forbidden"
handler404 = "cus.ui.views.not_found"
handler500 = "cus.ui.views.server_error"

urlpatterns = [
    path("", include("cus.ui.urls")),
    path("konto/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
]
