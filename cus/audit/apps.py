"""Application configuration."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Registers ``cus.audit``."""

    name = "cus.audit"
    label = "audit"
    verbose_name = "Historia"
