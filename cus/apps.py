"""Application configuration of the admin panel."""

from django.contrib.admin.apps import AdminConfig

from cus.ui import menu


class CusAdminConfig(AdminConfig):
    """Django's admin with our site and its place in the menu."""

    default_site = "cus.admin.CusAdminSite"

    def ready(self) -> None:
        """Discover the models' admin classes; show the panel to the administrator."""
        super().ready()
        menu.register("Panel administratora", "admin:index", act="users_admin", order=95)
