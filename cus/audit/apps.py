"""Application configuration."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AuditConfig(AppConfig):
    """Registers ``cus.audit``."""

    name = "cus.audit"
    label = "audit"
    verbose_name = "Historia"

    def ready(self) -> None:
        """Listen to sign-ins; register the retention of the access log; find what apps say of history."""
        from cus.audit import retention, signals  # noqa: F401 - importing connects them
        from cus.audit.kept import address_of
        from cus.ui.panel.history import address_source

        retention.register(
            retention.RetentionClass("access_log", "dziennik dostępu", retention.remove_old_access_entries)
        )
        autodiscover_modules("history")
        address_source(address_of)
