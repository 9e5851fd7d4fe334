"""Addresses of one's own account and of the second factor; the library's names, our words."""

from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path

from cus.accounts.sign_in import views

urlpatterns = [
    path("", views.overview, name="account_overview"),
    path("sesje/", views.sessions, name="account_sessions"),
    path("sesje/wyloguj-inne/", views.sessions_end_others, name="account_sessions_end"),
    path("sesje/<int:pk>/wyloguj/", views.session_end, name="account_session_end"),
    path("sesja/stan/", views.session_state, name="account_session_state"),
    path("sesja/zostan/", views.session_stay, name="account_session_stay"),
    path("zalogowano/", views.back_again, name="account_back_again"),
    path("wpisane/odrzuc/", views.kept_forget, name="account_kept_forget"),
    path("drugi-skladnik/", factor.index, name="mfa_index"),
    path("drugi-skladnik/logowanie/", factor.authenticate, name="mfa_authenticate"),
    path("drugi-skladnik/potwierdzenie/", factor.reauthenticate, name="mfa_reauthenticate"),
    path("drugi-skladnik/ustaw/", totp.activate_totp, name="mfa_activate_totp"),
    path("drugi-skladnik/wylacz/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("drugi-skladnik/kody/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("drugi-skladnik/kody/nowe/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("drugi-skladnik/kody/plik/", views.DownloadCodes.as_view(), name="mfa_download_recovery_codes"),
]
