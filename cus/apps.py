"""Application configuration of the admin panel."""

from django.contrib.admin.apps import AdminConfig


class CusAdminConfig(AdminConfig):
    """Django's admin with our site."""

    default_site = "cus.admin.CusAdminSite"
