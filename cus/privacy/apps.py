"""Application configuration."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Registers ``cus.privacy``."""

    name = "cus.privacy"
    label = "privacy"
    verbose_name = "Dane osobowe"

    def ready(self) -> None:
        """Register the system checks."""
        from cus.privacy import checks  # noqa: F401
