"""The administrator's panel: our own site, entered only by the administrator."""

from django.contrib import admin


class CusAdminSite(admin.AdminSite):
    """Django's admin with our names; permission is ``User.is_staff`` (the administrator's role)."""

    site_header = "Panel administratora"
    site_title = "Panel administratora"
    index_title = "Słowniki i konta"
    enable_nav_sidebar = True
    final_catch_all_view = False
