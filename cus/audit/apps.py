"""Application configuration."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Registers ``cus.audit``."""

    name = "cus.audit"
    label = "audit"
    verbose_name = "Historia"

    def ready(self) -> None:
        """Listen to sign-ins; register the retention of the access log."""
        from cus.audit import retention, signals  # noqa: F401 - importing connects them

        retention.register(
            retention.RetentionClass("access_log", "dziennik dostępu", retention.remove_old_access_entries)
        )
